from __future__ import annotations

import unicodedata

import pytest

from extractor.readers.names import document_name


def test_names_are_nfc() -> None:
    assert document_name(unicodedata.normalize("NFD", "việc/làm")) == unicodedata.normalize("NFC", "việc/làm")


@pytest.mark.parametrize("name", ["", "a\nb", "a\x1b[2J", "caf\udce9", "\x9b"])
def test_names_that_no_file_or_terminal_should_see(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a document"):
        document_name(name)
