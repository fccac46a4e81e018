"""An article on the terminal: its mentions coloured by type, its records below.

Each mention carries a name (``p1``, ``h1``, ``y1``, ``i1``: the type's letter and a number). Where colours
are shown only quantities do, since their records below refer to them; without colours every
mention stands in brackets with its name. The records are a table, or lines where the terminal is
too narrow for its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from extractor.report.slots import slot_value
from extractor.report.terminal import MENTION_STYLES, printable
from extractor.schema import Annotation, Mention, MentionType, Record

__all__ = ["ShownArticle"]

_LETTERS = {
    MentionType.PERCENTAGE: "p",
    MentionType.HEAD_COUNT: "h",
    MentionType.YEAR: "y",
    MentionType.INSURANCE: "i",
}
_QUANTITIES = "ph"
_HEADERS = ("", "year", "quantity", "insurance", "place", "what")
_NARROWED_FROM = 2
"""The first of the columns whose cells may take several lines, the last of them first."""
_GAP = 2


class _Row(NamedTuple):
    """What is shown of a record; a dash for what is not settled."""

    name: str
    year: str
    quantity: Text
    insurance: str
    place: str
    what: str


class ShownArticle:
    """An article and its annotation, to be printed.

    Args:
        text: the article as stored.
        annotation: its annotation; mentions that overlap an earlier one are not marked.
    """

    def __init__(self, text: str, annotation: Annotation) -> None:
        self.text = printable(text)
        self.annotation = annotation

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        coloured = console.color_system is not None and not console.no_color
        named = list(_named(self.annotation))
        records: RenderableType = Text("no records")
        if self.annotation.records:
            rows = list(_rows(self.annotation, named))
            widths = _widths(rows, options.max_width)
            records = _lines(rows) if widths is None else _table(rows, widths)
        yield Group(_legend(named, coloured), Text(), self._body(named, coloured), Text(), records)

    def _body(self, named: list[tuple[str, Mention]], coloured: bool) -> Text:
        body = Text()
        position = 0
        for name, mention in named:
            if mention.start < position:
                continue
            body.append(self.text[position : mention.start])
            body.append_text(_mark(name, self.text[mention.start : mention.end], mention.type, coloured))
            position = mention.end
        body.append(self.text[position:].rstrip())
        return body


def _named(annotation: Annotation) -> Iterator[tuple[str, Mention]]:
    counts: Counter[str] = Counter()
    for mention in sorted(annotation.mentions, key=lambda each: each.span):
        letter = _LETTERS[mention.type]
        counts[letter] += 1
        yield f"{letter}{counts[letter]}", mention


def _mark(name: str, surface: str, kind: MentionType, coloured: bool) -> Text:
    if not coloured:
        return Text(f"[{surface}|{name}]")
    mark = Text(surface, style=MENTION_STYLES[kind])
    return mark.append(f" {name}", style="dim") if name[0] in _QUANTITIES else mark


def _legend(named: list[tuple[str, Mention]], coloured: bool) -> Text:
    counts = Counter(mention.type for _, mention in named)
    return Text("  ").join(
        [
            _mark(_LETTERS[kind] if not coloured else "i", kind.value, kind, coloured).append(f" {counts[kind]}")
            for kind in _LETTERS
        ]
    )


def _rows(annotation: Annotation, named: list[tuple[str, Mention]]) -> Iterator[_Row]:
    names = {(mention.type.value, mention.span): name for name, mention in named}
    for record in annotation.records:
        yield _Row(
            names.get((record.kind.value, record.span), "–"),
            slot_value(record, "year") or "–",
            Text(_quantity(record), style=MENTION_STYLES[record.kind.value]),
            *(printable(cell or "–") for cell in (slot_value(record, "insurance"), record.place, _what(record))),
        )


def _widths(rows: list[_Row], room: int) -> list[int] | None:
    """How wide each column is: as its cells are, then narrower down to its longest word; ``None``: no room."""
    columns = [[header, *cells] for header, cells in zip(_HEADERS, zip(*map(_plain, rows), strict=True), strict=True)]
    widths = [max(map(cell_len, cells)) for cells in columns]
    for place in reversed(range(_NARROWED_FROM, len(columns))):
        excess = sum(widths) + _GAP * (len(widths) - 1) - room
        least = max(cell_len(word) for cell in columns[place] for word in cell.split())
        widths[place] -= max(0, min(excess, widths[place] - least))
    return widths if sum(widths) + _GAP * (len(widths) - 1) <= room else None


def _plain(row: _Row) -> list[str]:
    return [str(cell) for cell in row]


def _table(rows: list[_Row], widths: list[int]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for header, width in zip(_HEADERS, widths, strict=True):
        table.add_column(header, overflow="fold", width=width)
    for row in rows:
        name, year, quantity, *rest = row
        table.add_row(name, year, quantity, *(Text(str(cell)) for cell in rest))
    return table


def _lines(rows: list[_Row]) -> RenderableType:
    """The records below each other, for a terminal in which columns would cut words."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for row in rows:
        table.add_row(row.name, row.quantity)
        table.add_row("", Text(f"{row.year}, {row.insurance}, {row.place}"))
        table.add_row("", Text(row.what))
    return table


def _quantity(record: Record) -> str:
    unit = "" if record.kind.value == "percentage" else f" {record.unit or ''}"
    return printable(" ".join(f"{record.text}{unit}".split()))


def _what(record: Record) -> str:
    of = [f"of {record.base}"] if record.base is not None else []
    return ", ".join(
        [*(str(each) for each in (record.qualifier,) if each), record.measure, record.role, record.status, *of]
    )
