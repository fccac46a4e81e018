"""The syllables of a text, runs of letters, looked up in tables rather than searched for.

Vietnamese is written in syllables with spaces between, so whatever a list of words or a pattern of words finds begins
at one. To look each syllable up in a table of first syllables is many times as fast as searching the text for an
alternation of hundreds of phrases; what is left is compared or matched at the places found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import TypeVar

import regex

__all__ = ["Syllables", "by_first_syllable", "first_syllable", "matches_at"]

_T = TypeVar("_T")

_COMMON_MARKS = "\n,.0123456789:;()“”\"/-–%!?…"
_FIRST = regex.compile(r"\p{L}++")


class Syllables:
    """The syllables of a lower-case text.

    Args:
        low: the text.
    """

    __slots__ = ("_ends", "_words")

    def __init__(self, low: str) -> None:
        spaced = low
        for mark in _COMMON_MARKS:
            if mark in spaced:
                spaced = spaced.replace(mark, " ")
        words = spaced.split(" ")
        # Whatever else is no letter parts syllables too.
        if not (joined := "".join(words)).isalpha():
            for char in set(joined):
                if not char.isalpha():
                    spaced = spaced.replace(char, " ")
            words = spaced.split(" ")
        self._words = words
        self._ends = list(accumulate(map(len, words)))
        """Where each would end if there were nothing between them."""

    def any_in(self, table: Mapping[str, object] | frozenset[str]) -> bool:
        """Say whether one of the table's syllables stands in the text."""
        keys = table if isinstance(table, frozenset) else table.keys()
        return not keys.isdisjoint(self._words)

    def find(self, table: Mapping[str, _T]) -> list[tuple[int, _T]]:
        """Return where the table's syllables stand, left to right, each with what the table has for it."""
        words, ends = self._words, self._ends
        # Of the marks between syllables there are as many before one as there are syllables.
        return [
            (ends[at] - len(words[at]) + at, found)
            for at, found in enumerate(map(table.get, words))
            if found is not None
        ]


def first_syllable(form: str) -> str:
    """Return the syllable with which a form begins; the empty string if it begins with something else."""
    found = _FIRST.match(form)
    return found[0] if found is not None else ""


def by_first_syllable(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group forms by the syllable that they begin with, the longest first."""
    table: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda each: (-len(each), each)):
        table.setdefault(first_syllable(form), []).append(form)
    return {first: tuple(each) for first, each in table.items()}


def matches_at(pattern: regex.Pattern[str], low: str, starts: Iterable[int]) -> Iterator[regex.Match[str]]:
    """Yield what ``pattern.finditer(low)`` does, for a pattern that can match only at the starts given, in order."""
    position = 0
    for start in starts:
        if start >= position and (found := pattern.match(low, start)) is not None:
            yield found
            position = found.end()
