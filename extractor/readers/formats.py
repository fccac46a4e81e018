"""What a file is, by its name."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["FORMATS", "SUFFIXES", "FileKind", "kind_of"]

SUFFIXES = {
    ".txt": "txt",
    ".md": "md",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
}
FORMATS = tuple(dict.fromkeys(SUFFIXES.values()))
_COMPRESSIONS = {".gz": "gz", ".zst": "zst"}


class FileKind(NamedTuple):
    """A file's name taken apart.

    Attributes:
        stem: the name without its suffixes.
        format: one of :data:`FORMATS`, or ``None`` where the suffix says none.
        compression: ``gz``, ``zst`` or ``None``.
    """

    stem: str
    format: str | None
    compression: str | None


def kind_of(name: str) -> FileKind:
    """Take a file's name, with or without folders before it, apart (``a/b.txt.gz``: ``a/b``, ``txt``, ``gz``)."""
    bare, outer = _split(name)
    if (compression := _COMPRESSIONS.get(outer.lower())) is not None:
        name = bare
        bare, outer = _split(name)
    kind = SUFFIXES.get(outer.lower())
    # "v1.2" has no suffix that means anything to us, but "article.text" reads better without it.
    return FileKind(bare, kind, compression)


def _split(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, dot + suffix) if stem and not stem.endswith("/") and "/" not in suffix else (name, "")
