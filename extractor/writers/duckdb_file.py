"""DuckDB: documents, mentions and records, with keys."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from extractor.writers.errors import MissingExtraError
from extractor.writers.jsonl import write_jsonl
from extractor.writers.views import TABLES, select_from_jsonl, table_sql

__all__ = ["check_duckdb", "write_duckdb"]


def write_duckdb(lines: Iterable[bytes], path: Path) -> None:
    """Write the three tables; codes of insurance are a list.

    Args:
        lines: annotations as JSON.
        path: where to; must not be there yet.
    """
    import duckdb  # noqa: PLC0415

    # DuckDB reads JSON lines far faster than Python can hand it rows.
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".extractor-") as folder:
        staged = Path(folder, "lines.jsonl")
        write_jsonl(lines, staged)
        with duckdb.connect(path) as db:
            for name in TABLES:
                db.execute(table_sql(name))
                db.execute(f"INSERT INTO {name} {select_from_jsonl(name, str(staged))}")


def check_duckdb() -> None:
    """Raise :class:`MissingExtraError` where duckdb is not installed."""
    try:
        import duckdb  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingExtraError("duckdb", "query") from error
