"""Object storage (S3, Google Cloud) by addresses such as ``s3://bucket/folder/file``, through pyarrow.

A key is taken as it is written, without percent encoding. What pyarrow must know beside it stands behind a question
mark (``s3://bucket/folder?region=ap-southeast-1``) or in the environment, where credentials belong.
"""

from __future__ import annotations

from functools import cache
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import regex

from extractor.readers.errors import InputError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

__all__ = ["Address", "filesystem", "is_remote", "open_remote", "parse"]

_ADDRESS = regex.compile(
    r"(?P<scheme>s3|gs|gcs)://(?P<bucket>[^/?]*+)/*+(?P<key>.*?)/*+(?P<query>\?\w++=.*+)?", regex.DOTALL
)


class Address(NamedTuple):
    """An address taken apart: ``query`` with its question mark, or empty; ``key`` without slashes around it."""

    scheme: str
    bucket: str
    key: str
    query: str

    def __str__(self) -> str:
        return f"{self.name}{self.query}"

    @property
    def name(self) -> str:
        """The address for messages, without what pyarrow must know beside it."""
        return f"{self.scheme}://{self.bucket}/{self.key}".rstrip("/")

    @property
    def path(self) -> str:
        """The path in the file system of :func:`filesystem`."""
        return f"{self.bucket.rpartition('@')[2]}/{self.key}".rstrip("/")


def is_remote(path: str) -> bool:
    """Say whether a path is an address in object storage."""
    return path.startswith(("s3://", "gs://", "gcs://"))


def parse(address: str) -> Address:
    """Take an address apart.

    Raises:
        InputError: for one without a bucket, or with a password in it.
    """
    match = _ADDRESS.fullmatch(address)
    if match is None or not match["bucket"]:
        raise InputError(address.partition("?")[0], "names no bucket; write s3://bucket/folder")
    if ":" in match["bucket"]:
        hidden = f"{match['scheme']}://…@{match['bucket'].rpartition('@')[2]}/{match['key']}"
        raise InputError(hidden, "credentials do not belong in an address; set them in the environment")
    return Address(match["scheme"], match["bucket"], match["key"], match["query"] or "")


@cache
def _filesystem(scheme: str, bucket: str, query: str) -> FileSystem:
    from pyarrow.fs import FileSystem  # noqa: PLC0415

    return FileSystem.from_uri(f"{scheme}://{bucket}/{query}")[0]


def filesystem(address: Address) -> FileSystem:
    """Return the file system that an address is in.

    Raises:
        InputError: where pyarrow is not installed, or cannot make one.
        OSError: where the storage does not answer.
    """
    try:
        return _filesystem(address.scheme, address.bucket, address.query)
    except ImportError as error:
        raise InputError(address.name, "needs pyarrow; pip install 'extractor[cloud]'") from error
    except ValueError as error:
        raise InputError(address.name, f"no address that pyarrow knows ({error}); mend it") from error


def open_remote(address: str) -> IO[bytes]:
    """Open an object to be read from its beginning.

    Raises:
        InputError: as :func:`filesystem`.
        OSError: where it cannot be read.
    """
    parsed = parse(address)
    return cast("IO[bytes]", filesystem(parsed).open_input_stream(parsed.path, compression=None))
