from __future__ import annotations

import zlib
from typing import Literal

import pytest

from extractor.batch.work import Outcome, Work
from extractor.readers import Item
from extractor.schema import Annotation, Article

TEXT = "Năm 2021, BHXH bao phủ 35,2% dân số."


def item(data: bytes, format_: Literal["txt", "html"] = "txt") -> Item:
    return Item("a", "a.txt", data, format_)


def annotation(outcome: Outcome) -> Annotation:
    assert outcome.failure is None
    return Annotation.model_validate_json(zlib.decompress(outcome.line))


def test_a_document_becomes_a_line() -> None:
    outcome = Work("auto", only_insurance=False)(item(TEXT.encode()))
    found = annotation(outcome)
    assert (len(found.mentions), len(found.records)) == (outcome.mentions, outcome.records) == (3, 1)
    assert b'"text":null' not in zlib.decompress(outcome.line)
    assert (found.text, found.encoding) == (None, None)


def test_text_that_is_not_stored_so_goes_with_the_line() -> None:
    stored = "N¨m 2021, BHXH bao phñ 35,2% d©n sè.".encode("latin-1")
    found = annotation(Work("tcvn3", only_insurance=False)(item(stored)))
    assert (found.text, found.encoding, found.title) == (TEXT, "tcvn3", None)
    assert all(TEXT[mention.start : mention.end] == mention.text for mention in found.mentions)


def test_a_page_brings_title_and_text() -> None:
    pytest.importorskip("trafilatura")
    sentence = "Cả nước có hơn 9,9 triệu người tham gia BHXH bắt buộc, tăng 3.860 người so với năm 2020. " * 3
    page = f"<html><head><title>Tin</title></head><body><article><p>{sentence}</p></article></body></html>"
    found = annotation(Work("auto", only_insurance=False)(item(page.encode(), "html")))
    assert found.title == "Tin"
    assert found.text is not None
    assert found.text.startswith("Tin\nCả nước")
    assert len(found.records) == 6
    assert all(found.text[each.start : each.end] == each.text for each in found.mentions)


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        (TEXT, False),
        ("Năm 2021, 35% người dân đi chợ.", True),
        ("Theo BHXH Việt Nam, 35% người dân đi chợ.", True),
    ],
)
def test_only_insurance_passes_over_what_names_no_scheme(text: str, passed_over: bool) -> None:
    outcome = Work("auto", only_insurance=True)(item(text.encode()))
    assert outcome.failure is None
    assert (outcome.line == b"") is passed_over


def test_bad_bytes_are_a_failure() -> None:
    outcome = Work("utf-8", only_insurance=False)(item(b"N\xe3m"))
    assert outcome == Outcome(failure="line 1 is not UTF-8; save the file as UTF-8")


def test_an_error_of_the_rules_is_a_failure_of_one_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def annotate(_: object, article: Article) -> Annotation:
        raise ZeroDivisionError(article.document)

    monkeypatch.setattr("extractor.pipeline.Extractor.annotate", annotate)
    outcome = Work("auto", only_insurance=False)(item(TEXT.encode()))
    assert outcome == Outcome(failure="ZeroDivisionError: a; please report this with the document")
