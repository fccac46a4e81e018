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
``place.none``     no place is named
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.mentions import Candidate
from extractor.records.conditions import found_out
from extractor.records.place_cues import is_locator, lives, same_row, speaks
from extractor.records.place_levels import level_word
from extractor.records.place_lists import aligned, labelled, listed
from extractor.records.place_memory import PlaceMemory, decided
from extractor.records.scene import Decision, Scene
from extractor.schema import Measure, MentionType
from extractor.text.places import COMMUNE, NATION, PROVINCE, Place

__all__ = ["PlaceMemory", "place"]

_BEHIND = regex.compile(r"(?<!\p{L})(?:ở|tại|của|trên|thuộc|trong|khắp|địa bàn|về|cho)[ ](?:[\p{L}]+[ ]){0,4}$")
_SHARE = regex.compile(r"(?<!\p{L})(?:tổng|trên tổng|trong tổng|so với)(?!\p{L})")
_CAME_ABOUT = regex.compile(r"(?<!\p{L})(?:chiếm|đóng góp|dự báo[^.;]*|nắm)[ ](?:\p{L}+[ ]){0,2}$")
_CHANGE = regex.compile(r"[^.;]{0,30}(?:cùng kỳ|so với năm|năm trước|năm ngoái)")
_WAGE = regex.compile(r"[ ](?:mức )?lương (?:cơ sở|tối thiểu)(?!\p{L})")
_FINED = regex.compile(r"(?<!\p{L})(?:phạt|bị trừ|lãi suất)(?!\p{L})[^.;]{0,20}$")
_ACTOR = regex.compile(r"(?:bhxh|bảo hiểm xã hội|ubnd|hđnd)[ ]")
_LAW = regex.compile(r"[ ](?:mức lương|tiền lương|lương|mức hưởng|mức bình quân|mức đóng|viện phí)(?!\p{L})")
_NATION_NAME = "Việt Nam"
_NATIONAL_PLAN = regex.compile(
    r"(?<!\p{L})nghị quyết[ ](?:số[ ])?\d+[-/](?:nq[-/](?:tw|cp)|20\d\d/qh\d+)(?![^;]{0,80}(?:toàn tỉnh|tỉnh (?:ta|nhà|đã|giao|phấn đấu)|toàn huyện|toàn thành phố))[^;]{0,160}(?:mục tiêu|phấn đấu|chỉ tiêu)"
)
_OWN = regex.compile(
    r"(?<!\p{L})(?:nhà (?:ông|bà|anh|chị|tôi|em|mình|cụ)|hộ (?:ông|bà|anh|chị)|xã (?:tôi|tui|em|mình)|(?:trường|lớp|thôn|ấp|xóm|xưởng|tổ|hội|công ty|đơn vị|khách sạn|hợp tác xã) (?:tôi|tui|em|mình|của (?:ông|bà|anh|chị))"
    r"|trường có|cả nhà|chúng tôi|tôi|tui|trung tâm (?:đã )?(?:tiếp nhận|có)|gia đình (?:ông|bà|anh|chị|tôi|em)|bà (?:rủ|vận động)|vợ chồng)(?!\p{L})"
)
_ANSWERS = regex.compile(
    r"(?<!\p{L})(?:được hỏi|trả lời|khảo sát|phỏng vấn|hỏi chuyện|trò chuyện|thăm dò|hỏi nhanh|hỏi qua mạng|thử hỏi|trong số này|số họ|kết quả|ngược lại|số còn lại|so với lần hỏi)(?!\p{L})"
)
_SAYS = regex.compile(
    r"(?:nói|cho biết|cho hay|chia sẻ|thừa nhận|thông tin|khẳng định|kể|trao đổi)(?!\p{L})[^.;]{0,80}:"
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
        labelled(scene, quantity, memory),
        aligned(scene, quantity, memory),
        listed(scene, quantity, here, row),
    ):
        if own is not None:
            return own
    start = scene.left(quantity)
    usable = memory.usable
    between = [each for each in usable if start <= each.start and each.end <= quantity.start]
    level = level_word(scene, start, quantity.start, here, memory)
    if between and (
        level is None
        or between[-1].start > level[0]
        or _is_actor(scene, level[0], max(between, key=lambda each: each.level))
    ):
        return _narrowest(scene, between)
    if level is not None:
        memory.moved = level[2]
        return level[1]
    if (behind := _behind(scene, quantity, usable, here)) is not None:
        return behind
    after = level_word(scene, quantity.end, scene.clause_end(quantity), here, memory)
    if after is not None and (after[1].rule == "place.level" or scene.low.startswith("gồm ", after[0] - 4)):
        return after[1]
    if (survey := _surveyed(scene, memory)) is not None:
        return survey
    # What follows a rule in its sentence is no rule for that.
    of_rule = row is not None and row.value is None and not row.evidence and quantity.kind is MentionType.HEAD_COUNT
    if (
        row is not None
        and not of_rule
        and (measure not in _RULES or any(span[0] >= scene.sentence.start for span in row.evidence))
    ):
        return Decision(row.value, "place.row", row.evidence)
    earlier = [each for each in usable if each.end <= quantity.start]
    if earlier:
        return _narrowest(scene, earlier)
    return _remembered(scene, quantity, measure, here, memory)


def _remembered(
    scene: Scene, quantity: Candidate, measure: Measure, here: list[Place], memory: PlaceMemory
) -> Decision:
    """What the sentence leaves open: a person's place, the paragraph's, the article's."""
    if (national := scene.search(_NATIONAL_PLAN, scene.sentence.start, quantity.start)) is not None and not here:
        return Decision(_NATION_NAME, "place.level", (national.span(),))
    if _is_rule(scene, quantity, measure) and not memory.is_foreign():
        return Decision(None, "place.rule")
    own = scene.search(_OWN, scene.sentence.start, scene.sentence.end) is not None
    if own:
        homes = [each for each in here if lives(scene, each)]
        if homes:
            return decided(max(homes, key=lambda each: each.level), "place.person")
        if memory.person is not None and scene.sentence.paragraph - memory.person_paragraph <= 1:
            return decided(memory.person, "place.person")
    voices = [each for each in here if each.level > PROVINCE and each.end <= quantity.start and speaks(scene, each)]
    if voices and scene.search(_SAYS, voices[-1].end, quantity.start):
        return decided(voices[-1], "place.person")
    if memory.focus is not None:
        return decided(memory.focus, "place.focus")
    if (carried := memory.carried()) is not None:
        return decided(carried, "place.carried")
    return Decision(None, "place.none")


def _is_actor(scene: Scene, at: int, other: Place) -> bool:
    """Say whether a bare class word only names the office that acted at a narrower place: ``tại xã A, BHXH huyện đã``."""
    return _ACTOR.match(scene.low, at) is not None and other.level >= COMMUNE


def _is_rule(scene: Scene, quantity: Candidate, measure: Measure) -> bool:
    """Say whether a percentage is a rate that a rule sets, not a rate that came about."""
    if quantity.kind is not MentionType.PERCENTAGE or _CHANGE.match(scene.low, quantity.end):
        return False
    if found_out(scene, quantity) is not None:
        return False
    if _WAGE.match(scene.low, quantity.end) or (scene.hears(_FINED) and _FINED.search(scene.before(quantity, 40))):
        return True
    if measure in _RULES:
        return not (scene.hears(_CAME_ABOUT) and _CAME_ABOUT.search(scene.before(quantity, 30)))
    return measure is Measure.OTHER and _LAW.match(scene.low, quantity.end) is not None


def _narrowest(scene: Scene, row: list[Place]) -> Decision:
    """Of ``huyện Cái Bè (Tiền Giang)`` the first; of places in a row, none."""
    at = len(row) - 1
    while is_locator(scene, row, at):
        at -= 1
    last = row[at]
    if at and same_row(scene, row[at - 1], last):
        return Decision(None, "place.several", ((row[at - 1].start, last.end),))
    return decided(last, "place.named")


def _behind(scene: Scene, quantity: Candidate, usable: Sequence[Place], here: list[Place]) -> Decision | None:
    """A place in the words behind the number: ``1.200 người ở Bến Cát``."""
    end = scene.clause_end(quantity)
    found = [each for each in here if quantity.end <= each.start and each.end <= end]
    if not found or found[0] not in usable:
        return None
    first = found[0]
    if first.level == NATION and scene.search(_SHARE, quantity.end, first.start):
        return None
    if first.level != NATION and not scene.search(_BEHIND, quantity.end, first.start):
        return None
    others = [each for each in usable if each.start >= first.start]
    if len(others) > 1 and same_row(scene, first, others[1]):
        return Decision(None, "place.several", ((first.start, others[1].end),))
    return decided(first, "place.named")


def _surveyed(scene: Scene, memory: PlaceMemory) -> Decision | None:
    """The sample of a survey, and in the same paragraph what was answered."""
    sentence = scene.sentence
    if memory.survey is None or sentence.paragraph != memory.survey_paragraph:
        return None
    return memory.survey if scene.search(_ANSWERS, sentence.start, sentence.end) else None
