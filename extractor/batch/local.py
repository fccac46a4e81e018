"""The engine of one machine: plain processes."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.batch.engine import Engine, lost, taken
from extractor.batch.manifest import Claim
from extractor.batch.pool import Lost, Pool
from extractor.batch.work import Outcome, is_passed_over
from extractor.lexicon import built_in
from extractor.readers import InputError, Item, find_inputs, read_items

__all__ = ["LocalEngine"]

_IN_A_ROW = 50
"""Documents that are passed over before workers are listened to again: a few milliseconds."""


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
            for item, result in pool.run(self._worth_sending()):
                self._finish(item, result)

    def _worth_sending(self) -> Iterator[Item | None]:
        """Yield the documents that workers must see, and ``None`` now and then while there are none.

        What a look at its text passes over is done with here: handing it over would cost several times as much.
        """
        job, passed = self._job, 0
        lexicons = job.lexicons if job.lexicons is not None else built_in()
        for item in self._pending():
            if job.only_insurance and is_passed_over(item, job.options.encoding, lexicons):
                self._finish(item, Outcome())
                passed += 1
                if passed % _IN_A_ROW == 0:
                    yield None
            else:
                yield item

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
