"""Tables with a cell a line and ordinals: what a row is, what may stand between rows, and what is none."""

from __future__ import annotations

import pytest

from extractor.text.tables import find_tables
from extractor.text.view import view

HEADS = "TT\nChỉ tiêu\nTH 2021\nKH 2022\n"
LONG = "Tỷ lệ lao động trong độ tuổi của các xã vùng cao đã tham gia bảo hiểm xã hội bắt buộc hoặc tự nguyện (%)"


def rows(text: str) -> list[list[str]]:
    """Return the label and figures of each row of the only table."""
    seen = view(text)
    (table,) = find_tables(seen)
    return [
        [seen.text[slice(*row.label)], *(f"{cell.column}:{seen.text[cell.start : cell.end]}" for cell in row.cells)]
        for row in table.rows
    ]


def test_labels_may_be_long() -> None:
    text = f"{HEADS}1\n{LONG}\n18,9\n20\n2\nBác sĩ/1 vạn dân\n10,4\n10,8\nHội nghị diễn ra trong một ngày."
    assert rows(text) == [[LONG, "1:18,9", "2:20"], ["Bác sĩ/1 vạn dân", "1:10,4", "2:10,8"]]
    assert rows(text.replace("\n", "\n\n")) == rows(text)


def test_cells_may_be_empty_and_hold_units() -> None:
    text = "STT\nChỉ tiêu\nĐVT\n2021\n2022\n1\nBao phủ BHYT\n%\n-\n92\n2\nViệc làm mới\nNgười\n900\n1.000\n"
    assert rows(text) == [["Bao phủ BHYT", "3:92"], ["Việc làm mới", "2:900", "3:1.000"]]
    seen = view(text)
    units = [seen.text[slice(*row.unit)] for row in find_tables(seen)[0].rows if row.unit is not None]
    assert units == ["%", "Người"]


def test_groups_sums_and_rows_that_lost_a_cell() -> None:
    text = (
        f"{HEADS}I\nVề kinh tế\n1\nThu ngân sách\n900\n950\n2\nDiện tích rừng\n51\n3\nSố xã\n8\n9\n"
        "II\nVề xã hội\n1\nNgười có thẻ BHYT\n7.100\n7.200\nTổng cộng\n8.008\n8.159\n"
    )
    labels = ["Thu ngân sách", "Số xã", "Người có thẻ BHYT", "Tổng cộng"]
    assert [row[0] for row in rows(text)] == labels


def test_the_columns_may_be_numbered() -> None:
    body = "1\nSố xã\n8\n9\n2\nSố thôn\n70\n71\n"
    wanted = [["Số xã", "1:8", "2:9"], ["Số thôn", "1:70", "2:71"]]
    assert rows(HEADS + "(1)\n(2)\n(3)\n(4)\n" + body) == wanted
    assert rows(HEADS + "A\nB\n1\n2\n" + body) == wanted


def test_the_ordinals_may_have_no_heading() -> None:
    body = "1\nSố xã\n8\n9\n2\nSố thôn\n70\n71\n3\nSố hộ\n900\n901\n"
    seen = view("Kết quả của huyện\nChỉ tiêu\nTH 2021\nKH 2022\n" + body)
    (table,) = find_tables(seen)
    assert [seen.text[slice(*spans[0])] for spans in table.headings] == ["Chỉ tiêu", "TH 2021", "KH 2022"]
    assert [[seen.text[cell.start : cell.end] for cell in row.cells] for row in table.rows] == [
        ["8", "9"],
        ["70", "71"],
        ["900", "901"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Đọc nhiều\nMới nhất\nVideo\n1\nNông dân đón vụ lúa mới\n2\nCầu treo đã thông xe\n3\nChợ phiên\n",
        f"{HEADS}1\nSố xã\n8\n9\n3\nSố thôn\n70\n71\n",
        f"{HEADS}1\nSố xã\n8\n9\n10\n2\nSố thôn\n70\n71\n72\n",
        "TT\nNội dung\nGhi chú\n1\nBàn giao sổ\nxong\n2\nHọp thôn\nchưa xong\n",
        f"{HEADS}2\nSố xã\n8\n9\n3\nSố thôn\n70\n71\n",
    ],
    ids=["most-read", "a-gap", "a-column-more", "no-figures", "not-from-one"],
)
def test_what_is_no_table(text: str) -> None:
    assert find_tables(view(text)) == []
