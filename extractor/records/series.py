"""A series: a sentence with more quantities than prose has, which are given without context.

What holds a quantity for every ten code points or so is a dump of numbers, a formula, or made to be slow. Nothing in it
says what a number is about, and rules that look from each quantity at the others of its sentence would take the
square of their number. Each has its value and its own qualifier; the rules' names say that nothing else was looked for.

``insurance.series``  none
``year.series``       none
``measure.series``    ``other``
``role.series``       ``level``
``status.series``     ``actual``
``base.series``       none
``place.series``      none
"""

from __future__ import annotations

from extractor.records import qualifier as qualifier_rules
from extractor.records.scene import Decision, Scene
from extractor.schema import Measure, Role, Status

__all__ = ["LONGEST", "is_series", "slots_of_series"]

LONGEST = 128
"""Quantities of a sentence that are looked at together at most; those of newspapers end below thirty."""

_SLOTS = {
    "role": Decision(Role.LEVEL, "role.series"),
    "base": Decision(None, "base.series"),
    "measure": Decision(Measure.OTHER, "measure.series"),
    "insurance": Decision((), "insurance.series"),
    "year": Decision((None, None), "year.series"),
    "status": Decision(Status.ACTUAL, "status.series"),
    "place": Decision(None, "place.series"),
}


def is_series(scene: Scene) -> bool:
    """Say whether a sentence holds more quantities than :data:`LONGEST`."""
    return len(scene.quantities) > LONGEST


def slots_of_series(scene: Scene) -> list[dict[str, Decision]]:
    """Return the slots of each quantity of a series."""
    return [
        {**_SLOTS, "qualifier": qualifier_rules.qualifier(scene, quantity, Role.LEVEL)} for quantity in scene.quantities
    ]
