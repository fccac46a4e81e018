"""Gold loading on any bytes: an annotation that survives writing and checking, or one-line faults."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from extractor.gold.check import check_annotation
from extractor.gold.files import FileError, StoredArticle, dump_annotation, hash_of, relative_path
from extractor.gold.load import GoldError, load_gold, parse_annotation
from fuzz.scratch import MEMORY

__all__ = ["check"]


def check(data: bytes) -> None:
    """Load the bytes as a gold file.

    Raises:
        AssertionError: where a promise about gold is broken.
    """
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        Path(folder, "a.json").write_bytes(data)
        loaded, faults = load_gold(Path(folder))
    assert bool(loaded) != bool(faults)
    assert all(len(fault.splitlines()) == 1 for fault in faults)
    try:
        annotation = parse_annotation(data.decode("utf-8", "replace"))
    except GoldError as error:
        _told(error.lines)
        return
    text = "Năm 2021, 35,2% lao động tham gia BHXH."
    for fault in check_annotation(annotation, StoredArticle(text, hash_of(text))):
        assert isinstance(fault, str)
    try:
        place = relative_path(annotation.document)
        assert ".." not in place.parts
        assert not place.is_absolute()
    except FileError:
        pass
    written = dump_annotation(annotation)
    assert parse_annotation(written) == annotation
    assert annotation.model_validate(json.loads(annotation.model_dump_json())) == annotation


def _told(lines: list[str]) -> None:
    assert lines
    assert all(lines)
