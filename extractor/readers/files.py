"""From the paths a user gives to the articles behind them, sorted by the documents' names."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extractor.readers.dates import read_index
from extractor.readers.decode import decode
from extractor.readers.errors import InputError
from extractor.schema import Article

__all__ = ["SUFFIX", "Source", "find_sources", "read_article"]

SUFFIX = ".txt"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that holds one article.

    Attributes:
        document: the path under the input folder without its suffix, with slashes, in NFC; of a
            file that is given itself, its name without its suffix.
        path: where it is.
        published: the publication date, if the folder's index gives it.
    """

    document: str
    path: Path
    published: dt.date | None = None


def find_sources(paths: Iterable[Path]) -> tuple[list[Source], list[InputError]]:
    """Find the articles of files and folders. Never raises.

    Args:
        paths: files, and folders, which are searched with their sub-folders; names that begin
            with a dot are left out.

    Returns:
        The articles sorted by document, whatever the order of the paths, and what cannot be used.
        Where two files give the same document, the first by path stays.
    """
    found: list[Source] = []
    faults: list[InputError] = []
    for path in paths:
        if path.is_dir():
            sources, wrong = _in_folder(path)
            found += sources
            faults += wrong
        elif path.exists():
            found.append(Source(_document(path.name), path))
        else:
            faults.append(InputError(str(path), "no such file or folder; check its name"))
    unique: dict[str, Source] = {}
    for source in sorted(found, key=lambda each: (each.document, each.path.as_posix())):
        first = unique.setdefault(source.document, source)
        if first.path.resolve() != source.path.resolve():
            faults.append(
                InputError(str(source.path), f"{first.path} is document {source.document!r} already; rename one")
            )
    return list(unique.values()), faults


def _in_folder(folder: Path) -> tuple[list[Source], list[InputError]]:
    dates, faults = read_index(folder)

    def refuse(error: OSError) -> None:
        faults.append(InputError(str(error.filename), f"cannot be read ({error.strerror}); check its permissions"))

    sources = []
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(SUFFIX) and not name.startswith("."):
                path = Path(root, name)
                document = _document(path.relative_to(folder).as_posix())
                sources.append(Source(document, path, dates.get(document)))
    if not sources and not faults:
        faults.append(InputError(str(folder), f"no articles (*{SUFFIX}) in this folder; give the one that holds them"))
    return sources, faults


def _document(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return unicodedata.normalize("NFC", stem if stem and dot and "/" not in suffix else name)


def read_article(source: Source) -> Article:
    """Read an article; its hash is that of the file's bytes.

    Raises:
        InputError: where the file cannot be read or is not UTF-8.
    """
    try:
        data = source.path.read_bytes()
    except OSError as error:
        raise InputError(str(source.path), f"cannot be read ({error.strerror}); check its permissions") from error
    text = decode(data, str(source.path))
    return Article(
        document=source.document, text=text, sha256=hashlib.sha256(data).hexdigest(), published=source.published
    )
