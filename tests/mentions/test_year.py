from __future__ import annotations

from collections.abc import Callable

import pytest

from extractor.schema import MentionType

CASES = {
    "months of one year": "Mức đóng từ {01/2009 đến 12/2009=2009} là 20%.",
    "after năm": "Năm {2021=2021}, cả nước có 16,5 triệu người tham gia BHXH.",
    "full date": "Tính đến {31/12/2021=2021}, toàn tỉnh có 12.500 người.",
    "date with full stops": "Ngày {25.3.2020=2020}, tỉnh họp báo.",
    "date with hyphens": "Đến ngày {31-10-2016=2016} đã có kết quả.",
    "date in words": "Ngày {31 tháng 12 năm 2021=2021} là hạn cuối.",
    "month and year": "Tháng {6/2022=2022}, toàn huyện đạt 90%.",
    "month and year with a full stop": "Tháng {6.2013=2013} có kết quả.",
    "month in words": "Tháng {6 năm 2022=2022}, toàn huyện đạt 90%.",
    "range": "Giai đoạn {2021-2025=2021..2025}, tỉnh phấn đấu.",
    "spaced range": "Giai đoạn {2021 - 2025=2021..2025}, tỉnh phấn đấu.",
    "range with a long dash": "Giai đoạn {2021 – 2025=2021..2025} có nhiều thay đổi.",
    "school year": "Năm học {2022-2023=2022..2023}, cả tỉnh có 98% học sinh tham gia.",
    "from year to year": "Từ năm {2016 đến năm 2020=2016..2020}, số người tăng đều.",
    "from date to date": "Từ {1/1/2016 đến 31/12/2017=2016..2017}, mức đóng tính theo lương.",
    "a list of years": "Các năm {2013=2013}, {2014=2014}, {2015=2015} đều vượt kế hoạch.",
    "first months of a year": "6 tháng đầu năm {2022=2022}, toàn ngành thu 100 tỷ đồng.",
    "Roman quarter": "Quý {I/2023=2023}, số lao động mất việc tăng.",
    "quarter in words": "Trong quý {1 năm 2019=2019}, số nợ giảm.",
    "a report's year": "Theo báo cáo Doing Business {2018=2018}, thứ hạng tăng.",
    "a law's year": "Theo Luật BHXH {2014=2014}, người lao động được hưởng.",
    "a programme's range": "Chương trình {2021-2025=2021..2025} đã khởi động.",
    "until a year": "Phấn đấu đến {2030=2030} đạt 60% lực lượng lao động.",
    "end of a year": "Cuối năm {2017=2017}, tỷ lệ là 85%.",
    "before a count": "Đến năm {2036=2036} con số này là 20%.",
    "each level its year": "Từ 5,6% năm {1993=1993} lên 46% năm {2008=2008}.",
    "in brackets": "Tăng mạnh so với cùng kỳ ({2020=2020}).",
}
RELATIVE = {
    "this year": "Từ đầu {năm nay=2022} đến hết tháng 6, đã có 300 người.",
    "last year": "So với {năm ngoái=2021}, con số này tăng.",
    "the year before": "Tăng 10% so với {năm trước=2021}.",
    "a year named, the next one relative to it": "Năm {2021=2021} và {năm sau=2022} đều đạt kế hoạch.",
}
NONE = {
    "day and month": "Ngày 15/4, BHXH tỉnh họp báo.",
    "a document's number": "Theo Nghị quyết số 09/2020/NQ-HĐND, mức hỗ trợ là 30%.",
    "a law's number": "Luật số 58/2014/QH13 có hiệu lực.",
    "a short number": "Nghị định 45/2019 quy định mức phạt.",
    "a circular's number": "Thông tư 36 /2009/TT-BLĐTBXH hướng dẫn.",
    "an amount": "Tổng số nợ là 2.000 tỷ đồng.",
    "an amount of four digits": "Chi hơn 2020 tỷ đồng cho khám chữa bệnh.",
    "persons": "Có 2021 người tham gia.",
    "an event": "Đội tuyển dự Euro 2020 gặp khó.",
    "a disease": "Dịch COVID-19 khiến nhiều người mất việc.",
    "a stretch of time": "Người đóng đủ 20 năm được hưởng lương hưu.",
    "an address": "Tải tại https://example.vn/2021/bao-cao-2020.pdf nhé.",
    "a file": "Xem tệp bao-cao-2021.pdf kèm theo.",
    "relative without a date": "Năm nay có 300 người tham gia.",
}


@pytest.mark.parametrize("source", CASES.values(), ids=CASES)
def test_years(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.YEAR) == source


@pytest.mark.parametrize("source", RELATIVE.values(), ids=RELATIVE)
def test_relative_years_where_the_date_is_known(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.YEAR, published="2022-07-12") == source


@pytest.mark.parametrize("source", NONE.values(), ids=NONE)
def test_no_year(source: str, marked: Callable[..., str]) -> None:
    assert marked(source, MentionType.YEAR) == source


def test_a_dateline_makes_relative_years_count(marked: Callable[..., str]) -> None:
    source = "Thêm người có thẻ\nThứ Ba, {12/7/2022=2022}, 08:00\nTrong {năm nay=2022}, huyện có thêm 300 người."
    assert marked(source, MentionType.YEAR) == source
