"""Scores out of a tally."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.evaluation.models import ByType, MentionScores, RecordScores
from extractor.evaluation.ratios import PRF, SemEvalCounts, SlotScore
from extractor.evaluation.slots import FULL, SLOT_OUTCOMES, SLOTS, SLOTS_ALWAYS_SET
from extractor.evaluation.tally import NONE, Tally
from extractor.schema import MentionType, QuantityKind

__all__ = ["mention_scores", "record_scores", "slot_scores", "slot_values"]

_TYPES = tuple(kind.value for kind in MentionType)
_KINDS = tuple(kind.value for kind in QuantityKind)


def mention_scores(tally: Tally) -> MentionScores:
    """The mention scores of a tally."""
    by_criterion = {
        criterion: _with_all({kind: _mention_prf(tally, {criterion: 1.0}, kind) for kind in _TYPES})
        for criterion in ("strict", "span_and_type", "span", "overlap", "type", "value")
    }
    # A pair of equal span counts under both criteria, half and half; any other pair half.
    halves = {"span": 0.5, "overlap": 0.5}
    partial = _with_all({kind: _mention_prf(tally, halves, kind) for kind in _TYPES})
    ends = (*_TYPES, NONE)
    confusion = {row: {column: tally["confusion", row, column] for column in ends} for row in ends}
    return MentionScores(**by_criterion, partial=partial, semeval=_semeval(by_criterion), confusion=confusion)


def _mention_prf(tally: Tally, credit: dict[str, float], kind: str) -> PRF:
    return PRF(
        gold=tally["mention", "gold", kind],
        predicted=tally["mention", "predicted", kind],
        matched=sum(part * tally["mention", criterion, "gold", kind] for criterion, part in credit.items()),
        matched_predicted=sum(
            part * tally["mention", criterion, "predicted", kind] for criterion, part in credit.items()
        ),
    )


def _semeval(by_criterion: dict[str, ByType]) -> dict[str, SemEvalCounts]:
    pairs = by_criterion["overlap"]["all"]
    aligned = int(pairs.matched)
    alone = {"missed": pairs.gold - aligned, "spurious": pairs.predicted - aligned}
    right = {criterion: int(scores["all"].matched) for criterion, scores in by_criterion.items()}

    def counts(correct: int, *, half: bool = False) -> SemEvalCounts:
        rest = aligned - correct
        return SemEvalCounts(correct=correct, incorrect=0 if half else rest, partial=rest if half else 0, **alone)

    return {
        "strict": counts(right["span_and_type"]),
        "exact": counts(right["span"]),
        "partial": counts(right["span"], half=True),
        "type": counts(right["type"]),
    }


def record_scores(tally: Tally) -> RecordScores:
    """The record scores of a tally."""

    def view(name: str) -> ByType:
        return _with_all({kind: _record_prf(tally, name, kind) for kind in _KINDS})

    return RecordScores(
        quantity=view("quantity"),
        core=view("core"),
        full=view("full"),
        full_without={slot: view(f"full_without_{slot}") for slot in FULL},
    )


def _record_prf(tally: Tally, view: str, kind: str) -> PRF:
    matched = tally["record", view, kind]
    return PRF(
        gold=tally["record", "gold", kind],
        predicted=tally["record", "predicted", kind],
        matched=matched,
        matched_predicted=matched,
    )


def slot_scores(tally: Tally, kinds: Iterable[str] = _KINDS) -> dict[str, SlotScore]:
    """The score of each slot over the strictly matched quantities of the given kinds."""
    kinds = tuple(kinds)
    return {
        slot: SlotScore(
            scored_by="accuracy" if slot in SLOTS_ALWAYS_SET else "f1",
            **{outcome: sum(tally["slot", slot, outcome, kind] for kind in kinds) for outcome in SLOT_OUTCOMES},
        )
        for slot in SLOTS
    }


def slot_values(tally: Tally) -> dict[str, dict[str, dict[str, int]]]:
    """Per slot the pairs of records by gold and predicted value; rows and columns sorted, no zeros."""
    table: dict[str, dict[str, dict[str, int]]] = {slot: {} for slot in SLOTS}
    for name, count in sorted(tally.items()):
        if name[0] == "value" and count:
            _, slot, gold, predicted = name
            table[slot].setdefault(gold, {})[predicted] = count
    return table


def _with_all(parts: ByType) -> ByType:
    """The parts and their sum."""
    rows = parts.values()
    whole = PRF(
        gold=sum(row.gold for row in rows),
        predicted=sum(row.predicted for row in rows),
        matched=sum(row.matched for row in rows),
        matched_predicted=sum(row.matched_predicted for row in rows),
    )
    return parts | {"all": whole}
