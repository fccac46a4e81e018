from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor
from extractor.text.spacing import with_spaces
from extractor.text.view import view

CASES = {
    "as it should be": ("đạt 95,5% dân số (năm 2023), tăng 3%; BHYT: 12.345 người", None),
    "no blank behind a comma": ("BHXH,BHYT tăng", "BHXH, BHYT tăng"),
    "no blank behind a semicolon": ("đạt 14,6%;15,8%;tăng", "đạt 14,6%; 15,8%; tăng"),
    "a comma in a number": ("1,5 triệu và 95,5%", None),
    "a blank before a mark": ("dân số , trong đó ; và 5% .", "dân số, trong đó; và 5%."),
    "a word glued to a sign": ("95%dân số", "95% dân số"),
    "a noun glued to a number": ("có 345người và 1,2triệu", "có 345 người và 1,2 triệu"),
    "a code is no number with a noun": ("mẫu 01TB và C12", None),
    "a number glued to a word": ("đạt95% và tăng3%", "đạt 95% và tăng 3%"),
    "a number glued to a colon": ("BHYT:12.345", "BHYT: 12.345"),
    "a time of day": ("lúc 14:32", None),
    "a blank inside a bracket": ("dân số ( 95% ) và", "dân số (95%) và"),
    "a bracket glued to a word": ("người(tăng 5%) và 95%(kế hoạch)", "người (tăng 5%) và 95% (kế hoạch)"),
    "a wrapped line": ("số người tham gia\nbảo hiểm y tế", "số người tham gia bảo hiểm y tế"),
    "a line of its own": ("Số người tham gia.\nBảo hiểm y tế", None),
}


@pytest.mark.parametrize(("stored", "seen"), CASES.values(), ids=CASES)
def test_what_the_rules_read(stored: str, seen: str | None) -> None:
    spaced = with_spaces(view(stored))
    assert spaced.text == (stored if seen is None else seen)
    assert spaced.low == spaced.text.lower()


def test_what_is_found_maps_back_to_the_text_as_stored() -> None:
    text = "Toàn tỉnh có 12.345người tham gia BHXH,chiếm32,5%lực lượng lao động ( tăng 3,1% ) ."
    records = Extractor().extract(text).records
    assert [(record.text, text[record.start : record.end]) for record in records] == [
        (each, each) for each in ("12.345", "32,5%", "3,1%")
    ]


@given(st.text(alphabet="aÂ1,;:.%()| \n"))
def test_setting_spaces_twice_is_setting_them_once(text: str) -> None:
    spaced = with_spaces(view(text)).text
    assert with_spaces(view(spaced)).text == spaced


@given(st.text(alphabet="aÂ1,;:.%()| \n"))
def test_nothing_but_blanks_and_wraps_is_changed(text: str) -> None:
    seen = view(text)
    assert [char for char in with_spaces(seen).text if not char.isspace()] == [
        char for char in seen.text if not char.isspace()
    ]
