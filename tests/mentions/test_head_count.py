from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.schema import MentionType

CASES = {
    "scaled": "Có hơn {9,9 triệu=9900000} người tham gia BHXH.",
    "grouped": "Toàn tỉnh có {173.550=173550} người tham gia.",
    "plain": "Lớp có {46=46} học sinh.",
    "unseparated": "Khoảng {4000=4000} người tham gia BHYT.",
    "two scales": "Cả nước có {2 triệu 300 nghìn=2300000} người hưởng lương hưu.",
    "in words": "Gần {hai triệu=2000000} lao động mất việc.",
    "vạn": "Có {3 vạn=30000} người tham gia.",
    "Southern": "Có {30 ngàn=30000} lao động trở lại.",
    "glued": "Huyện có {1.861=1861}người tham gia.",
    "English comma": "Có {12,430=12430} người tham gia BHXH.",
    "decimal thousands": "Có {114,5 nghìn=114500} người nhận trợ cấp.",
    "doubled noun": "Thêm {660=660} người người tham gia.",
    "workers": "Công ty có {1.200=1200} lao động.",
    "pupils": "Trường có {850=850} học sinh có thẻ BHYT.",
    "children": "Tỉnh cấp thẻ cho {12.300=12300} trẻ em dưới 6 tuổi.",
    "little ones": "Lớp có {32=32} em.",
    "delegates": "Hội nghị có {120=120} đại biểu dự.",
    "members": "Hội có {5.600=5600} hội viên.",
    "staff": "Cơ quan có {35=35} cán bộ, viên chức.",
    "patients": "Trung tâm khám cho {256=256} bệnh nhân.",
    "old people": "Xã có {10=10} cụ hưởng trợ cấp.",
    "done over planned": "BHXH tự nguyện {53.085=53085}/{53.416=53416} người.",
    "list with semicolons": "Các năm 2013, 2014, 2015 lần lượt là: {1.837=1837}; {1.670=1670}; {2.491=2491} lao động.",
    "range": "Mỗi xã vận động {200-300=200..300} người.",
    "range in words": "Tăng từ {30 triệu đến trên 37,7 triệu=30000000..37700000} người.",
    "range with one scale": "Khoảng {2-3 triệu=2000000..3000000} lao động.",
    "row of thousands": "Ở thành thị, nông thôn lần lượt là {33,1=33100} và {35,8 nghìn=35800} người.",
    "row of whole thousands": "Năm 2020, 2021 lần lượt là {861=861000} và {863 nghìn=863000} người.",
    "pair of thousands": "BHXH tự nguyện có {219=219000}/{230 nghìn=230000} người tham gia.",
    "pair of decimal thousands": "BHXH tự nguyện có {21,9=21900}/{23,5 nghìn=23500} người tham gia.",
    "persons of thousands": "BHXH tự nguyện có {402=402}/{1,3 nghìn=1300} người tham gia.",
    "ten thousands": "BHYT có {12=120000}/{15 vạn=150000} người tham gia.",
    "range of ten thousands": "Khoảng {0,9-12 vạn=9000..120000} lao động.",
    "share behind it": "Đã có {318.011=318011} người, tăng {40.640=40640} người (tăng 14,65%).",
    "share before it": "Đạt 90,2% ({7.312.817=7312817} người).",
    "five people": "Gia đình có {năm=5} người tham gia BHYT.",
    "shaped like a year": "Có {2021=2021} người tham gia.",
    "in capitals": "6 THÁNG ĐẦU NĂM CÓ {98.214=98214} NGƯỜI THAM GIA",
}
NONE = {
    "households": "Xã có 350 hộ nghèo.",
    "businesses": "Có 1.200 doanh nghiệp nợ BHXH.",
    "cards": "Trao 300 thẻ BHYT.",
    "books": "Trao tặng 120 sổ BHXH.",
    "files": "Giải quyết 4.500 hồ sơ.",
    "cases": "Có 35 trường hợp vi phạm.",
    "visits": "Khám 12.000 lượt người.",
    "turns": "Có 12.000 lượt khám.",
    "visits by a scheme": "Tổng số lượt khám chữa bệnh BHYT xấp xỉ 130 triệu.",
    "hours for a scheme": "Số giờ làm thủ tục nộp BHXH bắt buộc rút từ 335 xuống 49,5 giờ.",
    "beds": "Bệnh viện có 500 giường.",
    "communes": "Toàn tỉnh có 171 xã.",
    "mixture": "Khen thưởng 500 tập thể và cá nhân.",
    "vague": "Hàng triệu người chưa tham gia.",
    "many": "Nhiều người chưa biết.",
    "one": "Một người tham gia cho biết.",
    "each": "Mỗi lao động đóng 8%.",
    "age": "Người từ 24- 40 tuổi.",
    "age with a word": "Người đủ 80 tuổi được hưởng.",
    "money": "Thu 2,5 triệu đồng.",
    "the whole of a rate per head": "Có 36 giường bệnh trên một vạn dân.",
    "ratio of people": "Cứ 5 lao động thì có 3 người chưa tham gia.",
    "ordinal": "Mức đóng của người thứ 3 bằng 60% người thứ nhất.",
    "a year and a noun": "Trong năm học sinh được cấp thẻ.",
    "groups": "Có 5 nhóm đối tượng tham gia BHYT.",
    "a word that only begins with cụ": "Tỉnh đề ra 10 cụ thể hóa nhiệm vụ.",
    "telephone": "Gọi 0912 345 678 để được tư vấn.",
    "counter": "Số người online: 1083",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_head_counts(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.HEAD_COUNT) == source


@pytest.mark.parametrize("source", NONE.values(), ids=NONE)
def test_no_head_count(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.HEAD_COUNT) == source


def test_persons_per_head_are_a_rate(marked: Callable[..., str]) -> None:
    source = "Có 11 bác sĩ trên một vạn dân."
    assert marked(source, MentionType.HEAD_COUNT) == source
