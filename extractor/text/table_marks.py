"""Tables whose rows are lines: cells parted by tabs, ``|``, `` / `` or `` - ``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

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
    is_year,
    numbers_columns,
    title_above,
    unit_column,
)
from extractor.text.view import TextView

__all__ = ["table_of_rows"]

_ORDINAL = regex.compile(r"\d{1,3}[.)]?|[ivx]{1,5}[.)]?|[a-h][.)]?")
_ORDINAL_BEFORE = regex.compile(r"\d{1,3}[.)][ ]")
_RULER = regex.compile(r"[|:+=\-– \t]*")
_LONGEST_HEADING, _LONGEST_LABEL = 100, 60
_UPPER = 3
"""Lines of headings, and of the columns' numbers, that may stand below the first."""
_EMPTY_ROWS = 8
"""So many rows without a figure, from the first on, are no table; each of them may be taken for its headings."""


def table_of_rows(seen: TextView, lines: Sequence[Span], index: int) -> tuple[Table, int] | None:
    """Read a table whose first line of headings is ``lines[index]``; return it and the line behind it."""
    separator = _separator(seen.text[slice(*lines[index])])
    if (
        separator is None
        or _no_figure_near(seen, lines, index)
        or (heads := _headings(seen.low, lines[index], separator)) is None
    ):
        return None
    upper: list[list[Span]] = []
    at = index + 1
    while separator in "\t|" and at < min(index + 1 + _UPPER, len(lines)):
        if _RULER.fullmatch(seen.low, *lines[at]) or numbers_columns(seen.low, _split(seen.text, lines[at], separator)):
            at += 1
            continue
        lower = _headings(seen.low, lines[at], separator)
        if lower is None or len(lower) != len(heads):
            break
        upper.append(_spread(heads))
        heads, at = lower, at + 1
    columns = [tuple(span for span in column if span[0] < span[1]) for column in zip(*upper, heads, strict=True)]
    numbered = ORDINAL_HEADING.fullmatch(seen.low, *heads[0]) is not None or any(
        ORDINAL_HEADING.fullmatch(seen.low, *row[0]) for row in upper
    )
    if numbered:
        columns = columns[1:]
    rows: list[Row] = []
    while at < len(lines) and len(columns) > 1:
        row = _row(seen, lines[at], separator, columns)
        if row is None and not rows and not columns[0]:
            # Every row begins with a mark: the empty first column is none.
            row = _row(seen, lines[at], separator, columns[1:])
            columns = columns[1:] if row is not None else columns
        if row is None:
            if not _RULER.fullmatch(seen.low, *lines[at]):
                break
        else:
            rows.append(row)
            if len(rows) == _EMPTY_ROWS and not any(each.cells for each in rows):
                break
        at += 1
    filled = [row for row in rows if row.cells]
    title, unit = title_above(seen, lines, index)
    # One row below a menu's line is none: it takes a title to make a table of it.
    if len(filled) < (1 if separator in "\t|" and (title is not None or unit is not None) else 2):
        return None
    return Table(lines[index][0], rows[-1].end, title, unit, tuple(columns), tuple(filled)), at


def _no_figure_near(seen: TextView, lines: Sequence[Span], index: int) -> bool:
    """Say True only where no table can have its headings in a line, as all that could be its first rows is without a digit."""
    at = bisect_left(seen.digits, lines[index][1])
    if at == len(seen.digits):
        return True
    rows = lines[index + 1 : index + 1 + _UPPER + _EMPTY_ROWS]
    # Rulers are no rows: behind one, further lines would count.
    return seen.digits[at] >= rows[-1][1] and not any(_RULER.fullmatch(seen.low, *row) for row in rows)


def _separator(line: str) -> str | None:
    if "\t" in line.strip():
        return "\t"
    if "|" in line:
        return "|"
    if line.count(" / ") > 1:
        return " / "
    return " - " if " - " in line else " – " if " – " in line else None


def _split(text: str, line: Span, separator: str) -> list[Span]:
    start, end = line
    if separator == "|" and end - start > 1 and text[start] == "|" == text[end - 1]:
        start, end = start + 1, end - 1
    spans: list[Span] = []
    for part in text[start:end].split(separator):
        left = start + len(part) - len(part.lstrip())
        right = start + len(part.rstrip())
        spans.append((min(left, right), right))
        start += len(part) + len(separator)
    return spans


def _headings(low: str, line: Span, separator: str) -> list[Span] | None:
    """Return the cells of a line of headings, or ``None`` if it is none."""
    spans = _split(low, line, separator)
    if len(spans) < 2 or not any(start < end for start, end in spans[1:]):
        return None
    for span in spans:
        if span[1] - span[0] > _LONGEST_HEADING or (is_figure(low, span) and not is_year(low, span)):
            return None
    return spans if any(LETTER.search(low, *span) for span in spans) else None


def _spread(heads: list[Span]) -> list[Span]:
    """A heading stands over the empty cells behind it."""
    spread = heads[:1]
    for span in heads[1:]:
        spread.append(span if span[0] < span[1] else spread[-1] if len(spread) > 1 else span)
    return spread


def _row(seen: TextView, line: Span, separator: str, columns: Sequence[tuple[Span, ...]]) -> Row | None:
    low, width = seen.low, len(columns)
    spans = _split(seen.text, line, separator)
    ordinal: Span | None = None
    loose = separator not in "\t|"
    if len(spans) > width and (spans[0][0] == spans[0][1] or _ORDINAL.fullmatch(low, *spans[0])):
        ordinal = spans[0] if spans[0][0] < spans[0][1] else None
        spans = spans[1:]
    elif (number := _ORDINAL_BEFORE.match(low, *spans[0])) is not None:
        ordinal = (number.start(), number.end() - 2)
        spans[0] = (number.end(), spans[0][1])
    elif len(spans) == width + 1 and spans[1][0] == spans[1][1]:
        # "Tổng cộng | | 2.700": the label stands in the ordinals' column too.
        del spans[1]
    if loose:
        spans = _joined(low, spans, width)
    while not loose and len(spans) > width and spans[-1][0] == spans[-1][1]:
        spans = spans[:-1]
    if len(spans) != width:
        return None
    label, figures = spans[0], [(at, span) for at, span in enumerate(spans) if at and is_figure(low, span)]
    if label[1] - label[0] > _LONGEST_LABEL or not (LETTER.search(low, *label) or is_year(low, label)):
        return None
    if (loose and len(figures) < width - 1) or (
        not figures and not all(EMPTY.fullmatch(low, *span) for span in spans[1:])
    ):
        return None
    cells = tuple(Cell(*span, at) for at, span in figures)
    at = unit_column(low, columns)
    return Row(*line, label, ordinal, cells, spans[at] if at is not None and spans[at][0] < spans[at][1] else None)


def _joined(low: str, spans: list[Span], width: int) -> list[Span]:
    """Join the label that has the mark in its own name, and part one with a colon from its figure."""
    count = 0
    while count < len(spans) and is_figure(low, spans[-1 - count]):
        count += 1
    if count == width - 1 and len(spans) > count:
        return [(spans[0][0], spans[-1 - count][1]), *spans[len(spans) - count :]]
    if count == width - 2 and len(spans) > count:
        label = (spans[0][0], spans[-1 - count][1])
        colon = low.rfind(": ", *label)
        if colon > 0 and is_figure(low, (colon + 2, label[1])):
            return [(label[0], colon), (colon + 2, label[1]), *spans[len(spans) - count :]]
    return []
