from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.gold import load
from extractor.gold.files import FileError, dump_annotation
from extractor.gold.load import GoldError, document_of, find_files, load_gold, parse_annotation, read_gold_file
from extractor.schema import Annotation

Store = Callable[[str, bytes, Annotation], Path]


def test_a_folder_is_loaded_in_order_with_its_subfolders(gold: Path, store: Store, annotation: Annotation) -> None:
    store("b/c", b"c", annotation)
    store("b/a.x", b"a", annotation)
    loaded, faults = load_gold(gold)
    assert faults == []
    assert list(loaded) == ["a", "b/a.x", "b/c"]
    assert loaded["a"] == annotation


def test_one_file_is_loaded_wherever_its_folder_is(store: Store, annotation: Annotation) -> None:
    file = store("b/c", b"c", annotation)
    loaded, faults = load_gold(file)
    assert (list(loaded), faults) == (["b/c"], [])


def test_what_is_not_gold_is_left_out(gold: Path) -> None:
    (gold / "_old").mkdir()
    for name in ("baseline.json", "_draft.json", ".hidden.json", "notes.txt", "_old/b.json"):
        (gold / name).write_text("no gold")
    assert load_gold(gold)[1] == []
    assert list(load_gold(gold)[0]) == ["a"]


def test_a_missing_path_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "none"
    assert load_gold(path) == ({}, [f"{path}: no such file or folder; give a gold file or a folder of them"])


def test_an_empty_folder_is_one_fault(tmp_path: Path) -> None:
    assert load_gold(tmp_path) == ({}, [f"{tmp_path}: no gold files (*.json) here; give the folder that holds them"])


def test_a_bad_file_does_not_stop_the_others(gold: Path) -> None:
    (gold / "b.json").write_bytes(b'{"document": "b",\n')
    loaded, faults = load_gold(gold)
    assert list(loaded) == ["a"]
    assert len(faults) == 1
    assert faults[0].startswith(f"{gold / 'b.json'}: line 2 column 1: not JSON (")


def test_bytes_that_are_not_utf8_are_a_fault(gold: Path) -> None:
    (gold / "b.json").write_bytes(b"\xff\xfe")
    assert load_gold(gold)[1] == [f"{gold / 'b.json'}: line 1: not UTF-8; save the file as UTF-8"]


def test_a_file_that_cannot_be_read_is_a_fault(gold: Path) -> None:
    (gold / "b.json").symlink_to(gold / "gone")
    (fault,) = load_gold(gold)[1]
    assert fault.startswith(f"{gold / 'b.json'}: cannot be read (")


def test_a_file_without_permission_is_a_fault(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise FileError("cannot be read (Permission denied); check its name and permissions")

    monkeypatch.setattr(load, "read_bytes", refuse)
    loaded, faults = load_gold(gold)
    assert loaded == {}
    assert faults == [f"{gold / 'a.json'}: cannot be read (Permission denied); check its name and permissions"]


def test_a_folder_without_permission_is_a_fault(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walk(folder: Path, onerror: Callable[[OSError], None]) -> list[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", str(gold / "b")))
        return [(str(gold), ["b"], ["a.json"])]

    monkeypatch.setattr("extractor.gold.load.os.walk", walk)
    loaded, faults = load_gold(gold)
    assert list(loaded) == ["a"]
    assert faults == [f"{gold / 'b'}: cannot be read (Permission denied); check its permissions"]


def test_a_document_in_another_place_is_a_fault(gold: Path) -> None:
    (gold / "a.json").rename(gold / "b.json")
    loaded, faults = load_gold(gold)
    assert loaded == {}
    mend = "document 'a' does not match the file's place; write 'b', or move the file"
    assert faults == [f"{gold / 'b.json'}: {mend}"]
    assert load_gold(gold / "b.json")[1] == faults


def test_file_names_match_in_either_spelling_of_accents(store: Store, annotation: Annotation, gold: Path) -> None:
    file = store("thử", b"", annotation)
    file.rename(gold / "thử.json")
    assert load_gold(gold)[1] == []


def test_a_draft_is_refused_until_it_is_accepted(gold: Path, annotation: Annotation) -> None:
    file = gold / "a.json"
    file.write_text(dump_annotation(annotation.model_copy(update={"draft": True})), encoding="utf-8")
    loaded, faults = load_gold(gold)
    assert loaded == {}
    mend = f"correct it, then run: extractor gold accept {file}"
    assert faults == [f"{file}: a draft that no person has accepted; {mend}"]
    assert read_gold_file(file).draft
    data = json.loads(file.read_text(encoding="utf-8"))
    del data["draft"]
    file.write_text(json.dumps(data), encoding="utf-8")
    assert load_gold(gold) == ({"a": annotation}, [])


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[]", "[] is not an object; write {…}"),
        ("null", "None is not an object; write {…}"),
        ("[" * 100_000, "not JSON that can be read (maximum recursion depth exceeded"),
        ("1" * 5000, "not JSON that can be read (Exceeds the limit (4300 digits)"),
        ("", "line 1 column 1: not JSON (Expecting value); correct the syntax there"),
        ("{}", "no document; add it"),
    ],
)
def test_other_json_is_a_fault(content: str, line: str) -> None:
    with pytest.raises(GoldError) as error:
        parse_annotation(content)
    assert error.value.lines[0].startswith(line)


def test_a_count_too_large_for_any_number_is_a_fault(annotation: Annotation) -> None:
    data: dict[str, Any] = annotation.model_dump(mode="json")
    data["mentions"][3] |= {"value": 10**400, "upper": None}
    with pytest.raises(GoldError, match="a value cannot be read"):
        parse_annotation(json.dumps(data))


def test_a_byte_order_mark_before_the_json_does_not_matter(gold: Path, annotation: Annotation) -> None:
    file = gold / "a.json"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert load_gold(gold) == ({"a": annotation}, [])


def test_files_are_found_by_suffix(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a.json", "_x.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found, faults = find_files(tmp_path, ".txt")
    assert ([file.relative_to(tmp_path).as_posix() for file in found], faults) == (["a.txt", "a/c.txt", "b.txt"], [])


def test_a_document_is_a_path_without_its_suffix() -> None:
    assert document_of(Path("corpus/b/c.d.txt"), Path("corpus")) == "b/c.d"
