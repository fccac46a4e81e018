"""Odd numbers: read sensibly or not at all, never wrong in silence."""

from __future__ import annotations

import pytest

from extractor import Extractor
from fuzz.extraction import check_annotation

READ = {
    "leading zeros": ("Có 007 người tham gia.", [("007", 7)]),
    "nobody": ("Có 0 người tham gia.", [("0", 0)]),
    "nought per cent": ("Tỷ lệ là 0%.", [("0%", 0)]),
    "a thousand per cent": ("Tăng 1000% so với năm trước.", [("1000%", 1000)]),
    "a thousand per cent, grouped": ("Đạt 1.000% kế hoạch.", [("1.000%", 1000)]),
    "a billion persons": ("Có 1.000.000.000 người.", [("1.000.000.000", 10**9)]),
    "full-width digits": ("Có １２３ người, ３５％ dân số.", [("１２３", 123), ("３５％", 35)]),
    "Arabic-Indic digits": ("Chiếm ٣٥% dân số.", [("٣٥%", 35)]),
    "a written minus": ("Giảm -5%.", [("5%", 5)]),
    "the first year": ("Năm 1900.", [("1900", 1900)]),
    "the last year": ("Tới năm 2099.", [("2099", 2099)]),
    "a day that is not": ("Ngày 31/02/2021.", [("31/02/2021", 2021)]),
}
NOT_READ = {
    "twenty digits of persons": "Có 99999999999999999999 người tham gia.",
    "twenty digits, grouped": "Có 12.345.678.901.234.567.890 người tham gia.",
    "more persons than there are": "Có 100.000.000.000 người tham gia.",
    "more persons than there are, in words": "Có 999999 tỷ người tham gia.",
    "scales upon scales": "Có 9 tỷ tỷ người.",
    "twenty digits per cent": "Đạt 12345678901234567890%.",
    "millions per cent": "Đạt 100.000.000% kế hoạch.",
    "sixteen places": "Đạt 0,0000000000000001%.",
    "groups that are none": "Có 0012.500 người, 5.5.5% và 1,2,3%.",
    "a part of a person": "Có 12.5 người, 1.234,5 người.",
    "a fraction sign": "Chiếm ½% và ²%, ①%, Ⅷ%.",
    "nobody's share": "Có 3/0 người.",
    "1899": "Năm 1899, ngày 1/1/1899.",
    "2101": "Năm 2101, ngày 1/1/2101, tháng 12/2101.",
    "a year of noughts": "Năm 0000, ngày 00/00/2021.",
    "a month that is not": "Ngày 32/13/2021.",
    "a telephone number": "Gọi 0912345678 người ở đầu dây bên kia trả lời.",
    "a telephone number in groups": "Liên hệ 0912 345 678 người phụ trách.",
    "a telephone number, of workers": "Số 0912345678 lao động gọi đến.",
    "digits without end": "Có " + "9" * 5_000 + " người, đạt " + "9" * 5_000 + "%.",
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_read(text: str, expected: list[tuple[str, int]], extractor: Extractor) -> None:
    annotation = extractor.extract(text)
    check_annotation(text, annotation)
    assert [(each.text, each.value) for each in annotation.mentions] == expected


@pytest.mark.parametrize("text", NOT_READ.values(), ids=NOT_READ)
def test_not_read(text: str, extractor: Extractor) -> None:
    assert extractor.extract(text).mentions == ()
