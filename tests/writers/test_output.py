from __future__ import annotations

import gzip
import json
import sqlite3
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from extractor.writers import OutputError, suffix_of, writer_for
from extractor.writers.output import SUFFIXES


def written(lines: list[bytes], path: Path) -> bytes:
    writer_for(path)(lines)
    assert list(path.parent.iterdir()) == [path]
    return path.read_bytes()


def test_json_lines_are_the_lines(lines: list[bytes], tmp_path: Path) -> None:
    assert written(lines, tmp_path / "out.jsonl") == b"".join(line + b"\n" for line in lines)


def test_packed_json_lines_unpack_to_the_lines(lines: list[bytes], tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    plain = b"".join(line + b"\n" for line in lines)
    (tmp_path / "gz").mkdir()
    (tmp_path / "zst").mkdir()
    assert gzip.decompress(written(lines, tmp_path / "gz" / "out.jsonl.gz")) == plain
    packed = written(lines, tmp_path / "zst" / "out.jsonl.zst")
    assert zstandard.ZstdDecompressor().decompressobj().decompress(packed) == plain


@pytest.mark.parametrize("suffix", [suffix for suffix in SUFFIXES if suffix != ".duckdb"])
def test_the_same_lines_give_the_same_bytes(lines: list[bytes], tmp_path: Path, suffix: str) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = (written(lines, tmp_path / name / f"{name}{suffix}") for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_lines_are_an_output_too(tmp_path: Path, suffix: str) -> None:
    written([], tmp_path / f"out{suffix}")
    assert (tmp_path / f"out{suffix}").exists()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_output_that_fails_half_way_leaves_the_old_one(lines: list[bytes], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_bytes(b"old")

    def failing() -> Iterator[bytes]:
        yield lines[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        writer_for(path)(failing())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_output_takes_the_place_of_the_old_one(lines: list[bytes], tmp_path: Path) -> None:
    for suffix in (".sqlite", ".jsonl"):
        path = tmp_path / f"out{suffix}"
        path.write_bytes(b"old")
        (tmp_path / f".out{suffix}.part").write_bytes(b"left by a run that was killed")
        writer_for(path)(lines)
        assert not path.read_bytes().startswith(b"old")


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".csv", ".sqlite"])
def test_lines_are_not_held_in_memory(lines: list[bytes], tmp_path: Path, suffix: str) -> None:
    size = 50_000_000

    def many() -> Iterator[bytes]:
        for number in range(size // 500_000):
            annotation = json.loads(lines[1])
            yield json.dumps({**annotation, "document": str(number), "text": "x" * 500_000}).encode()

    tracemalloc.start()
    writer_for(tmp_path / f"out{suffix}")(many())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < size / 10


def test_sqlite_has_keys(lines: list[bytes], tmp_path: Path) -> None:
    written(lines, tmp_path / "out.sqlite")
    with closing(sqlite3.connect(tmp_path / "out.sqlite")) as db:
        db.execute("PRAGMA foreign_keys=ON")
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("INSERT INTO records (document, record) VALUES ('nix', 0)")
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("INSERT INTO documents (document) VALUES ('a')")


@pytest.mark.parametrize("name", ["out.docx", "out", ".jsonl", "out.gz"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(OutputError, match=r"end the name with \.jsonl"):
        suffix_of(Path(name))


@pytest.mark.parametrize(
    ("suffix", "package", "extra"),
    [(".jsonl.zst", "zstandard", "zstd"), (".parquet", "pyarrow", "parquet"), (".duckdb", "duckdb", "query")],
)
def test_a_missing_package_is_named_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str, extra: str
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(OutputError, match=rf"needs {package}; pip install 'extractor\[{extra}\]'"):
        writer_for(tmp_path / f"out{suffix}")


def test_a_library_that_cannot_write_is_an_os_error(lines: list[bytes], tmp_path: Path) -> None:
    def twice() -> Iterator[bytes]:
        yield lines[0]
        yield lines[0]

    with pytest.raises(OSError, match=r"UNIQUE constraint failed: documents\.document"):
        writer_for(tmp_path / "out.sqlite")(twice())
    pytest.importorskip("duckdb")
    with pytest.raises(OSError, match=r"(?i)primary key"):
        writer_for(tmp_path / "out.duckdb")(twice())
    assert list(tmp_path.iterdir()) == []
