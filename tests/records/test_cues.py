from __future__ import annotations

import pytest

from extractor.lexicon import Lexicons, built_in
from extractor.records.cues import find_cues
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
    for sentence in sentences(seen):
        for name, cues in find_cues(seen, sentence, lexicons).items():
            assert cues == list(lexicons[name].find(seen.low, sentence.start, sentence.end)), name


def test_a_list_with_a_form_that_begins_with_a_sign_is_searched_for(lexicons_with_sign: Lexicons) -> None:
    seen = view("Tỷ lệ ↑ 5% và tăng 6%.")
    (sentence,) = sentences(seen)
    found = find_cues(seen, sentence, lexicons_with_sign)["roles"]
    assert [(seen.low[cue.start : cue.end], cue.value) for cue in found] == [("↑", "increase"), ("tăng", "increase")]


@pytest.fixture
def lexicons_with_sign() -> Lexicons:
    from types import MappingProxyType

    from extractor.lexicon import Lexicon, Row

    built = built_in()
    roles = Lexicon("roles", (*built["roles"].rows, Row("↑", "increase")))
    return Lexicons(MappingProxyType({**built.lists, "roles": roles}))
