from __future__ import annotations

from importlib import metadata

import pytest

from extractor.batch.fingerprint import program_fingerprint
from extractor.lexicon import built_in
from extractor.pipeline import Extractor


def test_it_is_the_same_for_the_same_program() -> None:
    assert program_fingerprint(Extractor()) == program_fingerprint(Extractor())


def test_it_changes_with_the_words() -> None:
    lexicons = built_in()
    fewer = lexicons.without("insurance_names", "bhxh")
    assert program_fingerprint(Extractor(fewer)) != program_fingerprint(Extractor(lexicons))


def test_it_changes_with_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_fingerprint(Extractor())
    monkeypatch.setattr(metadata, "version", lambda _: "0")
    assert "underthesea=0" in program_fingerprint(Extractor()) != before
