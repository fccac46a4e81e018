"""Places of records, case by case: ``{300=Hà Tĩnh}``, ``{300=-}`` where no place settles it; ``¶`` parts paragraphs."""

from __future__ import annotations

import pytest

from extractor.gold.inline import parse_marks
from extractor.pipeline import Extractor

HA_TINH = "Hà Tĩnh: Mở rộng bảo hiểm¶BHXH tỉnh Hà Tĩnh vừa họp.¶"
NATIONAL = "Bảo hiểm xã hội ngày càng rộng¶Theo Bộ Nội vụ, cả nước đã có tiến bộ.¶"
CASES = {
    # the article's place
    "headline": "Hà Tĩnh: {95%=Hà Tĩnh} dân số có thẻ BHYT",
    "carried from the headline": HA_TINH + "Đến nay có {300=Hà Tĩnh} người tham gia BHXH.",
    "carried over paragraphs": HA_TINH + "Công tác này gặp khó.¶Số thu đạt {95%=Hà Tĩnh} kế hoạch.",
    "the whole province": HA_TINH + "Huyện Can Lộc đi đầu. Toàn tỉnh có {300=Hà Tĩnh} người tham gia.",
    "a paper's dateline": "Lễ ra quân¶(QBĐT) - Sáng nay, BHXH tỉnh họp.¶Toàn tỉnh có {300=Quảng Bình} người tham gia.",
    "locator": "Huyện Mộc Châu (Sơn La) vận động¶Đến nay toàn huyện có {300=Mộc Châu} người tham gia.",
    "national body": NATIONAL + "Tỷ lệ chậm đóng còn {3%=Việt Nam}.",
    "the fund's head office as source": HA_TINH + "Theo BHXH Việt Nam, có {16 triệu=Việt Nam} người tham gia BHXH.",
    "nation in a province's article": HA_TINH + "Cả nước có {91%=Việt Nam} dân số tham gia BHYT.",
    "a bulletin": "TIN NHANH¶CÀ MAU: THẺ HỌC SINH¶Có {12=Cà Mau} em.¶HẬU GIANG: NỢ BHXH¶Có {40=Hậu Giang} công nhân.",
    "nothing named": "Hội nghị có {300=-} đại biểu.",
    "foreign": "Hàn Quốc cải cách lương hưu¶Hàn Quốc già đi. Người lao động đóng {13%=Hàn Quốc} tiền lương.",
    "several provinces": "Cụm thi đua số 3 gồm 5 tỉnh tổng kết¶Toàn cụm có {3.000=-} người tham gia BHXH.",
    # named around the number
    "before it": HA_TINH + "Tại huyện Kỳ Anh, có {300=Kỳ Anh} người tham gia, đạt {95%=Kỳ Anh} kế hoạch.",
    "behind it": HA_TINH + "Đã có {300=Can Lộc} công nhân ở Can Lộc mất việc.",
    "of it": HA_TINH + "Đến nay {35%=Kỳ Anh} số thôn của huyện Kỳ Anh đạt chuẩn.",
    "country": NATIONAL + "Ở Thái Lan, {40%=Thái Lan} lao động có bảo hiểm, cao hơn mức {18%=Nhật Bản} của Nhật Bản.",
    "narrowest": HA_TINH + "Xã Kỳ Phú (huyện Kỳ Anh) có {300=Kỳ Phú} người tham gia.",
    # lists
    "list": HA_TINH + "Xã Kỳ Phú đạt {93%=Kỳ Phú}, xã Kỳ Xuân đạt {94%=Kỳ Xuân}, Kỳ Bắc {95%=Kỳ Bắc}.",
    "brackets": HA_TINH + "Nhóm đầu gồm Đức Thọ ({97%=Đức Thọ}), Hương Sơn ({96%=Hương Sơn}).",
    "after a total": HA_TINH + "Toàn tỉnh có {300=Hà Tĩnh} người, trong đó huyện Đức Thọ {96=Đức Thọ} người.",
    "the rest": HA_TINH + "Đức Thọ {12=Đức Thọ} người, Hương Sơn {9=Hương Sơn}; các huyện còn lại {6=Hà Tĩnh} người.",
    "in step": HA_TINH + "Các huyện Đức Thọ, Hương Sơn lần lượt có {120=Đức Thọ}, {98=Hương Sơn} người tham gia.",
    "in a row": HA_TINH + "Các huyện Đức Thọ, Hương Sơn phải đạt {90%=-} dân số.",
    "in a row behind": HA_TINH + "Đã có {20=-} người tham gia ở Đức Thọ và Hương Sơn.",
    "such as": HA_TINH + "Một số huyện như Đức Thọ, Hương Sơn đạt {95%=-} dân số.",
    "all three": HA_TINH + "Cả ba huyện đều đạt {40%=-} kế hoạch.",
    "no place in a list": HA_TINH + "Toàn tỉnh có {300=Hà Tĩnh} cán bộ, trong đó Sở Y tế {40=Hà Tĩnh} người.",
    # not where it holds
    "compared": HA_TINH + "So với Nghệ An, số người tham gia tăng {12%=Hà Tĩnh}.",
    "destination": HA_TINH + "Đến nay có {350=Hà Tĩnh} lao động đi làm việc tại Nhật Bản.",
    "venue": HA_TINH + "Sáng 5/6, tại Kỳ Anh, BHXH tỉnh tổ chức hội nghị. Đến nay có {300=Hà Tĩnh} người tham gia.",
    "share of the nation": NATIONAL + "Ba tỉnh này chiếm {46%=-} tổng số hồ sơ của cả nước.",
    "plan given": HA_TINH + "Huyện Kỳ Anh đạt {90%=Kỳ Anh} kế hoạch tỉnh giao, Đức Thọ đạt {80%=Đức Thọ}.",
    "residence": HA_TINH + "Ông Lê Văn Lý, ở xã Kỳ Phú, rất vui. Cả tỉnh có {300=Hà Tĩnh} người như ông.",
    # class words that refer back
    "district's office": HA_TINH + 'Ông Nam - Giám đốc BHXH huyện Can Lộc nói: "Toàn huyện có {120=Can Lộc} người".',
    "this commune": HA_TINH + "Xã Kỳ Phú đạt chuẩn. Xã này còn {40=Kỳ Phú} người chưa có thẻ.",
    "this country": NATIONAL + "Hàn Quốc tăng mức đóng. Đã có {20%=Hàn Quốc} dân số nước này trên 65 tuổi.",
    "the province's target": HA_TINH + "Năm sau, tỉnh phấn đấu đạt {96%=Hà Tĩnh}.",
    "the city": "Đà Nẵng mở rộng BHXH¶Thành phố có {300=Đà Nẵng} người tham gia.",
    # focus and persons
    "focus in a paragraph": HA_TINH + "Huyện Kỳ Anh vào cuộc sớm. Đến nay có {300=Kỳ Anh} người tham gia.",
    "back in the next one": HA_TINH + "Huyện Kỳ Anh vào cuộc sớm.¶Đến nay có {300=Hà Tĩnh} người tham gia.",
    "a person's home": HA_TINH + "Bà Lê Thị Lý, ở xã Kỳ Phú, buôn bán nhỏ. Nhà bà có {5=Kỳ Phú} người đều có thẻ.",
    "speaking for a district": HA_TINH
    + "Bác sĩ giám đốc Trung tâm Y tế huyện Can Lộc nói: “Có {120=Can Lộc} bệnh nhân”.",
    # rules and surveys
    "a rule": HA_TINH + "Người lao động đóng {8%=-} tiền lương, chủ sử dụng đóng {17,5%=-}.",
    "a province's own support": HA_TINH + "Ngân sách tỉnh hỗ trợ thêm {10%=Hà Tĩnh} mức đóng BHXH.",
    "survey of several": HA_TINH
    + "Nhóm khảo sát {200=-} công nhân tại Đức Thọ và Hương Sơn. Kết quả: {62%=-} người được hỏi lo lắng.",
    "survey of the province": HA_TINH
    + "Sở Y tế khảo sát {500=Hà Tĩnh} người bệnh; {18%=Hà Tĩnh} người được hỏi lo lắng.",
    "survey without a place": NATIONAL + "Viện Công nhân khảo sát {500=-} công nhân; {18%=-} người được hỏi lo lắng.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_place(source: str, extractor: Extractor) -> None:
    text, marks = parse_marks(source.replace("¶", "\n"))
    expected = {(mark.start, text[mark.start : mark.end]): mark.value for mark in marks}
    found = {(record.start, record.text): record.place or "-" for record in extractor.extract(text).records}
    assert {key: found.get(key) for key in expected} == expected


def test_the_name_that_decided_is_kept(extractor: Extractor) -> None:
    text = "Tại huyện Can Lộc có 5.120 người tham gia BHXH."
    (record,) = extractor.extract(text).records
    assert record.evidence is not None
    assert record.rules is not None
    ((start, end),) = record.evidence["place"]
    assert (text[start:end], record.rules["place"]) == ("Can Lộc", "place.named")
