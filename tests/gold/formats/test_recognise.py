from __future__ import annotations

from pathlib import Path

import pytest

from extractor.gold.formats.recognise import inputs_of


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.ann", "", "brat"),
        ("a.inline", "", "inline"),
        ("a.csv", "", "csv"),
        ("a.jsonl", "", "json"),
        ("a.json", '{"document": "a"}', "json"),
        ("a.json", "{", "json"),
        ("a.json", "[]", "label-studio"),
        ("a.json", '{"data": {}}', "label-studio"),
    ],
)
def test_a_file_is_recognised(tmp_path: Path, faults: list[str], name: str, content: str, found: str) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert list(inputs_of(path, faults.append)) == [(found, path)]
    assert list(inputs_of(tmp_path, faults.append)) == [(found, tmp_path if found == "brat" else path)]
    assert faults == []


def test_the_files_of_a_folder_are_recognised_one_by_one(tmp_path: Path, faults: list[str]) -> None:
    (tmp_path / "b").mkdir()
    files = {"a.json": "{}", "b/c.inline": "", "b/tasks.json": "[]", "baseline.json": "{}", "labeling_config.xml": ""}
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    assert list(inputs_of(tmp_path, faults.append)) == [
        ("json", tmp_path / "a.json"),
        ("inline", tmp_path / "b/c.inline"),
        ("label-studio", tmp_path / "b/tasks.json"),
    ]
    assert faults == []


def test_what_is_not_recognised_is_a_fault(tmp_path: Path, faults: list[str]) -> None:
    (tmp_path / "a.txt").touch()
    for path in (tmp_path / "none", tmp_path, tmp_path / "a.txt"):
        assert list(inputs_of(path, faults.append)) == []
    assert faults == [
        f"{tmp_path / 'none'}: no such file or folder; give one to convert",
        f"{tmp_path}: nothing to convert here; it wants .json, .jsonl, .ann, .inline or .csv files",
        f"{tmp_path / 'a.txt'}: not a format that is read here; it wants a .json, .jsonl, .ann, .inline or .csv file",
    ]
