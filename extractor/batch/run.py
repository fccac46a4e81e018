"""One run: from paths to an output, by worker processes, through the manifest."""

from __future__ import annotations

import itertools
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractor.batch.fingerprint import program_fingerprint
from extractor.batch.manifest import Claim, Counts, Fault, Manifest, ManifestError
from extractor.batch.pool import Lost, Pool
from extractor.batch.progress import Progress
from extractor.batch.work import Outcome, Work, start_work
from extractor.lexicon import Lexicons
from extractor.pipeline import Extractor
from extractor.readers import InputError, Item, Options, find_inputs, read_items
from extractor.readers.errors import printable
from extractor.writers.replace import replacing

__all__ = ["Job", "Summary", "run"]


@dataclass(frozen=True)
class Job:
    """What a run is to do.

    Attributes:
        paths: files, folders, patterns, ``-``.
        manifest: the manifest's file.
        options: how inputs are read.
        only_insurance: pass over articles that name no kind of insurance.
        lexicons: the words to use; the built-in ones if left out.
        workers: processes; 0 for this one, which cannot end a document that takes too long.
        timeout: seconds that a document may take; ``None`` for any time.
        fresh: do everything anew, whatever the manifest holds.
    """

    paths: tuple[str, ...]
    manifest: Path
    options: Options = field(default_factory=Options)
    only_insurance: bool = False
    lexicons: Lexicons | None = None
    workers: int = 1
    timeout: float | None = 60.0
    fresh: bool = False

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
        if before := counts.documents + counts.passed_over - self.fresh:
            parts[0] += f" ({before} as before)"
        if counts.passed_over:
            parts.append(f"{counts.passed_over} passed over")
        if self.failures:
            parts.append(_several(self.failures, "error"))
        seconds = max(self.seconds, 1e-3)
        rate = f"{seconds:.1f} s, {self.fresh / seconds:.1f} documents/s, {self.size / seconds / 1e6:.2f} MB/s"
        return f"{', '.join(parts)}; {rate}"


def run(job: Job, write: Callable[[Iterable[bytes]], None], errors: Path | None, progress: Progress) -> Summary:
    """Do a job.

    Args:
        job: what to do.
        write: gets the annotations as lines of JSON, by document, when all is done.
        errors: where to list what failed; the file is taken away where nothing did. ``None`` for nowhere.
        progress: is told of every document and every failure.

    Raises:
        ManifestError: where the manifest is not this job's, or cannot be written.
        PoolError: where workers cannot start.
        OSError: where an output cannot be written.
    """
    try:
        return _run(job, write, errors, progress)
    except sqlite3.Error as error:
        raise ManifestError(f"{job.manifest}: cannot be written ({error}); check the disk") from error


def _run(job: Job, write: Callable[[Iterable[bytes]], None], errors: Path | None, progress: Progress) -> Summary:
    start = time.monotonic()
    rules = program_fingerprint(Extractor(job.lexicons))
    with Manifest(job.manifest, job.settings, rules, fresh=job.fresh) as manifest, progress:
        running = _Run(job, manifest, progress)
        try:
            running.work()
            manifest.forget_others()
            write(manifest.lines())
            if errors is not None:
                _write_errors(manifest.faults(), errors)
            interrupted = False
        except KeyboardInterrupt:
            interrupted = True
        seconds = time.monotonic() - start
        return Summary(manifest.counts(), running.fresh, running.failures, running.size, seconds, interrupted)


class _Run:
    def __init__(self, job: Job, manifest: Manifest, progress: Progress) -> None:
        self._job = job
        self._manifest = manifest
        self._progress = progress
        self.fresh = self.failures = self.size = 0

    def work(self) -> None:
        job = self._job
        if self._progress.wants_total:
            found = find_inputs(job.paths, job.options)
            self._progress.begin(sum(each.size for each in found if not isinstance(each, InputError)))
        arguments = (job.options.encoding, job.only_insurance, job.lexicons)
        if job.workers == 0:
            work = Work(*arguments)
            for item in self._pending():
                self._finish(item, work(item))
            return
        with Pool[Item, Outcome](start_work, arguments, size=job.workers, timeout=job.timeout) as pool:
            for item, result in pool.run(self._pending()):
                self._finish(item, result)

    def _pending(self) -> Iterator[Item]:
        """Yield the documents that are to be worked on."""
        for item in self._items():
            match self._manifest.claim(item):
                case Claim.DO:
                    yield item
                case Claim.DONE:
                    self._step(item)
                case Claim.TAKEN:
                    reason = f"another document is named {item.document!r}; rename one"
                    self._fail(InputError(item.source, reason), item)
                case Claim.REPEATED:
                    pass

    def _items(self) -> Iterator[Item]:
        job = self._job
        for source in find_inputs(job.paths, job.options):
            if isinstance(source, InputError):
                self._fail(source)
                continue
            for item in read_items(source, job.options):
                if isinstance(item, InputError):
                    self._fail(item)
                else:
                    yield item

    def _finish(self, item: Item, result: Outcome | Lost) -> None:
        if isinstance(result, Lost):
            self._fail(InputError(item.source, f"{result.reason}; leave it out, or give it more --timeout"), item)
        elif result.failure is not None:
            self._fail(InputError(item.source, result.failure), item)
        else:
            self._manifest.keep(item, result)
            self.fresh += 1
            self._step(item)

    def _step(self, item: Item) -> None:
        self.size += item.weight
        self._progress.step(item.weight)

    def _fail(self, fault: InputError, item: Item | None = None) -> None:
        self.failures += 1
        self._manifest.fail(fault, item.document if item is not None else None)
        self._progress.fail(printable(f"extractor: {fault}"))
        if item is not None:
            self._step(item)


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _write_errors(faults: Iterator[Fault], path: Path) -> None:
    """Write a line of JSON for each failure; without any, remove what an earlier run left."""
    first = next(faults, None)
    if first is None:
        path.unlink(missing_ok=True)
        return
    with replacing(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        for fault in itertools.chain([first], faults):
            out.write(json.dumps(fault._asdict(), ensure_ascii=False) + "\n")
