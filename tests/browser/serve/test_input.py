"""How an article comes in: pasted, typed, chosen, dropped; what is refused; what stays when the page is left."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.written import HOSTILE

from .conftest import TEXT, Visit, mark, read, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

DROP = """([files]) => {
    const carried = new DataTransfer();
    for (const [name, content] of files) {
        const bytes = Uint8Array.from(atob(content), each => each.charCodeAt(0));
        carried.items.add(new File([bytes], name));
    }
    document.body.dispatchEvent(new DragEvent('dragover', {dataTransfer: carried, bubbles: true, cancelable: true}));
    document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def drop(page: Page, files: dict[str, bytes]) -> None:
    page.evaluate(DROP, [[[name, base64.b64encode(content).decode()] for name, content in files.items()]])


def test_a_pasted_article_shows_its_mentions_and_records_at_once(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", TEXT)
    page.focus("#article")
    page.keyboard.press("Control+V")
    page.wait_for_selector("#body .m")
    assert page.locator("#body").text_content() == TEXT
    marks = [
        (each.text_content(), str(each.get_attribute("class")).split()[1]) for each in page.locator("#body .m").all()
    ]
    assert marks == [
        ("92,5%", "percentage"),
        ("BHYT", "insurance"),
        ("2021", "year"),
        ("27.651", "head_count"),
        ("BHXH tự nguyện", "insurance"),
        ("3.860", "head_count"),
        ("2020", "year"),
    ]
    assert page.locator(".card .size").all_inner_texts() == ["92.5%", "more than 27,651 người", "3,860 người"]
    assert "Voluntary social insurance · 2021 · Cà Mau" in page.locator(".card").nth(1).inner_text()
    assert page.input_value("#document") == "ca-mau-92-5-dan-so-co"


def test_a_dropped_file_is_read_as_it_is_stored(visit: Visit) -> None:
    stored = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    page = visit()
    drop(page, {"Tin số 1.txt": stored})
    page.wait_for_selector("#body .m")
    assert page.locator("#body").text_content() == TEXT.replace("\n", "\r\n")
    assert page.input_value("#document") == "Tin số 1"
    assert page.evaluate("() => sessionStorage.getItem('extractor.current')") == hashlib.sha256(stored).hexdigest()
    page.click("#save")
    page.wait_for_selector("#saver .good")


def test_a_file_can_be_chosen(visit: Visit, tmp_path: Path) -> None:
    file = tmp_path / "bài.txt"
    file.write_text(TEXT, "utf-8", newline="")
    page = visit()
    page.set_input_files("#file", str(file))
    page.wait_for_selector("#body .m")
    assert page.input_value("#document") == "bài"


def test_a_gold_file_that_comes_along_is_what_is_corrected(visit: Visit) -> None:
    page = read(visit())
    page.locator(".card").first.click()
    page.select_option("#slot-measure", "arrears")
    page.click("#save")
    with page.expect_download() as downloading:
        page.click("#download-gold")
    gold = Path(downloading.value.path()).read_bytes()
    other = visit()
    drop(other, {"tin.txt": TEXT.encode(), "tin.json": gold})
    other.wait_for_selector("#body .m")
    assert other.locator(".card .kinds").first.inner_text().startswith("Arrears")
    assert other.locator(".badge", has_text="corrected").count() == 1
    other.click("#back")
    drop(other, {"tin.txt": TEXT.encode() + b".", "tin.json": gold})
    until(other, "document.getElementById('fault').textContent.includes('not that of this article')")


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"a.txt": "Bảo hiểm".encode("utf-16")}, "The file a.txt is not UTF-8"),
        ({"a.pdf": b"%PDF"}, "Drop one .txt file"),
        ({"a.txt": b"a", "b.txt": b"b"}, "Drop one .txt file"),
        ({"a.txt": b"35%", "a.json": b"{"}, "not that of this article"),
        ({"a.txt": b" \n"}, "There is no article yet"),
        ({"a.txt": b"a" * 300_002}, "longer than 300,000 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_said_in_one_line(visit: Visit, files: dict[str, bytes], said: str) -> None:
    page = visit()
    drop(page, files)
    until(page, "document.getElementById('fault').textContent !== ''")
    assert said in page.locator("#fault").inner_text()
    assert page.locator("#work").is_hidden()


def test_what_the_server_refuses_is_said(visit: Visit) -> None:
    page = visit(refused="ERR_FAILED")
    page.route("**/extract", lambda route: route.abort())
    page.fill("#article", TEXT)
    page.click("#extract")
    until(page, "document.getElementById('fault').textContent.includes('does not answer')")
    assert page.input_value("#article") == TEXT


def test_a_publication_date_settles_relative_years(visit: Visit) -> None:
    page = visit()
    page.fill("#given-published", "2019-05-06")
    read(page, "Năm nay, 91% dân số có BHYT.")
    assert page.input_value("#published") == "2019-05-06"
    assert "2019" in page.locator(".card .facts").inner_text()
    page.fill("#published", "2024-05-06")
    page.keyboard.press("Tab")
    page.click("#again")
    until(page, "document.querySelector('.card .facts').textContent.includes('2024')")


def test_a_draft_survives_a_reload_and_waits_on_the_start_page(visit: Visit) -> None:
    page = read(visit())
    mark(page, "92,5%")
    page.select_option("#slot-measure", "arrears")
    page.wait_for_selector("#undo:not(:disabled)")
    page.reload()
    page.wait_for_selector("#body .m")
    assert page.locator(".card .kinds").first.inner_text().startswith("Arrears")
    page.click("#back")
    assert page.locator(".draft").inner_text().replace("\n", " ") == "tin 3 records, 7 mentions"
    page.reload()
    assert page.locator("#work").is_hidden()
    page.click(".draft")
    page.wait_for_selector("#body .m.edited")
    page.click("#back")
    page.click("#drafts .quiet")
    assert page.locator("#drafts .quiet").inner_text() == "Really delete?"
    page.click("#drafts .quiet")
    assert page.locator("#drafts").count() == 0
    assert page.evaluate("() => localStorage.length") == 0


def test_markup_in_an_article_stays_text(visit: Visit) -> None:
    text = f"{HOSTILE} </script> <!-- Năm 2022 có 46 người tham gia BHTN.\n"
    page = read(visit(), text, document="<b>&</b>")
    assert page.locator("#body").text_content() == text
    assert page.locator("#body img, #body script, #body b").count() == 0
    mark(page, "46")
    page.fill("#slot-place", HOSTILE)
    page.keyboard.press("Tab")
    page.wait_for_selector("#undo:not(:disabled)")
    page.click("#to-list")
    assert HOSTILE in page.locator(".card .facts").inner_text()
    page.click("#back")
    assert page.locator(".draft b").inner_text() == "<b>&</b>"
    assert page.evaluate("() => window.broken") is None


def test_the_language_can_be_changed_and_is_remembered(visit: Visit) -> None:
    page = read(visit(locale="vi-VN"))
    assert page.locator(".card .size").all_inner_texts() == ["92,5%", "hơn 27.651 người", "3.860 người"]
    assert page.locator("html").get_attribute("lang") == "vi"
    mark(page, "27.651")
    assert page.input_value("#slot-value") == "27.651"
    page.click("#en")
    assert page.input_value("#slot-value") == "27,651"
    assert page.locator("label[for=slot-measure]").inner_text() == "Measure"
    page.reload()
    page.wait_for_selector("#body .m")
    assert page.locator("#save").inner_text() == "Save gold…"
    assert page.locator("html").get_attribute("lang") == "en"
