"""Workers that hang, die or fail; the work here is Python's own ``eval``, so it can do anything."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from extractor.serve.tasks import Answer, Check, Task
from extractor.serve.workers import BusyError, TooLongError, WorkError, Workers

from .served import finished

RUN: Callable[[], Callable[[Task], Answer]] = partial(
    eval,
    "lambda task: __import__('extractor.serve.tasks').serve.tasks.Answer("
    "b'' if task is None else str(eval(task.annotation)).encode())",
)
PID = "__import__('os').getpid()"
HANG = "__import__('time').sleep(60)"


def task(expression: str) -> Check:
    return Check(expression, None)


def in_time(number: int, timeout: float, *expressions: str) -> list[bytes | Exception]:
    """Have tasks done at the same time; what fails gives its exception."""

    async def run() -> list[bytes | Exception]:
        async with Workers(number=number, timeout=timeout, start=RUN) as workers:
            done = await asyncio.gather(*(workers.run(task(each)) for each in expressions), return_exceptions=True)
            return [each if isinstance(each, Exception) else bytes(each) for each in done]  # type: ignore[arg-type]

    return finished(run())


def test_tasks_are_done_in_other_processes() -> None:
    pids = in_time(2, 20, *[PID] * 6)
    assert len(set(pids)) <= 2
    assert str(os.getpid()).encode() not in pids


def test_a_task_that_hangs_is_stopped_and_the_next_one_is_done() -> None:
    hung, done = in_time(1, 1, HANG, "1 + 1")
    assert isinstance(hung, TooLongError)
    assert "longer than 1 s" in str(hung)
    assert done == b"2" or isinstance(done, BusyError)


def test_who_waits_too_long_for_a_worker_is_told_to_come_again() -> None:
    *_, last = in_time(1, 1, HANG, HANG, HANG, HANG, "1")
    assert isinstance(last, BusyError)
    assert "try again" in str(last)


def test_a_worker_that_dies_costs_its_task_only() -> None:
    lost, done = in_time(1, 20, "__import__('os').kill(__import__('os').getpid(), 9)", "1 + 1")
    assert isinstance(lost, WorkError)
    assert "SIGKILL" in str(lost)
    assert done == b"2"


def test_workers_that_cannot_start_fail_every_task_and_block_none() -> None:
    async def run() -> None:
        async with Workers(number=1, timeout=20, start=partial(eval, "1 / 0")) as workers:
            for _ in range(2):
                with pytest.raises(WorkError, match="before it could begin"):
                    await workers.run(task("1"))

    finished(run())


def test_a_task_whose_client_has_gone_is_not_begun() -> None:
    async def run() -> bytes:
        async with Workers(number=1, timeout=20, start=RUN) as workers:
            first = asyncio.create_task(workers.run(task("__import__('time').sleep(0.5)")))
            gone = asyncio.create_task(workers.run(task(HANG)))
            await asyncio.sleep(0.2)
            gone.cancel()
            with suppress(asyncio.CancelledError):
                await gone
            await first
            return await workers.run(task("3"))

    assert finished(run()) == b"3"


def test_leaving_ends_the_processes_even_at_work() -> None:
    async def run() -> int:
        async with Workers(number=1, timeout=60, start=RUN) as workers:
            pid = int(await workers.run(task(PID)))
            hanging = asyncio.create_task(workers.run(task(HANG)))
            await asyncio.sleep(0.2)
            hanging.cancel()
        return pid

    began = time.monotonic()
    pid = finished(run())
    assert time.monotonic() - began < 30
    with pytest.raises(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


def test_an_exception_in_a_task_is_told_and_the_worker_lives() -> None:
    from extractor.serve.tasks import start_tasks

    answer = start_tasks()(object())  # type: ignore[arg-type]
    assert answer.body == b""
    assert answer.failure is not None
    assert "please report" in answer.failure
    assert json.loads(start_tasks()(Check("[]", None)).body)["valid"] is False
