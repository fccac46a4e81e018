"""Bytes to text: UTF-8, a byte order mark dropped, nothing else changed."""

from __future__ import annotations

import codecs

from extractor.readers.errors import InputError

__all__ = ["decode"]


def decode(data: bytes, source: str) -> str:
    """Decode an article's bytes; newlines stay as they are.

    Raises:
        InputError: for bytes that are not UTF-8.
    """
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(source, f"line {line} is not UTF-8; save the file as UTF-8") from error
