from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.schema import InsuranceCode, MentionType

CODES = {
    "social": "Tham gia {bảo hiểm xã hội=social} là quyền lợi.",
    "social, short": "Số người đóng {BHXH=social} tăng.",
    "lump sum": "Số người rút {BHXH một lần=social} tăng.",
    "lump sum in digits": "Số người hưởng {BHXH 1 lần=social} tăng.",
    "compulsory": "Tham gia {BHXH bắt buộc=social_compulsory}.",
    "voluntary": "Tham gia {BHXH tự nguyện=social_voluntary}.",
    "voluntary, full": "Tham gia {bảo hiểm xã hội tự nguyện=social_voluntary}.",
    "voluntary, one word": "Vận động người dân tham gia {BHXHTN=social_voluntary}.",
    "voluntary, abbreviated": "Vận động người dân tham gia {BHXH TN=social_voluntary}.",
    "health": "Người có thẻ {bảo hiểm y tế=health} được khám.",
    "health, short": "Người có thẻ {BHYT=health} được khám.",
    "household": "Mua {BHYT hộ gia đình=health_household}.",
    "household with theo": "Tham gia {BHYT theo hộ gia đình=health_household}.",
    "household, full": "Tham gia {bảo hiểm y tế hộ gia đình=health_household}.",
    "student": "Tỷ lệ tham gia {BHYT học sinh, sinh viên=health_student} đạt 98%.",
    "student, short": "Tỷ lệ tham gia {BHYT HSSV=health_student} đạt 98%.",
    "school": "Tỷ lệ tham gia {BHYT học đường=health_student} đạt 98%.",
    "health voluntary": "Mua {BHYT tự nguyện=health_voluntary}.",
    "unemployment": "Người hưởng {bảo hiểm thất nghiệp=unemployment}.",
    "unemployment, BH": "Người hưởng {BH thất nghiệp=unemployment}.",
    "unemployment, short": "Quỹ {BHTN=unemployment} kết dư.",
    "occupational": "Quỹ {bảo hiểm tai nạn lao động, bệnh nghề nghiệp=occupational}.",
    "occupational, short": "Quỹ {BHTNLĐ, BNN=occupational} kết dư.",
    "occupational, hyphen": "Quỹ {BHTNLĐ-BNN=occupational} kết dư.",
    "supplementary pension": "Tham gia {bảo hiểm hưu trí bổ sung=supplementary_pension}.",
    "life": "Doanh thu {bảo hiểm nhân thọ=life} giảm.",
    "non-life": "Doanh thu {bảo hiểm phi nhân thọ=non_life} tăng.",
    "motor": "Mua {bảo hiểm xe cơ giới=motor}.",
    "motorcycle": "Mua {bảo hiểm xe máy=motor}.",
    "agricultural": "Thí điểm {bảo hiểm nông nghiệp=agricultural}.",
    "property": "Mua {bảo hiểm cháy nổ=property} cho kho hàng.",
    "accident": "Mua {bảo hiểm tai nạn=accident} cho hành khách.",
    "deposit": "Chính sách {bảo hiểm tiền gửi=deposit} thay đổi.",
}
FORMS = {
    "both forms": "Chính sách {bảo hiểm thất nghiệp=unemployment} ({BHTN=unemployment}).",
    "short form inside": "Tham gia {bảo hiểm y tế (BHYT) hộ gia đình=health_household}.",
    "ellipsis": "Đóng {bảo hiểm xã hội=social}, {y tế=health}, {thất nghiệp=unemployment}.",
    "shared name": "Tham gia {BHXH bắt buộc=social_compulsory} và {tự nguyện=social_voluntary}.",
    "coordination": "Chính sách {BHXH=social}, {BHYT=health}, {BHTN=unemployment}.",
    "group of people": "Số học sinh tham gia {BHYT=health} tăng.",
    "for all": "Thực hiện {BHYT=health} toàn dân.",
    "card, book and fund": "Thẻ {BHYT=health}, sổ {BHXH=social}, quỹ {BHXH=social}.",
    "abroad": "Tại Mỹ, {bảo hiểm y tế=health} rất đắt.",
    "small letters": "Người dân mua {bhyt=health}.",
    "capitals": "PHÁT TRIỂN {BẢO HIỂM XÃ HỘI TỰ NGUYỆN=social_voluntary}",
    "slip of the pen": "Tham gia {bảo hiếm y tế=health}.",
    "crime about it": "Tội gian lận {bảo hiểm xã hội=social} bị xử lý.",
    "kind from the text": "{BHXH=social} có hai loại. {Bảo hiểm tự nguyện=social_voluntary} linh hoạt hơn.",
    "behind an agency": "BHXH tỉnh cho biết số người tham gia {BHXH tự nguyện=social_voluntary} tăng.",
}


@pytest.mark.parametrize("source", CODES.values(), ids=CODES)
def test_kinds(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.INSURANCE) == source


def test_every_code_has_a_case() -> None:
    assert {code for code in InsuranceCode if any(f"={code}}}" in source for source in CODES.values())} == set(
        InsuranceCode
    )


@pytest.mark.parametrize("source", FORMS.values(), ids=FORMS)
def test_forms(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.INSURANCE) == source
