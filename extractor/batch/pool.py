"""Worker processes that can be killed.

The segmenter holds Python's interpreter lock and may be slow on odd text, so a document that takes
too long can only be stopped with its process. Every worker has one task at a time: a worker that
dies, or is killed, costs that task and no other.
"""

from __future__ import annotations

import multiprocessing as mp
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

__all__ = ["Lost", "Pool", "PoolError"]

T = TypeVar("T")
R = TypeVar("R")

# A new interpreter a worker, not a fork: a fork copies locks that other threads hold.
_CONTEXT = mp.get_context("spawn")


class PoolError(RuntimeError):
    """Workers cannot start."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The result of a task whose worker died or was killed; ``reason`` says which."""

    reason: str


class _Worker(Generic[T]):
    def __init__(self, start: Callable[..., Callable[[T], Any]], arguments: tuple[object, ...]) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.process: BaseProcess = _CONTEXT.Process(target=_serve, args=(theirs, start, arguments), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.ready = False
        self.task: T | None = None
        self.deadline = float("inf")

    def discard(self) -> int | None:
        """Kill the process, if it lives, and return its exit code."""
        self.process.kill()
        self.process.join()
        code = self.process.exitcode
        self.process.close()
        self.connection.close()
        return code


class Pool(Generic[T, R]):
    """Worker processes, started when there is something to do. A context manager: leaving it ends them.

    Args:
        start: called once in each worker; returns the function that does a task. Both, the
            tasks and the results cross between processes, so they must pickle.
        arguments: what ``start`` is called with.
        size: how many workers there are at most.
        timeout: seconds that a task may take; ``None`` for any time.
    """

    def __init__(
        self,
        start: Callable[..., Callable[[T], R]],
        arguments: tuple[object, ...],
        *,
        size: int,
        timeout: float | None = None,
    ) -> None:
        self._start = start
        self._arguments = arguments
        self._size = size
        self._timeout = timeout
        self._workers: list[_Worker[T]] = []

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        while self._workers:
            self._workers.pop().discard()

    def run(self, tasks: Iterable[T]) -> Iterator[tuple[T, R | Lost]]:
        """Yield each task with its result, as they are done. Takes tasks only as workers come free.

        Raises:
            PoolError: where a worker ends before it is ready for its first task.
        """
        todo, backlog, more = iter(tasks), deque[T](), True
        while True:
            busy = sum(worker.task is not None for worker in self._workers)
            while more and len(backlog) < self._size - busy:
                try:
                    backlog.append(next(todo))
                except StopIteration:
                    more = False
            self._give(backlog)
            if not backlog and not more and all(worker.task is None for worker in self._workers):
                return
            yield from self._collect()

    def _give(self, backlog: deque[T]) -> None:
        """Hand tasks to idle workers; start as many more as there are tasks without one."""
        for worker in [each for each in self._workers if each.ready and each.task is None]:
            if not backlog:
                return
            try:
                worker.connection.send(backlog[0])
            except OSError:
                # It died idle. The task has not been begun, so another worker has it.
                self._drop(worker)
                continue
            worker.task = backlog.popleft()
            worker.deadline = float("inf") if self._timeout is None else time.monotonic() + self._timeout
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(backlog) - starting, self._size - len(self._workers))):
            self._workers.append(_Worker(self._start, self._arguments))

    def _collect(self) -> Iterator[tuple[T, R | Lost]]:
        """Wait until something happens, and yield what is done or lost."""
        waiting = [worker for worker in self._workers if worker.task is not None or not worker.ready]
        first = min((worker.deadline for worker in waiting), default=0.0)
        left = None if first == float("inf") else max(0.0, first - time.monotonic())
        heard = wait([worker.connection for worker in waiting], left)
        for worker in waiting:
            if worker.connection in heard:
                yield from self._hear(worker)
            elif worker.deadline <= time.monotonic():
                task = worker.task
                self._drop(worker)
                if task is not None:
                    yield task, Lost(f"took longer than {self._timeout:g} s")

    def _hear(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Lost]]:
        """Take what a worker has sent: that it is ready, a result, or its end."""
        task = worker.task
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            ended = _ending(self._drop(worker))
            if task is None:
                raise PoolError(f"a worker {ended} before it could begin") from None
            yield task, Lost(f"its worker {ended}")
            return
        worker.ready, worker.task, worker.deadline = True, None, float("inf")
        if task is not None:
            yield task, result

    def _drop(self, worker: _Worker[T]) -> int | None:
        self._workers.remove(worker)
        return worker.discard()


def _serve(connection: Connection, start: Callable[..., Callable[[Any], Any]], arguments: tuple[object, ...]) -> None:
    """Do tasks until the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    work = start(*arguments)
    try:
        connection.send(None)
        while True:
            connection.send(work(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The run is over, or was killed: so is this worker.
        sys.exit(0)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Start a child deaf to Ctrl-C, which a terminal sends to all: the parent decides when workers end."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Starting the tracker, which the first worker would do, lets the signal through again.
    resource_tracker.ensure_running()
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was killed ({signal.Signals(-code).name})"
    return f"ended (exit code {code})"
