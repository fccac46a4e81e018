"""Gold files, and their articles, written into the folders that the server was given, and nowhere else."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from extractor.gold.files import FileError, dump_annotation, relative_path
from extractor.gold.load import GoldError, read_gold_file
from extractor.schema import Annotation
from extractor.serve.models import GoldResponse
from extractor.writers.replace import replacing

__all__ = ["ConflictError", "SavingError", "save_gold"]


class SavingError(ValueError):
    """Gold that cannot be written; the message is one line."""


class ConflictError(SavingError):
    """There is something else of that name."""


def save_gold(gold: Path, corpus: Path | None, annotation: Annotation, text: str, *, replace: bool) -> GoldResponse:
    """Write a gold file, and its article if there is a folder for articles and it is not there.

    Args:
        gold: the folder of gold files.
        corpus: the folder of articles.
        annotation: what to write; has no faults.
        text: the article as stored, of which the annotation has the hash.
        replace: whether it may take the place of gold that a person has made; drafts give way anyway.

    Raises:
        ConflictError: where there is other gold, or another article, of that name.
        SavingError: where the document's name leads elsewhere or cannot be written.
    """
    document = annotation.document
    place = _place(document)
    try:
        data = dump_annotation(annotation).encode()
    except UnicodeEncodeError as error:
        raise SavingError("a slot holds half a character, which no file can; correct it") from error
    try:
        return _save(_inside(gold, place, ".json"), corpus, place, annotation, text, data, replace)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        reason = getattr(error, "strerror", None) or str(error)
        raise SavingError(f"{document!r} cannot be written ({reason}); check its name and the folder") from error


def _save(
    file: Path, corpus: Path | None, place: PurePosixPath, annotation: Annotation, text: str, data: bytes, replace: bool
) -> GoldResponse:
    name = annotation.document
    there = file.exists()
    if there and not replace and _is_gold(file):
        raise ConflictError(f"there is gold of the name {name!r}; replace it, or choose another name")
    article = None if corpus is None else _inside(corpus, place, ".txt")
    new_article = article is not None and not article.exists()
    if article is not None and new_article:
        _write(article, text.encode())
    elif article is not None and hashlib.sha256(article.read_bytes()).hexdigest() != annotation.sha256:
        raise ConflictError(f"there is another article of the name {name!r}; choose another name")
    _write(file, data)
    return GoldResponse(file=f"{place}.json", article=f"{place}.txt" if new_article else None, replaced=there)


def _place(document: str) -> PurePosixPath:
    """Return a document's place under a folder, if it is one that the commands on gold look at."""
    try:
        place = relative_path(document)
    except FileError as error:
        raise SavingError(str(error)) from error
    if "\\" in document or ":" in document or not document.isprintable():
        raise SavingError(f"document {document!r} has characters that not every file system takes; leave them out")
    if any(part.startswith(("_", ".")) for part in place.parts) or place.name == "baseline":
        raise SavingError(f"document {document!r} has a name that is not taken for gold; choose another")
    return place


def _inside(folder: Path, place: PurePosixPath, suffix: str) -> Path:
    """Return the path of a file, its folder made, after making sure that no link leads it out."""
    file = folder / f"{place}{suffix}"
    if not file.parent.resolve().is_relative_to(folder.resolve()):
        raise SavingError(f"document {str(place)!r} leads out of the folder by a link; choose another name")
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def _is_gold(file: Path) -> bool:
    try:
        return not read_gold_file(file).draft
    except GoldError:
        # Whatever it is, a person may want it.
        return True


def _write(file: Path, data: bytes) -> None:
    with replacing(file) as part:
        part.write_bytes(data)
