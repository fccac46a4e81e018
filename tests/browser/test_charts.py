from __future__ import annotations

import re
from pathlib import Path

from .conftest import Open
from .written import HOSTILE

FILLED, HOLLOW = "[fill='var(--actual)']", "[stroke='var(--planned)'][fill='var(--paper)']"


def test_rates_have_a_panel_a_scheme_with_results_and_targets_drawn_apart(open_page: Open, small: Path) -> None:
    page = open_page(small)
    assert sorted(page.locator("#rates h4").all_inner_texts()) == ["Health insurance", "Social insurance"]
    health = page.locator("#rates .panel", has_text="Health insurance")
    assert health.locator(f"g{HOLLOW} path").count() == 1
    assert health.locator(f"g{FILLED} circle, g{FILLED} path").count() == 1


def test_charts_draw_what_the_filters_leave(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#filter-scheme", "social")
    page.locator("#by-place", has_text="Nothing to draw").wait_for()
    assert page.locator("#rates h4").all_inner_texts() == ["Social insurance"]


def test_a_click_on_a_point_opens_its_article(open_page: Open, small: Path) -> None:
    page = open_page(small)
    point = page.locator("#rates .panel", has_text="Social insurance").locator(f"g{HOLLOW} path").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tip = page.locator("#rates .panel [aria-label=tip] text")
    tip.first.wait_for()
    assert "about 35.2% · Target or plan" in (tip.first.text_content() or "")
    page.mouse.down()
    page.mouse.up()
    page.wait_for_selector("dialog[open]")
    assert page.locator("dialog .current").inner_text() == "35,2%"


def test_the_timeline_is_of_the_place_that_was_chosen(open_page: Open, small: Path) -> None:
    page = open_page(small)
    words = page.locator("#timeline svg text")
    assert {"● 27.65k", "● +3.86k", "◇ 35.2%", "2021"} <= set(words.all_text_contents())
    page.select_option("#timeline-place", "Việt Nam")
    assert {"● 90.85%", "◇ 95%", "2020", "2025"} <= set(words.all_text_contents())
    assert page.locator("#timeline-place:focus").count() == 1


def test_a_name_that_looks_like_markup_is_text_in_charts(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#timeline-place", "=1+1" + HOSTILE)
    page.locator("#timeline svg text", has_text="● 46").wait_for()
    assert page.locator("figure img, figure script").count() == 0
    assert page.evaluate("() => window.broken") is None


def test_many_numbers_are_drawn_as_a_range_with_its_middle(open_page: Open, large: Path) -> None:
    page = open_page(large)
    panels = page.locator("#rates .panel").count()
    marks = page.locator("#rates svg circle").count()
    assert panels == 5
    assert 0 < marks <= panels * 10 * 8
    assert page.locator("#rates [aria-label='rule'] line").count() > 50
    mark = page.locator("#rates svg circle").first
    mark.scroll_into_view_if_needed()
    mark.hover(force=True)
    lines = (page.locator("#rates [aria-label=tip] text").first.text_content() or "").split("\u200b")[1:]
    assert re.fullmatch(r"\d+ numbers", lines[0])
    assert re.fullmatch(r"from [\d.]+% to [\d.]+%; in the middle [\d.]+%", lines[1])
    assert lines[2] == "Result"
    # They are of many places and one year.
    assert re.fullmatch(r"20\d\d", lines[3])


def test_charts_can_be_folded_away(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.locator("#charts summary").click()
    assert not page.locator("#rates").is_visible()
    page.locator("#charts summary").click()
    assert page.locator("#rates").is_visible()


def test_charts_are_made_once(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.wait_for_timeout(200)
    made = "() => performance.getEntriesByName('first-charts').length"
    assert page.evaluate(made) == 1
    page.locator("#charts summary").click()
    page.locator("#charts summary").click()
    page.wait_for_timeout(200)
    assert page.evaluate(made) == 1
    # What the filters leave behind folded charts is drawn when they are opened.
    page.locator("#charts summary").click()
    page.select_option("#filter-scheme", "social")
    page.wait_for_timeout(200)
    assert page.evaluate(made) == 1
    page.locator("#charts summary").click()
    page.locator("#by-place", has_text="Nothing to draw").wait_for()


def test_a_line_joins_the_years_of_one_place_and_whole(open_page: Open, large: Path) -> None:
    page = open_page(large)
    panel = page.locator("#rates .panel", has_text="Health insurance").first
    assert panel.locator("[aria-label=line] path").count() == 1
    place = panel.locator("h4 small").inner_text().removeprefix(" — ")
    page.select_option("#filter-place", place)
    page.select_option("#filter-year", "2020")
    page.locator("#rates h4 small").first.wait_for(state="detached")
    assert page.locator("#rates [aria-label=line] path").count() == 0


def test_colours_of_charts_follow_the_night(open_page: Open, small: Path) -> None:
    page = open_page(small)
    mark = page.locator(f"#rates g{HOLLOW}").first
    day = mark.evaluate("each => getComputedStyle(each).fill")
    page.emulate_media(color_scheme="dark")
    night = mark.evaluate("each => getComputedStyle(each).fill")
    page.emulate_media(color_scheme="light")
    assert (day, night) == ("rgb(255, 255, 255)", "rgb(18, 23, 30)")
