"""Pair the records of a document by their quantity.

A record stands for its quantity: two records belong together when kind, span, value and upper
bound are equal, which is the strict match of the alignment (strict pairs come first there, and
equal mentions are interchangeable). A document holds a quantity once; if a prediction gives
several records for one, they are paired so that as many as possible are right in full, then in
the core, then in single slots (in their order if there are absurdly many).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.evaluation.assignment import assign
from extractor.evaluation.slots import CORE, FULL, SLOTS
from extractor.schema import Record

__all__ = ["RecordPair", "RecordPairs", "pair_records", "record_key"]

Key = tuple[int, int, str, float, float]

_MAX_CELLS = 1024


@dataclass(frozen=True, slots=True)
class RecordPair:
    """A gold and a predicted record of one and the same quantity."""

    gold: Record
    predicted: Record

    def outcome(self, slot: str) -> str:
        """What became of a slot: correct, wrong, missing, spurious, or empty (null on both sides).

        ``insurance`` is compared whole, as a set; its empty list is null.
        """
        wanted, found = getattr(self.gold, slot), getattr(self.predicted, slot)
        if slot == "insurance":
            wanted, found = frozenset(wanted) or None, frozenset(found) or None
        if wanted is None:
            return "empty" if found is None else "spurious"
        if found is None:
            return "missing"
        return "correct" if wanted == found else "wrong"

    def agrees(self, slot: str) -> bool:
        """Both sides say the same of a slot, or both nothing."""
        return self.outcome(slot) in ("correct", "empty")


@dataclass(frozen=True, slots=True)
class RecordPairs:
    """The pairs and what is left over on either side, each by position."""

    pairs: tuple[RecordPair, ...]
    missed: tuple[Record, ...]
    spurious: tuple[Record, ...]


def record_key(record: Record) -> Key:
    """A key that sorts records by position and is equal exactly for the same quantity."""
    return (*record.span, record.kind.value, record.value, float("-inf") if record.upper is None else record.upper)


def pair_records(gold: Iterable[Record], predicted: Iterable[Record]) -> RecordPairs:
    """Pair the records of one document, given in any order."""
    groups: dict[Key, tuple[list[Record], list[Record]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((gold, predicted)):
        for record in sorted(records, key=_order):
            groups[record_key(record)][side].append(record)
    pairs: list[RecordPair] = []
    missed: list[Record] = []
    spurious: list[Record] = []
    for _, (wanted, found) in sorted(groups.items()):
        matches = _best(wanted, found)
        pairs += [RecordPair(wanted[i], found[j]) for i, j in matches]
        rows, columns = {i for i, _ in matches}, {j for _, j in matches}
        missed += [record for i, record in enumerate(wanted) if i not in rows]
        spurious += [record for j, record in enumerate(found) if j not in columns]
    return RecordPairs(tuple(pairs), tuple(missed), tuple(spurious))


def _order(record: Record) -> tuple[str, ...]:
    return tuple(str(getattr(record, slot)) for slot in SLOTS)


def _best(wanted: list[Record], found: list[Record]) -> list[tuple[int, int]]:
    if len(wanted) * len(found) <= 1:
        return [(0, 0)] if wanted and found else []
    if len(wanted) * len(found) > _MAX_CELLS:
        return [(i, i) for i in range(min(len(wanted), len(found)))]
    return assign([[1 + _agreement(RecordPair(left, right)) for right in found] for left in wanted])


def _agreement(pair: RecordPair) -> int:
    right = {slot for slot in SLOTS if pair.agrees(slot)}
    # At most 32 pairs of at most 9 slots: 1000 and a million keep the three goals apart.
    return 1_000_000 * right.issuperset(FULL) + 1000 * right.issuperset(CORE) + len(right)
