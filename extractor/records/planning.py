"""Plans that reach beyond their sentence: lead-ins, headings, numbered proposals, breakdowns.

* A lead-in (``Mục tiêu cụ thể:``, ``Đến năm 2025:``) governs the items below it; so does a heading whose
  head is a noun for the plan (``Các chỉ tiêu chủ yếu``, ``Những mốc phải tới``).
* A sentence that announces proposals (``Tôi đề nghị ba việc.``) governs those numbered behind it (``Một, …``; ``Hai, …``).
* A sentence that breaks down the one before (``Trong đó …``, ``Cơ cấu như sau: …``) is planned if that was; so is one that
  sets the next task (``Giảm nợ xuống dưới 2%.``) or goal (``Tỷ lệ tham gia BHTN đạt 32%.``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.records import topic
from extractor.records.scene import OF_THEM, Cue, Decision, Scene
from extractor.schema import Status

__all__ = ["Plans", "is_yardstick", "opens_plan"]

_YARDSTICK = regex.compile(
    r"(?<!\p{L})(?:so với|đối chiếu với|đối chiếu|so|bằng|hơn|vượt|theo|đạt|của|hoàn thành|thực hiện|thấp hơn|kém|trên|cách|%)[ ](?:các[ ]|mức[ ]|tổng[ ]|những[ ])*$"
)
_DATED = regex.compile(r"[ ](?:là[ ])?(?:đến|tới|cho)[ ](?:năm|hết|cuối|tháng)(?!\p{L})")
_DEADLINE = regex.compile(r"(?<!\p{L})đến (?:hết |cuối )?năm (?:19|20)\d\d[^:.;\d]{0,30}:$")
_ANNOUNCES = regex.compile(r":[ ]?$|(?:sau|như sau|cụ thể)[: ]*$")
_ANNOUNCING = (":", " ", "sau", "thể")
"""What all that :data:`_ANNOUNCES` matches ends with."""
_NUMBERING = r"[ ]*(?:[*#_]+[ ]*)?(?:(?:[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})?|\p{L})[.)/][ ]*)?"
_PLAN_HEADING = regex.compile(
    rf"{_NUMBERING}(?:(?:(?:các|những|một số|về|hệ thống)[ ])?(?:mục tiêu|chỉ tiêu|kế hoạch|nhiệm vụ|phương hướng|định hướng)(?!\p{{L}})[^.;:!?%]*"
    r"|[^.;:!?%]*[ ](?:phải tới|cần đạt|phải đạt|phấn đấu|đặt ra)(?!\p{L})[^.;:!?%]{0,20})[*_]*"
)
_HEADING_LENGTH = 80
_NUMBERED = regex.compile(
    r"[ ]*+[–-]?[ ]*+(?:(?:một|hai|ba|bốn|năm|sáu)(?: là)?,|(?:thứ )(?:nhất|hai|ba|tư|năm|sáu),|\(?\d\)|cuối cùng,)"
)
_TASKS = regex.compile(
    r"(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|\d|một số|những|các)[ ](?:việc|điều|giải pháp|đề xuất|kiến nghị|nhóm giải pháp|điểm|nội dung)(?!\p{L})"
)
_OPTION = regex.compile(r"[ ]*(?:[-–•*+][ ]*)?phương án (?:\d|một|hai|ba|thứ \p{L}+)(?!\p{L})")
_BREAKDOWN = regex.compile(
    rf"(?:{OF_THEM}|cơ cấu|bao gồm|gồm|cụ thể|chia ra|trong tổng số (?:này|đó)|trong [\d.,]+ (?:\p{{L}}+ ){{1,3}}(?:này|đó|ấy))(?!\p{{L}})"
)

_ALSO = r"(?:(?:đồng thời|cùng với đó|song song|tiếp tục|cùng đó|bên cạnh đó|ngoài ra|riêng),?[ ]){0,2}+"
_TASK = regex.compile(
    rf"{_ALSO}(?:giữ vững|giữ|duy trì|giảm|hạ|kéo|đưa|nâng|tăng cường|đẩy nhanh|đẩy mạnh|tập trung|phát triển|mở rộng|"
    r"bảo đảm|đảm bảo|hoàn thành|giải quyết|xóa|không để)[ ](?!\d)"
)
_NEXT_GOAL = regex.compile(
    rf"{_ALSO}(?:(?:tỷ lệ|độ bao phủ|diện bao phủ|mức bao phủ|tổng số người|số người|số lao động|bhxh|bhyt|bhtn|bảo hiểm|nợ)"
    r"(?!\p{L})[^.;\d]{0,90}?[ ](?:đạt|không quá|dưới|trên|tối thiểu|ít nhất|xuống|lên|là)[ ](?:\p{L}+[ ]){0,4}|"
    r"(?:trên|tối thiểu|ít nhất|có|có trên|có ít nhất)[ ])\d"
)
"""Sentences that go on with what is planned: a task begins with its verb, the next goal with what is to reach so much."""
_SET = {"status.governor", "status.lead_in", "status.carried", "status.future_year"}


@dataclass(eq=False)
class Plans:
    """What earlier sentences planned that holds for the one at hand."""

    lead: Cue | None = None
    items: bool = False
    lead_paragraph: int = -9
    tasks: Cue | None = None
    option: Cue | None = None
    option_paragraph: int = -9
    last: Decision | None = None
    last_paragraph: int = -9

    def enter(self, scene: Scene) -> None:
        """End a lead-in's reach: with its list, or where there is none with the paragraph behind it."""
        distance = scene.sentence.paragraph - self.lead_paragraph
        if self.lead is not None and distance > 0:
            if topic.is_item(scene):
                self.items = True
            elif scene.sentence.opening and (self.items or distance > 1):
                self.lead, self.items = None, False
        if self.tasks is not None and scene.sentence.opening and not _opens(scene, _NUMBERED):
            self.tasks = None

    def over(self, scene: Scene, *, rule: bool) -> Decision | None:
        """Return the plan that governs a sentence without a word of planning of its own, if any.

        Args:
            scene: the sentence.
            rule: whether the quantity is a rate that a rule sets: only proposals make it planned.
        """
        if self.tasks is not None:
            return _planned("status.lead_in", self.tasks)
        if self.lead is not None and (not rule or self.lead.value == "proposal"):
            return _planned("status.lead_in", self.lead)
        if self.option is not None and rule and scene.sentence.paragraph == self.option_paragraph:
            # The rates behind "Phương án 1: …" are that option's, as long as its paragraph lasts.
            return _planned("status.lead_in", self.option)
        if self.last is None or rule:
            return None
        near = 0 <= scene.sentence.paragraph - self.last_paragraph <= 1
        divides = near and _opens(scene, _BREAKDOWN)
        if divides or (self.last.rule in _SET and self.goes_on(scene) and _continues(scene)):
            return Decision(Status.PLANNED, "status.carried", self.last.evidence)
        return None

    def goes_on(self, scene: Scene) -> bool:
        """Say whether the sentence before, of the same paragraph, ended with a plan."""
        return self.last is not None and scene.sentence.paragraph == self.last_paragraph

    def leave(self, scene: Scene, decided: Sequence[Decision]) -> None:
        """Remember what a sentence announces, and whether it ended with a plan (``decided``: its quantities' status)."""
        lead = opens_plan(scene)
        if lead is not None:
            self.lead, self.lead_paragraph, self.items = lead, scene.sentence.paragraph, False
        if (option := scene.match(_OPTION, scene.sentence.start, scene.sentence.end)) is not None:
            self.option, self.option_paragraph = Cue(*option.span(), "proposal"), scene.sentence.paragraph
        if not scene.quantities and (tasks := _opens_tasks(scene)) is not None:
            self.tasks = tasks
        if decided:
            last = decided[-1]
            facts = any(each.value is Status.ACTUAL and each.rule != "status.old_level" for each in decided)
            # "đạt 1.812 người (kế hoạch giao 3.000)" tells of what is done.
            told = last.value is Status.PLANNED and not (facts and last.rule in {"status.goal", "status.row"})
            self.last = last if told else None
            self.last_paragraph = scene.sentence.paragraph


def is_yardstick(scene: Scene, cue: Cue, reach: int = 20) -> bool:
    """Say whether a noun for the plan is only what a result is measured by (``so với kế hoạch``)."""
    before = scene.low[max(scene.sentence.start, cue.start - reach) : cue.start]
    return _YARDSTICK.search(before) is not None and not _DATED.match(scene.low, cue.end)


def opens_plan(scene: Scene) -> Cue | None:
    """Return the word of planning with which a sentence announces the items below it."""
    start, end = scene.sentence.start, scene.sentence.end
    if not scene.low.endswith(_ANNOUNCING, start, end) or _ANNOUNCES.search(scene.low, start, end) is None:
        heading = scene.sentence.opening and end - start <= _HEADING_LENGTH and not scene.quantities
        if not heading or not scene.hears(_PLAN_HEADING) or _PLAN_HEADING.fullmatch(scene.low, start, end) is None:
            return None
        if any(cue.value == "actual" for cue in scene.cues("statuses")):
            return None
        return Cue(start, end, "planned")
    governor: Cue | None = None
    for cue in scene.cues("statuses"):
        if cue.value == "actual":
            governor = None
        elif cue.value != "none" and not (cue.value == "goal" and is_yardstick(scene, cue)):
            governor = cue
    if governor is not None:
        return governor
    # "Thứ nhất, đến hết năm 2025:" announces a plan by its deadline alone.
    deadline = scene.search(_DEADLINE, start, end)
    return Cue(*deadline.span(), "planned") if deadline is not None else None


def _continues(scene: Scene) -> bool:
    """Say whether a sentence sets the next task or goal: ``Phấn đấu … đạt 95%. Giảm nợ xuống dưới 2%. …``."""
    if _opens(scene, _TASK):
        return True
    dated = scene.years or any(cue.value == "actual" for cue in scene.cues("statuses"))
    return not dated and _opens(scene, _NEXT_GOAL)


def _opens_tasks(scene: Scene) -> Cue | None:
    proposals = [cue for cue in scene.cues("statuses") if cue.value == "proposal"]
    if not proposals or scene.search(_TASKS, proposals[-1].end, scene.sentence.end) is None:
        return None
    return proposals[-1]


def _opens(scene: Scene, pattern: regex.Pattern[str]) -> bool:
    return pattern.match(scene.low, scene.sentence.start, scene.sentence.end) is not None


def _planned(rule: str, cue: Cue) -> Decision:
    return Decision(Status.PLANNED, rule, ((cue.start, cue.end),))
