"""Completion: percentages of a plan.

The plan is named behind the number (``đạt 99,38% kế hoạch``), before it (``so với kế hoạch mới được 78%``), by how
far it is missed (``đạt 87%, thiếu 1.665 người so với chỉ tiêu``), by the pair of done and planned before
(``265.810/276.400 người (96,17%)``), in another item (``(đạt 93,1% kế hoạch), 8.327 người (đạt 58,4%)``), or for the sum of which it is
a part (``đạt 51,2% kế hoạch, trong đó thu BHYT 55%``).
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import OF_THEM, Decision, Scene
from extractor.schema import MentionType, Role

__all__ = ["OF_WHOLE", "PLANS", "TARGETS", "VALUE_ENDS", "completion"]

PLANS = r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|kh(?= ?(?:[.,;)]|$|năm|giao|quý)))"
"""Nouns for a plan, as a pattern."""
TARGETS = regex.compile(r"(?<!\p{L})(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết|giao|chuẩn)(?!\p{L})")
"""Words that name what was to be reached."""
_OF_PLAN = regex.compile(rf"[ ](?:so với[ ]|của[ ]|số[ ]|tổng[ ]|mức[ ]|về[ ])*{PLANS}(?!\p{{L}})")
_PLAN_BEFORE = regex.compile(
    rf"(?<!\p{{L}})(?:so với|hoàn thành|thực hiện|đối chiếu với)[ ](?:các[ ])?{PLANS}(?!\p{{L}})[^.;\d%]{{0,60}}?"
    r"(?<!\p{L})(?:đạt|được|bằng|mới|là|phải|hoàn thành)[ ](?:[\p{L}]+[ ]){0,2}$"
)
_AGAINST_PLAN = regex.compile(rf"[ –•*+-]*so với[ ](?:các[ ])?{PLANS}(?!\p{{L}})[^.;\d%]{{0,40}},[ ]")
_PAIR_THEN_SHARE = regex.compile(
    r"[ ]?(?:người|lao động|em|học sinh|trẻ)?[^,;.:%]{0,40}(?:\(|,[ ](?:đạt|bằng|tức)|[ ]?[-–]|[ ](?:đạt|bằng|tức))[ ]?(?:tỷ lệ |khoảng |gần |hơn )?$"
)
_RESULT_BEFORE = regex.compile(r"(?:\(|,[ ])(?:mới |chỉ |cũng |ước )?(?:đạt|bằng)[ ](?:hơn |gần |trên |khoảng |chỉ )?$")
_BRACKET = regex.compile(r"[ ]?(?:người|lao động|em)?[ ]?\(")
OF_WHOLE = regex.compile(
    r"[ ](?:so với |trên |trong |của |tổng )*(?:số )?(?:dân số|lực lượng lao động|người dân|số dân|lao động trong độ tuổi)(?!\p{L})"
)
"""A percentage's own whole, right behind it."""
_CARRIED_OUT = regex.compile(
    r"(?<!\p{L})(?:thực hiện|hoàn thành|giải ngân|làm)[ ](?:mới |chỉ )?(?:được|đạt)[ ](?:khoảng |gần |hơn |trên )?$"
)
_PLAN_GIVEN = regex.compile(rf"(?<!\p{{L}})so với[ ](?:các[ ])?{PLANS}(?!\p{{L}})[^.;\d%()]{{0,60}}\($")
_THEN_REACHED = regex.compile(
    r"[ ]?(?:người|lao động|em|học sinh)?\)[ ]?,?[ ](?:mới |chỉ |đã |thì )*(?:đạt|bằng|được)[ ](?:\p{L}+[ ]){0,2}"
)
_PLAN_ITSELF = regex.compile(rf"(?<!\p{{L}})(?<!so với ){PLANS}(?:[ ][\p{{L}}]+|[ ](?:19|20)\d\d){{0,4}}[ ]?:?[ ]$")
_THEN_SHARE = regex.compile(
    r"[ ]?(?:người|lao động|em|học sinh)?[,;][ ](?:mới |chỉ |đã |nay )*(?:đạt|bằng)[ ](?:\p{L}+[ ]){0,2}"
)
_AND = regex.compile(r"(?:,|[ ]và|,[ ]và)[ ]")
_IN_BRACKET = regex.compile(r"\([^()]{0,20}$")
_MOVED = regex.compile(r"(?<!\p{L})(?:tăng|giảm|thêm|hụt|thiếu|vượt)(?!\p{L})[^,;()]{0,20}$")
VALUE_ENDS = regex.compile(r"[ ]?(?:[),;]|[.](?:[ ]|$)|và(?!\p{L})|$)")
"""What stands behind a number without a noun or a whole."""
_FALLS_SHORT = regex.compile(
    rf",[ ](?:còn )?(?:thiếu|thiếu hụt|hụt|vượt)[ ][^,;()%]{{1,40}}so với[ ](?:mức )?{PLANS}(?!\p{{L}})"
)
_PARTS = regex.compile(rf"(?<!\p{{L}}){OF_THEM}(?!\p{{L}})")
_MONEY_PART = regex.compile(r"(?<!\p{L})(?:thu|chi)(?!\p{L})[^,;%\d]{0,50}$")
_DONE = regex.compile(r"(?<!\p{L})(?:đạt|bằng)[ ](?:[\p{L}]+[ ]){0,2}$")
_BESIDE = regex.compile(r"(?:[ ]\p{L}++){0,6}+(?:,[ ]|[ ]?\()(?:(?:đạt|bằng|tức|tương đương|khoảng|gần|hơn)[ ])*")
_ROUNDED = 0.1
"""By how much a printed share may miss the computed one, in percent."""
_SENTENCE_BEFORE = 200
_SO_MUCH = regex.compile(r"\d[^.;\d%]{0,50}(?:,[ ]|\()(?:đạt|bằng|hoàn thành)[ ]\d[\d.,]*+[ ]?%")
_THEN_SO_MUCH = regex.compile(r"(?:[ ]\p{L}++){0,5}+(?:,[ ]|[ ]?\()(?:đạt|bằng|hoàn thành)[ ]")
_SUM_SO_MUCH = regex.compile(r"\d[ ](?:nghìn |ngàn )?(?:tỷ|triệu)(?: đồng)?(?:,[ ]|[ ]?\()(?:đạt|bằng|hoàn thành)[ ]$")
"""A share right behind a count or a sum, in the sentence at hand and in the one before."""
_SUM_IN_PARTS = regex.compile(r"\d[ ](?:nghìn |ngàn )?(?:tỷ|triệu)(?: đồng)?[ ]\($")
_DIVIDES = regex.compile(rf"[ –•*+-]*(?:{OF_THEM}|cụ thể|gồm|bao gồm)(?!\p{{L}})")
"""``Trong đó, thu BHXH 89.300 tỷ đồng (47,2%)``: the parts of a sum that is rated by its plan."""


def completion(scene: Scene, quantity: Candidate) -> Decision | None:
    """Decide that a percentage is the share of a plan that is reached, or return None."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return None
    if OF_WHOLE.match(scene.low, quantity.end) is not None:
        return None
    plan = scene.match(_OF_PLAN, quantity.end, scene.right(quantity))
    if plan is not None and not scene.low.startswith(" thu", plan.end()):
        return Decision(Role.COMPLETION, "role.completion", ((quantity.end + 1, plan.end()),))
    following = scene.following(quantity)
    if following is not None and _AND.fullmatch(scene.low, quantity.end, following.start):
        shared = scene.match(_OF_PLAN, following.end, scene.right(following))
        if following.kind is quantity.kind and shared is not None and not scene.low.startswith(" thu", shared.end()):
            # "mới dùng 61,4% và 66,9% dự toán"
            return Decision(Role.COMPLETION, "role.completion", ((following.end + 1, shared.end()),))
    start = max(scene.left(quantity), quantity.start - 120)
    if (named := scene.search(_PLAN_BEFORE, start, quantity.start)) is not None:
        return Decision(Role.COMPLETION, "role.completion", (named.span(),))
    if (
        VALUE_ENDS.match(scene.low, quantity.end)
        and (against := scene.match(_AGAINST_PLAN, scene.sentence.start, quantity.start)) is not None
        and _DONE.search(scene.before(quantity))
    ):
        # "So với chỉ tiêu giao, Đức Linh vượt 42,7%; ngược lại, La Gi mới đạt 51%"
        return Decision(Role.COMPLETION, "role.completion", (against.span(),))
    if (short := _FALLS_SHORT.match(scene.low, quantity.end)) is not None and _DONE.search(scene.before(quantity)):
        return Decision(Role.COMPLETION, "role.completion", (short.span(),))
    if (
        VALUE_ENDS.match(scene.low, quantity.end)
        and (done_of := _CARRIED_OUT.search(scene.before(quantity))) is not None
    ):
        at = quantity.start - len(scene.before(quantity))
        return Decision(Role.COMPLETION, "role.completion", ((at + done_of.start(), at + done_of.end()),))
    heard = scene.hears(_OF_PLAN)
    if heard and (parallel := _divided(scene, quantity) or _parallel(scene, quantity)) is not None:
        return Decision(Role.COMPLETION, "role.completion", (parallel,))
    if not heard and (before := _as_before(scene, quantity)) is not None:
        return Decision(Role.COMPLETION, "role.completion", (before,))
    planned = scene.previous(quantity)
    if (
        planned is not None
        and (given := scene.search(_PLAN_GIVEN, scene.left(planned), planned.start)) is not None
        and _THEN_REACHED.fullmatch(scene.low, planned.end, quantity.start)
    ):
        # "so với chỉ tiêu giao (57.300 người) đạt 84,1%"
        return Decision(Role.COMPLETION, "role.completion", (given.span(),))
    if (
        planned is not None
        and planned.kind is MentionType.HEAD_COUNT
        and (itself := scene.search(_PLAN_ITSELF, scene.left(planned), planned.start)) is not None
        and _THEN_SHARE.fullmatch(scene.low, planned.end, quantity.start)
    ):
        # "(kế hoạch 1.050 người, đạt 105,1%)"
        return Decision(Role.COMPLETION, "role.completion", (itself.span(),))
    if (target := _computed(scene, quantity)) is not None:
        return Decision(Role.COMPLETION, "role.completion", (target,))
    done = scene.previous(planned) if planned is not None else None
    if planned is not None and done is not None and scene.low[done.end : planned.start].strip() == "/":
        named_plan = scene.search(TARGETS, scene.sentence.start, scene.sentence.end)
        if named_plan and _PAIR_THEN_SHARE.fullmatch(scene.low[planned.end : quantity.start]):
            return Decision(Role.COMPLETION, "role.completion", (named_plan.span(),))
    return None


def _parallel(scene: Scene, quantity: Candidate) -> tuple[int, int] | None:
    """Find the plan that another item names: ``29.905 người (đạt 93,1% kế hoạch), 8.327 người (đạt 58,4%)``."""
    counted = scene.previous(quantity)
    # Behind the count itself, or behind a bracket to it: "5.678 người, giảm 345 người (5,7%), đạt 48,6%".
    if counted is None or not (counted.kind is MentionType.HEAD_COUNT or scene.low.startswith(")", counted.end)):
        return None
    if not VALUE_ENDS.match(scene.low, quantity.end):
        return None
    others = [each for each in scene.quantities if each is not quantity and each.kind is MentionType.PERCENTAGE]
    if _RESULT_BEFORE.search(scene.before(quantity)) is None:
        # "31.200 người (đạt 98% kế hoạch), BHTN: 28.700 (97,5%)": a bare bracket goes on with a bracket only.
        if not _BRACKET.fullmatch(scene.low, counted.end, quantity.start) or _MOVED.search(scene.before(counted)):
            return None
        others = [each for each in others if each.end < quantity.start and _IN_BRACKET.search(scene.before(each))]
    else:
        # The last of the row may name it: "đạt 98%; …, đạt 61%; …, đạt 101,2% kế hoạch".
        others = [each for each in others if each.end < quantity.start or _RESULT_BEFORE.search(scene.before(each))]
    for each in others:
        if (plan := _OF_PLAN.match(scene.low, each.end)) is not None:
            return plan.span()
    return None


def _computed(scene: Scene, quantity: Candidate) -> tuple[int, int] | None:
    """Find the target of which a share is what it says: ``chỉ tiêu giao 5.600 người, … mới đạt 4.011 người (71,6%)``."""
    counted = scene.previous(quantity)
    if counted is None or counted.kind is not MentionType.HEAD_COUNT or not VALUE_ENDS.match(scene.low, quantity.end):
        return None
    done, share = counted.value, quantity.value
    if not isinstance(done, int | float) or not isinstance(share, int | float):
        return None
    if _BESIDE.fullmatch(scene.low, counted.end, quantity.start) is None:
        return None
    for target in scene.quantities:
        if target.end > counted.start:
            break
        if target.kind is not MentionType.HEAD_COUNT or not isinstance(target.value, int | float) or not target.value:
            continue
        named = scene.search(TARGETS, scene.left(target), target.start)
        if named is not None and abs(100 * done / target.value - share) < _ROUNDED:
            return named.span()
    return None


def _as_before(scene: Scene, quantity: Candidate) -> tuple[int, int] | None:
    """Find the plan that the sentence before names: ``38.912 người, bằng 100,2% kế hoạch. BHTN 30.655, bằng 100,9%``."""
    if not VALUE_ENDS.match(scene.low, quantity.end):
        return None
    counted = scene.previous(quantity)
    after_count = (
        counted is not None
        and counted.kind is MentionType.HEAD_COUNT
        and _THEN_SO_MUCH.fullmatch(scene.low, counted.end, quantity.start) is not None
    )
    divided = scene.search(_SUM_IN_PARTS, scene.left(quantity), quantity.start) is not None and scene.match(
        _DIVIDES, scene.sentence.start, quantity.start
    )
    if not (after_count or divided or scene.search(_SUM_SO_MUCH, scene.left(quantity), quantity.start)):
        return None
    start = max(scene.low.rfind("\n", 0, scene.sentence.start) + 1, scene.sentence.start - _SENTENCE_BEFORE)
    for reached in _SO_MUCH.finditer(scene.low, start, scene.sentence.start):
        if (plan := _OF_PLAN.match(scene.low, reached.end())) is not None:
            return plan.span()
    return None


def _divided(scene: Scene, quantity: Candidate) -> tuple[int, int] | None:
    """``thu đạt 51,2% kế hoạch, trong đó thu BHXH đạt 49%, thu BHYT 55%``: the parts of a sum that is rated by its plan."""
    first = next((each for each in scene.quantities if each.kind is MentionType.PERCENTAGE), quantity)
    if first is quantity or not VALUE_ENDS.match(scene.low, quantity.end):
        return None
    plan = _OF_PLAN.match(scene.low, first.end)
    parts = scene.search(_PARTS, first.end, quantity.start)
    between = [each for each in scene.quantities if first.end <= each.start < quantity.start]
    of_money = scene.search(_MONEY_PART, scene.left(quantity), quantity.start)
    alike = all(each.kind is MentionType.PERCENTAGE for each in between)
    return plan.span() if plan is not None and parts is not None and of_money is not None and alike else None
