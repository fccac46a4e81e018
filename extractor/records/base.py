"""Base: the whole of which a percentage is a percentage, where words name it.

``base.plan``      the share of a plan that is reached
``base.change``    a change of an amount is a share of what it was (``tăng 14,65%``); a change of a rate,
                   in points, and a distance to a target have none
``base.behind``    right behind the number: ``94% dân số``, ``55% lực lượng lao động``, ``28% so với tổng số …``
``base.before``    before it, after a word of relation: ``trên lực lượng lao động … đạt 39%``
``base.ahead``     behind the last of a row or movement: ``từ 30% lên 50% mức đóng``
``base.row``       parallel rates share the whole that the first one names
"""

from __future__ import annotations

from functools import cache

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Base, MentionType, Role

__all__ = ["base"]

_LINK = r"[ ]?(?:\)?[ ]?)(?:trở lên|trên|của|so với|trong|trong tổng số|trên tổng số|tổng số|tổng|các|những|số|toàn bộ|toàn thể|mức|tính trên|tính theo|theo|[ ])*"
_RATE = regex.compile(r"(?<!\p{L})(?:tỷ lệ|tỉ lệ|độ bao phủ|mức bao phủ|tỷ trọng|tỉ trọng)(?!\p{L})")
_RELATION = regex.compile(r"(?<!\p{L})(?:trên|so với|trong tổng số|trong số|trong|của|tính trên|chiếm trong)[ ](?:tổng số |tổng |số )?$")
_RATE_OF = regex.compile(r"(?<!\p{L})(?:tỷ lệ|tỉ lệ|bao phủ|diện bao phủ|độ phủ|phủ)[ ](?:\p{L}+[ ])?$")
_PLAN_BEHIND = regex.compile(r"[ ](?:so với |của |số |tổng |mức )*(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?!\p{L})")
_ROW_AHEAD = regex.compile(
    r"[ ]?(?:,|;|và|hoặc|lên|xuống|còn|đến|tới|thành|từ|bằng|rồi|qua|lên đến|lên tới|xuống còn|khoảng|gần|hơn|trên|dưới|ít nhất|tối thiểu|tối đa|mức|[ ])*(?:năm \d{4}[ ]?)?(?:,|và|lên|còn|[ ])*"
)


@cache
def _behind(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"{_LINK}(?P<base>{lexicons['bases'].alternation()})(?!\p{{L}})")


def base(scene: Scene, quantity: Candidate, role: Role, row: Decision | None) -> Decision:
    """Decide the base of a quantity whose role is known."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return Decision(None, "base.head_count")
    plan = _PLAN_BEHIND.match(scene.low, quantity.end)
    if role is Role.COMPLETION:
        return Decision(Base.PLAN, "base.plan", (plan.span(),) if plan else ())
    if role in {Role.ABOVE_TARGET, Role.BELOW_TARGET}:
        # "vượt 2,3% kế hoạch" is a share of the plan, "vượt 0,2% so với chỉ tiêu" are points.
        share = plan is not None and "so với" not in plan[0]
        return Decision(Base.PLAN if share else None, "base.distance", (plan.span(),) if plan and share else ())
    if role in {Role.INCREASE, Role.DECREASE}:
        return Decision(None, "base.points") if _in_points(scene, quantity) else Decision(Base.PREVIOUS, "base.change")
    if (found := _named_behind(scene, quantity)) is not None:
        return found
    for cue in reversed(scene.cues("bases", scene.left(quantity), quantity.start)):
        lead = scene.low[max(scene.sentence.start, cue.start - 24) : cue.start]
        if _RELATION.search(lead) or (cue.value == "population" and _RATE_OF.search(lead)):
            return Decision(Base(cue.value), "base.before", ((cue.start, cue.end),))
    if (ahead := _ahead(scene, quantity)) is not None:
        return ahead
    previous = scene.previous(quantity)
    if row is not None and row.value is not None and previous is not None and previous.kind is MentionType.PERCENTAGE:
        return Decision(row.value, "base.row", row.evidence)
    return Decision(None, "base.none")


def _named_behind(scene: Scene, quantity: Candidate) -> Decision | None:
    found = _behind(scene.lexicons).match(scene.low, quantity.end, min(scene.right(quantity), quantity.end + 80))
    if found is None:
        return None
    value = Base(scene.lexicons["bases"].values[found["base"]])
    return Decision(value, "base.behind", (found.span("base"),))


def _ahead(scene: Scene, quantity: Candidate) -> Decision | None:
    """``70%, 60% và 50% mức đóng``, ``từ 30% lên 50% mức đóng``: the last of a row names the whole for all."""
    current = quantity
    while (following := scene.following(current)) is not None:
        if following.kind is not MentionType.PERCENTAGE:
            return None
        if _ROW_AHEAD.fullmatch(scene.low, current.end, following.start) is None:
            return None
        if (found := _named_behind(scene, following)) is not None:
            return Decision(found.value, "base.ahead", found.evidence)
        current = following
    return None


def _in_points(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a change is one of a rate: said in points, of a named rate, or right behind a rate's level."""
    if "điểm" in scene.low[quantity.start : quantity.end]:
        return True
    if _RATE.search(scene.low, scene.group_start(quantity), quantity.start):
        return True
    previous = scene.previous(quantity)
    if previous is None or previous.kind is not MentionType.PERCENTAGE:
        return False
    between = scene.low[previous.end : quantity.start]
    return _NO_OTHER_SUBJECT.fullmatch(between) is not None and _PLAN_BEHIND.match(scene.low, previous.end) is None


_NO_OTHER_SUBJECT = regex.compile(r"[^,;.]{0,60},[ ](?:tăng|giảm|cao hơn|thấp hơn|hơn|kém|nhích|nhích thêm|nhiều hơn)[^;.,]{0,40}")
