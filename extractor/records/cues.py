"""The words of the lexicons in a sentence, all lists found in one pass over its syllables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from extractor.lexicon import Lexicons, compiled
from extractor.text.sentences import Sentence
from extractor.text.syllables import by_first_syllable, cuts_syllable, first_syllable
from extractor.text.view import TextView

__all__ = ["Cue", "find_cues"]

_LISTS = ("backgrounds", "bases", "implied_insurance", "measures", "roles", "statuses")


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


class _Forms(NamedTuple):
    """The forms that begin with a syllable, the longest first, by the two characters that come behind it.

    Most of what begins with a common syllable goes on otherwise, so that one look-up is all that it costs.
    """

    length: int
    alone: tuple[_Form, ...]
    by_next: Mapping[str, tuple[_Form, ...]]


@compiled(*_LISTS)
def _table(lexicons: Lexicons) -> Mapping[str, _Forms]:
    """Map each first syllable to the forms that begin with it."""
    forms = [_Form(form, name, value) for name in _LISTS for form, value in lexicons[name].values.items()]
    forms.sort(key=lambda each: (-len(each.form), each))
    grouped: dict[str, list[_Form]] = {}
    for each in forms:
        grouped.setdefault(first_syllable(each.form), []).append(each)
    return {first: _by_next(len(first), each) for first, each in grouped.items()}


def _by_next(length: int, forms: list[_Form]) -> _Forms:
    def those(behind: str) -> tuple[_Form, ...]:
        # What is shorter than the look-up goes with all that it begins.
        return tuple(each for each in forms if behind.startswith(each.form[length : length + 2]))

    nexts = {each.form[length : length + 2] for each in forms}
    short = tuple(each for each in forms if len(each.form) < length + 2)
    return _Forms(length, short, {behind: those(behind) for behind in nexts})


@compiled(*_LISTS)
def _odd(lexicons: Lexicons) -> tuple[str, ...]:
    """The lists with a form that begins with no letter: these are searched for."""
    return tuple(name for name in _LISTS if "" in by_first_syllable(lexicons[name].values))


def find_cues(seen: TextView, sentence: Sentence, lexicons: Lexicons) -> dict[str, list[Cue]]:
    """Return each list's words in a sentence, left to right, the longest at each place, as ``Lexicon.find`` gives them."""
    found: dict[str, list[Cue]] = {name: [] for name in _LISTS}
    low, limit = seen.low, sentence.end
    starts, entries = seen.syllables.find(_table(lexicons))
    for at in range(bisect_left(starts, sentence.start), bisect_left(starts, limit)):
        start, entry = starts[at], entries[at]
        behind = start + entry.length
        for form, name, value in entry.by_next.get(low[behind : behind + 2], entry.alone):
            cues = found[name]
            if (not cues or cues[-1].end <= start) and low.startswith(form, start):
                end = start + len(form)
                if end <= limit and (end == limit or not low[end].isalpha()):
                    cues.append(Cue(start, end, value))
    for name in _LISTS if cuts_syllable(low, limit) else _odd(lexicons):
        found[name] = [Cue(*each) for each in lexicons[name].find(low, sentence.start, limit)]
    return found
