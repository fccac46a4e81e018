"""The words of the lexicons in a text and its sentences, all lists found in one pass over its syllables."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import NamedTuple

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.text.syllables import FormTable, by_first_syllable, cuts_syllable
from extractor.text.view import TextView

__all__ = ["LISTS", "Cue", "Cues"]

_NAME = regex.compile(r"\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}")
LISTS = ("backgrounds", "bases", "implied_insurance", "measures", "roles", "statuses")


class Cue(NamedTuple):
    """A word of a lexicon at its place in the view."""

    start: int
    end: int
    value: str


class _Form(NamedTuple):
    """A form, the list that it is of, and its value there."""

    form: str
    name: str
    value: str


@compiled(*LISTS)
def _table(lexicons: Lexicons) -> FormTable[_Form]:
    """The forms of all lists, the longest first."""
    forms = [_Form(form, name, value) for name in LISTS for form, value in lexicons[name].values.items()]
    forms.sort(key=lambda each: (-len(each.form), each))
    return FormTable((each.form, each) for each in forms)


@compiled(*LISTS)
def _odd(lexicons: Lexicons) -> tuple[str, ...]:
    """The lists with a form that begins with no letter: these are searched for."""
    return tuple(name for name in LISTS if "" in by_first_syllable(lexicons[name].values))


class Cues:
    """The words of a text, found in one pass over its syllables.

    Args:
        seen: the view.
        lexicons: the lexicons.
    """

    def __init__(self, seen: TextView, lexicons: Lexicons) -> None:
        self._low, self._lexicons, self._odd = seen.low, lexicons, _odd(lexicons)
        # Starts, ends and values: a word becomes a Cue where a sentence asks for it.
        self._found: dict[str, tuple[array[int], array[int], list[str]]] = {
            name: (array("i"), array("i"), []) for name in LISTS
        }
        low, limit, text = seen.low, len(seen.low), seen.text
        for start, forms in zip(*seen.syllables.beginning(_table(lexicons)), strict=True):
            for form, name, value in forms:
                if not low.startswith(form, start):
                    continue
                if " " not in form and _NAME.match(text, start):
                    # "Giao Thủy" plans nothing.
                    continue
                starts, ends, values = self._found[name]
                end = start + len(form)
                if (not ends or ends[-1] <= start) and (end == limit or not low[end].isalpha()):
                    starts.append(start)
                    ends.append(end)
                    values.append(value)

    def within(self, name: str, start: int, end: int) -> list[Cue]:
        """Return a list's words in a sentence, left to right, the longest at each place, as ``Lexicon.find`` gives them."""
        starts, ends, values = self._found[name]
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        across = (last > first and ends[last - 1] > end) or (first and ends[first - 1] > start)
        if across or cuts_syllable(self._low, end) or name in self._odd:
            # A sentence that was cut for its length may end within a word.
            return [Cue(*each) for each in self._lexicons[name].find(self._low, start, end)]
        if first == last:
            return []
        return list(map(Cue, starts[first:last], ends[first:last], values[first:last]))
