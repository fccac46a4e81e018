"""One article with its gold and its prediction brought together, as rows for a page.

A *mark* is a mention of gold, of the prediction, or an aligned pair of both, with what is to say of it:

``correct``   both sides agree, in every slot of its record too
``slot``      the mention is right, a slot of its record is not (or one side has no record)
``wrong``     the two overlap and differ in span, type or value
``missed``    gold only
``spurious``  prediction only
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeVar

from extractor.evaluation.alignment import Pair, align
from extractor.evaluation.errors import ErrorItem
from extractor.evaluation.record_pairs import RecordPair, pair_records, record_key
from extractor.evaluation.slots import SLOTS, said
from extractor.report.page_data import Names
from extractor.report.pieces import Piece, pieces_of, whole_pieces
from extractor.schema import Annotation, Mention, Record

__all__ = ["Judged"]

_T = TypeVar("_T")
_Made = tuple[Mention | None, Mention | None, list[Any]]


class Judged:
    """One article's marks by position.

    Args:
        gold: its gold annotation.
        predicted: the prediction, if there is one; without it all of the gold is missed.
        rules: gives the rules' names their numbers.

    Attributes:
        marks: ``[verdict, gold mention, predicted mention, rule, gold slots, predicted slots, rules, evidence]``
            each; what a side has not is ``None``, slots are in the order of ``SLOTS``.
    """

    def __init__(self, gold: Annotation, predicted: Annotation | None, rules: Names) -> None:
        self._rules = rules
        self._items: list[Mention | Record] = [*gold.mentions, *gold.records]
        self._pairs: dict[tuple[object, ...], list[RecordPair]] = defaultdict(list)
        found: tuple[Mention, ...] = ()
        records: tuple[Record, ...] = ()
        if predicted is not None:
            found, records = predicted.mentions, predicted.records
            self._items += [*found, *records]
        for pair in pair_records(gold.records, records).pairs:
            self._pairs[record_key(pair.gold)].append(pair)
        self._records = tuple({_key(record): record for record in side} for side in (gold.records, records))
        alignment = align(gold.mentions, found)
        made: list[_Made] = [(pair.gold, pair.predicted, self._pair_row(pair)) for pair in alignment.pairs]
        made += [(each, None, self._row("missed", each, None)) for each in alignment.missed]
        made += [(None, each, self._row("spurious", None, each)) for each in alignment.spurious]
        made.sort(key=lambda each: min(side.span for side in each[:2] if side is not None))
        self.marks = [row for _, _, row in made]
        self._of_gold = {_key(mention): place for place, (mention, _, _) in enumerate(made) if mention}
        self._of_predicted = {_key(mention): place for place, (_, mention, _) in enumerate(made) if mention}

    def find(self, item: ErrorItem) -> int:
        """Where the mark of an error stands; -1 if there is none."""
        key = (item.type, item.start, item.end)
        sides = (self._of_gold, self._of_predicted)
        first, second = reversed(sides) if item.group in ("spurious", "record spurious") else sides
        return first.get(key, second.get(key, -1))

    def pieces(self, text: str | None) -> tuple[list[Piece], str]:
        """The text where it is known and all mentions fit it, else the words of the mentions."""
        if text is not None and all(text[each.start : each.end] == each.text for each in self._items):
            return whole_pieces(text), "whole"
        return pieces_of(self._items), "mentions"

    def _pair_row(self, pair: Pair) -> list[Any]:
        if not pair.strict:
            return self._row("wrong", pair.gold, pair.predicted)
        sides = [side.get(_key(pair.gold)) for side in self._records]
        waiting = self._pairs.get(record_key(sides[0])) if sides[0] is not None else None
        if waiting:
            records = waiting.pop(0)
            right = all(records.agrees(slot) for slot in SLOTS)
            return self._row("correct" if right else "slot", pair.gold, pair.predicted, records)
        return self._row("slot" if any(sides) else "correct", pair.gold, pair.predicted)

    def _row(
        self, verdict: str, gold: Mention | None, predicted: Mention | None, records: RecordPair | None = None
    ) -> list[Any]:
        left = records.gold if records else self._records[0].get(_key(gold)) if gold else None
        right = records.predicted if records else self._records[1].get(_key(predicted)) if predicted else None
        return [
            verdict,
            gold and _mention(gold),
            predicted and _mention(predicted),
            self._rules.number(predicted.rule if predicted else None),
            left and [said(left, slot) for slot in SLOTS],
            right and [said(right, slot) for slot in SLOTS],
            [self._rules.number(_by_slot(right.rules, slot)) for slot in SLOTS] if right else [],
            [_by_slot(right.evidence, slot) or () for slot in SLOTS] if right else [],
        ]


def _by_slot(values: Mapping[str, _T] | None, slot: str) -> _T | None:
    # A range of years is one decision: what decided its end may stand under the year's name.
    return (values or {}).get(slot, (values or {}).get("year") if slot == "year_end" else None)


def _key(item: Mention | Record) -> tuple[str, int, int]:
    return (item.type if isinstance(item, Mention) else item.kind).value, item.start, item.end


def _mention(mention: Mention) -> list[Any]:
    return [mention.type, mention.start, mention.end, mention.value, mention.upper]
