"""What all files of rows have in common: from a row's fields to an item, or to what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import NamedTuple

from extractor.readers.errors import InputError
from extractor.readers.items import LARGEST, Input, Item, Options
from extractor.readers.names import document_name

__all__ = ["Fields", "check_fields", "row_item", "too_large"]


def check_fields(fields: Collection[str], source: Input, options: Options) -> None:
    """Check that rows with these fields have a text.

    Raises:
        InputError: where none of the fields is the text's.
    """
    if options.text_field not in fields:
        names = ", ".join(sorted(fields)) or "none"
        raise InputError(source.source, f"no field {options.text_field!r} (fields: {names}); name it with --text-field")


class Fields(NamedTuple):
    """What counts of a row.

    Attributes:
        text: a string, in which bytes that are not UTF-8 stand as lone surrogates.
        name: the document's id; ``None`` or empty for a row without one, which is then ``FILE#NUMBER``.
        date: a date, ``YYYY-MM-DD`` with or without a time after it, ``None`` or empty.
    """

    text: object
    name: object
    date: object


def row_item(source: Input, number: int, fields: Fields, weight: int) -> tuple[Item | None, list[InputError]]:
    """Make an item of a row.

    Args:
        source: the file.
        number: the row's line or number in it, from 1.
        fields: the row's fields.
        weight: bytes of the file that the row took.

    Returns:
        The item, unless there is no text in the row; and what is wrong. A date that cannot be read is
        wrong, but the row still makes an item, without it.
    """
    text, name, date = fields
    place = f"{source.source}:{number}"
    if not isinstance(text, str):
        return None, [InputError(place, f"the text is {text!r:.40}, no string; mend the row")]
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return None, [InputError(place, "the text holds half a character (a lone surrogate); mend the row")]
    if len(data) > LARGEST:
        return None, [too_large(place)]
    try:
        document = f"{source.document}#{number}" if name is None or name == "" else document_name(str(name))
    except ValueError as error:
        return None, [InputError(place, f"the id {error}; mend the row")]
    published, faults = None, []
    try:
        published = _iso_date(date)
    except ValueError:
        faults.append(InputError(place, f"the date is {date!r:.40}; write YYYY-MM-DD, or the text goes without"))
    return Item(document, place, data, "row", published, weight), faults


def too_large(place: str) -> InputError:
    """Say of a document that it is larger than :data:`~extractor.readers.items.LARGEST`."""
    return InputError(place, f"larger than {LARGEST // 2**20} MiB; split it into articles")


def _iso_date(date: object) -> str | None:
    if date is None or date == "":
        return None
    if isinstance(date, dt.datetime):
        date = date.date()
    if isinstance(date, dt.date):
        return date.isoformat()
    if not isinstance(date, str) or (len(date) > 10 and date[10] not in "T "):
        raise ValueError
    return dt.date.fromisoformat(date[:10]).isoformat()
