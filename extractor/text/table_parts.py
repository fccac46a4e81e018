"""The parts of a table in text: what a figure is, and what stands above the headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.schema import Span
from extractor.text.view import TextView

__all__ = [
    "EMPTY",
    "LETTER",
    "LONGEST_LABEL",
    "ORDINAL_HEADING",
    "Cell",
    "Row",
    "Table",
    "is_figure",
    "is_label",
    "is_titled",
    "is_unit_line",
    "is_year",
    "numbers_columns",
    "title_above",
    "unit_column",
]

LONGEST_LABEL = 60
"""Code points of a line that may be a heading or label at most."""

_MARK = r"(?:[+\-–~≈<>≥≤±][ ]?){0,2}"
_NUMBER = rf"{_MARK}\d[\d.,]*+(?:[ ](?:nghìn|ngàn|vạn|triệu)(?!\p{{L}}))?"
_UNIT = r"(?:[ ]?/?%|[ ](?:điểm[ ])?phần[ ]trăm|[ ]điểm[ ]%|[ ]?(?!năm|tháng|quý|ngày|giờ)\p{L}++(?:[ ]\p{L}++)?)"
_FIGURE = regex.compile(rf"{_NUMBER}(?:[ ]?[/–-][ ]?{_NUMBER})?{_UNIT}?(?:[ ]?\([^()]{{1,24}}\))?\*{{0,2}}")
_DATE = regex.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|\d{1,2}[/.-](?:19|20)\d{2}")
_YEAR = regex.compile(r"(?:19|20)\d{2}")
LETTER = regex.compile(r"\p{L}")
EMPTY = regex.compile(r"[-–—.…x]*|không|n/a")
"""What a cell without a figure holds."""
_LABEL = regex.compile(rf"(?=[^\n]*\p{{L}})[^\n|\t]{{1,{LONGEST_LABEL}}}(?<![.:;,!?…])")
_NUMBERED_COLUMN = regex.compile(r"\(?(?:\d{1,2}|[a-h])\)?(?:[ ]?=[^|\t]{1,24})?")
_UNIT_HEADING = regex.compile(r"đvt|đơn vị tính|đ\.v\.t")
ORDINAL_HEADING = regex.compile(r"(?:stt|tt|số tt|số thứ tự|s\.?tt|t\.t|#|no\.?)")
_TITLED = regex.compile(r"(?:bảng|biểu|phụ lục|phụ biểu)(?!\p{L})[^.:\n]{0,12}[.:]|(?:bảng|biểu)[ ](?:số[ ])?\d")
_UNIT_LINE = regex.compile(r"\(?(?:đơn vị tính|đơn vị|đvt)[ ]?:[ ]?(?P<unit>[^:\n]{1,40}?)\)?\.?")
_SENTENCE_END = regex.compile(r"(?<![ (]\p{L}{1,2})(?<![ \n]\d{1,2})[.!?…][”\")]?[ ](?=[“\"(]?\p{Lu})")
_NO_TITLE = regex.compile(r"[-–+•*·][ ]|[^\n]*?[|\t]")
_LONGEST_TITLE = 220


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a figure in it: its span in the view, outer spaces left out, and its column from 1."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its span, its label, its ordinal number if it has one, its cells with figures, and its unit's cell."""

    start: int
    end: int
    label: Span
    ordinal: Span | None
    cells: tuple[Cell, ...]
    unit: Span | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a view.

    Attributes:
        start, end: span from the first heading to the end of the last row.
        title: what stands above it and says what it holds, if anything does.
        unit: the unit of a line ``ĐVT: người``, if there is one.
        headings: for each column, the label's first, the spans of its headings from the top down.
        rows: the rows with figures.
    """

    start: int
    end: int
    title: Span | None
    unit: Span | None
    headings: tuple[tuple[Span, ...], ...]
    rows: tuple[Row, ...]


def is_figure(low: str, span: Span) -> bool:
    """Say whether a cell holds a figure and nothing else but its sign, unit or a bracket."""
    return _FIGURE.fullmatch(low, *span) is not None and _DATE.fullmatch(low, *span) is None


def is_year(low: str, span: Span) -> bool:
    """Say whether a cell holds a year only."""
    return _YEAR.fullmatch(low, *span) is not None


def is_label(low: str, line: Span) -> bool:
    """Say whether a line may be a heading or a label: short, with letters, without a closing mark, and no figure."""
    return _LABEL.fullmatch(low, *line) is not None and not is_figure(low, line)


def is_titled(low: str, line: Span) -> bool:
    """Say whether a line begins with a table's number (``Bảng 2.``)."""
    return _TITLED.match(low, *line) is not None


def is_unit_line(low: str, line: Span) -> bool:
    """Say whether a line gives a table's unit (``ĐVT: người``)."""
    return _UNIT_LINE.fullmatch(low, *line) is not None


def numbers_columns(low: str, spans: Sequence[Span]) -> bool:
    """Say whether cells number the columns: ``(1) | (2) | (3)`` below the headings."""
    return (
        bool(spans)
        and low[slice(*spans[0])] in {"a", "1", "(a)", "(1)"}
        and all(_NUMBERED_COLUMN.fullmatch(low, *span) for span in spans)
        and len({low[slice(*span)] for span in spans}) == len(spans)
    )


def unit_column(low: str, headings: Sequence[Sequence[Span]]) -> int | None:
    """Return the number of the column that gives each row's unit (``ĐVT``)."""
    return next(
        (at for at, spans in enumerate(headings) if at and any(_UNIT_HEADING.fullmatch(low, *span) for span in spans)),
        None,
    )


def title_above(seen: TextView, lines: Sequence[Span], index: int) -> tuple[Span | None, Span | None]:
    """Return the title and the unit that stand above ``lines[index]``."""
    unit: Span | None = None
    if index and (found := _UNIT_LINE.fullmatch(seen.low, *lines[index - 1])) is not None:
        unit, index = found.span("unit"), index - 1
    if not index:
        return None, unit
    start, end = lines[index - 1]
    if _NO_TITLE.match(seen.text, start, end) is not None:
        return None, unit
    if _TITLED.match(seen.low, start, end) is not None:
        return (start, min(end, start + _LONGEST_TITLE)), unit
    for stop in _SENTENCE_END.finditer(seen.text, max(start, end - 2 * _LONGEST_TITLE), end):
        start = stop.end()
    whole = start == lines[index - 1][0]
    fits = end - start <= _LONGEST_TITLE and LETTER.search(seen.low, start, end) is not None
    title = fits and (seen.text[end - 1] == ":" or (whole and seen.text[end - 1] not in ".!?…;|"))
    return ((start, end) if title else None), unit
