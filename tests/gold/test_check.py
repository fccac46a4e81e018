from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.gold.check import check_annotation, check_gold
from extractor.gold.files import StoredArticle, dump_annotation, hash_of
from extractor.schema import Annotation, Mention, Record

Store = Callable[[str, bytes, Annotation], Path]


@pytest.fixture
def article(text: str) -> StoredArticle:
    return StoredArticle(text, hash_of(text))


def changed(annotation: Annotation, section: str, number: int, **values: Any) -> Annotation:
    items: list[Mention | Record] = list(getattr(annotation, section))
    items[number] = items[number].model_copy(update=values)
    return annotation.model_copy(update={section: tuple(items)})


def without(annotation: Annotation, section: str, number: int) -> Annotation:
    items = list(getattr(annotation, section))
    del items[number]
    return annotation.model_copy(update={section: tuple(items)})


def test_sound_gold_has_no_faults(gold: Path, corpus: Path) -> None:
    result = check_gold(gold, corpus)
    assert (result.documents, result.mentions, result.records, result.faults) == (1, 5, 2, ())


def test_sound_gold_of_a_file_with_byte_order_mark_and_carriage_returns(
    gold: Path, corpus: Path, store: Store, text: str, annotation: Annotation
) -> None:
    # The line end stands after both quantities of the first line, so that the offsets hold.
    store("b", b"\xef\xbb\xbf" + text.rstrip("\n").encode() + b"\r\n", annotation)
    assert check_gold(gold, corpus).faults == ()


def test_an_article_that_was_changed(annotation: Annotation, text: str) -> None:
    later = StoredArticle(f"{text} ", hash_of(f"{text} "))
    assert list(check_annotation(annotation, later)) == [
        "sha256 is not that of the article's bytes; restore the article, or annotate it anew"
    ]


def test_offsets_after_the_end(annotation: Annotation, text: str) -> None:
    article = StoredArticle(text[:90], annotation.sha256)
    assert list(check_annotation(annotation, article)) == [
        "head_count '65-70 nghìn' at 84: ends after the article's 90 code points; correct start and end",
        "insurance 'BHYT hộ gia đình' at 106: ends after the article's 90 code points; correct start and end",
    ]


def test_text_that_is_not_the_articles(annotation: Annotation, article: StoredArticle) -> None:
    assert list(check_annotation(changed(annotation, "mentions", 0, start=3, end=7), article)) == [
        "year '2021' at 3: the article has ' 202' there; correct start, end and text"
    ]


@pytest.mark.parametrize(
    ("section", "number", "values", "fault"),
    [
        ("mentions", 0, {"value": 21}, "year '2021' at 4: year 21 is not between 1900 and 2100; correct it"),
        ("mentions", 0, {"upper": 20212}, "year '2021' at 4: year 20212 is not between 1900 and 2100; correct it"),
        (
            "records",
            1,
            {"year_end": 2205},
            "record of head_count '65-70 nghìn' at 84: year 2205 is not between 1900 and 2100; correct it",
        ),
        (
            "records",
            0,
            {"place": "Lâm Đồng "},
            "record of percentage '35,2%' at 55: place 'Lâm Đồng ' is empty or has blanks around it; "
            "correct it, or write null",
        ),
        (
            "records",
            0,
            {"place": ""},
            "record of percentage '35,2%' at 55: place '' is empty or has blanks around it; correct it, or write null",
        ),
        (
            "records",
            0,
            {"value": 35},
            "record of percentage '35,2%' at 55: is not equal to its mention percentage '35,2%' at 55 = 35.2; "
            "make them equal",
        ),
        (
            "records",
            1,
            {"upper": None},
            "record of head_count '65-70 nghìn' at 84: is not equal to its mention "
            "head_count '65-70 nghìn' at 84 = 65000..70000; make them equal",
        ),
        (
            "records",
            1,
            {"start": 85, "end": 96},
            "head_count '65-70 nghìn' at 84: 0 records on its span; add one",
        ),
        (
            "mentions",
            1,
            {"text": "BHXH ", "end": 33},
            "insurance 'BHXH ' at 28: begins or ends with a blank; leave it out of the span",
        ),
    ],
)
def test_values_and_slots(
    annotation: Annotation, section: str, number: int, values: dict[str, Any], fault: str
) -> None:
    assert next(check_annotation(changed(annotation, section, number, **values))) == fault


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -7.1])
def test_percentages_are_sizes(annotation: Annotation, value: float) -> None:
    wrong = changed(changed(annotation, "mentions", 2, value=value), "records", 0, value=value)
    assert list(check_annotation(wrong)) == [
        f"percentage '35,2%' at 55: value {value} is not a size; write a size from 0 up, and the direction as role"
    ]


def test_a_quantity_without_a_record(annotation: Annotation) -> None:
    assert list(check_annotation(without(annotation, "records", 0))) == [
        "percentage '35,2%' at 55: 0 records on its span; add one"
    ]


def test_a_record_without_a_mention(annotation: Annotation) -> None:
    assert list(check_annotation(without(annotation, "mentions", 2))) == [
        "record of percentage '35,2%' at 55: no quantity has its span; mark the mention, or delete the record"
    ]


def test_a_record_of_an_insurance_mention(annotation: Annotation) -> None:
    moved = changed(annotation, "records", 0, start=28, end=32, text="BHXH")
    assert "record of percentage 'BHXH' at 28: no quantity has its span" in "\n".join(check_annotation(moved))


def test_two_records_of_one_quantity(annotation: Annotation) -> None:
    doubled = annotation.model_copy(update={"records": (annotation.records[0], *annotation.records)})
    assert list(check_annotation(doubled)) == ["percentage '35,2%' at 55: 2 records on its span; delete all but one"]


def test_two_mentions_on_one_span(annotation: Annotation) -> None:
    doubled = annotation.model_copy(update={"mentions": (annotation.mentions[0], *annotation.mentions)})
    assert list(check_annotation(doubled)) == ["year '2021' at 4: a second mention on one span (year); delete one"]


def test_overlapping_mentions(annotation: Annotation) -> None:
    longer = annotation.mentions[0].model_copy(update={"end": 10, "text": "2021, "})
    inner = annotation.mentions[0].model_copy(update={"start": 9, "end": 10, "text": " "})
    mentions = (longer.model_copy(update={"end": 9, "text": "2021,"}), inner, *annotation.mentions[1:])
    # Half open: a mention may begin where another ends.
    assert [
        line for line in check_annotation(annotation.model_copy(update={"mentions": mentions})) if "over" in line
    ] == []
    mentions = (longer, inner, *annotation.mentions[1:])
    lines = list(check_annotation(annotation.model_copy(update={"mentions": mentions})))
    assert "year ' ' at 9: overlaps year '2021, ' at 4; shorten or delete one" in lines


def test_a_mention_inside_an_earlier_long_one(annotation: Annotation) -> None:
    first = annotation.mentions[0].model_copy(update={"end": 40, "text": "x" * 36})
    mentions = (first, *annotation.mentions[1:])
    lines = list(check_annotation(annotation.model_copy(update={"mentions": mentions})))
    assert lines == [
        "insurance 'BHXH' at 28: overlaps year 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' at 4; shorten or delete one"
    ]


def test_mentions_and_records_out_of_order(annotation: Annotation) -> None:
    turned = annotation.model_copy(update={"mentions": annotation.mentions[::-1], "records": annotation.records[::-1]})
    lines = list(check_annotation(turned))
    assert lines[0] == "head_count '65-70 nghìn' at 84: comes after the one at 106; put the mentions in order of start"
    assert lines[-1] == "percentage '35,2%' at 55: comes after the one at 84; put the records in order of start"
    assert len(lines) == 5


def test_an_article_without_gold_and_gold_without_an_article(gold: Path, corpus: Path) -> None:
    (corpus / "a.txt").rename(corpus / "b.txt")
    assert check_gold(gold, corpus).faults == (
        f"{gold / 'a.json'}: there is no article {corpus / 'a.txt'}; add it, or give the right --corpus",
        f"{corpus / 'b.txt'}: an article without gold; annotate it (extractor gold new {corpus / 'b.txt'})",
    )


def test_an_article_whose_gold_is_faulty_is_named_once(gold: Path, corpus: Path) -> None:
    (gold / "a.json").write_text("{")
    (fault,) = check_gold(gold, corpus).faults
    assert fault.startswith(f"{gold / 'a.json'}: line 1 column 2: not JSON")


def test_one_gold_file_is_checked_alone(gold: Path, corpus: Path) -> None:
    (corpus / "b.txt").touch()
    assert check_gold(gold / "a.json", corpus).faults == ()


def test_without_the_corpus_the_rest_is_checked(gold: Path, annotation: Annotation, tmp_path: Path) -> None:
    (gold / "a.json").write_text(dump_annotation(without(annotation, "records", 0)), encoding="utf-8")
    none = tmp_path / "none"
    assert check_gold(gold, none).faults == (
        f"{none}: no such folder; give the articles with --corpus",
        f"{gold / 'a.json'}: percentage '35,2%' at 55: 0 records on its span; add one",
    )


def test_an_article_that_is_not_utf8(gold: Path, corpus: Path) -> None:
    (corpus / "a.txt").write_bytes(b"\xff")
    assert check_gold(gold, corpus).faults == (
        f"{gold / 'a.json'}: its article: line 1: not UTF-8; save the file as UTF-8",
    )


def test_a_document_that_leads_out_of_the_corpus(gold: Path, corpus: Path, annotation: Annotation) -> None:
    outside = annotation.model_copy(update={"document": "../a"})
    (gold / "a.json").write_text(dump_annotation(outside), encoding="utf-8")
    assert check_gold(gold / "a.json", corpus).faults == (
        f"{gold / 'a.json'}: its article: document '../a' is not a path under a folder; correct it",
    )


def test_a_draft_is_a_fault(gold: Path, corpus: Path, annotation: Annotation) -> None:
    (gold / "a.json").write_text(dump_annotation(annotation.model_copy(update={"draft": True})), encoding="utf-8")
    (fault,) = check_gold(gold, corpus).faults
    assert fault.startswith(f"{gold / 'a.json'}: a draft that no person has accepted")
