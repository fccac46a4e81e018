from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from benchmarks import rewrites as command
from benchmarks.rewrites import REWRITES, Outcome, Rewrite, outcome, rewritten
from extractor import Extractor
from extractor.cli.evaluate import Inputs, gather
from extractor.schema import Article

ROOT = Path(__file__).resolve().parents[2]
BY_NAME = {each.name: each for each in REWRITES}
TEXT = "Toàn tỉnh có 12.345 người tham gia BHXH, vượt 2,3% kế hoạch."
TYPE = (
    "95,5% > 95.5%",
    "no blank behind commas",
    "a blank before commas",
    "95% dân số > 95%dân số",
    "12.345 người > 12.345người",
)


def inputs_of(text: str, gold_of: str | None = None) -> Inputs:
    article = Article.from_text(text, document="x", published=dt.date(2023, 5, 1))
    extractor = Extractor()
    gold = extractor.extract(gold_of or text, document="x", published=article.published)
    return Inputs(gold={"x": gold}, predicted={"x": extractor.annotate(article)}, articles={"x": article})


def test_a_rewrite_is_made_in_all_places_and_tells_where() -> None:
    assert rewritten("kế hoạch và kế hoạch", BY_NAME["kế hoạch > KH"]) == ("KH và KH", [(0, 8, -6), (12, 20, -6)])


def test_a_group_of_the_pattern_comes_back() -> None:
    assert rewritten("đạt 95,5%", BY_NAME["95,5% > 95.5%"])[0] == "đạt 95.5%"


@pytest.mark.parametrize("rewrite", REWRITES, ids=[each.name for each in REWRITES])
def test_each_finds_its_places_somewhere(rewrite: Rewrite) -> None:
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*.txt")))
    assert any(rewritten(text, rewrite)[1] for text in texts)


def test_records_are_followed_to_where_they_stand() -> None:
    for name, places in (("kế hoạch > KH", 1), ("no blank behind commas", 1), ("95,5% > 95.5%", 1)):
        assert outcome(inputs_of(TEXT), BY_NAME[name], Extractor()) == Outcome(places, 2, (2, 2), (2, 2)), name


def test_what_turns_wrong_is_counted() -> None:
    away = Rewrite("BHXH > nothing", "tham gia BHXH", "dự lễ")
    assert outcome(inputs_of(TEXT), away, Extractor()) == Outcome(1, 2, (2, 0), (2, 0))


def test_an_article_without_a_place_is_left_out() -> None:
    assert outcome(inputs_of("Có 12 người."), BY_NAME["so với > so"], Extractor()) == Outcome(0, 0, (0, 0), (0, 0))


def test_the_table_has_a_row_for_each() -> None:
    shown = command.table({"a": Outcome(3, 4, (3, 2), (2, 1)), "longer": Outcome(0, 0, (0, 0), (0, 0))}, "dev")
    assert shown.splitlines()[1:] == [
        "a               3        4   0.750   0.500   0.500   0.250",
        "longer          0        0   0.000   0.000   0.000   0.000",
    ]


@pytest.fixture(scope="module")
def few() -> Inputs:
    """Return some articles of the corpus with their gold, and what the extractor makes of them."""
    inputs = gather(ROOT / "gold", ROOT / "corpus", None, split="dev")
    for document in sorted(inputs.gold)[5:]:
        del inputs.gold[document]
    return inputs


@pytest.mark.parametrize("name", TYPE)
def test_how_it_is_set_in_type_changes_no_record(name: str, few: Inputs) -> None:
    told = outcome(few, BY_NAME[name], Extractor())
    assert told.records > 0
    assert (told.core[0], told.full[0]) == (told.core[1], told.full[1])
