"""Bytes to text: UTF-8, a byte order mark dropped, nothing else changed; else an older encoding."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from extractor.readers.charsets import CHARSETS, decode_charset
from extractor.readers.errors import InputError
from extractor.readers.syllables import vietnamese_share

__all__ = ["ENCODINGS", "Decoded", "decode"]

ENCODINGS = ("auto", "utf-8", *CHARSETS)
"""What input that is not UTF-8 may be said to be; ``auto`` recognises windows-1258."""

_SURE = 0.9
"""Share of well-formed syllables above which an encoding is taken to be recognised."""


class Decoded(NamedTuple):
    """A text, and the encoding it was in if that was not UTF-8 (the text is then NFC)."""

    text: str
    encoding: str | None


def decode(data: bytes, source: str, encoding: str = "auto") -> Decoded:
    """Decode an article's bytes; newlines stay as they are.

    Args:
        data: the bytes. Where they are UTF-8, that is what they are taken for, whatever ``encoding``.
        source: the input's name, for the error.
        encoding: one of :data:`ENCODINGS`.

    Raises:
        InputError: for bytes that are neither UTF-8 nor in the encoding.
    """
    try:
        return Decoded(data.removeprefix(codecs.BOM_UTF8).decode("utf-8"), None)
    except UnicodeDecodeError as error:
        fault = error
    where = f"line {_line(data, fault.start)} is not UTF-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(source, "is UTF-16; save the file as UTF-8") from fault
    if encoding == "utf-8":
        raise InputError(source, f"{where}; save the file as UTF-8") from fault
    charset = encoding
    if encoding == "auto":
        charset, *others = _likely(data) or [""]
        if charset != "windows-1258" or others:
            hint = f" (it looks like {charset})" if charset and not others else ""
            raise InputError(source, f"{where}{hint}; save the file as UTF-8, or name its encoding with --encoding")
    try:
        return Decoded(decode_charset(data, charset), charset)
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        raise InputError(source, f"line {line} is neither UTF-8 nor {charset}; give another --encoding") from error


def _line(data: bytes, offset: int) -> int:
    return data.count(b"\n", 0, offset) + 1


def _likely(data: bytes) -> list[str]:
    """Return the charsets in which the bytes look most like Vietnamese: none, one, or several alike."""
    shares = {}
    for charset in CHARSETS:
        try:
            shares[charset] = vietnamese_share(decode_charset(data, charset))
        except UnicodeDecodeError:
            continue
    best = max(shares.values(), default=0.0)
    return [charset for charset, share in shares.items() if share == best] if best >= _SURE else []
