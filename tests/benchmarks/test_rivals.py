from __future__ import annotations

import pytest

from benchmarks import rivals
from extractor.schema import Article

ARTICLES = [Article.from_text("Năm 2021 có 12.345 người tham gia BHYT.", document=f"d{n}") for n in range(2)]


def test_every_candidate_has_a_pace() -> None:
    speeds = rivals.throughput(ARTICLES, rounds=1, leave_out=(rivals.RULER,))
    assert list(speeds) == [rivals.TOKENIZER, rivals.EXTRACTOR, rivals.ONLY, rivals.SCRIPT, rivals.DIGITS]
    assert all(each > 0 for each in speeds.values())


def test_clauses_are_cut_at_marks_and_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    import underthesea.pipeline.word_tokenize as module

    read: list[str] = []
    monkeypatch.setattr(module, "word_tokenize", read.append)
    rivals.by_clauses(Article.from_text("Có 9,9 triệu, rồi tăng.\n\nHết;  xong "))
    assert read == ["Có 9,9 triệu,", "rồi tăng.", "Hết;", "xong "]
