"""A run that is killed at any moment and then resumed gives the same bytes as one that never was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")

# Work is put on disk every moment, not every two seconds, so that a short test has something to resume.
PROGRAM = """
import sys
import extractor.batch.manifest as manifest
manifest._COMMIT_EVERY = 0.05
from extractor.cli import main
if __name__ == "__main__":
    main()
"""
TEXT = "Năm 2021, BHXH bao phủ khoảng 35,2% lực lượng lao động, tăng 3.860 người so với năm 2020.\n"


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"Bài {number}\n" + TEXT * (number % 5 + 2), encoding="utf-8")
    return folder


def start(many: Path, out: Path, workers: int = 2) -> subprocess.Popen[str]:
    arguments = ["extract", str(many), "--out", str(out), "--workers", str(workers)]
    program = out.parent / "program.py"
    program.write_text(PROGRAM)
    return subprocess.Popen(  # noqa: S603
        [sys.executable, str(program), *arguments], stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def finish(process: subprocess.Popen[str]) -> str:
    _, said = process.communicate(timeout=300)
    return said


def wait_for_work(out: Path, size: int) -> None:
    """Wait until the manifest has grown to a size in bytes, which means that results are in it."""
    manifest = out.with_name(out.name + ".manifest")
    for _ in range(20_000):
        if manifest.exists() and manifest.stat().st_size >= size:
            return
        time.sleep(0.005)
    raise AssertionError("no work was done in a hundred seconds")


def assert_no_process_is_left(group: int) -> None:
    for _ in range(6000):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError("workers outlive the run")


def test_killed_and_resumed_gives_the_same_bytes(many: Path, tmp_path: Path) -> None:
    whole, torn = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    finish(start(many, whole))
    for size in (30_000, 36_000):
        process = start(many, torn)
        wait_for_work(torn, size)
        process.kill()
        finish(process)
        assert not torn.exists()
    assert_no_process_is_left(process.pid)
    # What a run that was killed while it wrote the output would leave.
    (tmp_path / ".torn.jsonl.part").write_bytes(b"half a line")
    process = start(many, torn, workers=1)
    said = finish(process)
    assert process.returncode == 0
    assert "as before)" in said
    assert torn.read_bytes() == whole.read_bytes()
    assert whole.read_bytes().count(b"\n") == 40
    assert not (tmp_path / ".torn.jsonl.part").exists()


def test_ctrl_c_ends_with_a_summary_and_the_way_on(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = start(many, out)
    wait_for_work(out, 30_000)
    # A terminal sends it to all processes of the group.
    os.killpg(process.pid, signal.SIGINT)
    said = finish(process)
    assert process.returncode == 130
    # On a slow machine a line of progress may stand before them.
    *progress, summary, way_on = said.splitlines()
    assert summary.startswith("interrupted; ")
    assert way_on == f"what is done is in {out}.manifest; give the same command again to go on"
    assert all(line.endswith(" left") for line in progress)
    assert not out.exists()
    assert_no_process_is_left(process.pid)
