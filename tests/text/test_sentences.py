from __future__ import annotations

import pytest

from extractor.text.sentences import Sentence, sentences
from extractor.text.view import view

CASES = {
    "full stop": "Năm 2021 có 35% tham gia.|Năm 2022 có 40%.",
    "question and exclamation": "Vì sao thấp?|Do thu nhập!|Đó là thực tế.",
    "three dots": "Khó khăn…|Nhưng vẫn tăng.",
    "abbreviated city": "BHXH TP.HCM cho biết.|Số nợ giảm.",
    "abbreviated title": "ThS. Nguyễn Văn A cho biết.",
    "an initial": "Theo ông J. Smith, tỷ lệ tăng.",
    "number with a stop": "Có 12.500 người tham gia.|Còn 3.000 người.",
    "date": "Ngày 30.6 tỉnh họp.",
    "closing quote": "“Tôi đã tham gia.”|Ông nói.",
    "line break": "Tiêu đề không có dấu\n|Năm 2021 có 35%.",
    "wrapped line": "Số người tham gia bảo hiểm\nxã hội tăng.",
    "bracketed stop": "Tăng mạnh (35%.)|Sau đó giảm.",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_where_sentences_end(case: str) -> None:
    seen = view(case.replace("|", " "))
    found = [seen.text[each.start : each.end] for each in sentences(seen)]
    assert found == [part.strip() for part in case.split("|")]


def test_glued_sentences_are_parted() -> None:
    seen = view("Số người tăng.Năm nay giảm.")
    assert [seen.text[each.start : each.end] for each in sentences(seen)] == ["Số người tăng.", "Năm nay giảm."]


def test_paragraphs_are_numbered_and_their_first_sentence_opens() -> None:
    found = sentences(view("Một. Hai.\n\nBa."))
    assert [(each.paragraph, each.opening) for each in found] == [(0, True), (0, False), (1, True)]


BACK = {
    "words that point back": ("Một tỉnh có 900 người.\nTrong đó, 40% là nữ.", [0, 0]),
    "behind a heading": ("Kết quả cụ thể của cả năm\nTrong đó, 40% là nữ.", [0, 1]),
    "another subject": ("Một tỉnh có 900 người.\nTrong khi đó, huyện có 40.", [0, 1]),
}


@pytest.mark.parametrize(("text", "paragraphs"), BACK.values(), ids=BACK)
def test_a_line_that_points_back_goes_on_with_the_paragraph(text: str, paragraphs: list[int]) -> None:
    found = sentences(view(text))
    assert [each.paragraph for each in found] == paragraphs
    assert [each.opening for each in found] == [True, paragraphs[1] == 1]


ABOVE = {
    "a date and time": "Thứ Hai, 12/06/2023 08:15\n",
    "sections": "Trang chủ\nAn sinh xã hội\n",
    "a menu": "1. Dòng sự kiện\n  2. Lương và bảo hiểm\n\n",
    "buttons": "Chia sẻ | In | Cỡ chữ A- A+\n",
}


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
def test_what_stands_above_the_headline_is_no_paragraph_of_its_own(above: str) -> None:
    found = sentences(view(f"{above}Tỉnh Hải Dương có 95% dân số tham gia\n\nNgày 1/6, tỉnh họp."))
    assert [each.paragraph for each in found][-2:] == [0, 1]


def test_a_headline_may_be_short_below_the_first_paragraph() -> None:
    found = sentences(view("Tỉnh Hải Dương có 95% dân số tham gia\nTrang chủ\nTỉnh họp."))
    assert [each.paragraph for each in found] == [0, 1, 2]


def test_nothing_has_no_sentence() -> None:
    assert list(sentences(view(" \n "))) == []


def test_they_can_be_counted_and_cut_as_any_sequence() -> None:
    found = sentences(view("Một. Hai.\nBa."))
    assert len(found) == 3
    assert found[-1] == Sentence(10, 13, 1, True)
    assert found[1:] == [found[1], found[2]]
    with pytest.raises(IndexError):
        found[3]
