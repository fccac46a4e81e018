from __future__ import annotations

import datetime as dt
import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from extractor.readers import InputError, Source, find_sources, read_article


def documents(*paths: Path) -> list[str]:
    sources, faults = find_sources(paths)
    assert not faults
    return [source.document for source in sources]


def test_documents_of_a_folder_are_named_by_their_path_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.1.txt", "a/c.txt", ".hidden.txt", ".git/x.txt", "notes.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert documents(tmp_path) == ["a/c", "a/z.1", "b"]


def test_document_names_are_nfc(tmp_path: Path) -> None:
    (tmp_path / (unicodedata.normalize("NFD", "việc làm") + ".txt")).write_text("x")
    assert documents(tmp_path) == [unicodedata.normalize("NFC", "việc làm")]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("1")
    two.write_text("2")
    assert documents(two, one) == documents(one, two) == ["one", "two"]


def test_the_same_file_given_twice_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert documents(tmp_path / "a.txt", tmp_path) == ["a"]


def test_two_files_of_one_document_are_a_fault(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(folder)
    sources, faults = find_sources([tmp_path / "y", tmp_path / "x"])
    assert [source.path for source in sources] == [tmp_path / "x" / "a.txt"]
    assert [fault.source for fault in faults] == [str(tmp_path / "y" / "a.txt")]
    assert "rename one" in faults[0].reason


def test_missing_paths_and_empty_folders_are_faults(tmp_path: Path) -> None:
    sources, faults = find_sources([tmp_path / "nix", tmp_path])
    assert not sources
    assert [fault.source for fault in faults] == [str(tmp_path / "nix"), str(tmp_path)]


def test_the_index_of_a_folder_gives_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "index.jsonl").write_text('{"document": "a", "published": "2022-01-05"}\n')
    assert find_sources([tmp_path]) == ([Source("a", tmp_path / "a.txt", dt.date(2022, 1, 5))], [])


def test_the_text_is_as_stored_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfN\xc4\x83m\r\n2021\r"
    (tmp_path / "a.txt").write_bytes(data)
    article = read_article(Source("a", tmp_path / "a.txt"))
    assert article.text == "Năm\r\n2021\r"
    assert article.sha256 == hashlib.sha256(data).hexdigest()


def test_an_empty_file_is_an_empty_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert read_article(Source("a", tmp_path / "a.txt")).text == ""


def test_bytes_that_are_not_utf8_give_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"ok\nN\xe3m\n")
    with pytest.raises(InputError, match="line 2 is not UTF-8"):
        read_article(Source("a", tmp_path / "a.txt"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(InputError, match="cannot be read"):
        read_article(Source("a", tmp_path / "a.txt"))
