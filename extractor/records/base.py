"""Base: the whole of which a percentage is a percentage, where words name it.

``base.plan``      the share of a plan that is reached
``base.change``    a change of an amount is a share of what it was (``tăng 14,65%``); a change of a rate,
                   in points, and a distance to a target have none
``base.behind``    right behind the number: ``94% dân số``, ``55% lực lượng lao động``, ``28% so với tổng số …``
``base.before``    before it, after a word of relation: ``trên lực lượng lao động … đạt 39%``
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

_LINK = r"[ ]?(?:\)?[ ]?)(?:trên|của|so với|trong|trong tổng số|trên tổng số|tổng số|tổng|các|những|số|toàn bộ|toàn thể|mức|tính trên|tính theo|theo|về|là|cho|với|đối với|[ ])*"
_RATE = regex.compile(r"(?<!\p{L})(?:tỷ lệ|tỉ lệ|độ bao phủ|mức bao phủ|điểm)(?!\p{L})")
_RELATION = regex.compile(r"(?<!\p{L})(?:trên|so với|trong tổng số|trong số|trong|của|tính trên|chiếm trong)[ ](?:tổng số |tổng |số )?$")


@cache
def _behind(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"{_LINK}(?P<base>{lexicons['bases'].alternation()})(?!\p{{L}})")


def base(scene: Scene, quantity: Candidate, role: Role, row: Decision | None) -> Decision:
    """Decide the base of a quantity whose role is known."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return Decision(None, "base.head_count")
    if role is Role.COMPLETION:
        plan = regex.compile(r"[ ](?:so với |của |số |tổng |mức )*(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)").match(scene.low, quantity.end)
        return Decision(Base.PLAN if plan else None, "base.plan", (plan.span(),) if plan else ())
    if role in {Role.ABOVE_TARGET, Role.BELOW_TARGET}:
        return Decision(None, "base.distance")
    if role in {Role.INCREASE, Role.DECREASE}:
        points = "điểm" in scene.low[quantity.start : quantity.end]
        rate = _RATE.search(scene.low, scene.group_start(quantity), quantity.start)
        if points or rate is not None:
            return Decision(None, "base.points")
        return Decision(Base.PREVIOUS, "base.change")
    found = _behind(scene.lexicons).match(scene.low, quantity.end, min(scene.right(quantity), quantity.end + 80))
    if found is not None:
        value = Base(scene.lexicons["bases"].values[found["base"]])
        return Decision(value, "base.behind", (found.span("base"),))
    for cue in reversed(scene.cues("bases", scene.left(quantity), quantity.start)):
        lead = scene.low[max(scene.sentence.start, cue.start - 24) : cue.start]
        if _RELATION.search(lead):
            return Decision(Base(cue.value), "base.before", ((cue.start, cue.end),))
    if row is not None and row.value is not None and _parallel(scene, quantity):
        return Decision(row.value, "base.row", row.evidence)
    return Decision(None, "base.none")


def _parallel(scene: Scene, quantity: Candidate) -> bool:
    previous = scene.previous(quantity)
    return previous is not None and previous.kind is MentionType.PERCENTAGE
