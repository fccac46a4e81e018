from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.lexicon import built_in
from extractor.text.view import MOST_EDITS, view
from extractor.text.wordings import with_one_wording

CASES = {
    "nothing to rewrite": ("vượt kế hoạch năm", "vượt kế hoạch năm"),
    "a short form": ("đạt 95% KH năm", "đạt 95% kế hoạch năm"),
    "a variant": ("khám và chữa bệnh", "khám chữa bệnh"),
    "a variant of which a word is left out": ("1.200 người có tham gia BHYT", "1.200 người tham gia BHYT"),
    "of a variant only what differs": ("so kế hoạch", "so với kế hoạch"),
    "a longer phrase that keeps its words": ("so với kế hoạch", "so với kế hoạch"),
    "at the beginning of a sentence": ("Đã họp. LĐ nữ chiếm đa số.", "Đã họp. Lao động nữ chiếm đa số."),
    "in a line of capitals": ("SỐ DN NỢ BẢO HIỂM TĂNG NHANH", "SỐ DOANH NGHIỆP NỢ BẢO HIỂM TĂNG NHANH"),
    "the number of a document": ("Kế hoạch số 12/KH-UBND", "Kế hoạch số 12/KH-UBND"),
    "the name of an office": ("Sở LĐ-TB&XH", "Sở LĐ-TB&XH"),
    "a longer short form": ("Tổng LĐLĐ, KHCN", "Tổng LĐLĐ, KHCN"),
}


@pytest.mark.parametrize(("stored", "seen"), CASES.values(), ids=CASES)
def test_what_the_rules_read(stored: str, seen: str) -> None:
    rewritten = with_one_wording(view(stored), built_in())
    assert (rewritten.text, rewritten.low) == (seen, seen.lower())


@pytest.mark.parametrize("found", ["kế", "hoạch", "kế hoạch"])
def test_what_is_found_in_the_words_stands_for_all_of_the_form(found: str) -> None:
    stored = "  đạt  95% KH năm 2023"
    seen = with_one_wording(view(stored), built_in())
    start = seen.text.index(found)
    left, right = seen.stored(start, start + len(found))
    assert stored[left:right] == "KH"
    start = seen.text.index("2023")
    left, right = seen.stored(start, start + 4)
    assert stored[left:right] == "2023"


def test_a_quantity_beside_a_short_form_keeps_its_own_span() -> None:
    text = "Toàn tỉnh có 12.345 LĐ tham gia BHXH, đạt 95,5% KH."
    records = Extractor().extract(text).records
    assert [text[record.start : record.end] for record in records] == ["12.345", "95,5%"]


def test_a_text_that_is_nothing_but_short_forms_is_not_written_out_without_end() -> None:
    seen = with_one_wording(view("KH " * (MOST_EDITS + 100)), built_in())
    assert (seen.low.count("kế hoạch"), seen.low.count("kh ")) == (MOST_EDITS, 100)
