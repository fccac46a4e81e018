from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.lexicon import built_in
from extractor.text.furniture import _pattern, without_furniture
from extractor.text.view import MASK, masked, view

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


@given(
    st.lists(
        st.sampled_from(
            [
                "trang 1/2",
                "a+ a-",
                "\n",
                " ",
                ".",
                "(",
                ")",
                "+84 ",
                "024 3825 ",
                "0912 345 678",
                "1900 9068",
                "12.050 300",
                "hotline ",
                "đt",
                "vn-index 1.200,5 ",
                "hnx: ",
                "(-3,2%)",
                "lượt xem",
                "lượt xem: ",
                "Bình luận",
                "#tin ",
                "• ",
                "1. ",
                "12",
                "bao-cao.2021.pdf",
                "ý kiến của bạn",
                ":",
                "người online",
                "views",
                "re",
                "x",
            ]
        ),
        max_size=9,
    )
)
def test_all_that_a_search_finds_is_masked(pieces: list[str]) -> None:
    seen = view("".join(pieces))
    found = [match.span() for match in _pattern(built_in()).finditer(seen.low)]
    assert without_furniture(seen, built_in()).low == masked(seen, found).low
