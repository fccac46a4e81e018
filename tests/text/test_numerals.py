from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.text.numerals import find_numerals, parse_digits, plain_number

DIGITS = {
    "27.651": 27651, "9,9": Decimal("9.9"), "91.5": Decimal("91.5"), "29.334.000": 29334000, "12,430": Decimal("12.43"),
    "1,234,567": 1234567, "1,234.5": Decimal("1234.5"), "1.234,5": Decimal("1234.5"), "4000": 4000, "94,0": 94,
}  # fmt: skip


@pytest.mark.parametrize(("written", "value"), DIGITS.items(), ids=DIGITS)
def test_digits(written: str, value: Decimal | int) -> None:
    assert parse_digits(written) == value


@pytest.mark.parametrize("written", ["1.2.3", "1,2,3", "25.3.2020", "1" * 16, "1." * 20 + "1"])
def test_no_quantity(written: str) -> None:
    assert parse_digits(written) is None


NUMERALS = {
    "9,9 triệu": 9_900_000, "2 triệu 300 nghìn": 2_300_000, "hai triệu ba trăm nghìn": 2_300_000,
    "1 triệu rưỡi": 1_500_000,
    "3 vạn": 30_000, "30 ngàn": 30_000, "sáu triệu": 6_000_000, "1,823 triệu": 1_823_000, "114,5 nghìn": 114_500,
    "mười lăm": 15, "hai mươi mốt": 21, "hai trăm linh năm": 205, "hai trăm lẻ năm": 205, "một trăm rưỡi": 150,
    "năm chục": 50, "ba mươi tư": 34, "chín trăm chín mươi chín": 999,
    "2 tỷ": 2_000_000_000, "1 nghìn tỷ": 1_000_000_000_000,
    "hai mươi nghìn": 20_000, "ba trăm hai mươi lăm nghìn": 325_000, "46": 46,
    "bốn nghìn năm trăm": 4500,
}  # fmt: skip


@pytest.mark.parametrize(("written", "value"), NUMERALS.items(), ids=NUMERALS)
def test_a_numeral_is_read_whole(written: str, value: int) -> None:
    (numeral,) = find_numerals(written)
    assert (numeral.start, numeral.end, int(numeral.value)) == (0, len(written), value)


PARTS = {
    "two numbers in a row": ("200 300", ["200", "300"]),
    "a scale must fall": ("hai nghìn ba triệu", ["hai nghìn", "ba triệu"]),
    "a rate's name begins with a scale word": ("tỷ lệ 35", ["35"]),
    "not inside a word": ("babylon 5", ["5"]),
    "list": ("45 và 35", ["45", "35"]),
    "none": ("bảo hiểm xã hội", []),
}


@pytest.mark.parametrize(("written", "parts"), PARTS.values(), ids=PARTS)
def test_where_numerals_end(written: str, parts: list[str]) -> None:
    assert [written[each.start : each.end] for each in find_numerals(written)] == parts


def test_words_scales_and_english_commas_are_marked() -> None:
    words, scaled, comma = (next(iter(find_numerals(each))) for each in ("hai mươi", "9,9 triệu", "12,430"))
    assert (words.words, words.scaled, words.comma) == (True, False, False)
    assert (scaled.words, scaled.scaled, scaled.comma) == (False, True, False)
    assert comma.comma
    assert (comma.value, comma.grouped) == (Decimal("12.43"), Decimal(12430))


def test_plain_number() -> None:
    assert [plain_number(Decimal(each)) for each in ("35.0", "35.2")] == [35, 35.2]
    assert isinstance(plain_number(Decimal("35.0")), int)


@pytest.mark.parametrize("hostile", ["hai " * 20000, "1." * 20000, "1 " * 20000, "triệu " * 20000])
def test_hostile_text_is_read(hostile: str) -> None:
    assert all(0 <= each.start < each.end <= len(hostile) for each in find_numerals(hostile))
