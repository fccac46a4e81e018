"""Converting annotated documents between formats; a faulty document is left out with a line that says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from extractor.gold.check import check_annotation
from extractor.gold.files import FileError, StoredArticle, article_path, hash_of, is_hash_of, read_article
from extractor.gold.formats import brat, csv_records, inline_file, json_lines, label_studio
from extractor.gold.formats.document import Document, FormatError, Output, Report
from extractor.gold.formats.recognise import inputs_of
from extractor.gold.notation import one_line

__all__ = ["TARGETS", "convert", "documents_of"]

Reader = Callable[[Path, Report], Iterable[Document]]
Writer = Callable[[Sequence[Document], Output], int]

_READERS: dict[str, Reader] = {
    "json": json_lines.read,
    "inline": inline_file.read,
    "brat": brat.read,
    "csv": csv_records.read,
}
_WRITERS: dict[str, Writer] = {
    "json": json_lines.write,
    "inline": inline_file.write,
    "brat": brat.write,
    "label-studio": label_studio.write,
    "csv": csv_records.write,
}
TARGETS = tuple(_WRITERS)
"""The formats that can be written."""


def convert(
    inputs: Sequence[Path],
    target: str,
    out: Path,
    report: Report,
    *,
    corpus: Path,
    force: bool = False,
    annotator: str | None = None,
) -> int:
    """Convert documents.

    Args:
        inputs: files and folders in any of the formats.
        target: one of :data:`TARGETS`.
        out: the folder or file to write.
        report: takes one line for every fault: file, mention, mend.
        corpus: the folder of articles, for inputs that do not hold the text.
        force: whether existing files that differ may be overwritten.
        annotator: of Label Studio exports, whose annotations to take.

    Returns:
        How many documents were written.
    """

    def tell(line: str) -> None:
        report(one_line(line))

    documents = list(documents_of(inputs, tell, corpus=corpus, annotator=annotator))
    if not documents:
        return 0
    try:
        return _WRITERS[target](documents, Output(out, tell, force=force))
    except FormatError as error:
        tell(f"{out}: {error}")
        return 0


def documents_of(
    inputs: Sequence[Path], report: Report, *, corpus: Path, annotator: str | None = None
) -> Iterator[Document]:
    """Read all inputs; yield each sound document once, with its text where that can be found."""
    readers = _READERS | {"label-studio": partial(label_studio.read, annotator=annotator)}
    seen: dict[str, str] = {}
    for path in inputs:
        for name, file in inputs_of(path, report):
            for document in readers[name](file, report):
                if (first := seen.get(document.annotation.document)) is not None:
                    report(f"{document.source}: document {document.annotation.document!r} is in {first} too; give one")
                    continue
                seen[document.annotation.document] = document.source
                if (sound := _sound(document, corpus, report)) is not None:
                    yield sound


def _sound(document: Document, corpus: Path, report: Report) -> Document | None:
    """The document with its text, or None, with its faults reported."""
    annotation, text = document.annotation, document.text
    article: StoredArticle | None = None
    try:
        if text is not None:
            fits = is_hash_of(annotation.sha256, text)
            article = StoredArticle(text, annotation.sha256 if fits else hash_of(text))
        elif (path := article_path(corpus, annotation.document)).exists():
            article = read_article(path)
    except FileError as error:
        report(f"{document.source}: its article: {error}")
        return None
    if faults := list(check_annotation(annotation, article)):
        for fault in faults:
            report(f"{document.source}: {fault}")
        return None
    return Document(annotation, None if article is None else article.text, document.source)
