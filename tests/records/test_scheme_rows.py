"""Rates below a line of schemes: which name stands above each, and what is no such row."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.schema import Annotation


def columns(annotation: Annotation) -> list[tuple[str, str]]:
    """Return each rate that has the scheme above it, with that scheme."""
    return [
        (each.text, ",".join(each.insurance))
        for each in annotation.records
        if (each.rules or {})["insurance"] == "insurance.column"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BHXH BHTN BHYT\n8% 1% 1,5%",
        "BHXH BHTN BHYT\n\n8% 1% 1,5%\n",
        "| BHXH | BHTN | BHYT |\n| 8% | 1% | 1,5% |\n",
        "BHXH\tBHTN\tBHYT\nNgười lao động\t8%\t1%\t1,5%\n",
        "Mức đóng:\nBHXH BHTN BHYT\nNgười lao động: 8% 1% 1,5%\n10,5%\nCộng cả năm là 10,5%.",
    ],
    ids=["lines", "blank-lines", "bars", "tabs", "sums"],
)
def test_each_rate_is_of_the_name_above_it(extractor: Extractor, text: str) -> None:
    assert columns(extractor.extract(text)) == [("8%", "social"), ("1%", "unemployment"), ("1,5%", "health")]


def test_rows_of_both_sides_and_the_sums_below(extractor: Extractor) -> None:
    text = "Mức đóng năm 2020:\nBHXH BHTN BHYT\nDoanh nghiệp 17,5% 1% 3%\nThợ 8% 1% 1,5%\n21,5% 10,5%\n"
    annotation = extractor.extract(text)
    assert [code for _, code in columns(annotation)] == ["social", "unemployment", "health"] * 2
    assert {each.measure for each in annotation.records} == {"contribution"}
    sums = annotation.records[-2:]
    assert [each.text for each in sums] == ["21,5%", "10,5%"]
    assert {",".join(each.insurance) for each in sums} == {"health,social,unemployment"}


def test_the_evidence_is_the_name(extractor: Extractor) -> None:
    text = "Mức đóng:\nBHXH BHXH tự nguyện\n8% 22%\n"
    spans = [(each.evidence or {})["insurance"] for each in extractor.extract(text).records]
    assert [[text[start:end] for start, end in each] for each in spans] == [["BHXH"], ["BHXH tự nguyện"]]


@pytest.mark.parametrize(
    "text",
    [
        "BHXH BHTN BHYT\n8% 1%\n",
        "BHXH BHTN BHYT\n8% 1% 1,5% 10,5%\n",
        "BHXH BHTN BHYT\nNăm 2020 có 3 mức.\n8% 1% 1,5%\n",
        "BHXH BHTN BHYT\n8% 1% 1,5% tiền lương\n",
        "BHXH, BHTN, BHYT\n8% 1% 1,5%\n",
        "Chủ đề: BHXH BHYT\n8% 1%\n",
        "BHYT\n4,5%\n",
    ],
    ids=["fewer", "more", "a-sentence-between", "words-behind", "a-sentence's-list", "words-before", "one"],
)
def test_what_is_no_row_of_rates(extractor: Extractor, text: str) -> None:
    assert columns(extractor.extract(text)) == []
