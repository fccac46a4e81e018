"""Questions in SQL to an output of any format, through DuckDB, which may read that file and nothing else."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor.writers.duckdb_file import check_duckdb
from extractor.writers.errors import OutputError
from extractor.writers.flat import RECORDS, Column
from extractor.writers.output import suffix_of
from extractor.writers.views import TABLES, select_from_jsonl, sql_type

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["Answer", "QueryError", "ask"]


class QueryError(ValueError):
    """A question that cannot be answered; the message says why."""


class Answer:
    """The rows that answer a question.

    Attributes:
        columns: their names.
        rows: the rows; they are read as they are taken.
    """

    def __init__(self, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
        self.columns = columns
        self.rows = rows


@contextmanager
def ask(path: Path, sql: str) -> Iterator[Answer]:
    """Ask an output a question.

    The tables are ``documents``, ``mentions`` and ``records``; of CSV and Parquet, ``records`` only. ``insurance``
    is a list of codes in all of them. Nothing can be changed, and no other file read.

    Args:
        path: an output of ``extractor extract``.
        sql: one SELECT, in DuckDB's dialect.

    Raises:
        OutputError: where the file is no output, or duckdb is not installed.
        QueryError: where the question is not one SELECT, or wrong.
    """
    suffix = suffix_of(path)
    if not path.is_file():
        raise OutputError("no such file; check its name")
    check_duckdb()
    import duckdb  # noqa: PLC0415

    with ExitStack() as stack:
        try:
            db = stack.enter_context(_opened(path, suffix))
            statements = db.extract_statements(sql)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise QueryError("one SELECT is wanted; outputs cannot be changed")
            db.execute(statements[0])
            columns = tuple(each[0] for each in db.description or ())
            yield Answer(columns, _rows(db))
        except sqlite3.Error as error:
            raise OutputError(f"no SQLite output ({error}); check its name") from error
        except duckdb.Error as error:
            raise QueryError(str(error).strip()) from error


def _rows(db: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := db.fetchmany(1024):
        yield from rows


@contextmanager
def _opened(path: Path, suffix: str) -> Iterator[DuckDBPyConnection]:
    """Open a connection that has the output's tables and from then on reads nothing else."""
    import duckdb  # noqa: PLC0415

    if suffix == ".duckdb":
        with duckdb.connect(path, read_only=True) as db:
            _lock(db)
            yield db
        return
    with duckdb.connect() as db, tempfile.TemporaryDirectory(prefix="extractor-") as folder:
        if suffix == ".sqlite":
            _copy(path, db, Path(folder, "rows.jsonl"))
        else:
            for name, select in _selects(str(path), suffix).items():
                db.execute(f"CREATE VIEW {name} AS {select}")
        _lock(db, path)
        yield db


def _lock(db: DuckDBPyConnection, *readable: Path) -> None:
    paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in readable)
    db.execute(f"SET allowed_paths = [{paths}]")
    db.execute("SET enable_external_access = false")
    db.execute("SET lock_configuration = true")


def _selects(path: str, suffix: str) -> dict[str, str]:
    quoted = path.replace("'", "''")
    if suffix == ".csv":
        types = {each.name: "VARCHAR" if each.kind == "codes" else sql_type(each) for each in RECORDS}
        source = f"read_csv('{quoted}', columns={types}, header=true, delim=',', quote='\"', escape='\"')"
        codes = "coalesce(string_split(insurance, ','), [])"
        return {"records": f"SELECT * REPLACE ({codes} AS insurance) FROM {source}"}  # noqa: S608 (quoted, or ours)
    if suffix == ".parquet":
        return {"records": f"SELECT * FROM read_parquet('{quoted}')"}  # noqa: S608
    return {name: select_from_jsonl(name, path) for name in TABLES}


def _copy(path: Path, db: DuckDBPyConnection, staged: Path) -> None:
    """Copy an SQLite output's tables: DuckDB's own reader of SQLite is an extension that it would download."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as source:
        for name, columns in TABLES.items():
            with staged.open("w", encoding="utf-8") as out:
                for row in source.execute(f"SELECT * FROM {name}"):  # noqa: S608 (one of three names)
                    cells = {each.name: _cell(each, value) for each, value in zip(columns, row, strict=True)}
                    out.write(json.dumps(cells, ensure_ascii=False) + "\n")
            types = {each.name: sql_type(each) for each in columns}
            rows = f"read_json('{staged}', format='newline_delimited', columns={types})"
            db.execute(f"CREATE TABLE {name} AS FROM {rows}")


def _cell(column: Column, value: Any) -> Any:
    if column.kind != "codes":
        return value
    return value.split(",") if value else []
