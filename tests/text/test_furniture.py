from __future__ import annotations

import pytest

from extractor.lexicon import built_in
from extractor.text.furniture import without_furniture
from extractor.text.view import MASK, view

GONE = {
    "visitors": ("Nội dung 35%.\nSố người online: 1083", "1083"),
    "views behind the number": ("611 lượt xem\nNội dung.", "611"),
    "hits": ("Lượt truy cập: 9068417\nNội dung.", "9068417"),
    "pager": ("Trang 1 / 85\nNội dung.", "85"),
    "telephone": ("Liên hệ 0912 345 678 để biết.", "345"),
    "hotline": ("Hotline: 1900 9068 để biết.", "9068"),
    "a file": ("Tải bao-cao-2021.pdf về.", "2021"),
}


@pytest.mark.parametrize(("text", "number"), GONE.values(), ids=GONE)
def test_furniture_is_masked(text: str, number: str) -> None:
    seen = without_furniture(view(text), built_in())
    assert len(seen.text) == len(text)
    at = text.index(number)
    assert seen.low[at : at + len(number)] == MASK * len(number)


STAYS = {
    "persons": "Có 1.900 người tham gia.",
    "a date": "Tính đến 31/12/2021 có 12.500 người.",
    "a count behind a colon": "BHXH bắt buộc: 199.511; BHTN: 88.705.",
    "a share": "Đạt 98,31% kế hoạch.",
}


@pytest.mark.parametrize("text", STAYS.values(), ids=STAYS)
def test_the_article_is_not(text: str) -> None:
    assert without_furniture(view(text), built_in()).text == text
