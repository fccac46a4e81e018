from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from extractor.gold.load import GoldError, parse_annotation
from extractor.schema import Annotation

Change = Callable[[dict[str, Any]], object]


def lines_of(annotation: Annotation, change: Change) -> list[str]:
    data = annotation.model_dump(mode="json")
    change(data)
    with pytest.raises(GoldError) as error:
        parse_annotation(json.dumps(data))
    return error.value.lines


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda data: data["mentions"][2].update(value="x"),
            "mentions[2] percentage '35,2%' at 55: value 'x' is neither a number nor one of social, social_compulsory",
        ),
        (
            lambda data: data["mentions"][0].update(type="date"),
            "mentions[0] date '2021' at 4: type 'date': should be 'percentage', 'head_count', 'year' or 'insurance'",
        ),
        (
            lambda data: data["mentions"][0].update(end=7),
            "mentions[0] year '2021' at 4: start 4 and end 7 do not span the 4 code points of '2021'; correct it",
        ),
        (
            lambda data: data["records"][0].update(measure="profit"),
            "records[0] percentage '35,2%' at 55: measure 'profit': should be 'participation'",
        ),
        (
            lambda data: data["records"][0].pop("role"),
            "records[0] percentage '35,2%' at 55: no role; add it",
        ),
        (
            lambda data: data["records"][0].update(colour="red"),
            "records[0] percentage '35,2%' at 55: unknown key 'colour'; delete it",
        ),
        (
            lambda data: data["records"][1].update(base="wage"),
            "records[1] head_count '65-70 nghìn' at 84: base wage on a head count",
        ),
        (lambda data: data["mentions"].insert(1, 7), "mentions[1]: 7 is not an object; write {…}"),
        (lambda data: data["mentions"][0].pop("text"), "mentions[0]: no text; add it"),
        (lambda data: data.update(mentions=3), "mentions 3: input should be a list"),
        (lambda data: data.update(mentions={"a": 1}), "mentions {'a': 1}: input should be a list"),
        (lambda data: data.update(sha256="z"), "sha256 'z': string should match pattern '^[0-9a-f]{64}$'"),
        (lambda data: data.update(published="28/5/2021"), "published '28/5/2021': input should be a valid date"),
        (lambda data: data.update(sha256="z" * 99), f"sha256 '{'z' * 56}...: string should match"),
    ],
)
def test_a_fault_is_one_line_that_names_its_mention_or_record(
    annotation: Annotation, change: Change, line: str
) -> None:
    lines = lines_of(annotation, change)
    assert len(lines) == 1
    assert lines[0].startswith(line)
    assert "\n" not in lines[0]


def test_several_faults_of_one_record_are_one_line(annotation: Annotation) -> None:
    lines = lines_of(annotation, lambda data: data["records"][0].update(measure="profit", status="sure"))
    assert len(lines) == 1
    assert lines[0].startswith("records[0] percentage '35,2%' at 55: measure 'profit': should be ")
    assert "; status 'sure': should be 'actual' or 'planned'" in lines[0]


def test_faults_of_several_items_keep_the_order_of_the_file(annotation: Annotation) -> None:
    def change(data: dict[str, Any]) -> None:
        del data["sha256"]
        del data["mentions"][1]["value"]
        del data["records"][1]["role"]

    assert lines_of(annotation, change) == [
        "no sha256; add it",
        "mentions[1] insurance 'BHXH' at 28: no value; add it",
        "records[1] head_count '65-70 nghìn' at 84: no role; add it",
    ]
