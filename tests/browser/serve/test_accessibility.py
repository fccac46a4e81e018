"""What axe finds, and whether the page fits a phone, by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_accessibility import findings

from .conftest import Visit, choose_words, mark, read

if TYPE_CHECKING:
    from playwright.sync_api import Page


def fits(page: Page, width: int) -> bool:
    return bool(page.evaluate("() => document.documentElement.scrollWidth") <= width)


@pytest.mark.parametrize(("width", "locale"), [(1300, "vi-VN"), (390, "en-GB")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_at_any_step_and_nothing_is_wider_than_the_window(
    visit: Visit, width: int, locale: str, scheme: str
) -> None:
    page = visit(width=width, locale=locale, color_scheme=scheme)
    assert findings(page) == []
    assert fits(page, width)
    read(page)
    assert findings(page) == []
    assert fits(page, width)
    mark(page, "92,5%")
    page.click("label[for=slot-measure]")
    page.select_option("#slot-measure", "arrears")
    page.click("#slot-insurance")
    page.fill("#slot-value", "?")
    page.keyboard.press("Tab")
    page.wait_for_selector("#fault-value")
    assert findings(page) == []
    assert fits(page, width)
    choose_words(page, "25 nghìn")
    assert findings(page) == []
    assert page.locator("#adder").evaluate("each => each.getBoundingClientRect().right <= innerWidth")
    page.click("#adder [data-add=head_count]")
    page.click("#save")
    page.wait_for_selector("#saver .fault")
    assert findings(page) == []
    page.click("#saver-close")
    page.click("#back")
    page.wait_for_selector(".draft")
    assert findings(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_text_and_correction_are_both_seen_on_a_phone(visit: Visit, width: int) -> None:
    page = read(visit(width=width))
    mark(page, "92,5%")
    for part in ("#body .current", "#mention-title", "#save"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= 850 - box["height"]
        assert 0 <= box["x"] <= width - box["width"]
    page.click("#about")
    page.wait_for_selector("#published", state="visible")
    assert fits(page, width)


def test_the_viewer_of_the_api_works_without_a_network(visit: Visit, address: str) -> None:
    page = visit(url=f"{address}docs")
    page.wait_for_selector("#operations-default-post_extract_extract_post, .opblock-post")
    assert page.locator(".opblock").count() == 4
