from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.text.words import LONGEST, is_word_end, word_spans

CLAUSES = [
    "năm người tham gia bảo hiểm xã hội",
    "10 cụ thể hóa",
    "huyện Lâm Bình có 12.500 người, tăng 3,5%",
    "tỷ lệ (35,2%) – hơn 9,9 triệu lao động!",
]


@pytest.mark.parametrize("clause", CLAUSES)
def test_words_cover_every_letter_once_and_in_order(clause: str) -> None:
    spans = word_spans(clause)
    covered = [at for start, end in spans for at in range(start, end)]
    assert covered == sorted(set(covered))
    assert {at for at, char in enumerate(clause) if char.isalnum()} <= set(covered)


def test_words_of_several_syllables_are_found() -> None:
    clause = "bảo hiểm xã hội tự nguyện"
    words = [clause[start:end] for start, end in word_spans(clause)]
    assert any(" " in word for word in words)
    assert " ".join(words) == clause


def test_a_word_ends_where_it_ends() -> None:
    assert not is_word_end("cụ thể hóa nhiệm vụ", 2)
    assert is_word_end("cụ thể hóa nhiệm vụ", len("cụ thể hóa nhiệm vụ"))


def test_a_long_clause_is_cut() -> None:
    clause = "người lao động " * 60
    assert 0 < word_spans(clause)[-1][1] <= LONGEST


@pytest.mark.parametrize("clause", ["", "   ", "\ufffc", "\ud800", "…“”"])
def test_nothing_to_segment(clause: str) -> None:
    assert word_spans(clause) == ()


@settings(deadline=None)
@given(st.text(st.sampled_from("aảđềNgườ 5.,%-()\u0301\ud800İ!"), max_size=40))
def test_spans_are_in_the_clause_whatever_it_holds(clause: str) -> None:
    position = 0
    for start, end in word_spans(unicodedata.normalize("NFC", clause)):
        assert position <= start < end <= len(clause)
        position = end
