"""A few trials of each kind; ``python -m tests.faults --count 100`` does many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

if os.name != "posix" or not Path("/proc/self/task").exists():
    pytest.skip("signals and /proc are Linux", allow_module_level=True)

from tests.faults.trials import Bench, can_mount


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults")


@pytest.fixture(scope="module")
def bench(folder: Path) -> Bench:
    return Bench(folder, articles=30)


def test_a_run_that_is_killed_and_resumed_gives_the_same_bytes(bench: Bench) -> None:
    trial = bench.trial(1, "parent")
    assert trial.failures == (), trial


def test_a_worker_that_is_killed_costs_one_document_at_most(bench: Bench) -> None:
    trial = bench.trial(3, "worker")
    assert trial.failures == (), trial


@pytest.mark.parametrize("mount", [True, False], ids=["disk", "limit"])
def test_a_run_out_of_disk_and_resumed_gives_the_same_bytes(tmp_path: Path, mount: bool) -> None:
    if mount and not can_mount():
        pytest.skip("only root can mount a small disk")
    trial = Bench(tmp_path, articles=30, mount=mount).trial(4, "disk")
    assert trial.failures == (), trial
    assert trial.disturbed > 0, trial
