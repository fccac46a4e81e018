from __future__ import annotations

from types import MappingProxyType

import pytest

from extractor.lexicon import Lexicon, Lexicons, Row, built_in
from extractor.records.cues import LISTS, Cues
from extractor.text.sentences import sentences
from extractor.text.view import view

SAID = [
    "Số người tham gia BHXH tự nguyện đạt 1.200 người, tăng 15% so với cùng kỳ; số nợ đọng giảm.",
    "Phấn đấu đến năm 2025 có 95% dân số tham gia BHYT, chi trả lương hưu cho 12 nghìn người.",
    "Mức đóng bằng 4,5% mức lương cơ sở, ngân sách hỗ trợ 30%. Không bị “treo” sổ, không còn thẻ",
]


@pytest.mark.parametrize("said", SAID)
def test_cues_are_what_each_list_finds(said: str) -> None:
    seen, lexicons = view(said), built_in()
    cues = Cues(seen, lexicons)
    for sentence in sentences(seen):
        for name in LISTS:
            found = list(lexicons[name].find(seen.low, sentence.start, sentence.end))
            assert cues.within(name, sentence.start, sentence.end) == found, name


@pytest.mark.parametrize("said", SAID)
def test_cues_of_a_stretch_that_is_cut_anywhere_are_what_each_list_finds(said: str) -> None:
    seen, lexicons = view(said), built_in()
    cues = Cues(seen, lexicons)
    for cut in range(1, len(seen.low)):
        for name in LISTS:
            for start, end in ((0, cut), (cut, len(seen.low))):
                assert cues.within(name, start, end) == list(lexicons[name].find(seen.low, start, end)), (name, cut)


def test_a_list_with_a_form_that_begins_with_a_sign_is_searched_for(lexicons_with_sign: Lexicons) -> None:
    seen = view("Tỷ lệ ↑ 5% và tăng 6%.")
    found = Cues(seen, lexicons_with_sign).within("roles", 0, len(seen.low))
    assert [(seen.low[cue.start : cue.end], cue.value) for cue in found] == [("↑", "increase"), ("tăng", "increase")]


@pytest.fixture
def lexicons_with_sign() -> Lexicons:
    built = built_in()
    roles = Lexicon("roles", (*built["roles"].rows, Row("↑", "increase")))
    return Lexicons(MappingProxyType({**built.lists, "roles": roles}))
