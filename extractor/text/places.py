"""Places named in a text, with their level.

A place is a name behind its class word (``huyện Lâm Bình``, ``TP. Phan Rang - Tháp Chàm``), a name of the
gazetteer (provinces, districts, countries, words for the nation, a local paper's short name in a dateline), a name in
a row under one class word (``các xã Mường Bú, Tạ Bú``), or the bare recurrence of a name that has its class word
elsewhere in the text. A person's name is none, nor is the person's part of ``huyện Lâm Bình Đỗ Văn Cảm``.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.lexicon import Lexicons
from extractor.text.place_names import (
    is_person,
    known_at,
    known_names,
    name_end,
    names_in,
    office_holder,
    stands_alone,
)
from extractor.text.syllables import FormTable, SyllablePattern, matches_at
from extractor.text.view import TextView

__all__ = [
    "CLASS_WORDS",
    "COMMUNE",
    "COUNTRY",
    "DISTRICT",
    "HAMLET",
    "NATION",
    "PROVINCE",
    "REGION",
    "Place",
    "find_places",
]

NATION, COUNTRY, REGION, PROVINCE, DISTRICT, COMMUNE, HAMLET = range(7)

_LEVELS = {
    "tỉnh": PROVINCE, "thành phố": DISTRICT, "tp": DISTRICT, "huyện": DISTRICT, "quận": DISTRICT, "thị xã": DISTRICT,
    "tx": DISTRICT, "đặc khu": DISTRICT, "xã": COMMUNE, "phường": COMMUNE, "thị trấn": COMMUNE, "h": DISTRICT, "q": DISTRICT,
    "tt": COMMUNE, "p": COMMUNE, "thôn": HAMLET, "ấp": HAMLET, "bản": HAMLET, "buôn": HAMLET, "khóm": HAMLET,
}  # fmt: skip
CLASS_WORDS = "|".join(sorted((word for word in _LEVELS if len(word) > 1), key=lambda word: (-len(word), word)))
_FULL = {"tp": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "tt": "thị trấn", "p": "phường", "t": "tỉnh"}
_KINDS = {
    "nation": NATION,
    "country": COUNTRY,
    "region": REGION,
    "province": PROVINCE,
    "paper": PROVINCE,
    "district": DISTRICT,
}
CENTRAL = {"Hà Nội", "Hồ Chí Minh", "Đà Nẵng", "Cần Thơ", "Hải Phòng", "Huế"}
_NAME = r"\p{Lu}[\p{L}'’]*+(?:[ ]?[-–][ ]?\p{Lu}[\p{Ll}'’]++|[ ]\p{Lu}[\p{L}'’]*+){0,5}+"
_KIND = r"(?:(?:biên giới|vùng cao|vùng biên|miền núi|ven biển|bãi ngang|đảo|nghèo|anh hùng|cù lao|rẻo cao|vùng sâu|thuần nông|giáp biển)[ ])?"
_CLASSED = SyllablePattern(
    regex.compile(
        rf"(?<!\p{{L}})(?:(?P<class>(?i:{CLASS_WORDS}))[ ]{_KIND}|(?P<class>(?i:tp|tx|h|q|tt|p|t))\.[ ]?)(?P<name>(?!(?i:hội)(?!\p{{L}}))(?:(?:Nông|Lâm) trường[ ])?{_NAME})"
    )
)
_SEVERAL = "các|những|hai|ba|bốn|năm|sáu"
_ROW = regex.compile(
    rf"(?<!\p{{L}})(?i:{_SEVERAL}|\d{{1,2}})[ ](?P<class>(?i:{CLASS_WORDS}))[ ](?:\p{{Ll}}+[ ]){{0,5}}(?P<names>{_NAME}(?:(?:,|[ ]và)[ ]{_NAME}){{1,40}})"
    rf"|(?<!\p{{L}})(?P<class>(?i:{CLASS_WORDS}))[ ](?P<names>{_NAME}(?:(?:,|[ ]và)[ ]{_NAME}){{1,40}})(?=[^.;\d]{{0,30}}[ ]lần lượt)"
)
_NUMBERED = SyllablePattern(
    regex.compile(
        r"(?<!\p{L})(?P<class>(?i:quận|phường)[ ]|(?i:q|p)\.[ ]?)(?P<name>\d{1,2})(?![\d%]|[.,/]\d|[ ](?:người|lao động|em|hộ|học sinh|cán bộ))"
    )
)
_CLASS_FIRST = dict.fromkeys((word.partition(" ")[0] for word in CLASS_WORDS.split("|")), True)
_ROW_FIRST = _CLASS_FIRST | dict.fromkeys(_SEVERAL.split("|"), True)
_PARTED = frozenset(" '’-")
"""Marks in a name of more than one syllable: a single one may be a word as well."""
_AFTER_CAPITALS = (":", ",", ")", " (", ";", " |", "|")
_ABBREVIATION = regex.compile(r"\p{Lu}{2,}[\d]*")


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the view: span of its name, the name a record gives, level (0 the widest), class word."""

    start: int
    end: int
    name: str
    level: int
    word: str = ""

    def __deepcopy__(self, memo: object) -> Place:
        return self


def find_places(seen: TextView, lexicons: Lexicons) -> list[Place]:
    """Return the places named in the view, left to right, not overlapping."""
    found: list[Place] = []
    named: dict[str, Place] = {}
    for match in _CLASSED.finditer(seen.text, seen.syllables):
        if (place := _classed(seen, match, lexicons)) is not None:
            found.append(place)
            named.setdefault(place.name.lower(), place)
    for match in _NUMBERED.finditer(seen.text, seen.syllables):
        word = match["class"].lower().strip(" .")
        found.append(Place(*match.span("name"), match["name"], _LEVELS[word], _FULL.get(word, word)))
    taken = {at for place in found for at in range(place.start, place.end)}
    for match in matches_at(_ROW, seen.text, _row_starts(seen)):
        for each in _in_row(seen, match):
            named.setdefault(each.name.lower(), each)
            if each.start not in taken:
                found.append(each)
                taken.update(range(each.start, each.end))
    values = lexicons["places"].values
    for start, end, form in known_names(seen, lexicons):
        kind, _, name = values[form].partition(":")
        if start in taken or end - 1 in taken or not stands_alone(seen, start, end, kind):
            continue
        known = named.get(name.lower())
        level, word = (_KINDS[kind], "") if known is None or kind != "district" else (known.level, known.word)
        found.append(Place(start, end, name, level, word))
        taken.update(range(start, end))
    found += _recurring(seen, named, taken, lexicons)
    return sorted(found, key=lambda place: place.start)


def _row_starts(seen: TextView) -> list[int]:
    """Where a row may begin: at a syllable, or at the number before a class word (``12 xã``)."""
    starts = set(seen.syllables.find(_ROW_FIRST)[0])
    for at in seen.syllables.find(_CLASS_FIRST)[0]:
        digits = at - 1
        while digits > max(at - 3, 0) and seen.text[digits - 1].isdecimal():
            digits -= 1
            starts.add(digits)
    return sorted(starts)


def _recurring(seen: TextView, named: dict[str, Place], taken: set[int], lexicons: Lexicons) -> list[Place]:
    """Names that have their class word elsewhere in the text, standing bare."""
    known = lexicons["places"].values
    forms = sorted(
        (form for form in named if not _PARTED.isdisjoint(form) and form not in known),
        key=lambda form: (-len(form), form),
    )
    return [
        Place(start, end, each.name, each.level, each.word)
        for start, end, form in names_in(seen, FormTable((form, form) for form in forms))
        if start not in taken and end - 1 not in taken and stands_alone(seen, start, end, "district")
        for each in [named[form]]
    ]


def _in_row(seen: TextView, match: regex.Match[str]) -> list[Place]:
    """The names of ``các xã Mường Bú, Mường Chùm và Tạ Bú``, without persons."""
    word = match["class"].lower()
    start = match.start("names")
    spans = [(start + each.start(), start + each.end()) for each in regex.finditer(_NAME, match["names"])]
    return [
        Place(*span, seen.text[slice(*span)], _LEVELS[word], _FULL.get(word, word))
        for span in spans
        if not is_person(seen.text[slice(*span)]) and not _ABBREVIATION.fullmatch(seen.text, *span)
    ]


def _classed(seen: TextView, match: regex.Match[str], lexicons: Lexicons) -> Place | None:
    word = match["class"].lower()
    start, end = match.span("name")
    if _ABBREVIATION.fullmatch(seen.text, start, end) or end - start < 2:
        return None
    if (
        seen.text[match.start()].isupper()
        and (whole := known_at(seen.low, match.start(), lexicons)) is not None
        and match.start() + len(whole) > start
    ):
        return None
    end = end if " trường " in seen.low[start:end] else name_end(seen, start, end, lexicons)
    if match["class"].isupper() and seen.text[start:end].isupper():
        # In a line of capitals a name ends where a known one does, or a mark stands: "XÃ NÀO CŨNG CÓ TRÊN 95%" names none.
        form = known_at(seen.low, start, lexicons)
        of_its_own = seen.text[match.start() - 1 : match.start()] in {"", "\n"} and seen.text[end : end + 1] in {
            "",
            "\n",
        }
        if form is None and not of_its_own and not seen.text.startswith(_AFTER_CAPITALS, end):
            return None
        end = end if form is None else start + len(form)
    name = seen.text[start:end].strip(" -–")
    end = start + len(name)
    before = seen.low[max(0, match.start() - 40) : match.start()]
    if name.lower() not in lexicons["places"].values and office_holder(name, before, of_province=word in {"tỉnh", "t"}):
        return None
    kind, _, value = lexicons["places"].values.get(name.lower(), "").partition(":")
    if kind in {"province", "district"} and (kind == "district" or word in {"tỉnh", "thành phố", "tp", "t"}):
        level = (
            PROVINCE
            if kind == "province" and (word in {"tỉnh", "t"} or value in CENTRAL)
            else _LEVELS.get(word, PROVINCE)
        )
        return Place(start, end, value, level, _FULL.get(word, word))
    if name.isupper() and len(name) > 3:
        name = name.title()
    return Place(start, end, name, _LEVELS.get(word, PROVINCE), _FULL.get(word, word))
