"""Qualifiers, case by case: ``{300=approx}``, ``{300=-}`` where nothing bounds the number."""

from __future__ import annotations

import pytest

from extractor.gold.inline import parse_marks
from extractor.pipeline import Extractor

CASES = {
    # words and signs right before
    "about": "Khoảng {300=approx} người tham gia BHXH tự nguyện.",
    "about, other words": "Xấp xỉ {2.100=approx} lao động, chừng {40=approx} em và trên dưới {60=approx} cụ có thẻ.",
    "estimated": "Số người tham gia BHXH ước đạt {18,7 triệu=approx} người.",
    "estimated to grow": "Kinh tế của tỉnh ước tăng {4,5%=approx}.",
    "more than": "Hơn {9,9 triệu=more_than} người và trên {40%=more_than} lao động tham gia.",
    "passed where no plan is meant": "Số người có thẻ BHYT đã vượt {1,2 triệu=more_than} người.",
    "nearly": "Gần {sáu triệu=nearly} lao động, ngót {46%=nearly} số người thuộc diện.",
    "less than": "Chưa đến {1%=less_than} số họ quay lại; dưới {50=less_than} người nộp đơn.",
    "at least": "Phấn đấu ít nhất {95%=at_least} dân số có thẻ, tối thiểu {60%=at_least} nông dân tham gia.",
    "at most": "Tỷ lệ nợ không quá {2,5%=at_most} số phải thu; hỗ trợ tối đa {30%=at_most} mức đóng.",
    "not below": "Độ phủ BHYT không dưới {95%=at_least}.",
    "at most, up to": "Lương hưu tối đa lên đến {75%=at_most} tiền lương.",
    "signs": "Phấn đấu >{95%=more_than} dân số, nợ <{2%=less_than}, xã nghèo ≥{90%=at_least}, chậm nộp ≤ {1%=at_most}.",
    "sign of about": "Còn ~{300=approx} người chưa có thẻ.",
    # the nearest of two, and words between
    "nearest of two": "Khoảng trên {500=more_than} người đã đăng ký.",
    "is between": "Con số này khoảng là {500=approx} người.",
    "a silent word between": "Hơn tới {500=more_than} người.",
    "capitals": "HƠN {98.214=more_than} NGƯỜI THAM GIA BHXH",
    # from behind
    "from, upwards": "Các xã đạt từ {85%=at_least} trở lên.",
    "from, whole, upwards": "Có từ {35%=at_least} số người hưởng trở lên tìm được việc.",
    "persons upwards": "Đơn vị có {10=at_least} lao động trở lên phải đóng BHXH.",
    "from, downwards": "Nhóm đạt từ {20%=at_most} trở xuống được nhắc nhở.",
    "plus sign": "Các xã đạt {80%=at_least}+ được khen.",
    # silence
    "up to, only": "Có tới {500=-} người, chỉ {20=-} người, mới {30=-} em, lên đến {7,7%=-}.",
    "a list": "Ba xã lần lượt có khoảng {500=approx}, {400=-} và {300=-} người.",
    "full": "Hỗ trợ đủ {30%=-} mức đóng cho tròn {100=-} người.",
    "distance to a plan": "Tỷ lệ bao phủ đạt {94%=-} dân số, vượt {0,2%=-} so với chỉ tiêu.",
    "comparative": "Nợ BHXH bằng {4%=-} số phải thu, cao hơn {0,5%=-} so với cùng kỳ.",
    "other comparatives": "Có nhiều hơn {120=-} người so với năm ngoái, thấp hơn {2%=-} so với cả nước.",
    "compared with a level": "Tỷ lệ đạt {6,5%=-}, cao hơn mức {5,05%=-} của năm 2023.",
    "survey": "Sở Y tế khảo sát {500=-} người bệnh.",
    "survey on": "Khảo sát trên {600=-} người bệnh cho thấy nhiều điều.",
    "a country": "Ở Ấn Độ {83%=-} lao động không có hợp đồng.",
    "a degree": "Dịch vụ công mức độ {40%=-} hồ sơ.",
    "best of several": "Huyện Đầm Dơi cao nhất {99,2%=-}, Ngọc Hiển thấp nhất {88,1%=-}.",
    "granted at most": "Hộ nghèo được hỗ trợ cao nhất {75%=at_most} mức đóng.",
    "persons of a quality": "Trường có {1.200=-} học sinh khá trở lên.",
    "besides": "Ngoài {200=-} người đã có thẻ, xã vận động thêm {30=-} người.",
    # bounds that are not passed
    "never past": "Tỷ lệ này chưa khi nào vượt {1,5%=at_most} số người hưởng.",
    "not let past": "Tỉnh quyết không để số người rút BHXH một lần vượt quá {130.000=at_most} người.",
    "not past": "Tổng chi BHYT không vượt quá {103%=at_most} dự toán được giao.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_qualifier(source: str, extractor: Extractor) -> None:
    text, marks = parse_marks("BẢO HIỂM\n\n" + source)
    expected = {(mark.start, text[mark.start : mark.end]): mark.value for mark in marks}
    records = extractor.extract(text).records
    found = {(record.start, record.text): str(record.qualifier or "-") for record in records}
    assert {key: found.get(key) for key in expected} == expected


def test_the_word_that_decided_is_kept(extractor: Extractor) -> None:
    text = "Toàn tỉnh có hơn 5.120 người tham gia BHXH."
    (record,) = extractor.extract(text).records
    assert record.evidence is not None
    assert record.rules is not None
    ((start, end),) = record.evidence["qualifier"]
    assert (text[start:end], record.rules["qualifier"]) == ("hơn", "qualifier.before")
