"""The syllables without which a pattern matches nothing, read off the pattern itself.

Most patterns of the rules find nothing in most sentences. Whether one of a few syllables stands in a sentence is
found out ten times faster than by a search, so a rule's pattern is searched for only where one does
(:meth:`extractor.records.scene.Scene.search`), and a word added to it is looked for without a second list to keep.

Of the language of patterns this reads what the rules use. What it does not understand it takes for anything at all,
which can only make a pattern be searched for in vain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.text.pattern_reader import ASSERTION, OPENING, PatternReader

__all__ = ["needed_syllables"]

_COMMON = """
    bảo bị bộ bhxh bhyt các cả cao chi cho chính có công của cũng dân do đã đang đến để đó đóng đối độ động được gia
    giảm hai hiểm hiện hội là lao lên lượng mới mức một năm nay này ngày người nhân nhất nhiều nhà phải phần quả ra
    quy số tăng tế tháng tham thành theo thì thực thêm tỉnh tỷ lệ tổng trên trong trước từ tới và vào về với xã y
    """
"""Syllables that stand in so many sentences that to need them says little. They only weigh one set against another."""
_FREQUENT = frozenset(_COMMON.split())
_COST_OF_FREQUENT = 10

_BOUNDARY = regex.compile(
    r"\(\?<?!(?:\\p\{L\}|\[\\p\{L\}[^\]]*\])(?=[|)])"  # (?<!\p{L}…), (?!\p{L}…)
    r"|\\b"
)
_FLAGS = regex.compile(r"\(\?[a-z]+\)")
_QUANTIFIER = regex.compile(r"(?P<optional>[?*]|\{(?:0?,\d*|0)\})[+?]?|(?P<repeated>\+|\{\d+(?:,\d*)?\})[+?]?")
_NO_LETTERS = regex.compile(r"\[(?:\\[dsnt.\-()\[\]+*]|[^\\^\p{L}])+\]|\\[dsnt]|\\[^\p{L}\d]|[^\p{L}\\.^$]")


@dataclass(frozen=True, slots=True)
class _Item:
    """One part of a pattern.

    Attributes:
        letter: the letter that it is, in lower case.
        parts: the boundary between syllables that it is: a character that is no letter, or the assertion of one.
        branches: the alternatives of a group.
        optional: whether it may be left out.
        repeated: whether it may stand several times.
    """

    letter: str = ""
    parts: bool = False
    branches: tuple[tuple[_Item, ...], ...] = ()
    optional: bool = False
    repeated: bool = False


@lru_cache(maxsize=4096)
def needed_syllables(pattern: regex.Pattern[str]) -> frozenset[str] | None:
    """Return syllables, in lower case, one of which at least stands whole in all that a pattern matches.

    Returns:
        The rarest such set that is found, or ``None`` where none is.
    """
    if pattern.flags & regex.VERBOSE:
        return None
    reader = _Reader(pattern.pattern)
    branches = reader.alternatives()
    return _of_branches(branches, left=False, right=False)


def _of_branches(branches: Sequence[Sequence[_Item]], *, left: bool, right: bool) -> frozenset[str] | None:
    """Every alternative needs one of its own; ``left`` and ``right`` say whether syllables end at the edges."""
    needed: frozenset[str] = frozenset()
    for branch in branches:
        own = _of_sequence(branch, left=left, right=right)
        if own is None:
            return None
        needed |= own
    return needed


def _of_sequence(items: Sequence[_Item], *, left: bool, right: bool) -> frozenset[str] | None:
    found: list[frozenset[str]] = []
    at = 0
    while at < len(items):
        start, item = at, items[at]
        at += 1
        if item.letter and not item.optional:
            while at < len(items) and items[at].letter and not items[at].optional:
                at += 1
            if _ends_before(items, start, left) and _begins_behind(items, at, right):
                found.append(frozenset({"".join(each.letter for each in items[start:at])}))
        elif item.branches and not item.optional:
            before = _ends_before(items, start, left) and (not item.repeated or _ends(item))
            behind = _begins_behind(items, at, right) and (not item.repeated or _begins(item))
            own = _of_branches(item.branches, left=before, right=behind)
            if own is not None:
                found.append(own)
    return min(found, key=_cost, default=None)


def _cost(needed: frozenset[str]) -> tuple[int, list[str]]:
    return sum(_COST_OF_FREQUENT if each in _FREQUENT else 1 for each in needed), sorted(needed)


def _ends_before(items: Sequence[_Item], at: int, edge: bool) -> bool:
    """Say whether no letter can stand right before an item, whatever of the optional ones is left out."""
    for item in reversed(items[:at]):
        if not _ends(item):
            return False
        if not item.optional:
            return True
    return edge


def _begins_behind(items: Sequence[_Item], at: int, edge: bool) -> bool:
    for item in items[at:]:
        if not _begins(item):
            return False
        if not item.optional:
            return True
    return edge


def _ends(item: _Item) -> bool:
    """Say whether an item ends with what parts syllables, if it is there at all."""
    return item.parts or (bool(item.branches) and all(_ends_before(each, len(each), False) for each in item.branches))


def _begins(item: _Item) -> bool:
    return item.parts or (bool(item.branches) and all(_begins_behind(each, 0, False) for each in item.branches))


class _Reader(PatternReader):
    """Reads a pattern from left to right into items."""

    def alternatives(self) -> tuple[tuple[_Item, ...], ...]:
        """Read up to the end of the group, or of the pattern."""
        branches = [self._sequence()]
        while self._pattern.startswith("|", self._at):
            self._at += 1
            branches.append(self._sequence())
        return tuple(branches)

    def _sequence(self) -> tuple[_Item, ...]:
        items: list[_Item] = []
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            item = self._item()
            quantifier = _QUANTIFIER.match(self._pattern, self._at)
            if quantifier is not None:
                self._at = quantifier.end()
            if item is None:
                continue
            optional = quantifier is not None and quantifier["optional"] is not None
            repeated = quantifier is not None and quantifier[0][0] != "?"
            if repeated and item.letter:
                item = _Item()
            items.append(_Item(item.letter, item.parts, item.branches, optional, repeated))
        return tuple(items)

    def _item(self) -> _Item | None:
        """Read one group, class, character or assertion; ``None`` for one that is of no account."""
        pattern, at = self._pattern, self._at
        if _BOUNDARY.match(pattern, at) is not None:
            self._skip()
            return _Item(parts=True)
        if ASSERTION.match(pattern, at) is not None or pattern[at] in "^$":
            self._skip()
            return None
        if (flags := _FLAGS.match(pattern, at)) is not None:
            self._at = flags.end()
            return None
        if (opening := OPENING.match(pattern, at)) is not None:
            self._at = opening.end()
            branches = self.alternatives()
            self._at += 1
            return _Item(branches=branches)
        self._skip()
        written = pattern[at : self._at]
        if written.isalpha():
            return _Item(letter=written.lower())
        return _Item(parts=_NO_LETTERS.fullmatch(written) is not None)
