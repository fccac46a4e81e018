from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from extractor.batch import Job, ManifestError, Progress, Summary, run
from extractor.batch.local import LocalEngine
from extractor.readers import Item
from tests.batch.perils import start


class Output:
    """Where a run writes to, here."""

    def __init__(self, folder: Path) -> None:
        self.manifest = folder / "out.manifest"
        self.errors = folder / "out.errors.jsonl"
        self.said = io.StringIO()
        self.data = b""

    def write(self, lines: Iterable[bytes]) -> None:
        self.data = b"".join(line + b"\n" for line in lines)

    def run(self, job: Job) -> Summary:
        return run(replace(job, manifest=self.manifest), self.write, self.errors, Progress(self.said))

    @property
    def documents(self) -> list[str]:
        return [json.loads(line)["document"] for line in self.data.splitlines()]

    @property
    def failed(self) -> list[dict[str, str]]:
        return (
            [json.loads(line) for line in self.errors.read_text("utf-8").splitlines()] if self.errors.exists() else []
        )


@pytest.fixture
def output(tmp_path: Path) -> Output:
    return Output(tmp_path)


@pytest.fixture
def job(corpus: Path) -> Job:
    return Job((str(corpus),), Path(), workers=0)


ALL = sorted(["0", "3", "6", "9", "empty", "plain", *(f"sub/{number}" for number in (1, 2, 4, 5, 7, 8))])


def test_every_document_once_sorted(job: Job, output: Output) -> None:
    summary = output.run(job)
    assert output.documents == ALL
    assert (summary.counts.documents, summary.fresh, summary.failures) == (12, 12, 0)
    assert not output.errors.exists()


def test_the_same_bytes_with_any_number_of_workers_and_any_order(job: Job, corpus: Path, tmp_path: Path) -> None:
    results = set()
    orders = [tuple(str(corpus / name) for name in names) for names in (("sub", "0.txt"), ("0.txt", "sub"))]
    for number, (workers, paths) in enumerate([(0, orders[0]), (2, orders[1])]):
        folder = tmp_path / str(number)
        folder.mkdir()
        output = Output(folder)
        output.run(replace(job, paths=paths, workers=workers))
        results.add(output.data)
    assert len(results) == 1
    assert results.pop().count(b"\n") == 7


def test_a_second_run_does_nothing_twice(job: Job, output: Output, corpus: Path) -> None:
    output.run(job)
    first = output.data
    (corpus / "0.txt").write_text("Năm 2022, BHYT bao phủ 91% dân số.", encoding="utf-8")
    (corpus / "3.txt").unlink()
    (corpus / "new.txt").write_text("BHYT bao phủ 92% dân số.", encoding="utf-8")
    summary = output.run(job)
    assert summary.fresh == 2
    assert output.documents == sorted({*ALL, "new"} - {"3"})
    again = output.data
    assert output.run(replace(job, fresh=True)).fresh == 12
    assert output.data == again != first


def test_bad_inputs_cost_only_themselves(job: Job, output: Output, corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"N\xe3m")
    (corpus / "rows.jsonl").write_text('{"id": "row", "text": "BHYT"}\n{\n{"id": "0", "text": "x"}\n')
    summary = output.run(replace(job, paths=(*job.paths, "nix")))
    assert output.documents == sorted([*ALL, "row"])
    assert summary.failures == 4
    assert [(each["document"], each["source"]) for each in output.failed] == [
        ("bad", str(corpus / "bad.txt")),
        (None, f"{corpus}/rows.jsonl:2"),
        ("0", f"{corpus}/rows.jsonl:3"),
        (None, "nix"),
    ]
    assert "another document is named '0'; rename one" in output.said.getvalue()
    assert output.said.getvalue().count("\n") == 4


def test_errors_that_are_mended_leave_no_file(job: Job, output: Output, corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"N\xe3m")
    output.run(job)
    assert output.errors.exists()
    (corpus / "bad.txt").write_text("Năm", encoding="utf-8")
    assert output.run(job).fresh == 1
    assert not output.errors.exists()


def test_only_insurance(job: Job, output: Output) -> None:
    summary = output.run(replace(job, only_insurance=True))
    assert output.documents == [name for name in ALL if name not in {"empty", "plain"}]
    assert summary.counts.passed_over == 2
    assert "2 passed over" in str(summary)
    assert output.run(replace(job, only_insurance=True)).fresh == 0


def test_what_names_no_insurance_is_not_handed_to_workers(job: Job, output: Output, corpus: Path) -> None:
    for number in range(120):
        (corpus / f"news{number}.txt").write_text("Bão số 5 làm 35% số hộ mất điện.", encoding="utf-8")
    (corpus / "seen.txt").write_text("#hang\nBHYT 35%", encoding="utf-8")
    (corpus / "unseen.txt").write_text("#hang\nĐiện 35%", encoding="utf-8")
    summary = output.run(replace(job, only_insurance=True, workers=2, timeout=4.0, start=start))
    assert output.documents == [name for name in ALL if name not in {"empty", "plain"}]
    assert summary.counts.passed_over == 123
    assert [each["document"] for each in output.failed] == ["seen"]


def test_a_document_that_takes_too_long_costs_itself(job: Job, output: Output, corpus: Path) -> None:
    (corpus / "long.txt").write_text("#hang\nBHYT 35%", encoding="utf-8")
    summary = output.run(replace(job, workers=2, timeout=4.0, start=start))
    assert output.documents == ALL
    assert summary.failures == 1
    assert output.failed[0]["document"] == "long"
    assert output.failed[0]["reason"].startswith("took longer than 4 s")


def test_an_interruption_keeps_what_is_done_and_writes_nothing(
    job: Job, output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish = LocalEngine._finish
    seen: list[str] = []

    def interrupted(self: LocalEngine, item: Item, result: object) -> None:
        if len(seen) == 5:
            raise KeyboardInterrupt
        seen.append(item.document)
        finish(self, item, result)  # type: ignore[arg-type]

    monkeypatch.setattr(LocalEngine, "_finish", interrupted)
    summary = output.run(job)
    assert summary.interrupted
    assert summary.fresh == summary.counts.documents == 5
    assert output.data == b""
    monkeypatch.undo()
    assert output.run(job).fresh == 7
    assert output.documents == ALL


def test_an_output_that_fails_leaves_the_work_done(job: Job, output: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Iterable[bytes]) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output, "write", full)
    with pytest.raises(OSError, match="No space"):
        output.run(job)
    monkeypatch.undo()
    assert output.run(job).fresh == 0
    assert output.documents == ALL


def test_a_manifest_that_cannot_be_written_is_one_error(
    job: Job, output: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("extractor.batch.manifest.Manifest.keep", full)
    with pytest.raises(ManifestError, match=r"out\.manifest: cannot be written \(database or disk is full\)"):
        output.run(job)
