"""Places named in a text, with their level.

A place is a name behind its class word (``huyện Lâm Bình``, ``TP. Phan Rang - Tháp Chàm``), or a name of the
gazetteer (provinces, countries, words for the nation). Where a person's name follows directly
(``huyện Lâm Bình Đỗ Văn Cảm``) the segmenter says where the place ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon import Lexicons
from extractor.text.view import TextView
from extractor.text.words import word_spans

__all__ = ["COMMUNE", "COUNTRY", "DISTRICT", "HAMLET", "NATION", "PROVINCE", "Place", "find_places"]

NATION, COUNTRY, PROVINCE, DISTRICT, COMMUNE, HAMLET = range(6)

_LEVELS = {
    "tỉnh": PROVINCE, "thành phố": DISTRICT, "tp": DISTRICT, "huyện": DISTRICT, "quận": DISTRICT, "thị xã": DISTRICT,
    "tx": DISTRICT, "đặc khu": DISTRICT, "xã": COMMUNE, "phường": COMMUNE, "thị trấn": COMMUNE,
    "h": DISTRICT, "q": DISTRICT, "tt": COMMUNE, "p": COMMUNE, "thôn": HAMLET, "ấp": HAMLET, "bản": HAMLET, "buôn": HAMLET, "khóm": HAMLET,
}  # fmt: skip
CLASS_WORDS = "|".join(sorted((word for word in _LEVELS if len(word) > 1), key=lambda word: (-len(word), word)))
_FULL = {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "tt": "thị trấn", "p": "phường", "t": "tỉnh"}
_NAME = r"\p{Lu}[\p{L}'’]*+(?:[ ]?[-–][ ]?\p{Lu}[\p{Ll}'’]++|[ ]\p{Lu}[\p{L}'’]*+){0,5}+"
_CLASSED = regex.compile(rf"(?<!\p{{L}})(?:(?P<class>(?i:{CLASS_WORDS}))[ ]|(?P<class>(?i:tp|tx|h|q|tt|p|t))\.[ ]?)(?P<name>(?!Hội(?!\p{{L}})|Hội[ ]){_NAME})")
_PERSON_BEFORE = regex.compile(r"(?<!\p{L})(?:ông|bà|anh|chị|em|cô|thầy|bác|cụ|chú|bé|ths|ts|bs|đồng chí|họ)[.]?[ ](?:\p{L}+[ ]){0,2}$")
_ABBREVIATION = regex.compile(r"\p{Lu}{2,}[\d]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the view: span of its name, the name a record gives, level (0 the widest), class word."""

    start: int
    end: int
    name: str
    level: int
    word: str = ""


@cache
def _gazetteer(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['places'].alternation()})(?!\p{{L}})")


def find_places(seen: TextView, lexicons: Lexicons, start: int, end: int) -> list[Place]:
    """Return the places named in ``[start, end)`` of the view, left to right, not overlapping."""
    found: list[Place] = []
    for match in _CLASSED.finditer(seen.text, start, end):
        if (place := _classed(seen, match, lexicons)) is not None:
            found.append(place)
    taken = {at for place in found for at in range(place.start, place.end)}
    values = lexicons["places"].values
    for match in _gazetteer(lexicons).finditer(seen.low, start, end):
        kind, _, name = values[match[0]].partition(":")
        if match.start() in taken or match.end() - 1 in taken:
            continue
        if kind != "nation" and not _stands_alone(seen, match.start(), match.end(), kind):
            continue
        level = {"nation": NATION, "country": COUNTRY}.get(kind, PROVINCE)
        found.append(Place(*match.span(), name, level))
    return sorted(found, key=lambda place: place.start)


def _classed(seen: TextView, match: regex.Match[str], lexicons: Lexicons) -> Place | None:
    word = match["class"].lower()
    start, end = match.span("name")
    if _ABBREVIATION.fullmatch(seen.text, start, end):
        return None
    end = _name_end(seen, start, end)
    name = seen.text[start:end].strip(" -–")
    end = start + len(name)
    known = lexicons["places"].values.get(name.lower(), "")
    if known.startswith("province:") and word in {"tỉnh", "thành phố", "tp"}:
        return Place(start, end, known.partition(":")[2], PROVINCE, _FULL.get(word, word))
    if name.isupper() and len(name) > 3:
        name = name.title()
    return Place(start, end, name, _LEVELS.get(word, PROVINCE), _FULL.get(word, word))


def _name_end(seen: TextView, start: int, end: int) -> int:
    """Cut a person's name off a place's: ask the segmenter where the first name ends."""
    clause = seen.text[start:end]
    if clause.count(" ") < 2 or clause.isupper():
        return end
    spans = word_spans(clause)
    if not spans:
        return end
    cut = spans[0][1]
    for left, right in spans[1:]:
        joined = clause[cut:left].strip() in {"-", "–", "'"} or clause[left:right] in {"-", "–"} or clause[left - 1] in "'-–"
        suffix = right - left == 1
        lone = " " not in clause[:cut]
        if not (joined or suffix or lone):
            break
        cut = right
    return start + cut


def _stands_alone(seen: TextView, start: int, end: int, kind: str) -> bool:
    """Say whether a gazetteer name is a name of its own, not part of a person's or a longer one."""
    text = seen.text
    if not text[start].isupper():
        return False
    before, after = text[max(start - 24, 0) : start], text[end : end + 12]
    if kind == "country" and " " not in text[start:end]:
        # "bà Nga", "Đức Chánh", "Mỹ Tú": one syllable is a country only by itself.
        if regex.match(r"[ ]\p{Lu}\p{Ll}", after) or regex.search(r"\p{Lu}\p{L}*[ ]$", before):
            return False
        return _PERSON_BEFORE.search(before.lower()) is None
    return regex.match(r"[ ]\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}", after) is None or kind == "province"
