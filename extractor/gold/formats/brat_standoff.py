"""The lines of a brat ``.ann`` file, taken apart. See brat's manual, https://brat.nlplab.org/standoff.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from extractor.gold.formats.document import FormatError
from extractor.schema import MentionType, Span

__all__ = ["Event", "Standoff", "TextBound", "as_seen", "fragments", "parse_standoff"]

_Value = TypeVar("_Value")
# The characters at which Python, and so brat, may end a line of the .ann file.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_TEXT_BOUND = re.compile(r"(T\d{1,9})\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t(.*))?")
_EVENT = re.compile(r"(E\d{1,9})\t([^\s:]+):(T\d{1,9})((?: [^\s:]+:[^\s:]+)*)\s*")
_ATTRIBUTE = re.compile(r"[AM]\d{1,9}\t(\S+) (\S+)(?: (\S+))?\s*")
_NOTE = re.compile(r"#\d{0,9}\t(\S+) (\S+)\t(.*)")


@dataclass(frozen=True, slots=True)
class TextBound:
    """A marked stretch of text: its type, the spans of its fragments, and the text that brat stored with it."""

    type: str
    fragments: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """A quantity with its arguments, as pairs of role and identifier; a role's running number is taken off."""

    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Standoff:
    """All annotations of one file: by identifier, and attributes and notes by what they belong to."""

    spans: dict[str, TextBound] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def as_seen(text: str) -> str:
    """The text as brat is given it: a blank for each carriage return, which it would miscount."""
    return text.replace("\r", " ")


def fragments(text: str) -> list[Span]:
    """The spans of a mention's lines, since a text-bound annotation cannot hold a line break."""
    return [match.span() for match in _LINE.finditer(text)]


def parse_standoff(source: str) -> Standoff:
    """Read the lines of an ``.ann`` file.

    Raises:
        FormatError: for lines that cannot be read, and, in one line, for types that are not ours.
    """
    standoff = Standoff()
    faults: list[str] = []
    foreign: list[str] = []
    for number, line in enumerate(source.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            foreign += _take(line.removesuffix("\r"), standoff)
        except ValueError as error:
            faults.append(f"line {number}: {error}")
    if foreign:
        names = ", ".join(sorted(set(foreign))[:5])
        faults.append(f"{len(foreign)} annotations that this project does not have ({names}); is it another's file?")
    if faults:
        raise FormatError(*faults)
    return standoff


def _take(line: str, standoff: Standoff) -> Iterator[str]:
    """File one line away; yield the type of a foreign one."""
    if match := _TEXT_BOUND.fullmatch(line):
        key, kind, spans, text = match.groups()
        if kind not in tuple(MentionType):
            yield kind
        pairs = [tuple(map(int, span.split())) for span in spans.split(";")]
        _add(standoff.spans, key, TextBound(kind, tuple((start, end) for start, end in pairs), text or ""))
    elif match := _EVENT.fullmatch(line):
        key, kind, trigger, arguments = match.groups()
        if kind not in (MentionType.PERCENTAGE, MentionType.HEAD_COUNT):
            yield kind
        pairs_of = (argument.partition(":")[::2] for argument in arguments.split())
        taken = tuple((role.rstrip("0123456789"), target) for role, target in pairs_of)
        _add(standoff.events, key, Event(kind, trigger, taken))
    elif match := _ATTRIBUTE.fullmatch(line):
        name, target, value = match.groups()
        _add(standoff.attributes.setdefault(target, {}), name, value or "", of=f" of {target}")
    elif match := _NOTE.fullmatch(line):
        kind, target, text = match.groups()
        if kind == "AnnotatorNotes":
            _add(standoff.notes, target, text, of=" (note)")
    elif line[0] in "RN*":
        yield line.partition("\t")[0]
    else:
        raise ValueError(f"{line[:60]!r} is no line of brat; restore it")


def _add(into: dict[str, _Value], key: str, value: _Value, *, of: str = "") -> None:
    if key in into:
        raise ValueError(f"{key}{of} stands twice; delete one")
    into[key] = value
