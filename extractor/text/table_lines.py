"""Tables whose cells stand one a line: the headings, then each row's label and figures.

``Cấp học ⏎ Tổng số ⏎ Đã tham gia ⏎ Tiểu học ⏎ 81.240 ⏎ 81.239 ⏎ THCS ⏎ 50.116 ⏎ 49.214``: as many headings as a row has
cells, short lines without a closing mark; every row a label and the same number of figures, two at least; two
rows at least. Ordinals may stand before the labels, if the first heading is theirs (``STT``).
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.schema import Span
from extractor.text.table_parts import ORDINAL_HEADING, Cell, Row, Table, is_figure, title_above
from extractor.text.view import TextView

__all__ = ["LONGEST_LABEL", "table_of_lines"]

LONGEST_LABEL = 60
"""Code points of a line that may be a heading or label at most."""
_LABEL = regex.compile(rf"(?=[^\n]*\p{{L}})[^\n|\t]{{1,{LONGEST_LABEL}}}(?<![.:;,!?…])")
_WIDEST = 12


def table_of_lines(seen: TextView, lines: Sequence[Span], index: int) -> tuple[Table, int] | None:
    """Read a table whose first heading is ``lines[index]``; return it and the line behind it."""
    low = seen.low
    heads = 0
    while heads <= _WIDEST and index + heads < len(lines) and _is_label(low, lines[index + heads]):
        heads += 1
    if heads > _WIDEST or heads < 3 or index + heads >= len(lines) or not is_figure(low, lines[index + heads]):
        return None
    numbered = ORDINAL_HEADING.fullmatch(low, *lines[index]) is not None
    # With ordinals the first figure is one; else the first label is the last of the lines before it.
    width = heads - 1
    first = index + heads if numbered else index + heads - 1
    rows: list[Row] = []
    at = first
    while (row := _row(low, lines, at, width, numbered=numbered)) is not None:
        rows.append(row)
        at += width + numbered
    if len(rows) < 2 or (at < len(lines) and is_figure(low, lines[at])):
        return None
    title, unit = title_above(seen, lines, index)
    spans = lines[index + numbered : index + numbered + width]
    headings = tuple((span,) for span in spans)
    return Table(lines[index][0], rows[-1].end, title, unit, headings, tuple(rows)), at


def _is_label(low: str, line: Span) -> bool:
    return _LABEL.fullmatch(low, *line) is not None and not is_figure(low, line)


def _row(low: str, lines: Sequence[Span], at: int, width: int, *, numbered: bool) -> Row | None:
    start = at
    ordinal: Span | None = None
    if numbered:
        if at >= len(lines) or regex.fullmatch(r"\d{1,3}[.)]?", low[slice(*lines[at])]) is None:
            return None
        ordinal, at = lines[at], at + 1
    figures = lines[at + 1 : at + width]
    if len(figures) < width - 1 or not _is_label(low, lines[at]) or not all(is_figure(low, line) for line in figures):
        return None
    cells = tuple(Cell(*line, column) for column, line in enumerate(figures, 1))
    return Row(lines[start][0], figures[-1][1], lines[at], ordinal, cells)
