"""One article from disk, analysed, for the commands that look at a single file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from extractor.gold.files import FileError, read_article
from extractor.lexicon import Lexicons
from extractor.pipeline import Analysis, Extractor
from extractor.schema import Article

__all__ = ["FileError", "analyse_file"]


def analyse_file(path: Path, published: dt.date | None = None, lexicons: Lexicons | None = None) -> Analysis:
    """Read and analyse one article; its document name is the file's, without the suffix.

    Args:
        path: the file.
        published: the publication date, if it is known; else the text's dateline may tell it.
        lexicons: the words to use; the built-in ones if left out.

    Raises:
        FileError: where the file is missing, may not be read, or is not UTF-8.
    """
    stored = read_article(path)
    document = path.name.removesuffix(path.suffix) or path.name
    article = Article(document=document, text=stored.text, sha256=stored.sha256, published=published)
    return Extractor(lexicons).analyse(article)
