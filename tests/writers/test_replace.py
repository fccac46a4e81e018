from __future__ import annotations

from pathlib import Path

import pytest

from extractor.writers.replace import replacing


def test_the_file_appears_at_the_end_and_nothing_is_left(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with replacing(out) as part:
        part.write_text("new")
        assert part.parent == tmp_path
        assert not out.exists()
    assert out.read_text() == "new"
    assert list(tmp_path.iterdir()) == [out]


def test_an_exception_leaves_the_old_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old")

    def fail() -> None:
        with replacing(out) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]
