"""Correcting by hand: slots, spans, values and types; adding and deleting; and every step back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from .conftest import TEXT, Visit, choose_words, mark, read, until

if TYPE_CHECKING:
    from playwright.sync_api import Page


def gold(page: Page) -> dict[str, Any]:
    """What the page sends to be checked."""
    with page.expect_request("**/check") as asking:
        page.click("#save")
    page.wait_for_selector("#saver .good, #saver .fault")
    page.click("#saver-close")
    annotation: dict[str, Any] = json.loads(asking.value.post_data or "")["annotation"]
    return annotation


def record(page: Page, text: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [each for each in gold(page)["records"] if each["text"] == text]
    assert len(found) == 1
    return found[0]


def test_every_slot_can_be_corrected(visit: Visit) -> None:
    page = read(visit())
    mark(page, "92,5%")
    for slot, value in {
        "measure": "non_participation",
        "role": "decrease",
        "status": "planned",
        "base": "group",
        "qualifier": "at_most",
    }.items():
        page.select_option(f"#slot-{slot}", value)
    page.fill("#slot-year", "2019")
    page.keyboard.press("Tab")
    page.fill("#slot-year-end", "2021")
    page.keyboard.press("Tab")
    page.fill("#slot-place", "  Năm  Căn ")
    page.keyboard.press("Tab")
    page.click("#slot-insurance")
    page.check("#scheme-social")
    page.check("#scheme-accident")
    page.uncheck("#scheme-health")
    changed = record(page, "92,5%")
    assert {
        name: changed[name] for name in changed if name not in ("kind", "start", "end", "text", "value", "upper")
    } == {
        "qualifier": "at_most",
        "insurance": ["accident", "social"],
        "year": 2019,
        "year_end": 2021,
        "measure": "non_participation",
        "role": "decrease",
        "status": "planned",
        "base": "group",
        "place": "Năm Căn",
    }
    page.select_option("#slot-base", "")
    page.fill("#slot-year-end", "")
    page.keyboard.press("Tab")
    page.fill("#slot-place", "")
    page.keyboard.press("Tab")
    again = record(page, "92,5%")
    assert (again["base"], again["year_end"], again["place"]) == (None, None, None)


def test_a_slot_leads_to_its_words_and_its_reason_and_back_to_what_was_found(visit: Visit) -> None:
    page = read(visit())
    mark(page, "92,5%")
    page.click("label[for=slot-measure]")
    assert page.locator("#body .hit").all_inner_texts() == ["có thẻ"]
    rule = page.locator("[data-slot=measure] .rule")
    assert rule.locator("code").inner_text() == "measure.near"
    assert rule.locator("span").get_attribute("lang") == "en"
    page.click("#vi")
    assert rule.locator("span").get_attribute("lang") == "vi"
    page.click("#en")
    page.click("[data-slot=place] .follow")
    assert page.locator("#body .hit").all_inner_texts() == ["Cà Mau"]
    until(page, "document.getElementById('said').textContent.startsWith('“Cà Mau” in: ')")
    page.select_option("#slot-measure", "other")
    page.wait_for_selector("[data-slot=measure].edited")
    assert "Read by machine: Participation" in page.locator("[data-slot=measure] .reason").inner_text()
    page.click("#restore-measure")
    page.wait_for_selector("[data-slot=measure]:not(.edited)")
    assert page.input_value("#slot-measure") == "participation"
    assert page.locator("#mention-title .badge").count() == 0


def test_a_span_is_moved_by_its_buttons_and_by_a_selection(visit: Visit) -> None:
    page = read(visit())
    mark(page, "3.860")
    page.click("#span-end_right")
    moved = record(page, "3.860 n")
    assert (moved["end"] - moved["start"], moved["value"]) == (7, 3860)
    page.click("#span-end_left")
    assert record(page, "3.860")["text"] == "3.860"
    choose_words(page, "tăng 3.860 người")
    page.click("#set-span")
    assert record(page, "tăng 3.860 người")["value"] == 3860
    assert page.locator("#mention-title mark").inner_text() == "tăng 3.860 người"
    start = TEXT.index("tăng")
    found = next(each for each in gold(page)["mentions"] if each["text"].startswith("tăng"))
    assert (found["start"], found["end"]) == (start, start + len("tăng 3.860 người"))


def test_a_value_is_read_in_the_page_s_language_and_refused_with_the_reason(visit: Visit) -> None:
    page = read(visit(locale="vi-VN"))
    mark(page, "27.651")
    for written, said in (
        ("nhiều", "Không phải là số"),
        ("1,5", "số nguyên"),
        ("1.2.3", "Không phải là số"),
        ("", "Không phải là số"),
    ):
        page.fill("#slot-value", written)
        page.keyboard.press("Tab")
        page.wait_for_selector(f"#fault-value:has-text('{said}')")
        until(page, f"document.querySelector('#slot-value').value === '{written}'")
        assert page.locator("#slot-value").get_attribute("aria-invalid") == "true"
    page.fill("#slot-value", "27.000")
    page.keyboard.press("Tab")
    page.fill("#slot-upper", "26.999")
    page.keyboard.press("Tab")
    page.wait_for_selector("#fault-upper:has-text('lớn hơn')")
    page.fill("#slot-upper", "28.000")
    page.keyboard.press("Tab")
    page.wait_for_selector("#fault-upper", state="detached")
    changed = record(page, "27.651")
    assert (changed["value"], changed["upper"]) == (27000, 28000)
    page.click("#en")
    page.fill("#slot-value", "27,500")
    page.keyboard.press("Tab")
    assert record(page, "27.651")["value"] == 27500


def test_what_is_being_typed_outlives_a_change_elsewhere(visit: Visit) -> None:
    page = read(visit())
    mark(page, "92,5%")
    page.focus("#slot-place")
    page.keyboard.press("Home")
    page.keyboard.insert_text("Năm ")
    # As if the page were slow, and a change made before were drawn only now.
    page.evaluate("() => document.querySelector('#slot-role').dispatchEvent(new Event('change'))")
    page.wait_for_timeout(100)
    page.keyboard.insert_text("Căn ")
    assert page.input_value("#slot-place") == "Năm Căn Cà Mau"
    page.evaluate("() => document.querySelector('#slot-role').dispatchEvent(new Event('change'))")
    page.wait_for_timeout(100)
    page.keyboard.press("Tab")
    assert record(page, "92,5%")["place"] == "Năm Căn Cà Mau"
    page.click("#undo")
    page.wait_for_selector("#undo:disabled")
    assert page.input_value("#slot-place") == "Cà Mau"


def test_a_type_can_be_changed_and_takes_its_record_along(visit: Visit) -> None:
    page = read(visit())
    mark(page, "92,5%")
    page.select_option("#slot-type", "head_count")
    page.wait_for_selector("#slot-base", state="detached")
    assert page.locator("#slot-value").get_attribute("aria-invalid") == "true"
    page.fill("#slot-value", "92")
    page.keyboard.press("Tab")
    changed = record(page, "92,5%")
    assert (changed["kind"], changed["value"], changed["base"], changed["place"]) == ("head_count", 92, None, "Cà Mau")
    page.select_option("#slot-type", "insurance")
    page.select_option("select#slot-value", "motor")
    annotation = gold(page)
    assert "92,5%" not in [each["text"] for each in annotation["records"]]
    assert annotation["mentions"][0]["value"] == "motor"


@pytest.mark.parametrize(
    ("words", "kind", "value"),
    [
        ("25 nghìn", "head_count", 25000),
        ("25", "percentage", 25),
        ("Năm 2020"[4:], "year", None),
        ("Quỹ", "insurance", None),
    ],
    ids=str,
)
def test_selected_words_become_a_mention_with_its_value_as_far_as_it_can_be_read(
    visit: Visit, words: str, kind: str, value: int | None
) -> None:
    page = read(visit())
    if words == "2020":
        mark(page, "2020")
        page.click("#remove")
        page.wait_for_selector("#undo:not(:disabled)")
        value = 2020
    choose_words(page, words)
    page.click(f"#adder [data-add={kind}]")
    page.wait_for_selector("#mention-title .badge")
    assert page.locator("#mention-title .badge").inner_text() == "added by hand"
    assert page.locator("#slot-value").evaluate("each => each === document.activeElement")
    if value is not None:
        assert page.input_value("#slot-value").replace(",", "") == str(value)
    else:
        assert page.locator("#body .m.incomplete").inner_text() == words
        page.click("#save")
        page.locator("#saver .faults .follow").click()
        page.select_option("select#slot-value", "life")
        value_of = {each["text"]: each["value"] for each in gold(page)["mentions"]}
        assert value_of[words] == "life"


def test_a_new_quantity_must_have_its_measure_chosen(visit: Visit) -> None:
    page = read(visit())
    choose_words(page, "25 nghìn")
    page.click("#adder [data-add=head_count]")
    page.wait_for_selector("#slot-measure")
    page.click("#save")
    assert "not chosen: Measure" in page.locator("#saver .faults").inner_text()
    assert page.locator("#download-gold").is_disabled()
    page.click("#saver .faults .follow")
    page.select_option("#slot-measure", "beneficiaries")
    added = record(page, "25 nghìn")
    assert (added["measure"], added["role"], added["status"], added["insurance"]) == (
        "beneficiaries",
        "level",
        "actual",
        [],
    )


def test_what_overlaps_is_refused_with_the_reason(visit: Visit) -> None:
    page = read(visit())
    choose_words(page, "27.651 người")
    assert page.locator("#adder [data-add=year]").is_disabled()
    assert "Overlaps “27.651”" in page.locator("#adder .fault").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("#adder").is_hidden()


def test_a_mention_is_deleted_and_brought_back(visit: Visit) -> None:
    page = read(visit())
    mark(page, "92,5%")
    page.click("#remove")
    until(page, "document.querySelectorAll('#body .m').length === 6")
    assert [each["text"] for each in gold(page)["records"]] == ["27.651", "3.860"]
    page.locator("#side").click(position={"x": 5, "y": 5})
    page.keyboard.press("Control+Z")
    until(page, "document.querySelectorAll('#body .m').length === 7")
    page.keyboard.press("Control+Shift+Z")
    until(page, "document.querySelectorAll('#body .m').length === 6")
    page.click("#undo")
    until(page, "document.querySelectorAll('#body .m').length === 7")
    assert page.locator("#undo").is_disabled()


def test_all_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").is_visible()
    page.focus("#article")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#body .m")
    page.focus("#body .m[tabindex='0']")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("#body .m:focus").inner_text() == "2021"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector("#slot-value:focus")
    assert page.locator("#mention-title mark").inner_text() == "27.651"
    for _ in range(12):
        if page.locator("#slot-role:focus").count():
            break
        page.keyboard.press("Tab")
    page.keyboard.press("d")
    until(page, "document.querySelector('#slot-role').value === 'decrease'")
    assert page.locator("#slot-role:focus").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector(".card:focus")
    page.focus("#wanted")
    page.keyboard.insert_text("25 nghìn")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found .place")
    page.focus("#found [data-add=head_count]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#slot-value:focus")
    assert page.input_value("#slot-value") == "25,000"
    page.focus("#body .m.current")
    page.keyboard.press("Delete")
    until(page, "document.querySelectorAll('#body .m').length === 7")
    page.keyboard.press("Control+S")
    page.wait_for_selector("#saver .good")
    page.keyboard.press("Escape")
    page.wait_for_selector("#save:focus")
