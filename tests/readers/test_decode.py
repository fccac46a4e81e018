from __future__ import annotations

import codecs
import unicodedata

import pytest

from extractor.readers import InputError
from extractor.readers.decode import Decoded, decode

TEXT = "Năm 2021, số người tham gia BHXH đạt khoảng 35,2% lực lượng lao động.\r\nBHYT bao phủ 91%.\r"


def in_1258(text: str) -> bytes:
    """Write text as Windows does: base letters with circumflex, breve or horn are one byte, tones another."""
    stored = []
    for char in text:
        try:
            stored.append(char.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            stored.append(base.encode("cp1258") + tone.encode("cp1258"))
    return b"".join(stored)


def test_utf8_is_as_stored_but_for_the_byte_order_mark() -> None:
    assert decode(codecs.BOM_UTF8 + TEXT.encode(), "a") == Decoded(TEXT, None)
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert decode(decomposed.encode(), "a").text == decomposed


def test_windows_1258_is_recognised() -> None:
    assert decode(in_1258(TEXT), "a") == Decoded(TEXT, "windows-1258")


def test_utf8_is_utf8_whatever_the_encoding() -> None:
    assert decode(TEXT.encode(), "a", "tcvn3") == Decoded(TEXT, None)


def test_a_named_encoding_is_taken() -> None:
    stored = "N¨m 2021, sè ng­êi tham gia".encode("latin-1")
    assert decode(stored, "a", "tcvn3") == Decoded("Năm 2021, số người tham gia", "tcvn3")


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"ok\nN\xe3m\n", "auto", "line 2 is not UTF-8; save the file as UTF-8, or name its encoding with --encoding"),
        ("N¨m 2021, sè ng­êi ®éc".encode("latin-1"), "auto", "looks like tcvn3"),
        (in_1258(TEXT), "utf-8", "line 1 is not UTF-8; save the file as UTF-8"),
        (TEXT.encode()[:12] + b"\xff\xfe\x00" + TEXT.encode()[12:], "auto", "line 1 is not UTF-8"),
        (TEXT.encode("utf-16"), "auto", "is UTF-16; save the file as UTF-8"),
        (b"\x81\xff", "tcvn3", "line 1 is neither UTF-8 nor tcvn3"),
        ("Größe, Maße, weiß, Füße".encode("latin-1"), "auto", "not UTF-8"),
    ],
)
def test_other_bytes_are_refused_with_a_mend(data: bytes, encoding: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "a.txt", encoding)
    assert reason in caught.value.reason
    assert caught.value.source == "a.txt"
