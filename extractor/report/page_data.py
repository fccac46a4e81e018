"""The data of a report page: annotations as compact JSON-ready rows.

Names that repeat (rules, documents) are written once and referred to by their number. The script
``assets/data.js`` is the reader of this format, and the only one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from extractor.report.pieces import Piece
from extractor.report.rule_notes import notes_in_both
from extractor.report.slots import SLOTS
from extractor.schema import Annotation, Mention, Record

__all__ = ["Names", "Shown", "page_data"]

Shown = Literal["whole", "sentences", "mentions"]
"""How much of the articles' text a page holds, at most."""


class Names:
    """Names that are written once, in order of appearance, and referred to by their number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, name: str | None) -> int:
        """Return the name's number, a new one if it is new; ``None`` is -1."""
        return -1 if name is None else self.numbers.setdefault(name, len(self.numbers))


def page_data(documents: Iterable[tuple[Annotation, Sequence[Piece], Shown]]) -> dict[str, Any]:
    """Make the rows of a page.

    Args:
        documents: each annotation with the pieces of its text and what they are.
    """
    rules = Names()
    articles: list[list[Any]] = []
    records: list[list[Any]] = []
    for number, (annotation, pieces, shown) in enumerate(documents):
        published = annotation.published.isoformat() if annotation.published else None
        mentions = [_mention(mention, rules) for mention in annotation.mentions]
        articles.append([annotation.document, published, shown, [list(piece) for piece in pieces], mentions])
        records += [_record(number, record, rules) for record in annotation.records]
    return {
        "slots": list(SLOTS),
        "rules": list(rules.numbers),
        "notes": notes_in_both(rules.numbers),
        "articles": articles,
        "records": records,
    }


def _mention(mention: Mention, rules: Names) -> list[Any]:
    return [mention.type, mention.start, mention.end, mention.value, mention.upper, rules.number(mention.rule)]


def _record(article: int, record: Record, rules: Names) -> list[Any]:
    names, evidence = record.rules or {}, record.evidence or {}
    return [
        article,
        record.kind,
        record.start,
        record.end,
        record.text,
        record.value,
        record.upper,
        record.unit,
        record.qualifier,
        list(record.insurance),
        record.year,
        record.year_end,
        record.measure,
        record.role,
        record.status,
        record.base,
        record.place,
        record.sentence,
        [rules.number(names.get(slot)) for slot in SLOTS],
        [evidence.get(slot, ()) for slot in SLOTS],
    ]
