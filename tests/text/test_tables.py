"""Tables in text: what is one, what its parts are, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from extractor.lexicon import built_in
from extractor.text.table_labels import is_total, place_label
from extractor.text.tables import Table, find_tables
from extractor.text.view import TextView, view


def only(text: str) -> tuple[TextView, Table]:
    seen = view(text)
    (table,) = find_tables(seen)
    return seen, table


def shown(seen: TextView, table: Table) -> tuple[list[list[str]], list[list[str | None]]]:
    headings = [[seen.text[slice(*span)] for span in column] for column in table.headings]
    rows: list[list[str | None]] = []
    for row in table.rows:
        figures: list[str | None] = [None] * (len(headings) - 1)
        for cell in row.cells:
            figures[cell.column - 1] = seen.text[cell.start : cell.end]
        rows.append([seen.text[slice(*row.label)], *figures])
    return headings, rows


PIPES = (
    "Bảng 2. Người tham gia BHYT năm 2019\nXã | Số người | Tỷ lệ (%)\nTân Lập | 4.210 | 91,5\nYên Sơn | 3.870 | 88\n"
)
ROWS = [["Tân Lập", "4.210", "91,5"], ["Yên Sơn", "3.870", "88"]]


@pytest.mark.parametrize(
    "text",
    [
        PIPES,
        PIPES.replace(" | ", "\t"),
        PIPES.replace(" | ", "\t").replace("\n", "\n\n"),
        PIPES.replace(" | ", " / ").replace("Xã /", "STT / Xã /").replace("Tân", "1 / Tân").replace("Yên", "2 / Yên"),
        PIPES.replace(" | ", " - "),
        PIPES.replace(" | ", " – "),
        PIPES.replace("Xã |", "| Xã |").replace("(%)", "(%) |\n|---|---:|---|").replace("\nTân", "\n| Tân")
        .replace("\nYên", "\n| Yên").replace("91,5", "91,5 |").replace("88", "88 |"),
        PIPES.replace(" | ", "\n"),
        PIPES.replace(" | ", "\n").replace("\n", "\n\n"),
        PIPES.replace(" | ", "\n").replace("\nXã", "\nSTT\nXã").replace("\nTân", "\n1\nTân")
        .replace("\nYên", "\n2\nYên"),
        "Bảng 2. Người tham gia BHYT năm 2019\n<table><tr><th>Xã</th><th>Số người</th><th>Tỷ lệ (%)</th></tr>\n"
        "<tr>\n  <td>Tân Lập</td>\n  <td class='so'>4.210</td><td>91,5</td></tr>"
        "<tr><td>Yên Sơn</td><td>3.870</td><td>88</td></tr></table>",
    ],
    ids=["pipes", "tabs", "tabs-blank-lines", "slashes", "dashes", "long-dashes", "markdown", "lines", "lines-blank",
         "lines-numbered", "html"],
)  # fmt: skip
def test_one_table_in_many_forms(text: str) -> None:
    seen, table = only(text)
    headings, rows = shown(seen, table)
    assert headings == [["Xã"], ["Số người"], ["Tỷ lệ (%)"]]
    assert rows == ROWS
    assert table.title is not None
    assert seen.text[slice(*table.title)] == "Bảng 2. Người tham gia BHYT năm 2019"


def test_a_colon_behind_the_label_parts_the_first_figure() -> None:
    seen, table = only(
        "STT - Huyện - Thực hiện/Kế hoạch - Tỷ lệ\n1. Ba Vì: 210/400 - 52,5%\n2. Mê Linh: 180/300 - 60%\n"
    )
    assert shown(seen, table)[1] == [["Ba Vì", "210/400", "52,5%"], ["Mê Linh", "180/300", "60%"]]
    assert [row.ordinal is not None for row in table.rows] == [True, True]


def test_a_label_keeps_the_mark_in_its_own_name() -> None:
    seen, table = only("Nơi - Số người - Tỷ lệ\nPhan Rang - Tháp Chàm - 4.100 - 90%\nNinh Hải - 2.000 - 91%\n")
    assert [row[0] for row in shown(seen, table)[1]] == ["Phan Rang - Tháp Chàm", "Ninh Hải"]


def test_headings_of_two_rows() -> None:
    text = (
        "Kết quả (ĐVT: người)\nTT | Huyện | BHXH bắt buộc | | BHYT\n | | KH | TH | TH\n(1) | (2) | (3) | (4) | (5)\n"
        "1 | Lộc Hà | 100 | 90 | 7.000\nTổng cộng | | 100 | 90 | 7.000\n"
    )
    seen, table = only(text)
    headings, rows = shown(seen, table)
    assert headings == [["Huyện"], ["BHXH bắt buộc", "KH"], ["BHXH bắt buộc", "TH"], ["BHYT", "TH"]]
    assert rows == [["Lộc Hà", "100", "90", "7.000"], ["Tổng cộng", "100", "90", "7.000"]]


def test_cells_without_a_figure_are_left_out() -> None:
    seen, table = only("Số người\nXã | BHXH | BHYT | Ghi chú\nBình An | - | 1.200 | mới sáp nhập\nPhú Lộc | 15 | | \n")
    assert shown(seen, table)[1] == [["Bình An", None, "1.200", None], ["Phú Lộc", "15", None, None]]


def test_the_unit_has_a_line_of_its_own() -> None:
    seen, table = only(
        "Số người tham gia BHXH\n(Đơn vị tính: nghìn người)\nNăm\tBắt buộc\tTự nguyện\n2018\t40\t2\n2019\t41\t3\n"
    )
    assert table.unit is not None
    assert table.title is not None
    assert seen.text[slice(*table.unit)] == "nghìn người"
    assert seen.text[slice(*table.title)] == "Số người tham gia BHXH"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Tỉnh có 10 huyện. Kết quả từng nơi năm 2020 như sau:", "Kết quả từng nơi năm 2020 như sau:"),
        ("Hội nghị bàn nhiều việc khác nữa. Đại biểu đều nhất trí.", None),
        ("- Huyện đã họp", None),
        ("Trang chủ | Tin tức", None),
        ("Biểu số 4: Bao phủ BHYT. Số liệu đến 30/6.", "Biểu số 4: Bao phủ BHYT. Số liệu đến 30/6."),
    ],
)
def test_the_title_is_what_announces_the_table(above: str, title: str | None) -> None:
    seen, table = only(above + "\n" + PIPES.split("\n", 1)[1])
    assert (seen.text[slice(*table.title)] if table.title is not None else None) == title


def test_a_table_is_no_title_of_the_next() -> None:
    rows = "Nơi - Số người - Tỷ lệ\nĐại Từ - 4.100 - 90%\nNinh Hải - 2.000 - 91%\n"
    assert [table.title for table in find_tables(view(rows + rows))] == [None, None]


def test_lines_whose_labels_have_no_heading() -> None:
    body = "2019\n2020\nBHXH bắt buộc\n152,4\n149\nBHXH tự nguyện\n3,1\n4\nBHYT\n890\n901\n"
    wider = body.replace("152,4", "150\n152,4").replace("3,1", "3\n3,1").replace("890", "880\n890")
    seen, table = only("Bao phủ.\nĐVT: nghìn người\n2018\n" + wider)
    headings, rows = shown(seen, table)
    assert headings == [[], ["2018"], ["2019"], ["2020"]]
    assert rows[0] == ["BHXH bắt buộc", "150", "152,4", "149"]
    assert table.unit is not None
    titled = "Bảng 3. Người tham gia các năm\n" + body
    seen, table = only(titled)
    assert table.title is not None
    assert seen.text[slice(*table.title)] == "Bảng 3. Người tham gia các năm"
    assert [row[0] for row in shown(seen, table)[1]] == ["BHXH bắt buộc", "BHXH tự nguyện", "BHYT"]
    assert find_tables(view("Tin mới\nẢnh đẹp\nThích\n12\n3\n1\nChia sẻ\n5\n2\n1\n")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Các huyện có tỷ lệ cao: Ba Vì - 98%, Mê Linh - 97%, Sóc Sơn - 96%.",
        "- Công ty A - 12 tỷ đồng - 120 lao động\n- Công ty B - 7 tỷ đồng - 85 lao động\n",
        "Trang chủ | Tin tức | Liên hệ\nHôm nay | 1.310 | 24\n",
        "Thứ Ba, 16/07/2019 | 14:08\n",
        "VN-Index 1.210,28 | Vàng SJC 79,8 | Dầu Brent 76.48\n",
        "Đang online: 24 | Hôm nay: 1.310 | Tổng: 7.845.022\n",
        "Năm 2020 / 2021 / 2022, tỷ lệ là 10% / 11% / 12%.\n",
        "Cấp học\nTổng số\nTiểu học\n81.240\nTHCS có nhiều em hơn năm ngoái.\n",
        "Ảnh: Minh Anh\nTheo báo Lao Động\n12.000\n",
        "Quảng Ngãi\tBình Định\nPhú Yên\tKhánh Hòa\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert find_tables(view(text)) == []


def test_a_lone_tab_is_a_space_and_one_between_cells_stays() -> None:
    assert view("\tHuyện có\t120 người.\nHết.").text == " Huyện có 120 người.\nHết."
    seen = view("Xã \t Số\t\tTỷ lệ\nA\t12\t\t9")
    assert seen.text == "Xã\tSố\t\tTỷ lệ\nA\t12\t\t9"
    assert seen.stored(2, 3) == (2, 5)


@pytest.mark.parametrize(
    ("heading", "label", "place"),
    [
        ("Xã", "Xã Mường Bú", "Mường Bú"),
        ("Đơn vị", "TP. Kon Tum", "Kon Tum"),
        ("Địa phương", "Ia H'Drai", "Ia H'Drai"),
        ("Đơn vị", "BHXH huyện Lắk", "Lắk"),
        ("Phường", "Phường 5", "Phường 5"),
        ("Địa phương", "Toàn tỉnh", None),
        ("Đơn vị", "Tổng cộng", None),
        ("Nhóm", "Nông Dân", None),
        ("Cấp học", "THCS", None),
        ("Đơn vị", "Công ty may", None),
        ("", "Học sinh", None),
    ],
)
def test_places_among_the_labels(heading: str, label: str, place: str | None) -> None:
    seen, table = only(f"Kết quả\n{heading} | Số người | Tỷ lệ\n{label} | 100 | 90\n")
    lexicons = built_in()
    span = place_label(seen, table, table.rows[0], lexicons)
    assert (seen.text[slice(*span)] if span is not None else None) == place
    assert is_total(seen, table.rows[0], lexicons) == label.startswith(("Toàn", "Tổng"))


@pytest.mark.parametrize(
    "piece",
    ["a | b\n", "A\nB\nC\n", "1\n", "TT\nA\nB\n1\n", "1\nA\n2\n", "A - B\n", "A\t1\n", "x | 1 | 2\n", " | ", "- "],
)
def test_time_is_linear(piece: str) -> None:
    def took(times: int) -> float:
        seen = view(piece * times)
        start = time.perf_counter()
        find_tables(seen)
        return time.perf_counter() - start

    took(10)
    assert took(20_000) < 12 * max(took(4_000), 0.02)
