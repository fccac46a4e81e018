"""Requests made out of the API's own description (schemathesis): every answer is as described, and none is a failure.

For as long as one likes, against ``extractor serve --gold … --corpus …``: ``schemathesis run
http://127.0.0.1:8000/openapi.json --checks all --max-time 3600``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.serve.settings import Settings

from .served import served

CASES = 10
"""Random requests of each path, besides those that stand for each limit and kind in the description."""


def test_every_answer_is_as_described(tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="needs the extra `fuzz`")
    for name in ("gold", "corpus"):
        (tmp_path / name).mkdir()
    # A busy machine is no fault of the server.
    settings = Settings(gold=tmp_path / "gold", corpus=tmp_path / "corpus", workers=1, timeout=120, patience=60)
    with served(settings) as url:
        command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{url}openapi.json"]
        # What fits the description may still be refused: gold must fit its article.
        command += ["--checks", "all", "--exclude-checks", "positive_data_acceptance"]
        command += ["--max-examples", str(CASES), "--seed", "1", "--no-color"]
        command += ["--request-timeout", "120", "--suppress-health-check", "all"]
        done = subprocess.run(  # noqa: S603 (our own program)
            command, cwd=tmp_path, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout[-4000:]
    asked = re.search(r"(\d+) generated", done.stdout)
    assert asked is not None
    assert int(asked[1]) > 4 * CASES
    assert {path.name for path in tmp_path.iterdir()} <= {"gold", "corpus", ".hypothesis", ".schemathesis"}
