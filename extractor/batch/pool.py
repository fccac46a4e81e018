"""Worker processes that can be killed.

The segmenter holds Python's interpreter lock and may be slow on odd text, so a document that takes
too long can only be stopped with its process. A worker does one task at a time: a worker that dies, or
is killed, costs that task and no other.
"""

from __future__ import annotations

import multiprocessing as mp
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from extractor.batch.errors import PoolError

__all__ = ["Lost", "Pool"]

T = TypeVar("T")
R = TypeVar("R")

# A new interpreter a worker, not a fork: a fork copies locks that other threads hold.
_CONTEXT = mp.get_context("spawn")

# A worker finds its next task waiting while this process writes to disk. Sending ahead to a worker that hangs must
# not hang too: Linux takes 200 kB that nobody reads, other systems as little as 8.
_DEPTH = 4 if sys.platform == "linux" else 1
_SMALL = 32 * 1024
_END = 5.0
"""Seconds that a process may take from closing its pipe to its end."""
_STARTS = 3
"""Workers that may end before they are ready, one after the other, before it is clear that none can start."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The result of a task whose worker died or was killed; ``reason`` says which."""

    reason: str


class _Worker(Generic[T]):
    """A process, and the tasks that it has been sent and not answered: it works on the first."""

    def __init__(self, start: Callable[..., Callable[[T], Any]], arguments: tuple[object, ...]) -> None:
        self.connection, theirs = _CONTEXT.Pipe()
        self.process: BaseProcess = _CONTEXT.Process(target=_serve, args=(theirs, start, arguments), daemon=True)
        with _interrupts_held():
            self.process.start()
        theirs.close()
        self.ready = False
        self.tasks: deque[T] = deque()
        self.deadline = float("inf")

    def can_queue(self, size: int) -> bool:
        """Say whether a task of that many bytes can be sent ahead without the sending being held up."""
        return self.ready and 0 < len(self.tasks) < _DEPTH and size <= _SMALL

    def discard(self, *, ending: bool = False) -> int | None:
        """Kill the process, if it lives, and return its exit code.

        Args:
            ending: it has closed its pipe, so its own end is waited for, which says why.
        """
        if ending:
            self.process.join(_END)
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
        self._backlog: deque[T] = deque()
        self._failed_starts = 0

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        while self._workers:
            self._workers.pop().discard()

    def kill(self) -> None:
        """Kill the workers, from any thread: a run that waits for them in another one hears that they are lost."""
        for worker in list(self._workers):
            with suppress(ValueError):  # it has ended meanwhile
                worker.process.kill()

    def run(self, tasks: Iterable[T | None]) -> Iterator[tuple[T, R | Lost]]:
        """Yield each task with its result, as they are done. Takes tasks only as workers come free.

        Args:
            tasks: the tasks; ``None`` among them is none yet, so that the workers are looked after meanwhile.

        Raises:
            PoolError: where workers end before they are ready for a task, several in a row.
        """
        todo = iter(tasks)
        more = True
        while True:
            later = False
            while more and not later and len(self._backlog) < self._size:
                try:
                    task = next(todo)
                except StopIteration:
                    more = False
                else:
                    later = task is None
                    if task is not None:
                        self._backlog.append(task)
                self._give()
            if self._backlog or any(worker.tasks for worker in self._workers):
                self._give()
                yield from self._collect(wait_for_some=not later)
            elif not later:
                return

    def _give(self) -> None:
        """Send tasks to idle workers; start workers while there may be more; else send tasks ahead."""
        while self._backlog:
            idle = [worker for worker in self._workers if worker.ready and not worker.tasks]
            starting = sum(not worker.ready for worker in self._workers)
            if not idle and starting < len(self._backlog) and len(self._workers) < self._size:
                self._workers.append(_Worker(self._start, self._arguments))
                continue
            packed = ForkingPickler.dumps(self._backlog[0])
            able = idle or [worker for worker in self._workers if worker.can_queue(len(packed))]
            if not able or (starting and not idle):
                return
            worker = min(able, key=lambda each: len(each.tasks))
            try:
                worker.connection.send_bytes(packed)
            except OSError:
                if worker.tasks:
                    # It died at work, which is heard when its answers are read.
                    return
                # It died idle. The task has not been begun, so another worker has it.
                self._drop(worker)
                continue
            worker.tasks.append(self._backlog.popleft())
            if len(worker.tasks) == 1:
                worker.deadline = self._deadline()

    def _deadline(self) -> float:
        return float("inf") if self._timeout is None else time.monotonic() + self._timeout

    def _collect(self, *, wait_for_some: bool) -> Iterator[tuple[T, R | Lost]]:
        """Yield what is done or lost; wait until something happens if told so."""
        waiting = [worker for worker in self._workers if worker.tasks or not worker.ready]
        first = min((worker.deadline for worker in waiting), default=0.0)
        left = None if first == float("inf") else max(0.0, first - time.monotonic())
        left = left if wait_for_some else 0.0
        heard = wait([worker.connection for worker in waiting], left)
        for worker in waiting:
            if worker.connection in heard:
                yield from self._hear(worker)
            elif worker.deadline <= time.monotonic():
                self._drop(worker)
                yield worker.tasks[0], Lost(f"took longer than {self._timeout:g} s")

    def _hear(self, worker: _Worker[T]) -> Iterator[tuple[T, R | Lost]]:
        """Take what a worker has sent: that it is ready, a result, or its end."""
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            ended = _ending(self._drop(worker, ending=True))
            if not worker.ready:
                # Whatever ended it may have been meant for any process; another one is started.
                self._failed_starts += 1
                if self._failed_starts >= _STARTS:
                    raise PoolError(f"a worker {ended} before it could begin, {_STARTS} times over") from None
                return
            yield worker.tasks[0], Lost(f"its worker {ended}")
            return
        if not worker.ready:
            worker.ready = True
            self._failed_starts = 0
            return
        task = worker.tasks.popleft()
        worker.deadline = self._deadline() if worker.tasks else float("inf")
        yield task, result

    def _drop(self, worker: _Worker[T], *, ending: bool = False) -> int | None:
        """End a worker. All it had but the first task, which it was at, goes to others."""
        self._workers.remove(worker)
        self._backlog.extendleft(reversed(list(worker.tasks)[1:]))
        return worker.discard(ending=ending)


def _serve(connection: Connection, start: Callable[..., Callable[[Any], Any]], arguments: tuple[object, ...]) -> None:
    """Do tasks until the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work = start(*arguments)
    try:
        connection.send(None)
        while True:
            connection.send(work(connection.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The run is over, or was killed: so is this worker.
        sys.exit(0)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, even where a task would go on for ever."""
    parent = mp.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


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
