"""Places found in a text, case by case: ``{Lâm Bình=district}`` marks what must be found, and nothing else may be."""

from __future__ import annotations

import re

import pytest

from extractor.lexicon import built_in
from extractor.text import places
from extractor.text.places import find_places
from extractor.text.view import view

LEVELS = {
    name: getattr(places, name.upper())
    for name in ("nation", "country", "region", "province", "district", "commune", "hamlet")
}
CASES = {
    # class words
    "province": "BHXH tỉnh {Lào Cai=province} cho biết.",
    "district and commune": "Ở xã {Minh Đức=commune}, huyện {Lâm Bình=district}.",
    "hamlet": "Bà con ấp {Hòa Hưng=hamlet} đã đăng ký.",
    "abbreviations": "TP. {Thủ Đức=district}, TX. {Hồng Lĩnh=district}, H. {Củ Chi=district}, P. {Tân Định=commune}.",
    "hyphens": "Tại TP. {Phan Rang - Tháp Chàm=district} và tỉnh {Bà Rịa - Vũng Tàu=province}.",
    "a longer name first": "Bà con {Bà Rịa – Vũng Tàu=province} tham gia.",
    "a kind between": "Xã biên giới {Thanh Vân=commune} phủ kín thẻ.",
    "numbered": "Quận {12=district} và phường {3=commune}, Q.{5=district}.",
    "state farm": "Thị trấn {Nông trường Mộc Châu=commune} dẫn đầu.",
    "city of a province's name": "Thành phố {Hải Dương=district} thuộc tỉnh {Hải Dương=province}.",
    "central city": "Thành phố {Đà Nẵng=province} đi đầu.",
    "a known name among capitals": "TỈNH {LÀO CAI=province} CÓ THÊM NHIỀU NGƯỜI THAM GIA",
    "capitals without a name": "BỆNH VIỆN HUYỆN SỐNG NHỜ BHYT\nXÃ NÀO CŨNG CÓ TRÊN 95%",
    "a name in capitals before a mark": "XÃ {MƯỜNG BÚ=commune}: 1.200 NGƯỜI",
    "a row under one class word": "Các xã {Mường Bú=commune}, {Mường Chùm=commune} và {Tạ Bú=commune} đạt chuẩn.",
    "a row of a kind": "Ba huyện biên giới {Lộc Ninh=district}, {Bù Đốp=district}, {Bù Gia Mập=district} về đích.",
    "bare once it is known": "Xã {Ngãi Phú=commune} họp dân. Sau đó {Ngãi Phú=commune} vận động từng nhà.",
    # bare names
    "districts": "Ở {Diễn Châu=district}, {Nam Đàn=district} số người tham gia tăng.",
    "sentence opens with another word": "Riêng {Diễn Châu=district} đạt 95%.",
    "a team of a district": "Đội {Trà Cú=district} thắng.",
    "buôn is part of a name": "Tại {Buôn Đôn=district} mọi trường đều đạt.",
    "spellings": "Tỉnh {Đắc Lắc=province} và {TPHCM=province}, {Thừa Thiên Huế=province}.",
    "capitals": "{QUẢNG NINH=province}: NỢ BẢO HIỂM KÉO DÀI",
    "old provinces": "Hồi còn {Sông Bé=province}, ít người biết.",
    "nation": "{Cả nước=nation} có nhiều người; {trên toàn quốc=nation}, {nước ta=nation}.",
    "countries": "{Hàn Quốc=country}, {Thái Lan=country} và {Mỹ=country} đã cải cách.",
    "region": "Ở {Đồng bằng sông Cửu Long=region} tỷ lệ cao hơn.",
    "a paper's short name": "({QBĐT=province}) - Sáng nay, BHXH tỉnh tổ chức hội nghị.",
    # no places
    "society": "Bảo hiểm Xã Hội, Hội nghị, tỉnh ủy, xã hội hóa.",
    "pronoun and name": "Anh là công nhân. Bà Nga kể. Chị Thanh Hà nói. Ông Đức vui.",
    "person of a province's name": "Bác sĩ Lê Hải Dương khám bệnh.",
    "person behind a place": "Huyện {Lâm Bình=district} Đỗ Văn Cảm phát biểu.",
    "holder of an office": "Bí thư Đảng ủy xã Giàng Mí Sính nhớ lại.",
    "initials": "Kế toán Bùi T.H. hỏi.",
    "street, firm": "Ở đường Hai Bà Trưng, cầu Tân Phú, công ty Long Thành.",
    "abbreviation": "Huyện BHXH, xã NTM.",
    "longer name": "Nhà văn Đức Chánh và làng Mỹ Sơn Hạ.",
}
MARK = re.compile(r"\{([^={}]+)=([a-z]+)\}")


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_places(source: str) -> None:
    text = MARK.sub(r"\1", source)
    expected = [(mark[1], LEVELS[mark[2]]) for mark in MARK.finditer(source)]
    seen = view(text)
    assert [(seen.text[place.start : place.end], place.level) for place in find_places(seen, built_in())] == expected


NAMES = {
    "TP.HCM": "Hồ Chí Minh", "Đắc Lắc": "Đắk Lắk", "tỉnh Đắc Nông": "Đắk Nông", "Hoa Kỳ": "Mỹ", "cả nước": "Việt Nam",
    "Sài Gòn": "Hồ Chí Minh", "XÃ NGÃI PHÚ": "Ngãi Phú", "huyện Hoà An": "Hòa An", "(HG) -": "Hậu Giang",
}  # fmt: skip


@pytest.mark.parametrize(("written", "name"), NAMES.items(), ids=NAMES)
def test_the_name_that_a_record_gives(written: str, name: str) -> None:
    (place,) = find_places(view(written), built_in())
    assert place.name == name


def test_names_in_great_numbers_stay_cheap() -> None:
    seen = view("các huyện Diễn Châu, Nam Đàn và xã Hưng Lộc 12 người; " * 400)
    assert len(find_places(seen, built_in())) == 1200
