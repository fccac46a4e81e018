"""Patterns that are tried only where they can begin find what a search through all of the text finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.lexicon import built_in
from extractor.mentions import elided, insurance, percentage, year
from extractor.records import place_memory
from extractor.text import furniture, places
from extractor.text.numerals import find_numerals, numerals_of
from extractor.text.syllables import SyllablePattern, matches_at, starts_of
from extractor.text.view import TextView, masked, view

# Their functions of the same name hide these modules.
lookalikes: Any = import_module("extractor.mentions.lookalikes")
sentences: Any = import_module("extractor.text.sentences")
views: Any = import_module("extractor.text.view")
CORPUS = Path(__file__).parents[2] / "corpus"
Starts = Callable[[TextView], Iterable[int]]


def _bare(seen: TextView) -> list[int]:
    return [at for at in seen.digits if year._SHAPE.match(seen.low, at)]


AT: dict[str, tuple[regex.Pattern[str], Starts]] = {
    "percentage.range": (percentage._RANGE, lambda seen: seen.numbers),
    "percentage.signed": (percentage._SIGNED, lambda seen: seen.numbers),
    "percentage.shared": (percentage._SHARED, lambda seen: seen.numbers),
    "percentage.dropped": (percentage._DROPPED, lambda seen: starts_of(seen.low, *percentage._DROPPED_AFTER)),
    "year.range": (year._RANGE, lambda seen: sorted([*_bare(seen), *starts_of(seen.low, *year._RANGE_WORDS)])),
    "year.date": (year._DATE, lambda seen: seen.numbers),
    "year.quarter": (year._QUARTER, lambda seen: starts_of(seen.low, "quý ")),
    "year.named": (year._NAMED, lambda seen: starts_of(seen.low, "năm")),
    "year.bare": (year._BARE, _bare),
    "year.relative": (year._RELATIVE, lambda seen: starts_of(seen.low, "năm ")),
    "lookalikes.date": (lookalikes._DATE, lambda seen: seen.numbers),
    "lookalikes.age": (lookalikes._AGE, lambda seen: seen.numbers if "tuổi" in seen.low else ()),
    "lookalikes.score": (lookalikes._SCORE, lambda seen: seen.numbers if "tỷ số" in seen.low else ()),
    "lookalikes.clock": (
        lookalikes._CLOCK,
        lambda seen: [at for at in seen.digits if lookalikes._HOUR.match(seen.low, at)],
    ),
}
OF_TEXT: dict[str, tuple[regex.Pattern[str], Starts]] = {
    "lookalikes.coded": (lookalikes._CODED, lambda seen: seen.numbers),
    "places.row": (places._ROW, places._row_starts),
}
BY_SYLLABLE: dict[str, SyllablePattern] = {
    "lookalikes.numbered": lookalikes._NUMBERED,
    "lookalikes.times": lookalikes._TIMES,
    "lookalikes.named": lookalikes._NAMED,
    "insurance.name": insurance._patterns(built_in()).name,
    "insurance.by_context": insurance._patterns(built_in()).by_context,
    "elided.governors": elided._governors(built_in()),
    "places.nation": place_memory._NATIONAL,
    "places.several": place_memory._SEVERAL,
    **{f"places.speaking.{level}": words for level, words in place_memory._SPEAKING.items()},
}
BY_SYLLABLE_OF_TEXT: dict[str, SyllablePattern] = {
    "lookalikes.titled": lookalikes._TITLED,
    "places.classed": places._CLASSED,
    "places.numbered": places._NUMBERED,
    "places.ministry": place_memory._MINISTRY,
}

SAID = (
    "năm|năm |quý |từ |các năm |tháng |ngày |tuổi|giờ|đạt |tỷ lệ |phần |phần trăm|một |hai|2021|"
    "2020-2025|12.345|5|15/4|31/12/2019|9:30|7h|01/NQ-CP|%| %|,|, |. |.|-| - |\n|BHXH|bảo hiểm |"
    "y tế|tự nguyện|xã |Xã Mỹ Tú|huyện Cái Bè|TP. |các xã |12 xã |Quận 3|toàn tỉnh|cụm thi đua|"
    "(bhxh) tỉnh|Bộ Y tế|Nghị định |số |Điều 5|gấp |lớp 5|tỷ số |người|triệu |a| |\t|  |<b>|**|"
    "[a](http://b)|www.a.vn|a@b.vn|\u200b|&nbsp;|!|…|”|(|)|lượt xem|hotline 0912|a.jpg|Tags:|"
    "0912345678|trang 1/2|#tin|Số người online: 5|vn-index 1.200 +5 (0,4%)|TP.|Á|đ"
)
TEXTS = st.lists(st.sampled_from(SAID.split("|")), max_size=14).map("".join)


def _spans(found: Iterable[regex.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


def _check(text: str) -> None:
    seen = view(text)
    for name, (pattern, starts) in AT.items():
        assert _spans(matches_at(pattern, seen.low, starts(seen))) == _spans(pattern.finditer(seen.low)), name
    for name, (pattern, starts) in OF_TEXT.items():
        assert _spans(matches_at(pattern, seen.text, starts(seen))) == _spans(pattern.finditer(seen.text)), name
    for name, said in BY_SYLLABLE.items():
        assert _spans(said.finditer(seen.low, seen.syllables)) == _spans(said.pattern.finditer(seen.low)), name
    for name, said in BY_SYLLABLE_OF_TEXT.items():
        assert _spans(said.finditer(seen.text, seen.syllables)) == _spans(said.pattern.finditer(seen.text)), name
    assert _spans(sentences._stops(seen.text)) == _spans(sentences._STOP.finditer(seen.text))
    assert numerals_of(seen) == list(find_numerals(seen.low))
    if lookalikes._PART.search(seen.low) is None:
        assert lookalikes._FRACTION.search(seen.low) is None
    pattern = furniture._pattern(built_in())
    assert furniture.without_furniture(seen, built_in()).low == masked(seen, _spans(pattern.finditer(seen.low))).low
    if not views._may_have_markup(text):
        assert views._EDIT_WITH_MAIL.search(text) is None
    elif "@" not in text:
        assert _spans(views._EDIT.finditer(text)) == _spans(views._EDIT_WITH_MAIL.finditer(text))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_pieces_put_together(text: str) -> None:
    _check(text)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("[a-e]*.txt"))[::6], ids=lambda path: path.stem)
def test_articles(path: Path) -> None:
    text = path.read_text("utf-8")
    _check(text)
    assert numerals_of(view(text))
