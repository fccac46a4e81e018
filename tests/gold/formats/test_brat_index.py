from __future__ import annotations

from pathlib import Path

import pytest

from extractor.gold.formats import brat_index
from extractor.gold.formats.brat_index import Row
from extractor.gold.formats.document import Document, FormatError, Output


def test_carriage_returns_are_restored(document: Document) -> None:
    row = Row.of(document.annotation, "a\r\nb\r")
    assert row.carriage_returns == (1, 4)
    assert row.restore("a \nb ") == "a\r\nb\r"


@pytest.mark.parametrize("text", ["ab\nb ", "a \nb", ""])
def test_a_text_that_was_changed_cannot_be_restored(document: Document, text: str) -> None:
    with pytest.raises(FormatError, match="is not the text that was exported; restore it"):
        Row.of(document.annotation, "a\r\nb\r").restore(text)


def test_rows_are_added_and_replaced(document: Document, output: Output, faults: list[str]) -> None:
    first = Row.of(document.annotation, "a")
    brat_index.add([first, first.model_copy(update={"document": "b/c"})], output)
    brat_index.add([first.model_copy(update={"draft": True})], output)
    index = brat_index.load(output.out, faults.append)
    assert list(index.rows) == ["a", "b/c"]
    assert index.row(output.out / "a.ann") == first.model_copy(update={"draft": True})
    assert brat_index.load(output.out / "b", faults.append).row(output.out / "b" / "c.ann") is not None
    assert index.row(output.out / "d.ann") is None
    assert faults == []


def test_without_an_index_documents_are_named_by_their_place(tmp_path: Path, faults: list[str]) -> None:
    index = brat_index.load(tmp_path, faults.append)
    assert (index.rows, index.document(tmp_path / "b" / "c.ann")) == ({}, "b/c")


def test_a_bad_line_is_a_fault(tmp_path: Path, faults: list[str]) -> None:
    (tmp_path / "documents.jsonl").write_text('\n{"document": "a"}\n{"document": "b", "sha256": "0"}\n')
    assert list(brat_index.load(tmp_path, faults.append).rows) == ["b"]
    assert faults == [f"{tmp_path / 'documents.jsonl'}: line 2: Field required; restore the line"]


def test_an_index_that_is_not_utf8_is_a_fault(tmp_path: Path, faults: list[str]) -> None:
    (tmp_path / "documents.jsonl").write_bytes(b"\xff")
    assert brat_index.load(tmp_path, faults.append).rows == {}
    assert faults == [f"{tmp_path / 'documents.jsonl'}: line 1: not UTF-8; save the file as UTF-8"]
