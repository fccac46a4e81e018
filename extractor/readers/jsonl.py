"""Rows of JSON lines: one object a line, its text in one of its keys."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

from extractor.readers.compressed import Stream
from extractor.readers.errors import InputError
from extractor.readers.items import Input, Item, Options
from extractor.readers.lines import numbered_lines
from extractor.readers.rows import Fields, check_fields, row_item, too_large

__all__ = ["read_jsonl"]


def read_jsonl(stream: Stream, source: Input, options: Options) -> Iterator[Item | InputError]:
    """Yield the items of a JSON lines file; blank lines are passed over.

    A line that cannot be used gives what is wrong with it, and the next one is read.

    Raises:
        InputError: where the first row has no text field, and so, no doubt, none has.
    """
    first, seen = True, 0
    for number, line in numbered_lines(stream):
        place = f"{source.source}:{number}"
        if line is None:
            yield too_large(place)
            continue
        try:
            row = _row(line)
        except ValueError as error:
            yield InputError(place, str(error))
            continue
        if row is None:
            continue
        if first:
            check_fields(row.keys(), source, options)
            first = False
        elif options.text_field not in row:
            yield InputError(place, f"no field {options.text_field!r}; mend the row")
            continue
        weight, seen = stream.taken - seen, stream.taken
        fields = Fields._make(row.get(name) for name in (options.text_field, options.id_field, options.date_field))
        item, faults = row_item(source, number, fields, weight)
        yield from faults
        if item is not None:
            yield item


def _row(line: bytes) -> dict[str, object] | None:
    try:
        # "utf-8-sig" would do, at four times the time.
        text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape").strip()
        row = json.loads(text) if text else None
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON ({error}); mend the line") from error
    if row is not None and not isinstance(row, dict):
        raise ValueError("not an object; write one JSON object a line")
    return row
