from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.schema import MentionType

CASES = {
    "lines below a title with the sign": "AI ĐÓNG? (%)\n\nNgân sách: {29,4=29.4}\nHộ gia đình: {25,1=25.1}",
    "once and now": "Thành phố từng {81,5=81.5}, nay {47%=47} học sinh có thẻ.",
    "sign": "Tỷ lệ bao phủ BHXH đạt {35,2%=35.2} lực lượng lao động.",
    "space before the sign": "Tỷ lệ bao phủ đạt {70 %=70}.",
    "no-break space before the sign": "Tỷ lệ bao phủ đạt {22,4\u00a0%=22.4} dân số.",
    "words": "Có {35 phần trăm=35} lao động tham gia.",
    "number in words": "Khoảng {ba mươi phần trăm=30} lao động tham gia BHXH.",
    "a hundred in words": "Xã đạt {100 phần trăm=100} hộ có thẻ.",
    "percentage points": "Tỷ lệ này tăng {4,5 điểm phần trăm=4.5} so với năm trước.",
    "points with a sign": "Tỷ lệ thất nghiệp giảm {0,04 điểm %=0.04}.",
    "padded zero": "Đạt {94,0%=94} kế hoạch, {4,60%=4.6} dân số.",
    "zero": "Từ {1%=1} xuống bằng {0%=0}.",
    "over a hundred": "Huyện đạt {180%=180} kế hoạch năm.",
    "stray slash": "BHYT đạt {98,87/%=98.87} kế hoạch.",
    "per year is left out": "Lãi suất {4,7%=4.7}/năm.",
    "English decimal point": "Tỷ lệ bao phủ đạt {91.5%=91.5} dân số.",
    "English point with two places": "BHYT bao phủ {92.21%=92.21} dân số.",
    "range with a hyphen": "Mức hỗ trợ {65-70%=65..70}.",
    "range with a spaced dash": "Khoảng {50 – 60%=50..60} số lao động.",
    "range with two signs": "Chiếm {10 % - 15%=10..15} dân số.",
    "range in words": "Mức đóng từ {5% đến 7%=5..7} tiền lương.",
    "range without the first word": "Khoảng {61% đến 80%=61..80} người được hỏi.",
    "range without the first sign": "Các xã đạt từ hơn {91 đến 99%=91..99}.",
    "from, down to is no range": "Tỷ lệ hộ nghèo giảm từ {22%=22} xuống {18%=18}.",
    "from, up to is no range": "Đề xuất nâng từ {3%=3} lên {4,5%=4.5}.",
    "movement at a distance": "Bao phủ từ {68,8%=68.8} năm 2014 đã tăng lên {81,7%=81.7} năm 2016.",
    "shared sign with and": "Hai huyện lần lượt đạt {45=45} và {35%=35}.",
    "a list, each with its sign": "Ba xã lần lượt đạt khoảng {45%=45}, {35%=35} và {30%=30}.",
    "minus is dropped": "Số thu giảm lần lượt -{11,9%=11.9} và -{5,7%=5.7}.",
    "sign dropped before a plan": "Huyện đạt {97,64=97.64} kế hoạch giao.",
    "in brackets": "Tăng 3.860 người ({7%=7}).",
    "value, distance and target": "Đạt {38,05%=38.05}, vượt {0,05%=0.05} so với chỉ tiêu ({38%=38}).",
    "open above": "Các xã đạt từ {85%=85} trở lên.",
    "with a sign of comparison": "Phấn đấu >{95%=95} dân số có thẻ.",
    "table row": "Đóng góp: {14%=14} {0.5%=0.5} {3%=3} {1%=1} {3%=3}",
    "of something else": "Giá vàng tăng {2%=2}, dư nợ tăng {14,5%=14.5}.",
    "in a formula": "Mức hỗ trợ là 154.000 x {30%=30} = 46.200 đồng.",
    "capitals": "BAO PHỦ BHYT ĐẠT {95%=95} DÂN SỐ",
    "in Markdown": "Tỷ lệ đạt **{95,5%=95.5}** dân số.",
    "a link's label is text": "Xem [{95%=95} dân số](https://example.vn/95%25-dan-so) có thẻ.",
}
NONE = {
    "half in words": "Một nửa số lao động chưa tham gia BHXH.",
    "a fraction": "Khoảng 1/3 số lao động chưa tham gia.",
    "times": "Số người tham gia gấp 2 lần năm trước.",
    "a level": "Dịch vụ công mức độ 4 được đẩy mạnh.",
    "a web address": "Xem https://example.vn/bao-phu-95%-dan-so để biết thêm.",
    "lines below a title that gives no unit": "AI ĐÓNG?\nNgân sách: 29,4\nHộ gia đình: 25,1",
    "one line below a title": "AI ĐÓNG? (%)\nNgân sách: 29,4",
    "a counter": "Số người online: 1083",
    "a number without sign": "Mỗi tháng đóng 35,2 nghìn đồng.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_percentages(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.PERCENTAGE) == source


@pytest.mark.parametrize("source", NONE.values(), ids=NONE)
def test_no_percentage(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.PERCENTAGE) == source
