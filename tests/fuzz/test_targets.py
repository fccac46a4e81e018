"""The fuzzer's targets: their seeds hold, and a few seconds of fuzzing find nothing."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.__main__ import SEEDS, TARGETS
from fuzz.text import as_text, pieces

ROOT = Path(__file__).parents[2]
INPUTS = [path for target in TARGETS for path in sorted((SEEDS / target).iterdir())]
SMOKE = 2
"""Seconds a target."""


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_seed_holds(path: Path) -> None:
    importlib.import_module(f"fuzz.{path.parent.name}").check(path.read_bytes())


def test_every_target_has_seeds() -> None:
    assert {path.parent.name for path in INPUTS} == set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_a_few_seconds_find_nothing(target: str, tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="needs the extra `fuzz`")
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-m", "fuzz", target, "--seconds", str(SMOKE)],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert "DONE" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_bytes_as_words() -> None:
    assert as_text(bytes([0xFE, 0, 2])) == pieces()[0] + pieces()[2]
    assert as_text(b"N\xc4\x83m \xff") == "Năm \udcff"
    assert as_text(bytes([0xFE, 0xFF])) in pieces()
    assert as_text(b"") == ""
