"""JSON lines: one annotation a line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extractor.schema import Annotation
from extractor.writers.replace import replacing

__all__ = ["line", "write_jsonl"]


def line(annotation: Annotation) -> str:
    """Return the annotation as one line of JSON, with its newline."""
    return annotation.model_dump_json() + "\n"


def write_jsonl(annotations: Iterable[Annotation], path: Path) -> None:
    """Write one line an annotation, in the order given; the file appears when all are written.

    Raises:
        OSError: where the file cannot be written.
    """
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        for annotation in annotations:
            out.write(line(annotation))
