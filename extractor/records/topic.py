"""Topic: whether a sentence goes on about what the text was about.

Schemes, measures and years carry from sentence to sentence only while the same subject goes on. A
sentence says that it goes on by a word of reference (``con số này``, ``trong đó``, ``cụ thể``, ``cùng kỳ``), by a list
item's mark, or by figures against a plan.
"""

from __future__ import annotations

from functools import cache

import regex

from extractor.lexicon import Lexicons
from extractor.records.scene import Scene

__all__ = ["goes_on"]

_ITEM = regex.compile(r"[ ]*(?:[-–+•*·]|\p{L}\)|\d{1,2}[.)])[ ]?")


@cache
def _reference(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['references'].alternation()})(?!\p{{L}})")


def goes_on(scene: Scene) -> bool:
    """Say whether a sentence refers back to what was said before it."""
    start, end = scene.sentence.start, scene.sentence.end
    if _ITEM.match(scene.low, start, end):
        return True
    return _reference(scene.lexicons).search(scene.low, start, end) is not None
