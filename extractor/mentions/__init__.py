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
from extractor.mentions.percentage import percentages
from extractor.mentions.resolve import Resolution, resolve
from extractor.mentions.year import years
from extractor.text.numerals import find_numerals
from extractor.text.sentences import Sentence
from extractor.text.tables import find_tables
from extractor.text.view import TextView

__all__ = ["Candidate", "Rank", "Resolution", "find_mentions"]


def find_mentions(
    seen: TextView, sentences: Sequence[Sentence], lexicons: Lexicons, published: dt.date | None
) -> Resolution:
    """Find the mentions of a view, and the candidates that lost, with their winners."""
    numerals = list(find_numerals(seen.low))
    named = list(insurances(seen, lexicons))
    candidates = [
        *percentages(seen),
        *years(seen, lexicons, published),
        *head_counts(seen, numerals, lexicons),
        *lookalikes(seen, numerals, lexicons),
        *named,
        *cell_mentions(seen, find_tables(seen), named, lexicons),
    ]
    first = resolve(candidates)
    more = list(elided_counts(seen, sentences, numerals, first.winners, lexicons))
    return resolve([*candidates, *more]) if more else first
