"""What a text says of places as it goes: its main place, the place it has moved to, the place of a person.

The main place is weighed over the whole text: the headline most, then the lead, then how often a place stands as
the topic of a sentence; venues, residences, comparisons and locators (:mod:`.place_cues`) weigh nothing. ``BHXH tỉnh``,
``toàn tỉnh`` speak for the province, ``toàn huyện`` for the district of the headline, ``cả nước`` and national bodies
for the nation. A bulletin's headings (``ĐỒNG NAI: …``) each begin anew. Within a paragraph the focus moves to the
place that opens a sentence and stays there until another is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from extractor.lexicon import Lexicons
from extractor.records.place_cues import (
    comes_from,
    holding,
    holds,
    is_example,
    is_locator,
    lives,
    same_row,
    speaks,
    venue,
)
from extractor.records.scene import Decision, Scene
from extractor.text.places import CENTRAL, COMMUNE, COUNTRY, DISTRICT, NATION, PROVINCE, Place, find_places
from extractor.text.sentences import LONGEST
from extractor.text.syllables import SyllablePattern
from extractor.text.view import TextView

__all__ = ["PlaceMemory", "decided"]

_NATION_NAME = "Việt Nam"
_BODIES = {
    PROVINCE: r"(?:toàn|cả|trong|địa bàn|của|bhxh|bảo hiểm xã hội|ubnd|hđnd|bưu điện|các ngành|ban chỉ huy pctt)[ ]tỉnh|tỉnh (?:ta|nhà|ủy)",
    DISTRICT: r"(?:toàn|cả|trong|địa bàn|của|bhxh|bảo hiểm xã hội|ubnd|hđnd)[ ](?:huyện|thị xã|quận|thành phố)|huyện (?:ta|nhà|ủy)",
    COMMUNE: r"(?:toàn|cả|trong|địa bàn|của|ubnd|hđnd)[ ](?:xã|phường|thị trấn)|xã nhà",
}
_SPEAKING = {
    level: SyllablePattern(regex.compile(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})(?![ ]\p{{Lu}})"))
    for level, words in _BODIES.items()
}
_NATIONAL = SyllablePattern(
    regex.compile(
        r"(?<!\p{L})(?:bhxh việt nam|bảo hiểm xã hội việt nam|tổng cục thống kê|bộ y tế|bộ tài chính|bộ lao động|bộ lđ-tb&xh|bộ nội vụ|quốc hội|(?<!của )(?<!tướng )chính phủ"
        r"|(?<!của )thủ tướng|toàn ngành|ngành bhxh|luật bhxh|luật bảo hiểm xã hội|dự thảo luật|cục quản lý|liên bộ|người việt|tổng liên đoàn)(?!\p{L})(?![ ](?:tỉnh|giao))"
    )
)
_MINISTRY = SyllablePattern(
    regex.compile(
        r"(?<!\p{L})(?:Bộ[ ]\p{Lu}|(?:Thứ|Bộ) trưởng|Tổng cục|(?<!của )(?:Phó )?Thủ tướng(?! (?:Chính phủ )?giao))"
    )
)
_SEVERAL = SyllablePattern(regex.compile(r"(?<!\p{L})(?:gồm|của|tại|ở|trong)[ ]\d{1,2}[ ]tỉnh|(?<!\p{L})toàn cụm"))
_SURVEYS = regex.compile(
    r"(?<!\p{L})(?:khảo sát|phỏng vấn|hỏi chuyện|trò chuyện|thăm dò|hỏi nhanh|hỏi qua mạng|thử hỏi)(?!\p{L})"
)
_HEAD, _LEAD = 6, 3
_LEADS = 3
_BACK = regex.compile(
    r"(?:trong (?:tổng )?(?:số )?(?:[\d.,]+ )?(?:nghìn |triệu |ngàn )?(?:người|lao động|em|số) (?:ấy|này|đó|trên)|con số (?:này|ấy|đó)|tại đây|ở đây|nơi đây|nơi này|cũng tại|[\p{L} ]{0,12}(?:huyện|xã|tỉnh|thành phố|quận|nước|phường|địa phương|thị xã) này)(?!\p{L})"
)
_HEADING = 160
_CLUSTER = regex.compile("cụm thi đua")
_OFFICE_OF_PROVINCE = regex.compile(r"(?<!\p{L})\(bhxh\) tỉnh(?!\p{L})")
_OF_NATION, _OF_SEVERAL = -1, -2


_VOICES = [*_SPEAKING.items(), (_OF_NATION, _NATIONAL), (_OF_SEVERAL, _SEVERAL)]


def _voices(seen: TextView, start: int = 0, end: int | None = None) -> tuple[list[int], list[int]]:
    """Where a text speaks of its province, district or commune, of the nation or of several provinces; and of which."""
    low, syllables = seen.low, seen.syllables
    end = len(low) if end is None else end
    found = [(match.start(), of) for of, words in _VOICES for match in words.finditer(low, syllables, start, end)]
    found += [(match.start(), _OF_NATION) for match in _MINISTRY.finditer(seen.text, syllables, start, end)]
    found += [(match.start(), _OF_SEVERAL) for match in _CLUSTER.finditer(low, start, end)]
    found += [(match.start(), PROVINCE) for match in _OFFICE_OF_PROVINCE.finditer(low, start, end)]
    found.sort()
    return [at for at, _ in found], [of for _, of in found]


@dataclass(eq=False)
class PlaceMemory:
    """The places of a text and what has been said of them so far."""

    places: Sequence[Place] = ()
    starts: Sequence[int] = ()
    main: Place | None = None
    section: Place | None = None
    focus: Place | None = None
    focus_paragraph: int = -9
    person: Place | None = None
    person_paragraph: int = -9
    survey: Decision | None = None
    survey_paragraph: int = -9
    moved: Place | None = None
    usable: Sequence[Place] = ()
    rows: Sequence[Sequence[Place]] = ()
    last: dict[int, Place] = field(default_factory=dict)

    @classmethod
    def of(cls, seen: TextView, scenes: Sequence[Scene], lexicons: Lexicons) -> PlaceMemory:
        """Find the places of a text and weigh, by its sentences, which is its main one."""
        places = find_places(seen, lexicons)
        memory = cls(places=places, starts=[place.start for place in places])
        memory.main = memory._weighed(scenes)
        return memory

    def within(self, phrase: Scene) -> PlaceMemory:
        """The memory for a phrase that is no part of the text but made of its words: with the phrase's own places."""
        places = find_places(phrase.seen, phrase.lexicons)
        return replace(self, places=places, starts=[place.start for place in places], focus=None, person=None)

    def inside(self, scene: Scene) -> list[Place]:
        """The places named in a sentence, left to right."""
        low, high = bisect_left(self.starts, scene.sentence.start), bisect_left(self.starts, scene.sentence.end)
        return list(self.places[low:high])

    def carried(self) -> Place | None:
        """The place that the text, or the section of it, is about."""
        return self.section if self.section is not None else self.main

    def enter(self, scene: Scene, here: Sequence[Place]) -> None:
        """Take in a sentence before its quantities are decided."""
        sentence = scene.sentence
        self.usable, self.rows = holding(scene, here), _rows(scene, here)
        if sentence.opening and sentence.paragraph and here and self._is_heading(scene, here[0]):
            self.section = here[0]
        if (
            self.focus is not None
            and sentence.opening
            and self.focus_paragraph != sentence.paragraph
            and not _BACK.match(scene.low, sentence.start)
        ):
            self.focus = None
        at_home = [
            place for place in here if (lives(scene, place) and not comes_from(scene, place)) or speaks(scene, place)
        ]
        if at_home:
            self.person, self.person_paragraph = max(at_home, key=lambda place: place.level), sentence.paragraph
        self._survey(scene, here)

    def leave(self, scene: Scene, here: list[Place]) -> None:
        """Move the focus after a sentence: to the place that opens it, or that an office in it speaks for."""
        first = scene.quantities[0].start if scene.quantities else scene.sentence.end
        topics = [place for index, place in enumerate(here) if not is_locator(scene, here, index)]
        offices = [place for place in topics if speaks(scene, place) and place.level > PROVINCE]
        able = set(self.usable)
        # What is told of an example goes on with the whole that it is one of.
        topics = [place for place in topics if place in able and not is_example(scene, place)]
        for place in here:
            if place in able or lives(scene, place) or speaks(scene, place):
                self.last[place.level] = place
        opening = [place for place in topics if place.start < first]
        equals = len(topics) > 1 and any(same_row(scene, *pair) for pair in pairwise(topics))
        moved, self.moved = self.moved, None
        carried = self.carried()
        if moved is not None and not opening:
            self.focus, self.focus_paragraph = moved, scene.sentence.paragraph
        elif opening and not equals:
            # A national article only glances at other countries.
            glance = carried is not None and carried.level == NATION and opening[-1].level < PROVINCE
            self.focus, self.focus_paragraph = None if glance else opening[-1], scene.sentence.paragraph
        elif offices:
            self.focus, self.focus_paragraph = offices[-1], scene.sentence.paragraph
        elif len({place.name for place in topics}) > 1:
            self.focus = None

    def _is_heading(self, scene: Scene, place: Place) -> bool:
        sentence = scene.sentence
        if place.start != sentence.start or (
            place.level > PROVINCE and not scene.seen.text[sentence.start : sentence.end].isupper()
        ):
            return False
        line = scene.low.find("\n", sentence.start)
        closed = scene.low[sentence.end - 1] in {".", ";", ","}
        colon = regex.match(r"[ ]?(?:\([^()\n]{2,30}\)[ ]?)?:", scene.low[place.end : place.end + 40])
        return colon is not None and not closed and (line < 0 or line - sentence.start <= _HEADING)

    def _weighed(self, scenes: Sequence[Scene]) -> Place | None:
        weights: defaultdict[str, float] = defaultdict(float)
        known: dict[str, Place] = {}
        spoken: Counter[int] = Counter()
        leading: set[str] = set()
        first = scenes[0].sentence.paragraph if scenes else 0
        # A sentence so long may have been cut, within words that speak too.
        cut = any(each.sentence.end - each.sentence.start >= LONGEST // 2 for each in scenes)
        starts, voices = _voices(scenes[0].seen) if scenes and not cut else ([], [])
        for scene in scenes:
            paragraph = scene.sentence.paragraph - first
            weight = _HEAD if paragraph == 0 else _LEAD if paragraph <= _LEADS else 1
            here = self.inside(scene)
            rivals = [place.level for place in here]
            for index, place in enumerate(here):
                if (
                    is_locator(scene, here, index)
                    or not (holds(scene, place) or speaks(scene, place))
                    or venue(scene, place)
                ):
                    continue
                if place.name not in known or known[place.name].level > place.level:
                    known[place.name] = place
                weights[place.name] += weight if rivals.count(place.level) == 1 else weight / 2
                if paragraph <= _LEADS:
                    leading.add(place.name)
            if cut:
                told = _voices(scene.seen, scene.sentence.start, scene.sentence.end)[1]
            else:
                told = voices[bisect_left(starts, scene.sentence.start) : bisect_left(starts, scene.sentence.end)]
            for level in told:
                spoken[level] += 2 if paragraph <= _LEADS else 1
            if _OF_NATION in told:
                weights[_NATION_NAME] += weight if paragraph <= _LEADS else 1
            if _OF_SEVERAL in told:
                weights[""] += 2 * _HEAD if paragraph <= _LEADS else _LEAD
        for level in _SPEAKING:
            names = [
                name
                for name in weights
                if name in known and known[name].level == level and (level == PROVINCE or name in leading)
            ]
            if names:
                weights[max(names, key=lambda name: weights[name])] += spoken[level]
        if not weights:
            return None
        name = max(weights, key=lambda each: weights[each])
        if not name:
            return None
        return known.get(name) or Place(0, 0, name, NATION)

    def _survey(self, scene: Scene, here: Sequence[Place]) -> None:
        """Keep what place a survey's sample has: the one named, or the article's unless that is the nation."""
        sentence = scene.sentence
        if not scene.quantities or not scene.search(_SURVEYS, sentence.start, sentence.end):
            return
        named = {place.name: place for place in here if place.level > NATION and holds(scene, place)}
        carried = self.carried()
        local = carried if not named and carried is not None and carried.level > NATION else None
        place = next(iter(named.values())) if len(named) == 1 else local
        evidence = ((place.start, place.end),) if place is not None and place.end else ()
        self.survey = Decision(place.name if place is not None else None, "place.survey", evidence)
        self.survey_paragraph = sentence.paragraph

    def of_level(self, level: int, word: str = "") -> Place | None:
        """The place that a bare class word of a level stands for: the main one for a province, else the nearest."""
        carried = self.carried()
        if (
            carried is not None
            and carried.level == PROVINCE
            and (level == PROVINCE or (word == "thành phố" and carried.name in CENTRAL))
        ):
            return carried
        if self.focus is not None and self.focus.level == level:
            return self.focus
        if self.person is not None and self.person.level == level and carried is not None and carried.level != level:
            return self.person
        if carried is not None and carried.level == level:
            return carried
        return self.last.get(level)

    def country(self, scene: Scene, here: Sequence[Place]) -> str:
        """The foreign country that a sentence is about: the last one named before its first figure, else none."""
        first = scene.quantities[0].start if scene.quantities else scene.sentence.end
        named = [place for place in here if place.level == COUNTRY and place.end <= first]
        return named[-1].name if named else ""

    def is_foreign(self) -> bool:
        """Say whether the text is about another country just now."""
        place = self.focus or self.carried()
        return place is not None and place.level == COUNTRY


def _rows(scene: Scene, here: Sequence[Place]) -> list[list[Place]]:
    """The places of a sentence that stand in a row as equals: ``các xã A, B và C``."""
    rows: list[list[Place]] = []
    for place in here:
        if rows and same_row(scene, rows[-1][-1], place):
            rows[-1].append(place)
        else:
            rows.append([place])
    return [row for row in rows if len(row) > 1]


def decided(found: Place, rule: str) -> Decision:
    """A place as a decision, with the span of its name."""
    return Decision(found.name, rule, ((found.start, found.end),) if found.end else ())
