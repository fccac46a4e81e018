from __future__ import annotations

from pathlib import Path

from benchmarks.made_articles import write_corpus

from .conftest import Open, make_page
from .written import written


def test_the_page_opens_in_the_browsers_language(open_page: Open, small: Path) -> None:
    assert open_page(small, locale="vi-VN").locator("html").get_attribute("lang") == "vi"
    assert open_page(small, locale="fr-FR").locator("html").get_attribute("lang") == "en"


def test_the_page_opens_in_the_language_that_was_asked_for(open_page: Open, folder: Path) -> None:
    path = make_page(folder, "--language", "vi", "--title", "Quý <b>I</b>", name="vi.html")
    page = open_page(path, locale="en-GB")
    assert page.locator("h1").inner_text() == "Quý <b>I</b>"
    assert page.title() == "Quý <b>I</b>"
    assert page.locator("#table-title").inner_text() == "Bảng số liệu"


def test_the_switch_changes_words_and_number_formats_everywhere(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#filter-place", "Hải Dương")
    first = page.locator("tbody tr").first
    second = page.locator("tbody tr").nth(1)
    assert first.inner_text().split("\t")[:3] == ["about 35.2%", "Social insurance", "Participation"]
    page.click("#vi")
    assert page.locator("html").get_attribute("lang") == "vi"
    assert first.inner_text().split("\t")[:3] == ["khoảng 35,2%", "BHXH", "Tham gia"]
    assert second.locator("td").first.inner_text() == "27.651 người"
    assert page.locator("#count").inner_text() == "3 trong 7 số liệu"
    page.locator("#rates h3", has_text="Tỷ lệ tham gia theo năm và loại bảo hiểm").wait_for()
    assert page.locator("#vi").get_attribute("aria-pressed") == "true"
    page.click("#en")
    assert second.locator("td").first.inner_text() == "27,651 persons"


def test_filters_and_sorting_survive_the_switch(open_page: Open, small: Path) -> None:
    page = open_page(small)
    page.select_option("#filter-status", "actual")
    page.click("[data-sort=place]")
    before = page.locator("td[data-column=place]").all_inner_texts()
    page.click("#vi")
    assert page.locator("#filter-status").input_value() == "actual"
    assert page.locator("td[data-column=place]").all_inner_texts() == before
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Nơi")


def test_an_open_article_changes_its_language_too(open_page: Open, small: Path) -> None:
    page = open_page(small, locale="vi-VN")
    page.locator(".open").first.click()
    assert page.locator("[data-slot=status] .value").inner_text() == "Chỉ tiêu, dự kiến"
    assert page.locator("[data-slot=base] .value").inner_text() == "Lực lượng lao động"
    assert page.locator("#reasons-title").inner_text() == "khoảng 35,2%"
    assert page.locator("dialog .body").get_attribute("lang") == "vi"


def test_the_reason_is_told_in_the_language_of_the_page(open_page: Open, tmp_path: Path) -> None:
    text, annotation = written()[0]
    rules = {"role": "role.level", "status": "status.unheard_of"}
    first = annotation.records[0].model_copy(update={"rules": rules})
    made = annotation.model_copy(update={"records": (first, *annotation.records[1:])})
    write_corpus(tmp_path, [(text, made)])
    page = open_page(make_page(tmp_path), locale="vi-VN")
    page.locator(".open").first.click()
    note = page.locator("[data-slot=role] .rule span")
    assert (note.inner_text().strip(), note.get_attribute("lang")) == ("ngoài ra", "vi")
    assert page.locator("[data-slot=status] .rule").inner_text() == "status.unheard_of"
    page.keyboard.press("Escape")
    page.click("#en")
    page.locator(".open").first.click()
    assert (note.inner_text().strip(), note.get_attribute("lang")) == ("otherwise", "en")
