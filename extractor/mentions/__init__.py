"""Mentions: one module a type, what only looks like one, and who wins where two overlap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from extractor.lexicon import Lexicons
from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.cells import cell_mentions
from extractor.mentions.elided import elided_counts
from extractor.mentions.head_count import head_counts
from extractor.mentions.insurance import insurances
from extractor.mentions.lookalikes import lookalikes
from extractor.mentions.nouns import counted_noun
from extractor.mentions.percentage import percentages
from extractor.mentions.resolve import Resolution, resolve
from extractor.mentions.year import years
from extractor.schema import MentionType
from extractor.text.numerals import numerals_of
from extractor.text.sentences import Sentence
from extractor.text.tables import find_tables
from extractor.text.view import TextView

__all__ = ["Candidate", "Rank", "Resolution", "find_mentions"]


_HIGHEST = {MentionType.HEAD_COUNT: 10_000_000_000, MentionType.PERCENTAGE: 1_000_000}
"""More persons than there are, and a rate that no news reports: the number was misread, or is a joke."""


def find_mentions(
    seen: TextView, sentences: Sequence[Sentence], lexicons: Lexicons, published: dt.date | None
) -> Resolution:
    """Find the mentions of a view, and the candidates that lost, with their winners."""
    numerals = numerals_of(seen)
    nouns = [counted_noun(seen.low, numeral.end, lexicons) for numeral in numerals]
    named = list(insurances(seen, lexicons))
    candidates = [
        *percentages(seen),
        *years(seen, lexicons, published),
        *head_counts(seen, numerals, nouns, lexicons),
        *lookalikes(seen, numerals, nouns, lexicons),
        *named,
        *cell_mentions(seen, find_tables(seen), named, lexicons),
    ]
    candidates = [each for each in candidates if _possible(each)]
    first = resolve(candidates)
    more = [each for each in elided_counts(seen, sentences, numerals, first.winners, lexicons) if _possible(each)]
    return resolve([*candidates, *more]) if more else first


def _possible(candidate: Candidate) -> bool:
    """Say whether a quantity is one that can be."""
    highest = _HIGHEST.get(candidate.kind) if candidate.kind is not None else None
    numbers = (candidate.value, candidate.upper)
    return highest is None or all(not isinstance(each, int | float) or each <= highest for each in numbers)
