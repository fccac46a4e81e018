from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from extractor.readers import Input, InputError, Options, find_inputs


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def found(*paths: object, format_: str | None = None) -> tuple[list[Input], list[InputError]]:
    each = list(find_inputs(map(str, paths), Options(format=format_)))
    inputs = [one for one in each if isinstance(one, Input)]
    return inputs, [one for one in each if isinstance(one, InputError)]


def documents(*paths: object) -> list[str]:
    inputs, faults = found(*paths)
    assert not faults
    return [each.document for each in inputs]


def test_documents_of_a_folder_are_named_by_their_path(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.1.txt", "a/c.md.gz", ".hidden.txt", ".git/x.txt", "notes.doc", "README")
    assert sorted(documents(tmp_path)) == ["a/c", "a/z.1", "b"]


def test_names_are_nfc(tmp_path: Path) -> None:
    make(tmp_path, unicodedata.normalize("NFD", "việc làm") + ".txt")
    assert documents(tmp_path) == [unicodedata.normalize("NFC", "việc làm")]


def test_format_compression_and_size_are_seen(tmp_path: Path) -> None:
    make(tmp_path, "rows.csv.zst")
    assert found(tmp_path)[0] == [Input("rows", tmp_path / "rows.csv.zst", "csv", "zst", None, 1)]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    make(tmp_path, "one.txt", "two.txt")
    assert documents(tmp_path / "two.txt", tmp_path / "one.txt") == ["one", "two"]


def test_one_file_named_twice_is_one_input(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert documents(tmp_path / "a.txt", f"{tmp_path}/./a.txt") == ["a"]


def test_patterns_name_documents_from_their_fixed_folder(tmp_path: Path) -> None:
    make(tmp_path, "news/x/a.txt", "news/b.txt", "news/c.md", "news/d.bin")
    assert documents(tmp_path / "news/**/*.txt") == ["b", "x/a"]
    assert documents(tmp_path / "*/[bcd].*") == ["news/b", "news/c"]


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    make(tmp_path, "a[1].txt")
    assert documents(tmp_path / "a[1].txt") == ["a[1]"]


def test_the_index_gives_dates_and_is_no_input(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "index.jsonl").write_text('{"document": "sub/a", "published": "2022-01-05"}\n')
    for path in (tmp_path, tmp_path / "**/*"):
        assert [(each.document, each.published) for each in found(path)[0]] == [("sub/a", "2022-01-05")]


def test_outputs_of_the_program_are_no_inputs(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out.jsonl", "out.jsonl.manifest", "out.jsonl.errors.jsonl", "other.jsonl")
    assert documents(tmp_path) == documents(tmp_path / "*") == ["a", "other"]


@pytest.mark.parametrize("name", ["nix", "*.nix"])
def test_what_is_not_there_is_a_fault(tmp_path: Path, name: str) -> None:
    inputs, faults = found(tmp_path / name)
    assert not inputs
    assert [fault.source for fault in faults] == [str(tmp_path / name)]


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    assert "no articles (*.txt, *.md, *.html, *.jsonl, *.csv, *.parquet)" in found(tmp_path)[1][0].reason


def test_a_file_of_an_unknown_kind_needs_a_format(tmp_path: Path) -> None:
    make(tmp_path, "article")
    assert "give --format" in found(tmp_path / "article")[1][0].reason
    assert [each.format for each in found(tmp_path / "article", format_="md")[0]] == ["md"]


def test_standard_input_has_a_format_too() -> None:
    assert found("-")[0] == [Input("stdin", None, "txt")]
    assert found("-", format_="jsonl")[0] == [Input("stdin", None, "jsonl")]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "a/x.txt")
    (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert documents(tmp_path) == ["a/x"]


def test_a_link_to_nothing_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nix")
    inputs, faults = found(tmp_path)
    assert not inputs
    assert "cannot be read" in faults[0].reason


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_name_that_is_not_utf8_is_a_fault(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/N\xe3m.txt")).write_text("x")
    inputs, faults = found(tmp_path)
    assert not inputs
    assert "rename the file" in faults[0].reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    inputs, faults = found(tmp_path)
    assert not inputs
    assert faults[0].reason == "no regular file; leave it out"
