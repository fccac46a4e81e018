from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractor.text.numerals import find_numerals

from .printing import decimal, grouped, in_groups, in_words, with_scale

TO_TEN_BILLION = st.integers(1, 10**10)
THOUSANDS = st.sampled_from(["nghìn", "ngàn"])
LINKS = st.sampled_from(["linh", "lẻ"])


def read(written: str) -> Decimal:
    """Read a text that is one numeral and nothing else."""
    found = list(find_numerals(written))
    assert [(each.start, each.end) for each in found] == [(0, len(written))], written
    return found[0].value


@given(TO_TEN_BILLION)
def test_an_integer_in_grouped_digits(number: int) -> None:
    assert read(grouped(number)) == number


@given(TO_TEN_BILLION)
def test_an_integer_in_plain_digits(number: int) -> None:
    assert read(str(number)) == number


@given(st.decimals(0, 10**6, places=3, allow_nan=False, allow_infinity=False))
@example(Decimal("12.430"))
def test_a_decimal_to_three_places(number: Decimal) -> None:
    assert read(decimal(number)) == number


GROUPS = st.one_of(st.just(0), st.integers(100, 999))
WITHOUT_GAPS = st.builds(
    lambda *groups: sum(group * 1000**power for power, group in enumerate(groups)),
    GROUPS, GROUPS, GROUPS, st.integers(0, 9),
).filter(bool)  # fmt: skip
"""Numbers whose groups behind the first, where they are not nought, have hundreds."""


@given(st.one_of(st.integers(1, 999), st.integers(1, 999).map(lambda n: 1000 * n), WITHOUT_GAPS), THOUSANDS, LINKS)
@example(203_000, "nghìn", "linh")
@example(1_100_105, "ngàn", "lẻ")
def test_an_integer_in_words(number: int, thousand: str, link: str) -> None:
    assert read(in_words(number, thousand=thousand, link=link)) == number


@pytest.mark.parametrize("number", [1_021, 1_000_005, 2_003_000])
def test_an_integer_in_words_with_empty_hundreds(number: int) -> None:
    assert read(in_words(number)) == number


@given(st.integers(1, 10**7).map(lambda number: 1000 * number), THOUSANDS)
def test_a_mixture_of_digits_and_scale_words(number: int, thousand: str) -> None:
    assert read(in_groups(number, thousand=thousand)) == number


@given(st.integers(1, 10**7), st.integers(0, 2))
def test_a_decimal_before_a_scale_word(number: int, power: int) -> None:
    assert read(with_scale(number * 10 ** (power + 1))) == number * 10 ** (power + 1)
