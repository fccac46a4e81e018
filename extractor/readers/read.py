"""One way in: from an input to its items, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.readers.compressed import Stream, open_bytes
from extractor.readers.csv_file import read_csv
from extractor.readers.errors import InputError
from extractor.readers.items import LARGEST, Input, Item, Options
from extractor.readers.jsonl import read_jsonl
from extractor.readers.parquet import read_parquet
from extractor.readers.rows import too_large

__all__ = ["read_items"]

_Rows = Callable[[Stream, Input, Options], Iterator[Item | InputError]]
_ROWS: dict[str, _Rows] = {"jsonl": read_jsonl, "csv": read_csv, "parquet": read_parquet}


def read_items(source: Input, options: Options) -> Iterator[Item | InputError]:
    """Yield the documents of an input, and what in it cannot be used. Never raises; holds one document."""
    try:
        with open_bytes(source.path, source.compression) as stream:
            if (rows := _ROWS.get(source.format)) is not None:
                yield from rows(stream, source, options)
            else:
                yield _article(stream, source)
    except InputError as error:
        yield error


def _article(stream: Stream, source: Input) -> Item | InputError:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return too_large(source.source)
    return Item(source.document, source.source, data, source.format, source.published, stream.taken)  # type: ignore[arg-type]
