"""The words of the lexicons in a sentence, all lists found in one pass over its syllables."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from extractor.lexicon import Lexicons, compiled
from extractor.text.sentences import Sentence
from extractor.text.syllables import by_first_syllable
from extractor.text.view import TextView

__all__ = ["Cue", "find_cues"]

_LISTS = ("backgrounds", "bases", "implied_insurance", "measures", "roles", "statuses")


class Cue(NamedTuple):
    """A word of a lexicon at its place in the view."""

    start: int
    end: int
    value: str


_Forms = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
"""For each list that has forms beginning with a syllable, its name and those forms with their values."""


@compiled(*_LISTS)
def _table(lexicons: Lexicons) -> Mapping[str, _Forms]:
    """Map each first syllable to the forms that begin with it."""
    table: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]] = {}
    for name in _LISTS:
        values = lexicons[name].values
        for first, forms in by_first_syllable(values).items():
            table.setdefault(first, []).append((name, tuple((form, values[form]) for form in forms)))
    return {first: tuple(each) for first, each in table.items()}


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
        start = starts[at]
        for name, forms in entries[at]:
            cues = found[name]
            if cues and start < cues[-1].end:
                continue
            for form, value in forms:
                if low.startswith(form, start):
                    end = start + len(form)
                    if end <= limit and (end == limit or not low[end].isalpha()):
                        cues.append(Cue(start, end, value))
                        break
    for name in _odd(lexicons):
        found[name] = [Cue(*each) for each in lexicons[name].find(low, sentence.start, limit)]
    return found
