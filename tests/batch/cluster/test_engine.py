"""The engine's book-keeping without a cluster: the stages run here, and rows come back in whatever order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("ray")

from extractor.batch import ClusterError
from extractor.batch.cluster import dataset, engine, narrow
from extractor.batch.cluster.rows import Kind, Row
from extractor.batch.cluster.stages import Settings, rows_of_inputs, work_on
from extractor.readers import Input
from tests.batch.cluster.conftest import Runs

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


class Here:
    """Stands for the cluster: does the stages in this process, and loses, shuffles and repeats rows."""

    def __init__(self, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.lose = 0.3
        self.marks: list[int] = []

        @contextmanager
        def session(*_: object) -> Iterator[None]:
            yield

        monkeypatch.setattr(engine, "session", session)
        monkeypatch.setattr(dataset, "results", self.results)
        monkeypatch.setattr(narrow, "narrowed", self.narrowed)
        monkeypatch.setattr("ray.put", lambda marks: tuple(marks.tolist()))
        monkeypatch.setattr("extractor.batch.cluster.stages._done", lambda marks: __import__("numpy").array(marks))

    def results(self, inputs: list[tuple[int, Input]], settings: Settings, workers: int) -> Iterator[Row]:
        rows = [row for number, each in inputs for row in rows_of_inputs(number, each, settings)]
        made = work_on(rows, settings)
        made += self.random.sample(made, len(made) // 10)
        self.random.shuffle(made)
        return (row for row in made if self.random.random() > self.lose)

    def narrowed(self, number: int, source: Input, wanted: narrow.Wanted, settings: Settings) -> Iterator[Row]:
        rows = [row for row in rows_of_inputs(number, source, settings) if row.kind == Kind.END or row.number in wanted]
        made = work_on(rows, settings)
        self.random.shuffle(made)
        return iter(made)


@pytest.mark.parametrize("seed", range(3))
def test_the_manifest_is_the_local_one_in_any_order_of_arrival(
    mixed: Path, runs: Callable[..., Runs], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    (mixed / "ends.txt").unlink()
    (mixed / "killed.txt").unlink()
    made = runs(mixed, mixed / "rows.jsonl", workers=0)
    local = made.run("local")
    Here(seed, monkeypatch)
    first = made.run("ray")
    assert (first.data, first.failed, first.manifest) == (local.data, local.failed, local.manifest)
    assert first.summary.fresh == local.summary.fresh
    # Documents change, names change hands: a name that was the row's is now the file's, and the other way round.
    (mixed / "r9.txt").write_text("BHYT 37%", encoding="utf-8")
    (mixed / "001.txt").unlink()
    for run in (1, 2):
        made.count = run
        again = made.run("local" if run == 1 else "ray", again=True)
        local = again if run == 1 else local
    assert again.documents == local.documents
    assert again.failed == local.failed
    assert again.manifest == local.manifest
    assert again.data == local.data
    # A result whose name was contested may have been made anew: of "r9" and "zz".
    assert local.summary.fresh <= again.summary.fresh <= local.summary.fresh + 2


def test_a_result_that_lost_its_name_and_got_it_back_is_made_anew(
    texts: Callable[..., Path], runs: Callable[..., Runs], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before: the name was the second file's. Now the first file has it too, and its row comes back last."""
    folder = texts(3)
    rows = folder / "a.jsonl"
    rows.write_text('{"id": "002", "text": "BHYT 35%"}\n', encoding="utf-8")
    made = runs(folder)
    here = Here(0, monkeypatch)
    here.lose = 0
    first = made.run("ray")
    assert [each["source"] for each in first.failed] == [str(rows) + ":1"]
    # The row and the file change places in the order of the inputs, and the row comes back first.
    rows.rename(folder / "000.jsonl")
    results = here.results
    monkeypatch.setattr(
        dataset, "results", lambda *args: sorted(results(*args), key=lambda row: (row.kind == Kind.BEFORE, row.place))
    )
    again = made.run("ray", again=True)
    local = runs(folder)
    local.count = 7
    assert again.data == local.run("local").data


def test_rows_that_never_come_back_are_told(
    texts: Callable[..., Path], runs: Callable[..., Runs], monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Here(0, monkeypatch)
    here.lose = 1
    nothing: Callable[..., Iterator[Row]] = lambda *_: iter(())  # noqa: E731
    monkeypatch.setattr(narrow, "narrowed", nothing)
    with pytest.raises(ClusterError, match=r"000\.txt and 2 more: no results came back; see to the cluster"):
        runs(texts(3)).run("ray")


def test_a_machine_that_is_refused_ends_the_run(
    texts: Callable[..., Path], runs: Callable[..., Runs], monkeypatch: pytest.MonkeyPatch
) -> None:
    Here(0, monkeypatch)
    refused: Callable[..., Any] = lambda *_: [Row(Kind.REFUSED, 0, 0, reason="has another version")]  # noqa: E731
    monkeypatch.setattr(dataset, "results", refused)
    with pytest.raises(ClusterError, match="a machine of the cluster has another version; install the same everywhere"):
        runs(texts(1)).run("ray")


def test_standard_input_is_refused(runs: Callable[..., Runs]) -> None:
    with pytest.raises(ClusterError, match="cannot read standard input"):
        runs("-").run("ray")
