"""What a block that was lost holds, narrowed down to the documents: one that ends its worker costs only itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extractor.batch.cluster.rows import Kind, Row
from extractor.batch.cluster.stages import Settings, rows_of_inputs, work_on
from extractor.readers import Input

__all__ = ["Wanted", "narrowed"]

_TOGETHER = 16
"""Rows that are tried together first."""
_RETRIES = 1
"""How often a document on its own is tried again: its worker may be lost for another reason than the document."""
_WAITING = 4
"""Tasks a processor that are handed out ahead."""


@dataclass(frozen=True)
class Wanted:
    """Which rows of an input are wanted.

    Attributes:
        but: a byte for each row, 1 for one that is not; rows beyond it are.
        only: if given, these and no others.
    """

    but: bytes = b""
    only: frozenset[int] | None = None

    def __contains__(self, number: int) -> bool:
        if self.only is not None:
            return number in self.only
        return number >= len(self.but) or not self.but[number]


def narrowed(number: int, source: Input, wanted: Wanted, settings: Settings) -> Iterator[Row]:
    """Yield rows of an input, each with its result or with the reason why it has none, its end the last.

    A few rows together are one task; where its worker is lost, each of them is a task of its own.

    Args:
        number: the input's number.
        source: the input.
        wanted: which of its rows.
        settings: how they are read and worked on.

    Raises:
        RayError: where the cluster gives up.
    """
    crew = _Crew(settings)
    end = Row(Kind.END, number, -1)
    batch: list[Row] = []
    for row in _found(number, source, wanted, settings):
        if row.kind == Kind.END:
            end = row
        elif row.kind != Kind.ITEM:
            yield row
        else:
            batch.append(row)
            if len(batch) == _TOGETHER:
                yield from crew.do(batch)
                batch = []
    if batch:
        yield from crew.do(batch)
    yield from crew.rest()
    yield end


class _Crew:
    """Tasks under way."""

    def __init__(self, settings: Settings) -> None:
        import ray  # noqa: PLC0415

        self._settings = settings
        self._together = ray.remote(num_cpus=1, max_retries=0)(_work)
        self._alone = ray.remote(num_cpus=1, max_retries=_RETRIES)(_work)
        self._most = _WAITING * max(1, int(ray.cluster_resources().get("CPU", 1)))
        self._tasks: dict[Any, list[Row]] = {}
        self._todo: deque[list[Row]] = deque()

    def do(self, rows: list[Row]) -> Iterator[Row]:
        """Begin work on rows, and yield what is done meanwhile."""
        self._todo.append(rows)
        yield from self._until(self._most)

    def rest(self) -> Iterator[Row]:
        """Yield what is not yet done."""
        yield from self._until(0)

    def _until(self, few: int) -> Iterator[Row]:
        while self._todo or len(self._tasks) > few:
            while self._todo and len(self._tasks) < self._most:
                self._begin(self._todo.popleft())
            yield from self._ended()

    def _begin(self, rows: list[Row]) -> None:
        task = self._alone if len(rows) == 1 else self._together
        self._tasks[task.remote([tuple(row) for row in rows], self._settings)] = rows

    def _ended(self) -> Iterator[Row]:
        """Wait until a task has ended."""
        import ray  # noqa: PLC0415
        from ray.exceptions import RayError  # noqa: PLC0415

        (task,), _ = ray.wait(list(self._tasks), num_returns=1)
        rows = self._tasks.pop(task)
        try:
            yield from map(Row._make, ray.get(task))
        except RayError as error:
            if len(rows) == 1:
                yield rows[0]._replace(kind=Kind.FAILED, data=b"", reason=_reason(error, "leave it out"))
            else:
                self._todo.extendleft([row] for row in reversed(rows))


def _found(number: int, source: Input, wanted: Wanted, settings: Settings) -> Iterator[Row]:
    """Yield the wanted rows of an input. A task of its own reads it: the input may end its worker too."""
    import ray  # noqa: PLC0415
    from ray.exceptions import RayError  # noqa: PLC0415

    last = len(wanted.but) - 1
    reading = ray.remote(num_cpus=0, max_retries=_RETRIES, num_returns="streaming")(_read)
    try:
        for reference in reading.remote(number, source, wanted, settings):
            row = Row._make(ray.get(reference))
            last = max(last, row.number)
            yield row
    except RayError as error:
        reason = _reason(error, "the rest of it is not read; look at it, or leave it out")
        yield Row(Kind.FAULT, number, last + 1, source=source.source, reason=reason)


def _read(number: int, source: Input, wanted: Wanted, settings: Settings) -> Iterator[tuple[Any, ...]]:
    for row in rows_of_inputs(number, source, settings):
        if row.kind == Kind.END or row.number in wanted:
            yield tuple(row)


def _work(rows: list[tuple[Any, ...]], settings: Settings) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in work_on(map(Row._make, rows), settings)]


def _reason(error: Exception, mend: str) -> str:
    from ray.exceptions import RayTaskError  # noqa: PLC0415

    if isinstance(error, RayTaskError):
        return f"{type(error.cause).__name__}: {error.cause}; please report this with the document"
    return f"its worker was lost {_RETRIES + 1} times over ({type(error).__name__}); {mend}"
