"""Quantities in a row: whether one without a verb of its own goes on with the change or share of the one before it."""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.completion import PLANS, VALUE_ENDS
from extractor.records.scene import Scene
from extractor.schema import MentionType, Role

__all__ = ["alike", "compared_again", "in_a_row", "joined", "listed"]

_FURTHER_PLACE = regex.compile(
    rf"(?:[ ]{PLANS}(?:[ ](?:năm|giao|được giao))?)?(?:[,;]|[ ]và)[ ](?:và )?(?:huyện|thị xã|thành phố|tp\.?|tx\.?|tỉnh|quận|xã|phường)[ ]?(?:[\p{{L}}]+[ ]){{1,5}}?"
    r"(?:cũng |chỉ |mới )?đạt[ ](?:hơn |gần |trên |chỉ )?"
)
_FURTHER_NAME = regex.compile(
    rf"(?:[ ]{PLANS}(?:[ ](?:năm|giao|được giao))?)?(?:[,;]|[ ]và)[ ](?:riêng |còn )?(?:\p{{Lu}}[\p{{L}}.-]*[ ]){{1,4}}(?:(?:cũng|chỉ|mới)[ ])*(?:đạt|bằng|được|mới)[ ](?:hơn |gần |trên |chỉ )?"
)
_NAMED_ONES = regex.compile(
    r"(?:[ ][^,;.:()%\d]{1,40}[ ](?:như|gồm|là)[ ]?:?|\)?[,;])[ ](?:TP\.?[ ]?|huyện |thị xã |tỉnh )?(?:\p{Lu}[\p{L}.'-]*[ ]?){1,4}:?[ ]?\(?"
)
_FURTHER_YEAR = regex.compile(r"(?:/năm)?(?:[,;]|[ ]và)[ ](?:riêng )?năm[ ](?:19|20)\d\d[ ](?:là |đạt |ước |khoảng )*")
_COMPARED_LEVEL = regex.compile(r"(?<!\p{L})(?:so[ ]?với|hơn)[ ](?!cùng|năm|tháng|quý|đầu|cuối|trước|thời)")
_GAPPED = regex.compile(
    r",[ ](?:còn|riêng)[ ](?!lại|thiếu|có|phải|là|chỉ|khoảng|gần|hơn|trên)(?:(?!đạt|là|chiếm|còn|ở|mức|tỷ)\p{L}+[ ]){1,7}(?:chừng|khoảng|gần|hơn|trên)[ ]"
)
_BARE_YEAR = regex.compile(
    r"(?:[,;]|[ ]và)[ ](?:(?:đầu|cuối|giữa) )?(?:năm )?(?:19|20)\d\d(?P<verb>[ ]?:|[ ](?:là|đạt))?[ ](?:khoảng |gần |hơn |trên )?"
)
_IS = {" là", " đạt"}
_LADDER = 2
_UP_TO_LEVEL = regex.compile(r"(?<!\p{L})(?:chạm|đạt|tới|đến|bằng|về|cán)[ ](?:mức|mốc|ngưỡng|đích)[ ]$")
_OF_PERSONS = regex.compile(
    r"[ ](?:trong |của )?(?:số )?(?:trong số|số (?:này|đó|ấy)|trẻ em|trẻ|người|học sinh|dân số|dân|hộ|xã|thôn|trường|lao động|hội viên)(?!\p{L})"
)
_BASELINE_BRACKET = regex.compile(r"so với[ ][^,;.()]{3,50}\([ ]?$")
_PARTS_BEHIND = regex.compile(
    r"[ ]?(?:người|lao động|em)?,?[ ](?:gồm|bao gồm|cụ thể|chia ra)(?: là)?:[ ](?:\p{L}[\p{L}.]*[ ]){1,6}"
)
_NEXT_COUNTED = regex.compile(
    r"[ ][^,;.()\d:]{0,60}?(?:[,;]|[ ]và)[ ](?:và )?(?:khoảng |gần |hơn |trên |ít nhất |tối thiểu |thêm )?"
)
_PART_OF_IT = regex.compile(
    r"[^;.\d]{0,60};[ ]trong đó,?[ ](?:(?!có|là|được|đã|bhxh|bhyt|bhtn|số|người)\p{L}+[ ]){1,6}(?:có |là |được )?"
)
_THAN_ONE_AND = regex.compile(
    r"[ ]?(?:người|lao động|em|hssv|học sinh)?[ ](?:\p{L}+[ ]){0,2}?so với[ ][^,;.()%]{3,40}(?:,| và|, và)[ ](?:gần |hơn |trên |khoảng )?"
)
_THAN_ANOTHER = regex.compile(r"[ ]?(?:người|lao động|em|hssv|học sinh)?[ ]so với(?!\p{L})(?![ ](?:kế hoạch|chỉ tiêu))")
_OWN_SUBJECT = regex.compile(
    r"(?<!\p{L})(?:tỷ lệ|tổng số|số người|số|song|nhưng|tuy nhiên|(?:lao động|người|doanh nghiệp|đơn vị)[ ](?:sẽ |phải |cũng )*(?:đóng|nộp|trích)|chiếm|bồi thường|công suất)(?!\p{L})|[:]"
)


def joined(scene: Scene, quantity: Candidate) -> bool:
    """Say whether nothing but a conjunction parts a number from the one before: ``7% và 7,7%``."""
    previous = scene.previous(quantity)
    return previous is not None and scene.low[previous.end : quantity.start] in {" và ", ", "}


def alike(scene: Scene, quantity: Candidate, previous: Candidate, before: Role) -> tuple[int, int] | None:
    """Find what a further place reached of the plan, or a further year's rate of change: ``A đạt 105% kế hoạch, huyện B đạt 102%``."""
    between = scene.low[previous.end : quantity.start]
    if quantity.kind is not previous.kind or not VALUE_ENDS.match(scene.low, quantity.end):
        return None
    written = scene.seen.text[previous.end : quantity.start]
    further = _FURTHER_PLACE.fullmatch(between) or _FURTHER_NAME.fullmatch(written) or _NAMED_ONES.fullmatch(written)
    if before is Role.COMPLETION and further:
        return (previous.start, previous.end)
    ladder = _BARE_YEAR.fullmatch(between) if before in {Role.INCREASE, Role.DECREASE} else None
    if ladder is not None and (ladder["verb"] not in _IS or len(scene.years) > _LADDER):
        # "năm 2013 tăng 9,6%; 2018: 6,92%"
        return (previous.start, previous.end)
    rates = [cue for cue in scene.cues("roles", end=previous.start) if cue.value in {"growth", "decline"}]
    if rates and before in {Role.INCREASE, Role.DECREASE} and _FURTHER_YEAR.fullmatch(between):
        return (rates[-1].start, rates[-1].end)
    return None


def listed(scene: Scene, quantity: Candidate, previous: Candidate) -> bool:
    """``phát triển thêm 33.000 người tham gia BHXH; 17.600 người tham gia BHTN``: persons in a list under one verb."""
    if not quantity.kind is previous.kind is MentionType.HEAD_COUNT or quantity.noun is None or previous.noun is None:
        return False
    if _NEXT_COUNTED.fullmatch(scene.low, previous.noun[1], quantity.start) is None:
        return False
    takes = [any(end <= name.start <= end + 60 for name in scene.insurances) for end in (previous.end, quantity.end)]
    if not all(takes) or any(cue.value != "none" for cue in scene.cues("roles", previous.end, quantity.start)):
        return False
    # "5.112 người, tăng 2.914 người; 941 người": the change was told of a level, and another level follows.
    first = scene.previous(previous)
    return first is None or scene.group_start(previous) >= first.end or listed(scene, previous, first)


def compared_again(scene: Scene, quantity: Candidate, previous: Candidate) -> bool:
    """``giảm 28.000 người so với quý IV và hơn 22.000 người so với cùng kỳ``: one verb, two comparisons."""
    between = _THAN_ONE_AND.fullmatch(scene.low, previous.end, quantity.start)
    return between is not None and _THAN_ANOTHER.match(scene.low, quantity.end) is not None


def in_a_row(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a quantity has no verb of its own and goes on with the row of the one before."""
    previous = scene.previous(quantity)
    if previous is None:
        return False
    between = scene.low[previous.end : quantity.start]
    if previous.kind is quantity.kind and _GAPPED.fullmatch(between):
        return True
    if any(cue.value != "none" for cue in scene.cues("roles", previous.end, quantity.start)):
        return False
    if _UP_TO_LEVEL.search(between):
        return False
    if _BASELINE_BRACKET.search(between):
        # "tăng 18,55% so với cùng kỳ (2.011 người)": the level that it was.
        return False
    if previous.kind is quantity.kind is MentionType.HEAD_COUNT and _PARTS_BEHIND.fullmatch(between):
        return True
    if len(between) > 90 or _OWN_SUBJECT.search(between) or _COMPARED_LEVEL.search(between):
        return False
    if previous.kind is quantity.kind is MentionType.HEAD_COUNT and _PART_OF_IT.fullmatch(between):
        # "vận động được 612 người; trong đó thôn Đa Bút 118 người"
        return True
    if previous.kind is quantity.kind is MentionType.HEAD_COUNT and between == "; ":
        # "lần lượt vận động mới được 4.180; 3.967; 3.412 người"
        return True
    if ";" in between and (quantity.noun is not None or _OF_PERSONS.match(scene.low, quantity.end)):
        return False
    if previous.kind is quantity.kind:
        return True
    return (
        regex.search(r"\([ ]?(?:[\p{L}]+[ ]){0,2}$|(?:tương ứng|tương đương|tức|quy ra)[^,;]{0,20}$", between)
        is not None
    )
