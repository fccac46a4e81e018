from __future__ import annotations

import pytest

from benchmarks import speed
from extractor import pipeline
from extractor.schema import Article

SAID = "Năm 2021, tỉnh Hải Dương có 12.345 người tham gia BHYT, đạt 91,5% dân số.\nNăm 2022 có 10 cụ hưởng lương hưu."


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [Article.from_text(f"{SAID}\n{number}.000 người.", document=f"d{number}") for number in range(1, 5)]


def test_throughput_is_of_three_and_above_nothing(articles: list[Article]) -> None:
    speeds = speed.throughput(articles, rounds=1)
    assert list(speeds) == ["extractor", "underthesea, every clause", "regex script"]
    assert all(each > 0 for each in speeds.values())


def test_shares_of_stages_make_one(articles: list[Article]) -> None:
    shares = speed.stages(articles)
    assert list(shares) == ["text", "mentions", "records", "output"]
    assert sum(shares.values()) == pytest.approx(1)
    assert all(shares[stage] > 0 for stage in ("text", "mentions", "records"))


def test_the_stages_are_put_back(articles: list[Article]) -> None:
    before = vars(pipeline)["find_mentions"]
    speed.stages(articles)
    assert vars(pipeline)["find_mentions"] is before


def test_growth_is_told_per_number_of_copies(articles: list[Article]) -> None:
    grown = speed.growth(articles, rounds=1, copies=(1, 2))
    assert list(grown) == [1, 2]
    assert all(ratio > 0 for ratios in grown.values() for ratio in ratios)


def test_clauses_are_cut_at_marks_and_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    import underthesea.pipeline.word_tokenize as module

    read: list[str] = []
    monkeypatch.setattr(module, "word_tokenize", read.append)
    speed.by_clauses(Article.from_text("Có 9,9 triệu, rồi tăng.\n\nHết;  xong "))
    assert read == ["Có 9,9 triệu,", "rồi tăng.", "Hết;", "xong "]


def test_the_section_is_made_once_and_then_replaced() -> None:
    page = speed.refreshed("# Page\n", "OLD")
    assert page == (
        "# Page\n\n<!-- speed:begin -->\n```text\n$ python -m benchmarks.speed\n\nOLD\n```\n<!-- speed:end -->\n"
    )
    assert speed.refreshed(page, "NEW") == page.replace("OLD", "NEW")


def test_the_machine_is_one_line() -> None:
    assert "CPUs" in speed.machine()
    assert "\n" not in speed.machine()
