from __future__ import annotations

from pathlib import Path

import pytest

from extractor.gold.formats.document import Document, FormatError, Output, build_annotation
from extractor.schema import Annotation


def test_an_annotation_is_put_in_order(annotation: Annotation) -> None:
    head = {"document": "a", "sha256": annotation.sha256, "published": None}
    built = build_annotation(head, annotation.mentions[::-1], annotation.records[::-1])
    assert built == annotation
    assert build_annotation(head, annotation.mentions, annotation.records, draft=True).draft


def test_a_head_that_does_not_fit_is_named() -> None:
    with pytest.raises(FormatError) as error:
        build_annotation({"document": "", "sha256": "0" * 64, "published": "May"}, [], [])
    assert len(error.value.lines) == 2
    assert error.value.lines[1].startswith("published 'May': input should be a valid date")


def test_an_existing_file_is_kept(output: Output, faults: list[str]) -> None:
    path = output.out / "a"
    assert output.put(path, "1")
    assert output.put(path, "1")
    assert faults == []
    assert not output.put(path, "2")
    assert faults == [f"{path}: exists and differs; give --force to overwrite it, or another --out"]
    assert path.read_text() == "1"
    assert output.put(path, "2", force=True)
    assert path.read_text() == "2"


def test_force_overwrites(tmp_path: Path, faults: list[str]) -> None:
    (tmp_path / "a").write_text("1")
    assert Output(tmp_path, faults.append, force=True).put(tmp_path / "a", "2")
    assert ((tmp_path / "a").read_text(), faults) == ("2", [])


def test_a_file_that_cannot_be_written_is_a_fault(output: Output, faults: list[str]) -> None:
    output.put(output.out / "a", "")
    assert not output.put(output.out / "a" / "b", "")
    assert len(faults) == 1
    assert faults[0].startswith(f"{output.out / 'a' / 'b'}: cannot be written")


def test_files_of_documents(output: Output, document: Document) -> None:
    assert output.file_of(document, ".json") == output.out / "a.json"
    assert Output(Path("b.json"), print).file_of(document, ".json") == Path("b.json")
    assert output.file((".csv",), "records.csv") == output.out / "records.csv"
    assert Output(Path("b.csv"), print).file((".csv",), "records.csv") == Path("b.csv")


def test_a_document_cannot_lead_out_of_the_folder(output: Output, document: Document) -> None:
    outside = Document(document.annotation.model_copy(update={"document": "../a"}), "", "example")
    with pytest.raises(FormatError, match="is not a path under a folder"):
        output.file_of(outside, ".json")
