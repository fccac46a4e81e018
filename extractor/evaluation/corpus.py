"""Read the articles that gold is about: NAME.txt files and the optional ``index.jsonl``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.evaluation.jsonl import read_lines
from extractor.gold.files import FileError, article_path, read_article
from extractor.schema import Article

__all__ = ["INDEX", "IndexEntry", "load_articles", "load_index"]

INDEX = "index.jsonl"
"""Name of the index file in a corpus folder."""


class IndexEntry(BaseModel):
    """A line of the index: what is known of a document besides its text."""

    model_config = ConfigDict(frozen=True, extra="allow")

    document: str = Field(min_length=1)
    style: str | None = None
    split: str | None = None
    published: dt.date | None = None
    licence: str | None = None


def load_index(corpus: Path) -> tuple[dict[str, IndexEntry], list[str]]:
    """Read the index of a corpus folder; without the file it is empty.

    Returns:
        The entry of each document, and one line ``FILE:LINE: what is wrong`` per fault.
    """
    path = corpus / INDEX
    if not path.exists():
        return {}, []
    entries: dict[str, IndexEntry] = {}
    lines, faults = read_lines(path)
    for number, line in lines:
        try:
            entry = IndexEntry.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            faults.append(f"{path}:{number}: {f'{where}: ' if where else ''}{first['msg']}")
            continue
        if entry.document in entries:
            faults.append(f"{path}:{number}: document {entry.document} comes twice; keep one line")
        else:
            entries[entry.document] = entry
    return entries, faults


def load_articles(corpus: Path, documents: Iterable[str]) -> tuple[dict[str, Article], list[str]]:
    """Read the texts of documents: ``CORPUS/DOCUMENT.txt``.

    Args:
        corpus: the folder.
        documents: paths under it without suffix.

    Returns:
        The article of each document (its text as stored, a byte order mark dropped; the hash
        of the file's bytes), and one line per file that cannot be read.
    """
    articles: dict[str, Article] = {}
    faults: list[str] = []
    for document in documents:
        try:
            path = article_path(corpus, document)
        except FileError as error:
            faults.append(f"{corpus}: {error}")
            continue
        try:
            stored = read_article(path)
        except FileError as error:
            faults.append(f"{path}: {error}")
        else:
            articles[document] = Article(document=document, text=stored.text, sha256=stored.sha256)
    return articles, faults
