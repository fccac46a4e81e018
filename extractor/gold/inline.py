"""The inline notation: an article with its mentions marked in the text.

It is how gold is written by hand and how the examples beside the rules are written, so that
nobody ever counts an offset::

    Năm {y1:2021=2021}, số người tham gia {i1:BHXH=social} đạt khoảng {p1:35,2%=35.2}.
    ===
    p1 | qualifier=approx | insurance=social | year=2021 | measure=participation | role=level | status=planned

A mark is ``{ID:SURFACE=VALUE}``. The letter of the identifier is the type (``p`` percentage,
``h`` head count, ``y`` year, ``i`` insurance); VALUE is a number, a range ``65..70`` or an
insurance code. Below the line ``===`` stands one line a record: its identifier and its slots;
a slot that is left out is null. Year ranges are ``year=2021..2025``, several codes
``insurance=health,social``. The characters ``{`` and ``}`` cannot stand in such a text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import regex
from pydantic import ValidationError

from extractor.schema import Annotation, Article, InsuranceCode, Mention, MentionType, Record

__all__ = ["InlineError", "Mark", "compile_inline", "parse_marks", "render_inline"]

_TYPES = {
    "p": MentionType.PERCENTAGE,
    "h": MentionType.HEAD_COUNT,
    "y": MentionType.YEAR,
    "i": MentionType.INSURANCE,
}
_LETTERS = {kind: letter for letter, kind in _TYPES.items()}
_MARK = regex.compile(r"\{(?:(?P<id>[phyi]\d++):)?(?P<surface>[^{}=]++)=(?P<value>[^{}]*+)\}")
_RULER = regex.compile(r"(?m)^===[ \t]*+\r?\n?")
_TEXT_SLOTS = ("qualifier", "measure", "role", "status", "base", "place")


class InlineError(ValueError):
    """A mark or record line that cannot be read; the message names the place and the mend."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its identifier (empty if none), span in the bare text, and value as written."""

    id: str
    start: int
    end: int
    value: str


def parse_marks(source: str) -> tuple[str, list[Mark]]:
    """Split marked-up text into the bare text and its marks, in order.

    Raises:
        InlineError: for a brace that is not part of a well-formed mark.
    """
    parts: list[str] = []
    marks: list[Mark] = []
    length = position = 0
    for match in _MARK.finditer(source):
        before = source[position : match.start()]
        _refuse_braces(before, source, position)
        surface = match["surface"]
        length += len(before)
        marks.append(Mark(match["id"] or "", length, length + len(surface), match["value"].strip()))
        length += len(surface)
        parts += [before, surface]
        position = match.end()
    rest = source[position:]
    _refuse_braces(rest, source, position)
    return "".join([*parts, rest]), marks


def _refuse_braces(part: str, source: str, offset: int) -> None:
    if (found := regex.search(r"[{}]", part)) is not None:
        at = offset + found.start()
        raise InlineError(f"line {source.count(chr(10), 0, at) + 1}: stray {found[0]!r}; a mark is {{ID:SURFACE=VALUE}}")


def compile_inline(source: str, document: str, published: dt.date | None = None) -> tuple[str, Annotation]:
    """Turn marked-up text with its record lines into the bare text and its annotation.

    Raises:
        InlineError: for a malformed mark or record line, a quantity without a record line, or
            a record line without a quantity.
    """
    ruler = _RULER.search(source)
    body, table = (source, "") if ruler is None else (source[: ruler.start()], source[ruler.end() :])
    text, marks = parse_marks(body)
    mentions: dict[str, Mention] = {}
    for mark in marks:
        if not mark.id:
            raise InlineError(f"{text[mark.start : mark.end]!r} has no identifier; write {{p1:…}}, {{h1:…}}, {{y1:…}} or {{i1:…}}")
        if mark.id in mentions:
            raise InlineError(f"{mark.id} stands twice; number the marks")
        mentions[mark.id] = _mention(text, mark)
    lines = dict(_record_lines(table))
    quantities = {key: mention for key, mention in mentions.items() if key[0] in "ph"}
    if missing := quantities.keys() - lines.keys():
        raise InlineError(f"no record line for {', '.join(sorted(missing))}; add it below ===")
    if extra := lines.keys() - quantities.keys():
        raise InlineError(f"record line for {', '.join(sorted(extra))}, which marks no quantity in the text")
    records = [_record(mention, key, lines[key]) for key, mention in quantities.items()]
    article = Article.from_text(text, document=document, published=published)
    return text, Annotation(
        document=document,
        sha256=article.sha256,
        published=published,
        mentions=tuple(mentions.values()),
        records=tuple(records),
    )


def _mention(text: str, mark: Mark) -> Mention:
    kind = _TYPES[mark.id[0]]
    surface = text[mark.start : mark.end]
    try:
        value, upper = (
            (InsuranceCode(mark.value), None) if kind is MentionType.INSURANCE else _numbers(mark.value)
        )
        return Mention(type=kind, start=mark.start, end=mark.end, text=surface, value=value, upper=upper)
    except ValueError as error:
        raise InlineError(f"{mark.id} ({surface!r}): {_first_line(error)}") from error


def _numbers(written: str) -> tuple[float, float | None]:
    low, dots, high = written.partition("..")
    return float(low), float(high) if dots else None


def _record_lines(table: str) -> Iterator[tuple[str, dict[str, str]]]:
    for line in table.splitlines():
        if not line.strip():
            continue
        key, *cells = (cell.strip() for cell in line.split("|"))
        slots = dict(tuple(map(str.strip, cell.partition("=")[::2])) for cell in cells if cell)
        if unknown := slots.keys() - {*_TEXT_SLOTS, "insurance", "year"}:
            raise InlineError(f"{key}: unknown slot {', '.join(sorted(unknown))}")
        yield key, slots


def _record(mention: Mention, key: str, slots: dict[str, str]) -> Record:
    year, _, year_end = slots.get("year", "").partition("..")
    fields: dict[str, object] = {name: slots.get(name) or None for name in _TEXT_SLOTS}
    fields["insurance"] = tuple(code.strip() for code in slots.get("insurance", "").split(",") if code.strip())
    try:
        return Record.model_validate(
            fields
            | {"kind": mention.type.value, "start": mention.start, "end": mention.end, "text": mention.text}
            | {"value": mention.value, "upper": mention.upper}
            | {"year": int(year) if year else None, "year_end": int(year_end) if year_end else None}
        )
    except ValueError as error:
        raise InlineError(f"{key} ({mention.text!r}): {_first_line(error)}") from error


def _first_line(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else first["msg"]
    return str(error)


def render_inline(text: str, annotation: Annotation) -> str:
    """Write an article and its annotation in the inline notation, the inverse of :func:`compile_inline`.

    Raises:
        InlineError: where the text holds a brace, or two mentions overlap.
    """
    _refuse_braces(text, text, 0)
    parts: list[str] = []
    lines: list[str] = []
    records = {record.span: record for record in annotation.records}
    counts = dict.fromkeys(_LETTERS.values(), 0)
    position = 0
    for mention in sorted(annotation.mentions, key=lambda each: each.span):
        if mention.start < position:
            raise InlineError(f"{mention.text!r} at {mention.start} overlaps the mention before it")
        letter = _LETTERS[mention.type]
        counts[letter] += 1
        key = f"{letter}{counts[letter]}"
        value = str(mention.value) if mention.upper is None else f"{mention.value}..{mention.upper}"
        parts += [text[position : mention.start], f"{{{key}:{mention.text}={value}}}"]
        position = mention.end
        if letter in "ph":
            lines.append(" | ".join([key, *_cells(records[mention.span])]))
    parts.append(text[position:])
    return "".join(parts) + "\n===\n" * bool(lines) + "\n".join(lines) + "\n" * bool(lines)


def _cells(record: Record) -> Iterator[str]:
    for name in ("qualifier", "insurance", "year", "measure", "role", "status", "base", "place"):
        value = getattr(record, name)
        if name == "insurance":
            value = ",".join(value)
        elif name == "year" and record.year_end is not None:
            value = f"{record.year}..{record.year_end}"
        if value:
            yield f"{name}={value}"
