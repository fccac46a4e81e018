from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

SERIOUS = {"serious", "critical"}


def findings(page: Page) -> list[str]:
    """What axe-core finds, of any impact, as rule, impact and first element."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed: pip install .[browser]"
    )
    results = axe.Axe().run(page).response
    assert len(results["passes"]) > 10
    return [f"{each['impact']} {each['id']}: {each['nodes'][0]['html']}" for each in results["violations"]]


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("locale", ["vi-VN", "en-GB"])
def test_axe_finds_nothing_on_the_page(open_page: Open, small: Path, width: int, locale: str) -> None:
    assert findings(open_page(small, width=width, locale=locale)) == []


@pytest.mark.parametrize("width", [1200, 390])
def test_axe_finds_nothing_in_an_open_article(open_page: Open, small: Path, width: int) -> None:
    page = open_page(small, width=width)
    page.locator(".open").first.click()
    page.locator("[data-slot=status] .follow").click()
    assert findings(page) == []


@pytest.mark.parametrize("opened", [False, True])
def test_axe_finds_nothing_by_night(open_page: Open, small: Path, opened: bool) -> None:
    page = open_page(small)
    page.emulate_media(color_scheme="dark")
    if opened:
        page.locator(".open").first.click()
        page.locator("[data-slot=status] .follow").click()
    found = findings(page)
    page.emulate_media(color_scheme="light")
    assert found == []


def test_all_can_be_done_by_keyboard(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("#csv:focus").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("th[aria-sort=ascending] button:focus").inner_text().startswith("Number")
    for _ in range(7):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("dialog[open] .current").inner_text() == "35,2%"
    page.locator("[data-slot=status] .follow").focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog .hit").inner_text() == "phấn đấu"
    page.locator("dialog .body .m[role=button]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog .current").inner_text() == "27.651"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_a_phone(open_page: Open, small: Path, width: int) -> None:
    page = open_page(small, width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.locator(".open").first.click()
    assert page.locator("dialog").evaluate("each => each.scrollWidth - each.clientWidth") == 0
    assert page.locator("dialog .text").is_visible()
    assert page.locator("dialog .reasons").is_visible()


def test_on_a_phone_rows_are_cards_that_name_their_cells_and_sort_by_a_menu(open_page: Open, small: Path) -> None:
    page = open_page(small, width=390)
    cell = page.locator("td[data-column=year]").first
    assert cell.evaluate("each => getComputedStyle(each, '::before').content") == '"Year"'
    page.select_option("#sort-by", "year down")
    assert page.locator("td[data-column=year]").first.inner_text() == "2025"
