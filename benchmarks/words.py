"""The word lists of both simple scripts, as somebody who knows the subject would note them down in an hour."""

from __future__ import annotations

from typing import Final

from extractor.schema import InsuranceCode as Code

__all__ = ["AGENCY_BEFORE", "AGENCY_BEHIND", "INSURANCE", "PERSONS", "SCALES"]

INSURANCE: Final[dict[str, Code]] = {
    f"{stem}{kind}": code
    for code, stems, kinds in (
        (Code.SOCIAL, ("bảo hiểm xã hội", "BHXH"), ("", " một lần")),
        (Code.SOCIAL_COMPULSORY, ("bảo hiểm xã hội", "BHXH"), (" bắt buộc",)),
        (Code.SOCIAL_VOLUNTARY, ("bảo hiểm xã hội", "BHXH"), (" tự nguyện",)),
        (Code.HEALTH, ("bảo hiểm y tế", "BHYT"), ("",)),
        (Code.HEALTH_HOUSEHOLD, ("bảo hiểm y tế", "BHYT"), (" hộ gia đình", " theo hộ gia đình")),
        (Code.HEALTH_STUDENT, ("bảo hiểm y tế", "BHYT"), (" học sinh, sinh viên", " học sinh", " HSSV", " học đường")),
        (Code.HEALTH_VOLUNTARY, ("bảo hiểm y tế", "BHYT"), (" tự nguyện",)),
        (Code.UNEMPLOYMENT, ("bảo hiểm thất nghiệp", "BH thất nghiệp", "BHTN"), ("",)),
        (Code.OCCUPATIONAL, ("bảo hiểm tai nạn lao động",), ("", ", bệnh nghề nghiệp")),
        (Code.OCCUPATIONAL, ("BHTNLĐ",), ("", ", BNN", "-BNN")),
        (Code.SUPPLEMENTARY_PENSION, ("bảo hiểm hưu trí bổ sung", "hưu trí tự nguyện"), ("",)),
        (Code.LIFE, ("bảo hiểm nhân thọ",), ("",)),
        (Code.NON_LIFE, ("bảo hiểm phi nhân thọ",), ("",)),
        (Code.MOTOR, ("bảo hiểm xe cơ giới", "bảo hiểm xe máy", "bảo hiểm ô tô"), ("",)),
        (Code.AGRICULTURAL, ("bảo hiểm nông nghiệp", "bảo hiểm cây trồng", "bảo hiểm vật nuôi"), ("",)),
        (Code.PROPERTY, ("bảo hiểm cháy nổ", "bảo hiểm tài sản"), ("",)),
        (Code.ACCIDENT, ("bảo hiểm tai nạn",), ("",)),
        (Code.DEPOSIT, ("bảo hiểm tiền gửi",), ("",)),
    )
    for stem in stems
    for kind in kinds
}
"""Names and abbreviations, and the codes they stand for."""

AGENCY_BEFORE: Final = ("Luật", "ngành", "cơ quan", "Giám đốc")
"""Before a name these make it a law or an office."""

AGENCY_BEHIND: Final = ("Việt Nam", "tỉnh", "huyện", "thành phố", "thị xã", "TP", "các tỉnh", "cấp huyện")
"""Behind BHXH these make it an office."""

PERSONS: Final = (
    *("người", "lao động", "đối tượng", "học sinh", "sinh viên", "HSSV", "công nhân", "cán bộ", "công chức"),
    *("viên chức", "trẻ em", "trẻ", "em", "cháu", "bệnh nhân", "hội viên", "đoàn viên", "thành viên", "đại biểu"),
    *("nông dân", "nhân khẩu", "giáo viên", "tình nguyện viên", "nhân viên", "khách hàng", "nhân sự", "thân nhân"),
)
"""Nouns that denote persons."""

SCALES: Final = {"nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000}
"""Scale words of numerals."""
