"""The project's own JSON: a folder of gold files, one gold file, or one annotation a line.

Drafts pass: a draft is what annotators are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractor.gold.files import FileError, decode, dump_annotation, read_bytes
from extractor.gold.formats.document import Document, FormatError, Output, Report
from extractor.gold.load import GoldError, parse_annotation, read_gold_file

__all__ = ["read", "write"]


def read(path: Path, report: Report) -> Iterator[Document]:
    """Read a gold file (``.json``) or a file with one annotation a line (``.jsonl``)."""
    if path.suffix != ".jsonl":
        try:
            yield Document(read_gold_file(path), text=None, source=str(path))
        except GoldError as error:
            for line in error.lines:
                report(f"{path}: {line}")
        return
    try:
        lines = decode(read_bytes(path)).split("\n")
    except FileError as error:
        report(f"{path}: {error}")
        return
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        source = f"{path}: line {number}"
        try:
            yield Document(parse_annotation(line), text=None, source=source)
        except GoldError as error:
            for fault in error.lines:
                report(f"{source}: {fault.removeprefix('line 1 ')}")


def write(documents: Sequence[Document], output: Output) -> int:
    """Write a ``.jsonl`` file if the output is one, else a gold file for each document; return how many."""
    if output.out.suffix == ".jsonl":
        text = "".join(f"{document.annotation.model_dump_json()}\n" for document in documents)
        return len(documents) if output.put(output.out, text) else 0
    if output.out.suffix == ".json" and len(documents) > 1:
        raise FormatError(f"{len(documents)} documents do not fit one gold file; give a folder or a .jsonl file")
    return sum(output.put(output.file_of(each, ".json"), dump_annotation(each.annotation)) for each in documents)
