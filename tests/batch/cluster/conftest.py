from __future__ import annotations

import gzip
import io
import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import pytest

from extractor.batch import Job, Progress, Summary, run
from tests.batch.perils import start

TEXT = "Bài {0}\nNăm {1}, BHXH bao phủ khoảng 35,2% lực lượng lao động, tăng {0}.860 người so với năm 2009.\n"


@dataclass
class Result:
    """What a run left behind."""

    summary: Summary
    data: bytes
    failed: list[dict[str, Any]]
    manifest: list[tuple[Any, ...]]
    said: str

    @property
    def documents(self) -> list[str]:
        return [json.loads(line)["document"] for line in self.data.splitlines()]


@dataclass
class Runs:
    """Runs of the same job by different engines, each into a folder of its own."""

    folder: Path
    job: Job
    count: int = field(default=0)

    def run(
        self, engine: Literal["local", "ray"], *, again: bool = False, progress: Progress | None = None, **changes: Any
    ) -> Result:
        self.count += not again
        folder = self.folder / f"run{self.count}"
        folder.mkdir(exist_ok=True)
        said = io.StringIO()
        data: list[bytes] = []

        def write(lines: Iterable[bytes]) -> None:
            data.extend(line + b"\n" for line in lines)

        errors = folder / "errors.jsonl"
        job = replace(self.job, manifest=folder / "manifest", engine=engine, **changes)
        summary = run(job, write, errors, progress or Progress(said))
        failed = [json.loads(line) for line in errors.read_text("utf-8").splitlines()] if errors.exists() else []
        return Result(summary, b"".join(data), failed, manifest_rows(job.manifest), said.getvalue())


def manifest_rows(path: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return [
            *db.execute("SELECT * FROM about ORDER BY name"),
            *db.execute("SELECT * FROM documents ORDER BY document"),
            *db.execute("SELECT * FROM faults ORDER BY source, document, reason"),
        ]


@pytest.fixture
def texts(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of that many texts, and of others whose first line says what is to go wrong."""

    def make(count: int, **perils: str) -> Path:
        folder = tmp_path / "texts"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:03}.txt").write_text(TEXT.format(number, 2010 + number % 10), encoding="utf-8")
        for name, peril in perils.items():
            (folder / f"{name}.txt").write_text(f"{peril}\n{TEXT.format(1, 2020)}", encoding="utf-8")
        return folder

    return make


@pytest.fixture
def mixed(texts: Callable[..., Path]) -> Path:
    """Files of every kind, with everything that can be wrong with inputs."""
    folder = texts(8, ends="#end", killed="#kill")
    rows = [{"id": f"r{number}", "text": TEXT.format(number, 2015), "published": "2022-01-05"} for number in range(150)]
    rows[3]["published"] = "yesterday"
    rows[4] = {"id": "r4", "text": 5}  # type: ignore[dict-item]
    rows[5]["id"] = "001"  # taken by a file, which comes first
    rows[6]["id"] = "zz"  # comes before the file of that name
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{\n", encoding="utf-8")
    (folder / "zz.txt").write_text("BHYT 35%", encoding="utf-8")
    (folder / "packed.csv.gz").write_bytes(gzip.compress(b"id,text\nc1,BHYT 35%\nr9,BHYT 36%\n"))
    (folder / "torn.jsonl.gz").write_bytes(gzip.compress(b'{"text": "BHYT 35%"}\n' * 300)[:-20])
    (folder / "bad.txt").write_bytes(b"N\xe3m 2021")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "index.jsonl").write_text('{"document": "000", "published": "2022-03-01"}\n{\n', encoding="utf-8")
    return folder


@pytest.fixture
def runs(tmp_path: Path) -> Callable[..., Runs]:
    def make(*paths: Path | str, **changes: Any) -> Runs:
        job = Job(tuple(map(str, paths)), Path(), start=start, workers=2, timeout=60.0)
        return Runs(tmp_path, replace(job, **changes))

    return make
