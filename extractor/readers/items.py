"""What readers hand on: one document's bytes with what is known of it, as plain data.

An item crosses from the process that reads to those that work, so it holds nothing but strings
and bytes; :func:`extractor.readers.article.make_article` turns it into an article over there.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from extractor.readers.remote import parse

__all__ = ["LARGEST", "Input", "Item", "Options"]

LARGEST = 32 * 1024 * 1024
"""Bytes of one document at most, decompressed. An article has a few thousand."""


class Item(NamedTuple):
    """One document as read, not yet decoded.

    Attributes:
        document: the name that the annotation bears.
        source: the file, and for a row its place in it, as shown in messages.
        data: the document's bytes.
        format: how the bytes hold the text; ``row`` for a field of a row.
        published: the date given with it (``YYYY-MM-DD``), or ``None``.
        weight: how many bytes of the inputs were read for it; for progress only.
    """

    document: str
    source: str
    data: bytes
    format: Literal["txt", "md", "html", "row"]
    published: str | None = None
    weight: int = 0

    @property
    def sha256(self) -> str:
        """SHA-256 of the document's bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, or standard input.

    Attributes:
        document: the path under the input folder without its suffixes, with slashes, in NFC; of a
            file given itself, its name without its suffixes. For a file of rows, the name that rows
            without one of their own are numbered under.
        path: where it is; a string is an address in object storage, ``None`` standard input.
        format: one of :data:`extractor.readers.formats.FORMATS`.
        compression: ``gz``, ``zst`` or ``None``.
        published: the date that the folder's index gives (``YYYY-MM-DD``).
        size: bytes as stored; 0 where unknown.
    """

    document: str
    path: Path | str | None
    format: str
    compression: str | None = None
    published: str | None = None
    size: int = 0

    @property
    def source(self) -> str:
        """The input's name for messages."""
        if isinstance(self.path, str):
            return parse(self.path).name
        return "-" if self.path is None else str(self.path)


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read.

    Attributes:
        encoding: what input that is not UTF-8 is in; one of :data:`extractor.readers.decode.ENCODINGS`.
        text_field: column or key of a row that holds the text.
        id_field: the one that names the document; where a row has none, file and line do.
        date_field: the one that holds the publication date (``YYYY-MM-DD``), if a row has it.
        format: what standard input, and files given by name, are, whatever their suffix.
    """

    encoding: str = "auto"
    text_field: str = "text"
    id_field: str = "id"
    date_field: str = "published"
    format: str | None = None
