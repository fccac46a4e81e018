"""Every example beside a rule, as a named case; and every rule with enough of them."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from extractor import Extractor
from extractor.schema import Mention, Record
from tests.examples import ROOT, Example, all_examples

MENTIONS = all_examples("mentions")
RECORDS = all_examples("records")
ENOUGH = 3


def expected(value: str) -> tuple[object, object]:
    """Read a mark's value as a mention's ``(value, upper)``."""
    if not re.match(r"[\d.]+", value):
        return value, None
    low, dots, high = value.partition("..")
    return float(low), float(high) if dots else None


def shown(record: Record, slot: str) -> str:
    """Print a record's slot as examples write it."""
    if slot == "year":
        return "-" if record.year is None else f"{record.year}" + (f"..{record.year_end}" if record.year_end else "")
    value = getattr(record, slot)
    return (",".join(value) if slot == "insurance" else value) or "-"


@pytest.mark.parametrize("example", MENTIONS, ids=lambda each: each.name)
def test_mentions(example: Example, extractor: Extractor) -> None:
    annotation = extractor.extract(example.text, published=example.published)
    found: list[Mention] = [each for each in annotation.mentions if each.type == example.subject]
    wanted = {(mark.start, mark.end, *expected(mark.value)) for mark in example.marks}
    assert {(each.start, each.end, each.value, each.upper) for each in found} == wanted
    if example.rule != "not":
        assert example.rule in {each.rule for each in found}


@pytest.mark.parametrize("example", RECORDS, ids=lambda each: each.name)
def test_slots(example: Example, extractor: Extractor) -> None:
    annotation = extractor.extract(example.text, published=example.published)
    records = {record.span: record for record in annotation.records}
    marked = {(mark.start, mark.end): mark.value for mark in example.marks}
    assert marked, "mark at least one quantity"
    assert marked.keys() <= records.keys()
    assert {span: shown(records[span], example.subject) for span in marked} == marked
    if example.rule != "not":
        assert example.rule in {(records[span].rules or {})[example.subject] for span in marked}


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/*.examples")), ids=lambda path: path.name)
def test_every_rule_has_enough(path: object) -> None:
    """Each rule that the module's docstring names has three positives, the module a negative for every four rules."""
    examples = [each for each in [*MENTIONS, *RECORDS] if each.path == path]
    module = examples[0].path.with_suffix(".py").read_text("utf-8")
    docstring = module.split('"""')[1]
    rules = set(re.findall(rf"``({examples[0].subject}\.\w+)``", docstring))
    counts = Counter(each.rule for each in examples)
    assert {rule: counts[rule] for rule in rules if counts[rule] < ENOUGH} == {}
    assert set(counts) - rules - {"not"} == set(), "a heading that is no rule of the module"
    assert counts["not"] * 4 >= len(rules)
