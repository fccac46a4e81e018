"""SQLite: documents, mentions and records, with keys."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from extractor.writers.flat import DOCUMENTS, MENTIONS, RECORDS, Column, document_row, mention_rows, record_rows

__all__ = ["write_sqlite"]

_TYPES = {"text": "TEXT", "code": "TEXT", "codes": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT"}


def write_sqlite(lines: Iterable[bytes], path: Path) -> None:
    """Write the three tables; codes of insurance joined by commas, dates as ``YYYY-MM-DD``.

    Args:
        lines: annotations as JSON.
        path: where to; must not be there yet.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        # The file is nobody's until it is whole, so it needs no journal.
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("BEGIN")
        db.execute(_table("documents", DOCUMENTS, "PRIMARY KEY (document)"))
        belongs = "FOREIGN KEY (document) REFERENCES documents (document)"
        db.execute(_table("mentions", MENTIONS, f"PRIMARY KEY (document, mention), {belongs}"))
        db.execute(_table("records", RECORDS, f"PRIMARY KEY (document, record), {belongs}"))
        for line in lines:
            annotation = json.loads(line)
            db.execute(_insert("documents", DOCUMENTS), document_row(annotation))
            db.executemany(_insert("mentions", MENTIONS), map(_cells, mention_rows(annotation)))
            db.executemany(_insert("records", RECORDS), map(_cells, record_rows(annotation)))
        db.execute("COMMIT")


def _table(name: str, columns: tuple[Column, ...], keys: str) -> str:
    cells = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in columns)
    return f"CREATE TABLE {name} ({cells}, {keys}) WITHOUT ROWID"


def _insert(name: str, columns: tuple[Column, ...]) -> str:
    return f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 (both are ours)


def _cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(map(_cell, row))


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return ",".join(value)
    # SQLite's integers have 63 bits.
    return float(value) if isinstance(value, int) and value >= 2**63 else value
