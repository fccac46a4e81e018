"""What a page may show of an article's text: all of it, the sentences with quantities, or the mentions.

A page holds an article as pieces, ``(start, text)`` in code points of the stored text, in order and
apart from each other; where text is left out there is a gap between two pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.gold.files import FileError, article_path, read_article
from extractor.schema import Annotation, Mention, Record, Span

__all__ = ["FileError", "Piece", "mention_pieces", "pieces_of", "sentence_pieces", "stored_text", "whole_pieces"]

Piece = tuple[int, str]


def whole_pieces(text: str) -> list[Piece]:
    """The whole article, as one piece."""
    return [(0, text)] if text else []


def sentence_pieces(text: str, annotation: Annotation) -> list[Piece]:
    """The sentences that hold a quantity, and the words elsewhere that decided a slot."""
    spans: list[Span] = []
    for record in annotation.records:
        spans += [record.span, record.sentence or record.span]
        spans += [span for words in (record.evidence or {}).values() for span in words]
    return [(start, text[start:end]) for start, end in _union(spans)]


def mention_pieces(annotation: Annotation) -> list[Piece]:
    """What an annotation itself tells of the text: the mentions and quantities.

    Where two overlap, the one that begins earlier is kept.
    """
    return pieces_of([*annotation.mentions, *annotation.records])


def pieces_of(items: Iterable[Mention | Record]) -> list[Piece]:
    """The words of mentions and records; where two overlap, those of the one that begins earlier."""
    pieces: list[Piece] = []
    end = 0
    for each in sorted(items, key=lambda item: (item.start, -item.end)):
        if each.start >= end:
            pieces.append((each.start, each.text))
            end = each.end
    return pieces


def stored_text(corpus: Path, annotation: Annotation) -> str:
    """Read an annotation's article from the folder of articles.

    Raises:
        FileError: where it cannot be read, is not the text that was annotated, or a mention's span does
            not give its text.
    """
    path = article_path(corpus, annotation.document)
    try:
        article = read_article(path)
    except FileError as error:
        raise FileError(f"{path}: {error}") from error
    if article.sha256 != annotation.sha256:
        raise FileError(f"{path}: not the file that was read for {annotation.document!r}; extract again")
    for each in (*annotation.mentions, *annotation.records):
        if article.text[each.start : each.end] != each.text:
            raise FileError(f"{path}: {each.text!r} is not at {each.start}-{each.end}; extract again")
    return article.text


def _union(spans: Iterable[Span]) -> list[Span]:
    """Join spans that overlap or touch."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
