"""CSV: one row a record, for spreadsheets."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.writers.flat import RECORDS, record_rows

__all__ = ["cell", "safe", "write_csv"]

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write_csv(lines: Iterable[bytes], path: Path) -> None:
    """Write the records of annotations: UTF-8, comma, a header; codes of insurance joined by commas.

    Args:
        lines: annotations as JSON.
        path: where to; made anew.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(column.name for column in RECORDS)
        for line in lines:
            for row in record_rows(json.loads(line)):
                out.writerow(map(cell, row))


def cell(value: Any) -> Any:
    """Return a value as a CSV cell: lists joined by commas, text made safe."""
    if isinstance(value, list):
        return ",".join(value)
    return safe(value) if isinstance(value, str) else value


def safe(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    Spreadsheets run what begins with ``=``, ``+``, ``-`` or ``@``, in some languages full-width ones too, and
    skip a tab or line break before it (OWASP, "CSV Injection").
    """
    return f"'{text}" if text.startswith(_ACTIVE) else text
