import time
from typing import Any

import pytest

from extractor.evaluation.record_pairs import RecordPair, pair_records
from extractor.schema import Record

from .making import record


@pytest.mark.parametrize(
    ("slot", "gold", "found", "outcome"),
    [
        ("year", 2021, 2021, "correct"),
        ("year", 2021, 2022, "wrong"),
        ("year", 2021, None, "missing"),
        ("year", None, 2021, "spurious"),
        ("year", None, None, "empty"),
        ("insurance", ("social", "health"), ("health", "social"), "correct"),
        ("insurance", ("social", "health"), ("social",), "wrong"),
        ("insurance", ("social",), (), "missing"),
        ("insurance", (), ("social",), "spurious"),
        ("insurance", (), (), "empty"),
        ("place", "Hà Nội", "Hà Nội", "correct"),
        ("place", "Hà Nội", "Hà Nam", "wrong"),
    ],
)
def test_what_becomes_of_a_slot(slot: str, gold: Any, found: Any, outcome: str) -> None:
    pair = RecordPair(record(0, 3, **{slot: gold}), record(0, 3, **{slot: found}))
    assert pair.outcome(slot) == outcome
    assert pair.agrees(slot) == (outcome in ("correct", "empty"))


def test_records_belong_together_when_kind_span_and_value_are_equal() -> None:
    gold = [record(0, 3), record(5, 8, value=2), record(10, 13), record(20, 25, value=60, upper=70)]
    found = [record(0, 3), record(5, 8, value=3), record(10, 13, "head_count"), record(20, 25, value=60, upper=71)]
    pairs = pair_records(gold, found)
    assert [pair.gold.span for pair in pairs.pairs] == [(0, 3)]
    assert (
        [each.span for each in pairs.missed] == [each.span for each in pairs.spurious] == [(5, 8), (10, 13), (20, 25)]
    )


def test_of_two_records_for_one_quantity_the_better_one_counts() -> None:
    gold = record(0, 3, year=2021, role="increase")
    worse, better = record(0, 3, place="Hà Nội"), record(0, 3, year=2021, role="increase", place="Huế")
    for found in ([worse, better], [better, worse]):
        pairs = pair_records([gold], found)
        assert [pair.predicted for pair in pairs.pairs] == [better]
        assert pairs.spurious == (worse,)


_RICH: dict[str, Any] = {"base": "wage", "place": "Huế", "qualifier": "approx"}


@pytest.mark.parametrize(
    ("found", "other_gold", "tempting"),
    [
        # Fully right, against two pairs that agree in more single slots.
        (record(0, 3, year=2021), record(0, 3, year=2022, role="decrease", measure="other"), {"role": "increase"}),
        # Right in the core, against the same.
        (record(0, 3, year=2021, role="increase"), record(0, 3, year=2023, role="increase"), {"year": 2020}),
    ],
)
def test_a_whole_record_goes_before_single_slots(found: Record, other_gold: Record, tempting: dict[str, Any]) -> None:
    gold = [record(0, 3, year=2021, **_RICH), other_gold]
    pairs = pair_records(gold, [found, record(0, 3, **{"year": 2021, **_RICH, **tempting})]).pairs
    assert RecordPair(gold[0], found) in pairs


def test_a_record_given_a_thousand_times_is_no_trouble() -> None:
    many = [record(0, 3, year=2000 + place % 20) for place in range(1500)]
    began = time.perf_counter()
    assert len(pair_records(many, many).pairs) == 1500
    assert time.perf_counter() - began < 3
