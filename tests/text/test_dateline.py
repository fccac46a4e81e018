from __future__ import annotations

import datetime as dt

import pytest

from extractor.text.dateline import dateline
from extractor.text.view import view

DATES = {
    "with a time": ("Tiêu đề\n28/05/2021 15:25:00\nNội dung.", "2021-05-28"),
    "weekday and bar": ("Tiêu đề\nThứ Hai, 02/08/2022 | 10:42\nNội dung.", "2022-08-02"),
    "updated": ("Tiêu đề\nCập nhật: 12/7/2022, 08:00 [GMT+7]\nNội dung.", "2022-07-12"),
    "in brackets behind the headline": ("Tăng nhanh người có thẻ (17:59 24/01/2021)\nNội dung.", "2021-01-24"),
    "bulletin": ("Thông cáo\nHà Nội, ngày 5 tháng 3 năm 2020\nNội dung.", "2020-03-05"),
    "alone": ("31-10-2016\nNội dung.", "2016-10-31"),
}


@pytest.mark.parametrize(("text", "date"), DATES.values(), ids=DATES)
def test_a_printed_date_is_the_publication_date(text: str, date: str) -> None:
    assert dateline(view(text)) == dt.date.fromisoformat(date)


NONE = {
    "an event's date": "Ngày 12/7/2022, BHXH tỉnh tổ chức hội nghị sơ kết công tác sáu tháng đầu năm.",
    "until a date": "Tiêu đề\nTính đến 31/12/2021, toàn tỉnh có 12.500 người tham gia.",
    "no such day": "Tiêu đề\n31/02/2021 10:00\nNội dung.",
    "far below": "Đoạn.\n" * 20 + "28/05/2021 15:25\n",
    "nothing": "",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_a_date_in_running_text_is_not(text: str) -> None:
    assert dateline(view(text)) is None
