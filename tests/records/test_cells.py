"""Records of cells: the slots that title, headings and labels give."""

from __future__ import annotations

import datetime as dt

import pytest

from extractor import Extractor
from extractor.schema import Record

PLAN = (
    "Sơn La: chỉ tiêu BHXH, BHYT năm 2023\n\n"
    "Chỉ tiêu giao các huyện như sau:\n"
    "STT | Huyện | BHXH tự nguyện (người) | Bao phủ BHYT (% dân số)\n"
    "1 | Mai Sơn | 3.120 | 95,2\n2 | Sông Mã | 2.480 | 96\n | Toàn tỉnh | 21.300 | 95,5\n"
)
RESULT = (
    "Sơn La: kết quả năm 2022\n\n"
    "Bảng 1. Kết quả phát triển người tham gia đến 31/12/2022 (ĐVT: người, %)\n"
    "Huyện | BHXH tự nguyện | | | BHYT | |\n"
    " | KH | TH | % KH | Dân số | Có thẻ | Tỷ lệ\n"
    "Mai Sơn | 3.000 | 2.850 | 95 | 98.100 | 96.400 | 98,3\n"
    "Sông Mã | 2.400 | 2.500 | 104,2 | 91.000 | 85.300 | 93,7\n"
)


def at(extractor: Extractor, text: str, written: str, published: dt.date | None = None) -> Record:
    """Return the record of the first quantity written so."""
    found = [each for each in extractor.extract(text, published=published).records if each.text == written]
    assert found, f"no record of {written!r}"
    return found[0]


def slots(record: Record) -> tuple[str, int | None, str, str, str, str | None, str | None]:
    return (
        ",".join(record.insurance), record.year, record.measure, record.role, record.status, record.base, record.place,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("3.120", ("social_voluntary", 2023, "participation", "level", "planned", None, "Mai Sơn")),
        ("96", ("health", 2023, "participation", "level", "planned", "population", "Sông Mã")),
        ("21.300", ("social_voluntary", 2023, "participation", "level", "planned", None, "Sơn La")),
    ],
)
def test_a_table_of_plans(extractor: Extractor, written: str, wanted: tuple[object, ...]) -> None:
    assert slots(at(extractor, PLAN, written)) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("3.000", ("social_voluntary", 2022, "participation", "level", "planned", None, "Mai Sơn")),
        ("2.850", ("social_voluntary", 2022, "participation", "level", "actual", None, "Mai Sơn")),
        ("104,2", ("social_voluntary", 2022, "participation", "completion", "actual", "plan", "Sông Mã")),
        ("98.100", ("", 2022, "other", "level", "actual", None, "Mai Sơn")),
        ("85.300", ("health", 2022, "participation", "level", "actual", None, "Sông Mã")),
        ("98,3", ("health", 2022, "participation", "level", "actual", None, "Mai Sơn")),
    ],
)
def test_plan_result_and_share_under_headings_of_two_rows(
    extractor: Extractor, written: str, wanted: tuple[object, ...]
) -> None:
    assert slots(at(extractor, RESULT, written)) == wanted


def test_rules_name_what_the_table_alone_says(extractor: Extractor) -> None:
    rules = at(extractor, RESULT, "98.100").rules or {}
    assert (rules["place"], rules["measure"]) == ("place.cell", "measure.whole")
    assert (at(extractor, RESULT, "2.850").rules or {})["status"] == "status.cell"


def test_the_evidence_points_into_title_heading_and_label(extractor: Extractor) -> None:
    record = at(extractor, RESULT, "2.850")
    evidence = {slot: [RESULT[slice(*span)] for span in spans] for slot, spans in (record.evidence or {}).items()}
    assert evidence["insurance"] == ["BHXH tự nguyện"]
    assert evidence["year"] == ["31/12/2022"]
    assert evidence["place"] == ["Mai Sơn"]
    assert record.sentence is not None
    assert RESULT[slice(*record.sentence)].startswith("Mai Sơn | 3.000")


def test_a_pair_is_done_and_planned(extractor: Extractor) -> None:
    text = (
        "Biểu 3. Số người tham gia BHYT hộ gia đình đến 30/9/2021\n"
        "STT - Huyện - Thực hiện/Kế hoạch - Tỷ lệ %\n1. Ba Bể: 2.100/3.000 - 70\n2. Na Rì: 1.800/2.000 - 90\n"
    )
    done, planned, share = (at(extractor, text, written) for written in ("2.100", "3.000", "70"))
    assert slots(done) == ("health_household", 2021, "participation", "level", "actual", None, "Ba Bể")
    assert slots(planned) == ("health_household", 2021, "participation", "level", "planned", None, "Ba Bể")
    assert slots(share) == ("health_household", 2021, "participation", "completion", "actual", "plan", "Ba Bể")


def test_signs_are_distances_to_a_target_or_changes(extractor: Extractor) -> None:
    text = (
        "Bảng: Bao phủ BHYT năm 2020\nHuyện\tTỷ lệ\tSo với chỉ tiêu\tSo với năm 2019\n"
        "Quỳ Châu\t93,1%\t+0,6%\t-1,4%\nQuế Phong\t90,2%\t-2,3%\t+0,9%\n"
    )
    records = [slots(at(extractor, text, written))[3] for written in ("93,1%", "0,6%", "1,4%", "2,3%", "0,9%")]
    assert records == ["level", "above_target", "decrease", "below_target", "increase"]
    assert at(extractor, text, "1,4%").year == 2020


def test_rows_of_measures_below_years(extractor: Extractor) -> None:
    text = (
        "Bảng 4: Số người tham gia qua các năm\nĐơn vị tính: nghìn người\n"
        "Chỉ tiêu\t2019\t2020\nBHXH bắt buộc\t152,4\t149\n"
        "Tỷ lệ bao phủ BHYT (% dân số)\t89,3\t91\nSố thu (tỷ đồng)\t980\t1.020\n"
    )
    records = {each.text: each for each in extractor.extract(text).records}
    assert set(records) == {"152,4", "149", "89,3", "91"}
    assert records["152,4"].value == 152_400
    assert slots(records["149"])[:2] == ("social_compulsory", 2020)
    assert slots(records["89,3"])[:2] == ("health", 2019)
    assert records["89,3"].base == "population"


def test_a_bare_rate_rates_what_the_column_before_it_counts(extractor: Extractor) -> None:
    text = (
        "BHYT học sinh năm học 2020-2021 ở Phù Cát\n\nCấp học\nTổng số (em)\nChưa tham gia\nTỷ lệ\n"
        "Tiểu học\n12.000\n240\n2%\nTHCS\n8.000\n80\n1%\n"
    )
    assert slots(at(extractor, text, "12.000"))[:3] == ("", 2020, "other")
    assert at(extractor, text, "240").measure == "non_participation"
    assert at(extractor, text, "2%").measure == "non_participation"
    assert at(extractor, text, "80").insurance == ("health_student",)


LINES = (
    "Chỉ tiêu xã hội của tỉnh Hà Giang\n\nTT\n\nChỉ tiêu\n\nTH năm 2021\n\nKH năm 2022\n\nƯớc TH năm 2022\n\n"
    "1\n\nTốc độ tăng giá trị sản xuất trên địa bàn\n\n5,1%\n\n6%\n\n6,2%\n\n"
    "2\n\nTỷ lệ người dân tham gia BHYT\n\n93,4%\n\n94%\n\n94,3%\n\n3\n\nSố lao động được tạo việc làm mới (người)\n\n"
    "7.810\n\n8.000\n\n8.460\n"
)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("5,1%", ("", 2021, "other", "increase", "actual", "previous", "Hà Giang")),
        ("93,4%", ("health", 2021, "participation", "level", "actual", "population", "Hà Giang")),
        ("94%", ("health", 2022, "participation", "level", "planned", "population", "Hà Giang")),
        ("94,3%", ("health", 2022, "participation", "level", "actual", "population", "Hà Giang")),
        ("8.000", ("", 2022, "other", "level", "planned", None, "Hà Giang")),
        ("8.460", ("", 2022, "other", "level", "actual", None, "Hà Giang")),
    ],
)
def test_results_and_plans_a_cell_a_line(extractor: Extractor, written: str, wanted: tuple[object, ...]) -> None:
    assert slots(at(extractor, LINES, written)) == wanted


def test_a_table_leaves_nothing_to_the_text_behind_it(extractor: Extractor) -> None:
    lead = "Hà Giang: năm 2020 có 9.000 người tham gia BHXH tự nguyện.\n\n"
    heads = "Bảng 1. Người tham gia BHYT năm 2018\nXã | Số người | Tỷ lệ\n"
    table = heads + "Xã Lũng Cú | 4.000 | 99%\nXã Má Lé | 3.000 | 98%\n\n"
    behind = "Năm nay, mục tiêu của tỉnh là 12.000 người."
    published = dt.date(2021, 2, 1)
    record = at(extractor, lead + table + behind, "12.000", published)
    assert (record.place, record.year) == ("Hà Giang", 2021)
    assert record.text == "12.000"


def test_a_quantity_of_a_cell_of_words_is_read_as_text(extractor: Extractor) -> None:
    text = (
        "Bảng 1. Người tham gia BHYT năm 2018\nXã | Số người | Ghi chú\n"
        "Xã Lũng Cú | 4.000 | tăng 120 người so với năm 2017\nXã Má Lé | 3.000 | \n"
    )
    assert at(extractor, text, "120").role == "increase"
    assert slots(at(extractor, text, "3.000")) == ("health", 2018, "participation", "level", "actual", None, "Má Lé")


def test_a_long_table_takes_linear_time(extractor: Extractor) -> None:
    rows = "".join(f"Xã Tân Lập | {number}.120 | 9{number % 10},5\n" for number in range(1, 900))
    annotation = extractor.extract("Bảng 1. Người tham gia BHYT năm 2018\nXã | Số người | Tỷ lệ\n" + rows)
    assert len(annotation.records) == 2 * 899
