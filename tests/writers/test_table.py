from __future__ import annotations

import pytest

from extractor.schema import Measure, QuantityKind, Record, Role, Status
from extractor.writers.table import COLUMNS, cells


def record(kind: str, text: str, **slots: object) -> Record:
    return Record.model_validate(
        {
            "kind": kind,
            "start": 0,
            "end": len(text),
            "text": text,
            "value": 7,
            "measure": Measure.OTHER,
            "role": Role.LEVEL,
            "status": Status.ACTUAL,
            **slots,
        }
    )


@pytest.mark.parametrize(
    ("kind", "text", "unit", "quantity"),
    [
        ("percentage", "35,2%", "%", "35,2%"),
        ("percentage", "35 phần trăm", "%", "35 phần trăm"),
        ("percentage", "97,64", "%", "97,64 %"),
        ("head_count", "9,9 triệu", "người", "9,9 triệu người"),
        ("head_count", "46", None, "46"),
    ],
)
def test_the_quantity_bears_its_unit_once(kind: str, text: str, unit: str | None, quantity: str) -> None:
    assert cells("a", record(kind, text, unit=unit))[1] == quantity


def test_a_cell_for_each_column() -> None:
    full = record(
        QuantityKind.PERCENTAGE,
        "7%",
        unit="%",
        qualifier="approx",
        insurance=["social", "health"],
        year=2021,
        year_end=2025,
        base="wage",
        place="Hà Nội",
    )
    row = dict(zip(COLUMNS, cells("a/b", full), strict=True))
    assert row == {
        "document": "a/b",
        "quantity": "7%",
        "qualifier": "approx",
        "insurance": "health, social",
        "year": "2021-2025",
        "measure": "other",
        "role": "level",
        "status": "actual",
        "base": "wage",
        "place": "Hà Nội",
    }
