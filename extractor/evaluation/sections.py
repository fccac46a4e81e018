"""Scores as sections of plain cells, from which the terminal table and the page are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractor.evaluation.comparison import Comparison
from extractor.evaluation.models import ByType, DocumentCounts, Interval, Scores
from extractor.evaluation.ratios import PRF, SlotScore
from extractor.schema import MentionType, QuantityKind

__all__ = ["UNDEFINED", "Section", "breakdown", "compared", "document_lines", "number", "score_sections"]

UNDEFINED = "–"
"""What stands for 0/0."""

_PRF_HEADER = ("gold", "pred", "match", "P", "R", "F1", "F1 95% CI")
_NAMED_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class Section:
    """A table: a title, the names of its columns (the first one's is the title), and its rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def number(value: float | None, signed: bool = False) -> str:
    """A fraction of 1 with three decimals; 0/0 as a dash."""
    if value is None:
        return UNDEFINED
    return f"{value:+.3f}" if signed else f"{value:.3f}"


def score_sections(scores: Scores) -> list[Section]:
    """All sections of an evaluation, in the order in which they are read."""
    sections = [_strict(scores), *_records(scores), _slots(scores), _criteria(scores), _without(scores)]
    if _crossed(scores):
        sections.append(_confusion(scores))
    return sections


def _prf_row(name: str, score: PRF, interval: Interval | None = None) -> tuple[str, ...]:
    counts = (f"{score.gold}", f"{score.predicted}", f"{score.matched:g}")
    between = "" if interval is None else f"{interval.low:.3f}-{interval.high:.3f}"
    return (name, *counts, number(score.precision), number(score.recall), number(score.f1), between)


def _strict(scores: Scores) -> Section:
    rows = [
        _prf_row(kind, scores.mentions.strict[kind], scores.intervals.get(f"mention.strict.{kind}"))
        for kind in MentionType
    ]
    rows.append(_prf_row("all", scores.mentions.strict["all"], scores.intervals.get("mention.strict")))
    return Section("mention, strict", _PRF_HEADER, tuple(rows))


def _records(scores: Scores) -> list[Section]:
    sections = []
    for name, view in (("core", scores.records.core), ("full", scores.records.full)):
        rows = [_prf_row(kind, view[kind]) for kind in QuantityKind]
        rows.append(_prf_row("all", view["all"], scores.intervals.get(f"record.{name}")))
        sections.append(Section(f"record, {name}", _PRF_HEADER, tuple(rows)))
    return sections


def _slots(scores: Scores) -> Section:
    header = ("right", "wrong", "miss", "spur", "P", "R", "F1", "accuracy")
    return Section("slot", header, tuple(_slot_row(name, slot) for name, slot in scores.slots.items()))


def _slot_row(name: str, slot: SlotScore) -> tuple[str, ...]:
    counts = tuple(f"{count}" for count in (slot.correct, slot.wrong, slot.missing, slot.spurious))
    if slot.scored_by == "accuracy":
        return (name, *counts, "", "", "", number(slot.accuracy))
    return (name, *counts, number(slot.precision), number(slot.recall), number(slot.f1), "")


def _criteria(scores: Scores) -> Section:
    mentions = scores.mentions
    views: dict[str, ByType] = {
        "span and type": mentions.span_and_type,
        "span": mentions.span,
        "overlap": mentions.overlap,
        "partial": mentions.partial,
        "type": mentions.type,
        "value": mentions.value,
    }
    rows = [_prf_row(name, view["all"], scores.intervals.get(f"mention.{name}")) for name, view in views.items()]
    return Section("mention, other criteria", _PRF_HEADER, tuple(rows))


def _without(scores: Scores) -> Section:
    full = scores.records.full["all"]
    rows = []
    for slot, view in scores.records.full_without.items():
        score = view["all"]
        gain = None if score.f1 is None or full.f1 is None else score.f1 - full.f1
        rows.append((*_prf_row(slot, score)[:-1], number(gain, signed=True)))
    return Section("record, full without", (*_PRF_HEADER[:-1], "F1 gained"), tuple(rows))


def _crossed(scores: Scores) -> bool:
    confusion = scores.mentions.confusion
    return any(confusion[gold][predicted] for gold in MentionType for predicted in MentionType if gold is not predicted)


def _confusion(scores: Scores) -> Section:
    confusion = scores.mentions.confusion
    names = tuple(confusion)
    rows = tuple((row, *(f"{confusion[row][column]}" for column in names)) for row in names)
    return Section("gold \\ predicted", names, rows)


def breakdown(title: str, groups: Mapping[str, ByType]) -> Section:
    """The headline scores of each group, one row a group."""
    header = ("mentions", "strict F1", "records", "core F1", "full F1")
    rows = []
    for name, group in groups.items():
        strict, core, full = group["mention.strict"], group["record.core"], group["record.full"]
        rows.append((name, f"{strict.gold}", number(strict.f1), f"{core.gold}", number(core.f1), number(full.f1)))
    return Section(title, header, tuple(rows))


def compared(comparison: Comparison) -> Section:
    """One row a headline score: A, B, difference, p."""
    rows = [
        (name, number(each.a), number(each.b), number(each.difference, signed=True), _p_value(each.p))
        for name, each in comparison.scores.items()
    ]
    return Section("F1 (accuracy of measure, role, status)", ("A", "B", "B - A", "p"), tuple(rows))


def _p_value(p: float | None) -> str:
    if p is None:
        return UNDEFINED
    return "<0.0001" if p < 0.0001 else f"{p:.4f}"


def document_lines(documents: DocumentCounts) -> list[str]:
    """What is to say of the documents, one line each."""
    said = (
        ("without any mention in gold or prediction", documents.empty),
        ("without prediction, all counted as missed", documents.without_prediction),
        ("predicted without gold, not scored", documents.without_gold),
        ("predicted from other bytes than the gold's", documents.other_text),
    )
    lines = [f"documents scored: {documents.scored}"]
    return lines + [f"documents {what}: {len(names)} ({_named(names)})" for what, names in said if names]


def _named(names: tuple[str, ...]) -> str:
    more = f", and {len(names) - _NAMED_AT_MOST} more" if len(names) > _NAMED_AT_MOST else ""
    return ", ".join(names[:_NAMED_AT_MOST]) + more
