"""``documents.jsonl`` beside a brat collection: what brat has no place for, one line a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extractor.gold.files import FileError, decode, read_bytes
from extractor.gold.formats.document import FormatError, Output, Report
from extractor.gold.load import document_of
from extractor.schema import Annotation

__all__ = ["Index", "Row", "add", "load"]

_NAME = "documents.jsonl"


class Row(BaseModel):
    """One document of a collection, and where its text has carriage returns (code points)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str = Field(min_length=1)
    sha256: str
    published: dt.date | None = None
    draft: bool | None = None
    carriage_returns: tuple[int, ...] = ()

    @classmethod
    def of(cls, annotation: Annotation, text: str) -> Self:
        """Make the row of a document."""
        return cls(
            document=annotation.document,
            sha256=annotation.sha256,
            published=annotation.published,
            draft=annotation.draft,
            carriage_returns=tuple(at for at, char in enumerate(text) if char == "\r"),
        )

    def restore(self, text: str) -> str:
        """Put the carriage returns back into a text that brat was given.

        Raises:
            FormatError: where the text has something else in their places.
        """
        chars = list(text)
        for at in self.carriage_returns:
            if not (0 <= at < len(chars) and chars[at] == " "):
                raise FormatError("its text is not the text that was exported; restore it")
            chars[at] = "\r"
        return "".join(chars)


@dataclass(frozen=True, slots=True)
class Index:
    """The rows of a collection by document, and the folder that they are relative to."""

    root: Path
    rows: dict[str, Row]

    def document(self, file: Path) -> str:
        """Name the document of an ``.ann`` file."""
        return document_of(file.absolute(), self.root)

    def row(self, file: Path) -> Row | None:
        """The row of an ``.ann`` file, if there is one."""
        return self.rows.get(self.document(file))


def load(folder: Path, report: Report) -> Index:
    """Load the index of a folder, or of the nearest folder above it; without one, it has no rows."""
    folder = folder.absolute()
    for root in (folder, *folder.parents):
        if (root / _NAME).is_file():
            return Index(root, _rows(root / _NAME, report))
    return Index(folder, {})


def _rows(file: Path, report: Report) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    try:
        lines = decode(read_bytes(file)).split("\n")
    except FileError as error:
        report(f"{file}: {error}")
        return rows
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = Row.model_validate_json(line)
        except ValidationError as error:
            report(f"{file}: line {number}: {error.errors()[0]['msg']}; restore the line")
        else:
            rows[row.document] = row
    return rows


def add(rows: Iterable[Row], output: Output) -> None:
    """Add rows to the index of a collection, in place of those of the same documents."""
    file = output.out / _NAME
    kept = _rows(file, output.report) if file.is_file() else {}
    kept |= {row.document: row for row in rows}
    output.put(file, "".join(f"{row.model_dump_json(exclude_defaults=True)}\n" for row in kept.values()), force=True)
