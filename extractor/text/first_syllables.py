"""The syllables with which what a pattern matches can begin, read off the pattern itself.

So a pattern is tried only where one of them stands (:meth:`.syllables.Syllables.find`), and a word added to it is
looked for without a second list to keep. Of the language of patterns this reads what the rules' own use: letters,
groups, alternatives, optional parts and assertions; whatever is no letter ends the first syllable.
"""

from __future__ import annotations

import regex

from extractor.text.pattern_reader import ASSERTION, OPENING, PatternReader

__all__ = ["first_syllables"]

_OPTIONAL = regex.compile(r"[?*]\+?\??|\{0,\d*\}\+?")
_REPEATED = regex.compile(r"\++|\{\d+(?:,\d*)?\}\+?")
_NO_LETTER_BEFORE = regex.compile(r"\(\?<!\[?\\p\{L\}")
_BOUNDARY = regex.compile(r"\(\?!\(?(?:\?:)?(?:\[?)\\p\{L\}")


def first_syllables(pattern: str) -> frozenset[str]:
    """Return the first syllables of all that a pattern matches, in lower case.

    Where a space and a second syllable must follow, both are given (``toàn tỉnh``), else the first alone.

    Raises:
        ValueError: if it can match what begins inside a syllable, or with no letter, or with a syllable that the
            pattern leaves open.
    """
    reader = _Reader(pattern)
    done: set[str] = set()
    while not reader.at_end():
        if not reader.begins_anew():
            raise ValueError(f"{pattern!r} can begin inside a syllable")
        ended, going = reader.sequence({""})
        if open_ := {each for each in going if " " not in each}:
            raise ValueError(f"{pattern!r} leaves open what syllable it begins with: {sorted(open_)}")
        done |= ended | _firsts(going)
    if "" in done:
        raise ValueError(f"{pattern!r} can begin with what is no letter")
    # What may go on with anything need not be told with what it may go on with.
    return frozenset(each for each in done if " " not in each or each.partition(" ")[0] not in done)


def _firsts(beginnings: set[str]) -> set[str]:
    return {each.partition(" ")[0] for each in beginnings}


class _Reader(PatternReader):
    """Reads a pattern from left to right, keeping the beginnings that end (done) and those that may go on (open)."""

    def at_end(self) -> bool:
        """Say whether all is read; else pass over the bar before the next alternative."""
        self._at += self._pattern.startswith("|", self._at)
        return self._at >= len(self._pattern)

    def begins_anew(self) -> bool:
        """Say whether the alternative at hand asserts first that no letter stands before it."""
        return _NO_LETTER_BEFORE.match(self._pattern, self._at) is not None

    def _alternatives(self, before: set[str]) -> tuple[set[str], set[str]]:
        done, open_ = self.sequence(before)
        while self._pattern.startswith("|", self._at):
            self._at += 1
            more = self.sequence(before)
            done, open_ = done | more[0], open_ | more[1]
        return done, open_

    def sequence(self, before: set[str]) -> tuple[set[str], set[str]]:
        """Read one alternative, behind the beginnings that are open."""
        done: set[str] = set()
        open_ = before
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            if not open_:
                # All beginnings have ended: what follows is of no account.
                self._skip()
            elif ASSERTION.match(self._pattern, self._at) is not None:
                if _BOUNDARY.match(self._pattern, self._at) is not None:
                    done, open_ = done | {each.strip() for each in open_ - {""}}, open_ & {""}
                self._skip()
            else:
                at = self._at
                ended, going = self._item(open_)
                optional, repeated = self._quantifier()
                behind = self._at
                while repeated and (more := going - open_):
                    # No more than two syllables are kept, so this ends.
                    self._at = at
                    again = self._item(more)
                    ended, going, repeated = ended | again[0], going | again[1], not again[1] <= going
                self._at = behind
                done |= ended
                open_ = going | (open_ if optional else set())
        return done, open_

    def _item(self, before: set[str]) -> tuple[set[str], set[str]]:
        """Read one group, class or character: how it ends or extends the beginnings before it."""
        pattern, at = self._pattern, self._at
        if (opening := OPENING.match(pattern, at)) is not None:
            self._at = opening.end()
            found = self._alternatives(before)
            self._at += 1
            return found
        char = self._character()
        if char.isalpha():
            return set(), {each + char.lower() for each in before}
        if char in {"^", "$", r"\b"}:
            return set(), before
        if char in {" ", "[ ]"}:
            # A second one ends the second syllable; a first one that stands before all letters ends as nothing.
            ended = {each for each in before if " " in each or not each}
            return {each.strip() for each in ended}, {f"{each} " for each in before - ended}
        if regex.search(r"\\p\{L|\\w|\[\^|\.$|\\P", char) and char != r"\.":
            if any(" " not in each for each in before):
                raise ValueError(f"{pattern!r}: {char} at {at} may be any letter")
            return _firsts(before), set()
        if char.startswith("[") and (letters := [each for each in char[1:-1] if each.isalpha()]) and "\\" not in char:
            if len(letters) == len(char) - 2:
                return set(), {each + letter.lower() for each in before for letter in letters}
            if any(" " not in each for each in before):
                raise ValueError(f"{pattern!r}: {char} at {at} may be a letter or none")
            return _firsts(before), set()
        # Ends the syllable before it. With none before it the pattern begins with no letter, which ends as nothing.
        return {each.strip() for each in before}, set()

    def _quantifier(self) -> tuple[bool, bool]:
        """Pass over a quantifier; say whether what is before it may be left out, and whether it may stand again."""
        found = _OPTIONAL.match(self._pattern, self._at)
        repeated = found or _REPEATED.match(self._pattern, self._at)
        if repeated is not None:
            self._at = repeated.end()
        return found is not None, repeated is not None and repeated[0][0] != "?"
