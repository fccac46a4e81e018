"""The inline notation: an article with its mentions marked in the text.

It is how gold is written by hand and how the examples beside the rules are written, so that
nobody ever counts an offset::

    Năm {y1:2021=2021}, số người tham gia {i1:BHXH=social} đạt khoảng {p1:35,2%=35.2}.
    ===
    p1 | qualifier=approx | insurance=social | year=2021 | measure=participation | role=level | status=planned

A mark is ``{ID:SURFACE=VALUE}``. The letter of the identifier is the type (``p`` percentage,
``h`` head count, ``y`` year, ``i`` insurance); VALUE is a number, a range ``65..70`` or an
insurance code. Below the last line ``===`` stands one line a record: its identifier and its
slots; a slot that is left out is null. Year ranges are ``year=2021..2025``, several codes
``insurance=health,social``. The line is ``=== no newline`` where the article does not end with
one. The characters ``{`` and ``}`` cannot stand in such a text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.gold.notation import (
    NotationError,
    make_mention,
    make_record,
    name_of,
    read_cells,
    record_slots,
    write_cells,
    write_value,
)
from extractor.schema import Annotation, Article, Mention, MentionType, Record

__all__ = ["InlineError", "Mark", "compile_inline", "parse_marks", "render_inline"]

_TYPES = {
    "p": MentionType.PERCENTAGE,
    "h": MentionType.HEAD_COUNT,
    "y": MentionType.YEAR,
    "i": MentionType.INSURANCE,
}
_LETTERS = {kind: letter for letter, kind in _TYPES.items()}
_MARK = re.compile(r"\{(?:(?P<id>[phyi][0-9]++):)?(?P<surface>[^{}]+)=(?P<value>[^{}=]*+)\}")
_RULER = re.compile(r"(?m)^===(?P<cut> no newline)?[ \t]*+\r?$")


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
    if (found := re.search(r"[{}]", part)) is not None:
        at = offset + found.start()
        line = source.count("\n", 0, at) + 1
        raise InlineError(f"line {line}: stray {found[0]!r}; a mark is {{ID:SURFACE=VALUE}}")


def compile_inline(source: str, document: str, published: dt.date | None = None) -> tuple[str, Annotation]:
    """Turn marked-up text with its record lines into the bare text and its annotation.

    Raises:
        InlineError: for a malformed mark or record line, a quantity without a record line, or
            a record line without a quantity.
    """
    body, table = _split(source)
    text, marks = parse_marks(body)
    mentions: dict[str, Mention] = {}
    for mark in marks:
        surface = text[mark.start : mark.end]
        if not mark.id:
            raise InlineError(f"{surface!r} has no identifier; write {{p1:…}}, {{h1:…}}, {{y1:…}} or {{i1:…}}")
        if mark.id in mentions:
            raise InlineError(f"{mark.id} stands twice; number the marks")
        try:
            mentions[mark.id] = make_mention(_TYPES[mark.id[0]], (mark.start, mark.end), surface, mark.value)
        except NotationError as error:
            raise InlineError(f"{mark.id} ({surface!r}): {error}") from error
    lines = _record_lines(table)
    quantities = {key: mention for key, mention in mentions.items() if key[0] in "ph"}
    if missing := quantities.keys() - lines.keys():
        raise InlineError(f"no record line for {', '.join(sorted(missing))}; add it below ===")
    if extra := lines.keys() - quantities.keys():
        raise InlineError(f"record line for {', '.join(sorted(extra))}, which marks no quantity in the text")
    article = Article.from_text(text, document=document, published=published)
    return text, Annotation(
        document=document,
        sha256=article.sha256,
        published=published,
        mentions=tuple(mentions.values()),
        records=tuple(_record(mention, key, lines[key]) for key, mention in quantities.items()),
    )


def _split(source: str) -> tuple[str, str]:
    # The last ruler, since an article may underline its title with one of its own.
    rulers = list(_RULER.finditer(source))
    if not rulers:
        return source, ""
    ruler = rulers[-1]
    body = source[: ruler.start()]
    return body.removesuffix("\n") if ruler["cut"] else body, source[ruler.end() :]


def _record_lines(table: str) -> dict[str, str]:
    lines: dict[str, str] = {}
    for line in filter(str.strip, table.split("\n")):
        key, _, cells = line.partition("|")
        if (key := key.strip()) in lines:
            raise InlineError(f"two record lines for {key}; leave one")
        lines[key] = cells
    return lines


def _record(mention: Mention, key: str, line: str) -> Record:
    try:
        return make_record(mention, read_cells(line))
    except NotationError as error:
        raise InlineError(f"{key} ({mention.text!r}): {error}") from error


def render_inline(text: str, annotation: Annotation) -> str:
    """Write an article and its annotation in the inline notation, the inverse of :func:`compile_inline`.

    Raises:
        InlineError: where the text holds a brace, two mentions overlap, or a quantity has no record.
    """
    _refuse_braces(text, text, 0)
    parts: list[str] = []
    lines: list[str] = []
    position = 0
    for key, mention in _numbered(annotation):
        if mention.start < position:
            raise InlineError(f"{name_of(mention)} overlaps the mention before it")
        parts += [text[position : mention.start], f"{{{key}:{mention.text}={write_value(mention)}}}"]
        position = mention.end
    records = {record.span: record for record in annotation.records}
    for key, mention in _numbered(annotation):
        if key[0] not in "ph":
            continue
        if mention.span not in records:
            raise InlineError(f"{name_of(mention)} has no record; add one")
        lines.append(f"{key} | {write_cells(record_slots(records[mention.span]))}\n")
    body = "".join([*parts, text[position:]])
    if not lines and _RULER.search(text) is None:
        return body
    ruler = "===\n" if not body or body.endswith("\n") else "\n=== no newline\n"
    return "".join([body, ruler, *lines])


def _numbered(annotation: Annotation) -> Iterator[tuple[str, Mention]]:
    counts = dict.fromkeys(_TYPES, 0)
    for mention in sorted(annotation.mentions, key=lambda each: each.span):
        letter = _LETTERS[mention.type]
        counts[letter] += 1
        yield f"{letter}{counts[letter]}", mention
