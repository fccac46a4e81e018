"""The pool's work here is Python's own ``eval``: a task is an expression, so it can do anything."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.errors import PoolError
from extractor.batch.pool import _DEPTH, Lost, Pool
from tests.batch.perils import end_once

START: Callable[..., Callable[[str], Any]] = partial(partial, eval)
DIE = "__import__('os')._exit(3)"
KILL = "__import__('os').kill(__import__('os').getpid(), 9)"
HANG = "__import__('time').sleep(60)"


def run(tasks: list[str], size: int = 2, timeout: float | None = None) -> dict[str, Any]:
    with Pool[str, Any](START, (), size=size, timeout=timeout) as pool:
        return dict(pool.run(tasks))


def test_every_task_has_its_result() -> None:
    tasks = [f"{number} ** 2" for number in range(50)]
    assert run(tasks) == {task: number**2 for number, task in enumerate(tasks)}


def test_without_tasks_nothing_is_started() -> None:
    with Pool[str, Any](START, (), size=2) as pool:
        assert list(pool.run([])) == []
        assert not pool._workers


def test_workers_are_looked_after_while_there_is_no_task_yet() -> None:
    done: list[str] = []

    def tasks() -> Iterator[str | None]:
        yield HANG
        yield "1"
        yield "2"
        # Both answers and the end of what hangs are heard meanwhile, without another task.
        while len(done) < 3:
            yield None
            time.sleep(0.01)
        yield "3"
        yield None

    with Pool[str, Any](START, (), size=2, timeout=1.0) as pool:
        for task, _ in pool.run(tasks()):
            done.append(task)
    assert sorted(done[:3]) == ["1", "2", HANG]
    assert done[3:] == ["3"]


def test_no_task_at_all_starts_nothing() -> None:
    with Pool[str, Any](START, (), size=2) as pool:
        assert list(pool.run([None, None])) == []
        assert not pool._workers


def test_workers_are_processes_and_no_more_than_asked_for() -> None:
    pids = set(run([f"[{number}, __import__('os').getpid()][1]" for number in range(20)]).values())
    assert os.getpid() not in pids
    assert 1 <= len(pids) <= 2


def test_a_worker_that_dies_costs_its_task_only() -> None:
    tasks = ["1", DIE, "2", KILL, "3"]
    assert run(tasks) == {
        "1": 1,
        "2": 2,
        "3": 3,
        DIE: Lost("its worker ended (exit code 3)"),
        KILL: Lost("its worker was killed (SIGKILL)"),
    }


def test_a_task_that_takes_too_long_costs_itself_only() -> None:
    start = time.monotonic()
    assert run([HANG, "1", "2"], timeout=0.3) == {HANG: Lost("took longer than 0.3 s"), "1": 1, "2": 2}
    assert time.monotonic() - start < 20


def test_time_is_counted_from_the_task_not_from_the_start_of_the_worker() -> None:
    assert run(["1"], size=1, timeout=0.05) == {"1": 1}


def test_a_worker_that_dies_between_tasks_costs_nothing() -> None:
    def tasks() -> Iterator[str]:
        yield "1"
        # While the pool asks for the next task, its only worker is idle.
        pool._workers[0].process.kill()
        pool._workers[0].process.join()
        yield "2"

    with Pool[str, Any](START, (), size=1) as pool:
        assert dict(pool.run(tasks())) == {"1": 1, "2": 2}


def test_large_values_cross() -> None:
    task = "'x' * 10_000_000 # " + "y" * 1_000_000
    assert len(run([task], size=1)[task]) == 10_000_000


def test_leaving_ends_the_workers() -> None:
    with Pool[str, Any](START, (), size=2) as pool:
        results = pool.run(["__import__('os').getpid()", HANG])
        _, pid = next(results)
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_workers_that_cannot_start_are_an_error() -> None:
    with Pool[str, Any](partial(os._exit, 4), (), size=1) as pool, pytest.raises(PoolError, match="exit code 4"):
        list(pool.run(["1"]))


def test_a_worker_that_dies_while_it_starts_is_replaced(tmp_path: Path) -> None:
    with Pool[str, Any](partial(end_once, str(tmp_path / "died")), (), size=1) as pool:
        assert dict(pool.run(["1 + 1", "2 + 2"])) == {"1 + 1": 2, "2 + 2": 4}
    assert (tmp_path / "died").exists()


def test_tasks_are_taken_only_as_workers_come_free() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[str]:
        for number in range(20):
            taken.append(number)
            yield f"[{number}, __import__('time').sleep(0.01)][0]"

    with Pool[str, Any](START, (), size=2) as pool:
        for done, _ in enumerate(pool.run(tasks()), 1):
            assert len(taken) <= done + 2 * _DEPTH + 1
