"""How values and record slots are written as text: one notation for every format that people edit.

A number is written with a decimal point, a range with two dots: ``35.2``, ``65..70``. Slots stand
as cells, ``measure=participation | year=2021..2025 | insurance=health,social``; a slot that is
left out is null. The inline notation, the notes of brat, the text boxes of Label Studio and the
columns of a spreadsheet all go through the functions here, so that a fault has the same words
wherever it was made.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from pydantic import ValidationError

from extractor.schema import (
    Base,
    InsuranceCode,
    Measure,
    Mention,
    MentionType,
    Number,
    Qualifier,
    Record,
    Role,
    Span,
    Status,
)

__all__ = [
    "CODED_SLOTS",
    "NotationError",
    "make_mention",
    "make_record",
    "name_of",
    "one_line",
    "quote",
    "read_cells",
    "read_numbers",
    "record_slots",
    "write_cells",
    "write_numbers",
    "write_value",
]

CODED_SLOTS: Mapping[str, type[StrEnum]] = {
    "qualifier": Qualifier,
    "measure": Measure,
    "role": Role,
    "status": Status,
    "base": Base,
}
"""The slots that hold one code, with their codes."""

_Code = TypeVar("_Code", bound=StrEnum)
_REQUIRED = ("measure", "role", "status")
_SLOTS = frozenset({*CODED_SLOTS, "insurance", "year", "place"})
_NUMBER = re.compile(r"-?[0-9]+(?P<fraction>\.[0-9]+)?(?P<exponent>e[+-]?[0-9]+)?")
# Characters that would end a cell or a line somewhere; they travel as \u and four digits.
_UNSAFE = re.compile(r"[\\|\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


class NotationError(ValueError):
    """A value or slot that cannot be read; the message says what is wrong and what to write."""


def name_of(item: Mention | Record) -> str:
    """Name a mention or record in a fault line: its type, text and first code point."""
    kind = item.type if isinstance(item, Mention) else item.kind
    return quote(kind, item.text, item.start)


def one_line(fault: str) -> str:
    """Fold a fault to one line, whatever a file has put into it."""
    return " ".join(fault.splitlines())


def quote(kind: str, text: str, start: int) -> str:
    """Name a stretch of text in a fault line, shortened where it is long."""
    shown = text if len(text) <= 40 else f"{text[:37]}..."
    return f"{kind} {shown!r} at {start}"


def write_numbers(value: Number, upper: Number | None = None) -> str:
    """Write a number, or a range as ``65..70``; the inverse of :func:`read_numbers`."""
    return str(value) if upper is None else f"{value}..{upper}"


def read_numbers(written: str) -> tuple[Number, Number | None]:
    """Read a number or range into its value and its upper bound.

    Raises:
        NotationError: for anything else, such as a decimal comma.
    """
    low, dots, high = (part.strip() for part in written.partition(".."))
    return _number(low), _number(high) if dots else None


def _number(written: str) -> Number:
    match = _NUMBER.fullmatch(written)
    if match is None or len(written) > 40:
        raise NotationError(f"{written!r} is not a number; write 35.2, or 65..70 for a range")
    if match["fraction"] is None and match["exponent"] is None:
        return int(written)
    number = float(written)
    if not math.isfinite(number):
        raise NotationError(f"{written!r} is too large a number; correct it")
    return number


def write_cells(cells: Mapping[str, str]) -> str:
    """Write slots as ``name=value | name=value``; the inverse of :func:`read_cells`."""
    return " | ".join(f"{name}={_escape(value)}" for name, value in cells.items())


def read_cells(line: str) -> dict[str, str]:
    """Read ``name=value | name=value``.

    Raises:
        NotationError: for a cell without ``=`` and for a name that stands twice.
    """
    cells: dict[str, str] = {}
    for cell in filter(str.strip, line.split("|")):
        name, equals, value = (part.strip() for part in cell.partition("="))
        if not equals or not name:
            raise NotationError(f"{cell.strip()!r} is not of the form name=value")
        if name in cells:
            raise NotationError(f"{name} stands twice; leave one")
        cells[name] = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), value)
    return cells


def _escape(value: str) -> str:
    escaped = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", value)
    if value.strip() == value:
        return escaped
    # Blanks at an end would be taken for those around the cell.
    inner = escaped.strip()
    at = escaped.index(inner)
    return "".join([*map(_blank, escaped[:at]), inner, *map(_blank, escaped[at + len(inner) :])])


def _blank(char: str) -> str:
    return f"\\u{ord(char):04x}"


def write_value(item: Mention | Record) -> str:
    """Write the value of a mention or record: a number, a range or an insurance code."""
    if isinstance(item.value, InsuranceCode):
        return str(item.value)
    return write_numbers(item.value, item.upper)


def make_mention(kind: MentionType, span: Span, text: str, written: str) -> Mention:
    """Make a mention of its type, span, surface and value as written.

    Raises:
        NotationError: where the value does not fit the type, or the span the surface.
    """
    value: Number | InsuranceCode
    if kind is MentionType.INSURANCE:
        value, upper = _insurance("code", written), None
    else:
        value, upper = read_numbers(written)
        # Vietnamese groups thousands with a point: 65.000 is 65000, and would be read as 65.
        if kind is not MentionType.PERCENTAGE and "." in written.replace("..", " "):
            raise NotationError(f"{written!r} has a decimal point; a {kind} is a whole number, without grouping")
    try:
        return Mention(type=kind, start=span[0], end=span[1], text=text, value=value, upper=upper)
    except (ValueError, OverflowError) as error:
        raise NotationError(_first_line(error)) from error


def record_slots(record: Record) -> dict[str, str]:
    """Write the slots of a record that are not null, in the order of the schema."""
    slots = {
        "qualifier": record.qualifier,
        "insurance": ",".join(record.insurance),
        "year": None if record.year is None else write_numbers(record.year, record.year_end),
        "measure": record.measure,
        "role": record.role,
        "status": record.status,
        "base": record.base,
        "place": record.place,
    }
    return {name: str(value) for name, value in slots.items() if value}


def make_record(mention: Mention, slots: Mapping[str, str]) -> Record:
    """Make the record of a quantity from its slots as written; the inverse of :func:`record_slots`.

    Raises:
        NotationError: for an unknown slot or code, a missing measure, role or status, and slots
            that do not fit together.
    """
    if unknown := slots.keys() - _SLOTS:
        raise NotationError(f"unknown slot {', '.join(sorted(unknown))}; the slots are {', '.join(sorted(_SLOTS))}")
    fields: dict[str, object] = {"place": slots.get("place") or None}
    for name, codes in CODED_SLOTS.items():
        written = slots.get(name, "").strip()
        if not written and name in _REQUIRED:
            raise NotationError(f"no {name}; give one of {', '.join(codes)}")
        fields[name] = _code(name, codes, written) if written else None
    listed = [part.strip() for part in slots.get("insurance", "").split(",")]
    fields["insurance"] = tuple(_insurance("insurance", part) for part in listed if part)
    year, year_end = read_numbers(slots["year"]) if slots.get("year") else (None, None)
    try:
        return Record.model_validate(
            fields
            | {"kind": mention.type.value, "start": mention.start, "end": mention.end, "text": mention.text}
            | {"value": mention.value, "upper": mention.upper, "year": year, "year_end": year_end}
        )
    except (ValueError, OverflowError) as error:
        raise NotationError(_first_line(error)) from error


def _code(slot: str, codes: type[_Code], written: str) -> _Code:
    try:
        return codes(written)
    except ValueError:
        raise NotationError(f"{slot} {written!r} is none of {', '.join(codes)}") from None


def _insurance(slot: str, written: str) -> InsuranceCode:
    try:
        return InsuranceCode(written)
    except ValueError:
        known = ", ".join(InsuranceCode.known())
        raise NotationError(f"{slot} {written!r} is none of {known}; or declare it with --lexicon") from None


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        return f"{where}: {message}" if where else message
    return str(error)
