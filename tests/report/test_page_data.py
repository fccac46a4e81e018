from __future__ import annotations

from extractor.gold.inline import compile_inline
from extractor.report.page_data import page_data
from extractor.report.slots import SLOTS, slot_value

SOURCE = (
    "Năm {y1:2021-2025=2021..2025} có {h1:46=46} người.\n===\n"
    "h1 | insurance=social,health | year=2021..2025 | measure=participation | role=level | status=planned\n"
)
TEXT, PLAIN = compile_inline(SOURCE, "tin/a")
RECORD = PLAIN.records[0].model_copy(
    update={"rules": {"year": "year.before", "status": "own.rule"}, "evidence": {"year": ((4, 13),)}}
)
ANNOTATION = PLAIN.model_copy(update={"records": (RECORD,)})


def test_a_record_refers_to_its_article_and_its_rules_by_number() -> None:
    data = page_data([(PLAIN.model_copy(update={"records": ()}), [], "mentions"), (ANNOTATION, [(0, TEXT)], "whole")])
    [row] = data["records"]
    rules = [data["rules"][number] if number >= 0 else None for number in row[-2]]
    assert data["articles"][row[0]][3] == [[0, TEXT]]
    assert dict(zip(data["slots"], rules, strict=True))["year"] == "year.before"
    assert rules.count(None) == len(SLOTS) - 2
    assert row[-1][SLOTS.index("year")] == ((4, 13),)


def test_only_notes_of_rules_that_occur_are_written() -> None:
    data = page_data([(ANNOTATION, [], "mentions")])
    assert set(data["notes"]) == {"year.before"}


def test_slot_values_as_text() -> None:
    assert slot_value(RECORD, "year") == "2021–2025"
    assert slot_value(RECORD, "insurance") == "health, social"
    assert slot_value(RECORD, "status") == "planned"
    assert slot_value(RECORD, "place") is None
    assert slot_value(RECORD.model_copy(update={"insurance": (), "year": None, "year_end": None}), "year") is None
