from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from benchmarks import entity_ruler, plain_regex
from extractor.schema import Annotation, Article

TEXT = (
    "Theo BHXH Việt Nam, năm 2021 cả nước có 9,9 triệu người tham gia BHYT hộ gia đình, tăng 4,5% so với cùng kỳ.\n"
    "Giai đoạn 2021-2025, tỉnh Hải Dương phấn đấu 65-70% dân số tham gia BHXH. Hiện có 12.345 lao động."
)
SCRIPTS = [pytest.param("regex", id="regex"), pytest.param("spaCy", id="spaCy")]


def script(name: str) -> Callable[[Article], Annotation]:
    if name == "regex":
        return plain_regex.annotate
    pytest.importorskip("spacy")
    pytest.importorskip("pyvi")
    return entity_ruler.annotate


@pytest.mark.parametrize("name", SCRIPTS)
def test_mentions_have_types_spans_and_values(name: str) -> None:
    made = script(name)(Article.from_text(TEXT))
    assert [(each.type.value, each.text, each.value, each.upper) for each in made.mentions] == [
        ("year", "2021", 2021, None),
        ("head_count", "9,9 triệu", 9_900_000, None),
        ("insurance", "BHYT hộ gia đình", "health_household", None),
        ("percentage", "4,5%", 4.5, None),
        ("year", "2021-2025", 2021, 2025),
        ("percentage", "65-70%", 65, 70),
        ("insurance", "BHXH", "social", None),
        ("head_count", "12.345", 12_345, None),
    ]
    assert all(TEXT[each.start : each.end] == each.text for each in made.mentions)


@pytest.mark.parametrize("name", SCRIPTS)
def test_records_follow_the_rules_of_thumb(name: str) -> None:
    made = script(name)(Article.from_text(TEXT, document="a", published=dt.date(2023, 5, 1)))
    shown = [
        (
            each.text,
            *each.insurance,
            each.year,
            each.year_end,
            each.measure,
            each.role,
            each.status,
            each.base,
            each.place,
        )
        for each in made.records
    ]
    assert shown == [
        ("9,9 triệu", "health_household", 2021, None, "participation", "level", "actual", None, "Việt Nam"),
        ("4,5%", "health_household", 2021, None, "participation", "increase", "actual", "previous", "Việt Nam"),
        ("65-70%", "social", 2021, 2025, "participation", "level", "planned", "population", "Hải Dương"),
        ("12.345", "social", 2023, None, "participation", "level", "actual", None, None),
    ]


@pytest.mark.parametrize("name", SCRIPTS)
def test_output_is_a_line_of_the_contract(name: str) -> None:
    made = script(name)(Article.from_text(TEXT, document="a"))
    line = made.model_dump_json()
    assert "\n" not in line
    assert Annotation.model_validate_json(line) == made
    assert made.document == "a"
    assert made.sha256 == Article.from_text(TEXT).sha256


@pytest.mark.parametrize("name", SCRIPTS)
@pytest.mark.parametrize("text", ["", " \n", "Không có gì.", "70-65% và 9,95 người"], ids=repr)
def test_what_is_no_mention_makes_no_record(name: str, text: str) -> None:
    made = script(name)(Article.from_text(text))
    assert (made.mentions, made.records) == ((), ())


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_office_and_a_law_are_no_insurance(name: str) -> None:
    made = script(name)(Article.from_text("Luật BHXH giao BHXH tỉnh, BHXH Việt Nam và ngành BHYT; sổ BHXH tự nguyện."))
    assert [each.text for each in made.mentions] == ["BHXH tự nguyện"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_dates_are_years_without_the_word_before_them(name: str) -> None:
    said = "Từ 1/1/2019, tháng 6/2022, ngày 31 tháng 12 năm 2021, tháng 3 năm 2020; giá 2000 đồng."
    made = script(name)(Article.from_text(said))
    assert [(each.text, each.value) for each in made.mentions] == [
        ("1/1/2019", 2019),
        ("6/2022", 2022),
        ("31 tháng 12 năm 2021", 2021),
        ("3 năm 2020", 2020),
    ]
