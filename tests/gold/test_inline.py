from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.gold.inline import InlineError, Mark, compile_inline, parse_marks, render_inline
from extractor.schema import Annotation

SLOTS = "measure=other | role=level | status=actual"


def test_marks_are_taken_out_of_the_text() -> None:
    text, marks = parse_marks("Có {h1:65-70 nghìn=65..70} người, {35,2%= 35.2 }")
    assert text == "Có 65-70 nghìn người, 35,2%"
    assert marks == [Mark("h1", 3, 14, "65..70"), Mark("", 22, 27, "35.2")]


def test_a_surface_may_hold_an_equals_sign() -> None:
    assert parse_marks("{p1:x = 5%=5}") == ("x = 5%", [Mark("p1", 0, 6, "5")])


def test_offsets_count_code_points() -> None:
    text, annotation = compile_inline("💉 {y1:2021=2021}", "a")
    assert annotation.mentions[0].span == (2, 6)
    assert text[2:6] == "2021"


def test_the_example_compiles(source: str) -> None:
    text, annotation = compile_inline(source, "a", dt.date(2021, 5, 28))
    assert text.startswith("Năm 2021, số người tham gia BHXH ở Lâm Đồng đạt khoảng 35,2% lực lượng")
    assert text.endswith("trong giai đoạn tới.\n")
    assert annotation.published == dt.date(2021, 5, 28)
    assert [(mention.type, text[slice(*mention.span)]) for mention in annotation.mentions] == [
        ("year", "2021"),
        ("insurance", "BHXH"),
        ("percentage", "35,2%"),
        ("head_count", "65-70 nghìn"),
        ("insurance", "BHYT hộ gia đình"),
    ]
    assert [(record.text, record.year, record.year_end) for record in annotation.records] == [
        ("35,2%", 2021, None),
        ("65-70 nghìn", 2022, 2025),
    ]


def test_the_example_survives_rendering(source: str) -> None:
    text, annotation = compile_inline(source, "a")
    assert render_inline(text, annotation) == source
    assert compile_inline(render_inline(text, annotation), "a") == (text, annotation)


@pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n", "\r", " "])
@pytest.mark.parametrize("title", ["", "Title\n=====\n", "Title\n===\n", "===\n"])
def test_newlines_and_rulers_of_the_article_survive(title: str, end: str) -> None:
    text, annotation = compile_inline(f"{title}Đạt {{p1:5%=5}}{end}\n=== no newline\np1 | {SLOTS}", "a")
    assert text == f"{title}Đạt 5%{end}"
    assert compile_inline(render_inline(text, annotation), "a") == (text, annotation)


@given(st.text(alphabet="=a \n\r", max_size=30))
def test_any_text_without_mentions_survives(text: str) -> None:
    annotation = compile_inline("", "a")[1]
    assert compile_inline(render_inline(text, annotation), "a")[0] == text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a\nb {p1:35%} c", r"line 2: stray '\{'; a mark is"),
        ("a }", r"line 1: stray '\}'"),
        ("{35%=35}", "'35%' has no identifier"),
        (f"{{p1:3%=3}} {{p1:4%=4}}\n===\np1 | {SLOTS}", "p1 stands twice"),
        ("{p1:3%=3}", "no record line for p1; add it below ==="),
        (f"x\n===\np1 | {SLOTS}", "record line for p1, which marks no quantity"),
        (f"{{y1:2021=2021}}\n===\ny1 | {SLOTS}", "record line for y1, which marks no quantity"),
        (f"{{p1:3%=3}}\n===\np1 | {SLOTS}\np1 | {SLOTS}", "two record lines for p1"),
        ("{p1:3%=3}\n===\np1 | measure=other", r"p1 \('3%'\): no role; give one of"),
        ("{p1:3%=3,0}\n===\n", r"p1 \('3%'\): '3,0' is not a number"),
        ("{i1:BHXH=social_security}", r"i1 \('BHXH'\): code 'social_security' is none of"),
        (f"{{p1:3%=3}}\n===\np1 | {SLOTS} | approx", r"p1 \('3%'\): 'approx' is not of the form"),
    ],
)
def test_faults_name_the_place_and_the_mend(source: str, message: str) -> None:
    with pytest.raises(InlineError, match=message):
        compile_inline(source, "a")


def test_a_brace_in_the_article_cannot_be_rendered(annotation: Annotation) -> None:
    with pytest.raises(InlineError, match=r"line 1: stray '\{'"):
        render_inline("a { b", annotation)


def test_overlapping_mentions_cannot_be_rendered(text: str, annotation: Annotation) -> None:
    doubled = annotation.model_copy(update={"mentions": annotation.mentions + annotation.mentions[:1]})
    with pytest.raises(InlineError, match="year '2021' at 4 overlaps"):
        render_inline(text, doubled)


def test_a_quantity_without_a_record_cannot_be_rendered(text: str, annotation: Annotation) -> None:
    with pytest.raises(InlineError, match="percentage '35,2%' at 55 has no record; add one"):
        render_inline(text, annotation.model_copy(update={"records": ()}))
