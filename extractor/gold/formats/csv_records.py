"""A flat CSV of records for spreadsheets: one row a quantity, one column a slot.

It is UTF-8 with a byte order mark, so that spreadsheets read Vietnamese. A cell that a
spreadsheet would run as a formula gets an apostrophe in front, which reading takes off again
(OWASP, "CSV Injection"). The year and insurance mentions are not in it: what is read back is
marked as a draft, for a person to complete.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractor.gold.files import FileError, decode, read_bytes
from extractor.gold.formats.document import Document, FormatError, Output, Report, build_annotation
from extractor.gold.notation import NotationError, make_mention, make_record, record_slots
from extractor.schema import Annotation, Mention, MentionType, Record

__all__ = ["COLUMNS", "read", "write"]

COLUMNS = (
    *("document", "sha256", "published", "kind", "start", "end", "text", "value", "upper"),
    *("qualifier", "insurance", "year", "year_end", "measure", "role", "status", "base", "place"),
)

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_OFFSET = re.compile(r"[0-9]{1,12}")
_PLAIN_SLOTS = ("qualifier", "insurance", "measure", "role", "status", "base", "place")


def write(documents: Sequence[Document], output: Output) -> int:
    """Write all records to one file, ``records.csv`` if the output is a folder; return how many documents."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for document in documents:
        for record in document.annotation.records:
            row = _row(document.annotation, record)
            writer.writerow(_safe(row.get(column, "")) for column in COLUMNS)
    written = output.put(output.file((".csv",), "records.csv"), "\ufeff" + buffer.getvalue())
    return len(documents) if written else 0


def _row(annotation: Annotation, record: Record) -> dict[str, str]:
    numbers = {"upper": record.upper, "year": record.year, "year_end": record.year_end}
    return (
        record_slots(record)
        | {"document": annotation.document, "sha256": annotation.sha256, "kind": record.kind, "text": record.text}
        | {"published": "" if annotation.published is None else annotation.published.isoformat()}
        | {"start": str(record.start), "end": str(record.end), "value": str(record.value)}
        | {name: "" if number is None else str(number) for name, number in numbers.items()}
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _stored(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def read(path: Path, report: Report) -> Iterator[Document]:
    """Read a CSV of records, each document as a draft without year and insurance mentions."""
    try:
        text = decode(read_bytes(path))
        # Spreadsheets of locales with a decimal comma save with semicolons.
        delimiter = ";" if ";" in text.partition("\n")[0] else ","
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        if missing := [column for column in COLUMNS if column not in (table.fieldnames or ())]:
            raise FormatError(f"no column {missing[0]!r}; this is not a table that extractor convert --to csv made")
        rows: dict[str, list[tuple[int, dict[str, str]]]] = {}
        for number, cells in enumerate(table, start=2):
            row = {column: _stored(cells[column] or "") for column in COLUMNS}
            rows.setdefault(row["document"], []).append((number, row))
    except (FileError, FormatError, csv.Error) as error:
        report(f"{path}: {error}")
        return
    for document, numbered in rows.items():
        try:
            yield Document(_annotation(document, numbered), text=None, source=f"{path}: {document}")
        except FormatError as error:
            for line in error.lines:
                report(f"{path}: {line}")


def _annotation(document: str, rows: Sequence[tuple[int, Mapping[str, str]]]) -> Annotation:
    faults: list[str] = []
    quantities: list[tuple[Mention, Record]] = []
    head = rows[0][1]
    for number, row in rows:
        if (row["sha256"], row["published"]) != (head["sha256"], head["published"]):
            faults.append(f"row {number}: sha256 or published is not that of {document!r} above; make them equal")
        try:
            quantities.append(_quantity(row))
        except NotationError as error:
            faults.append(f"row {number}: {row['kind']} {row['text']!r} at {row['start']}: {error}")
    if faults:
        raise FormatError(*faults)
    return build_annotation(
        {"document": document, "sha256": head["sha256"], "published": head["published"] or None},
        [mention for mention, _ in quantities],
        [record for _, record in quantities],
        draft=True,
    )


def _quantity(row: Mapping[str, str]) -> tuple[Mention, Record]:
    if row["kind"] not in (MentionType.PERCENTAGE, MentionType.HEAD_COUNT):
        raise NotationError(f"kind {row['kind']!r} is neither percentage nor head_count")
    if not (_OFFSET.fullmatch(row["start"]) and _OFFSET.fullmatch(row["end"])):
        raise NotationError("start and end are not whole numbers; restore them")
    span = int(row["start"]), int(row["end"])
    mention = make_mention(MentionType(row["kind"]), span, row["text"], _range(row["value"], row["upper"]))
    slots = {name: row[name] for name in _PLAIN_SLOTS} | {"year": _range(row["year"], row["year_end"])}
    return mention, make_record(mention, slots)


def _range(low: str, high: str) -> str:
    return f"{low}..{high}" if high else low
