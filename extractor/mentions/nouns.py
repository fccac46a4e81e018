"""The noun right behind a numeral: persons, things, time or money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.text.syllables import by_first_syllable

__all__ = ["CountedNoun", "counted_noun"]


class CountedNoun(NamedTuple):
    """A noun of ``counted_nouns.tsv`` with its span in the view and its kind there."""

    start: int
    end: int
    kind: str

    @property
    def person(self) -> bool:
        """Whether it denotes persons (``syllable`` still wants a word boundary)."""
        return self.kind in {"person", "syllable"}


# "từ 9.140 năm 2018 lên": the year is a date, not what is counted.
_DATE_FOLLOWS = regex.compile(r"(?:năm|tháng|quý|ngày)[ ](?:\d|i{1,3}(?!\p{L})|iv(?!\p{L})|nay|ngoái|trước)")

# "10 năm trước" is a span of time, "9.140 năm trước" a count and a date.
_YEARS_AGO = regex.compile(r"(?<![\d.,])\d{1,2}[ ]năm$")


_SYLLABLE = regex.compile(r"\p{L}++")
_ATTRIBUTES = ("nữ ", "nam ", "cựu ", "tân ")
"""What may stand before a noun: ``12 nữ công nhân``."""


@compiled("counted_nouns")
def _forms(lexicons: Lexicons) -> dict[str, tuple[str, ...]]:
    """The nouns by their first syllable, the longest first; a few begin with a sign."""
    return by_first_syllable(lexicons["counted_nouns"].values)


def counted_noun(low: str, end: int, lexicons: Lexicons) -> CountedNoun | None:
    """Return the longest noun of the lexicon that stands right behind a numeral ending at ``end``."""
    start = end + low.startswith(" ", end)
    forms = _forms(lexicons)
    form = None
    if low.startswith(_ATTRIBUTES, start):
        behind = low.index(" ", start) + 1
        form = _noun(low, behind, forms) if low[behind : behind + 1].isalpha() else None
        start = behind if form is not None else start
    if form is None and (form := _noun(low, start, forms)) is None:
        return None
    stop = start + len(form)
    if _DATE_FOLLOWS.match(low, start) and not _YEARS_AGO.search(low, max(end - 4, 0), stop):
        return None
    return CountedNoun(start, stop, lexicons["counted_nouns"].values[form])


def _noun(low: str, start: int, forms: Mapping[str, Sequence[str]]) -> str | None:
    first = _SYLLABLE.match(low, start)
    for form in forms.get(first[0] if first is not None else "", ()):
        if low.startswith(form, start):
            stop = start + len(form)
            # A letter may follow the glued "đ" of money only as part of no word; "lần lượt" is no number of times.
            if not low[stop : stop + 1].isalpha() and not (form.endswith("lần") and low.startswith(" lượt", stop)):
                return form
    return None
