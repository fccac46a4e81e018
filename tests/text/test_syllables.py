from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.first_syllables import first_syllables
from extractor.text.syllables import FormTable, SyllablePattern, Syllables, by_first_syllable, matches_at

LETTERS = regex.compile(r"\p{L}++")


@given(st.text(alphabet=st.sampled_from("aăđ ớx1.,-\n\t\u00a0²½ⅳ_́\ufffc€中“"), max_size=40))
def test_every_run_of_letters_is_found_at_its_place(low: str) -> None:
    wanted = [(match.start(), match[0]) for match in LETTERS.finditer(low)]
    found = Syllables(low).find({word: word for _, word in wanted})
    assert list(zip(*found, strict=True)) == wanted


def test_only_the_syllables_of_the_table_are_found() -> None:
    syllables = Syllables("đóng bhxh, đóng bhyt.")
    assert syllables.find({"đóng": 1, "bhyt": 2, "nợ": 3}) == ([0, 11, 16], [1, 1, 2])
    assert syllables.any_in({"bhyt": 2})
    assert not syllables.any_in({"nợ": 3, "": 4})


def test_forms_are_grouped_by_their_first_syllable_the_longest_first() -> None:
    assert by_first_syllable(["có", "có thẻ", "≈", "mức đóng"]) == {
        "mức": ("mức đóng",),
        "có": ("có thẻ", "có"),
        "": ("≈",),
    }


@given(st.lists(st.sampled_from(["có", "thẻ", "nợ", "mức", " ", " ", "-", ", ", "1", "cón"]), max_size=14))
def test_a_table_of_forms_finds_where_each_may_begin(pieces: list[str]) -> None:
    low = "".join(pieces)
    forms = ["có thẻ bhyt", "có thẻ", "có-thẻ", "nợ, mức", "mức", "có", "nợ 1", "- nợ"]
    found = dict(zip(*Syllables(low).beginning(FormTable((form, form) for form in forms)), strict=True))
    for form in forms[:-1]:
        for match in regex.finditer(rf"(?<!\p{{L}}){form}(?!\p{{L}})", low):
            assert form in found[match.start()]
    for each in found.values():
        assert list(each) == [form for form in forms if form in each]


@given(st.text(alphabet=st.sampled_from("aăđ ,1"), max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_the_syllables_of_a_stretch_are_those_that_begin_in_it_as_far_as_it_goes(
    low: str, start: int, end: int
) -> None:
    wanted = {
        low[match.start() : min(match.end(), end)] for match in LETTERS.finditer(low) if start <= match.start() < end
    }
    assert Syllables(low).within(start, end) - {""} == wanted


def test_matches_do_not_overlap() -> None:
    pattern = regex.compile(r"a b a|a")
    assert [match.span() for match in matches_at(pattern, "a b a b a", [0, 4, 8])] == [(0, 5), (8, 9)]


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [
        (r"(?<!\p{L})(?:toàn|cả)[ ]tỉnh|(?<!\p{L})tỉnh (?:ta|nhà),", {"toàn", "cả", "tỉnh ta", "tỉnh nhà"}),
        (r"(?<!\p{L})(?:Bộ[ ]\p{Lu}|(?:Thứ|Bộ) trưởng|(?:Phó )?Thủ tướng)", {"bộ", "thứ", "phó thủ", "thủ"}),
        (r"(?<![\p{L}\d])(?:hiện nay|(?<!đến |tới )nay(?= có))(?!\p{L})", {"hiện nay", "nay"}),
        (r"(?<!\p{L})(?:(?P<word>tp|(?i:Q))\.|a[bc]d?(?!\p{L}))", {"tp", "q", "ab", "ac", "abd", "acd"}),
        (r"(?<!\p{L})(?:năm[ ]){0,3}(?:qua|nay)(?!\p{L})", {"năm năm", "năm qua", "năm nay", "qua", "nay"}),
        (r"(?<!\p{L})(?:toàn|cả)[ ]tỉnh(?!\p{L})", {"toàn tỉnh", "cả tỉnh"}),
        (r"(?<!\p{L})(?:toàn|cả)[ ](?:\p{L}+[ ]){0,2}tỉnh(?!\p{L})", {"toàn", "cả"}),
        (r"(?<!\p{L})cả (?:hai |ba )*(?:\d+ )?(?:tỉnh(?!\p{L})|xã[ ,])", {"cả"}),
        (r"(?<!\p{L})cả (?:hai |ba )*(?:tỉnh(?!\p{L})|xã[ ,])", {"cả hai", "cả ba", "cả tỉnh", "cả xã"}),
        (r"(?<!\p{L})quý[ ]?\d", {"quý"}),
    ],
)
def test_first_syllables_are_read_off_the_pattern(pattern: str, firsts: set[str]) -> None:
    assert first_syllables(pattern) == firsts


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"toàn tỉnh", "inside a syllable"),
        (r"(?<!\p{L})toàn tỉnh|cả tỉnh", "inside a syllable"),
        (r"(?<!\p{L})(?:\d+ tỉnh|cả tỉnh)", "no letter"),
        (r"(?<!\p{L})(?:cả )?(?:[ ]tỉnh)", "no letter"),
        (r"(?<!\p{L})tỉnh", "leaves open"),
        (r"(?<!\p{L})tỉnh\p{L}*", "any letter"),
        (r"(?<!\p{L})[ab1] c", "a letter or none"),
    ],
)
def test_a_pattern_that_may_begin_elsewhere_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        first_syllables(pattern)


@given(st.lists(st.sampled_from(["cả", "toàn", "tỉnh", "xã", " ", ", ", "1", "cảx"]), max_size=12))
def test_a_pattern_finds_what_a_search_finds(pieces: list[str]) -> None:
    low = "".join(pieces)
    source = r"(?<!\p{L})(?:(?:toàn |cả )*(?:tỉnh|xã)|tỉnh, cả)(?!\p{L})"
    found = [match.span() for match in SyllablePattern(regex.compile(source)).finditer(low, Syllables(low))]
    assert found == [match.span() for match in regex.finditer(source, low)]


def test_a_stretch_that_cuts_a_syllable_is_searched() -> None:
    said = SyllablePattern(regex.compile(r"(?<!\p{L})xã(?!\p{L})"))
    assert [match.span() for match in said.finditer("xã xãab", Syllables("xã xãab"), 0, 5)] == [(0, 2), (3, 5)]


def test_a_pattern_made_of_words_that_begin_with_a_sign_is_searched_for() -> None:
    said = SyllablePattern(regex.compile(r"(?<!\p{L})(?:≈|xã)"), strict=False)
    assert [match[0] for match in said.finditer("≈ xã", Syllables("≈ xã"))] == ["≈", "xã"]
