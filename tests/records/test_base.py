"""Bases, case by case: ``{35%=population}``, ``{35%=-}`` where no words name a whole."""

from __future__ import annotations

import pytest

from extractor.gold.inline import parse_marks
from extractor.pipeline import Extractor

CASES = {
    # right behind the number
    "of the population": "Tỷ lệ bao phủ BHYT của Quảng Trị đạt {95,3%=population} dân số.",
    "of the inhabitants": "Toàn xã đã có {98,4%=population} người dân có thẻ BHYT.",
    "against the labour force": "BHXH tự nguyện đạt {3,1%=labour_force} so với lực lượng lao động trong độ tuổi.",
    "of the workers of working age": "Huyện có {21%=labour_force} số lao động trong độ tuổi tham gia BHXH.",
    "of a total of persons": "Thành phố có 9.120 em tham gia BHYT, đạt {97,2%=group} tổng số học sinh.",
    "of those who left": "Trường hợp này chiếm {62%=group} số người rút BHXH một lần.",
    "of the asked": "Có {41%=group} người được hỏi chưa biết chính sách BHYT mới.",
    "of persons by what they do": "Đã có {100%=group} người đến nộp hồ sơ hưởng BHTN được tư vấn.",
    "of persons by a verb": "Số mua lại thẻ BHYT bằng {60,5%=group} số bị cắt.",
    "of these": "Thị xã còn 812 người chưa tham gia BHYT, {40%=group} số này đi làm ăn xa.",
    "of the wage": "Người lao động đóng BHXH bằng {8%=wage} mức tiền lương tháng.",
    "of the average wage": "Lương hưu bằng {45%=wage} mức bình quân tiền lương tháng đóng BHXH.",
    "of the contribution": "Hộ nghèo được hỗ trợ {100%=contribution} mức đóng BHYT.",
    "of what is to be collected": "Nợ BHXH chiếm {2,4%=contribution} số phải thu.",
    "of the sum to be paid": "Mức phạt từ {12% đến 15%=contribution} tổng số tiền phải đóng BHXH.",
    "of the cost": "Quỹ BHYT trả {80%=cost} chi phí khám, chữa bệnh.",
    "of offices": "Từ tháng 3, {100%=other} đơn vị giao dịch điện tử với BHXH.",
    "of things in general": "Đã có {87%=other} số đơn thư về BHXH được trả lời.",
    "of a debt outstanding": "Nợ xấu chiếm {1,2%=other} tổng dư nợ.",
    "per day of a sum": "Đơn vị nộp thêm {0,03%=other}/ngày tính trên số tiền chậm đóng BHXH.",
    "of a plan of collection": "Nợ BHXH còn 31 tỷ đồng, bằng {4,2%=plan} kế hoạch thu.",
    "what it was": "Số thu BHXH bằng {91%=previous} so với cùng kỳ.",
    "a time is no whole": "Tỷ lệ nợ BHXH từ {2,4%=-} năm ngoái xuống {1,9%=-}.",
    # plans, changes and distances
    "share of a plan": "Huyện có 5.120 người tham gia BHXH tự nguyện, đạt {96,1%=plan} kế hoạch.",
    "change of an amount": "Số thu BHXH tăng {14,65%=previous} so với cùng kỳ.",
    "growth": "Kinh tế tăng trưởng {6,6%=previous}.",
    "change of a rate in points": "Tỷ lệ hộ nghèo giảm {1,5%=-}.",
    "percentage points": "Số thu BHXH đạt 40% kế hoạch, tăng {2,1 điểm phần trăm=-} so với cùng kỳ.",
    "change behind a rate": "Tỷ lệ bao phủ BHYT đạt {92%=population} dân số, tăng {1,4%=-} so với năm 2021.",
    "change behind a bracketed rate": (
        "BHYT phủ {65%=population} dân số; so với năm 2013 ({62%=population}) tăng {3%=-}."
    ),
    "distance in points": "Tỷ lệ bao phủ BHYT đạt {94%=population} dân số, vượt {0,2%=-} so với chỉ tiêu.",
    "distance as a share of the plan": "Số người tham gia BHXH tự nguyện là 318 người, vượt {6%=plan} kế hoạch.",
    "distance of an amount of money": "Số thu BHXH là 96 tỷ đồng, vượt {4%=plan} so với dự toán.",
    # before the number
    "on the labour force": "Tỷ lệ lao động tham gia BHXH trên lực lượng lao động đạt {39%=labour_force}.",
    "a stroke for of": "Tỷ lệ người tham gia BHYT/dân số đạt {89,3%=population}.",
    "of a benefit rate": "Nghỉ hưu trước tuổi, mỗi năm giảm {2%=-} tỷ lệ hưởng lương hưu.",
    "a benefit's owner is no whole": "Mức lương hưu của lao động nữ được tính bằng {45%=-} khi đủ 15 năm.",
    "rate of a group": "Tỷ lệ tham gia BHYT của học sinh đạt {97%=group}.",
    "a group's rate by its own name": "Tỷ lệ học sinh, sinh viên tham gia BHYT đạt {97%=-}.",
    "out of things counted": "Trong tổng số 1.200 doanh nghiệp nợ BHXH, có {30%=other} đã ngừng hoạt động.",
    "out of the inhabitants": "Tỉnh có 1,2 triệu dân, trong đó {92%=population} đã có thẻ BHYT.",
    "other parts of the rest": "Còn {8%=population} dân số chưa có thẻ BHYT, chủ yếu là lao động tự do ({60%=-}).",
    "distance of a rate to its target": "BHYT bao phủ {90,8%=population} dân số, vượt {0,1%=-} chỉ tiêu được giao.",
    "years of a ladder ahead": (
        "Mục tiêu năm 2021 đạt {35%=labour_force}, năm 2025 đạt {45%=labour_force}, "
        "năm 2030 đạt {60%=labour_force} lực lượng lao động tham gia BHXH."
    ),
    "rate of the population": "Đến nay tỷ lệ dân số tham gia BHYT đạt {91%=population}.",
    "rate of the inhabitants": "Năm 2022, tỷ lệ người dân tham gia BHYT đạt {93,1%=population}.",
    "rate of the labour force": "Tỷ lệ lực lượng lao động tham gia BHTN là {9,6%=labour_force}.",
    "in the total": "Trong tổng số người hưởng BHTN, lao động nữ chiếm {58%=group}; dưới 35 tuổi chiếm {61%=group}.",
    "out of a count": "Trong 214 người dừng đóng BHXH tự nguyện, hơn {70%=group} nói thu nhập bấp bênh.",
    "out of whom": "Trong số ngư dân có thẻ BHYT, {27%=group} mua lần đầu.",
    "out of a total debt": "Trong tổng số nợ BHXH, nợ dưới 3 tháng chiếm {38%=other}.",
    "of them directly": "Trường tuyển 1.200 sinh viên, trong đó {80%=group} đã có thẻ BHYT.",
    "another rate's relation": "BHTN vượt 120 người so với kế hoạch; tỷ lệ bao phủ BHYT đạt {94,6%=-}.",
    # a group with its rate
    "group and bracket": (
        "Nhóm có tỷ lệ tham gia BHYT cao gồm: người nghèo ({100%=group}), người có công ({99%=group})."
    ),
    "group reaches": "Tỷ lệ tham gia BHYT ở nhóm cận nghèo mới đạt {25%=group}.",
    "group beside the population": "BHYT đạt {95%=population} dân số; học sinh, sinh viên {100%=group}.",
    "number of persons is no group": "Năm 2021, số người tham gia BHXH đạt khoảng {35,2%=-}.",
    # nothing named
    "rate's own name": "Tỷ lệ thất nghiệp là {2,3%=-}.",
    "rate of coverage alone": "Tỷ lệ bao phủ BHYT của huyện đạt {94,7%=-}.",
    "a count beside": "Toàn huyện có 2.760 người cận nghèo tham gia BHYT, đạt {41,5%=-}.",
    "a place with its rate": "Xã Ninh Hòa đạt {93,4%=-}, xã Vĩnh Lộc đạt {88,7%=-}.",
    # movements and rows
    "movement, whole behind": "Tỉnh nâng mức hỗ trợ từ {30%=contribution} lên {50%=contribution} mức đóng BHYT.",
    "list, whole behind": "Người thứ hai, thứ ba lần lượt đóng {70%=contribution}, {60%=contribution} mức đóng BHYT.",
    "years between": "Phấn đấu năm 2025 đạt {45%=labour_force} và năm 2030 {60%=labour_force} lực lượng lao động.",
    "a new clause behind": (
        "Đã xác thực 1,2 triệu người tham gia BHYT, đạt {99%=-}; {100%=other} cơ sở y tế dùng căn cước."
    ),
    "parallel schemes": (
        "BHXH đạt {48%=labour_force} lực lượng lao động, trong đó BHXH bắt buộc là {42%=labour_force}, "
        "BHXH tự nguyện là {6%=labour_force}."
    ),
    "another scheme": "BHXH đạt {35%=labour_force} lực lượng lao động; tỷ lệ bao phủ BHYT đạt {91%=-}.",
    "another rate": "Giữ vững tỷ lệ bao phủ BHYT trên {98%=population} dân số; tỷ lệ nợ dưới {1,5%=-}.",
    "levels of a ladder": (
        "BHYT phủ {66,5%=population} dân số, năm 2015 là {70%=population}, năm 2018 là {76%=population}."
    ),
    "counts between": (
        "Khu vực dịch vụ có 20 triệu người, chiếm {39%=group} tổng số lao động có việc làm; "
        "công nghiệp 17 triệu người ({33%=group})."
    ),
    "payers": "Người lao động đóng {8%=wage}, doanh nghiệp {14%=wage} tiền lương vào quỹ hưu trí.",
    "groups with their shares": (
        "Nhà nước hỗ trợ {30%=contribution} mức đóng BHXH tự nguyện cho hộ nghèo, {25%=contribution} cho hộ cận nghèo, "
        "người khác {10%=contribution}."
    ),
    # taken up again
    "this rate": "Năm 2012, BHYT phủ {66%=population} dân số. Đến năm 2016, tỷ lệ này là {81%=population}.",
    "corresponding figures": (
        "Ở Nhật Bản, {90%=group} người cao tuổi có lương hưu. Con số tương ứng của Malaysia là "
        "{50%=group}, Singapore {80%=group}."
    ),
    "this rate without a whole": "Năm 2018, tỷ lệ tái tục đạt {88%=-}. Năm nay, tỷ lệ ấy mới được {47%=-}.",
    "divided further": (
        "Có 50.000 người hưởng, chiếm {6%=group} tổng số người tham gia BHTN. "
        "Xét theo trình độ: đại học {44%=group}; chưa qua đào tạo {56%=group}."
    ),
    "the rest": "BHYT phủ {91%=population} dân số. Song còn tới {9%=population} đứng ngoài.",
    # a contribution and its parts
    "who pays": (
        "BHYT học sinh có mức đóng 972.000 đồng, trong đó ngân sách gánh {30%=contribution}, phụ "
        "huynh nộp {70%=contribution}."
    ),
    "support of a named contribution": (
        "Người tham gia BHXH tự nguyện được hỗ trợ tiền đóng, trong đó hộ nghèo được hỗ trợ {30%=contribution}, "
        "hộ cận nghèo {25%=contribution}."
    ),
    "members of a household": (
        "Người thứ nhất đóng đủ phí BHYT, người thứ hai bằng {70%=contribution}, thứ ba {60%=contribution}."
    ),
    "a rule goes on": (
        "Đủ 15 năm, lao động nữ hưởng {45%=wage} mức bình quân tiền lương tháng đóng BHXH. Sau "
        "đó mỗi năm được cộng {2%=wage}."
    ),
    "a rule's groups": (
        "Trẻ em được quỹ BHYT trả {100%=cost} chi phí khám, chữa bệnh. Người hưởng lương hưu, hộ cận nghèo: {95%=cost}."
    ),
    "items below a lead-in": (
        "Mức đóng tính trên quỹ tiền lương tháng như sau:\n- Doanh nghiệp: BHXH {17,5%=wage}, "
        "BHYT {3%=wage};\n- Người lao động: BHXH {8%=wage}."
    ),
    "items of rates named above": (
        "Nhà nước hỗ trợ {30%=contribution} mức đóng BHXH tự nguyện cho hộ nghèo.\nTừ năm 2025, "
        "các tỷ lệ này đổi như sau:\n"
        "- hộ nghèo: {50%=contribution};\n- hộ cận nghèo: {40%=contribution}."
    ),
    "a formula": (
        "Người thứ nhất đóng BHYT bằng {4,5%=wage} lương cơ sở.\n- Người thứ nhất: 2.340.000 "
        "đồng x {4,5%=wage} = 105.300 đồng."
    ),
    "a table": (
        "Người tham gia BHYT so với dân số:\nHuyện | Số người | Bao phủ\nLắk | 61.200 | {91,5%=population}\n"
        "Ea Kar | 140.300 | {93,2%=population}"
    ),
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_base(source: str, extractor: Extractor) -> None:
    text, marks = parse_marks("BẢO HIỂM\n\n" + source)
    expected = {(mark.start, text[mark.start : mark.end]): mark.value for mark in marks}
    records = extractor.extract(text).records
    found = {(record.start, record.text): str(record.base or "-") for record in records if record.kind == "percentage"}
    assert {key: found.get(key) for key in expected} == expected


def test_head_counts_have_none(extractor: Extractor) -> None:
    records = extractor.extract("Toàn tỉnh có 5.120 người tham gia BHXH, 40% dân số có thẻ BHYT.").records
    assert [record.base for record in records] == [None, "population"]


def test_the_words_that_decided_are_kept(extractor: Extractor) -> None:
    text = "Tỷ lệ bao phủ BHYT đạt 95% dân số."
    (record,) = extractor.extract(text).records
    assert record.evidence is not None
    assert record.rules is not None
    ((start, end),) = record.evidence["base"]
    assert (text[start:end], record.rules["base"]) == ("dân số", "base.behind")
