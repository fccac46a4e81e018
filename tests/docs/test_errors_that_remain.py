"""The errors that the page on accuracy explains are still made: what it says of gold and of the rules is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extractor import Annotation, Extractor, Record

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(
    r"^\| \d+ \| `(?P<document>[^`]+)` \| (?P<before>[^|]*)\*\*(?P<words>[^|*]+)\*\*(?P<after>[^|]*) \| "
    r"(?P<slot>\w+) \| (?P<gold>[^|]+) \| (?P<found>[^|]+) \| (?P<why>[^|]+) \|$",
    re.MULTILINE,
)


class Told(NamedTuple):
    """A row of the table."""

    document: str
    before: str
    words: str
    after: str
    slot: str
    gold: str
    found: str


def told() -> list[Told]:
    page = (ROOT / "docs" / "accuracy.md").read_text("utf-8")
    return [Told(*(row[name].strip(" …") for name in Told._fields)) for row in ROW.finditer(page)]


def shown(record: Record, slot: str) -> str:
    if slot == "year":
        return "null" if record.year is None else f"{record.year}" + (f"–{record.year_end}" if record.year_end else "")
    value = getattr(record, slot)
    return (", ".join(value) if slot == "insurance" else value) or "null"


def test_twenty_are_explained() -> None:
    assert len(told()) >= 20
    assert len({each.slot for each in told()}) >= 4


@pytest.mark.parametrize("row", told(), ids=lambda row: f"{row.document}:{row.words}")
def test_still_made(row: Told, extractor: Extractor) -> None:
    text = (ROOT / "corpus" / f"{row.document}.txt").read_text("utf-8")
    gold = Annotation.model_validate_json((ROOT / "gold" / f"{row.document}.json").read_text("utf-8"))
    lines = (ROOT / "corpus" / "index.jsonl").read_text("utf-8").splitlines()
    index: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert next(each["split"] for each in index if each["document"] == row.document) == "dev"
    assert "".join(f"{row.before}{row.words}".split()) in "".join(text.split()), "the words stand in the article"
    found = {record.span: record for record in extractor.extract(text, published=gold.published).records}
    both = [
        (record, found[record.span])
        for record in gold.records
        if record.text == row.words
        and record.span in found
        and "".join(text[: record.start].split()).endswith("".join(row.before.split()))
    ]
    assert [(shown(mine, row.slot), shown(other, row.slot)) for mine, other in both] == [(row.gold, row.found)]
