"""Place: where a quantity holds, the narrowest place that the text names.

``place.listed``   the name right before the number in a list, or the row's label: ``Nam Đàn 99,8%``, ``Kỳ Sơn (91,2%)``
``place.aligned``  places and numbers in step: ``các xã A, B lần lượt có 40, 25 người``
``place.several``  places in a row share one number: none
``place.named``    a place that the number's stretch is about: ``tại Hà Nội có``, ``1.200 người ở Bến Cát``
``place.level``    a bare class word stands for the place of that level: ``toàn tỉnh``, ``BHXH huyện``, ``nước này``
``place.row``      the quantity before it in the sentence
``place.survey``   a survey's sample, and its answers, hold where the survey was made, if one place is named
``place.rule``     a rule (a contribution or benefit rate) holds nowhere in particular
``place.person``   what a person tells of home, school or workshop holds where the person is
``place.focus``    the place that the paragraph has moved to
``place.carried``  the place that the article, or its section, is about
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.place_cues import compared, holding, is_locator, lives, same_row
from extractor.records.place_memory import PlaceMemory
from extractor.records.scene import Decision, Scene
from extractor.schema import Measure, MentionType
from extractor.text.places import COMMUNE, COUNTRY, DISTRICT, HAMLET, NATION, PROVINCE, Place

__all__ = ["PlaceMemory", "place"]

_LEVELS = {
    "tỉnh": PROVINCE, "thành phố": DISTRICT, "huyện": DISTRICT, "thị xã": DISTRICT, "quận": DISTRICT, "xã": COMMUNE, "phường": COMMUNE,
    "thị trấn": COMMUNE, "thôn": HAMLET, "ấp": HAMLET, "nước": COUNTRY,
}  # fmt: skip
_CLASS = "|".join(sorted(_LEVELS, key=len, reverse=True))
_LEVEL_WORD = regex.compile(
    rf"(?<!\p{{L}})(?:(?P<several>toàn cụm|trong cụm|(?<!tất )(?:cả )?(?<![/\d])(?:hai|ba|bốn|năm|\d{{1,2}}) (?:tỉnh|huyện|xã|địa phương|quận|phường|nơi)(?:, thành(?: phố)?)?(?![ ]\p{{Lu}}|\p{{L}}|,))"
    rf"|(?P<rest>các (?:huyện|xã|địa phương|nơi|tỉnh|phường) còn lại)"
    rf"|(?:toàn|cả|khắp|trong|trên địa bàn|địa bàn|của|ubnd|bhxh|bảo hiểm xã hội|hđnd|ngân sách|ở|sở y tế|ngoài)[ ](?P<of>{_CLASS})"
    rf"|(?P<bare>tỉnh)(?=[ ]?[,.;:)]|[ ](?:và|cùng|phối hợp|tổ chức|cho|về|với))|(?P<bare>{_CLASS})(?=[ ](?:này|đã|có|còn|hiện|mới|đạt|đặt|phấn đấu|sẽ|ta|tôi|tui|em|mình|nhà|dự kiến|hỗ trợ|cho thêm|chỉ|phải|đang|vận động|ghi nhận|ra khỏi|chọn|chia|vẫn)(?!\p{{L}})))(?!\p{{L}})(?![ ]\p{{Lu}})"
)
_NOT_LEVEL = regex.compile(
    r"[ ](?:giao|đề ra|khác|trong vùng|bạn|lân cận)(?!\p{L})|[ ]?,[ ](?:huyện|thị xã|thành phố|phường)"
)
_NOT_LEVEL_BEFORE = regex.compile(
    r"(?:so với|hơn|mức chung|bình quân chung|mặt bằng chung|chỉ tiêu|trung bình|kế hoạch|nghị quyết|chủ tịch|ngoài)(?: của| mà)?[ ]$"
)
_NOT_BARE = regex.compile(rf"(?:(?:các|nhiều|nhà|mỗi|từng|một số|những|số|tỷ lệ|cấp|tuyến|liên|ngoại|giữa|chót|đầu|nhất|bét|hai|ba|bốn|năm|(?:{_CLASS}),|\d+)[ ]|[ ]và[ ])$")
_LISTED = regex.compile(
    r"(?:^|[,;:(•+…-]|(?<!\p{L})(?:và|là|đến|riêng|như|gồm|cho|nhà|khi|ở|tại|còn|với|nhất|đó|theo|đầu|kế))[ ]?(?P<name>\p{Lu}[\p{L}'’]+(?:[ ]\p{Lu}[\p{L}'’]*){0,3})[ ]?"
    r"(?:\||:|\(|với|đạt|có|là|mới|đã|cũng|được|còn|chỉ|lại|hụt)?[ ]?(?:\p{Ll}+[ ]){0,2}[(]?$"
)
_PLURAL = regex.compile(r"(?<!\p{L})(?:huyện|xã|phường|thành phố|quận|thôn|tỉnh|địa phương|thị trấn|thị xã)(?!\p{L})")
_ROW_LABEL = regex.compile(
    r"(?:\d{1,2}[.)]?[ ]?[|/\t]?[ ]?|[-|•+][ ]?)?(?:Huyện |TP\.? ?|Thành phố |Xã |Thị trấn |Thị xã |Phường )?(?P<name>\p{Lu}[\p{L}' -]{1,30}?)[ ]?[|\t]"
)
_TOTAL = regex.compile(r"(?:toàn|tổng|cộng|chung)")
_IN_STEP = regex.compile(r"(?<!\p{L})(?:lần lượt|tương ứng|theo thứ tự)(?!\p{L})")
_BEHIND = regex.compile(r"(?<!\p{L})(?:ở|tại|của|trên|thuộc|trong|khắp|địa bàn|về|cho)[ ](?:[\p{L}]+[ ]){0,4}$")
_SHARE = regex.compile(r"(?<!\p{L})(?:tổng|trên tổng|trong tổng|so với)(?!\p{L})")
_CAME_ABOUT = regex.compile(r"(?<!\p{L})(?:chiếm|đóng góp|dự báo[^.;]*|nắm)[ ](?:\p{L}+[ ]){0,2}$")
_CHANGE = regex.compile(r"[^.;]{0,30}(?:cùng kỳ|so với năm|năm trước|năm ngoái)")
_WAGE = regex.compile(r"[ ](?:mức )?lương (?:cơ sở|tối thiểu)(?!\p{L})")
_FINED = regex.compile(r"(?<!\p{L})(?:phạt|bị trừ|lãi suất)(?!\p{L})[^.;]{0,20}$")
_ACTOR = regex.compile(r"(?:bhxh|bảo hiểm xã hội|ubnd|hđnd)[ ]")
_LAW = regex.compile(r"[ ](?:mức lương|tiền lương|lương|mức hưởng|mức bình quân|mức đóng|viện phí)(?!\p{L})")
_OWN = regex.compile(
    r"(?<!\p{L})(?:nhà (?:ông|bà|anh|chị|tôi|em|mình|cụ)|hộ (?:ông|bà|anh|chị)|xã (?:tôi|tui|em|mình)|(?:trường|lớp|thôn|ấp|xóm|xưởng|tổ|hội|công ty|đơn vị|khách sạn|hợp tác xã) (?:tôi|tui|em|mình|của (?:ông|bà|anh|chị))"
    r"|trường có|cả nhà|chúng tôi|tôi|tui|trung tâm (?:đã )?(?:tiếp nhận|có)|gia đình (?:ông|bà|anh|chị|tôi|em)|bà (?:rủ|vận động)|vợ chồng)(?!\p{L})"
)
_ANSWERS = regex.compile(
    r"(?<!\p{L})(?:được hỏi|trả lời|khảo sát|phỏng vấn|hỏi chuyện|trò chuyện|thăm dò|hỏi nhanh|hỏi qua mạng|thử hỏi|trong số này|số họ|kết quả|ngược lại|số còn lại|so với lần hỏi)(?!\p{L})"
)
_RULES = {Measure.CONTRIBUTION, Measure.BENEFIT}


def place(
    scene: Scene, quantity: Candidate, measure: Measure, here: list[Place], row: Decision | None, memory: PlaceMemory
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
    for own in (
        _labelled(scene, quantity, memory),
        _aligned(scene, quantity, here),
        _listed(scene, quantity, here, row),
    ):
        if own is not None:
            return own
    start = scene.left(quantity)
    usable = holding(scene, here)
    between = [each for each in usable if start <= each.start and each.end <= quantity.start]
    level = _level(scene, start, quantity.start, here, memory)
    if between and (level is None or between[-1].start > level[0] or _is_actor(scene, level[0], max(between, key=lambda each: each.level))):
        return _narrowest(scene, between)
    if level is not None:
        memory.moved = level[2]
        return level[1]
    if (behind := _behind(scene, quantity, usable, here)) is not None:
        return behind
    after = _level(scene, quantity.end, scene.clause_end(quantity), here, memory)
    if after is not None and (after[1].rule == "place.level" or scene.low.startswith("gồm ", after[0] - 4)):
        return after[1]
    if (survey := _surveyed(scene, memory)) is not None:
        return survey
    if row is not None and (measure not in _RULES or any(span[0] >= scene.sentence.start for span in row.evidence)):
        return Decision(row.value, "place.row", row.evidence)
    earlier = [each for each in usable if each.end <= quantity.start]
    if earlier:
        return _narrowest(scene, earlier)
    return _remembered(scene, quantity, measure, here, memory)


def _remembered(
    scene: Scene, quantity: Candidate, measure: Measure, here: list[Place], memory: PlaceMemory
) -> Decision:
    """What the sentence leaves open: a person's place, the paragraph's, the article's."""
    if _is_rule(scene, quantity, measure) and not memory.is_foreign():
        return Decision(None, "place.rule")
    own = _OWN.search(scene.low, scene.sentence.start, scene.sentence.end) is not None
    if own:
        homes = [each for each in here if lives(scene, each)]
        if homes:
            return _decided(max(homes, key=lambda each: each.level), "place.person")
        if memory.person is not None and scene.sentence.paragraph - memory.person_paragraph <= 1:
            return _decided(memory.person, "place.person")
    if memory.focus is not None:
        return _decided(memory.focus, "place.focus")
    if (carried := memory.carried()) is not None:
        return _decided(carried, "place.carried")
    return Decision(None, "place.none")


def _is_actor(scene: Scene, at: int, other: Place) -> bool:
    """Say whether a bare class word only names the office that acted at a narrower place: ``tại xã A, BHXH huyện đã``."""
    return _ACTOR.match(scene.low, at) is not None and other.level >= COMMUNE


def _is_rule(scene: Scene, quantity: Candidate, measure: Measure) -> bool:
    """Say whether a percentage is a rate that a rule sets, not a rate that came about."""
    if quantity.kind is not MentionType.PERCENTAGE or _CHANGE.match(scene.low, quantity.end):
        return False
    if _WAGE.match(scene.low, quantity.end) or _FINED.search(scene.before(quantity, 40)):
        return True
    if measure in _RULES:
        return not _CAME_ABOUT.search(scene.before(quantity, 30))
    return measure is Measure.OTHER and _LAW.match(scene.low, quantity.end) is not None


def _decided(found: Place, rule: str) -> Decision:
    return Decision(found.name, rule, ((found.start, found.end),) if found.end else ())


def _narrowest(scene: Scene, row: list[Place]) -> Decision:
    """Of ``huyện Cái Bè (Tiền Giang)`` the first; of places in a row, none."""
    at = len(row) - 1
    while is_locator(scene, row, at):
        at -= 1
    last = row[at]
    if at and same_row(scene, row[at - 1], last):
        return Decision(None, "place.several", ((row[at - 1].start, last.end),))
    return _decided(last, "place.named")


def _behind(scene: Scene, quantity: Candidate, usable: list[Place], here: list[Place]) -> Decision | None:
    """A place in the words behind the number: ``1.200 người ở Bến Cát``."""
    end = scene.clause_end(quantity)
    found = [each for each in here if quantity.end <= each.start and each.end <= end]
    if not found or found[0] not in usable:
        return None
    first = found[0]
    if first.level == NATION and _SHARE.search(scene.low, quantity.end, first.start):
        return None
    if first.level != NATION and not _BEHIND.search(scene.low, quantity.end, first.start):
        return None
    others = [each for each in usable if each.start >= first.start]
    if len(others) > 1 and same_row(scene, first, others[1]):
        return Decision(None, "place.several", ((first.start, others[1].end),))
    return _decided(first, "place.named")


def _level(scene: Scene, start: int, end: int, here: list[Place], memory: PlaceMemory) -> tuple[int, Decision, Place | None] | None:
    """Read a bare class word as the place of its level."""
    found: tuple[int, Decision, Place | None] | None = None
    for match in _LEVEL_WORD.finditer(scene.low, start, end):
        if match["several"]:
            found = (match.start(), Decision(None, "place.several", (match.span(),)), None)
            continue
        if match["rest"]:
            if (carried := memory.carried()) is not None:
                found = (match.start(), _decided(carried, "place.level"), carried)
            continue
        before = scene.low[
            max(scene.sentence.start, match.start() - 30) : match.start()
            + (0 if match["bare"] else match[0].rfind(" ") + 1)
        ]
        word = match["of"] or match["bare"]
        if (
            _NOT_LEVEL.match(scene.low, match.end())
            or _NOT_LEVEL_BEFORE.search(before)
            or (match["bare"] and _NOT_BARE.search(before))
        ):
            continue
        level = _LEVELS[word]
        this = scene.low.startswith(" này", match.end())
        named = [
            each for each in here if each.level == level and each.end <= match.start() and not compared(scene, each)
        ]
        if named and (this or level > PROVINCE):
            known: Place | None = named[-1]
        else:
            known = memory.last.get(level) if this else memory.of_level(level, word)
        if known is None and word == "thành phố":
            known = memory.of_level(PROVINCE)
        if known is not None and (level != COUNTRY or this):
            found = (match.start(), Decision(known.name, "place.level", (match.span(), (known.start, known.end))), known)
    return found


def _aligned(scene: Scene, quantity: Candidate, here: list[Place]) -> Decision | None:
    """Places and numbers in step: the second of the places has the second of the numbers."""
    row: list[Place] = []
    for each in here:
        if each.start > quantity.start:
            break
        row = [*row, each] if row and same_row(scene, row[-1], each) else [each]
    if len(row) < 2:
        return None
    numbers = [each for each in scene.quantities if each.start >= row[-1].end]
    index = numbers.index(quantity)
    if index >= len(row) or len(numbers) < len(row) or not _IN_STEP.search(scene.low, row[0].start, numbers[0].start):
        return None
    return _decided(row[index], "place.aligned")


def _surveyed(scene: Scene, memory: PlaceMemory) -> Decision | None:
    """The sample of a survey, and in the same paragraph what was answered."""
    sentence = scene.sentence
    if memory.survey is None or sentence.paragraph != memory.survey_paragraph:
        return None
    return memory.survey if _ANSWERS.search(scene.low, sentence.start, sentence.end) else None


def _labelled(scene: Scene, quantity: Candidate, memory: PlaceMemory) -> Decision | None:
    """The label of a table's row."""
    cell = _ROW_LABEL.match(scene.seen.text, scene.sentence.start, quantity.start)
    if cell is None:
        return None
    carried = memory.carried()
    if _TOTAL.match(cell["name"].lower()):
        return _decided(carried, "place.carried") if carried is not None else None
    at, name = cell.start("name"), cell["name"].strip()
    return Decision(name, "place.listed", ((at, at + len(name)),))


def _listed(scene: Scene, quantity: Candidate, here: list[Place], row: Decision | None) -> Decision | None:
    """A bare name right before the number in a list of places: ``xã X đạt 93,01%, Đức Thắng 94,02%``."""
    left = scene.left(quantity)
    near = [each for each in here if left <= each.start and each.end <= quantity.start]
    if near and regex.fullmatch(r"[ ]?[(][ ]?(?:\p{Ll}+[ ]){0,2}", scene.low[near[-1].end : quantity.start]):
        return _decided(near[-1], "place.listed")
    found = _LISTED.search(scene.seen.text, left, quantity.start)
    if found is None or near:
        return None
    name, at = found["name"], found.start("name")
    others = [each for each in here if each.end <= at and each.level >= PROVINCE and not compared(scene, each)]
    plural = _PLURAL.search(scene.low, max(scene.sentence.start, at - 70), at) is not None
    direct = not scene.low[at + len(name) : quantity.start].strip()
    lone = " " not in name and not (direct and row is not None and row.rule in {"place.listed", "place.named"} and quantity.noun)
    if lone or (not plural and not (others and quantity is not scene.quantities[0])):
        return None
    return Decision(name, "place.listed", ((at, at + len(name)),))
