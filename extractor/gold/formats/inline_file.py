"""Files in the inline notation: a short head that names the document, then the marked text.

::

    document: thang-6/binh-duong
    sha256: 775e0f…
    published: 2021-05-28
    ---
    Năm {y1:2021=2021} …
    ===
    p1 | …

``published`` is left out where the date is not known, ``sha256`` where the text was written by
hand, and ``draft: true`` stands in the head of a draft until a person has deleted it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from extractor.gold.files import FileError, StoredArticle, decode, hash_of, is_hash_of, read_bytes
from extractor.gold.formats.document import Document, FormatError, Output, Report, build_annotation
from extractor.gold.inline import InlineError, compile_inline, render_inline

__all__ = ["dump", "parse", "read", "write"]

_KEYS = ("document", "sha256", "published", "draft")


def dump(document: Document) -> str:
    """Write a document with its text as an inline file.

    Raises:
        FormatError: where the text is not known or holds a brace, or mentions overlap.
    """
    annotation = document.annotation
    if document.text is None:
        raise FormatError("the article's text is not known; give --corpus")
    if not annotation.document.isprintable() or annotation.document.strip() != annotation.document:
        raise FormatError(f"document {annotation.document!r} does not fit a line of the head; rename it")
    head = {"document": annotation.document, "sha256": annotation.sha256}
    if annotation.published is not None:
        head["published"] = annotation.published.isoformat()
    if annotation.draft:
        head["draft"] = "true"
    try:
        body = render_inline(document.text, annotation)
    except InlineError as error:
        raise FormatError(f"{error}; correct the gold file, or use another format") from error
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + "---\n" + body


def parse(source: str, name: str, article_of: Callable[[str], StoredArticle | None] | None = None) -> Document:
    """Read an inline file.

    Args:
        source: its text.
        name: the document's name where the head gives none, and the file's in fault lines.
        article_of: gives the article of a document, to compare the text with; without an article
            the text is compared with the hash in the head.

    Raises:
        FormatError: for a head that cannot be read, a text that is not that of its hash, and
            marks or record lines that cannot be read.
    """
    head, body = _head(source)
    draft = head.pop("draft", "false")
    if draft not in ("true", "false"):
        raise FormatError(f"draft {draft!r}; write true, or delete the line")
    try:
        text, annotation = compile_inline(body, name)
    except InlineError as error:
        raise FormatError(str(error)) from error
    sha256 = head.get("sha256", hash_of(text))
    if article_of is not None and (article := article_of(head.get("document", name))) is not None:
        if text != article.text:
            line = _first_difference(text, article.text) + source.count("\n") - body.count("\n")
            raise FormatError(f"line {line}: not the words, blanks and line ends of the article; restore them")
        sha256 = article.sha256
    elif not is_hash_of(sha256, text):
        raise FormatError("the text is not that of sha256; restore the article's words, blanks and line ends")
    annotation = build_annotation(
        {"document": name, "published": None} | head | {"sha256": sha256},
        annotation.mentions,
        annotation.records,
        draft=draft == "true",
    )
    return Document(annotation, text=text, source=name)


def _first_difference(text: str, other: str) -> int:
    """The first line, from 1, in which two texts differ."""
    pairs = enumerate(zip_longest(text.split("\n"), other.split("\n")), start=1)
    return next((number for number, (one, two) in pairs if one != two), 1)


def _head(source: str) -> tuple[dict[str, str], str]:
    lines = source.split("\n")
    ends = [number for number, line in enumerate(lines[: len(_KEYS) + 1]) if line.rstrip() == "---"]
    if not ends:
        raise FormatError("no head; begin the file with the line 'document: NAME' and the line '---'")
    head: dict[str, str] = {}
    for number, line in enumerate(lines[: ends[0]], start=1):
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS or key in head:
            raise FormatError(f"line {number}: {line!r} is not one of {', '.join(_KEYS)}, each once; correct the head")
        head[key] = value.strip()
    return head, "\n".join(lines[ends[0] + 1 :])


def read(path: Path, report: Report) -> Iterator[Document]:
    """Read an inline file."""
    try:
        document = parse(decode(read_bytes(path)), path.name.removesuffix(path.suffix))
    except FileError as error:
        report(f"{path}: {error}")
    except FormatError as error:
        for line in error.lines:
            report(f"{path}: {line}")
    else:
        yield Document(document.annotation, document.text, source=str(path))


def write(documents: Sequence[Document], output: Output) -> int:
    """Write an inline file for each document and return how many were written."""
    if output.out.suffix == ".inline" and len(documents) > 1:
        raise FormatError(f"{len(documents)} documents do not fit one inline file; give a folder")
    written = 0
    for document in documents:
        try:
            written += output.put(output.file_of(document, ".inline"), dump(document))
        except FormatError as error:
            output.report(f"{document.source}: {error}")
    return written
