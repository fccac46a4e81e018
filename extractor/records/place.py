"""Place: where a quantity holds, the narrowest place that the text names.

``place.named``    a place in the sentence, the nearest before the number or right behind it
``place.nation``   ``cả nước``, ``toàn quốc``, a national body's own figures
``place.carried``  the place that the text is about
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.text.view import TextView

__all__ = ["Place", "find_places", "place"]

_CLASS = r"tỉnh|huyện|thành phố|thị xã|quận|phường|xã|thị trấn|tp\.?|tx\.?|đặc khu|thôn|ấp|bản|buôn"
_NAME = r"\p{Lu}[\p{L}'’]*+(?:[ ]?[-–][ ]?\p{Lu}[\p{L}'’]*+|[ ]\p{Lu}[\p{L}'’]*+)*+"
_CLASSED = regex.compile(rf"(?<!\p{{L}})(?P<class>(?i:{_CLASS}))[ ]?(?P<name>{_NAME}|\d{{1,2}}(?!\d|[.,]\d|%))")
_WHOLE = regex.compile(r"(?<!\p{L})(?:toàn|cả)[ ](?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường)(?!\p{L})|trên địa bàn(?: tỉnh| huyện| thành phố)?(?!\p{L})")
_NATIONAL_BODY = regex.compile(r"(?<!\p{L})(?:bhxh việt nam|bảo hiểm xã hội việt nam|bộ y tế|bộ lao động|tổng cục thống kê|chính phủ|thủ tướng|quốc hội|ngành bhxh việt nam)(?!\p{L})")


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the view: span of the name, the name, and its level (0 nation or country, 1 province, 2 below)."""

    start: int
    end: int
    name: str
    level: int


@cache
def _gazetteer(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}])(?:{lexicons['places'].alternation()})(?!\p{{L}})")


def find_places(seen: TextView, lexicons: Lexicons, start: int, end: int) -> list[Place]:
    """Return the places named in ``[start, end)`` of the view, left to right."""
    found: dict[int, Place] = {}
    values = lexicons["places"].values
    for match in _gazetteer(lexicons).finditer(seen.low, start, end):
        kind, _, name = values[match[0]].partition(":")
        if kind != "nation" and not seen.text[match.start()].isupper():
            continue
        found[match.start()] = Place(*match.span(), name, 1 if kind == "province" else 0)
    for match in _CLASSED.finditer(seen.text, start, end):
        at = match.start("name")
        word = match["class"].lower().rstrip(".")
        known = found.get(at)
        if known is not None and (word in {"tỉnh", "thành phố", "tp"} or match.end() <= known.end and word in {"tỉnh"}):
            continue
        level = 1 if word == "tỉnh" else 2
        found[at] = Place(*match.span("name"), seen.text[at : match.end()], level)
    return sorted(found.values(), key=lambda each: each.start)


def place(scene: Scene, quantity: Candidate, here: list[Place], row: Decision | None, carried: Decision | None) -> Decision:
    """Decide the place of a quantity.

    Args:
        scene: the sentence.
        quantity: the quantity.
        here: the places named in the sentence.
        row: what was decided for the quantity before it in the sentence.
        carried: the place that the text is about.
    """
    start = scene.left(quantity)
    between = [each for each in here if start <= each.start and each.end <= quantity.start]
    behind = [each for each in here if quantity.end <= each.start and each.end <= scene.clause_end(quantity)]
    if between:
        nearest = between[-1]
        narrower = [each for each in between if each.level > nearest.level]
        return _of(narrower[-1] if narrower else nearest, "place.named")
    if behind:
        return _of(behind[0], "place.named")
    if row is not None:
        return Decision(row.value, "place.row", row.evidence)
    if carried is not None:
        return Decision(carried.value, "place.carried", carried.evidence)
    return Decision(None, "place.none")


def _of(each: Place, rule: str) -> Decision:
    return Decision(each.name, rule, ((each.start, each.end),))
