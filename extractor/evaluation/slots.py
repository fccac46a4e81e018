"""Which slots of a record are scored, and which of them a record must have right."""

from __future__ import annotations

from typing import Final

from extractor.schema import Record

__all__ = ["CORE", "FULL", "NULL", "SLOTS", "SLOTS_ALWAYS_SET", "SLOT_OUTCOMES", "VIEWS", "said"]

CORE: Final = ("insurance", "year", "year_end")
"""Slots that a record must have right to count as right in the core."""

FULL: Final = (*CORE, "measure", "role", "status")
"""Slots that a record must have right to count as fully right."""

SLOTS: Final = (*FULL, "qualifier", "base", "place")
"""All slots with a score of their own."""

SLOTS_ALWAYS_SET: Final = frozenset({"measure", "role", "status"})
"""Slots that are never null; they are scored by accuracy, the others by precision and recall."""

SLOT_OUTCOMES: Final = ("correct", "wrong", "missing", "spurious", "empty")
"""What can become of a slot; ``empty`` is null on both sides, and not scored."""

VIEWS: Final[dict[str, tuple[str, ...]]] = {
    "quantity": (),
    "core": CORE,
    "full": FULL,
    **{f"full_without_{out}": tuple(slot for slot in FULL if slot != out) for out in FULL},
}
"""Per view of a record the slots that must be equal; ``quantity`` asks only for the quantity."""

NULL: Final = "null"
"""How a slot that is not settled is written."""


def said(record: Record, slot: str) -> str:
    """What a record says of a slot, as text: several codes are joined with a comma, nothing is ``null``."""
    value = getattr(record, slot)
    if slot == "insurance":
        return ", ".join(value) or NULL
    return NULL if value is None else str(value)
