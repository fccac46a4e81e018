from __future__ import annotations

import re
from pathlib import Path

from .conftest import Open


def test_the_page_prints_to_pdf(open_page: Open, small: Path) -> None:
    pdf = open_page(small).pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4


def test_paper_is_narrow_and_keeps_the_table_a_table(open_page: Open, small: Path) -> None:
    page = open_page(small, width=700)
    row = page.locator("tbody tr").first
    assert row.evaluate("each => getComputedStyle(each).display") == "block"
    page.emulate_media(media="print")
    assert row.evaluate("each => getComputedStyle(each).display") == "table-row"


def test_paper_has_all_rows_up_to_a_thousand_and_no_controls(open_page: Open, large: Path) -> None:
    page = open_page(large)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("tbody tr").count() == 1000
    assert page.get_by_text("Only the first 1,000 rows are printed.").is_visible()
    for control in ("#filters", "#pager", "#csv", ".languages", ".skip"):
        assert not page.locator(control).is_visible()
    assert page.locator("#rates svg").first.is_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("tbody tr").count() == 50
    assert page.get_by_text("Only the first").count() == 0


def test_an_open_article_is_printed_alone(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.locator(".open").first.click()
    page.emulate_media(media="print")
    assert page.locator("dialog .body").is_visible()
    assert not page.locator("main").is_visible()


def test_on_paper_the_years_of_the_timeline_stand_below_each_other(open_page: Open, large: Path) -> None:
    page = open_page(large)
    assert page.locator("#timeline svg").count() == 1
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    years = page.locator("#timeline .paper svg").all()
    assert len(years) == 2
    assert max(each.evaluate("svg => svg.viewBox.baseVal.width") for each in years) <= 660
    assert page.locator("#timeline h3").inner_text().startswith("Timeline of one place: ")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("#timeline .paper").count() == 0


def test_paper_is_white_by_night_too(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="light")
    assert colour == "rgb(255, 255, 255)"
