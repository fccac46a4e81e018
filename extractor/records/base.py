"""Base: the whole of which a percentage is a percentage, where words name it.

``base.plan``      the share of a plan that is reached
``base.change``    a change of an amount is a share of what it was (``tăng 14,65%``); a change of a rate,
                   in points, and a distance to a target have none
``base.ahead``     behind the last of a row or movement: ``từ 30% lên 50% mức đóng``
``base.share``     who pays how much of a contribution that is named beside: ``ngân sách gánh 30%``

``base.distance``  a distance to a target: a share of the plan that an amount passes, else none, being in points
``base.points``    a change of a rate, in points, has none
``base.head_count``  a count has none
``base.none``      no words name a whole

What stands right around a number is read in :mod:`extractor.records.base_named` (``base.behind``, ``base.before``,
``base.out_of``, ``base.members``), what was named before and still holds in :mod:`extractor.records.base_memory`
(``base.row``, ``base.reference``, ``base.continued``, ``base.formula``, ``base.divided``, ``base.elsewhere``, ``base.cell``).
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records import base_named
from extractor.records.base_memory import COVERAGE, BaseMemory
from extractor.records.scene import COMES_OF_IT, Decision, Scene
from extractor.schema import Base, MentionType, Role

__all__ = ["base"]

_RATE = regex.compile(r"(?<!\p{L})(?:tỷ lệ|độ bao phủ|mức bao phủ|tỷ trọng)(?!\p{L})")
_PLAN_BEHIND = regex.compile(r"[ ](?:so với |của |số |tổng |mức )*(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?!\p{L})")
_WORDS_AHEAD = (
    r"(?:,|;|và|hoặc|lên|xuống|còn|đến|tới|thành|từ|bằng|rồi|qua|lên đến|lên tới|xuống còn|khoảng|gần|hơn|trên|dưới|"
    r"ít nhất|tối thiểu|tối đa|mức|đạt|là|(?:năm )?\d{4}|[ ])"
)
_ROW_AHEAD = regex.compile(rf"[ ]?{_WORDS_AHEAD}{{0,12}}")
_PAYERS_AHEAD = regex.compile(r"[ ]?(?:,|và)[ ](?:[\p{L}]+[ ]){1,6}")
_COMES_OF_IT = regex.compile(rf"{COMES_OF_IT}(?!\p{{L}})")
_LONGEST_ROW = 12
_SHARED = {Base.WAGE, Base.CONTRIBUTION, Base.COST}
_PAYS = regex.compile(
    r"(?<!\p{L})(?:hỗ trợ|gánh|lo|lo nốt|bù|bỏ ra|nộp|đỡ|góp|cho)[ ]"
    r"(?:thêm |nốt |đủ |tối đa |tối thiểu |ít nhất |không quá |khoảng |đến |tới )*$"
)
_HEADS = regex.compile(r"(?<!\p{L})người thứ nhất(?=[^.;%]{1,60}(?<!\p{L})thứ (?:hai|ba|tư|năm))(?!\p{L})[^.;]*$")
_CONTRIBUTION = regex.compile(
    r"(?<!\p{L})(?:mức đóng|tiền đóng|phần đóng|phí đóng|mức phí|phí bhyt|đóng phí|tiền mua thẻ)(?!\p{L})"
)


def base(scene: Scene, quantity: Candidate, role: Role, memory: BaseMemory) -> Decision:
    """Decide the base of a quantity whose role is known; ``memory`` holds the wholes named so far."""
    memory.enter(scene)
    if quantity.kind is not MentionType.PERCENTAGE:
        return Decision(None, "base.head_count")
    decided = _decide(scene, quantity, role, memory)
    memory.note(scene, quantity, role, decided)
    return decided


def _decide(scene: Scene, quantity: Candidate, role: Role, memory: BaseMemory) -> Decision:
    plan = _PLAN_BEHIND.match(scene.low, quantity.end)
    if role is Role.COMPLETION:
        return Decision(Base.PLAN, "base.plan", (plan.span(),) if plan else ())
    if role in {Role.ABOVE_TARGET, Role.BELOW_TARGET}:
        # "vượt 2,3% kế hoạch" is a share of the plan, "vượt 0,2% so với chỉ tiêu" are points unless
        # an amount or a count is passed.
        share = plan is not None and ("so với" not in plan[0] or _of_amount(scene, quantity))
        share = share and not memory.follows_rate(scene, quantity)
        return Decision(Base.PLAN if share else None, "base.distance", (plan.span(),) if plan and share else ())
    if role in {Role.INCREASE, Role.DECREASE}:
        return Decision(None, "base.points") if _in_points(scene, quantity) else Decision(Base.PREVIOUS, "base.change")
    previous = scene.previous(quantity)
    if previous is not None and scene.search(_COMES_OF_IT, previous.end, quantity.start) is not None:
        return base_named.behind(scene, quantity) or _ahead(scene, quantity) or Decision(None, "base.none")
    return (
        base_named.behind(scene, quantity)
        or memory.formula(scene, quantity)
        or memory.reference(scene, quantity)
        or _ahead(scene, quantity)
        or _share(scene, quantity)
        or base_named.before(scene, quantity)
        or base_named.out_of(scene, quantity)
        or memory.continued(scene, quantity)
        or memory.row(scene, quantity, amounts=True)
        or base_named.members(scene, quantity)
        or memory.row(scene, quantity)
        or memory.divided(scene, quantity)
        or memory.elsewhere(scene, quantity)
        or memory.cell(scene, quantity)
        or Decision(None, "base.none")
    )


def _ahead(scene: Scene, quantity: Candidate) -> Decision | None:
    """``70%, 60% và 50% mức đóng``, ``từ 30% lên 50% mức đóng``: the last of a row names the whole for all."""
    current = quantity
    for _ in range(_LONGEST_ROW):
        following = scene.following(current)
        if following is None or following.kind is not MentionType.PERCENTAGE:
            return None
        plain = _ROW_AHEAD.fullmatch(scene.low, current.end, following.start)
        if plain is None and _PAYERS_AHEAD.fullmatch(scene.low, current.end, following.start) is None:
            return None
        found = base_named.behind(scene, following)
        if found is not None:
            # "đạt 99,2%; 100% cơ sở khám bệnh …" begins anew, "5%; 7%; 9% dân số" does not.
            anew = ";" in scene.low[current.end : following.start] and found.value in {Base.GROUP, Base.OTHER}
            of_money = found.value in _SHARED and scene.search(COVERAGE, scene.left(quantity), quantity.start)
            if of_money or anew or (plain is None and found.value not in _SHARED):
                return None
            return Decision(found.value, "base.ahead", found.evidence)
        current = following
    return None


def _share(scene: Scene, quantity: Candidate) -> Decision | None:
    """``có mức đóng 972.000 đồng, trong đó ngân sách gánh 30%``: parts of a contribution named in the sentence."""
    if (heads := scene.search(_HEADS, scene.sentence.start, quantity.start)) is not None:
        return Decision(Base.CONTRIBUTION, "base.share", (heads.span(),))
    if not scene.search(_PAYS, scene.left(quantity), quantity.start):
        return None
    found = scene.search(_CONTRIBUTION, scene.sentence.start, scene.sentence.end)
    if found is None:
        paragraph = scene.low.rfind("\n", 0, scene.sentence.start) + 1
        found = scene.search(_CONTRIBUTION, max(paragraph, scene.sentence.start - 200), scene.sentence.start)
    return Decision(Base.CONTRIBUTION, "base.share", (found.span(),)) if found is not None else None


def _of_amount(scene: Scene, quantity: Candidate) -> bool:
    """``1,86 tỷ đồng, vượt 24% so với mục tiêu``, ``318 người, vượt 6% so với kế hoạch``."""
    previous = scene.previous(quantity)
    if previous is not None and previous.kind is MentionType.HEAD_COUNT:
        return _COUNT_THEN.fullmatch(scene.low, previous.end, quantity.start) is not None
    return scene.search(_SUM_THEN, scene.left(quantity), quantity.start) is not None


def _in_points(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a change is one of a rate: said in points, of a named rate, or right behind a rate's level."""
    if "điểm" in scene.low[quantity.start : quantity.end]:
        return True
    previous = scene.previous(quantity)
    if (
        previous is not None
        and previous.kind is MentionType.HEAD_COUNT
        and _IN_BRACKETS.fullmatch(scene.low, previous.end, quantity.start)
    ):
        return False
    if scene.search(_RATE, scene.group_start(quantity), quantity.start):
        return True
    if scene.search(_STEP_DOWN, scene.left(quantity), quantity.start) or _OF_RATE.match(scene.low, quantity.end):
        return True
    if previous is None or previous.kind is not MentionType.PERCENTAGE:
        return False
    between = scene.low[previous.end : quantity.start]
    return _NO_OTHER_SUBJECT.fullmatch(between) is not None and _PLAN_BEHIND.match(scene.low, previous.end) is None


_IN_BRACKETS = regex.compile(r"(?:[ ]\p{L}+){0,4}[ ]?\([ ]?(?:tăng|giảm|tương đương|tương ứng|tức|bằng|[ +-])*")
_COUNT_THEN = regex.compile(r"[ ]?(?:\p{L}+[ ]?){0,4},?[ ](?:vượt|thấp hơn|hụt|cao hơn|thiếu)[ ]")
_SUM_THEN = regex.compile(
    r"\d[ ](?:nghìn |ngàn )?(?:tỷ|triệu|đồng)(?: đồng| usd)?,?[ ](?:đã )?(?:vượt|thấp hơn|hụt|cao hơn|thiếu)[ ]$"
)
_OF_RATE = regex.compile(r"[ ]tỷ lệ(?!\p{L})")
_STEP_DOWN = regex.compile(r"(?<!\p{L})mỗi năm[^,;.\d]{0,24}(?:bị giảm|bị trừ|trừ|giảm trừ)[ ]$")
_NO_OTHER_SUBJECT = regex.compile(
    r"\)[ ](?:tăng|giảm|nhích)[^;.,]{0,20}|[ ]?\|[ ]?[-+–−]?[ ]?|"
    r"[^,;.]{0,60},[ ](?:tăng|giảm|cao hơn|thấp hơn|hơn|kém|nhích|nhích thêm|nhiều hơn)[^;.,]{0,40}|"
    r"[ ]so với[ ][^,;.%]{0,40}[ ]và[ ](?:cao|thấp|nhiều|ít) hơn[ ]"
)
