from __future__ import annotations

import unicodedata

import pytest

from extractor.readers.syllables import vietnamese_share


@pytest.mark.parametrize(
    "text",
    [
        "Bảo hiểm xã hội, người lao động, gì, giếng, quỹ, quốc, nghiệp, ưu, yến, khuỷu, thuở, ngoằn ngoèo",
        "TỈNH ĐẮK LẮK",
        unicodedata.normalize("NFD", "Số người tham gia bảo hiểm y tế"),
    ],
)
def test_vietnamese_is_all_syllables(text: str) -> None:
    assert vietnamese_share(text) == 1


@pytest.mark.parametrize("text", ["", "no letters beyond ASCII: 35%", "b¶o hiÓm x· héi", "où, déjà, façade", "Größe"])
def test_other_text_is_not(text: str) -> None:
    assert vietnamese_share(text) < 0.5


def test_a_share_is_of_accented_words_only() -> None:
    assert vietnamese_share("the bảo and the hiÓm") == 0.5


def test_a_word_without_end_is_none() -> None:
    assert vietnamese_share("a" + "\u0301\u0323" * 9_000) == 0
