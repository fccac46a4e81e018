"""Status: a result or a plan, by clause.

A word of planning (``phấn đấu``, ``mục tiêu``, ``dự kiến``, ``sẽ`` …) governs what follows it in its sentence,
its ``trong đó`` and its list included, until a word of result (``đã``, ``đến nay``) ends it in a clause of
its own. A lead-in that announces a plan (``Mục tiêu cụ thể:``) governs the items below it. A noun for the plan
right at the number (``kế hoạch 3.000``, the second of ``53.085/53.416``) makes that number planned alone;
as a yardstick (``so với kế hoạch``) it does not. A year after the publication makes a level planned.
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Cue, Decision, Scene
from extractor.schema import Role, Status

__all__ = ["opens_plan", "status"]

_YARDSTICK = regex.compile(r"(?:so với|so|bằng|hơn|vượt|theo|đạt|của|hoàn thành|thực hiện|thấp hơn|kém|trên|%)[ ](?:các[ ]|mức[ ]|tổng[ ])*$")
_GOAL = regex.compile(r"[ ]?(?:[\p{L}/.]+[ ]?){0,7}[:(]?[ ]?$")
_RESET_WORDS = regex.compile(r"(?<!\p{L})(?:đạt|thực hiện|được|có|tăng|giảm|còn|nay)(?!\p{L})")


def status(scene: Scene, quantity: Candidate, role: Role, lead: Cue | None, published_year: int | None, year: int | None) -> Decision:
    """Decide the status of a quantity.

    Args:
        scene: the sentence.
        quantity: the quantity.
        role: its role.
        lead: the word of planning of a lead-in that governs the sentence, if any.
        published_year: the year of publication, if known.
        year: the year that the quantity is about, if known.
    """
    if (goal := _goal(scene, quantity)) is not None:
        return Decision(Status.PLANNED, "status.goal", ((goal.start, goal.end),))
    governor = _governor(scene, quantity)
    if governor is not None:
        value = Status.PLANNED if governor.value == "planned" else Status.ACTUAL
        return Decision(value, "status.governor", ((governor.start, governor.end),))
    if lead is not None:
        return Decision(Status.PLANNED, "status.lead_in", ((lead.start, lead.end),))
    if published_year is not None and year is not None and year > published_year:
        return Decision(Status.PLANNED, "status.future_year")
    return Decision(Status.ACTUAL, "status.actual")


def _goal(scene: Scene, quantity: Candidate) -> Cue | None:
    """The plan's own figure: ``kế hoạch giao 3.000``, ``chỉ tiêu (38%)``, ``53.085/53.416``."""
    start = scene.clause_start(quantity)
    low = scene.low
    if low[start - 1 : start] in {"(", ":"} :
        start = max(scene.left(quantity), start - 40)
    for cue in reversed(scene.cues("statuses", start, quantity.start)):
        if low[cue.start : cue.end] not in _goal_forms(scene):
            continue
        if _YARDSTICK.search(low[max(scene.sentence.start, cue.start - 14) : cue.start]):
            # "so với chỉ tiêu … (38%)": the bracket gives the yardstick's own figure.
            if low[quantity.start - 1] != "(":
                return None
        between = low[cue.end : quantity.start]
        if _GOAL.fullmatch(between) and not _RESET_WORDS.search(between):
            return cue
        return None
    previous = scene.previous(quantity)
    if previous is not None and low[previous.end : quantity.start].strip() == "/":
        return Cue(previous.end, quantity.start, "goal")
    return None


def _goal_forms(scene: Scene) -> frozenset[str]:
    return frozenset(row.form for row in scene.lexicons["statuses"].rows if row.value == "goal")


def _governor(scene: Scene, quantity: Candidate) -> Cue | None:
    """The last word of planning before the number that no result has ended, or that result."""
    found: Cue | None = None
    low = scene.low
    for cue in scene.cues("statuses", scene.sentence.start, quantity.start):
        if cue.value == "planned":
            if not _YARDSTICK.search(low[max(scene.sentence.start, cue.start - 14) : cue.start]):
                found = cue
        elif cue.value == "actual" and found is not None:
            # A result ends a plan only from a clause of its own.
            if regex.search(r"[,;:.(]", low[found.end : cue.start]):
                found = cue
        elif cue.value == "actual":
            found = cue
    return found


def opens_plan(scene: Scene) -> Cue | None:
    """Return the word of planning with which a sentence announces the items below it."""
    if not regex.search(r":[ ]?$|(?:sau|như sau|cụ thể)[: ]*$", scene.low[scene.sentence.start : scene.sentence.end]):
        return None
    planned = [cue for cue in scene.cues("statuses") if cue.value in {"planned", "goal"}]
    return planned[-1] if planned else None
