"""Qualifier: the word or sign right before a number that bounds it.

The nearest of two wins (``khoảng trên`` is *more than*), it does not spread over a list, and ``tới``,
``lên đến``, ``chỉ`` and ``mới`` say nothing. ``vượt`` bounds only where the number is not a distance
to a target (:mod:`extractor.records.role`). ``từ 85% trở lên`` bounds from behind.
"""

from __future__ import annotations

from functools import cache

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Qualifier, Role

__all__ = ["qualifier"]

_FROM_BELOW = regex.compile(r"[ ](?:[\p{L}]+[ ]){0,4}?trở lên(?!\p{L})|\+(?!\d)")
_FROM_ABOVE = regex.compile(r"[ ](?:[\p{L}]+[ ]){0,3}?trở xuống(?!\p{L})")
_SILENT = r"(?:(?:đến|tới|là|có|được|đạt|tỷ lệ|mức|con số|còn)[ ])?"


@cache
def _before(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?<!\p{{L}})(?P<word>{lexicons['qualifiers'].alternation()}))[ ]?{_SILENT}$")


def qualifier(scene: Scene, quantity: Candidate, role: Role) -> Decision:
    """Decide the qualifier of a quantity whose role is known."""
    start = scene.left(quantity)
    found = _before(scene.lexicons).search(scene.low[max(start, quantity.start - 30) : quantity.start])
    if found is not None:
        word = found["word"]
        # The distance of "vượt 0,2%" is exact; only a level can be passed.
        exceeded = word.startswith("vượt") or word == "quá"
        if not (exceeded and role is not Role.LEVEL):
            value = Qualifier(scene.lexicons["qualifiers"].values[word])
            at = max(start, quantity.start - 30) + found.start("word")
            return Decision(value, "qualifier.before", ((at, at + len(word)),))
    after = scene.low[quantity.end : min(scene.sentence.end, quantity.end + 40)]
    if (match := _FROM_BELOW.match(after)) is not None:
        return Decision(Qualifier.AT_LEAST, "qualifier.from_below", ((quantity.end, quantity.end + match.end()),))
    if (match := _FROM_ABOVE.match(after)) is not None:
        return Decision(Qualifier.AT_MOST, "qualifier.from_above", ((quantity.end, quantity.end + match.end()),))
    return Decision(None, "qualifier.none")
