"""``extractor query``: questions in SQL to an output file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

__all__ = ["command"]


@click.command("query")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("sql")
@click.option(
    "--format", "format_", type=click.Choice(["table", "csv", "jsonl"]), help="Default: table, or CSV in a pipe."
)
def command(*, out: Path, sql: str, format_: str | None) -> None:
    """Ask an output file a question in SQL.

    OUT is what `extractor extract --out` wrote, in any of its formats; it is never changed. SQL is one SELECT in
    DuckDB's dialect over the tables documents, mentions and records (of .csv and .parquet, records only), such as

    "select year, place, value from records where 'health' in insurance".

    Write "end" in quotes: it is a word of SQL.
    """
    import sys

    from extractor.writers import OutputError
    from extractor.writers.query import QueryError, ask
    from extractor.writers.stdout import reader_may_leave

    show = {"csv": _csv, "jsonl": _jsonl, "table": _table}[format_ or ("table" if sys.stdout.isatty() else "csv")]
    try:
        with ask(out, sql) as answer, reader_may_leave():
            show(answer.columns, answer.rows)
    except OutputError as error:
        raise click.ClickException(f"{out}: {error}") from error
    except QueryError as error:
        raise click.UsageError(str(error)) from error


def _csv(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    import csv
    import sys

    from extractor.writers.csv_file import cell

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(columns)
    out.writerows(map(cell, row) for row in rows)


def _jsonl(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    import json

    for row in rows:
        click.echo(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=str))


def _table(columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    from rich.table import Table
    from rich.text import Text

    from extractor.writers.csv_file import cell
    from extractor.writers.table import print_table, visible

    table = Table()
    for name in columns:
        table.add_column(Text(visible(name)))
    for row in rows:
        table.add_row(*("" if value is None else Text(visible(str(cell(value)))) for value in row))
    print_table(table)
