"""What every engine does: ask the manifest what is to be done, and note there what became of it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from extractor.batch.job import Job
from extractor.batch.manifest import Manifest
from extractor.batch.pool import Lost
from extractor.batch.progress import Progress
from extractor.batch.work import Outcome
from extractor.readers import InputError, find_inputs
from extractor.readers.errors import printable

__all__ = ["Engine", "lost", "taken"]


class Engine(ABC):
    """Does a job's documents, through the manifest.

    Args:
        job: what to do.
        manifest: holds what is done.
        progress: is told of every document and every failure.

    Attributes:
        fresh: how many documents were worked on so far.
        size: bytes of the inputs read so far.
    """

    def __init__(self, job: Job, manifest: Manifest, progress: Progress) -> None:
        self._job = job
        self._manifest = manifest
        self._progress = progress
        self.fresh = self.size = 0

    def run(self) -> None:
        """Do all documents. What is done is in the manifest, even where this ends with an exception."""
        if self._progress.wants_total:
            found = find_inputs(self._job.paths, self._job.options)
            self._progress.begin(sum(each.size for each in found if not isinstance(each, InputError)))
        self._work()

    @abstractmethod
    def _work(self) -> None: ...

    def _step(self, weight: int) -> None:
        self.size += weight
        self._progress.step(weight)

    def _fail(self, fault: InputError, document: str | None = None) -> None:
        self._manifest.fail(fault, document)
        self._progress.fail(printable(f"extractor: {fault}"))


def lost(result: Lost) -> Outcome:
    """Return the outcome of a document whose worker was lost."""
    return Outcome(failure=f"{result.reason}; leave it out, or give it more --timeout")


def taken(document: str) -> str:
    """Return the reason why a document whose name another one has is not worked on."""
    return f"another document is named {document!r}; rename one"
