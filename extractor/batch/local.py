"""The engine of one machine: plain processes."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.batch.engine import Engine, lost, taken
from extractor.batch.manifest import Claim
from extractor.batch.pool import Lost, Pool
from extractor.batch.work import Outcome
from extractor.readers import InputError, Item, find_inputs, read_items

__all__ = ["LocalEngine"]


class LocalEngine(Engine):
    """Reads documents here, in order, and hands them to worker processes as these come free."""

    def _work(self) -> None:
        job = self._job
        if job.workers == 0:
            work = job.start(*job.arguments)
            for item in self._pending():
                self._finish(item, work(item))
            return
        with Pool[Item, Outcome](job.start, job.arguments, size=job.workers, timeout=job.timeout) as pool:
            for item, result in pool.run(self._pending()):
                self._finish(item, result)

    def _pending(self) -> Iterator[Item]:
        """Yield the documents that are to be worked on."""
        for item in self._items():
            match self._manifest.claim(item):
                case Claim.DO:
                    yield item
                case Claim.DONE:
                    self._step(item.weight)
                case Claim.TAKEN:
                    self._fail(InputError(item.source, taken(item.document)), item.document)
                    self._step(item.weight)
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
        outcome = lost(result) if isinstance(result, Lost) else result
        if outcome.failure is not None:
            self._fail(InputError(item.source, outcome.failure), item.document)
        else:
            # Counted first: Ctrl-C may come in between, and what is done must not seem to be done before.
            self.fresh += 1
            self._manifest.keep(item.document, outcome)
        self._step(item.weight)
