"""Whether a word of measure can be said of a quantity, and how it is read then: ``đóng`` of persons is taking part."""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.rates import DEBT, SUBJECT
from extractor.records.scene import Cue, Scene
from extractor.schema import Base, Measure

__all__ = ["AMOUNTS", "SPENDING", "average_wage", "fits", "fitting"]

AMOUNTS = {Measure.CONTRIBUTION, Measure.BENEFIT, Measure.FINANCE}
"""Measures of money."""
SPENDING = regex.compile(r"[ ](?:trong )?tổng chi(?!\p{L})(?! phí)")
"""A share of the spending."""
_OF_PEOPLE = {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.BENEFICIARIES}
_OF_PERSONS = {Measure.CONTRIBUTION: Measure.PARTICIPATION, Measure.BENEFIT: Measure.BENEFICIARIES}
_GRANTED = regex.compile(
    r"(?<!\p{L})(?:bị giảm|bị trừ|trừ|giảm trừ|tính thêm|được tính|cộng thêm|nhận được|được nhận|được hưởng|lĩnh)[ ](?:thêm |tới |hơn |khoảng |tối đa |bằng )*$"
)
_AVERAGE = regex.compile(r"(?:mức )?bình quân|lương bình quân")
_RAISED = regex.compile(r"[^,;.]{0,30}?(?<!\p{L})được (?:tăng|nâng|điều chỉnh)(?!\p{L})")
_DENIED = regex.compile(r"(?<!\p{L})(?:không|chưa)(?: được)?[ ]$")
_PAYS_FOR_GROUP = regex.compile(
    r"(?<!\p{L})nhóm (?:do |được )?(?:ngân sách|nhà nước)[^,;.()\d]{0,30}(?:hỗ trợ|đóng)[^,;.()\d]{0,12}\($"
)
_PAID_FOR = regex.compile(r"(?<!\p{L})(?:nhóm|đối tượng|diện|khối)(?:[ ](?:được|do))?[ ](?:\p{L}+[ ]){0,2}$")
_NOT_SETTLED = regex.compile(
    r"[^,;.\d]{0,24}[ ](?:mà |nhưng )?(?:vẫn )?(?:chưa|không)(?: được)?[ ](?:giải quyết|nhận|hưởng|chốt)(?!\p{L})"
)
_BUT_NOT = regex.compile(r"[^,;.\d]{0,30}[ ](?:nhưng|mà|song)[ ](?:vẫn )?(?:chưa|không)(?!\p{L})")
_SHOULD = regex.compile(
    r"(?<!\p{L})(?:thuộc|trong)[ ](?:diện|đối tượng)(?: phải| bắt buộc| được)? tham gia|(?<!\p{L})phải tham gia"
)
_NOT_DONE = regex.compile(r"(?<!\p{L})(?:chưa|không)(?: được)?(?:[ ]\p{L}+){0,5}?[ ](?:tham gia|đóng|đăng ký)(?!\p{L})")
_NEGATED = regex.compile(
    r"(?<!\p{L})(?:không còn|không|chưa|hết|chẳng)(?! (?:chỉ|ngừng|đầy|đến|tới|dưới|quá|kể|những|may|ít|nhỏ|hạn|sức|năm|tháng|quý|ngày))"
    r"(?: được)?(?: (?!để|nhưng|mà|nên|và|đã|vẫn|thì|khi)\p{L}+){0,5}[ ]$"
)


def average_wage(scene: Scene, quantity: Candidate, base: Base | None) -> bool:
    """Say whether the whole is an average wage: contributions are paid on a wage, pensions are parts of its average."""
    return base is Base.WAGE and scene.search(_AVERAGE, quantity.end, scene.right(quantity)) is not None


def _is_negated(scene: Scene, quantity: Candidate, cue: Cue) -> bool:
    """Say whether persons do not, or no longer, do what a word of taking part says (``hết được ngân sách đóng``)."""
    if scene.match(_BUT_NOT, cue.end, scene.right(quantity)):
        return True
    start = quantity.end if cue.start >= quantity.end else scene.left(quantity)
    return scene.search(_NEGATED, start, cue.start) is not None


def _is_eligible(scene: Scene, cue: Cue) -> bool:
    """Say whether a word of taking part only says who should: ``thuộc diện tham gia``."""
    return _SHOULD.search(scene.low, max(scene.sentence.start, cue.start - 30), cue.end) is not None


def fits(value: Measure, persons: bool, base: Base | None) -> bool:
    """Say whether a measure can be that of a count of persons or a share of them, or of a rate on a base."""
    if persons:
        return value not in AMOUNTS
    if base is Base.CONTRIBUTION:
        return value not in _OF_PEOPLE
    if base in {Base.WAGE, Base.COST}:
        return value in {Measure.CONTRIBUTION, Measure.BENEFIT, Measure.OTHER, Measure.FINANCE}
    return True


_TIME_PAID = regex.compile(
    r"đóng(?: bhxh| bảo hiểm xã hội)?(?:[ ](?:từ|đủ|được|trên|dưới|đến))*[ ]\d+(?:[ ]?[-–][ ]?\d+)?[ ]năm(?!\p{L})"
)


def fitting(scene: Scene, quantity: Candidate, cue: Cue, persons: bool, base: Base | None) -> Measure | None:
    """Read a measure word for a quantity; ``None`` if it cannot be about it."""
    value = Measure(cue.value)
    if value is Measure.ARREARS and scene.low.startswith("bị ảnh hưởng", cue.start):
        # By debts, if any have been told of.
        known = scene.insurances or DEBT.search(scene.low, 0, scene.sentence.end) is not None
        value = value if known else Measure.OTHER
    if value is Measure.OTHER and any(name.start <= cue.start and cue.end <= name.end for name in scene.insurances):
        return None
    if persons:
        if value is Measure.BENEFICIARIES and scene.search(_DENIED, scene.left(quantity), cue.start):
            start = scene.low.rfind("\n", 0, quantity.start) + 1
            return Measure.ARREARS if DEBT.search(scene.low, start, scene.right(quantity)) else None
        unsettled = value is Measure.BENEFICIARIES and scene.match(_NOT_SETTLED, cue.end, scene.right(quantity))
        if unsettled and DEBT.search(scene.low, scene.low.rfind("\n", 0, quantity.start) + 1, scene.right(quantity)):
            # "214 lao động nữ sinh con chưa nhận được chế độ", where contributions are owed.
            return Measure.ARREARS
        if (
            value is Measure.PARTICIPATION
            and _is_eligible(scene, cue)
            and _NOT_DONE.search(scene.low, cue.end, scene.reach(quantity))
        ):
            # "còn 20% lao động thuộc diện tham gia BHXH bắt buộc chưa được đăng ký đóng"
            return Measure.NON_PARTICIPATION
        if _OF_PERSONS.get(value, value) is Measure.PARTICIPATION and _is_negated(scene, quantity, cue):
            return Measure.NON_PARTICIPATION
        if value is Measure.CONTRIBUTION and "hỗ trợ" in scene.low[cue.start : cue.end]:
            return Measure.BENEFICIARIES
        if value is Measure.BENEFICIARIES and scene.search(_PAYS_FOR_GROUP, scene.left(quantity), quantity.start):
            # "nhóm ngân sách hỗ trợ (21,8 triệu người)": one of the groups that take part.
            return Measure.PARTICIPATION
        if value is Measure.FINANCE and scene.low[cue.start : cue.end].endswith(" cho") and cue.end < quantity.start:
            # "đã chi cho 1,98 triệu người": they are paid.
            return Measure.BENEFICIARIES
        return _OF_PERSONS.get(value, value) if value is not Measure.FINANCE else None
    if average_wage(scene, quantity, base):
        return Measure.BENEFIT
    if base is None and cue.end < quantity.start and _TIME_PAID.match(scene.low, cue.start) is not None:
        # "nam đóng từ đủ 15 năm đến dưới 20 năm thì 15 năm đầu là 40%": what so many years give.
        return Measure.BENEFIT
    if base is Base.COST and value in _OF_PEOPLE and SPENDING.match(scene.low, quantity.end) is not None:
        return Measure.FINANCE
    if base in {Base.WAGE, Base.COST}:
        if value is Measure.BENEFICIARIES:
            return Measure.BENEFIT
        if value is Measure.FINANCE and base is Base.WAGE:
            # "phí bảo hiểm chạm 17,5% thu nhập"
            return Measure.CONTRIBUTION
        if value in {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.ARREARS}:
            return Measure.CONTRIBUTION if scene.low.startswith(("đóng", "tham gia"), cue.start) else None
        return value
    if base is Base.CONTRIBUTION and value in _OF_PEOPLE:
        return None
    if value is Measure.CONTRIBUTION and base not in {Base.CONTRIBUTION, Base.WAGE} and cue.end <= quantity.start:
        paid_for = _PAID_FOR.search(scene.low, max(scene.sentence.start, cue.start - 30), cue.start)
        if paid_for is not None:
            # "nhóm do ngân sách nhà nước đóng đã đạt gần như 100%"
            return Measure.PARTICIPATION
    subject = scene.search(SUBJECT, scene.left(quantity), quantity.start)
    if subject is None and value is Measure.BENEFICIARIES and scene.match(_RAISED, cue.end, quantity.start):
        return Measure.BENEFIT
    if (
        subject is None
        and value is Measure.BENEFICIARIES
        and base is None
        and (scene.low[cue.start : cue.end].endswith("hưởng") or _GRANTED.search(scene.before(quantity)))
    ):
        return Measure.BENEFIT
    if subject is not None and value is Measure.BENEFIT and base is None:
        return Measure.BENEFICIARIES
    if subject is not None and value is Measure.CONTRIBUTION and base is None and cue.start > subject.start():
        return Measure.PARTICIPATION if scene.low[cue.start : cue.end].endswith("đóng") else value
    return value
