from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest

from extractor.readers.charsets import CHARSETS, decode_charset
from extractor.readers.tables import rows

TEXT = "Năm 2021, BHXH tự nguyện: 9,9 triệu người (tăng 35,2%), đạt kế hoạch ở Thừa Thiên – Huế."
TABLE = [row for row in rows("charsets.tsv") if row[0].isalpha()]
ICONV = {"tcvn3": "TCVN", "viscii": "VISCII", "windows-1258": "CP1258"}


def encoded(letter_column: int, text: str) -> bytes:
    """Write a text in a charset of the table, letter by letter."""
    letters = {row[0]: bytes.fromhex(row[letter_column]) for row in TABLE if row[letter_column]}
    return b"".join(letters.get(char) or char.encode("cp1252") for char in text)


@pytest.mark.parametrize(("charset", "column"), [("tcvn3", 1), ("vni", 2), ("viscii", 3)])
def test_a_text_comes_back(charset: str, column: int) -> None:
    text = TEXT if charset != "viscii" else TEXT.replace("–", "-")
    assert decode_charset(encoded(column, text), charset) == text


@pytest.mark.parametrize(
    ("charset", "stored"),
    [
        ("tcvn3", "B¶o hiÓm x· héi, ng­êi lao ®éng"),
        ("vni", "Baûo hieåm xaõ hoäi, ngöôøi lao ñoäng"),
        ("viscii", "Bäo hi¬m xã hµi, ngß¶i lao ðµng"),
    ],
)
def test_what_such_files_look_like_on_screens_of_today(charset: str, stored: str) -> None:
    assert decode_charset(stored.encode("latin-1"), charset) == "Bảo hiểm xã hội, người lao động"


def test_every_letter_is_there_once() -> None:
    small = [row[0] for row in TABLE if row[0].islower()]
    assert len(small) == len(set(small)) == 67
    assert {row[0] for row in TABLE} == {*small, *(letter.upper() for letter in small)}
    for column in (1, 2, 3):
        sequences = [row[column] for row in TABLE if row[column]]
        assert len(set(sequences)) == len(sequences)
    assert all(row[2] and row[3] for row in TABLE)
    assert all(row[1] for row in TABLE if row[0].islower())


def test_windows_1258_is_composed() -> None:
    assert decode_charset("ê\u0301".encode("cp1258"), "windows-1258") == "ế"


@pytest.mark.skipif(shutil.which("iconv") is None, reason="no iconv here")
@pytest.mark.parametrize("charset", sorted(ICONV))
def test_iconv_reads_every_byte_the_same(charset: str) -> None:
    """Byte by byte, from A1 up for TCVN3 (below, the ABC fonts have Windows' punctuation)."""
    for byte in range(0xA1 if charset == "tcvn3" else 0x80, 0x100):
        stored = b"a" + bytes([byte])
        done = subprocess.run(["iconv", "-f", ICONV[charset], "-t", "UTF-8"], input=stored, capture_output=True)  # noqa: S603, S607, PLW1510
        if done.returncode == 0:
            assert decode_charset(stored, charset) == unicodedata.normalize("NFC", done.stdout.decode()), hex(byte)


def test_bytes_that_mean_nothing_are_refused() -> None:
    for charset in CHARSETS:
        if charset != "viscii":
            with pytest.raises(UnicodeDecodeError):
                decode_charset(b"a\x90b" if charset != "windows-1258" else b"\xd2\x8a", charset)
