"""Work in processes that can be killed, for a server that must go on answering.

The segmenter holds Python's interpreter lock, so an article that takes too long stops nothing but the
process it is in, and can only be stopped with it. Each worker has one task at a time; a task whose client
has gone before its turn is passed over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from extractor.batch.pool import Lost, Pool
from extractor.serve.tasks import Answer, Task, start_tasks

__all__ = ["BusyError", "TooLongError", "WorkError", "Workers"]


class WorkError(RuntimeError):
    """There is no result, for a reason that is not the client's; the message is one line."""


class BusyError(WorkError):
    """No worker came free in time."""


class TooLongError(WorkError):
    """The work was stopped at its time limit."""


@dataclass(slots=True)
class _Job:
    task: Task
    begun: asyncio.Future[None]
    done: asyncio.Future[Answer | Lost]


class Workers:
    """Worker processes behind an asynchronous function. An asynchronous context manager.

    Args:
        number: how many processes.
        timeout: seconds that a task may take once a worker has it, and may wait for one.
        start: makes a worker's function.
        arguments: what ``start`` is called with.
    """

    def __init__(
        self,
        *,
        number: int,
        timeout: float,
        start: Callable[..., Callable[[Task], Answer]] = start_tasks,
        arguments: tuple[object, ...] = (),
    ) -> None:
        self._timeout = timeout
        self._start = start
        self._arguments = arguments
        self._pools = [self._pool() for _ in range(number)]
        self._threads = ThreadPoolExecutor(number, "work")
        self._jobs: asyncio.Queue[_Job] = asyncio.Queue()
        self._loops: list[asyncio.Task[None]] = []
        self._awake = asyncio.Event()

    async def __aenter__(self) -> Workers:
        self._loops = [asyncio.create_task(self._work(number)) for number in range(len(self._pools))]
        return self

    async def __aexit__(self, *_: object) -> None:
        for loop in self._loops:
            loop.cancel()
        for pool in self._pools:
            pool.kill()
        # Threads that wait for a worker hear that it is gone.
        await asyncio.to_thread(self._threads.shutdown)
        for pool in self._pools:
            pool.__exit__()

    async def run(self, task: Task) -> bytes:
        """Have a task done, and return the JSON that it gives.

        Raises:
            BusyError: where no worker came free within the time limit.
            TooLongError: where the extraction went over it.
            WorkError: where the worker was lost otherwise, or failed.
        """
        loop = asyncio.get_running_loop()
        job = _Job(task, loop.create_future(), loop.create_future())
        # Until the first worker has loaded its words, nobody's time runs.
        await self._awake.wait()
        self._jobs.put_nowait(job)
        try:
            await asyncio.wait_for(job.begun, self._timeout)
        except TimeoutError:
            raise BusyError(f"no worker came free in {self._timeout:g} s; try again later") from None
        answer = await job.done
        if isinstance(answer, Lost):
            if answer.reason.startswith("took longer"):
                raise TooLongError(f"the work {answer.reason}; send less, or raise --timeout")
            raise WorkError(f"the work was lost: {answer.reason}; try again")
        if answer.failure is not None:
            raise WorkError(answer.failure)
        return answer.body

    async def _work(self, number: int) -> None:
        """Do jobs one after another with one worker process, which is replaced where it is lost."""
        await self._run(number, None)
        self._awake.set()
        while True:
            job = await self._jobs.get()
            if job.begun.done():
                # Cancelled: its client has gone, or has waited too long.
                continue
            job.begun.set_result(None)
            answer = await self._run(number, job.task)
            if not job.done.done():
                job.done.set_result(answer)
            if isinstance(answer, Lost):
                # The next client shall not wait until the new worker has loaded its words.
                await self._run(number, None)

    async def _run(self, number: int, task: Task) -> Answer | Lost:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run_in_thread, number, task)

    def _run_in_thread(self, number: int, task: Task) -> Answer | Lost:
        try:
            ((_, answer),) = self._pools[number].run([task])
        except Exception as error:
            # A pool that failed, most likely to start a worker, still has the task; a new one has none.
            with suppress(OSError, ValueError):
                self._pools[number].__exit__()
            self._pools[number] = self._pool()
            return Lost(f"{type(error).__name__}: {error}")
        return answer

    def _pool(self) -> Pool[Task, Answer]:
        return Pool(self._start, self._arguments, size=1, timeout=self._timeout)
