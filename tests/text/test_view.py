from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.view import MASK, masked, view

CASES = {
    "plain": ("Năm 2021", "Năm 2021"),
    "doubled spaces": ("Năm  2021", "Năm 2021"),
    "no-break space": ("Năm\u00a02021", "Năm 2021"),
    "tab": ("Năm\t2021", "Năm 2021"),
    "zero-width space inside a word": ("bảo\u200b hiểm", "bảo hiểm"),
    "soft hyphen": ("bảo hi\u00adểm", "bảo hiểm"),
    "entity": ("Năm&nbsp;2021", "Năm 2021"),
    "decomposed": (unicodedata.normalize("NFD", "hiểm"), "hiểm"),
    "late tone mark": ("hoà", "hòa"),
    "bold": ("đạt **95%** dân số", "đạt 95% dân số"),
    "a link's label stays, its target goes": ("xem [95%](https://a.vn/1) nhé", "xem 95% nhé"),
    "a link glued to a word": ("[đây](https://a.vn)Tiếp", "đây Tiếp"),
    "an image": ("![95% dân số](/a.jpg) đạt", f"{MASK} đạt"),
    "an address": ("xem https://a.vn/2021 nhé", f"xem {MASK} nhé"),
    "mail": ("gửi a.b@c.vn nhé", f"gửi {MASK} nhé"),
    "a paragraph's tag is a line break": ("<p>Một</p><p>Hai", "\nMột\n\nHai"),
    "another tag is nothing": ('<b>95%</b> <img alt="Năm 2021" /> dân số', "95%  dân số"),
    "less than is no tag": ("tỷ lệ <5% và >3%", "tỷ lệ <5% và >3%"),
}


@pytest.mark.parametrize(("stored", "seen"), CASES.values(), ids=CASES)
def test_what_the_rules_see(stored: str, seen: str) -> None:
    assert view(stored).text == seen


def test_low_is_the_text_in_lower_case() -> None:
    assert view("NĂM 2021").low == "năm 2021"


MAPPED = {
    "decomposed": (unicodedata.normalize("NFD", "bảo hiểm y tế"), "y tế", unicodedata.normalize("NFD", "y tế")),
    "through markup": ("đạt **95%** dân", "95%", "95%"),
    "over a zero-width space": ("22\u200b,4% dân", "22,4%", "22\u200b,4%"),
    "over two spaces": ("9,9  triệu người", "9,9 triệu", "9,9  triệu"),
    "to the end": ("a  b", "b", "b"),
}


@pytest.mark.parametrize(("stored", "found", "expected"), MAPPED.values(), ids=MAPPED)
def test_a_span_of_the_view_is_mapped_back(stored: str, found: str, expected: str) -> None:
    seen = view(stored)
    start = seen.text.index(found)
    left, right = seen.stored(start, start + len(found))
    assert stored[left:right] == expected


def test_masking_keeps_length_and_line_breaks() -> None:
    seen = masked(view("ab\ncd"), [(1, 4)])
    assert seen.text == f"a{MASK}\n{MASK}d"
    assert seen.low == seen.text
    assert masked(seen, []) is seen


PIECES = st.sampled_from(
    ["bảo hiểm", unicodedata.normalize("NFD", "hoà"), "\u00a0", "  ", "\u200b", "**", "<p>", "</b>", "[", "](http://a)",
     "5%", "\n", "https://a.vn/x", "&nbsp;", "!", "\u0301", "\ufeff", "<", "a@b.vn"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_every_code_point_of_the_view_lies_in_the_stored_text_in_order(stored: str) -> None:
    seen = view(stored)
    assert len(seen.text) == len(seen.low)
    spans = [seen.stored(at, at + 1) for at in range(len(seen.text))]
    assert all(0 <= start <= end <= len(stored) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    "hostile", ["[" * 20000, "<" * 20000, "a@" * 10000, " \u200b" * 10000, "![](" * 6000, "e\u0301" * 10000]
)
def test_hostile_text_is_read(hostile: str) -> None:
    assert view(hostile).stored_text == hostile
