"""DuckDB: documents, mentions and records, with keys."""

from __future__ import annotations

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

    # DuckDB reads JSON lines far faster than Python can hand it rows. Both names are the output's own, so that what a
    # run that was killed has left goes with the next.
    staged, log = (path.with_name(path.name + suffix) for suffix in (".jsonl", ".wal"))
    log.unlink(missing_ok=True)
    try:
        write_jsonl(lines, staged)
        with duckdb.connect(path) as db:
            for name in TABLES:
                db.execute(table_sql(name))
                db.execute(f"INSERT INTO {name} {select_from_jsonl(name, str(staged))}")
    finally:
        staged.unlink(missing_ok=True)


def check_duckdb() -> None:
    """Raise :class:`MissingExtraError` where duckdb is not installed."""
    try:
        import duckdb  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingExtraError("duckdb", "query") from error
