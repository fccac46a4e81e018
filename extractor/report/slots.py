"""The slots of a record in the order in which people read them."""

from __future__ import annotations

from extractor.schema import Record

__all__ = ["SLOTS", "slot_value"]

SLOTS = ("insurance", "measure", "role", "status", "year", "place", "base", "qualifier")
"""The slots that rules decide; ``year`` stands for ``year`` and ``year_end``."""


def slot_value(record: Record, slot: str) -> str | None:
    """Write a slot's value as text, ``None`` where the text does not settle it.

    Several insurance codes are joined with a comma, a range of years with an en dash.
    """
    if slot == "year":
        if record.year is None:
            return None
        return str(record.year) if record.year_end is None else f"{record.year}–{record.year_end}"
    if slot == "insurance":
        return ", ".join(record.insurance) or None
    value = getattr(record, slot)
    return None if value is None else str(value)
