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
    "a blank without width in a number": ("Có 12\u200b345 người.", [("12\u200b345", 12345)]),
    "other scripts' digits": ("Có १२३ người, 𝟏𝟐𝟑 người.", [("१२३", 123), ("𝟏𝟐𝟑", 123)]),
    "a count right behind a year": ("Năm 2021 345 người tham gia.", [("2021", 2021), ("345", 345)]),
    "a count right behind a month": ("Tháng 12 345 người tham gia.", [("345", 345)]),
    "counts between years that are not read": ("Năm 2101 có 6 người; năm 2100 có 17 người.", [("6", 6), ("17", 17)]),
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
    "digits newer than Python": "Có 𑛑 người, 1𑛑 người, 35𑛑%, năm 202𑛑, 3𑛑/12/2021, 12.𑛑𑛑𑛑 người.",
    "a fraction sign": "Chiếm ½% và ²%, ①%, Ⅷ%.",
    "nobody's share": "Có 3/0 người.",
    "1899": "Năm 1899, ngày 1/1/1899.",
    "2101": "Năm 2101, ngày 1/1/2101, tháng 12/2101.",
    "a year of noughts": "Năm 0000, ngày 00/00/2021.",
    "a month that is not": "Ngày 32/13/2021.",
    "years that are not read at the end of a stretch": "Giai đoạn 2095-2105, 1850-1899, 1899-1905.",
    "groups parted by blanks": "Có 12 345 người, 12\u00a0345 người, 1\u202f234\u202f567 người, chiếm 1 234%.",
    "groups parted by blanks, with places": "Chiếm 12 345,6 % dân số.",
    "groups parted by signs": "Có 12'345 người, 12’345 người, 12_345 người.",
    "powers": "Có 1e5 người, đạt 1e999%, 2.5E+3 người, 5e-3%.",
    "what is no number": "Có ∞ người, NaN người, chiếm ∞%, NaN%.",
    "numbers of cards": "Mã số 0123456789 người, CMND 012345678 người, MST 0101234567 người.",
    "per mille": "Chiếm 50‰ dân số.",
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
