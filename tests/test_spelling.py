from __future__ import annotations

import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor import spelling
from extractor.spelling import canonical, lower, respell

TONES = {
    "hoà": "hòa",
    "Hoà Bình": "Hòa Bình",
    "thuỷ sản": "thủy sản",
    "khoẻ": "khỏe",
    "HOÀ": "HÒA",
    "hòa": "hòa",
    "quý": "quý",
    "Quỹ": "Quỹ",
    "hoàn": "hoàn",
    "huỳnh": "huỳnh",
    "oà": "òa",
}
LETTERS = {"ðồng": "đồng", "Ð": "Đ", "5\u22126": "5-6", "5\u20116": "5-6", "5％": "5%"}
EITHER_LETTER = {
    "tỉ lệ": "tỷ lệ",
    "cùng kì": "cùng kỳ",
    "Quí II": "Quý II",
    "quĩ": "quỹ",
    "QUI ĐỊNH": "QUY ĐỊNH",
    "lí do kĩ thuật": "lý do kỹ thuật",
    "bác sỹ": "bác sĩ",
    "Mĩ": "Mỹ",
    "tỉnh": "tỉnh",
    "kín": "kín",
    "quít": "quít",
    "tỉ": "tỷ",
}


@pytest.mark.parametrize(("written", "spelled"), EITHER_LETTER.items(), ids=EITHER_LETTER)
def test_syllables_written_with_i_or_y_get_the_letter_that_most_use(written: str, spelled: str) -> None:
    assert respell(written) == spelled


@pytest.mark.parametrize(("written", "spelled"), TONES.items(), ids=TONES)
def test_late_tone_marks_move_to_the_first_vowel(written: str, spelled: str) -> None:
    assert respell(written) == spelled


@pytest.mark.parametrize(("written", "spelled"), LETTERS.items(), ids=LETTERS)
def test_letters_that_look_alike_become_one(written: str, spelled: str) -> None:
    assert respell(written) == spelled


def test_canonical_folds_form_case_and_tone() -> None:
    assert canonical(unicodedata.normalize("NFD", "HOÀ Bình")) == "hòa bình"


def test_a_letter_that_grows_when_lowered_stays() -> None:
    assert lower("İA") == "İa"


@given(st.text())
def test_neither_changes_the_length(text: str) -> None:
    assert len(respell(text)) == len(text)
    assert len(lower(text)) == len(text)


@given(st.text())
def test_respelling_twice_is_respelling_once(text: str) -> None:
    assert respell(respell(text)) == respell(text)


def test_what_composing_is_spared_for_is_composed() -> None:
    spared = [chr(code) for code in range(0x110000) if not spelling._BEYOND_LATIN.match(chr(code))]
    assert len(spared) > 800
    assert all(unicodedata.normalize("NFC", each) == each and not unicodedata.combining(each) for each in spared)
    assert unicodedata.normalize("NFC", "".join(spared)) == "".join(spared)


def test_no_digit_is_left_that_has_no_value() -> None:
    digits = "".join(regex.findall(r"\d", "".join(map(chr, range(sys.maxunicode + 1)))))
    written = respell(digits)
    assert len(written) == len(digits)
    assert all(char.isdecimal() for char in regex.findall(r"\d", written))
