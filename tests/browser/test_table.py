from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from .conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page


def numbers(page: Page) -> list[str]:
    return [text.strip() for text in page.locator("td[data-column=number]").all_inner_texts()]


def test_the_summary_counts_what_is_there(open_page: Open, small: Path) -> None:
    page = open_page(small)
    facts = {name: page.locator(f"[data-fact={name}] dd").inner_text() for name in ("articles", "records", "years")}
    assert facts == {"articles": "3", "records": "7", "years": "2020–2025"}
    assert page.locator("[data-fact=percentages] dd").inner_text() == "3"
    assert page.locator("[data-fact=head_counts] dd").inner_text() == "4"


def test_rows_stand_in_the_order_of_the_file_at_first(open_page: Open, small: Path) -> None:
    assert numbers(open_page(small)) == [
        "about 35.2%", "27,651 persons", "+3,860 persons", "90.85%", "more than 95%", "9,900,000 persons", "46 persons",
    ]  # fmt: skip


def test_each_filter_leaves_its_rows(open_page: Open, small: Path) -> None:
    page = open_page(small)
    for name, value, left in (
        ("scheme", "health", ["90.85%", "more than 95%"]),
        ("year", "2025", ["more than 95%"]),
        ("place", "Hải Dương", ["about 35.2%", "27,651 persons", "+3,860 persons"]),
        ("measure", "other", ["9,900,000 persons"]),
        ("status", "planned", ["about 35.2%", "more than 95%"]),
        ("kind", "percentage", ["about 35.2%", "90.85%", "more than 95%"]),
        ("role", "increase", ["+3,860 persons"]),
    ):
        page.select_option(f"#filter-{name}", value)
        assert numbers(page) == left, name
        assert page.locator("#count").inner_text() == f"{len(left)} of 7 records"
        page.select_option(f"#filter-{name}", "")


def test_filters_work_together_and_can_be_cleared(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#filter-status", "planned")
    page.select_option("#filter-scheme", "unemployment")
    assert numbers(page) == []
    assert "No record matches" in page.locator("#records").inner_text()
    assert page.locator("#csv").is_disabled()
    page.click("#clear")
    assert len(numbers(page)) == 7


def test_the_search_looks_through_sentences_with_and_without_marks(open_page: Open, small: Path) -> None:
    page = open_page(small)
    for query, left in (
        ("toàn quốc", ["90.85%", "more than 95%"]),
        ("tòan quốc", []),
        ("toan quoc", ["90.85%", "more than 95%"]),
        ("tin/hai 9,9", ["9,900,000 persons"]),
        ("HẢI DƯƠNG 3.860", ["27,651 persons", "+3,860 persons"]),
        ("[.*", []),
    ):
        page.fill("#search", query)
        page.get_by_text(f"{len(left)} of 7 records").wait_for()
        assert numbers(page) == left, query


def test_a_column_sorts_up_and_down(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.click("[data-sort=year]")
    years = page.locator("td[data-column=year]").all_inner_texts()
    assert years == ["2020", "2021", "2021", "2021", "2022", "2025", "–"]
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Year")
    page.click("[data-sort=year]")
    assert page.locator("td[data-column=year]").all_inner_texts() == [
        "2025",
        "2022",
        "2021",
        "2021",
        "2021",
        "2020",
        "–",
    ]
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_numbers_sort_by_value_percentages_apart_from_persons(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.click("[data-sort=number]")
    assert numbers(page) == [
        "about 35.2%", "90.85%", "more than 95%", "46 persons", "+3,860 persons", "27,651 persons", "9,900,000 persons",
    ]  # fmt: skip


def exported(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.click("#csv")
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_holds_the_rows_that_are_shown_in_their_order(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#filter-place", "Hải Dương")
    page.click("[data-sort=number]")
    page.click("[data-sort=number]")
    rows = exported(page)
    assert [row["value"] for row in rows] == ["35.2", "27651", "3860"]
    assert rows[1]["text"] == "27.651"
    assert (rows[1]["insurance"], rows[1]["year"], rows[1]["year_end"]) == ("social_voluntary", "2021", "")
    assert rows[1]["sentence"].startswith("Đến nay đã có 27.651 người")


def test_a_csv_cell_never_begins_like_a_formula(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#filter-scheme", "unemployment")
    [row] = exported(page)
    assert row["document"] == "tin/ba<b>"
    assert row["place"].startswith("'=1+1<script>")
