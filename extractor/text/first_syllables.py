"""The syllables with which what a pattern matches can begin, read off the pattern itself.

So a pattern is tried only where one of them stands (:meth:`.syllables.Syllables.find`), and a word added to it is
looked for without a second list to keep. Of the language of patterns this reads what the rules' own use: letters,
groups, alternatives, optional parts and assertions; whatever is no letter ends the first syllable.
"""

from __future__ import annotations

import regex

__all__ = ["first_syllables"]

_ASSERTION = regex.compile(r"\(\?(?:<?[!=])")
_OPENING = regex.compile(r"\((?:\?(?:P<\w+>|[a-z]*:))?")
_OPTIONAL = regex.compile(r"[?*]\+?\??|\{0,\d*\}\+?")
_REPEATED = regex.compile(r"\++|\{\d+(?:,\d*)?\}\+?")
_CLASS = regex.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ESCAPE = regex.compile(r"\\[pP]\{\w+\}|\\.")
_NO_LETTER_BEFORE = regex.compile(r"\(\?<!\[?\\p\{L\}")
_BOUNDARY = regex.compile(r"\(\?!\(?(?:\?:)?(?:\[?)\\p\{L\}")


def first_syllables(pattern: str) -> frozenset[str]:
    """Return the first syllables of all that a pattern matches, in lower case.

    Raises:
        ValueError: if it can match what begins inside a syllable, or with no letter, or with a syllable that the
            pattern leaves open.
    """
    reader = _Reader(pattern)
    done: set[str] = set()
    open_: set[str] = set()
    while not reader.at_end():
        if not reader.begins_anew():
            raise ValueError(f"{pattern!r} can begin inside a syllable")
        ended, going = reader.sequence()
        done, open_ = done | ended, open_ | going
    if "" in done:
        raise ValueError(f"{pattern!r} can begin with what is no letter")
    if open_:
        raise ValueError(f"{pattern!r} leaves open what syllable it begins with: {sorted(open_)}")
    return frozenset(done)


class _Reader:
    """Reads a pattern from left to right, keeping the beginnings that end (done) and those that may go on (open)."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def at_end(self) -> bool:
        """Say whether all is read; else pass over the bar before the next alternative."""
        self._at += self._pattern.startswith("|", self._at)
        return self._at >= len(self._pattern)

    def begins_anew(self) -> bool:
        """Say whether the alternative at hand asserts first that no letter stands before it."""
        return _NO_LETTER_BEFORE.match(self._pattern, self._at) is not None

    def _alternatives(self) -> tuple[set[str], set[str]]:
        done, open_ = self.sequence()
        while self._pattern.startswith("|", self._at):
            self._at += 1
            more = self.sequence()
            done, open_ = done | more[0], open_ | more[1]
        return done, open_

    def sequence(self) -> tuple[set[str], set[str]]:
        """Read one alternative."""
        done: set[str] = set()
        open_ = {""}
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            if not open_:
                # All beginnings have ended: what follows is of no account.
                self._skip()
            elif _ASSERTION.match(self._pattern, self._at) is not None:
                if _BOUNDARY.match(self._pattern, self._at) is not None:
                    done, open_ = done | (open_ - {""}), open_ & {""}
                self._skip()
            else:
                ended, going = self._item()
                optional = self._quantifier()
                done |= {before + each for before in open_ for each in ended}
                open_ = {before + each for before in open_ for each in going} | (open_ if optional else set())
        return done, open_

    def _skip(self) -> None:
        """Pass over a group with all that is in it, a class or a character."""
        depth = 0
        while True:
            whole = _CLASS.match(self._pattern, self._at) or _ESCAPE.match(self._pattern, self._at)
            char = whole[0] if whole is not None else self._pattern[self._at]
            self._at += len(char)
            depth += (char == "(") - (char == ")")
            if depth == 0:
                return

    def _item(self) -> tuple[set[str], set[str]]:
        """Read one group, class or character: how it ends or extends a beginning."""
        pattern, at = self._pattern, self._at
        if (opening := _OPENING.match(pattern, at)) is not None:
            self._at = opening.end()
            found = self._alternatives()
            self._at += 1
            return found
        whole = _CLASS.match(pattern, at) or _ESCAPE.match(pattern, at)
        char = whole[0] if whole is not None else pattern[at]
        self._at += len(char)
        if char.isalpha():
            return set(), {char.lower()}
        if char in {"^", "$", r"\b"}:
            return set(), {""}
        if regex.search(r"\\p\{L|\\w|\[\^|\.$|\\P", char) and char != r"\.":
            raise ValueError(f"{pattern!r}: {char} at {at} may be any letter")
        if char.startswith("[") and (letters := [each for each in char[1:-1] if each.isalpha()]) and "\\" not in char:
            if len(letters) < len(char) - 2:
                raise ValueError(f"{pattern!r}: {char} at {at} may be a letter or none")
            return set(), {each.lower() for each in letters}
        # Ends the syllable before it. With none before it the pattern begins with no letter, which ends as nothing.
        return {""}, set()

    def _quantifier(self) -> bool:
        """Pass over a quantifier; say whether what is before it may be left out."""
        found = _OPTIONAL.match(self._pattern, self._at)
        repeated = found or _REPEATED.match(self._pattern, self._at)
        if repeated is not None:
            self._at = repeated.end()
        return found is not None
