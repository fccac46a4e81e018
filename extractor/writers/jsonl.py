"""JSON lines: one annotation a line; plain, or packed by gzip or zstandard."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol, cast

from extractor.writers.errors import MissingExtraError

__all__ = ["check_zstd", "write_jsonl"]


class _Sink(Protocol):
    def write(self, data: bytes, /) -> int: ...


def write_jsonl(lines: Iterable[bytes], path: Path, compression: str = "") -> None:
    """Write each line with a newline.

    Args:
        lines: annotations as JSON.
        path: where to; made anew.
        compression: ``.gz``, ``.zst`` or empty. The same lines always give the same bytes.
    """
    with path.open("wb") as file, _packed(file, compression) as sink:
        for line in lines:
            sink.write(line + b"\n")


@contextmanager
def _packed(file: IO[bytes], compression: str) -> Iterator[_Sink]:
    if compression == ".gz":
        # No name and no time in the header: they would make two equal outputs differ.
        with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=0) as packed:
            yield packed
    elif compression == ".zst":
        import zstandard  # noqa: PLC0415

        with zstandard.ZstdCompressor(level=6, write_checksum=True).stream_writer(file, closefd=False) as stream:
            yield cast("_Sink", stream)
    else:
        yield file


def check_zstd() -> None:
    """Raise :class:`MissingExtraError` where zstandard is not installed."""
    try:
        import zstandard  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingExtraError("zstandard", "zstd") from error
