"""What runs on the machines of a cluster: reading inputs, and working on rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from extractor.batch.cluster.rows import Kind, Row, inputs_of, rows_of, rows_table
from extractor.batch.engine import lost
from extractor.batch.errors import PoolError
from extractor.batch.fingerprint import program_fingerprint, result_key
from extractor.batch.job import Start
from extractor.batch.pool import Lost, Pool
from extractor.batch.work import Outcome
from extractor.lexicon import Lexicons
from extractor.pipeline import Extractor
from extractor.readers import Input, InputError, Item, Options, read_items

if TYPE_CHECKING:
    import numpy as np
    from ray import ObjectRef

__all__ = ["BLOCK", "Settings", "mark", "read", "rows_of_inputs", "work", "work_on"]

BLOCK = 256 * 1024
"""Bytes of documents that are worked on together, about: some seconds of work, so that a worker that dies loses few."""
_ROWS = 64
"""Rows that are handed on together at most."""


@dataclass(frozen=True)
class Settings:
    """What the machines must know of a job, as plain data.

    Attributes:
        options: how inputs are read.
        arguments: what ``start`` is called with.
        timeout: seconds that a document may take.
        start: makes a worker's work.
        rules: fingerprint of the program, which must be the same everywhere.
        done: sorted marks of the documents that the manifest has a result of, in the object store.
    """

    options: Options
    arguments: tuple[str, bool, Lexicons | None]
    timeout: float | None
    start: Start
    rules: str
    done: ObjectRef[Any] | None = None


def mark(document: str, key: bytes) -> int:
    """Return 63 bits for a document with its key. Two may share one, so it is no proof that a document is done."""
    return int.from_bytes(blake2b(document.encode() + key, digest_size=8).digest(), "big") >> 1


def read(batch: pa.Table, settings: Settings) -> Iterator[pa.Table]:
    """Yield tables of the rows of inputs, small enough to be worked on one by one. Never raises on an input."""
    rows: list[Row] = []
    size = 0
    for number, source in inputs_of(batch):
        for row in rows_of_inputs(number, source, settings):
            rows.append(row)
            size += len(row.data)
            if size >= BLOCK or len(rows) >= _ROWS:
                yield rows_table(rows)
                rows, size = [], 0
    if rows:
        yield rows_table(rows)


def rows_of_inputs(number: int, source: Input, settings: Settings) -> Iterator[Row]:
    """Yield the rows of an input, its end the last."""
    place = 0
    try:
        for place, each in enumerate(read_items(source, settings.options)):
            yield _row(each, (number, place), settings)
        place += 1
    except Exception as error:
        # Whatever it is, it must cost this input, not the run.
        fault = InputError(source.source, f"cannot be read ({type(error).__name__}: {error}); check it")
        yield Row.of(fault, (number, place))
        place += 1
    yield Row(Kind.END, number, place)


def _row(each: Item | InputError, place: tuple[int, int], settings: Settings) -> Row:
    if isinstance(each, InputError):
        return Row.of(each, place)
    key = result_key(each, settings.rules)
    row = Row(Kind.ITEM, *place, each.document, each.source, key, each.weight)
    if settings.done is not None and _among(mark(each.document, key), _done(settings.done)):
        return row._replace(kind=Kind.BEFORE)
    return row._replace(data=each.data, format=each.format, published=each.published)


@cache
def _done(done: ObjectRef[Any]) -> np.ndarray[Any, Any]:
    import ray  # noqa: PLC0415

    marks: np.ndarray[Any, Any] = ray.get(done)
    return marks


def _among(value: int, marks: np.ndarray[Any, Any]) -> bool:
    place = int(marks.searchsorted(value))
    return place < len(marks) and int(marks[place]) == value


def work(batch: pa.Table, settings: Settings) -> pa.Table:
    """Return the table of rows with results in place of documents."""
    return rows_table(work_on(rows_of(batch), settings))


def work_on(rows: Iterable[Row], settings: Settings) -> list[Row]:
    """Return rows, those of documents with their results; a document that ends its process costs only itself."""
    if (own := _fingerprint(settings)) != settings.rules:
        reason = f"has another version of extractor ({own}, not {settings.rules})"
        return [Row(Kind.REFUSED, 0, 0, reason=reason)]
    rows = list(rows)
    items = {index: row.item for index, row in enumerate(rows) if row.kind == Kind.ITEM}
    try:
        results = _results(list(items.values()), settings)
    except PoolError as error:
        return [Row(Kind.REFUSED, 0, 0, reason=f"cannot start workers ({error})")]
    return [row.with_outcome(results[id(items[index])]) if index in items else row for index, row in enumerate(rows)]


_OWN: dict[str | None, str] = {}
"""This machine's fingerprint of the program, by that of the words."""


def _fingerprint(settings: Settings) -> str:
    *_, lexicons = settings.arguments
    words = lexicons.fingerprint if lexicons is not None else None
    if words not in _OWN:
        _OWN[words] = program_fingerprint(Extractor(lexicons))
    return _OWN[words]


_POOLS: dict[tuple[object, ...], Pool[Item, Outcome]] = {}
"""The process beside this one that does the work, kept from task to task: starting one takes a second."""


def _results(items: list[Item], settings: Settings) -> Mapping[int, Outcome]:
    """Do the work, and return what became of each item, by its identity: two items may be equal."""
    if not items:
        return {}
    key = (settings.start, settings.arguments[:2], settings.rules, settings.timeout)
    kept = _POOLS.pop(key, None)
    pool = kept or Pool[Item, Outcome](settings.start, settings.arguments, size=1, timeout=settings.timeout)
    results = {}
    try:
        for item, result in pool.run(items):
            results[id(item)] = lost(result) if isinstance(result, Lost) else result
    except BaseException:
        pool.__exit__()
        raise
    _POOLS[key] = pool
    return results
