"""The noun right behind a numeral: persons, things, time or money."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extractor.lexicon import Lexicons, compiled

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


@compiled("counted_nouns")
def _pattern(lexicons: Lexicons) -> regex.Pattern[str]:
    # A letter may follow the glued "đ" of money only as part of no word; "người/" counts per time.
    return regex.compile(
        rf"[ ]?(?:(?:nữ|nam|cựu|tân)[ ](?=\p{{L}}))?(?P<noun>{lexicons['counted_nouns'].alternation()})(?!\p{{L}}|(?<=lần)[ ]lượt)"
    )


@compiled("counted_nouns")
def _firsts(lexicons: Lexicons) -> frozenset[str]:
    """The characters that a noun, or what may stand before it, begins with."""
    return frozenset("nct") | {form[0] for form in lexicons["counted_nouns"].values}


def counted_noun(low: str, end: int, lexicons: Lexicons) -> CountedNoun | None:
    """Return the longest noun of the lexicon that stands right behind a numeral ending at ``end``."""
    # Most numbers have a mark behind them.
    if low[end + low.startswith(" ", end) : end + 2][:1] not in _firsts(lexicons):
        return None
    found = _pattern(lexicons).match(low, end)
    if found is None:
        return None
    if _DATE_FOLLOWS.match(low, found.start("noun")) and not _YEARS_AGO.search(low, max(end - 4, 0), found.end()):
        return None
    return CountedNoun(*found.span("noun"), lexicons["counted_nouns"].values[found["noun"]])
