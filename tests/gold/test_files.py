from __future__ import annotations

import hashlib
import json
import signal
from pathlib import Path

import pytest

from extractor.gold.files import (
    FileError,
    article_path,
    decode,
    dump_annotation,
    hash_of,
    is_hash_of,
    read_article,
    relative_path,
    replace_file,
)
from extractor.gold.load import parse_annotation
from extractor.schema import Annotation


def test_an_article_loses_its_byte_order_mark_and_nothing_else(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + "\ufeffNăm\r\n2021\r".encode()
    (tmp_path / "a.txt").write_bytes(data)
    article = read_article(tmp_path / "a.txt")
    assert article.text == "\ufeffNăm\r\n2021\r"
    assert article.sha256 == hashlib.sha256(data).hexdigest()


def test_bytes_that_are_not_utf8_are_named_by_line() -> None:
    with pytest.raises(FileError, match="line 2: not UTF-8; save the file as UTF-8"):
        decode(b"N\xc4\x83m\n\xff")


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"cannot be read \(No such file or directory\)"):
        read_article(tmp_path / "none.txt")


def test_a_hash_fits_a_text_with_and_without_byte_order_mark() -> None:
    assert is_hash_of(hashlib.sha256("Năm".encode()).hexdigest(), "Năm")
    assert is_hash_of(hashlib.sha256(b"\xef\xbb\xbf" + "Năm".encode()).hexdigest(), "Năm")
    assert not is_hash_of(hash_of("Nam"), "Năm")


@pytest.mark.parametrize("document", ["../a", "/a", "a//b", "a/./b", "a/", "..", "a\0"])
def test_documents_that_lead_out_of_the_folder_are_refused(document: str) -> None:
    with pytest.raises(FileError, match="is not a path under a folder"):
        relative_path(document)


def test_an_article_is_found_under_its_document() -> None:
    assert article_path(Path("corpus"), "b/c.d") == Path("corpus/b/c.d.txt")


def test_a_gold_file_is_indented_json_with_the_type_first(annotation: Annotation) -> None:
    dumped = dump_annotation(annotation)
    assert dumped.startswith('{\n "document": "a",\n')
    assert dumped.endswith("}\n")
    assert list(json.loads(dumped)["mentions"][0]) == ["type", "start", "end", "text", "value", "upper"]
    assert next(iter(json.loads(dumped)["records"][0])) == "kind"
    assert "draft" not in json.loads(dumped)
    assert parse_annotation(dumped) == annotation


def test_a_file_is_replaced_whole_and_its_folders_made(tmp_path: Path) -> None:
    path = tmp_path / "b" / "a.json"
    replace_file(path, b"1")
    replace_file(path, b"2")
    assert path.read_bytes() == b"2"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(FileError, match="cannot be written"):
        replace_file(tmp_path / "a" / "b.json", b"")


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits of a process are Unix's")
    path = tmp_path / "a.json"
    replace_file(path, b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        with pytest.raises(FileError, match="cannot be written"):
            replace_file(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]
    assert path.read_bytes() == b"old"
