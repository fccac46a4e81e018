"""Names of documents: one form to compare and sort them in."""

from __future__ import annotations

import regex

from extractor.spelling import nfc

__all__ = ["document_name"]

_UNFIT = regex.compile(r"[\p{Cc}\p{Cs}]")


def document_name(name: str) -> str:
    """Return a document's name in NFC.

    Raises:
        ValueError: for an empty name, or one with control characters or bytes that are not UTF-8.
    """
    if not name or _UNFIT.search(name):
        raise ValueError(f"{name!r:.60} cannot name a document (control characters, or bytes that are not UTF-8)")
    return nfc(name)
