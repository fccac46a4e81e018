"""An article on the terminal: its mentions coloured by type, its records below.

Each mention carries a name (``p1``, ``h1``, ``y1``, ``i1``: the type's letter and a number). Where colours
are shown only quantities do, since their records below refer to them; without colours every
mention stands in brackets with its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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
        yield Group(
            _legend(named, coloured), Text(), self._body(named, coloured), Text(), _records(self.annotation, named)
        )

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


def _records(annotation: Annotation, named: list[tuple[str, Mention]]) -> RenderableType:
    if not annotation.records:
        return Text("no records")
    names = {(mention.type.value, mention.span): name for name, mention in named}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", no_wrap=True)
    table.add_column("year", no_wrap=True)
    for header in ("quantity", "insurance", "what", "place"):
        table.add_column(header, overflow="fold")
    for record in annotation.records:
        name = names.get((record.kind.value, record.span), "–")
        cells = (slot_value(record, "insurance"), _what(record), record.place)
        table.add_row(
            name,
            slot_value(record, "year") or "–",
            Text(_quantity(record), style=MENTION_STYLES[record.kind.value]),
            *(Text(printable(cell or "–")) for cell in cells),
        )
    return table


def _quantity(record: Record) -> str:
    unit = "" if record.kind.value == "percentage" else f" {record.unit or ''}"
    return printable(" ".join(f"{record.text}{unit}".split()))


def _what(record: Record) -> str:
    of = [f"of {record.base}"] if record.base is not None else []
    return ", ".join(
        [*(str(each) for each in (record.qualifier,) if each), record.measure, record.role, record.status, *of]
    )
