from __future__ import annotations

import pytest

from extractor.lexicon import built_in
from extractor.mentions.candidate import Candidate
from extractor.mentions.lookalikes import lookalikes
from extractor.mentions.nouns import counted_noun
from extractor.text.numerals import find_numerals
from extractor.text.view import TextView, view

CASES = {
    "document with year": ("Nghị quyết số 09/2020/NQ-HĐND quy định", "09/2020/NQ-HĐND", "not.document"),
    "law": ("Luật số 58/2014/QH13 có hiệu lực", "58/2014/QH13", "not.document"),
    "short form": ("Nghị định 45/2019 quy định", "45/2019", "not.document"),
    "resolution": ("Nghị quyết 28-NQ/TW về cải cách", "28-NQ/TW", "not.document"),
    "with a space": ("Thông tư 36 /2009/TT-BLĐTBXH hướng dẫn", "36 /2009/TT-BLĐTBXH", "not.document"),
    "plan": ("Kế hoạch 20/KH-UBND của tỉnh", "20/KH-UBND", "not.document"),
    "money": ("thu 852 tỷ đồng", "852 tỷ đồng", "not.money"),
    "money without đồng": ("nợ 27.651 tỷ", "27.651 tỷ", "not.money"),
    "age range": ("lao động từ 24- 40 tuổi", "24- 40 tuổi", "not.age"),
    "age": ("người đủ 80 tuổi", "80 tuổi", "not.age"),
    "cards": ("cấp 12.000 thẻ", "12.000 thẻ", "not.thing"),
    "schools": ("có 314/314 trường", "314/314 trường", "not.thing"),
    "rate": ("11 bác sĩ trên một vạn dân", "một vạn", "not.rate"),
    "ordinal": ("mức đóng của người thứ 3", "3", "not.ordinal"),
    "times": ("số người gấp 2 lần", "gấp 2", "not.ratio"),
    "years of payment": ("đóng đủ 20 năm", "20 năm", "not.span"),
    "months": ("trong 6 tháng", "6 tháng", "not.span"),
    "day and month": ("họp ngày 15/4 tại", "15/4", "not.date"),
    "clock": ("lúc 8h30 sáng", "8h30", "not.clock"),
    "disease": ("dịch covid-19 lan rộng", "covid-19", "not.name"),
    "level": ("dịch vụ công mức độ 4", "mức độ 4", "not.name"),
}


def proposed(seen: TextView) -> list[Candidate]:
    numerals = list(find_numerals(seen.low))
    nouns = [counted_noun(seen.low, each.end, built_in()) for each in numerals]
    return list(lookalikes(seen, numerals, nouns, built_in()))


@pytest.mark.parametrize(("text", "surface", "rule"), CASES.values(), ids=CASES)
def test_numbers_that_are_no_mention_say_why(text: str, surface: str, rule: str) -> None:
    seen = view(text)
    found = proposed(seen)
    assert all(candidate.kind is None for candidate in found)
    assert (surface, rule) in {(seen.text[each.start : each.end], each.rule) for each in found}


def test_persons_are_no_lookalikes() -> None:
    seen = view("có 1.200 lao động tham gia")
    assert proposed(seen) == []
