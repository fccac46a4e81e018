"""What crosses between the processes of a cluster: rows of plain data, as Arrow tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, Literal, NamedTuple, cast

import pyarrow as pa

from extractor.batch.work import Outcome
from extractor.readers import Input, InputError, Item
from extractor.readers.remote import is_remote

__all__ = ["Kind", "Row", "inputs_of", "inputs_table", "rows_of", "rows_table"]


class Kind(IntEnum):
    """What a row is."""

    ITEM = 0
    """A document to be worked on."""
    DONE = 1
    """A document with its result."""
    FAILED = 2
    """A document without a result; ``reason`` says why."""
    BEFORE = 3
    """A document that the manifest has a result of."""
    FAULT = 4
    """Something wrong with an input; ``reason`` says what."""
    END = 5
    """The end of an input; ``number`` is how many rows it has."""
    REFUSED = 6
    """A machine that is not fit for this run; ``reason`` says why."""


class Row(NamedTuple):
    """A row. Fields that its kind has no use for are empty.

    Attributes:
        kind: a :class:`Kind`.
        input: the number of the input.
        number: the row's number in it.
        document: the document's name.
        source: the file, or file and place in it, for messages.
        key: what the result depends on.
        weight: how many bytes of the inputs were read for it.
        data: the document's bytes.
        format: how they hold the text.
        published: the date given with the document.
        line: the annotation, compressed.
        mentions: how many it has.
        records: how many it has.
        reason: what is wrong.
    """

    kind: int
    input: int
    number: int
    document: str = ""
    source: str = ""
    key: bytes = b""
    weight: int = 0
    data: bytes = b""
    format: str = ""
    published: str | None = None
    line: bytes = b""
    mentions: int = 0
    records: int = 0
    reason: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """The input's number, and the row's in it."""
        return self.input, self.number

    @property
    def item(self) -> Item:
        """The document as the local engine has it."""
        format_ = cast("Literal['txt', 'md', 'html', 'row']", self.format)
        return Item(self.document, self.source, self.data, format_, self.published, self.weight)

    @property
    def outcome(self) -> Outcome:
        """The result as the local engine has it."""
        return Outcome(self.line, self.mentions, self.records, self.reason if self.kind == Kind.FAILED else None)

    def with_outcome(self, outcome: Outcome) -> Row:
        """Return the row with a result in place of the document's bytes."""
        if outcome.failure is not None:
            return self._replace(kind=Kind.FAILED, data=b"", reason=outcome.failure)
        line, mentions, records, _ = outcome
        return self._replace(kind=Kind.DONE, data=b"", line=line, mentions=mentions, records=records)

    @staticmethod
    def of(fault: InputError, place: tuple[int, int]) -> Row:
        """Return the row of something wrong with an input."""
        return Row(Kind.FAULT, *place, source=fault.source, reason=fault.reason)


# Names of files may hold bytes that are not UTF-8, which Python has as lone surrogates and Arrow's strings cannot hold.
_ENCODED = {"source", "reason"}
_TYPES = {
    "kind": pa.int8(),
    "input": pa.int64(),
    "number": pa.int64(),
    "document": pa.large_string(),
    "key": pa.binary(),
    "weight": pa.int64(),
    "format": pa.string(),
    "published": pa.string(),
    "mentions": pa.int64(),
    "records": pa.int64(),
}
_ROWS = pa.schema([(name, _TYPES.get(name, pa.large_binary())) for name in Row._fields])
_INPUTS = pa.schema(
    [
        ("number", pa.int64()),
        ("document", pa.string()),
        ("path", pa.binary()),
        ("format", pa.string()),
        ("compression", pa.string()),
        ("published", pa.string()),
        ("size", pa.int64()),
    ]
)


def rows_table(rows: Iterable[Row]) -> pa.Table:
    """Return rows as a table."""
    columns = zip(*rows, strict=True)
    arrays = [
        pa.array([_packed(cell) for cell in cells] if name in _ENCODED else cells, _ROWS.field(name).type)
        for name, cells in zip(Row._fields, columns, strict=True)
    ]
    return pa.table(arrays, schema=_ROWS)


def rows_of(table: pa.Table) -> Iterable[Row]:
    """Yield the rows of a table."""
    columns = [table.column(name).to_pylist() for name in Row._fields]
    for cells in zip(*columns, strict=True):
        row = Row._make(cells)
        yield row._replace(source=_unpacked(row.source), reason=_unpacked(row.reason))


def inputs_table(inputs: Sequence[tuple[int, Input]]) -> pa.Table:
    """Return numbered inputs as a table; none of them is standard input."""
    rows = [
        (number, each.document, _packed(str(each.path)), each.format, each.compression, each.published, each.size)
        for number, each in inputs
    ]
    arrays = [pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), _INPUTS, strict=True)]
    return pa.table(arrays, schema=_INPUTS)


def inputs_of(table: pa.Table) -> Iterable[tuple[int, Input]]:
    """Yield the inputs of a table with their numbers."""
    from pathlib import Path  # noqa: PLC0415

    for number, document, packed, *rest in zip(*(column.to_pylist() for column in table.columns), strict=True):
        path = _unpacked(packed)
        yield number, Input(document, path if is_remote(path) else Path(path), *rest)


def _packed(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpacked(data: Any) -> str:
    return bytes(data).decode("utf-8", "surrogatepass")
