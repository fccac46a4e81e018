from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.batch import prefilter
from extractor.batch.prefilter import may_name_insurance
from extractor.gold.inline import InlineError, parse_marks
from extractor.lexicon import built_in
from extractor.pipeline import Extractor
from extractor.schema import MentionType

LEXICONS = built_in()
SAID = (
    "bảo|bao|báo| |  |hiểm|hiêm|BH|bh|x|\u200b|"
    "bào|\n|²|nhân thọ|hưu trí|BẢO HIỂM|ba\u0309o|hie\u0302\u0309m|bnn|.|hàm|TNLĐ"
)


@pytest.mark.parametrize(
    "text",
    [
        "tham gia BHXH",
        "thẻ bhyt",
        "BẢO HIỂM XÃ HỘI",
        "bảo  hiểm y tế",
        "bảo\nhiểm y tế",
        "**bảo** <b>hiểm</b> y tế",
        "bảo hiếm y tế",
        "bào hiểm xã hội",
        "B\u200bHXH",
        "bảo hi\u00adểm thất nghiệp",
        "TNLĐ-BNN",
        "quỹ hưu trí bổ sung",
        unicodedata.normalize("NFD", "bảo hiểm nhân thọ"),
    ],
)
def test_names_of_insurance_pass(text: str) -> None:
    assert may_name_insurance(text, LEXICONS)


@pytest.mark.parametrize("text", ["", "35,2% dân số", "bảo vệ môi trường", "nguy hiểm", "ABHXH", "dân cư", "Đồng bào"])
def test_other_text_does_not(text: str) -> None:
    assert not may_name_insurance(text, LEXICONS)


def test_no_example_of_the_lexicons_is_lost() -> None:
    """Whatever the rules find an insurance in must pass, so that the filter never changes a result."""
    extractor = Extractor(LEXICONS)
    with_insurance = 0
    for lexicon in LEXICONS.lists.values():
        for row in lexicon.rows:
            forms = (row.form, f"bảo hiểm {row.form}", f"bh {row.form}") if "insurance" in lexicon.name else (row.form,)
            for form in forms:
                try:
                    text, _ = parse_marks(row.example) if row.example else (form, [])
                except InlineError:
                    text = row.example
                for each in {text, form}:
                    mentions = extractor.extract(each).mentions
                    if any(mention.type is MentionType.INSURANCE for mention in mentions):
                        with_insurance += 1
                        assert may_name_insurance(each, LEXICONS), each
    assert with_insurance > 100


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(SAID.split("|")), max_size=9).map("".join))
def test_the_quick_look_passes_over_nothing_that_the_pattern_finds(text: str) -> None:
    low = unicodedata.normalize("NFC", prefilter._INVISIBLE.sub("", text)).lower()
    assert may_name_insurance(text, LEXICONS) is (prefilter._pattern(LEXICONS).search(low) is not None)
