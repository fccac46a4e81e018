"""The syllables of a text, runs of letters, looked up in tables rather than searched for.

Vietnamese is written in syllables with spaces between, so whatever a list of words or a pattern of words finds begins
at one. To look each syllable up in a table of first syllables is many times as fast as searching the text for an
alternation of hundreds of phrases; what is left is compared or matched at the places found.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from heapq import merge
from itertools import accumulate, chain, repeat
from operator import add
from typing import Any, Generic, TypeVar

import regex

from extractor.text.first_syllables import first_syllables

__all__ = [
    "FormTable",
    "SyllablePattern",
    "Syllables",
    "by_first_syllable",
    "cuts_syllable",
    "first_syllable",
    "matches_at",
    "starts_of",
]

_T = TypeVar("_T")

_COMMON_MARKS = '\n,.0123456789:;()“”"/-–%!?…'
_LARGE = 50_000
"""Code points of a text that is too long for an article."""
_UNSPACED = re.compile(r"[^ ]+")
_FIRST = regex.compile(r"\p{L}++")
_FIRST_TWO = regex.compile(r"(\p{L}++)(?:\P{L}(\p{L}++))?")


class Syllables:
    """The syllables of a lower-case text.

    Args:
        low: the text.
    """

    __slots__ = ("_found", "_places", "_starts", "_words")

    def __init__(self, low: str) -> None:
        spaced = low
        for mark in _COMMON_MARKS:
            if mark in spaced:
                spaced = spaced.replace(mark, " ")
        # Whatever else is no letter parts syllables too.
        if not (joined := spaced.replace(" ", "")).isalpha():
            for char in set(joined):
                if not char.isalpha():
                    spaced = spaced.replace(char, " ")
        # One mark stands between two syllables; where several do, there are empty ones.
        words: list[str]
        starts: MutableSequence[int]
        # Lists are quicker, but weigh ten times as much.
        large = len(spaced) > _LARGE
        if large:
            words, starts = _few(spaced)
        else:
            words = spaced.split(" ")
            starts = list(accumulate(map(add, map(len, words), repeat(1)), initial=0))[:-1]
        places: defaultdict[str, MutableSequence[int]] = defaultdict(_numbers if large else list)
        for at, word in enumerate(words):
            places[word].append(at)
        places.pop("", None)
        self._words, self._starts = [*words, ""], starts
        self._places = dict(places)
        self._found: dict[int, tuple[object, Sequence[int], list[Any]]] = {}

    def any_in(self, firsts: Mapping[str, object]) -> bool:
        """Say whether one of a table's syllables stands in the text."""
        return not self._places.keys().isdisjoint(firsts)

    def within(self, start: int, end: int) -> frozenset[str]:
        """Return the syllables that begin in a stretch of the text; one that is cut by its end as far as it goes."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        words = self._words[low:high]
        if words and self._starts[high - 1] + len(words[-1]) > end:
            words[-1] = words[-1][: end - self._starts[high - 1]]
        return frozenset(words)

    def beginning(self, table: FormTable[_T]) -> tuple[Sequence[int], list[tuple[_T, ...]]]:
        """Return where something of a table of forms may begin, left to right, and what of it may.

        The answer is kept: the same table asked for again costs nothing.
        """
        known = self._found.get(id(table))
        if known is None:
            known = self._found[id(table)] = (table, *self._beginning(table))
        return known[1], known[2]

    def _beginning(self, table: FormTable[_T]) -> tuple[Sequence[int], list[tuple[_T, ...]]]:
        words, starts, firsts = self._words, self._starts, table.firsts
        found: MutableSequence[int] = array("i") if isinstance(starts, array) else []
        may_be: list[tuple[_T, ...]] = []
        for at in self._at(firsts):
            alone, seconds = firsts[words[at]]
            if those := seconds.get(words[at + 1], alone):
                found.append(starts[at])
                may_be.append(those)
        return found, may_be

    def _at(self, firsts: Mapping[str, object]) -> Iterable[int]:
        places = self._places
        each = [places[word] for word in firsts.keys() & places.keys()]
        return each[0] if len(each) == 1 else merge(*each) if isinstance(self._starts, array) else sorted(chain(*each))

    def find(self, table: Mapping[str, _T]) -> tuple[Sequence[int], list[_T]]:
        """Return where a table's syllables stand, left to right, and what the table has for each.

        The answer is kept: the same table asked for again costs nothing.
        """
        known = self._found.get(id(table))
        if known is None:
            found = list(self._at(table))
            known = self._found[id(table)] = (
                table,
                [self._starts[at] for at in found],
                [table[self._words[at]] for at in found],
            )
        return known[1], known[2]


def _numbers() -> array[int]:
    return array("i")


def _few(spaced: str) -> tuple[list[str], array[int]]:
    """Split at spaces, with one empty syllable for several spaces in a row, and say where each begins.

    Each syllable is kept once, however often it stands in the text, and a text of marks weighs no more than one of words.
    """
    words: list[str] = []
    starts = array("i")
    known: dict[str, str] = {}
    position = 0
    for found in _UNSPACED.finditer(spaced):
        if found.start() > position:
            words.append("")
            starts.append(position)
        word = found[0]
        words.append(known.setdefault(word, word))
        starts.append(found.start())
        position = found.end() + 1
    return words, starts


class FormTable(Generic[_T]):
    """Forms looked up by their first two syllables at once: most of what begins with a common one goes on otherwise.

    Args:
        forms: each form with what it stands for, in the order in which they are to be tried. Those that begin with no
            letter are left out.

    Attributes:
        firsts: for each first syllable what is of it alone, or goes on with something else than one more; and for each
            second what begins with both, with what is of the first alone among it.
    """

    __slots__ = ("firsts",)

    def __init__(self, forms: Iterable[tuple[str, _T]]) -> None:
        begun = [(_FIRST_TWO.match(form), each) for form, each in forms]
        pairs = [(found[1], found[2], each) for found, each in begun if found is not None]
        self.firsts: dict[str, tuple[tuple[_T, ...], dict[str, tuple[_T, ...]]]] = {}
        for first in dict.fromkeys(first for first, _, _ in pairs):
            those = [(second, each) for one, second, each in pairs if one == first]
            alone = tuple(each for second, each in those if second is None)
            seconds = {
                second: tuple(each for other, each in those if other in {None, second})
                for second in dict.fromkeys(second for second, _ in those if second is not None)
            }
            self.firsts[first] = (alone, seconds)


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


class SyllablePattern:
    """A pattern that is tried only where a syllable stands with which it can begin.

    Args:
        pattern: the pattern; see :func:`.first_syllables.first_syllables` for what it must be like.
        strict: refuse any other pattern; else it is searched for. For what is made of lists that users may add to.
    """

    __slots__ = ("_firsts", "pattern")

    def __init__(self, pattern: regex.Pattern[str], *, strict: bool = True) -> None:
        self.pattern = pattern
        self._firsts: FormTable[bool] | None = None
        try:
            self._firsts = FormTable((first, True) for first in sorted(first_syllables(pattern.pattern)))
        except ValueError:
            if strict:
                raise

    def finditer(
        self, low: str, syllables: Syllables, start: int = 0, end: int | None = None
    ) -> Iterator[regex.Match[str]]:
        """Yield the matches in a stretch of a text (or of one that differs by capitals only) with its syllables."""
        end = len(low) if end is None else end
        if self._firsts is None or cuts_syllable(low, end):
            return self.pattern.finditer(low, start, end)
        starts = syllables.beginning(self._firsts)[0]
        return matches_at(self.pattern, low, starts[bisect_left(starts, start) : bisect_left(starts, end)], end)


def cuts_syllable(low: str, end: int) -> bool:
    """Say whether a stretch that ends there ends within a syllable, as one may that was cut for its length."""
    return 0 < end < len(low) and low[end].isalpha() and low[end - 1].isalpha()


def starts_of(low: str, *pieces: str) -> list[int]:
    """Return where any of some pieces of text stands, in words or across them, left to right."""
    found: list[int] = []
    for piece in pieces:
        at = low.find(piece)
        while at >= 0:
            found.append(at)
            at = low.find(piece, at + 1)
    if len(pieces) > 1:
        found.sort()
    return found


def matches_at(
    pattern: regex.Pattern[str], low: str, starts: Iterable[int], end: int | None = None
) -> Iterator[regex.Match[str]]:
    """Yield what ``pattern.finditer(low)`` does, for a pattern that can match only at the starts given, in order."""
    position = 0
    end = len(low) if end is None else end
    for start in starts:
        if start >= position and (found := pattern.match(low, start, end)) is not None:
            yield found
            position = found.end()
