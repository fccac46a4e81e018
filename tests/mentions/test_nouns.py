from __future__ import annotations

import pytest

from extractor.lexicon import built_in
from extractor.mentions.nouns import counted_noun

CASES = {
    "person": ("1.200 lao động tham gia", 5, "lao động", "person"),
    "glued": ("1.861người", 5, "người", "person"),
    "the longest form": ("350 lượt người", 3, "lượt người", "thing"),
    "thing": ("12.000 thẻ", 6, "thẻ", "thing"),
    "with nữ before it": ("35 nữ công nhân", 2, "công nhân", "person"),
    "money": ("852 đồng", 3, "đồng", "money"),
}


@pytest.mark.parametrize(("low", "end", "form", "kind"), CASES.values(), ids=CASES)
def test_the_noun_behind_a_numeral(low: str, end: int, form: str, kind: str) -> None:
    noun = counted_noun(low, end, built_in())
    assert noun is not None
    assert (low[noun.start : noun.end], noun.kind) == (form, kind)
    assert noun.person == (kind == "person")


@pytest.mark.parametrize(
    ("number", "rest"), [("3.860", " so với"), ("9.140", " năm 2018"), ("12", " "), ("1.200", ", lao động")]
)
def test_no_noun(number: str, rest: str) -> None:
    assert counted_noun(number + rest, len(number), built_in()) is None
