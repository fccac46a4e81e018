"""Tables whose cells stand one a line: the headings, then each row's label and figures.

``Cấp học ⏎ Tổng số ⏎ Đã tham gia ⏎ Tiểu học ⏎ 81.240 ⏎ 81.239 ⏎ THCS ⏎ 50.116 ⏎ 49.214``: as many headings as a row has
cells, short lines without a closing mark, or years; every row a label and the same number of figures, two at
least; two rows at least, three if the column of labels has no heading. Where ordinals stand before the labels,
:mod:`.table_numbered` reads the rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.schema import Span
from extractor.text.table_numbered import numbered_table
from extractor.text.table_parts import (
    EMPTY,
    ORDINAL_HEADING,
    Cell,
    Row,
    Table,
    is_figure,
    is_label,
    is_titled,
    is_unit_line,
    is_year,
    title_above,
)
from extractor.text.view import TextView

__all__ = ["table_of_lines"]

_DATED = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_WIDEST = 12
_FEWEST_HEADINGS = 3


def table_of_lines(seen: TextView, lines: Sequence[Span], index: int) -> tuple[Table, int] | None:
    """Read a table whose first heading is ``lines[index]``; return it and the line behind it."""
    low = seen.low
    at = index
    while at - index <= _WIDEST and at < len(lines) and _is_heading(low, lines[at]):
        at += 1
    if not _FEWEST_HEADINGS <= at - index <= _WIDEST or at == len(lines):
        return None
    if any(ORDINAL_HEADING.fullmatch(low, *line) for line in lines[index + 1 : at]):
        # The headings begin further down.
        return None
    return _table(seen, lines, index, at - 1) or numbered_table(seen, lines, index, at)


def _is_heading(low: str, line: Span) -> bool:
    return is_year(low, line) or (is_label(low, line) and not is_unit_line(low, line))


def _table(seen: TextView, lines: Sequence[Span], index: int, first: int) -> tuple[Table, int] | None:
    """Read a table without ordinals, whose first row's label is ``lines[first]``."""
    low, heads = seen.low, list(lines[index:first])
    title: Span | None
    unit: Span | None
    if ORDINAL_HEADING.fullmatch(low, *heads[0]) or not is_figure(low, lines[first + 1]):
        return None
    rows, at = _rows(low, lines, first, len(heads))
    if len(rows) >= 2:
        if is_titled(low, heads[0]) or _DATED.search(low, *heads[0]) is not None:
            # A title stands where the heading of the labels would.
            title, unit = heads[0], None
            heads[0] = (heads[0][1], heads[0][1])
        else:
            title, unit = title_above(seen, lines, index)
    else:
        rows, at = _rows(low, lines, first, len(heads) + 1)
        if len(rows) < 3:
            return None
        title, unit = title_above(seen, lines, index)
        heads.insert(0, (heads[0][0], heads[0][0]))
    headings = tuple((span,) if span[0] < span[1] else () for span in heads)
    return Table(heads[0][1] if not headings[0] else heads[0][0], rows[-1].end, title, unit, headings, tuple(rows)), at


def _rows(low: str, lines: Sequence[Span], at: int, width: int) -> tuple[list[Row], int]:
    """Read rows of a label and ``width - 1`` figures; none if a figure is left over, or they number what is behind."""
    rows: list[Row] = []
    while (row := _row(low, lines, at, width)) is not None:
        rows.append(row)
        at += width
    left_over = at < len(lines) and is_figure(low, lines[at])
    numbered = width == 2 and all(low[row.cells[0].start : row.end] == str(count) for count, row in enumerate(rows, 1))
    return ([], at) if left_over or numbered else (rows, at)


def _row(low: str, lines: Sequence[Span], at: int, width: int) -> Row | None:
    figures = lines[at + 1 : at + width]
    if len(figures) < width - 1 or not is_label(low, lines[at]):
        return None
    cells = tuple(Cell(*line, column) for column, line in enumerate(figures, 1) if is_figure(low, line))
    # One cell may be empty, but the label's own figure is none of those.
    empty = sum(EMPTY.fullmatch(low, *line) is not None for line in figures)
    if len(cells) + empty < len(figures) or empty > max(width - 3, 0):
        return None
    return Row(lines[at][0], figures[-1][1], lines[at], None, cells)
