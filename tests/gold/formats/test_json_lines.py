from __future__ import annotations

from pathlib import Path

import pytest

from extractor.gold.files import dump_annotation
from extractor.gold.formats import json_lines
from extractor.gold.formats.document import Document, FormatError, Output
from extractor.schema import Annotation


def renamed(document: Document, name: str) -> Document:
    return Document(document.annotation.model_copy(update={"document": name}), document.text, document.source)


def test_a_folder_gets_a_gold_file_for_each_document(output: Output, document: Document) -> None:
    assert json_lines.write([document, renamed(document, "b/c")], output) == 2
    assert (output.out / "a.json").read_text(encoding="utf-8") == dump_annotation(document.annotation)
    assert (output.out / "b" / "c.json").exists()


def test_a_line_file_gets_a_line_for_each_document(tmp_path: Path, document: Document, faults: list[str]) -> None:
    path = tmp_path / "all.jsonl"
    both = [document, renamed(document, "b")]
    assert json_lines.write(both, Output(path, faults.append)) == 2
    assert [each.annotation for each in json_lines.read(path, faults.append)] == [each.annotation for each in both]
    assert [each.source for each in json_lines.read(path, faults.append)] == [f"{path}: line 1", f"{path}: line 2"]
    assert faults == []


def test_one_gold_file_takes_one_document(tmp_path: Path, document: Document, faults: list[str]) -> None:
    output = Output(tmp_path / "one.json", faults.append)
    assert json_lines.write([document], output) == 1
    with pytest.raises(FormatError, match="2 documents do not fit one gold file; give a folder"):
        json_lines.write([document, renamed(document, "b")], output)


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path, annotation: Annotation, faults: list[str]) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("{\n\n" + annotation.model_dump_json() + "\n[]\n", encoding="utf-8")
    assert [each.annotation for each in json_lines.read(path, faults.append)] == [annotation]
    assert len(faults) == 2
    assert faults[0].startswith(f"{path}: line 1: column 2: not JSON (")
    assert faults[1] == f"{path}: line 4: [] is not an object; write {{…}}"


def test_a_draft_can_be_converted(gold: Path, annotation: Annotation, faults: list[str]) -> None:
    draft = annotation.model_copy(update={"draft": True})
    (gold / "a.json").write_text(dump_annotation(draft), encoding="utf-8")
    assert [each.annotation for each in json_lines.read(gold / "a.json", faults.append)] == [draft]
    assert faults == []


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_file_that_is_not_utf8_is_a_fault(tmp_path: Path, name: str, faults: list[str]) -> None:
    (tmp_path / name).write_bytes(b"\xff")
    assert list(json_lines.read(tmp_path / name, faults.append)) == []
    assert faults == [f"{tmp_path / name}: line 1: not UTF-8; save the file as UTF-8"]
