"""Mentions among cells: what a column holds, by its heading, the row's label, the title."""

from __future__ import annotations

import pytest

from extractor import Extractor
from extractor.schema import MentionType


def found(extractor: Extractor, text: str) -> list[tuple[str, str]]:
    kinds = {MentionType.HEAD_COUNT: "head_count", MentionType.PERCENTAGE: "percentage", MentionType.YEAR: "year"}
    return [(each.text, kinds[each.type]) for each in extractor.extract(text).mentions if each.type in kinds]


def column(heading: str, *cells: str, title: str = "Kết quả các xã") -> str:
    rows = "".join(f"Xã Tân Lập | {cell}\n" for cell in cells)
    return f"{title}\nXã | {heading}\n{rows}"


@pytest.mark.parametrize(
    "heading",
    ["Số người", "Tổng số (em)", "Lao động tham gia", "Người có thẻ", "Dân số (người)", "BHXH tự nguyện",
     "Người nợ BHXH", "BHYT hộ gia đình", "Số tham gia, người"],
)  # fmt: skip
def test_columns_of_persons(extractor: Extractor, heading: str) -> None:
    assert found(extractor, column(heading, "1.240", "2021")) == [("1.240", "head_count"), ("2021", "head_count")]


@pytest.mark.parametrize(
    "heading",
    ["Tỷ lệ", "Bao phủ", "So với kế hoạch", "BHYT (% dân số)", "Tỷ lệ người tham gia", "TH/KH", "% KH", "Cơ cấu"],
)
def test_columns_of_rates(extractor: Extractor, heading: str) -> None:
    assert found(extractor, column(heading, "91,5", "88%")) == [("91,5", "percentage"), ("88%", "percentage")]


@pytest.mark.parametrize(
    "heading",
    [
        "Số tiền",
        "Số thu (tỷ đồng)",
        "Số hộ",
        "Số thẻ",
        "Doanh nghiệp",
        "Nợ (triệu đồng)",
        "Xếp hạng",
        "Mức đóng (đồng)",
    ],
)
def test_columns_of_money_and_things(extractor: Extractor, heading: str) -> None:
    assert found(extractor, column(heading, "1.240", "2021", title="Số người tham gia BHXH và số thu")) == []


def test_the_title_speaks_for_headings_that_say_nothing(extractor: Extractor) -> None:
    assert found(extractor, column("Nam", "1.240", title="Số người tham gia BHXH")) == [("1.240", "head_count")]
    assert found(extractor, column("Quý 1", "41,5", title="Tỷ lệ bao phủ BHYT")) == [("41,5", "percentage")]
    assert found(extractor, column("Nam", "1.240", title="Danh sách")) == []


def test_a_column_beside_one_of_persons(extractor: Extractor) -> None:
    heads = "Kết quả\nXã | Tổng số (em) | Đã tham gia | Cây xanh\n"
    text = heads + "Xã Tân Lập | 410 | 405 | 31\nXã Yên Sơn | 390 | 377 | 12\n"
    assert [written for written, _ in found(extractor, text)] == ["410", "405", "390", "377"]


def test_ordinals_pairs_brackets_and_scales(extractor: Extractor) -> None:
    text = (
        "Số người tham gia\nSTT | Xã | Thực hiện/Kế hoạch | Số người (tỷ lệ %) | Dân số (nghìn người)\n"
        "1 | Xã Tân Lập | 210/400 | 210 (52,5%) | 4,1\n2 | Xã Yên Sơn | 300/310 | 300 (96,8%) | 5\n"
    )
    mentions = [(each.text, each.value) for each in extractor.extract(text).mentions]
    assert mentions[:6] == [("210", 210), ("400", 400), ("210", 210), ("52,5%", 52.5), ("4,1", 4100), ("300", 300)]
    assert mentions[-1] == ("5", 5000)


def test_rules_and_units(extractor: Extractor) -> None:
    annotation = extractor.extract(column("Số học sinh", "1.240") + "\n")
    assert [each.rule for each in annotation.mentions] == ["head_count.cell"]
    assert [each.unit for each in annotation.records] == ["học sinh"]


def test_a_column_gives_the_unit_of_each_row(extractor: Extractor) -> None:
    lines = "STT\nChỉ tiêu\nĐVT\nNăm 2021\n1\nViệc làm mới\nNgười\n900\n2\nBao phủ BHYT\n%\n92\n3\nThu\nTỷ đồng\n71\n"
    head, rows = "STT | Chỉ tiêu | ĐVT | Năm 2021\n", "1 | Việc làm mới | Người | 900\n2 | Bao phủ BHYT | % | 92\n"
    bars = f"{head}{rows}3 | Thu | Tỷ đồng | 71\n"
    for text in (lines, bars):
        assert found(extractor, text) == [("2021", "year"), ("900", "head_count"), ("92", "percentage")]
