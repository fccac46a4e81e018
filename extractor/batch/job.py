"""What a run is to do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from extractor.batch.manifest import Counts
from extractor.batch.work import Outcome, start_work
from extractor.lexicon import Lexicons
from extractor.readers import Item, Options

__all__ = ["Job", "Start", "Summary"]

Start = Callable[[str, bool, Lexicons | None], Callable[[Item], Outcome]]
"""What makes a worker's work, out of the encoding, whether insurance only is wanted, and the words."""


@dataclass(frozen=True)
class Job:
    """What a run is to do.

    Attributes:
        paths: files, folders, patterns, addresses in object storage, ``-``.
        manifest: the manifest's file.
        options: how inputs are read.
        only_insurance: pass over articles that name no kind of insurance.
        lexicons: the words to use; the built-in ones if left out.
        engine: ``local`` for processes of this machine, ``ray`` for a cluster.
        workers: processes; 0 for this one, which cannot end a document that takes too long. Of a cluster,
            tasks at once; 0 for as many as it has processors.
        timeout: seconds that a document may take; ``None`` for any time.
        fresh: do everything anew, whatever the manifest holds.
        address: of the Ray cluster; ``None`` for one of this machine's processors, made for the run.
        start: makes a worker's work.
    """

    paths: tuple[str, ...]
    manifest: Path
    options: Options = field(default_factory=Options)
    only_insurance: bool = False
    lexicons: Lexicons | None = None
    engine: Literal["local", "ray"] = "local"
    workers: int = 1
    timeout: float | None = 60.0
    fresh: bool = False
    address: str | None = None
    start: Start = start_work

    @property
    def arguments(self) -> tuple[str, bool, Lexicons | None]:
        """What ``start`` is called with."""
        return self.options.encoding, self.only_insurance, self.lexicons

    @property
    def settings(self) -> dict[str, str | None]:
        """What results depend on beside the documents and the program, by the options' names."""
        return {
            "encoding": self.options.encoding,
            "text-field": self.options.text_field,
            "id-field": self.options.id_field,
            "date-field": self.options.date_field,
            "format": self.options.format,
            "only": "insurance" if self.only_insurance else None,
            "lexicon": self.lexicons.fingerprint if self.lexicons is not None else None,
        }


@dataclass(frozen=True)
class Summary:
    """What a run did.

    Attributes:
        counts: the documents with a result, those of earlier runs included.
        fresh: how many of them, and of those passed over, were worked on now.
        failures: inputs and documents that failed.
        size: bytes of the inputs that were read.
        seconds: how long it took.
        interrupted: it was ended by Ctrl-C, and nothing was written but the manifest.
    """

    counts: Counts
    fresh: int
    failures: int
    size: int
    seconds: float
    interrupted: bool = False

    def __str__(self) -> str:
        counts = self.counts
        parts = [
            _several(counts.documents, "document"),
            _several(counts.mentions, "mention"),
            _several(counts.records, "record"),
        ]
        if (before := counts.documents + counts.passed_over - self.fresh) > 0:
            parts[0] += f" ({before} as before)"
        if counts.passed_over:
            parts.append(f"{counts.passed_over} passed over")
        if self.failures:
            parts.append(_several(self.failures, "error"))
        seconds = max(self.seconds, 1e-3)
        rate = f"{seconds:.1f} s, {self.fresh / seconds:.1f} documents/s, {self.size / seconds / 1e6:.2f} MB/s"
        return f"{', '.join(parts)}; {rate}"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
