"""What fuzzing, the check of patterns and hostile inputs have found in extraction; some cases would not end."""

from __future__ import annotations

import unicodedata
from itertools import groupby

import pytest

from extractor import Extractor
from extractor.records.series import LONGEST as SERIES
from extractor.spelling import nfc
from extractor.text.sentences import LONGEST, sentences
from extractor.text.view import view
from fuzz.extraction import check_annotation

TEXTS = {
    "a part of a person in a pair": "Có 53.0835/53.416 người.",
    "a part of a person in a list": "Lần lượt là 1,5; 1.670; 2.491 lao động.",
    "a part of a person in a range": "Từ 1,25-3 người.",
    "phrases of counting that can be divided in two ways": "Có 12 người ở đây nhưng " + "mới chỉ có " * 60 + "x",
    "phrases of reaching that can be divided in two ways": "Trong nhóm em " + "đạt tới " * 60 + "x 35% tham gia BHYT.",
    "brackets before a date": "(" * 20_000,
    "marks out of order": "a" + "\u0301\u0323" * 20_000,
    "blanks without width before a mark": "a" + "\u200d" * 20_000 + "\u0301",
    "digits without end": "1234567890" * 2_000,
    "numbers and points without end": "1." * 10_000,
    "full stops without end": "." * 20_000,
    "classes of time without end": "từ " + "năm " * 5_000,
    "rows without figures": "Tên\tSố\n" + "a\t-\n" * 3_000,
    "numbers that share a sign without end": "hoặc " + "1, " * 5_000 + "x",
    "index of a market without end": "VN-Index: 1 1" + "1" * 20_000 + "x",
    "names in a row without end": "Xã " + "Xã, " * 3_000,
    "headlines without end": "12 người\n13 người.\n" * 1_500,
    "schemes without end, and a scheme by its context": "BHXH, bảo hiểm tự nguyện, " * 2_000,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_found_in_extraction(text: str, extractor: Extractor) -> None:
    check_annotation(text, extractor.extract(text))


def test_a_line_without_an_end_is_cut_into_sentences() -> None:
    for text in ("chữ " * 2_000, "chữ, " * 2_000, "chữ" * 2_000):
        seen = view(text)
        found = sentences(seen)
        assert all(each.end - each.start <= LONGEST for each in found)
        assert "".join(seen.text[each.start : each.end] for each in found).replace(" ", "") == text.replace(" ", "")
        assert [each.opening for each in found] == [True] + [False] * (len(found) - 1)
        assert not any(seen.text[each.start : each.end].startswith((" ", ",")) for each in found)


def test_a_sentence_is_not_cut_within_a_number(extractor: Extractor) -> None:
    for shift in (0, 3, 4, 5, 6, 7):
        text = "x" * shift + "1.861người" * 180
        annotation = extractor.extract(text)
        check_annotation(text, annotation)
        assert len(annotation.records) == 180


def test_a_pile_of_marks_stays_and_all_else_is_composed() -> None:
    pile = "\u0301\u0323" * 20
    text = f"Na\u0306m {'a' + pile} ba\u0309o"
    assert nfc(text) == f"Năm a{pile} bảo"
    assert nfc("ba\u0309o hie\u0302\u0309m") == unicodedata.normalize("NFC", "ba\u0309o hie\u0302\u0309m")


def test_a_series_has_its_values_and_nothing_wrong(extractor: Extractor) -> None:
    text = "BHXH tự nguyện năm 2021: hơn 35%, " + "35%, " * SERIES
    annotation = extractor.extract(text)
    check_annotation(text, annotation)
    rules = [name for name, _ in groupby(each.rules["measure"] for each in annotation.records if each.rules)]
    assert rules == ["measure.series"]
    assert [each.value for each in annotation.records] == [35] * (SERIES + 1)
    first = annotation.records[0]
    assert (first.qualifier, first.insurance, first.year, first.base, first.place) == (
        "more_than",
        (),
        None,
        None,
        None,
    )


def test_as_many_numbers_as_newspapers_have_are_no_series(extractor: Extractor) -> None:
    text = "BHXH tự nguyện năm 2021: hơn 35%, " + "35%, " * (SERIES - 1)
    assert {(each.year, each.insurance) for each in extractor.extract(text).records} == {(2021, ("social_voluntary",))}
