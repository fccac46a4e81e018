from __future__ import annotations

import pytest

from benchmarks import rivals, speed
from extractor import pipeline
from extractor.schema import Article

SAID = "Năm 2021, tỉnh Hải Dương có 12.345 người tham gia BHYT, đạt 91,5% dân số.\nNăm 2022 có 10 cụ hưởng lương hưu."


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [Article.from_text(f"{SAID}\n{number}.000 người.", document=f"d{number}") for number in range(1, 5)]


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


def test_the_short_table_gives_ratios_to_the_tokenizer() -> None:
    slow = speed.Pace("one", 1, 10, {rivals.TOKENIZER: 100.0, rivals.EXTRACTOR: 250.0, rivals.DIGITS: 10_000.0})
    fast = speed.Pace("two", 1, 10, {rivals.TOKENIZER: 100.0, rivals.ONLY: 5_000.0, rivals.DIGITS: 10_000.0})
    lines = [line.split() for line in speed.short([slow, fast]).splitlines()]
    assert lines[1] == ["extractor", "2.5x"]
    assert lines[2] == ["extractor", "--only", "insurance", "50.0x"]
    assert slow.table()[2].split() == ["extractor", "250", "2.50", "2.50%"]


def test_the_section_is_made_once_and_then_replaced() -> None:
    page = speed.refreshed("# Page\n", "OLD")
    assert page == (
        "# Page\n\n<!-- speed:begin -->\n```text\n$ python -m benchmarks.speed\n\nOLD\n```\n<!-- speed:end -->\n"
    )
    assert speed.refreshed(page, "NEW") == page.replace("OLD", "NEW")


def test_the_machine_is_one_line() -> None:
    assert "CPUs" in speed.machine()
    assert "\n" not in speed.machine()
