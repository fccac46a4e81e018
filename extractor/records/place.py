"""Place: where a quantity holds, the narrowest place that the text names.

``place.named``    a place that the number's stretch is about: ``xã X đạt 93%``, ``tại Hà Nội có``, ``X (93,2%)``
``place.level``    a bare class word stands for the place of that level named last: ``toàn tỉnh``, ``BHXH huyện``
``place.several``  places in a row share one number: none
``place.row``      the quantity before it in the sentence
``place.rule``     a rule (a contribution or benefit rate) holds nowhere in particular
``place.carried``  the place that the article is about
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Measure
from extractor.text.places import NATION, PROVINCE, Place

__all__ = ["PlaceMemory", "place"]

_LEVEL_WORD = regex.compile(
    r"(?<!\p{L})(?:(?P<nation>trên (?:phạm vi )?(?:toàn|cả) quốc)|(?P<several>toàn cụm|trong cụm|các tỉnh|các địa phương|các thành viên trong khối|\d+ tỉnh)"
    r"|(?:toàn|cả|của|trong|trên địa bàn|địa bàn|ubnd|bhxh|bảo hiểm xã hội|hđnd|ngân sách|mức chung của|ở|trên|giao)[ ](?P<of>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|thôn|ấp)"
    r"|(?P<bare>tỉnh|huyện|xã)(?=[ ](?:đã|có|còn|hiện|mới|đạt|đặt|phấn đấu|sẽ|ta|dự kiến|hỗ trợ|giao|chỉ|phải|đang|vận động)(?!\p{L})))(?!\p{L})(?![ ]\p{Lu})"
)
_NATION = "Việt Nam"
_VENUE = regex.compile(r"(?<!\p{L})tại[ ](?:tỉnh[ ]|tp\.?[ ]?|thành phố[ ]|thủ đô[ ])?$")
_SEVERAL = regex.compile(r"(?<!\p{L})(?:gồm|của)[ ]\d{1,2}[ ]tỉnh|(?<!\p{L})toàn cụm|cụm thi đua số")
_NATIONAL_BODY = regex.compile(
    r"(?<!\p{L})(?:bhxh việt nam|bảo hiểm xã hội việt nam|tổng cục thống kê|bộ y tế|bộ tài chính|bộ lao động|quốc hội khóa|bộ nội vụ|ngành bhxh|toàn ngành)(?!\p{L})(?![ ](?:giao|tỉnh))"
)
_BODY_BEFORE = regex.compile(r"(?:bhxh|bảo hiểm xã hội|tổ quốc|mặt trận tổ quốc|phụ nữ|công an|hội|đoàn|liên đoàn)[ ]$")
_GIVES = regex.compile(r"[ ](?:\([\p{L}]+\)[ ])?(?:giao|đề ra|đặt ra)")
_RESIDENCE = regex.compile(r"(?<!\p{L})(?:ông|bà|anh|chị|em|cô|thầy|công nhân|quê|ngụ|giám đốc|phó giám đốc|chủ tịch|trú tại|cán bộ)[ ][^,.;]{0,60}[,(]?[ ](?:ở|tại|ngụ|trú tại|quê|của|bhxh)?[ ]?(?:thôn|ấp|xã|huyện|phường|quận|tỉnh|tp\.?|thành phố|bhxh)?[ ]?(?:thôn|ấp|xã|huyện|phường|quận|tỉnh|thành phố)?[ ]?$")
_COMPARED = regex.compile(r"(?<!\p{L})(?:so với|hơn|như|sau|trước|từ|đến|sang|đi|kém)[ ](?:của[ ]|tỉnh[ ]|mức của[ ])?$")
_IN_ROW = regex.compile(r"(?:,|[ ]và|[ ]hay|[ ]hoặc|[ ]?[-–])[ ](?:huyện |xã |thị trấn |thành phố |tỉnh |quận |phường |thị xã |thôn |tp\.? ?)?")
_LISTED = regex.compile(r"(?:^|[,;:(•+-]|(?<!\p{L})(?:và|là|đến|riêng|như|gồm))[ ]?(?P<name>\p{Lu}[\p{Ll}'’]+(?:[ ]\p{Lu}[\p{L}'’]*){0,3})[ ]?(?:\||:|\(|với|đạt|có|là|mới|đã|cũng)?[ ]?(?:\p{Ll}+[ ]){0,2}$")
_PLURAL = regex.compile(r"(?<!\p{L})(?:huyện|xã|phường|thành phố|quận|thôn|tỉnh|địa phương|thị trấn|thị xã)(?!\p{L})")
_ROW_LABEL = regex.compile(r"(?:\d{1,2}[.)]?[ ]?[|/\t]?[ ]?)?(?:Huyện |TP\.? ?|Thành phố |Xã |Thị trấn |Thị xã |Phường )?(?P<name>\p{Lu}[\p{L}' -]{1,30}?)[ ]?[|\t]")
_TOTAL = regex.compile(r"(?:toàn|tổng|cộng)")
_RULES = {Measure.CONTRIBUTION, Measure.BENEFIT}


@dataclass(eq=False)
class PlaceMemory:
    """What the text has said of places so far: the last of each level, and how often each main one stood."""

    last: dict[str, Place] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    main: Decision | None = None
    province: Place | None = None
    names: dict[str, int] = field(default_factory=dict)

    def see(self, scene: Scene, here: Sequence[Place], *, heading: bool) -> None:
        """Take in the places of a sentence; those of a heading or lead weigh more, a venue nothing."""
        for each in here:
            self.names[each.name] = each.level
            if each.word:
                self.last[each.word] = each
            if each.level == PROVINCE and (self.province is None or heading):
                self.province = each
            before = scene.low[max(scene.sentence.start, each.start - 30) : each.start]
            venue = _VENUE.search(before) is not None and scene.low[each.end : each.end + 1] in {",", "."}
            body = each.level == NATION and _BODY_BEFORE.search(before) is not None
            if not venue and not body and not _COMPARED.search(before):
                self.counts[each.name] += 3 if heading else 1
        if (bodies := len(_NATIONAL_BODY.findall(scene.low, scene.sentence.start, scene.sentence.end))) and heading:
            self.counts[_NATION] += bodies
        if heading and _SEVERAL.search(scene.low, scene.sentence.start, scene.sentence.end):
            self.counts[""] += 6
        if self.counts:
            order = list(self.counts)
            name = max(self.counts, key=lambda each: (self.counts[each], -order.index(each)))
            if self.main is None or self.main.value != (name or None):
                spot = next((each for each in here if each.name == name), None)
                self.main = Decision(name or None, "place.carried", ((spot.start, spot.end),) if spot else ())


def place(
    scene: Scene,
    quantity: Candidate,
    measure: Measure,
    here: list[Place],
    row: Decision | None,
    memory: PlaceMemory,
) -> Decision:
    """Decide the place of a quantity.

    Args:
        scene: the sentence.
        quantity: the quantity.
        measure: what it measures.
        here: the places named in the sentence.
        row: what was decided for the quantity before it in the sentence.
        memory: the places of the text so far.
    """
    start = scene.left(quantity)
    usable = [each for each in here if _holds(scene, each)]
    between = [each for each in usable if start <= each.start and each.end <= quantity.start]
    level = _level(scene, start, quantity.start, memory)
    if (listed := _listed(scene, quantity, here, memory)) is not None:
        return listed
    if between and (level is None or between[-1].start > level[0]):
        return _narrowest(scene, between)
    if level is not None:
        return level[1]
    behind = [each for each in usable if quantity.end <= each.start and each.end <= scene.clause_end(quantity)]
    if behind and not _COMPARED.search(scene.low[max(0, behind[0].start - 30) : behind[0].start]):
        return _narrowest(scene, behind[:1])
    after = _level(scene, quantity.end, scene.clause_end(quantity), memory)
    if after is not None:
        return after[1]
    if row is not None and (measure not in _RULES or any(span[0] >= scene.sentence.start for span in row.evidence)):
        return Decision(row.value, "place.row", row.evidence)
    earlier = [each for each in usable if each.end <= quantity.start]
    if earlier:
        return _narrowest(scene, earlier)
    if measure in _RULES:
        return Decision(None, "place.rule")
    if memory.main is not None:
        return memory.main
    return Decision(None, "place.none")


def _holds(scene: Scene, each: Place) -> bool:
    """Say whether a named place can be where something holds: no residence, no body that gives a plan."""
    before = scene.low[max(scene.sentence.start, each.start - 90) : each.start]
    if each.level is NATION and regex.search(r"(?:bhxh|bảo hiểm xã hội|tổ quốc|mặt trận tổ quốc|phụ nữ|công an)[ ]$", before):
        return not _GIVES.match(scene.low, each.end) and "bhxh" not in before[-6:] and "bảo hiểm xã hội" not in before[-20:]
    if _RESIDENCE.search(before):
        return False
    return not _COMPARED.search(before)


def _narrowest(scene: Scene, row: list[Place]) -> Decision:
    """Of ``huyện Cái Bè (Tiền Giang)`` the first; of places in a row, none."""
    last = row[-1]
    if len(row) > 1:
        other = row[-2]
        between = scene.low[other.end : last.start]
        if other.level == last.level and _IN_ROW.fullmatch(between):
            return Decision(None, "place.several", ((other.start, other.end), (last.start, last.end)))
        if other.level > last.level and regex.fullmatch(r"[ ]?[,(][ ]?(?:tỉnh |thành phố |huyện |tp\.? ?)?", between):
            last = other
    return Decision(last.name, "place.named", ((last.start, last.end),))


def _level(scene: Scene, start: int, end: int, memory: PlaceMemory) -> tuple[int, Decision] | None:
    """Read a bare class word as the place of that level that was named last."""
    found: tuple[int, Decision] | None = None
    for match in _LEVEL_WORD.finditer(scene.low, start, end):
        if match["nation"]:
            found = (match.start(), Decision("Việt Nam", "place.level", (match.span(),)))
        elif match["several"]:
            found = (match.start(), Decision(None, "place.several", (match.span(),)))
        else:
            word = match["of"] or match["bare"]
            known = memory.last.get(word)
            if known is None and word in {"tỉnh", "thành phố"}:
                known = memory.province
            elif word == "tỉnh" and memory.province is not None and known is not None and known.level != PROVINCE:
                known = memory.province
            if known is not None:
                found = (match.start(), Decision(known.name, "place.level", (match.span(), (known.start, known.end))))
    return found


def _listed(scene: Scene, quantity: Candidate, here: list[Place], memory: PlaceMemory) -> Decision | None:
    """A bare name right before the number in a list of places: ``xã X đạt 93,01%, Đức Thắng 94,02%``."""
    cells = scene.seen.text[scene.sentence.start : quantity.start]
    if (cell := _ROW_LABEL.match(cells)) is not None:
        at = scene.sentence.start + cell.start("name")
        if _TOTAL.match(cell["name"].lower()):
            return memory.main
        return Decision(cell["name"].strip(), "place.named", ((at, at + len(cell["name"].strip())),))
    left = scene.seen.text[scene.left(quantity) : quantity.start]
    found = _LISTED.search(left)
    if found is None:
        return None
    name = found["name"]
    at = scene.left(quantity) + found.start("name")
    known = name in memory.names or any(each.name == name for each in here)
    others = [each for each in here if each.end <= at and each.level >= PROVINCE] or memory.names and "|" in left
    plural = _PLURAL.search(scene.low, max(scene.sentence.start, at - 70), at) is not None
    if not known and not plural and not (others and quantity is not scene.quantities[0]):
        return None
    return Decision(name, "place.named", ((at, at + len(name)),))
