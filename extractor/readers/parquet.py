"""Rows of a Parquet file, by column."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import IO

from extractor.readers.compressed import Stream
from extractor.readers.errors import InputError
from extractor.readers.items import Input, Item, Options
from extractor.readers.rows import Fields, check_fields, row_item

__all__ = ["read_parquet"]

_BATCH = 64
"""Rows in memory at a time."""


def read_parquet(stream: Stream, source: Input, options: Options) -> Iterator[Item | InputError]:
    """Yield the items of a Parquet file.

    Raises:
        InputError: where it is no Parquet file, has no text column, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise InputError(source.source, "needs pyarrow; pip install 'extractor[parquet]'") from error
    with tempfile.TemporaryFile() as spool:
        file: IO[bytes] = spool
        # Parquet is read from its end, so what is packed or comes down a pipe is put on disk first.
        shutil.copyfileobj(stream, spool)
        try:
            with pq.ParquetFile(file) as table:
                names = table.schema_arrow.names
                check_fields(names, source, options)
                wanted = [name for name in (options.text_field, options.id_field, options.date_field) if name in names]
                share = source.size // max(table.metadata.num_rows, 1)
                number = 0
                for batch in table.iter_batches(batch_size=_BATCH, columns=wanted):
                    columns = [
                        batch.column(name).to_pylist() if name in wanted else [None] * batch.num_rows
                        for name in (options.text_field, options.id_field, options.date_field)
                    ]
                    for fields in map(Fields._make, zip(*columns, strict=True)):
                        number += 1
                        item, faults = row_item(source, number, fields, share)
                        yield from faults
                        if item is not None:
                            yield item
        except InputError:
            raise
        except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError) as error:
            # Damaged metadata raise whatever Python raises on what they hold: names that are not UTF-8, odd dates.
            reason = next(iter(str(error).splitlines()), "") or type(error).__name__
            raise InputError(source.source, f"not a Parquet file ({reason}); get the file anew") from error
