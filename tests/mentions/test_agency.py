from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.schema import MentionType

AGENCIES = {
    "of the nation": "BHXH Việt Nam vừa công bố số liệu.",
    "of the nation, one word": "BHXHVN vừa công bố số liệu.",
    "of a province": "BHXH tỉnh phối hợp với bưu điện.",
    "of a district by name": "BHXH huyện Lâm Bình đã tổ chức.",
    "of a city, full": "Bảo hiểm xã hội TP.HCM thông báo.",
    "of a place": "Theo BHXH Hà Nội, số nợ giảm.",
    "branch": "Toàn ngành BHXH nỗ lực.",
    "office": "Người dân đến cơ quan BHXH.",
    "director": "Giám đốc BHXH cho biết.",
    "of the provinces": "Yêu cầu BHXH các tỉnh báo cáo.",
    "of a city in charge": "Giao BHXH thành phố chủ trì.",
    "department": "Vụ Bảo hiểm xã hội đề xuất.",
    "department of health insurance": "Vụ Bảo hiểm y tế cho hay.",
    "it acts": "BHXH đã thu hơn 300 tỷ đồng.",
    "a law": "Luật Bảo hiểm xã hội được thông qua.",
    "a law, short": "Luật BHXH sửa đổi.",
    "a law of health insurance": "Luật BHYT có hiệu lực.",
    "a product": "Cài đặt ứng dụng VssID - BHXH số.",
    "a company": "Tổng công ty Bảo hiểm Bảo Việt tăng vốn.",
    "a benefit without the word": "Người lao động nhận trợ cấp thất nghiệp và lương hưu.",
    "a programme": "Chương trình Medicaid được mở rộng.",
    "plain bảo hiểm": "Người dân mua bảo hiểm.",
}
SCHEMES = {
    "taking part": "Người dân tham gia {BHXH=social}.",
    "policy": "Tuyên truyền chính sách {BHXH=social}, {BHYT=health}.",
    "legislation about it": "Chấp hành pháp luật {BHXH=social}.",
    "debt": "Doanh nghiệp nợ {BHXH=social} kéo dài.",
    "variant is always the scheme": "{BHXH tự nguyện=social_voluntary} đã thu hút người dân.",
}


@pytest.mark.parametrize("source", AGENCIES.values(), ids=AGENCIES)
def test_what_only_bears_the_name_is_no_mention(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.INSURANCE) == source


@pytest.mark.parametrize("source", SCHEMES.values(), ids=SCHEMES)
def test_the_scheme_is_a_mention(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.INSURANCE) == source


def test_an_agency_with_its_short_form_is_no_mention(marked: Callable[..., str]) -> None:
    source = "Bảo hiểm xã hội (BHXH) tỉnh Hà Nam cho biết."
    assert marked(source, MentionType.INSURANCE) == source
