"""On a Ray cluster of two machines, as far as Ray can tell: what dies costs only itself."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from extractor.batch import Progress
from extractor.cli import cli
from tests.batch.cluster.conftest import Runs
from tests.s3 import s3_server, stored

ray = pytest.importorskip("ray")
pytestmark = [pytest.mark.cluster, pytest.mark.filterwarnings("ignore")]

STORE = 80 * 2**20


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from ray.cluster_utils import Cluster

    # Workers have the environment that the machine was started in.
    with pytest.MonkeyPatch.context() as patch, s3_server():
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        # A machine that is gone is known to be gone after a second, not ten.
        system = {"health_check_period_ms": 500, "health_check_failure_threshold": 2, "health_check_timeout_ms": 500}
        head = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False, "_system_config": system}
        made = Cluster(initialize_head=True, head_node_args=head)
        made.add_node(num_cpus=1, object_store_memory=STORE)
        ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
        yield made
        ray.shutdown()
        made.shutdown()


@pytest.mark.usefixtures("cluster")
def test_the_same_bytes_errors_and_manifest_as_the_local_engine(mixed: Path, runs: Callable[..., Runs]) -> None:
    made = runs(mixed)
    one, two, many = made.run("local", workers=1), made.run("local"), made.run("ray", workers=0)
    assert len(one.documents) > 150
    assert one.data == two.data == many.data
    assert one.failed == two.failed == many.failed
    assert one.manifest == two.manifest == many.manifest
    assert one.summary.counts == many.summary.counts
    assert (one.summary.fresh, one.summary.failures) == (many.summary.fresh, many.summary.failures)
    assert sorted(one.said.splitlines()) == sorted(many.said.splitlines())
    # What one engine has done the other need not do again.
    again = made.run("local", again=True)
    assert again.summary.fresh == 0
    assert again.data == one.data
    again = made.run("ray", again=True, workers=0)
    assert again.summary.fresh == 0
    assert (again.data, again.failed) == (one.data, one.failed)


@pytest.mark.usefixtures("cluster")
def test_what_ends_a_worker_costs_only_itself(
    texts: Callable[..., Path], runs: Callable[..., Runs], tmp_path: Path
) -> None:
    """Documents that end the process beside the worker, or that take too long; one that always kills its worker, and
    one whose worker is killed once, as any may be."""
    perils = {"ends": "#end", "waits": "#hang", "kills": "#kill-worker", "once": f"#kill-worker-once {tmp_path / 'x'}"}
    made = runs(texts(20, **perils), timeout=12.0)
    done = made.run("ray", workers=0)
    assert (tmp_path / "x").exists()
    assert done.documents == [*(f"{number:03}" for number in range(20)), "once"]
    assert [(each["document"], each["reason"].partition(";")[0]) for each in done.failed] == [
        ("ends", "its worker ended (exit code 3)"),
        ("kills", "its worker was lost 2 times over (WorkerCrashedError)"),
        ("waits", "took longer than 12 s"),
    ]
    assert done.summary.failures == 3
    for name in ("ends", "waits", "kills"):
        (tmp_path / "texts" / f"{name}.txt").unlink()
    assert made.run("local", workers=0).data == done.data


class Killing(Progress):
    """Calls something when so many documents are done."""

    def __init__(self, after: int, call: Callable[[], object]) -> None:
        super().__init__(io.StringIO())
        self._left = after
        self._call = call

    def step(self, weight: int) -> None:
        self._left -= 1
        if self._left == 0:
            self._call()


def test_a_machine_that_is_lost_costs_nothing(
    cluster: Any, texts: Callable[..., Path], runs: Callable[..., Runs]
) -> None:
    made = runs(texts(120))
    node = cluster.add_node(num_cpus=1, object_store_memory=STORE)
    started = time.monotonic()
    done = made.run("ray", workers=0, progress=Killing(10, lambda: cluster.remove_node(node, allow_graceful=False)))
    assert len(cluster.list_all_nodes()) == 2
    assert done.failed == []
    assert done.data == made.run("local").data
    assert time.monotonic() - started < 120


@pytest.mark.usefixtures("cluster")
def test_from_object_storage_to_object_storage(mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyarrow import fs

    there = fs.FileSystem.from_uri("s3://bucket/")[0]
    fs.copy_files(str(mixed), "bucket/news", source_filesystem=fs.LocalFileSystem(), destination_filesystem=there)
    monkeypatch.chdir(tmp_path)
    command = ["extract", "--out"]
    local = CliRunner().invoke(cli, [*command, "out.jsonl", str(mixed), "--workers", "0"])
    many = CliRunner().invoke(cli, [*command, "s3://bucket/run/out.jsonl", "s3://bucket/news", "--engine", "ray"])
    assert (local.exit_code, many.exit_code) == (1, 1)
    assert stored("run/out.jsonl") == Path("out.jsonl").read_bytes()
    errors = stored("run/out.jsonl.errors.jsonl").decode()
    assert errors.replace("s3://bucket/news", str(mixed)) == Path("out.jsonl.errors.jsonl").read_text("utf-8")
    # A machine that has no manifest goes on with the one that was stored.
    Path("out.jsonl.manifest").unlink()
    again = CliRunner().invoke(cli, [*command, "s3://bucket/run/out.jsonl", "s3://bucket/news", "--engine", "ray"])
    assert " as before)" in again.stderr.splitlines()[-1]
    assert stored("run/out.jsonl") == Path("out.jsonl").read_bytes()
