"""Wholes that were named before and still hold: over rows, references, list items and a rule's paragraph.

``base.row``        parallel rates share the whole that the first one names: ``BHXH bắt buộc là 42,6%``
``base.reference``  a word takes the rate up again: ``tỷ lệ này``, ``con số tương ứng``
``base.continued``  rates of a contribution or a benefit go on in their paragraph and in the items below
``base.formula``    a formula repeats a rate: ``105.300 x 70%``
``base.divided``    a sentence divides the whole further, or gives its rest: ``Xét theo giới, nữ chiếm 7%``
``base.elsewhere``  other places' rates right behind one: ``… 93,8% dân số. Xét theo địa bàn, A dẫn đầu với 95,2%``
``base.cell``       a rate in a table has the whole that its caption or head names
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Base, MentionType, Role

__all__ = ["BaseMemory"]

_PEOPLE = {Base.POPULATION, Base.LABOUR_FORCE, Base.GROUP}
_AMOUNTS = {Base.WAGE, Base.CONTRIBUTION, Base.COST}
_NEW_RATE = regex.compile(
    r"(?<!\p{L})(?:tỷ lệ|tỷ trọng|mức độ|công suất|diện tích|lãi suất|"
    r"tốc độ|chỉ số|số tiền|tổng số|cơ cấu|lao động qua đào tạo)(?!\p{L})"
    r"(?![ ](?:này|ấy|đó|tham gia|tương ứng|người tham gia|đóng|hưởng|còn lại))"
)
_PARTS = regex.compile(r"(?<!\p{L})(?:chủ yếu|phần lớn|đa số|nữ|nam giới|độ tuổi|nhóm tuổi)(?!\p{L})")
_REFERENCE = regex.compile(
    r"(?<!\p{L})(?:(?:các )?(?:tỷ lệ|tỷ trọng|con số|mức)[ ]"
    r"(?:này|ấy|đó|nói trên|tương ứng|hiện thời|hiện nay|trên)|"
    r"(?:năm|kỳ|năm học) trước(?: đó)?,[ ](?:tỷ lệ|con số))(?!\p{L})"
)
_ITEM = regex.compile(r"[ ]*(?:[-–+•*·]|\p{L}\)|\d{1,2}[.)])[ ]?")
_OPENING = ("như sau", "sau đây", "cụ thể")
_OF_AMOUNT = regex.compile(
    r"(?<!\p{L})(?:được|hưởng|cộng|thêm|đóng|trả|nộp|hỗ trợ|thanh toán|bù|gánh|bằng|từ|lên|còn lại|phần)"
    r"[ ][^,;]{0,30}$|[:(][ ]?$"
)
_TIMES = regex.compile(r"(?:^|[ ])[x×*][ ]?$")
_TIMES_BEHIND = regex.compile(r"[ ]?[x×*][ ]")
_DIVIDED = regex.compile(
    r"(?:tách|xét|chia|phân|tính)[ ](?:theo|từng|riêng)(?!\p{L})|theo (?:nhóm|độ tuổi|giới|loại|địa bàn|khu vực)"
)
_REST = regex.compile(
    r"(?:(?:song|nhưng|ngược lại|trong khi đó|tuy vậy|tuy nhiên|phần|số|vẫn|còn|lại|mới|có|chỉ|tới|chừng|khoảng|hơn|gần|"
    r"xấp xỉ|trên|là)[ ,]++)*+"
)
_ELSEWHERE = regex.compile(
    r"(?<!\p{L})(?:dẫn đầu|đứng đầu|cao nhất|thấp nhất|xét theo|theo địa bàn|(?:các|một số|nhiều|những) (?:xã|huyện|phường|địa phương|quận|tỉnh|nơi)"
    r"|ngược lại|riêng (?:huyện|xã|thị xã|thành phố|tx|tp|quận|phường|thị trấn))(?!\p{L})"
)
_OF_PUPILS = regex.compile(r"(?:học sinh|sinh viên|hssv|hs-sv)")
_SCHOOLS = regex.compile(r"(?<!\p{L})(?:khối|các trường|bậc|cấp học)[ ](?:\p{L}+[ ]){0,8}")
_RELATION = regex.compile(r"(?<!\p{L})(?:trên|so với|của|tính trên|tính theo|%|tỷ lệ)[ ](?:\p{L}+[ ])?$")
COVERAGE = regex.compile(r"(?<!\p{L})(?:bao phủ|độ phủ)(?!\p{L})")
_TO_WHOLE = 40
"""Code points from a word of relation to the whole that it relates to at most."""
_TAKES_PART = regex.compile(r"(?<!\p{L})tỷ lệ (?:tham gia|bao phủ)|(?<!\p{L})bao phủ(?!\p{L})")


@dataclass(eq=False)
class BaseMemory:
    """What the percentages of an article had as their whole, so far."""

    sentence: int = -1
    levels: list[tuple[Candidate, Decision]] = field(default_factory=list)
    """The levels of the sentence at hand."""
    last: Decision | None = None
    paragraph: int = -9
    amount: Decision | None = None
    amount_paragraph: int = -9
    leads: bool = False
    table: Decision | None = None
    table_paragraph: int = -9
    of_value: dict[float, Decision] = field(default_factory=dict)

    def enter(self, scene: Scene) -> None:
        """Note that a sentence begins, once."""
        if scene.sentence.start != self.sentence:
            self.sentence = scene.sentence.start
            self.levels = []

    def note(self, scene: Scene, quantity: Candidate, role: Role, decided: Decision) -> None:
        """Remember what was decided for a percentage."""
        if role is not Role.LEVEL:
            return
        self.levels.append((quantity, decided))
        self.last, self.paragraph = decided, scene.sentence.paragraph
        if decided.value in _AMOUNTS:
            self.amount, self.amount_paragraph = decided, scene.sentence.paragraph
        elif decided.value is not None:
            self.amount = None
            self.leads = False
        if decided.value is not None and isinstance(quantity.value, int | float):
            self.of_value[float(quantity.value)] = decided

    def see(self, scene: Scene) -> None:
        """Take up what a sentence without percentages says of the items or the table below it."""
        if any(each.kind is MentionType.PERCENTAGE for each in scene.quantities):
            return
        low, here = scene.low, scene.sentence
        said = low[here.start : here.end]
        opens = said.endswith((":", ": ")) or said.rstrip(".: ").endswith(_OPENING)
        if opens and self.amount is not None and scene.search(_REFERENCE, here.start, here.end):
            self.amount_paragraph = here.paragraph
        for cue in scene.cues("bases"):
            base = Base(cue.value)
            of_amount = opens and base in _AMOUNTS
            if not (of_amount or base in _PEOPLE) or not _RELATION.search(
                low, max(here.start, cue.start - _TO_WHOLE), cue.start
            ):
                continue
            named = Decision(base, "base.lead_in", ((cue.start, cue.end),))
            if of_amount:
                self.amount, self.amount_paragraph, self.leads = named, here.paragraph, True
            else:
                self.table, self.table_paragraph = named, here.paragraph
        if here.paragraph - self.table_paragraph == 1 and low.find("|", here.start, here.end) >= 0:
            self.table_paragraph = here.paragraph

    def cell(self, scene: Scene, quantity: Candidate) -> Decision | None:
        """Return the whole that the caption or the head of a table names for its rates."""
        here = scene.sentence
        if (
            self.table is None
            or "|" not in scene.low[here.start : here.end]
            or here.paragraph - self.table_paragraph > 1
        ):
            return None
        self.table_paragraph = here.paragraph
        return self.table._replace(rule="base.cell")

    def row(self, scene: Scene, quantity: Candidate, *, amounts: bool = False) -> Decision | None:
        """Return the whole of the row in which the number stands; with ``amounts``, of a row of money only."""
        if not self.levels:
            return None
        previous, decided = self.levels[-1]
        if decided.value in {None, Base.PLAN, Base.PREVIOUS} or (amounts and decided.value not in _AMOUNTS):
            return None
        start = max([previous.end, *(end for at, end in decided.evidence if previous.end <= at < quantity.start)])
        if decided.value in {Base.POPULATION, Base.LABOUR_FORCE} and scene.search(_PARTS, start, quantity.start):
            return None
        if scene.search(_NEW_RATE, start, quantity.start) or _other_scheme(scene, previous, quantity, decided):
            return None
        return Decision(decided.value, "base.row", decided.evidence)

    def divided(self, scene: Scene, quantity: Candidate) -> Decision | None:
        """Return the whole that a sentence divides further, or whose rest it gives, in the same paragraph."""
        if (
            self.levels
            or self.last is None
            or self.paragraph != scene.sentence.paragraph
            or self.last.value not in _PEOPLE
        ):
            return None
        before = scene.low[scene.sentence.start : quantity.start]
        if _DIVIDED.match(before) is None and _REST.fullmatch(before) is None:
            return None
        return Decision(self.last.value, "base.divided", self.last.evidence)

    def elsewhere(self, scene: Scene, quantity: Candidate) -> Decision | None:
        """Return the whole of the rate told just before, of which other places, schools or groups are told now."""
        if self.levels or self.last is None or self.last.value not in _PEOPLE:
            return None
        of_pupils = any(_OF_PUPILS.search(scene.low, *span) for span in self.last.evidence)
        if self.last.value is Base.GROUP and not (
            of_pupils and scene.search(_SCHOOLS, scene.sentence.start, quantity.start)
        ):
            return None
        if scene.sentence.paragraph - self.paragraph > 1 or scene.insurances:
            return None
        if scene.search(_NEW_RATE, scene.sentence.start, quantity.start) is not None:
            return None
        if not of_pupils and scene.search(_ELSEWHERE, scene.sentence.start, quantity.start) is None:
            return None
        return Decision(self.last.value, "base.elsewhere", self.last.evidence)

    def follows_rate(self, scene: Scene, quantity: Candidate) -> bool:
        """Say whether the number stands right behind the level of a rate: ``đạt 90,85% dân số, vượt 0,15%``."""
        return bool(self.levels) and scene.previous(quantity) is self.levels[-1][0]

    def reference(self, scene: Scene, quantity: Candidate) -> Decision | None:
        """Return the whole of the rate that a word takes up again."""
        start = self.levels[-1][0].end if self.levels else scene.sentence.start
        found = scene.search(_REFERENCE, start, quantity.start)
        if found is None or self.last is None or scene.sentence.paragraph - self.paragraph > 1:
            return None
        return Decision(self.last.value, "base.reference", (found.span(), *self.last.evidence))

    def continued(self, scene: Scene, quantity: Candidate) -> Decision | None:
        """Return the whole of a rule's rates where the rule goes on."""
        if self.amount is None:
            return None
        distance = scene.sentence.paragraph - self.amount_paragraph
        item = scene.match(_ITEM, scene.sentence.start, scene.sentence.end) is not None
        if distance > 1 or (distance == 1 and not item):
            return None
        if scene.search(COVERAGE, scene.left(quantity), quantity.start):
            # "Chỉ tiêu bao phủ: 93,5%" is no rate of a wage or a contribution.
            return None
        if item and self.leads:
            self.amount_paragraph = scene.sentence.paragraph
            return Decision(self.amount.value, "base.continued", self.amount.evidence)
        if scene.search(_TAKES_PART, scene.clause_start(quantity), quantity.start):
            return None
        if not scene.search(_OF_AMOUNT, scene.left(quantity), quantity.start):
            return None
        return Decision(self.amount.value, "base.continued", self.amount.evidence)

    def formula(self, scene: Scene, quantity: Candidate) -> Decision | None:
        """Return the whole of the same rate, said before, where a formula uses it."""
        low = scene.low
        if not _TIMES.search(low, max(0, quantity.start - 3), quantity.start) and not _TIMES_BEHIND.match(
            low, quantity.end
        ):
            return None
        known = self.of_value.get(float(quantity.value)) if isinstance(quantity.value, int | float) else None
        return Decision(known.value, "base.formula", known.evidence) if known is not None else None


def _other_scheme(scene: Scene, previous: Candidate, quantity: Candidate, decided: Decision) -> bool:
    """The labour force is not the whole of health insurance, the population not that of the others."""
    named = {each.value for each in scene.insurances if previous.end <= each.start and each.end <= quantity.start}
    if decided.value is Base.LABOUR_FORCE:
        return any(str(each).startswith("health") for each in named)
    health = any(str(each).startswith("health") for each in named)
    return (
        decided.value is Base.POPULATION
        and not health
        and any(str(each).startswith(("social", "unempl")) for each in named)
    )
