"""The data of an evaluation page: scores, confusions, and each article with gold and prediction brought together.

The script ``assets/judged.js`` is the reader of this format, and the only one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.evaluation.errors import GROUPS, ErrorItem
from extractor.evaluation.evaluate import NO_STYLE
from extractor.evaluation.models import ByType, Interval, Scores
from extractor.evaluation.ratios import PRF, SlotScore
from extractor.evaluation.slots import SLOTS
from extractor.report.judged import Judged
from extractor.report.page_data import Names
from extractor.report.rule_notes import notes_in_both
from extractor.schema import Annotation, MentionType, QuantityKind

__all__ = ["evaluation_data"]


def evaluation_data(
    scores: Scores,
    errors: Iterable[ErrorItem],
    gold: Mapping[str, Annotation],
    predicted: Mapping[str, Annotation],
    *,
    texts: Mapping[str, str] | None = None,
    styles: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Make the rows of a page.

    Args:
        scores: what ``evaluate`` returned for these documents.
        errors: what ``list_errors`` returned for them.
        gold: annotations by document.
        predicted: annotations by document; without one, all of its gold is missed.
        texts: the articles' texts; of one that is not there, or does not fit, the page shows the mentions.
        styles: style by document.
    """
    rules = Names()
    articles: list[list[Any]] = []
    listed: list[list[Any]] = []
    of_document: dict[str, list[ErrorItem]] = defaultdict(list)
    for item in errors:
        of_document[item.document].append(item)
    order = {group: place for place, group in enumerate(GROUPS)}
    for number, name in enumerate(sorted(gold)):
        judged = Judged(gold[name], predicted.get(name), rules)
        pieces, shown = judged.pieces((texts or {}).get(name))
        published = gold[name].published
        articles.append([name, published.isoformat() if published else None, shown, pieces, judged.marks])
        for item in sorted(of_document[name], key=lambda each: (each.start, each.end, order[each.group])):
            listed.append(_error(number, judged.find(item), item, rules))
    return {
        "scores": _scores(scores),
        "styles": _styles(scores, styles or {}),
        "documents": [
            _group_row(name, (styles or {}).get(name), scores.by_document[name], {}) for name in sorted(gold)
        ],
        "types": scores.mentions.confusion,
        "values": scores.slot_values,
        "signature": str(scores.signature),
        "faults": {
            name: list(getattr(scores.documents, name)) for name in ("without_prediction", "without_gold", "other_text")
        },
        "slots": list(SLOTS),
        "articles": articles,
        "errors": listed,
        "rules": list(rules.numbers),
        "notes": notes_in_both(rules.numbers),
    }


def _error(article: int, mark: int, item: ErrorItem, rules: Names) -> list[Any]:
    slot, _, outcome = item.group.rpartition(" ")
    named = slot if slot in SLOTS else None
    group = outcome if named else item.group
    return [article, mark, group, named, item.text, item.gold, item.predicted, rules.number(item.rule)]


def _scores(scores: Scores) -> dict[str, list[list[Any]]]:
    """Tables of ``[name, gold, predicted, matched, P, R, F1, low, high]``; of slots with their outcomes before."""
    mentions, records = scores.mentions, scores.records
    criteria: dict[str, ByType] = {
        "span": mentions.span,
        "overlap": mentions.overlap,
        "type": mentions.type,
        "value": mentions.value,
    }
    between = scores.intervals.get
    strict = [_prf(kind, mentions.strict[kind], between(f"mention.strict.{kind}")) for kind in MentionType]
    return {
        "strict": [*strict, _prf("all", mentions.strict["all"], between("mention.strict"))],
        "core": [*_by_kind(records.core), _prf("all", records.core["all"], between("record.core"))],
        "full": [*_by_kind(records.full), _prf("all", records.full["all"], between("record.full"))],
        "slot": [_slot(slot, score, between(f"slot.{slot}")) for slot, score in scores.slots.items()],
        "criteria": [_prf(name, view["all"], between(f"mention.{name}")) for name, view in criteria.items()],
        "without": [_prf(slot, view["all"], None) for slot, view in records.full_without.items()],
    }


def _by_kind(view: ByType) -> list[list[Any]]:
    return [_prf(kind, view[kind], None) for kind in QuantityKind]


def _prf(name: str, score: PRF, interval: Interval | None) -> list[Any]:
    counts = [score.gold, score.predicted, score.matched, score.precision, score.recall, score.f1]
    return [name, *counts, *_ends(interval)]


def _slot(name: str, score: SlotScore, interval: Interval | None) -> list[Any]:
    outcomes = [score.correct, score.wrong, score.missing, score.spurious]
    if score.scored_by == "accuracy":
        return [name, *outcomes, None, None, score.accuracy, *_ends(interval)]
    return [name, *outcomes, score.precision, score.recall, score.f1, *_ends(interval)]


def _ends(interval: Interval | None) -> Sequence[float | None]:
    return (None, None) if interval is None else (interval.low, interval.high)


def _styles(scores: Scores, styles: Mapping[str, str]) -> list[list[Any]]:
    numbers = Counter(styles.get(name, NO_STYLE) for name in scores.by_document)
    return [
        _group_row(style, numbers.get(style, 0), rows, scores.intervals_by_style.get(style, {}))
        for style, rows in scores.by_style.items()
    ]


def _group_row(name: str, second: object, rows: ByType, intervals: Mapping[str, Interval | None]) -> list[Any]:
    """``[name, …, mentions, strict F1, low, high, records, core F1, low, high, full F1, low, high]``."""
    row: list[Any] = [name, second, rows["mention.strict"].gold, rows["mention.strict"].f1]
    row += _ends(intervals.get("mention.strict"))
    row.append(rows["record.core"].gold)
    for view in ("record.core", "record.full"):
        row += [rows[view].f1, *_ends(intervals.get(view))]
    return row
