"""The engine of many machines: hands inputs to a Ray cluster, and settles what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.batch.cluster.places import Holder, Places
from extractor.batch.cluster.rows import Kind, Row
from extractor.batch.cluster.session import session
from extractor.batch.cluster.stages import Settings, mark
from extractor.batch.cluster.tally import Tally
from extractor.batch.engine import Engine, taken
from extractor.batch.errors import ClusterError
from extractor.batch.fingerprint import program_fingerprint
from extractor.pipeline import Extractor
from extractor.readers import Input, InputError, find_inputs

__all__ = ["ClusterEngine"]

_WAVE = 20_000
"""Inputs that are handed out together: no more of them need be held in memory."""
_ROUNDS = 3
"""How often what is missing is handed out again after the cluster broke off, before it is narrowed down."""


class ClusterEngine(Engine):
    """Reads and works on a Ray cluster. Results arrive in any order and are settled as if in the inputs' order."""

    def _work(self) -> None:
        if "-" in self._job.paths:
            raise ClusterError("-: a cluster cannot read standard input; write it to a file that all machines see")
        self._places = Places()
        try:
            with session(self._job.address, self._job.workers):
                settings = self._settings()
                first = 0
                for wave in self._waves():
                    self._do(first, wave, settings)
                    first += len(wave)
        finally:
            self._places.close()

    def _settings(self) -> Settings:
        import numpy as np  # noqa: PLC0415
        import ray  # noqa: PLC0415

        job = self._job
        marks = np.fromiter((mark(document, key) for document, key in self._manifest.results()), dtype=np.int64)
        marks.sort()
        return Settings(
            options=job.options,
            arguments=job.arguments,
            timeout=job.timeout,
            start=job.start,
            rules=program_fingerprint(Extractor(job.lexicons)),
            done=ray.put(marks) if len(marks) else None,
        )

    def _waves(self) -> Iterator[list[Input]]:
        wave: list[Input] = []
        for source in find_inputs(self._job.paths, self._job.options):
            if isinstance(source, InputError):
                self._fail(source)
                continue
            wave.append(source)
            if len(wave) == _WAVE:
                yield wave
                wave = []
        if wave:
            yield wave

    def _do(self, first: int, wave: list[Input], settings: Settings) -> None:
        """Do some inputs, all of them, however often that must be tried."""
        from ray.exceptions import RayError  # noqa: PLC0415

        from extractor.batch.cluster.dataset import results  # noqa: PLC0415
        from extractor.batch.cluster.narrow import Wanted, narrowed  # noqa: PLC0415

        self._tally = Tally(range(first, first + len(wave)))
        self._anew: dict[int, dict[int, Row]] = {}
        broke: Exception | None = None

        def of(numbers: Iterable[int]) -> list[tuple[int, Input]]:
            return [(number, wave[number - first]) for number in numbers]

        try:
            for _ in range(_ROUNDS):
                try:
                    for row in results(of(self._tally.missing()), settings, self._job.workers):
                        self._take(row)
                    break
                except RayError as error:
                    # Rows that came back are settled; the next round hands out what is missing.
                    broke = error
            for number, source in of(self._tally.missing()):
                for row in narrowed(number, source, Wanted(but=self._tally.seen(number)), settings):
                    self._take(row)
            for number, source in of(sorted(self._anew)):
                rows = self._anew[number]
                for row in narrowed(number, source, Wanted(only=frozenset(rows)), replace(settings, done=None)):
                    if row.kind in {Kind.DONE, Kind.FAILED} and rows.pop(row.number, None) is not None:
                        self._settle(row)
                for row in rows.values():
                    self._settle(row._replace(kind=Kind.FAILED, reason="changed during the run; run it again"))
        except (RayError, ConnectionError) as error:
            broke = error
        if missing := self._tally.missing():
            why = f" ({type(broke).__name__})" if broke is not None else ""
            names = f"{wave[missing[0] - first].source} and {len(missing) - 1} more"
            raise ClusterError(
                f"{names}: no results came back{why}; see to the cluster, then give the same command again"
            )

    def _take(self, row: Row) -> None:
        """Take a row that has come back."""
        if row.kind == Kind.REFUSED:
            raise ClusterError(f"a machine of the cluster {row.reason}; install the same everywhere")
        if row.kind == Kind.END:
            if row.number < 0:
                self._tally.give_up(row.input)
            else:
                self._tally.end(row.input, row.number)
        elif self._tally.note(*row.place):
            if row.kind == Kind.FAULT:
                self._fail(InputError(row.source, row.reason))
            else:
                self._settle(row)

    def _settle(self, row: Row) -> None:
        """Note what became of a document, and whose its name is."""
        manifest, document = self._manifest, row.document
        holder, known = self._places.get(document), manifest.known(document)
        if holder is not None and holder.place != row.place and known is not None:
            if (known.source, known.key) == (row.source, row.key):
                self._places.put(document, holder._replace(place=min(holder.place, row.place)))
                return
            if row.place > holder.place:
                self._fail(InputError(row.source, taken(document)), document)
                self._step(row.weight)
                return
            # The one that came back before comes later in the inputs, so the name was not its own. (An input that is
            # given twice may have lost it the other time.)
            for source in (known.source, row.source):
                manifest.forget_fault(document, source)
            self._fail(InputError(known.source, taken(document)), document)
            self.fresh -= holder.fresh
        outcome = row.outcome
        fresh = row.kind == Kind.DONE
        if row.kind == Kind.BEFORE:
            if known is None or not known.done or known.key != row.key:
                # Another document had the name in the meantime: this one has to be done after all.
                self._anew.setdefault(row.input, {})[row.number] = row
                self._places.put(document, Holder(row.place, fresh=False))
                manifest.meet(document, row.source, row.key)
                return
            manifest.meet_again(document, row.source)
        else:
            manifest.meet(document, row.source, row.key)
            if outcome.failure is not None:
                self._fail(InputError(row.source, outcome.failure), document)
            else:
                self.fresh += 1
                manifest.keep(document, outcome)
        self._places.put(document, Holder(row.place, fresh=fresh))
        self._step(row.weight)
