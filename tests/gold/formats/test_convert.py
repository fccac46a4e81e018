from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.gold.files import dump_annotation
from extractor.gold.formats.convert import TARGETS, convert, documents_of
from extractor.schema import Annotation

Store = Callable[[str, bytes, Annotation], Path]


@pytest.mark.parametrize("target", TARGETS)
def test_every_format_is_written(gold: Path, corpus: Path, tmp_path: Path, faults: list[str], target: str) -> None:
    out = tmp_path / "out"
    assert convert([gold], target, out, faults.append, corpus=corpus) == 1
    assert faults == []
    names = {
        "json": ["a.json"],
        "inline": ["a.inline"],
        "brat": ["a.ann", "a.txt", "annotation.conf", "documents.jsonl", "visual.conf"],
        "label-studio": ["labeling_config.xml", "tasks.json"],
        "csv": ["records.csv"],
    }
    assert sorted(path.name for path in out.iterdir()) == names[target]


def test_the_byte_order_mark_of_an_article_is_not_lost(
    *, store: Store, corpus: Path, tmp_path: Path, text: str, annotation: Annotation, faults: list[str]
) -> None:
    file = store("b", b"\xef\xbb\xbf" + text.encode(), annotation)
    for target in ("brat", "label-studio", "inline"):
        convert([file], target, tmp_path / target, faults.append, corpus=corpus)
        (found,) = documents_of([tmp_path / target], faults.append, corpus=tmp_path / "none")
        assert dump_annotation(found.annotation) == file.read_text(encoding="utf-8")
        assert found.text == text
    assert faults == []


def test_a_missing_article_matters_only_where_the_text_is_written(
    gold: Path, tmp_path: Path, faults: list[str]
) -> None:
    none = tmp_path / "none"
    assert convert([gold], "csv", tmp_path / "csv", faults.append, corpus=none) == 1
    assert faults == []
    assert convert([gold], "brat", tmp_path / "brat", faults.append, corpus=none) == 0
    assert faults == [f"{gold / 'a.json'}: the article's text is not known; give --corpus"]


def test_a_faulty_document_is_left_out_and_the_rest_goes_on(
    *, gold: Path, store: Store, corpus: Path, tmp_path: Path, text: str, annotation: Annotation, faults: list[str]
) -> None:
    store("b", text.encode(), annotation.model_copy(update={"records": ()}))
    store("c", b"short", annotation.model_copy(update={"records": (), "mentions": annotation.mentions[:1]}))
    store("d", text.encode(), annotation)
    (corpus / "d.txt").write_bytes(f"{text} ".encode())
    assert convert([gold], "json", tmp_path / "out", faults.append, corpus=corpus) == 1
    assert faults == [
        f"{gold / 'b.json'}: percentage '35,2%' at 55: 0 records on its span; add one",
        f"{gold / 'b.json'}: head_count '65-70 nghìn' at 84: 0 records on its span; add one",
        f"{gold / 'c.json'}: year '2021' at 4: ends after the article's 5 code points; correct start and end",
        f"{gold / 'd.json'}: sha256 is not that of the article's bytes; restore the article, or annotate it anew",
    ]


def test_a_document_in_two_inputs_is_taken_once(gold: Path, corpus: Path, tmp_path: Path, faults: list[str]) -> None:
    line = tmp_path / "all.jsonl"
    convert([gold], "json", line, faults.append, corpus=corpus)
    assert convert([line, gold], "json", tmp_path / "out", faults.append, corpus=corpus) == 1
    assert faults == [f"{gold / 'a.json'}: document 'a' is in {line}: line 1 too; give one"]


def test_an_unreadable_article_is_a_fault(gold: Path, corpus: Path, tmp_path: Path, faults: list[str]) -> None:
    (corpus / "a.txt").write_bytes(b"\xff")
    assert convert([gold], "json", tmp_path / "out", faults.append, corpus=corpus) == 0
    assert faults == [f"{gold / 'a.json'}: its article: line 1: not UTF-8; save the file as UTF-8"]
    assert not (tmp_path / "out").exists()


def test_a_target_that_takes_one_document(
    *, gold: Path, store: Store, corpus: Path, tmp_path: Path, text: str, annotation: Annotation, faults: list[str]
) -> None:
    store("b", text.encode(), annotation)
    out = tmp_path / "one.json"
    assert convert([gold], "json", out, faults.append, corpus=corpus) == 0
    assert faults == [f"{out}: 2 documents do not fit one gold file; give a folder or a .jsonl file"]


def test_existing_files_are_kept_unless_forced(gold: Path, corpus: Path, tmp_path: Path, faults: list[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.json").write_text("mine")
    assert convert([gold], "json", out, faults.append, corpus=corpus) == 0
    assert faults == [f"{out / 'a.json'}: exists and differs; give --force to overwrite it, or another --out"]
    assert convert([gold], "json", out, faults.append, corpus=corpus, force=True) == 1
    assert (out / "a.json").read_bytes() == (gold / "a.json").read_bytes()
