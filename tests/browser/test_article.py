from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .conftest import Open, make_page
from .written import HOSTILE, written

if TYPE_CHECKING:
    from playwright.sync_api import Page


def opened(page: Page, number: str) -> None:
    page.locator(".open", has_text=number).first.click()
    page.wait_for_selector("dialog[open]")


def test_a_click_on_a_row_opens_its_article_with_the_whole_text(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.locator("tr", has_text="90.85%").locator("td[data-column=place]").click()
    assert page.locator("#article-title").inner_text().strip() == "tin/hai"
    assert page.locator("dialog .body").text_content() == written()[1][0]
    assert page.locator("dialog .current").inner_text() == "90,85%"


def test_every_mention_is_marked_by_its_type(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "35.2%")
    marks = page.locator("dialog .body .m")
    found = [(mark.text_content(), str(mark.get_attribute("class")).split()[1]) for mark in marks.all()]
    assert found == [(mention.text, str(mention.type)) for mention in written()[0][1].mentions]


def test_types_differ_by_more_than_colour(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "35.2%")
    lines = {
        kind: page.locator(f"dialog .legend .{kind}").evaluate("each => getComputedStyle(each).borderBottomStyle")
        for kind in ("percentage", "head_count", "year", "insurance")
    }
    assert len(set(lines.values())) == 4


def test_a_slot_leads_to_the_words_that_decided_it(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "35.2%")
    for slot, words in (
        ("status", "phấn đấu"),
        ("year", "Năm 2021"),
        ("base", "lực lượng lao động"),
        ("insurance", "BHXH"),
    ):
        row = page.locator(f"[data-slot={slot}]")
        assert f"{slot}.tested" in row.inner_text()
        row.locator(".follow").click()
        assert "".join(page.locator("dialog .hit").all_text_contents()) == words
        assert page.locator("dialog .hit").first.is_visible()
        assert f"“{words}” in: " in page.locator("dialog .live").inner_text()


def test_words_far_away_are_scrolled_to(open_page: Open, large: Path) -> None:
    page = open_page(large, height=500)
    page.locator(".open").nth(9).click()
    text = page.locator("dialog .text")
    text.evaluate("each => { each.scrollTop = 0; }")
    hit = page.locator("[data-slot=status] .follow")
    hit.click()
    page.wait_for_function("() => document.querySelector('dialog .text').scrollTop > 0")
    box, frame = page.locator("dialog .hit").bounding_box(), text.bounding_box()
    assert box is not None
    assert frame is not None
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]


def test_slots_that_the_text_does_not_settle_say_so(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "9,900,000")
    assert page.locator("[data-slot=insurance] .value").inner_text() == "not said"
    assert page.locator("[data-slot=measure] .value").inner_text() == "Other"


def test_the_next_record_and_another_quantity_of_the_text_open_in_place(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "35.2%")
    assert page.locator("dialog .position").inner_text() == "Record 1 of 7"
    page.click("#article-next")
    assert page.locator("dialog .current").inner_text() == "27.651"
    page.locator("dialog .body .m", has_text="35,2%").click()
    assert page.locator("dialog .current").inner_text() == "35,2%"
    assert page.locator("#article-previous").is_disabled()


def test_escape_closes_and_gives_the_focus_back(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "90.85%")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.locator(".open:focus").inner_text().startswith("90.85%")


def test_markup_and_script_in_an_article_stay_text(open_page: Open, small: Path) -> None:
    page = open_page(small)
    opened(page, "46")
    assert (page.locator("dialog .body").text_content() or "").startswith(HOSTILE + " </script> <!-- 2022")
    assert page.locator("#article-title").inner_text().strip() == "tin/ba<b>"
    assert page.locator("dialog [data-slot=place] .value").inner_text() == "=1+1" + HOSTILE
    assert page.locator("img, dialog script, #records script, figure script").count() == 0
    assert page.evaluate("() => window.broken") is None


def test_with_sentences_only_the_rest_of_the_text_is_not_in_the_page(open_page: Open, folder: Path) -> None:
    path = make_page(folder, "--corpus", str(folder / "corpus"), "--sentences", name="sentences.html")
    page = open_page(path)
    opened(page, "27,651")
    body = page.locator("dialog .body").text_content() or ""
    assert body == " … " + written()[0][0].partition("\n\n")[2].replace("\n\n", " … ").rstrip("\n")
    assert "Mục tiêu 😀" not in path.read_text(encoding="utf-8")
    page.locator("[data-slot=insurance] .follow").click()
    assert page.locator("dialog .hit").all_text_contents() == ["BHXH tự nguyện"]


def test_without_the_articles_the_mentions_are_shown_and_the_page_says_so(open_page: Open, folder: Path) -> None:
    page = open_page(make_page(folder, name="bare.html"))
    opened(page, "35.2%")
    assert page.locator("dialog .body").inner_text().split(" … ") == [
        "", "Năm 2021", "35,2%", "BHXH", "27.651", "BHXH tự nguyện", "3.860",
    ]  # fmt: skip
    assert "does not hold the article's text" in page.locator("dialog .note").first.inner_text()
    page.locator("[data-slot=year] .follow").click()
    assert page.locator("dialog .hit").all_text_contents() == ["Năm 2021"]
    assert page.locator("[data-slot=status] .follow").count() == 0
    start = written()[0][0].index("phấn đấu")
    assert f"{start}–{start + 8}" in page.locator("[data-slot=status]").inner_text()
