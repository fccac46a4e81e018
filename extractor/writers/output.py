"""One way out: which writer an output's name asks for."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from extractor.writers.csv_file import write_csv
from extractor.writers.duckdb_file import check_duckdb, write_duckdb
from extractor.writers.errors import OutputError
from extractor.writers.jsonl import check_zstd, write_jsonl
from extractor.writers.parquet import check_pyarrow, write_parquet
from extractor.writers.replace import replacing
from extractor.writers.sqlite import write_sqlite

__all__ = ["SUFFIXES", "suffix_of", "writer_for"]

Write = Callable[[Iterable[bytes], Path], None]


def _nothing() -> None:
    return None


_WRITERS: dict[str, tuple[Write, Callable[[], None]]] = {
    ".jsonl": (write_jsonl, _nothing),
    ".jsonl.gz": (partial(write_jsonl, compression=".gz"), _nothing),
    ".jsonl.zst": (partial(write_jsonl, compression=".zst"), check_zstd),
    ".csv": (write_csv, _nothing),
    ".parquet": (write_parquet, check_pyarrow),
    ".duckdb": (write_duckdb, check_duckdb),
    ".sqlite": (write_sqlite, _nothing),
}
SUFFIXES = tuple(_WRITERS)
_LIBRARIES = {"sqlite3", "duckdb", "_duckdb", "pyarrow"}


def suffix_of(path: Path) -> str:
    """Return the suffix that says what an output is.

    Raises:
        OutputError: where it is none of :data:`SUFFIXES`.
    """
    for suffix in SUFFIXES:
        if path.name.endswith(suffix) and path.name != suffix:
            return suffix
    raise OutputError(f"unknown kind of file; end the name with {', '.join(SUFFIXES)}")


def writer_for(path: Path) -> Callable[[Iterable[bytes]], None]:
    """Return the function that writes an output: lines of JSON in, the file appears when all are written.

    It holds a bounded number of lines, and raises :class:`OSError` where the file cannot be written.

    Raises:
        OutputError: where the name says no format, or a package for it is not installed.
    """
    write, check = _WRITERS[suffix_of(path)]
    check()

    def write_at_once(lines: Iterable[bytes]) -> None:
        with replacing(path) as part:
            try:
                write(lines, part)
            except Exception as error:
                # Every library has its own error for a full disk.
                if type(error).__module__.partition(".")[0] not in _LIBRARIES or isinstance(error, OSError):
                    raise
                raise OSError(errno.EIO, str(error).strip().partition("\n")[0], str(path)) from error

    return write_at_once
