"""Extraction on any string: it ends without an exception, and what it says of the text is so."""

from __future__ import annotations

import datetime as dt
import json
import math
from functools import cache

from extractor import Extractor
from extractor.schema import Annotation, InsuranceCode
from fuzz.text import as_text

__all__ = ["check", "check_annotation"]


@cache
def _extractor() -> Extractor:
    return Extractor()


def check(data: bytes) -> None:
    """Extract from the text that the bytes stand for.

    Raises:
        AssertionError: where a promise about annotations is broken.
    """
    text = as_text(data)
    published = dt.date(2021, 5, 28) if len(data) % 2 else None
    check_annotation(text, _extractor().extract(text, published=published))


def check_annotation(text: str, annotation: Annotation) -> None:
    """Check all that holds of an annotation whatever the text.

    Raises:
        AssertionError: where it does not.
    """
    last = 0
    for mention in annotation.mentions:
        assert last <= mention.start < mention.end <= len(text), mention
        assert text[mention.start : mention.end] == mention.text, mention
        last = mention.end
        if not isinstance(mention.value, InsuranceCode):
            values = [mention.value] if mention.upper is None else [mention.value, mention.upper]
            assert all(math.isfinite(value) and value >= 0 for value in values), mention
            assert values == sorted(values), mention
            if mention.type == "year":
                assert all(1900 <= value <= 2100 for value in values), mention
    quantities = [each for each in annotation.mentions if each.type in {"percentage", "head_count"}]
    assert [each.span for each in annotation.records] == [each.span for each in quantities]
    for record in annotation.records:
        assert record.sentence is not None
        assert record.sentence[0] <= record.start < record.end <= record.sentence[1], record
        for spans in (record.evidence or {}).values():
            assert all(0 <= start < end <= len(text) for start, end in spans), record
        for year in (record.year, record.year_end):
            assert year is None or 1890 <= year <= 2110, record
    line = annotation.model_dump_json()
    assert Annotation.model_validate_json(line) == annotation
    assert "\n" not in line
    json.loads(line)
