"""Figures that come again: ``… 213 nghìn lao động bị nợ BHXH. … Trong số 213 nghìn người ấy …``.

A count or a rate that is no round number and stands twice in an article is the same figure. Where the
second place says nothing itself, it is about what the first one was about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.mentions import Candidate
from extractor.records.scene import Decision
from extractor.schema import MentionType

__all__ = ["Repeated"]

_SILENT = {
    "insurance": {"none", "carried", "last", "widest", "population", "whole"},
    "measure": {"other", "carried", "whole"},
    "status": {"actual"},
}
_DIGITS = 3


@dataclass(eq=False)
class Repeated:
    """The figures told so far, with what was decided for each."""

    _told: dict[tuple[object, ...], Mapping[str, Decision]] = field(default_factory=dict)

    def recall(self, quantity: Candidate, slots: dict[str, Decision]) -> None:
        """Complete, in place, the slots that the figure's own words do not decide, and keep it in mind."""
        key = _key(quantity)
        if key is None:
            return
        told = self._told.get(key)
        if told is None:
            if slots["insurance"].value:
                self._told[key] = dict(slots)
            return
        for name, silent in _SILENT.items():
            before = told[name]
            if slots[name].rule.removeprefix(f"{name}.") in silent and slots[name].value != before.value:
                slots[name] = Decision(before.value, f"{name}.repeated", before.evidence)


def _key(quantity: Candidate) -> tuple[object, ...] | None:
    """What makes a figure the same, ``None`` for round ones: three significant digits at least."""
    value = str(quantity.value)
    digits = value.replace(".", "").strip("0") if "." in value else value.strip("0")
    if quantity.kind is MentionType.PERCENTAGE and "." not in value:
        return None
    return (quantity.kind, value, str(quantity.upper)) if len(digits) >= _DIGITS else None
