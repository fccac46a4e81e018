from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from pydantic import ValidationError

from extractor.schema import Annotation, Article, InsuranceCode, Mention, MentionType, Record

RECORD: dict[str, Any] = {
    "kind": "percentage", "start": 4, "end": 9, "text": "35,2%", "value": 35.2,
    "measure": "participation", "role": "level", "status": "actual",
}  # fmt: skip


def record(**changes: Any) -> Record:
    return Record.model_validate({**RECORD, **changes})


def mention(kind: str, value: object, upper: object = None, text: str = "abc") -> Mention:
    return Mention.model_validate(
        {"type": kind, "start": 0, "end": len(text), "text": text, "value": value, "upper": upper}
    )


def test_a_mention_of_each_type() -> None:
    assert mention("percentage", 35.2).value == 35.2
    assert mention("head_count", 200, 300).upper == 300
    assert mention("year", 2021).type is MentionType.YEAR
    assert mention("insurance", "health").value is InsuranceCode.HEALTH


def test_equal_numbers_are_equal_bytes() -> None:
    assert mention("percentage", 95.0).model_dump_json() == mention("percentage", 95).model_dump_json()


BAD_MENTIONS = {
    "a code for a number": ("percentage", "health", None, "needs a number"),
    "a number for a code": ("insurance", 5, None, "needs an insurance code"),
    "an upper bound on a code": ("insurance", "health", 5, "needs an insurance code"),
    "half a person": ("head_count", 2.5, None, "whole number"),
    "more than any number": ("percentage", float("inf"), None, "finite number"),
    "no number": ("percentage", float("nan"), None, "finite number"),
    "more than any number as upper bound": ("head_count", 1, float("inf"), "finite number"),
    "half a year": ("year", 2021.5, None, "whole number"),
    "upper not above": ("percentage", 5, 5, "not above"),
    "an unknown code": ("insurance", "dental", None, "type=enum"),
}


@pytest.mark.parametrize(("kind", "value", "upper", "message"), BAD_MENTIONS.values(), ids=BAD_MENTIONS)
def test_values_fit_types(kind: str, value: object, upper: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        mention(kind, value, upper)


def test_a_span_is_as_long_as_its_text() -> None:
    with pytest.raises(ValidationError, match="do not span"):
        record(end=10)
    assert record().span == (4, 9)


BAD_RECORDS: dict[str, tuple[dict[str, Any], str]] = {
    "a kind twice": ({"insurance": ["health", "health"]}, "twice"),
    "a range without a start": ({"year_end": 2025}, "needs an earlier year"),
    "a range backwards": ({"year": 2025, "year_end": 2021}, "needs an earlier year"),
    "a base on a head count": ({"kind": "head_count", "value": 35, "base": "group"}, "only percentages"),
    "an unknown slot": ({"colour": "red"}, "Extra inputs"),
    "an unknown measure": ({"measure": "height"}, "Input should be"),
    "a negative offset": ({"start": -1}, "greater than or equal"),
    "an offset in quotes": ({"start": "4"}, "valid integer"),
}


@pytest.mark.parametrize(("changes", "message"), BAD_RECORDS.values(), ids=BAD_RECORDS)
def test_slots_fit_together(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        record(**changes)


def test_insurance_is_a_set_in_one_order() -> None:
    assert record(insurance=["unemployment", "health"]) == record(insurance=["health", "unemployment"])


def test_null_slots_are_written_and_what_only_output_has_is_left_out() -> None:
    written = json.loads(record().model_dump_json())
    assert written["year"] is None
    assert written["insurance"] == []
    assert {"unit", "sentence", "evidence", "rules"}.isdisjoint(written)
    assert json.loads(record(unit="%").model_dump_json())["unit"] == "%"


def test_an_annotation_survives_json() -> None:
    made = Annotation(document="a", sha256="0" * 64, mentions=(mention("year", 2021),), records=(record(),))
    assert Annotation.model_validate_json(made.model_dump_json()) == made
    assert "draft" not in json.loads(made.model_dump_json())


def test_the_contract_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record().year = 2021


def test_an_article_of_a_text_has_the_hash_of_its_bytes() -> None:
    assert Article.from_text("Năm").sha256 == hashlib.sha256("Năm".encode()).hexdigest()
    assert len(Article.from_text("\ud800").sha256) == 64
