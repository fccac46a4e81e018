"""Role: a level, a change, a distance to a target, or the share of a plan.

In this order:

``role.completion``  a percentage of a plan: ``đạt 99,38% kế hoạch``, ``bằng 71% so với chỉ tiêu``
``role.distance``    ``vượt`` with a target in sight, ``thấp hơn … chỉ tiêu``, ``còn thiếu``
``role.change``      the nearest word of change before the number, if no word between makes it a level
                     again (``tăng 3.860``; but ``tăng lên 35%``, ``tăng từ 22%``)
``role.shared``      no verb of its own, in a row with or in brackets behind another: that one's role
``role.level``       otherwise
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Cue, Decision, Scene
from extractor.schema import MentionType, Role

__all__ = ["role"]

_TARGET = r"(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết|chỉ tiêu được giao|giao)"
_OF_PLAN = regex.compile(
    rf"[ ](?:so với[ ]|của[ ]|số[ ]|tổng[ ]|mức[ ]|về[ ])*(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán)(?!\p{{L}})"
)
_PLAN_NAMED = regex.compile(rf"(?<!\p{{L}}){_TARGET}(?!\p{{L}})")
_AGAINST = regex.compile(r"(?:so với|so|hơn|kém|vượt)[ ]")
_CONNECTED = regex.compile(r"[ ]?(?:,|;|và|hoặc|hay|/|\(|-|–|tương ứng|tương đương|tức|khoảng|gần|hơn|trên|với|lần lượt|ở|tại|:|[ ])*[ ]?$")
_CHANGE = {"increase": Role.INCREASE, "decrease": Role.DECREASE}
_POINTS = regex.compile(r"điểm")


def role(scene: Scene, quantity: Candidate, before: Role | None) -> Decision:
    """Decide the role of a quantity; ``before`` is the role of the quantity before it, if any."""
    if (found := _completion(scene, quantity)) is not None:
        return found
    cue = _governor(scene, quantity)
    if cue is not None:
        evidence = ((cue.start, cue.end),)
        if cue.value == "over":
            target = _target(scene, cue, quantity)
            if target is not None:
                return Decision(Role.ABOVE_TARGET, "role.distance", (*evidence, target))
        elif cue.value == "short":
            return Decision(Role.BELOW_TARGET, "role.distance", evidence)
        elif cue.value in _CHANGE:
            target = _target(scene, cue, quantity) if _AGAINST.search(scene.low[cue.start : quantity.end + 30]) else None
            if target is not None and "hơn" in scene.low[cue.start : cue.end]:
                value = Role.ABOVE_TARGET if cue.value == "increase" else Role.BELOW_TARGET
                return Decision(value, "role.distance", (*evidence, target))
            return Decision(_CHANGE[cue.value], "role.change", evidence)
    if before is not None and before is not Role.LEVEL and cue is None and _in_a_row(scene, quantity):
        previous = scene.previous(quantity)
        if before is not Role.COMPLETION or quantity.kind is MentionType.PERCENTAGE:
            return Decision(before, "role.shared", ((previous.start, previous.end),) if previous else ())
    return Decision(Role.LEVEL, "role.level")


def _completion(scene: Scene, quantity: Candidate) -> Decision | None:
    if quantity.kind is not MentionType.PERCENTAGE:
        return None
    plan = _OF_PLAN.match(scene.low, quantity.end, scene.right(quantity))
    governor = _governor(scene, quantity)
    if plan is None or governor is not None:
        return None
    return Decision(Role.COMPLETION, "role.completion", ((quantity.end + 1, plan.end()),))


def _governor(scene: Scene, quantity: Candidate) -> Cue | None:
    """Return the word of change that governs the number, if nothing between resets it."""
    start = scene.clause_start(quantity)
    cues = scene.cues("roles", start, quantity.start)
    change: Cue | None = None
    for cue in cues:
        if cue.value == "reset":
            change = None
        else:
            change = cue
    if change is None:
        return None
    between = scene.low[change.end : quantity.start]
    return change if len(between) <= 60 else None


def _target(scene: Scene, cue: Cue, quantity: Candidate) -> tuple[int, int] | None:
    """Find the target that a distance is measured from: in the clause behind, or named right before."""
    end = min(scene.sentence.end, quantity.end + 160)
    for match in _PLAN_NAMED.finditer(scene.low, cue.start, end):
        return match.span()
    return None


def _in_a_row(scene: Scene, quantity: Candidate) -> bool:
    """Say whether only connectives (and a noun of the quantity before) stand between two quantities."""
    previous = scene.previous(quantity)
    if previous is None:
        return False
    start = previous.noun[1] if previous.noun is not None and previous.noun[0] >= previous.end else previous.end
    return _CONNECTED.fullmatch(scene.low[start : quantity.start]) is not None
