"""Ten thousand records can be used. How long it takes is measured in ``benchmarks/report_page.py``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.report_page import measured

from .conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_the_table_shows_the_first_of_all(open_page: Open, large: Path) -> None:
    page = open_page(large)
    assert page.locator("#count").inner_text() == "10,000 of 10,000 records"
    assert page.evaluate("() => performance.getEntriesByName('first-table').length") == 1
    assert page.locator("tbody tr").count() == 50


def test_all_records_are_sorted_and_filtered(open_page: Open, large: Path) -> None:
    page = open_page(large)
    page.click("[data-sort=place]")
    assert set(page.locator("td[data-column=place]").all_inner_texts()) == {"Bạc Liêu"}
    page.select_option("#filter-year", "2024")
    assert set(page.locator("td[data-column=year]").all_inner_texts()) == {"2024"}
    assert page.locator("tbody tr").count() == 50


def test_the_search_looks_through_all(open_page: Open, large: Path) -> None:
    page = open_page(large)
    total = page.locator("#count").inner_text()
    page.fill("#search", "bạc liêu phấn đấu")
    page.wait_for_function("total => document.querySelector('#count').textContent !== total", arg=total)
    assert set(page.locator("td[data-column=place]").all_inner_texts()) == {"Bạc Liêu"}
    assert set(page.locator("td[data-column=status]").all_inner_texts()) == {"Target or plan"}


def test_the_table_is_paged(open_page: Open, large: Path) -> None:
    page = open_page(large)
    assert page.locator("#page-of").inner_text() == "Page 1 of 200"
    first = page.locator("tbody tr").first.inner_text()
    page.click("#page-next")
    assert page.locator("#page-of").inner_text() == "Page 2 of 200"
    assert page.locator("#page-next:focus").count() == 1
    page.click("#page-last")
    assert page.locator("#page-previous:focus").count() == 1
    page.click("#page-first")
    assert page.locator("tbody tr").first.inner_text() == first
    page.select_option("#page-size", "250")
    assert page.locator("tbody tr").count() == 250
    assert page.locator("#page-of").inner_text() == "Page 1 of 40"


def test_an_article_behind_an_emoji_is_marked_at_the_right_place(open_page: Open, large: Path) -> None:
    page = open_page(large)
    page.locator(".open").nth(7).click()
    written = page.locator("dialog .written span").inner_text().strip("“”")
    assert page.locator("dialog .current").inner_text() == written


def test_what_the_benchmark_does_is_there_to_be_done(browser: Browser, large: Path) -> None:
    waits = measured(browser, large, rounds=1)
    assert len(waits) == 6
    assert 0 < waits["first table"] < waits["charts too"]
