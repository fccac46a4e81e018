"""Parquet: one row a record, typed columns, codes stored once and numbered."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from extractor.writers.errors import MissingExtraError
from extractor.writers.flat import RECORDS, record_rows

__all__ = ["check_pyarrow", "write_parquet"]

_GROUP = 32_768
"""Rows in memory, and in a row group, at a time."""

_CONVERT: dict[str, Callable[[Any], object]] = {"date": dt.date.fromisoformat, "number": float}


def write_parquet(lines: Iterable[bytes], path: Path) -> None:
    """Write the records of annotations.

    Args:
        lines: annotations as JSON.
        path: where to; made anew.
    """
    import pyarrow.parquet as pq  # noqa: PLC0415

    with pq.ParquetWriter(path, _schema(), compression="zstd") as out:
        rows: list[tuple[Any, ...]] = []
        for line in lines:
            rows += record_rows(json.loads(line))
            if len(rows) >= _GROUP:
                out.write_table(_table(rows))
                rows = []
        if rows:
            out.write_table(_table(rows))


def _schema() -> Any:
    import pyarrow as pa  # noqa: PLC0415

    code = pa.dictionary(pa.int32(), pa.string())
    types = {
        "text": pa.string(),
        "code": code,
        "codes": pa.list_(code),
        "integer": pa.int32(),
        "number": pa.float64(),
        "date": pa.date32(),
    }
    return pa.schema([(column.name, types[column.kind]) for column in RECORDS])


def _table(rows: list[tuple[Any, ...]]) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    schema = _schema()
    arrays = []
    for column, cells, kind in zip(RECORDS, zip(*rows, strict=True), schema.types, strict=True):
        # Whole numbers beyond 2**53 do not pass as floats by themselves.
        convert = _CONVERT.get(column.kind)
        values = [cell if cell is None or convert is None else convert(cell) for cell in cells]
        arrays.append(pa.array(values, kind))
    return pa.table(arrays, schema=schema)


def check_pyarrow() -> None:
    """Raise :class:`MissingExtraError` where pyarrow is not installed."""
    try:
        import pyarrow  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingExtraError("pyarrow", "parquet") from error
