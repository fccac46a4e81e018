"""Bytes on disk: articles as stored, gold files as written."""

from __future__ import annotations

import codecs
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from extractor.schema import Annotation

__all__ = [
    "FileError",
    "StoredArticle",
    "article_path",
    "decode",
    "dump_annotation",
    "hash_of",
    "is_hash_of",
    "read_article",
    "read_bytes",
    "relative_path",
    "replace_file",
]


class FileError(ValueError):
    """A file that cannot be read or named; the message says why and what to do, without the file."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as stored: its text, a byte order mark dropped, and the SHA-256 of its bytes."""

    text: str
    sha256: str


def read_bytes(path: Path) -> bytes:
    """Read a file.

    Raises:
        FileError: where it is missing or may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"cannot be read ({error.strerror or error}); check its name and permissions") from error


def decode(data: bytes) -> str:
    """Decode UTF-8, dropping one byte order mark and keeping the newlines as they are.

    Raises:
        FileError: for bytes that are not UTF-8.
    """
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError(f"line {line}: not UTF-8; save the file as UTF-8") from error


def read_article(path: Path) -> StoredArticle:
    """Read an article.

    Raises:
        FileError: where it is missing, may not be read, or is not UTF-8.
    """
    data = read_bytes(path)
    return StoredArticle(text=decode(data), sha256=hashlib.sha256(data).hexdigest())


def hash_of(text: str) -> str:
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def is_hash_of(sha256: str, text: str) -> bool:
    """Whether the hash is that of a file with this text, stored with or without a byte order mark."""
    return sha256 in (hash_of(text), hash_of("\ufeff" + text))


def relative_path(document: str) -> PurePosixPath:
    """The place of a document under its folder, without a suffix.

    Raises:
        FileError: for a name that leads out of the folder or that no file can have.
    """
    parts = document.split("/")
    if any(part in ("", ".", "..") or "\0" in part for part in parts):
        raise FileError(f"document {document!r} is not a path under a folder; correct it")
    return PurePosixPath(*parts)


def article_path(corpus: Path, document: str) -> Path:
    """Where the article of a document is stored.

    Raises:
        FileError: as :func:`relative_path`.
    """
    return corpus / f"{relative_path(document)}.txt"


def dump_annotation(annotation: Annotation) -> str:
    """Write a gold file: indented JSON, each mention's type first, one final newline."""
    data = annotation.model_dump(mode="json")
    data["mentions"] = [{"type": mention["type"], **mention} for mention in data["mentions"]]
    data["records"] = [{"kind": record["kind"], **record} for record in data["records"]]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def replace_file(path: Path, data: bytes) -> None:
    """Write a file in one step, making its folders, so that a crash leaves the old one whole.

    Raises:
        FileError: where the file cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            part.replace(path)
        except BaseException:
            # On a full disk, the half that was written keeps it full.
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileError(f"cannot be written ({error.strerror or error}); check the folder") from error
