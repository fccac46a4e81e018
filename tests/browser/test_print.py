from __future__ import annotations

import re
from pathlib import Path

from .conftest import Open


def test_the_page_prints_to_pdf(open_page: Open, small: Path) -> None:
    pdf = open_page(small).pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4


def test_paper_has_all_rows_up_to_a_thousand_and_no_controls(open_page: Open, large: Path) -> None:
    page = open_page(large)
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("tbody tr").count() == 1000
    for control in ("#filters", "#pager", "#csv", ".languages", ".skip"):
        assert not page.locator(control).is_visible()
    assert page.locator("#rates svg").first.is_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.locator("tbody tr").count() == 50


def test_an_open_article_is_printed_alone(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.locator(".open").first.click()
    page.emulate_media(media="print")
    assert page.locator("dialog .body").is_visible()
    assert not page.locator("main").is_visible()
