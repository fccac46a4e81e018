"""Annotations as rows of three tables: documents, mentions, records. One definition for all tabular formats.

Offsets are code points, half open. ``value`` and ``upper`` are percent, persons or years. Rows of one
document are numbered from 0, by position, in ``mention`` and ``record``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["DOCUMENTS", "MENTIONS", "RECORDS", "Column", "document_row", "mention_rows", "record_rows"]


class Column(NamedTuple):
    """A column: its name and its kind (``text``, ``code``, ``codes``, ``integer``, ``number`` or ``date``).

    A code is one of few values; codes are a list of them.
    """

    name: str
    kind: str


DOCUMENTS = (
    Column("document", "text"),
    Column("sha256", "text"),
    Column("published", "date"),
    Column("encoding", "code"),
    Column("title", "text"),
    Column("text", "text"),
)
"""One row a document; ``text`` only where the stored file does not give it (see the JSON Schema)."""

MENTIONS = (
    Column("document", "text"),
    Column("mention", "integer"),
    Column("type", "code"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("text", "text"),
    Column("value", "number"),
    Column("upper", "number"),
    Column("code", "code"),
    Column("rule", "code"),
)
"""One row a mention; an insurance has a ``code``, everything else a ``value``."""

RECORDS = (
    Column("document", "text"),
    Column("record", "integer"),
    Column("published", "date"),
    Column("kind", "code"),
    Column("start", "integer"),
    Column("end", "integer"),
    Column("text", "text"),
    Column("value", "number"),
    Column("upper", "number"),
    Column("unit", "code"),
    Column("qualifier", "code"),
    Column("insurance", "codes"),
    Column("year", "integer"),
    Column("year_end", "integer"),
    Column("measure", "code"),
    Column("role", "code"),
    Column("status", "code"),
    Column("base", "code"),
    Column("place", "code"),
)
"""One row a record."""

Annotated = dict[str, Any]
"""An annotation as its JSON line gives it."""
Row = tuple[Any, ...]


def document_row(annotation: Annotated) -> Row:
    """Return the row of a document, by :data:`DOCUMENTS`."""
    return tuple(annotation.get(column.name) for column in DOCUMENTS)


def mention_rows(annotation: Annotated) -> Iterator[Row]:
    """Yield the rows of a document's mentions, by :data:`MENTIONS`."""
    for number, mention in enumerate(annotation["mentions"]):
        value, code = mention["value"], None
        if isinstance(value, str):
            value, code = None, value
        own = {"document": annotation["document"], "mention": number, "value": value, "code": code}
        row = {**mention, **own}
        yield tuple(row.get(column.name) for column in MENTIONS)


def record_rows(annotation: Annotated) -> Iterator[Row]:
    """Yield the rows of a document's records, by :data:`RECORDS`; ``insurance`` is a list."""
    for number, record in enumerate(annotation["records"]):
        own = {"document": annotation["document"], "record": number, "published": annotation["published"]}
        row = {**record, **own}
        yield tuple(row.get(column.name) for column in RECORDS)
