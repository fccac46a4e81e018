from __future__ import annotations

import importlib
import pkgutil

import pytest
import regex

import extractor.mentions
import extractor.records
from extractor.text.needed_syllables import needed_syllables
from extractor.text.syllables import Syllables
from extractor.text.view import view

SAID = [
    "Số người tham gia BHXH tự nguyện đạt 1.200 người, tăng 15% so với cùng kỳ; số nợ đọng giảm.",
    "Phấn đấu đến hết năm 2025 có 95% dân số tham gia BHYT, hiện nay mới đạt 91%, còn 9% chưa có thẻ.",
    "Nếu được Quốc hội thông qua, mức đóng sẽ là 4,5% mức lương cơ sở; ngân sách hỗ trợ ít nhất 30%.",
    "Trong tổng số 6.200 người được khảo sát, các xã A, B lần lượt có 40, 25 người hưởng lương hưu từ 65% trở lên.",
    "Theo Nghị quyết 28, BHXH huyện vận động thêm 120 hộ, mỗi đại lý ít nhất 5 người; trước đó có 412 em (đạt 98%).",
]


def _patterns() -> list[tuple[str, regex.Pattern[str]]]:
    found = []
    for package in (extractor.records, extractor.mentions):
        for module in pkgutil.iter_modules(package.__path__):
            names = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
            found += [
                (f"{module.name}.{name}", each) for name, each in names.items() if isinstance(each, regex.Pattern)
            ]
    return found


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"(?<!\p{L})(?:nếu|giả sử)(?!\p{L})", {"nếu", "sử"}),
        (r"(?<!\p{L})(?:tỷ lệ|tỉ lệ)(?! này)(?!\p{L})", {"tỉ", "lệ"}),
        (r"[ ](?:có |đạt )?lần lượt[ ]", {"lượt"}),
        (r"[^,;.\d]{0,40}[ ](?:vẫn )*chưa(?!\p{L})", {"chưa"}),
        (r"(?<!\p{L})(?i:Tiểu học|THCS)(?!\p{L})", {"tiểu", "thcs"}),
        (r"\d{1,3}người(?!\p{L})", {"người"}),
    ],
)
def test_a_pattern_needs_the_rarest_of_its_whole_syllables(pattern: str, needed: set[str]) -> None:
    found = needed_syllables(regex.compile(pattern))
    assert found is not None
    # Of "giả sử" and "tiểu học" either is as rare.
    assert found in ({*needed}, {"nếu", "giả"}, {"học", "thcs"})


@pytest.mark.parametrize(
    "pattern",
    [
        r"chưa|không",
        r"(?<!\p{L})chưa",
        r"(?<!\p{L})(?:chưa )?(?!\p{L})",
        r"(?<!\p{L})(?:nợ|\d+)(?!\p{L})",
        r"(?<!\p{L})[đd]ồng(?!\p{L})",
        r"(?<!\p{L})nă+m(?!\p{L})",
        r"(?<!\p{L})người$",
        r"(?<!\p{L})lao\p{L}*[ ]",
        r"(?:^|[.,])[ ]?",
    ],
)
def test_a_pattern_that_can_do_without_any_needs_none(pattern: str) -> None:
    assert needed_syllables(regex.compile(pattern)) is None


def test_a_verbose_pattern_is_not_read() -> None:
    assert needed_syllables(regex.compile(r"(?<!\p{L}) nếu (?!\p{L})", regex.VERBOSE)) is None


@pytest.mark.parametrize(("name", "pattern"), _patterns(), ids=lambda each: each if isinstance(each, str) else "")
def test_what_a_pattern_of_the_rules_finds_has_a_syllable_that_it_needs(name: str, pattern: regex.Pattern[str]) -> None:
    needed = needed_syllables(pattern)
    for said in SAID:
        seen = view(said)
        for text in (seen.low, seen.text):
            for match in pattern.finditer(text):
                syllables = Syllables(match[0].lower()).within(0, len(match[0]))
                assert needed is None or not needed.isdisjoint(syllables), (name, match[0])


def test_most_patterns_of_the_rules_need_something() -> None:
    needs = [needed_syllables(pattern) is not None for _, pattern in _patterns()]
    assert sum(needs) > len(needs) / 2
