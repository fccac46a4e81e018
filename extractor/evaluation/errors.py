"""Every error, one by one, grouped by what went wrong: where to start when a score is low."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from extractor.evaluation.alignment import Pair, align
from extractor.evaluation.context import sentence_around
from extractor.evaluation.evaluate import by_name
from extractor.evaluation.record_pairs import RecordPair, pair_records
from extractor.evaluation.slots import SLOTS, said
from extractor.schema import Annotation, Mention, Record

__all__ = ["GROUPS", "ErrorItem", "list_errors"]

GROUPS: Final = (
    "missed",
    "spurious",
    "wrong value",
    "wrong type",
    "wrong span",
    "wrong span and type",
    "record missed",
    "record spurious",
    *(f"{slot} {outcome}" for slot in SLOTS for outcome in ("wrong", "missing", "spurious")),
)
"""What can go wrong, in the order in which errors are listed."""


class ErrorItem(BaseModel):
    """One error. A side that has nothing is ``None``."""

    model_config = ConfigDict(frozen=True)

    group: str = Field(description="One of GROUPS.")
    document: str
    type: str = Field(description="Mention type; the gold one where both sides have one.")
    start: int = Field(description="First code point of the gold mention, or else of the predicted one.")
    end: int
    text: str = Field(description="The words of that mention.")
    gold: str | None = Field(description="What the gold says.")
    predicted: str | None = Field(description="What the prediction says.")
    rule: str | None = Field(default=None, description="The rule that spoke, if the prediction names it.")
    sentence: str | None = Field(default=None, description="The sentence around it, if the text is known.")


def list_errors(
    gold: Iterable[Annotation], predicted: Iterable[Annotation], texts: Mapping[str, str] | None = None
) -> list[ErrorItem]:
    """List every error of the scored documents, by group, document and position.

    Args:
        gold: one annotation per document.
        predicted: one annotation per document; without one, everything is missed.
        texts: the text of each document, for the sentences. A text in which a mention does not
            stand where it says is not quoted.

    Raises:
        ValueError: where one side has a document twice.
    """
    wanted, found = by_name(gold, "gold"), by_name(predicted, "predictions")
    items: list[ErrorItem] = []
    for name in sorted(wanted):
        prediction = found.get(name)
        one_document = _mention_errors(wanted[name], prediction) + _record_errors(wanted[name], prediction)
        text = (texts or {}).get(name)
        items += [_with_sentence(item, text) for item in one_document]
    order = {group: place for place, group in enumerate(GROUPS)}
    return sorted(items, key=lambda item: (order[item.group], item.document, item.start, item.end))


def _mention_errors(gold: Annotation, predicted: Annotation | None) -> list[ErrorItem]:
    alignment = align(gold.mentions, () if predicted is None else predicted.mentions)
    document = gold.document
    items = [_item("missed", document, mention, gold=_say(mention)) for mention in alignment.missed]
    items += [
        _item("spurious", document, mention, predicted=_say(mention), rule=mention.rule)
        for mention in alignment.spurious
    ]
    for pair in alignment.pairs:
        if not pair.strict:
            sides = {"gold": _say(pair.gold), "predicted": _say(pair.predicted)}
            items.append(_item(_group(pair), document, pair.gold, **sides, rule=pair.predicted.rule))
    return items


def _group(pair: Pair) -> str:
    if pair.same_span:
        return "wrong value" if pair.same_type else "wrong type"
    return "wrong span" if pair.same_type else "wrong span and type"


def _record_errors(gold: Annotation, predicted: Annotation | None) -> list[ErrorItem]:
    if predicted is None:
        return []
    document = gold.document
    pairs = pair_records(gold.records, predicted.records)
    # A record whose quantity is already listed as missed or spurious is not listed again.
    right = {_place(pair.gold) for pair in align(gold.mentions, predicted.mentions).pairs if pair.strict}
    items = [
        _item("record missed", document, record, gold=_say(record))
        for record in pairs.missed
        if _place(record) in right
    ]
    items += [
        _item("record spurious", document, record, predicted=_say(record))
        for record in pairs.spurious
        if _place(record) in right
    ]
    for pair in pairs.pairs:
        items += _slot_errors(document, pair)
    return items


def _slot_errors(document: str, pair: RecordPair) -> list[ErrorItem]:
    rules = pair.predicted.rules or {}
    return [
        _item(
            f"{slot} {pair.outcome(slot)}",
            document,
            pair.gold,
            gold=said(pair.gold, slot),
            predicted=said(pair.predicted, slot),
            # A range of years is one decision; the rule of its end may stand under the year's name.
            rule=rules.get(slot, rules.get("year") if slot == "year_end" else None),
        )
        for slot in SLOTS
        if not pair.agrees(slot)
    ]


def _item(
    group: str,
    document: str,
    where: Mention | Record,
    *,
    gold: str | None = None,
    predicted: str | None = None,
    rule: str | None = None,
) -> ErrorItem:
    kind = where.type.value if isinstance(where, Mention) else where.kind.value
    return ErrorItem(
        group=group,
        document=document,
        type=kind,
        start=where.start,
        end=where.end,
        text=where.text,
        gold=gold,
        predicted=predicted,
        rule=rule,
    )


def _place(item: Mention | Record) -> tuple[object, ...]:
    kind = item.type if isinstance(item, Mention) else item.kind
    return (*item.span, kind.value, item.value, item.upper)


def _say(item: Mention | Record) -> str:
    kind = item.type if isinstance(item, Mention) else item.kind
    value = f"{item.value}" if item.upper is None else f"{item.value}..{item.upper}"
    return f"{kind.value} {item.text!r} = {value}"


def _with_sentence(item: ErrorItem, text: str | None) -> ErrorItem:
    if text is None or text[item.start : item.end] != item.text:
        return item
    return item.model_copy(update={"sentence": sentence_around(text, item.start, item.end)})
