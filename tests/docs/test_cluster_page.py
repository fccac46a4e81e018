from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.docs.test_pages import ROOT, update
from tests.s3 import s3_server, stored

PAGE = ROOT / "docs" / "how-to" / "cluster.md"


@pytest.mark.cluster
def test_the_commands_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray")
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    blocks = update.blocks(PAGE.read_text("utf-8"))
    (tmp_path / "corpus").mkdir()
    with s3_server():
        for article in sorted((ROOT / "corpus").glob("*.txt"))[::40]:
            shutil.copy(article, tmp_path / "corpus")
            stored(f"news/{article.name}", article.read_bytes())
        for block in blocks:
            update.run(block, tmp_path)
        assert stored("records/out.jsonl") == (tmp_path / "out.jsonl").read_bytes()
        assert stored("records/out.jsonl").count(b"\n") == len(list((tmp_path / "corpus").iterdir()))
