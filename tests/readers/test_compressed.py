from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from extractor.readers import InputError
from extractor.readers.compressed import RATIO, open_bytes

zstandard = pytest.importorskip("zstandard")
DATA = "Năm 2021, 35,2%.\n".encode() * 1000


def packed(compression: str | None, data: bytes = DATA) -> bytes:
    if compression == "gz":
        return gzip.compress(data)
    return bytes(zstandard.ZstdCompressor(write_checksum=True).compress(data)) if compression == "zst" else data


def read(path: Path | None, compression: str | None) -> tuple[bytes, int]:
    with open_bytes(path, compression) as stream:
        return stream.read(), stream.taken


@pytest.mark.parametrize("compression", [None, "gz", "zst"])
def test_bytes_come_out_as_they_went_in(tmp_path: Path, compression: str | None) -> None:
    stored = packed(compression)
    (tmp_path / "a").write_bytes(stored)
    assert read(tmp_path / "a", compression) == (DATA, len(stored))


@pytest.mark.parametrize("compression", ["gz", "zst"])
def test_files_packed_one_after_another_are_one(tmp_path: Path, compression: str) -> None:
    (tmp_path / "a").write_bytes(packed(compression, b"one\n") + packed(compression, b"two\n"))
    assert read(tmp_path / "a", compression)[0] == b"one\ntwo\n"


@pytest.mark.parametrize("compression", [None, "gz", "zst"])
def test_standard_input_shows_how_it_is_packed(monkeypatch: pytest.MonkeyPatch, compression: str | None) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed(compression))))
    assert read(None, None)[0] == DATA


@pytest.mark.parametrize("compression", ["gz", "zst"])
@pytest.mark.parametrize("damage", ["cut", "changed"])
def test_damage_is_named(tmp_path: Path, compression: str, damage: str) -> None:
    stored = packed(compression, bytes(range(256)) * 500)
    middle = len(stored) // 2
    bad = stored[:middle] if damage == "cut" else stored[:middle] + b"\0" * 40 + stored[middle + 40 :]
    (tmp_path / "a").write_bytes(bad)
    with pytest.raises(InputError, match=r"damaged|cannot be read"):
        read(tmp_path / "a", compression)


@pytest.mark.parametrize("compression", ["gz", "zst"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, compression: str) -> None:
    (tmp_path / "a").write_bytes(packed(compression, b"\0" * 120_000_000))
    with open_bytes(tmp_path / "a", compression) as stream, pytest.raises(InputError, match=f"more than {RATIO} times"):
        list(iter(lambda: stream.read(100_000), b""))
    with open_bytes(tmp_path / "a", compression) as stream:
        assert len(stream.read(60_000_000)) == 60_000_000


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "nix", None)
