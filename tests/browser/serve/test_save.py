"""Saving: a file to download, or into the server's folders; `gold check` accepts both."""

from __future__ import annotations

from pathlib import Path

from extractor.gold.check import check_gold
from extractor.gold.files import dump_annotation
from extractor.gold.load import read_gold_file

from .conftest import TEXT, Visit, mark, read, until


def test_a_download_is_gold_as_the_commands_write_it(visit: Visit, tmp_path: Path) -> None:
    page = read(visit(), document="tin/một")
    mark(page, "92,5%")
    page.select_option("#slot-status", "planned")
    page.click("#save")
    page.wait_for_selector("#saver .good")
    assert page.locator("#saver .good").inner_text() == "No faults: 7 mentions, 3 records."
    for button, folder in (("#download-gold", "gold/tin"), ("#download-text", "corpus/tin")):
        with page.expect_download() as downloading:
            page.click(button)
        downloading.value.save_as(tmp_path / folder / downloading.value.suggested_filename)
    assert (tmp_path / "corpus" / "tin" / "một.txt").read_bytes() == TEXT.encode()
    result = check_gold(tmp_path / "gold", tmp_path / "corpus")
    assert (result.faults, result.mentions, result.records) == ((), 7, 3)
    file = tmp_path / "gold" / "tin" / "một.json"
    assert file.read_text("utf-8") == dump_annotation(read_gold_file(file))
    assert read_gold_file(file).records[0].status == "planned"


def test_gold_is_saved_into_the_folder_and_replaced_only_when_told(visit: Visit, kept: Path) -> None:
    page = read(visit(refused="409"), document="kho/hai")
    page.click("#save")
    page.wait_for_selector("#saver .good")
    page.click("#save-there")
    until(page, "document.querySelector('#saver .good')?.textContent === 'Saved kho/hai.json'")
    assert (kept / "corpus" / "kho" / "hai.txt").read_bytes() == TEXT.encode()
    assert check_gold(kept / "gold", kept / "corpus").faults == ()
    page.click("#saver-close")
    mark(page, "3.860")
    page.click("#remove")
    page.wait_for_selector("#undo:not(:disabled)")
    page.click("#save")
    page.wait_for_selector("#saver .good")
    page.click("#save-there")
    page.wait_for_selector("#replace")
    assert len(read_gold_file(kept / "gold" / "kho" / "hai.json").records) == 3
    page.click("#replace")
    until(page, "document.querySelector('#saver .good')?.textContent === 'Saved kho/hai.json'")
    assert len(read_gold_file(kept / "gold" / "kho" / "hai.json").records) == 2
    page.click("#saver-close")
    page.click("#back")
    assert "saved as gold" in page.locator(".draft").inner_text()


def test_a_name_that_is_no_place_for_gold_is_refused_in_the_page(visit: Visit, kept: Path) -> None:
    page = read(visit(refused="422"), document="../ngoài")
    page.click("#save")
    page.wait_for_selector("#saver .good")
    page.click("#save-there")
    until(page, "document.querySelector('#saver .fault')?.textContent.includes('../ngoài')")
    assert not (kept / "ngoài.json").exists()
