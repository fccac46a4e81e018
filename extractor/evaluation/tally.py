"""What one document adds to the scores: plain counts, which sum over documents.

A :data:`Tally` maps a name, a tuple of words, to a count. Every score, of a document, a style
or the whole, is worked out from a sum of tallies, so micro-averages and their parts agree by
construction. The names:

=========================================  ==========================================================
``mention gold TYPE``                      gold mentions
``mention predicted TYPE``                 predicted mentions
``mention CRITERION gold TYPE``            gold mentions that are matched under the criterion
``mention CRITERION predicted TYPE``       predicted mentions that are matched under it
``confusion TYPE TYPE``                    aligned pairs by gold and predicted type; ``none`` if alone
``record gold KIND``                       gold records
``record predicted KIND``                  predicted records
``record VIEW KIND``                       record pairs that agree in the view (``slots.VIEWS``)
``slot SLOT OUTCOME KIND``                 what became of a slot in a pair of records
``value SLOT GOLD PREDICTED``              pairs of records by what either side says of a slot
=========================================  ==========================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from extractor.evaluation.alignment import Alignment, align
from extractor.evaluation.record_pairs import RecordPair, pair_records
from extractor.evaluation.slots import SLOTS, VIEWS, said
from extractor.schema import Annotation, Mention

__all__ = ["NONE", "Tally", "tally", "total"]

Tally = Counter[tuple[str, ...]]

NONE: Final = "none"
"""In the confusion table: no mention on that side."""


def tally(gold: Annotation, predicted: Annotation | None) -> Tally:
    """Count one document. No prediction counts as an empty one: everything is missed."""
    mentions = () if predicted is None else predicted.mentions
    records = () if predicted is None else predicted.records
    counts: Tally = Counter()
    _count_mentions(counts, align(gold.mentions, mentions))
    _count_values(counts, gold.mentions, mentions)
    for record in gold.records:
        counts["record", "gold", record.kind] += 1
    for record in records:
        counts["record", "predicted", record.kind] += 1
    for pair in pair_records(gold.records, records).pairs:
        _count_record(counts, pair)
    return counts


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    result: Tally = Counter()
    for each in tallies:
        result.update(each)
    return result


def _count_mentions(counts: Tally, alignment: Alignment) -> None:
    for pair in alignment.pairs:
        gold, predicted = pair.gold.type.value, pair.predicted.type.value
        counts["mention", "gold", gold] += 1
        counts["mention", "predicted", predicted] += 1
        counts["confusion", gold, predicted] += 1
        criteria = {
            "strict": pair.strict,
            "span_and_type": pair.same_span and pair.same_type,
            "span": pair.same_span,
            "overlap": True,
            "type": pair.same_type,
        }
        for criterion, holds in criteria.items():
            counts["mention", criterion, "gold", gold] += holds
            counts["mention", criterion, "predicted", predicted] += holds
    for mention in alignment.missed:
        counts["mention", "gold", mention.type] += 1
        counts["confusion", mention.type, NONE] += 1
    for mention in alignment.spurious:
        counts["mention", "predicted", mention.type] += 1
        counts["confusion", NONE, mention.type] += 1


def _count_values(counts: Tally, gold: Iterable[Mention], predicted: Iterable[Mention]) -> None:
    """Match type, value and upper bound as multisets, wherever they stand in the document."""
    wanted, found = (Counter((each.type, each.value, each.upper) for each in side) for side in (gold, predicted))
    for (kind, _, _), number in (wanted & found).items():
        counts["mention", "value", "gold", kind] += number
        counts["mention", "value", "predicted", kind] += number


def _count_record(counts: Tally, pair: RecordPair) -> None:
    kind = pair.gold.kind.value
    for slot in SLOTS:
        counts["slot", slot, pair.outcome(slot), kind] += 1
        counts["value", slot, said(pair.gold, slot), said(pair.predicted, slot)] += 1
    right = {slot for slot in SLOTS if pair.agrees(slot)}
    for view, slots in VIEWS.items():
        counts["record", view, kind] += right.issuperset(slots)
