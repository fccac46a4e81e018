"""Ten thousand records: the page answers at once. Limits are generous; measured times are far below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Page


def milliseconds(page: Page, act: str) -> float:
    """Time from an act to the next frame that shows its result."""
    script = f"""async () => {{
        const start = performance.now();
        {act};
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - start;
    }}"""
    return float(page.evaluate(script))


def test_the_first_table_comes_soon(open_page: Open, large: Path) -> None:
    page = open_page(large)
    assert page.locator("#count").inner_text() == "10,000 of 10,000 records"
    assert page.evaluate("() => performance.getEntriesByName('first-table')[0].startTime") < 5000
    assert page.locator("tbody tr").count() == 50


def test_sorting_and_filtering_do_not_freeze_the_page(open_page: Open, large: Path) -> None:
    page = open_page(large)
    assert milliseconds(page, "document.querySelector('[data-sort=place]').click()") < 1500
    choose = "each.value = '2024'; each.dispatchEvent(new Event('change'))"
    assert milliseconds(page, f"const each = document.querySelector('#filter-year'); {choose}") < 1500
    assert set(page.locator("td[data-column=year]").all_inner_texts()) == {"2024"}


def test_the_search_answers_soon(open_page: Open, large: Path) -> None:
    page = open_page(large)
    page.fill("#search", "bạc liêu phấn đấu")
    page.wait_for_timeout(200)
    page.locator("td[data-column=place]", has_text="Bạc Liêu").first.wait_for()
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
