"""The encodings that Vietnamese was written in before Unicode.

Windows-1258 is known to Python. TCVN3 (the ABC fonts), VNI Windows and VISCII are not: their
tables are in ``data/charsets.tsv``. What a table has no letter for is read as Windows-1252, the
punctuation of the programs that those fonts were used with.
"""

from __future__ import annotations

from functools import cache

import regex

from extractor.readers.tables import rows
from extractor.spelling import nfc

__all__ = ["CHARSETS", "decode_charset"]

CHARSETS = ("windows-1258", "tcvn3", "vni", "viscii")
_COLUMNS = {"tcvn3": 1, "vni": 2, "viscii": 3}


@cache
def _table(charset: str) -> tuple[regex.Pattern[str], dict[str, str]]:
    """Return a pattern of the byte sequences of a charset, as Latin-1, and the letter of each."""
    letters = {}
    for cells in rows("charsets.tsv"):
        if sequence := cells[_COLUMNS[charset]]:
            letters[bytes.fromhex(sequence).decode("latin-1")] = cells[0]
    longest_first = sorted(letters, key=lambda sequence: (-len(sequence), sequence))
    return regex.compile("|".join(map(regex.escape, longest_first)) + r"|[\x80-\x9f]"), letters


def decode_charset(data: bytes, charset: str) -> str:
    """Decode bytes of one of :data:`CHARSETS` to NFC text.

    Raises:
        UnicodeDecodeError: for a byte that the charset leaves undefined.
    """
    if charset == "windows-1258":
        return nfc(data.decode("cp1258"))
    pattern, letters = _table(charset)

    def letter(match: regex.Match[str]) -> str:
        sequence: str = match[0]
        return letters[sequence] if sequence in letters else sequence.encode("latin-1").decode("cp1252")

    return nfc(pattern.sub(letter, data.decode("latin-1")))
