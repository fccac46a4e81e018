"""Tables in text: rows of cells below their headings, with a title above.

News keeps tables as lines. Cells are parted by tabs or ``|``, by `` / `` or `` - `` (a colon may stand behind
the label then: ``1. Kon Tum: 2.418/3.650 - 66,2%``), or stand one a line, headings first (:mod:`.table_lines`), with or
without ordinals before the labels (:mod:`.table_numbered`). A table is only

* a line of headings, none of which is a figure (a year may be one),
* right above rows of as many cells: a label with letters, or a year, and figures behind it, the ordinals in
  front (``STT``) left out; two rows at least where the marks also stand in running text, or cells are lines.

So a list in a sentence, a menu, a dateline or a row of prices is none. The title is the line above the
headings: if it is short, begins with a table's number, or ends in a sentence with a colon (``như sau:``); a
line that gives the unit (``ĐVT: người``) may stand between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.schema import Span
from extractor.text.table_lines import table_of_lines
from extractor.text.table_marks import table_of_rows
from extractor.text.table_parts import LONGEST_LABEL, Cell, Row, Table, is_figure, is_year
from extractor.text.view import TextView

__all__ = ["Cell", "Row", "Table", "find_tables", "is_figure", "is_year"]

_MARKS = ("\t", "|", " / ", " - ", " – ")
"""What parts the cells of a line; see :mod:`.table_marks`."""


def find_tables(seen: TextView) -> list[Table]:
    """Return the tables of a view, in order of position; linear in its length. The answer is kept with the view."""
    kept: list[Table] | None = seen.kept.get(find_tables)
    if kept is None:
        kept = seen.kept[find_tables] = _find_tables(seen)
    return kept


def _find_tables(seen: TextView) -> list[Table]:
    if not seen.digits:
        return []
    lines = list(_lines(seen.text))
    tables: list[Table] = []
    index = 0
    marks = [mark for mark in _MARKS if mark in seen.text]
    while index < len(lines):
        start, end = lines[index]
        if end - start > LONGEST_LABEL and not any(seen.text.find(mark, start, end) >= 0 for mark in marks):
            # A line of running text heads no table.
            index += 1
            continue
        found = table_of_rows(seen, lines, index) or table_of_lines(seen, lines, index)
        if found is None:
            index += 1
            continue
        table, index = found
        if tables and table.title is not None and table.title[0] < tables[-1].end:
            table = replace(table, title=None)
        tables.append(table)
    return tables


def _lines(text: str) -> Iterator[Span]:
    """Yield the spans of the lines with anything in them; outer spaces left out, but not tabs."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            left = len(line) - len(line.lstrip(" "))
            yield start + left, start + len(line.rstrip(" "))
        start += len(line) + 1
