"""A table for people: one row a record."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NoReturn

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.schema import Annotation, QuantityKind, Record

__all__ = ["COLUMNS", "cells", "print_table", "records_table", "visible"]

COLUMNS = (
    "document",
    "quantity",
    "qualifier",
    "insurance",
    "year",
    "measure",
    "role",
    "status",
    "base",
    "place",
)


def print_table(table: Table) -> None:
    """Print a table as wide as the terminal, or 200 columns wide where there is none.

    Raises:
        BrokenPipeError: where nobody reads any more.
    """
    console = _Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 200
    console.print(table)


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the caller: rich itself would exit with 1, as if an input were bad."""
        raise BrokenPipeError


def records_table(annotations: Iterable[Annotation]) -> Table:
    """Make the table of all records of the annotations, in their order."""
    table = Table(*COLUMNS)
    for annotation in annotations:
        for record in annotation.records:
            # Text, not str: words of an article must not act as markup.
            table.add_row(*(Text(visible(cell)) for cell in cells(annotation.document, record)))
    return table


def cells(document: str, record: Record) -> tuple[str, ...]:
    """Return a record's cells, by :data:`COLUMNS`; an unsettled slot is empty."""
    year = "" if record.year is None else str(record.year)
    return (
        document,
        _quantity(record),
        record.qualifier or "",
        ", ".join(record.insurance),
        year if record.year_end is None else f"{year}-{record.year_end}",
        record.measure,
        record.role,
        record.status,
        record.base or "",
        record.place or "",
    )


def _quantity(record: Record) -> str:
    """The text with its unit, unless the text has it: ``9,9 triệu người``, ``35,2%``, ``97,64 %``."""
    if record.unit is None or (record.kind is QuantityKind.PERCENTAGE and not record.text[-1].isdigit()):
        return record.text
    return f"{record.text} {record.unit}"


def visible(text: str) -> str:
    """Return the text with a space for each control character: a hostile article's would steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
