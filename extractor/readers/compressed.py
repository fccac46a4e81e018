"""Bytes of a file or of standard input, decompressed within limits."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from extractor.readers.errors import InputError
from extractor.readers.remote import open_remote

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
    from zstandard import ZstdDecompressionObj, ZstdDecompressor

__all__ = ["RATIO", "Stream", "open_bytes"]

RATIO = 200
"""Bytes that one compressed byte may become. News text becomes 3 to 5, a decompression bomb 1000 and more."""
_FREE = 64 * 1024 * 1024
"""Bytes that may come out before the ratio is looked at: a file of much the same lines is no bomb."""
_MAGIC = {b"\x1f\x8b": "gz", b"\x28\xb5\x2f\xfd": "zst"}


class Stream(io.BufferedReader):
    """The decompressed bytes of one input."""

    def __init__(self, raw: _Guarded) -> None:
        super().__init__(raw, buffer_size=256 * 1024)
        self._guarded = raw

    @property
    def taken(self) -> int:
        """How many bytes of the input itself were read so far."""
        return self._guarded.stored.count


@contextmanager
def open_bytes(path: Path | str | None, compression: str | None) -> Iterator[Stream]:
    """Open a file, an address in object storage, or standard input for ``None``.

    The compression of standard input is seen from its first bytes.

    Reading from the stream raises :class:`InputError` where the compressed data is damaged or
    grows beyond :data:`RATIO`.

    Raises:
        InputError: where the file cannot be opened, or what unpacks it is not installed.
    """
    source = "-" if path is None else str(path)
    with ExitStack() as stack:
        try:
            file = sys.stdin.buffer if path is None else stack.enter_context(_open(path))
        except OSError as error:
            why = error.strerror or str(error).partition("\n")[0]
            raise InputError(source, f"cannot be read ({why}); check its name and permissions") from error
        counted = _Counted(file)
        if path is None:
            start = counted.peek(4)
            compression = next((name for magic, name in _MAGIC.items() if start.startswith(magic)), None)
        unpacked = _unpack(counted, compression, source)
        with Stream(_Guarded(unpacked, counted, source, compression is not None)) as stream:
            yield stream


def _open(path: Path | str) -> IO[bytes]:
    return open_remote(path) if isinstance(path, str) else path.open("rb")


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes | None: ...


class _Counted(io.RawIOBase):
    """A file whose bytes are counted as they are read. Closing it leaves the file open."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ahead = b""
        self.count = 0

    def peek(self, size: int) -> bytes:
        self._ahead = self._file.read(size)
        return self._ahead

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._ahead[: len(view)] or self._file.read(len(view))
        self._ahead = self._ahead[len(view) :]
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Guarded(io.RawIOBase):
    """Unpacked bytes, as long as they are sound and in proportion to what is stored."""

    def __init__(self, unpacked: _Readable, stored: _Counted, source: str, packed: bool) -> None:
        self._unpacked = unpacked
        self._source = source
        self._packed = packed
        self._out = 0
        self.stored = stored

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._unpacked.read(len(view)) or b""
        except OSError as error:
            why = error.strerror or str(error)
            raise InputError(self._source, f"cannot be read ({why}); check the file") from error
        except (EOFError, zlib.error) as error:
            raise InputError(self._source, f"damaged compressed data ({error}); get the file anew") from error
        except Exception as error:
            # zstandard's own error is not importable where zstandard is not installed.
            if type(error).__name__ != "ZstdError":
                raise
            raise InputError(self._source, f"damaged compressed data ({error}); get the file anew") from error
        view[: len(data)] = data
        self._out += len(data)
        if self._packed and self._out > max(_FREE, RATIO * self.stored.count):
            reason = f"unpacks to more than {RATIO} times its size; unpack it yourself if that is right"
            raise InputError(self._source, reason)
        return len(data)


class _Zstd:
    """Unpacked zstandard frames. Unlike the library's own reader, it does not take a cut file for a whole one."""

    _PIECE = 1024
    """Bytes handed over at a time: a thousand times as much, at most, comes back at once."""

    def __init__(self, stored: _Counted, unpacker: ZstdDecompressor) -> None:
        self._stored = stored
        self._unpacker = unpacker
        self._frame: ZstdDecompressionObj | None = None
        self._rest = b""
        self._out = io.BytesIO()

    def read(self, size: int = -1, /) -> bytes:
        while not (data := self._out.read(size)):
            piece = self._rest or self._stored.read(self._PIECE) or b""
            self._rest = b""
            if not piece:
                if self._frame is not None:
                    raise EOFError("it ends in the middle")
                return b""
            self._frame = self._frame or self._unpacker.decompressobj()
            self._out = io.BytesIO(self._frame.decompress(piece))
            if self._frame.eof:
                self._rest, self._frame = self._frame.unused_data, None
        return data


def _unpack(stored: _Counted, compression: str | None, source: str) -> _Readable:
    if compression == "gz":
        return gzip.GzipFile(fileobj=stored, mode="rb")
    if compression == "zst":
        try:
            import zstandard  # noqa: PLC0415
        except ImportError as error:
            raise InputError(source, "needs zstandard; pip install 'extractor[zstd]'") from error
        # A frame may ask for gigabytes of window; 128 MiB is what the zstd tool itself allows.
        return _Zstd(stored, zstandard.ZstdDecompressor(max_window_size=2**27))
    return stored
