"""What every format reads into and writes from: a document, its fault lines, and the files written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from extractor.gold import schema_errors
from extractor.gold.files import FileError, relative_path, replace_file
from extractor.schema import Annotation, Mention, Record

__all__ = ["Document", "FormatError", "Output", "Report", "build_annotation"]

Report = Callable[[str], None]
"""Takes one fault line: file, mention, mend."""


class FormatError(ValueError):
    """A document that cannot be read or written; ``lines`` says why, without the file's name."""

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Document:
    """An annotation on its way from one format to another.

    ``text`` is the article where the input holds it, else None; ``source`` names the input in fault lines.
    """

    annotation: Annotation
    text: str | None
    source: str


def build_annotation(
    head: Mapping[str, object], mentions: Iterable[Mention], records: Iterable[Record], *, draft: bool = False
) -> Annotation:
    """Put an annotation together, its mentions and records in order of position.

    Args:
        head: document, sha256 and published, as they were read.
        mentions: in any order.
        records: in any order.
        draft: whether the result waits for a person to accept it.

    Raises:
        FormatError: where the head does not fit the schema.
    """
    data = dict(head) | {
        "mentions": sorted(mentions, key=lambda each: each.span),
        "records": sorted(records, key=lambda each: each.span),
    }
    try:
        return Annotation.model_validate(data | {"draft": True} if draft else data)
    except ValidationError as error:
        raise FormatError(*schema_errors.fold(error, data)) from error


class Output:
    """Where converted files go. An existing file is only overwritten with ``force``, or by equal bytes."""

    def __init__(self, out: Path, report: Report, *, force: bool = False) -> None:
        self.out = out
        self.force = force
        self.report = report

    def file(self, suffixes: Sequence[str], name: str) -> Path:
        """The single file to write: ``out`` itself if it has one of the suffixes, else ``name`` in it."""
        return self.out if self.out.suffix in suffixes else self.out / name

    def file_of(self, document: Document, suffix: str) -> Path:
        """The file of one document: its place under ``out``, or ``out`` itself if that has the suffix.

        Raises:
            FormatError: for a document whose name leads out of the folder.
        """
        if self.out.suffix == suffix:
            return self.out
        try:
            return self.out / f"{relative_path(document.annotation.document)}{suffix}"
        except FileError as error:
            raise FormatError(str(error)) from error

    def put(self, path: Path, text: str, *, force: bool = False) -> bool:
        """Write a file, and say whether it now holds the text."""
        data = text.encode("utf-8")
        try:
            if path.exists() and not (force or self.force):
                if path.read_bytes() != data:
                    self.report(f"{path}: exists and differs; give --force to overwrite it, or another --out")
                    return False
            else:
                replace_file(path, data)
        except (OSError, FileError) as error:
            self.report(f"{path}: {error}")
            return False
        return True
