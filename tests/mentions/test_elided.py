from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.schema import MentionType

CASES = {
    "a rise": "Số người tham gia BHXH tự nguyện là {12.500=12500} người, tăng {3.860=3860} (7%).",
    "a rise to": "Số người tham gia tăng lên thành {690.000=690000}.",
    "a scheme and a colon": "Số người tham gia BHXH bắt buộc: {199.511=199511}; BHTN: {88.705=88705}.",
    "a fall": "Số lao động có việc làm là {1.148=1148}, giảm 1,63%.",
    "behind the labour force": "Tổng số lao động là {436.210=436210}, trong đó có 35% tham gia BHXH.",
    "remainder": "Toàn huyện có {20.000=20000} người trong diện, hiện còn {5.505=5505} chưa tham gia.",
    "done over planned": "Kỳ Sơn mới có {318=318} người trên chỉ tiêu {1.120=1120}; Con Cuông {402=402}/{1.305=1305}.",
    "a shared scale": "Có {51,8 triệu=51800000} người (phố {19,4=19400000}; nông thôn {32,4 triệu=32400000}).",
    "hurt beside dead": "Vụ cháy làm {56=56} người chết, {37=37} bị thương.",
}
NONE = {
    "money counted last": "Số tiền nợ là 12 tỷ đồng, tăng 3.860 triệu đồng.",
    "cards counted last": "Số thẻ đã cấp là 12.500, tăng 3.860.",
    "a numbered list": "1. Tăng số người tham gia.\n2. Giảm nợ.",
    "an option's number": "Người lao động chọn phương án 1.",
    "a caption's number": "Người dân làm thủ tục tại bưu điện - 1",
    "a card's turn": "Nhà có bốn thẻ: suất 2 đóng 70%.",
    "households counted last": "Số hộ nghèo là 1.250, giảm 300.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_counts_whose_noun_stands_elsewhere(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.HEAD_COUNT) == source


@pytest.mark.parametrize("source", NONE.values(), ids=NONE)
def test_other_numbers_stay_uncounted(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.HEAD_COUNT) == source
