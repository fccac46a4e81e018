"""Tables whose cells stand one a line, with ordinals before the labels, which say how many cells a row has.

``TT ⏎ Chỉ tiêu ⏎ TH 2021 ⏎ KH 2022 ⏎ 1 ⏎ Tỷ lệ bao phủ BHYT (%) ⏎ 91,5 ⏎ 92 ⏎ 2 ⏎ …``: below the headings come rows of as many
lines, and the ordinals run on from one. A label may be long then, and a cell may be empty (``-``) or hold words
where the first row has them (``ĐVT``, ``Ghi chú``). Between the rows may stand groups of them (``II ⏎ Về xã hội``), rows without
an ordinal if all their cells are figures (``Tổng cộng``), and rows that lost a cell, which are not read; a line of
columns' numbers (``A ⏎ B ⏎ 1 ⏎ 2``) may stand below the headings. The heading of the ordinals may be lost: it takes three rows
to make a table then, else two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from extractor.schema import Span
from extractor.text.table_parts import (
    EMPTY,
    LETTER,
    ORDINAL_HEADING,
    Cell,
    Row,
    Table,
    is_figure,
    is_label,
    numbers_columns,
    title_above,
    unit_column,
)
from extractor.text.view import TextView

__all__ = ["numbered_table"]

_ORDINAL = regex.compile(r"(?P<number>\d{1,3})[.)]?|(?P<part>\d{1,3})\.\d{1,2}(?:\.\d{1,2})?[.)]?|[-+*]")
_GROUP = regex.compile(r"(?:[ivx]{1,5}|[a-h])[.)]?")
_LONGEST_LABEL, _LONGEST_CELL = 200, 60


@dataclass(eq=False)
class _Reader:
    """Reads the rows below headings of ``width`` columns, the ordinals' left out."""

    low: str
    lines: Sequence[Span]
    width: int
    unit: int | None
    rows: list[Row] = field(default_factory=list)
    number: int = 0
    words: frozenset[int] | None = None

    def read(self, at: int) -> int:
        """Read all rows from ``lines[at]`` on; return the line behind them."""
        while at < len(self.lines):
            if (row := self._row(at)) is not None:
                self.rows.append(row)
                at += self.width + 1
            elif (passed := self._group(at) or self._short(at)) is not None:
                at = passed
            elif self.rows and (row := self._total(at)) is not None:
                self.rows.append(row)
                at += self.width
            else:
                break
        return at

    def _line(self, at: int) -> Span:
        return self.lines[at] if at < len(self.lines) else (0, 0)

    def _goes_on(self, at: int) -> bool:
        """Say whether ``lines[at]`` is the ordinal that may come next."""
        found = _ORDINAL.fullmatch(self.low, *self._line(at))
        if found is None:
            return False
        if found["number"] is not None:
            return int(found["number"]) == self.number + 1
        return self.number > 0 and (found["part"] is None or int(found["part"]) == self.number)

    def _is_label(self, at: int) -> bool:
        start, end = self._line(at)
        return (
            0 < end - start <= _LONGEST_LABEL
            and LETTER.search(self.low, start, end) is not None
            and not is_figure(self.low, (start, end))
        )

    def _row(self, at: int) -> Row | None:
        cells = self.lines[at + 2 : at + 1 + self.width]
        if len(cells) < self.width - 1 or not self._goes_on(at) or not self._is_label(at + 1):
            return None
        figures = [column for column, cell in enumerate(cells, 1) if is_figure(self.low, cell)]
        words = frozenset(
            column
            for column, cell in enumerate(cells, 1)
            if column not in figures and EMPTY.fullmatch(self.low, *cell) is None
        )
        found = _ORDINAL.fullmatch(self.low, *self.lines[at])
        number = self.number + (found is not None and found["number"] is not None)
        if self._goes_on_to(at + self.width, number + 1) and self._is_label(at + self.width + 1):
            # The last cell is the ordinal of the next row.
            return None
        if not figures or any(cells[column - 1][1] - cells[column - 1][0] > _LONGEST_CELL for column in words):
            return None
        if self.words is None:
            # What words a row may hold is known if the next row comes where it must.
            if words and not self._goes_on_to(at + 1 + self.width, 2):
                return None
            self.words = words
        elif not words <= self.words:
            return None
        self.number = number
        unit = cells[self.unit - 1] if self.unit is not None and self.unit in words else None
        held = tuple(Cell(*cells[column - 1], column) for column in figures)
        return Row(self.lines[at][0], cells[-1][1], self.lines[at + 1], self.lines[at], held, unit)

    def _goes_on_to(self, at: int, number: int) -> bool:
        found = _ORDINAL.fullmatch(self.low, *self._line(at))
        return found is not None and found["number"] == str(number)

    def _group(self, at: int) -> int | None:
        """``II ⏎ Về xã hội``: a mark and a title, and behind them the rows' ordinals, which may begin anew."""
        if _GROUP.fullmatch(self.low, *self._line(at)) is None or not self._is_label(at + 1):
            return None
        behind = at + 2
        if self._goes_on_to(behind, 1):
            self.number = 0
        return behind if self._goes_on(behind) and self._is_label(behind + 1) else None

    def _short(self, at: int) -> int | None:
        """A row that lost a cell: pass over it if the next ordinal and its label come too early."""
        if not self._goes_on(at) or not self._is_label(at + 1):
            return None
        for behind in range(at + 2, at + 1 + self.width):
            if self._goes_on_to(behind, self.number + 2) and self._is_label(behind + 1):
                self.number += 1
                return behind
        return None

    def _total(self, at: int) -> Row | None:
        """A row without an ordinal, all figures; no more of them behind it."""
        cells = self.lines[at + 1 : at + self.width]
        if len(cells) < self.width - 1 or not is_label(self.low, self.lines[at]):
            return None
        if not all(is_figure(self.low, cell) for cell in cells):
            return None
        behind = at + self.width
        if self._goes_on(behind - 1) and self._is_label(behind):
            return None
        if behind < len(self.lines) and is_figure(self.low, self.lines[behind]) and not self._goes_on(behind):
            return None
        held = tuple(Cell(*cell, column) for column, cell in enumerate(cells, 1))
        return Row(self.lines[at][0], cells[-1][1], self.lines[at], None, held)


def numbered_table(seen: TextView, lines: Sequence[Span], index: int, behind: int) -> tuple[Table, int] | None:
    """Read a table with the headings ``lines[index:behind]``, and the line behind it; ``None`` if there is none."""
    low = seen.low
    named = ORDINAL_HEADING.fullmatch(low, *lines[index]) is not None
    if named:
        for first in (behind, behind - 1, behind - 2):
            # "A ⏎ B ⏎ 1 ⏎ 2": letters may number the first columns.
            count = first - index
            if numbers_columns(low, lines[first : first + count]) and len(lines) >= first + count:
                behind, at = first, first + count
                break
        else:
            at = behind
    else:
        at = behind
    spans = lines[index + named : behind]
    if len(spans) < (2 if named else 3):
        return None
    headings = tuple((span,) for span in spans)
    reader = _Reader(low, lines, len(spans), unit_column(low, headings))
    at = reader.read(at)
    rows = reader.rows
    if len(rows) < (2 if named else 3):
        return None
    if len(rows) == 2 and at < len(lines) and is_figure(low, lines[at]):
        return None
    title, unit = title_above(seen, lines, index)
    return Table(lines[index][0], rows[-1].end, title, unit, headings, tuple(rows)), at
