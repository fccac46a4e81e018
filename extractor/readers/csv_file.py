"""Rows of a CSV file with a header; comma, semicolon or tab between the fields."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from extractor.readers.compressed import Stream
from extractor.readers.errors import InputError
from extractor.readers.items import LARGEST, Input, Item, Options
from extractor.readers.lines import numbered_lines
from extractor.readers.rows import Fields, check_fields, row_item

__all__ = ["read_csv"]

_DELIMITERS = ",;\t"


def read_csv(stream: Stream, source: Input, options: Options) -> Iterator[Item | InputError]:
    """Yield the items of a CSV file; a row without fields is passed over.

    Raises:
        InputError: where the header has no text field, or the file is no CSV from some line on.
    """
    csv.field_size_limit(LARGEST)
    lines = _texts(stream, source)
    header = next(lines, "")
    if not header:
        return
    try:
        # A spreadsheet writes the delimiter of its user's country.
        delimiter = next((each for each in _DELIMITERS if options.text_field in _cells(header, each)), ",")
        names = _cells(header, delimiter)
    except csv.Error as error:
        raise InputError(f"{source.source}:1", f"not a CSV header ({error}); mend the line") from error
    check_fields(names, source, options)
    wanted = (options.text_field, options.id_field, options.date_field)
    columns = [names.index(name) if name in names else -1 for name in wanted]
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    seen = 0
    try:
        for row in reader:
            if not row:
                continue
            number = reader.line_num + 1
            weight, seen = stream.taken - seen, stream.taken
            fields = Fields._make(row[column] if 0 <= column < len(row) else None for column in columns)
            item, faults = row_item(source, number, fields, weight)
            yield from faults
            if item is not None:
                yield item
    except csv.Error as error:
        place = f"{source.source}:{reader.line_num + 1}"
        raise InputError(place, f"not CSV ({error}); mend the file, the rest of it is not read") from error


def _texts(stream: Stream, source: Input) -> Iterator[str]:
    for number, line in numbered_lines(stream):
        if line is None:
            raise InputError(f"{source.source}:{number}", "a line longer than a document may be; is this CSV?")
        yield line.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape")


def _cells(header: str, delimiter: str) -> list[str]:
    return next(csv.reader([header], delimiter=delimiter), [])
