"""Years that carry on: what the sentences so far leave to the ones behind them.

A year carries on as that of facts, of plans, or of rules; several years told together stay in mind as a span
(``ba năm cộng lại``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Base, Measure, Status
from extractor.text.dateline import is_dateline

__all__ = ["SINCE_DAY", "YearMemory", "last_year", "of_mention"]

_BASELINE = regex.compile(
    r"(?<!\p{L})(?:so[ ]?với|so(?!\p{L})|bằng(?!\p{L})|hơn(?!\p{L})|kém(?!\p{L}))[ ]?(?![ ]*$)[^,;.%\d()]{0,70}(?:\d{1,2}[ ]tháng[ ]|tháng[ ]\d{1,2}[ ]|quý[ ])?$"
    r"|(?<!\p{L})(?:so[ ]?với|so|với|hơn|kém|bằng)[ ]?$|(?<!\p{L})(?<!so với )(?:trước|sau)[ ](?:năm|ngày|tháng)[ ]$"
    r"|(?<=[\p{L}%)][ ])(?:cùng kỳ|cùng thời điểm)[ ](?:[\p{L}\d/]+[ ]){0,3}$"
    r"|(?<!\p{L})gấp[ ][^;.]{0,20}(?<!\p{L})lần[ ](?:của |con số |mức |hồi )?(?:cuối |đầu |giữa |hết )?(?:tháng \d{1,2}(?:/|[ ]))?(?:năm[ ])?$"
)
_DOCUMENT = regex.compile(
    r"(?<!\p{L})(?:luật|bộ luật|(?<!dự thảo )nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch số|công văn|chương trình hành động số|văn bản|pháp lệnh|hiến pháp|kết luận|tờ trình)(?!\p{L})[^,;:]{0,70}$"
    r"|(?<!\p{L})(?:luật|bộ luật|nghị định|nghị quyết)(?!\p{L})[^,;:]{0,50}sửa đổi, bổ sung[ ](?:một số điều[ ]|[\p{L}]+[ ]){0,6}(?:năm|ngày)[ ]$"
    r"|(?<!\p{L})(?:theo|với|bằng) (?:các )?(?:chuẩn|tiêu chí)(?!\p{L})[^,;:.()\d]{0,40}$"
)
_FOUNDED = regex.compile(
    r"(?<!\p{L})đại hội(?!\p{L})[^.;:]{0,70}(?<!trong |cả )nhiệm kỳ[ ]$|(?<!\p{L})(?:thành lập|ra đời|khánh thành|khởi công)(?!\p{L})[^,;:.\d]{0,24}$"
    r"|(?<!\p{L})(?:(?<!thực hiện )nhiệm vụ|phương hướng)(?!\p{L})[^,;:.\d]{0,24}$|(?<!\p{L})sinh[ ](?:ngày |tháng |năm )*(?:\d{1,2}[/.-])?$"
)
_STRIVES = regex.compile(r",[^;.]{0,60}(?<!\p{L})(?:phấn đấu|đặt mục tiêu|mục tiêu|sẽ|dự kiến)(?!\p{L})")
_OF_PLAN = regex.compile(
    r"(?<!\p{L})(?:muốn|đặt|giao|yêu cầu|xác định|phấn đấu|đề ra|đòi|nêu)[ ](?:năm |đến )*$|(?<!\p{L})(?:đến|hết|mục tiêu|trong|giai đoạn|cuối|từ|vào|đầu)[ ](?:các |ngày |tháng |năm |hết |hai |ba |bốn |\d )*$"
    r"|(?<!\p{L})(?:xác định|đề ra|đặt ra|nêu|giao)[^,;:.]{0,16} (?:chỉ|mục) tiêu(?: \p{L}+){0,3} năm $"
)
_STARTS = regex.compile(
    r"(?<!\p{L})(?:hiệu lực|áp dụng|thi hành|thực hiện)[^,.;]{0,40}$|(?<!\p{L})(?:(?<!nhất )kể từ|từ ngày|(?<!kể )từ)[ ](?:ngày |tháng )*$"
)
_OF_RULE = regex.compile(
    r"(?<!\p{L})(?:hiệu lực|áp dụng|thi hành|thực hiện|quy định|luật|nghị định|nghị quyết|quyết định|thông tư|mức|tỷ lệ|chính sách|chế độ|đóng|được|phải|hỗ trợ|điều chỉnh|tăng|giảm|%)(?!\p{L})"
)
_OTHER_RULE = regex.compile(r"(?<!\p{L})(?:lương cơ sở|lương tối thiểu|lương cơ bản|chuẩn (?:hộ )?nghèo)(?!\p{L})")
_DEADLINE = regex.compile(
    r"(?<!\p{L})(?:phấn đấu|hoàn thành|mục tiêu|đạt|chậm nhất|bảo đảm|đảm bảo)[ ](?:là )?trước[ ](?:năm|ngày|tháng)[ ]$"
)
_INTRODUCED = regex.compile(
    r"\((?:bắt đầu |được |chính thức )?(?:thực hiện|triển khai|áp dụng|có hiệu lực|thành lập)[ ](?:kể )?(?:từ )?(?:ngày |năm |tháng )*$"
)
_SINCE = regex.compile(
    r"(?<!\p{L})(?:từ khi|kể từ khi|từ sau khi)[ ][^,;.]{0,120}$"
    r"|(?<!\p{L})(?:nghỉ hưu|nghỉ việc|nghỉ|sinh|công tác|ra trường|xuất ngũ)[ ](?:hưu |việc )?trước[ ](?:ngày |tháng |năm )*(?:\d{1,2}[/.-]){0,2}$"
)
_REVIEWED = regex.compile(r"(?<!\p{L})(?:tổng kết|sơ kết|đánh giá kết quả|kết quả thực hiện)[^.;\d]{0,120}năm[ ]$")
_PERIOD = regex.compile(
    r"(?<!\p{L})(?:(?:quy định|chính sách|nghị quyết)(?!\p{L})[^.;]{0,40}(?<!\p{L})hỗ trợ(?!\p{L})[^.;]{0,160}|(?:thực hiện )?thí điểm(?!\p{L})[^.;]{0,80})giai đoạn[ ]$"
)
_LAW_STARTS = regex.compile(
    r"(?<!\p{L})(?:lương cơ sở|lương tối thiểu|lương cơ bản|chuẩn (?:hộ )?nghèo|có hiệu lực|hiệu lực thi hành|dự kiến)(?!\p{L})"
)
_PERSONAL = regex.compile(r"(?<!\p{L})(?:tôi|chị|anh|em ấy|bà ấy|ông ấy)(?!\p{L})(?! em)")
_IN_FORCE = regex.compile(r"(?<!\p{L})hiệu lực(?!\p{L})[^,.;]{0,40}$")
_TAKES_EFFECT = regex.compile(r"(?<!\p{L})hiệu lực(?!\p{L})")
_PLANNED_YEAR = regex.compile(
    r"(?<!\p{L})(?:định hướng|phương hướng|(?<!thực hiện )(?:nhiệm vụ|chỉ tiêu)|kế hoạch|mục tiêu|giải pháp|dự toán)[^,;.]{0,24}$"
)
SINCE_DAY = regex.compile(
    r"(?<!\p{L})(?<!nhất )(?:kể )?từ[ ](?:hôm nay,?[ ])?(?:ngày[ ])?(?:\d{1,2}[/-](?:1[0-2]|0?[1-9])(?![\d/.-])|tháng[ ]\d{1,2}(?![\d/.-]|[ ]năm))(?![ ]đến)"
)
_TOLD_NOW = regex.compile(
    r"(?<!\p{L})(?:mức|tỷ lệ|quy định|chế độ)(?!\p{L})[^.;]{0,80}(?<!\p{L})(?:hiện nay|hiện hành|hiện tại|đang áp dụng|đang được áp dụng|mới nhất)(?!\p{L})"
)
_RATES = {Measure.CONTRIBUTION, Measure.BENEFIT}
_GIVEN = {"year.rule", "year.now", "year.before", "year.row"}
"""Of a rate's year, the rules by which its own sentence gives it; the sentences behind it finish the rule."""
_LEAD = 4
"""Paragraphs up to this one are headline, dateline and lead."""


@dataclass(eq=False)
class YearMemory:
    """The years that carry on: of facts, of plans, and of rules (with the paragraph that gave it).

    Attributes:
        actual, planned, rule: the years.
        paragraph, rule_paragraph: where the year of facts, and of rules, was given.
        main: the first year of a fact in the headline or lead.
        law: the year in which the law that the headline or lead tells of comes into force.
        of_schemes: whether the year of facts is that of a quantity about a scheme.
        span: the consecutive years last told in one sentence, to which ``ba năm ấy`` goes back.
        ladder: the single years of the last sentence with figures, to which ``các mốc tương ứng`` goes back.
        own: the years of the sentence at hand that a quantity may be about.
        published: the date of publication, if known.
        dated: whether a fact's own year has been told.
        begun: the start of a rule told last, wherever it was.
        in_force, in_force_paragraph: the year of a rule that was said to hold now, and where it was.
        plain: the year of facts told last that is no school year.
        country: the foreign country that the year of facts was told of, if any.
        named: the foreign country that the sentence at hand is about, if any.
        leads: whether a sentence without figures said so, as one does that leads in a table.
        school: the school year told last, which figures of pupils are about as long as it lasts.
    """

    actual: Decision | None = None
    planned: Decision | None = None
    rule: Decision | None = None
    rule_paragraph: int = -9
    paragraph: int = -9
    main: Decision | None = None
    law: Decision | None = None
    of_schemes: bool = False
    span: tuple[Candidate, ...] = ()
    ladder: tuple[Candidate, ...] = ()
    own: list[Candidate] = field(default_factory=list)
    published: dt.date | None = None
    dated: bool = False
    school: Decision | None = None
    begun: Decision | None = None
    in_force: Decision | None = None
    in_force_paragraph: int = -9
    leads: bool = False
    plain: Decision | None = None
    country: str = ""
    named: str = ""

    @property
    def abroad(self) -> bool:
        """Whether the sentence at hand is about another country than the year of facts."""
        return self.named not in {"", self.country}

    @property
    def goal(self) -> int:
        """The year of the plans told last, 0 for none."""
        return last_year(self.planned) if self.planned is not None else 0

    def enter(self, scene: Scene, country: str) -> None:
        """Take in the years of a sentence, and the country that it names, before its quantities ask for them."""
        self.own = _own_years(scene)
        self.named = country

    def remember(self, scene: Scene, done: Sequence[Mapping[str, Decision]]) -> None:
        """Take in what a sentence leaves to the ones behind it; ``done`` holds its quantities' slots."""
        own = self.own
        self.span = _consecutive(own) or self.span
        for each in own:
            if each.upper is not None and scene.low.endswith("năm học ", 0, each.start):
                self.school = of_mention(each, "year.carried")
        if scene.quantities:
            self.ladder = _single(own)
        if scene.low[scene.sentence.end - 1] == "?":
            # The next question is about another rule.
            self.rule = None
        self._remember_rules(scene, done)
        self.begun = self.rule or self.begun
        if not own and not done:
            return
        aside = {quantity.start for quantity in scene.quantities if scene.in_brackets(quantity)}
        outside = [
            slots for quantity, slots in zip(scene.quantities, done, strict=False) if quantity.start not in aside
        ]
        # "thu 2,6% tiền lương (hồi năm 2005 còn tới 6,5%)" is not about 2005.
        undated = bool(outside) and not any(last_year(each["year"]) for each in outside)
        of_years = outside if undated else done
        for planned in (False, True):
            dated = [
                slots["year"]
                for slots in of_years
                if last_year(slots["year"])
                and (slots["status"].value is Status.PLANNED) is planned
                and not self._is_term(slots)
            ]
            if not dated:
                continue
            # Of "nay là 90%, năm ngoái mới là 88%" the later year goes on.
            latest = max(dated, key=last_year)
            if planned:
                self.planned = latest
            else:
                if self.school is None or latest.value != self.school.value:
                    self.plain = latest
                self.actual, self.paragraph = latest, scene.sentence.paragraph
                self.country = self.named or self.country
                self.of_schemes = any(slots["year"] is latest and slots["insurance"].value for slots in done)
                if latest.rule in {"year.before", "year.behind"}:
                    # The lead's, or the first that is told at all: menus and bylines may stand before the lead.
                    if self.main is None and (scene.sentence.paragraph <= _LEAD or not self.dated):
                        self.main = latest
                    self.dated = True
        reviewed = [
            each
            for each in own
            if scene.sentence.paragraph <= _LEAD and scene.search(_REVIEWED, scene.sentence.start, each.start)
        ]
        if reviewed:
            # "Ngày 9/1/2020, … hội nghị tổng kết năm 2019": the figures are of the year that is looked back on.
            self.main = self.actual = of_mention(reviewed[0], "year.carried")
            self.paragraph = scene.sentence.paragraph
            return
        if done or not own or is_dateline(scene.low[scene.sentence.start : scene.sentence.end]):
            # When the page was printed is no year that the text tells of.
            return
        # A sentence without figures sets the time by one plain year, but not by a plan's or a period's.
        plain = [each for each in own if each.upper is None]
        facts = [
            each
            for each in plain
            if not (_starts(scene, each) and scene.search(_LAW_STARTS, scene.sentence.start, scene.sentence.end))
            and not _PLANNED_YEAR.search(scene.low[max(scene.sentence.start, each.start - 40) : each.start])
        ]
        if len(facts) == 1:
            self.actual, self.paragraph = of_mention(facts[0], "year.carried"), scene.sentence.paragraph
            if self.main is None and scene.sentence.paragraph <= _LEAD:
                self.main = self.actual
        if plain:
            self.planned = of_mention(plain[-1], "year.carried")

    def _is_term(self, slots: Mapping[str, Decision]) -> bool:
        """Say whether a year is the time for which a rate is set (``từ 1/10/2021 đến 30/9/2022``): no fact is of it."""
        value = slots["year"].value
        of_school = self.school is not None and self.school.value == value
        return slots["measure"].value in _RATES and isinstance(value, tuple) and value[1] is not None and not of_school

    def _remember_rules(self, scene: Scene, done: Sequence[Mapping[str, Decision]]) -> None:
        """Take in from when rules hold: their start, a period, a day of the year at hand, or now."""
        own = self.own
        for each in own:
            if each.upper is None and _starts(scene, each) and _rules(scene):
                started = of_mention(each, "year.rule_start")
                if self.law is not None and self.law.value[1] and self.law.value[0] == each.value:  # type: ignore[index]
                    # "giai đoạn 2025-2027 … có hiệu lực từ 01/01/2025": the period says its end too.
                    started = self.law
                self.rule, self.rule_paragraph = started, scene.sentence.paragraph
                if scene.sentence.paragraph == 0 or (
                    scene.sentence.paragraph <= _LEAD
                    and _IN_FORCE.search(scene.low[max(scene.sentence.start, each.start - 60) : each.start])
                ):
                    self.law = self.rule
            elif each.upper is not None and scene.sentence.paragraph <= _LEAD and _in_period(scene, each):
                self.rule, self.rule_paragraph = of_mention(each, "year.rule_start"), scene.sentence.paragraph
                self.law = self.rule
        if (
            self.published is not None
            and all(scene.in_brackets(each) for each in own)
            and (since := scene.search(SINCE_DAY, scene.sentence.start, scene.sentence.end))
            and _rules(scene)
        ):
            # "Từ 1/7, cả nhà cùng mua …": a day without a year is the publication's.
            self.rule = Decision((self.published.year, None), "year.rule_start", (since.span(),))
            self.rule_paragraph = scene.sentence.paragraph
            told = scene.sentence.paragraph <= _LEAD and scene.search(_TAKES_EFFECT, since.end(), scene.sentence.end)
            if scene.sentence.paragraph == 0 or told:
                self.law = self.rule
        if (
            not done
            and not own
            and self.published is not None
            and (told := scene.search(_TOLD_NOW, scene.sentence.start, scene.sentence.end))
        ):
            # "Mức đóng BHYT hộ gia đình hiện nay như sau:" says it of the rates below.
            self.in_force, self.leads = Decision((self.published.year, None), "year.rule", (told.span(),)), True
            self.in_force_paragraph = scene.sentence.paragraph
        for slots in done:
            rule = slots["measure"].value in _RATES and slots["base"].value is not Base.OTHER
            here = slots["year"].rule != "year.row" or all(
                start >= scene.sentence.start for start, _ in slots["year"].evidence
            )
            if rule and here and slots["year"].rule in _GIVEN and last_year(slots["year"]):
                self.in_force, self.in_force_paragraph = (
                    slots["year"]._replace(rule="year.rule"),
                    scene.sentence.paragraph,
                )
        if any(slots["year"].rule == "year.rule_start" for slots in done):
            # A list of rates goes on as long as its items do.
            self.rule_paragraph = scene.sentence.paragraph


def _starts(scene: Scene, each: Candidate) -> bool:
    return scene.search(_STARTS, max(scene.sentence.start, each.start - 60), each.start) is not None


def _in_period(scene: Scene, each: Candidate) -> bool:
    """``nghị quyết quy định chính sách hỗ trợ … giai đoạn 2025-2027``: the rules hold in that period."""
    return scene.search(_PERIOD, scene.sentence.start, each.start) is not None


def _rules(scene: Scene) -> bool:
    """Say whether a sentence tells of a rule, not of what somebody did since some year."""
    start, end = scene.sentence.start, scene.sentence.end
    if scene.search(_OTHER_RULE, start, end) is not None and not scene.insurances:
        return False
    return scene.search(_OF_RULE, start, end) is not None and not scene.search(_PERSONAL, start, end)


def _single(own: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The single years of a sentence if they are several and rise, else none."""
    single = tuple(each for each in own if each.upper is None)
    rises = all(
        isinstance(a.value, int) and isinstance(b.value, int) and a.value < b.value for a, b in pairwise(single)
    )
    return single if len(single) > 1 and rises else ()


def _consecutive(own: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The single years of a sentence if they follow each other (2020, 2021, 2022), else none."""
    single = tuple(each for each in own if each.upper is None)
    values = [each.value for each in single]
    follows = all(isinstance(a, int) and b == a + 1 for a, b in pairwise(values))
    return single if len(values) > 1 and follows else ()


def last_year(decided: Decision) -> int:
    """The last year of a decision, 0 for none."""
    value = [each for each in decided.value if isinstance(each, int)] if isinstance(decided.value, tuple) else []
    return value[-1] if value else 0


def _own_years(scene: Scene) -> list[Candidate]:
    """The years of a sentence that a quantity may be about: no baseline's, no document's."""
    return [
        each
        for each in scene.years
        if not _is_baseline(scene, each) and not _is_document(scene, each) and not _is_since(scene, each)
    ]


def _is_since(scene: Scene, each: Candidate) -> bool:
    """``Từ khi ký kết vào năm 2019, hội đã vận động …``: since when something goes on is not when it came about."""
    if scene.low.startswith(")", each.end) and _INTRODUCED.search(
        scene.low, max(scene.sentence.start, each.start - 50), each.start
    ):
        # "bảo hiểm thất nghiệp (thực hiện từ năm 2009) 88.760 người"
        return True
    return scene.search(_SINCE, max(scene.sentence.start, each.start - 130), each.start) is not None


def _is_baseline(scene: Scene, each: Candidate) -> bool:
    before = scene.low[max(scene.sentence.start, each.start - 80) : each.start]
    return _BASELINE.search(before) is not None and _DEADLINE.search(before) is None


def _is_document(scene: Scene, each: Candidate) -> bool:
    before = scene.low[max(scene.sentence.start, each.start - 90) : each.start]
    if scene.hears(_FOUNDED) and _FOUNDED.search(before[-50:]) is not None:
        # "Về nhiệm vụ năm 2024, huyện phấn đấu …" sets the year of its own plan.
        return scene.search(_STRIVES, each.end, scene.sentence.end) is None
    if not scene.hears(_DOCUMENT) or _DOCUMENT.search(before) is None:
        return False
    # "Nghị quyết … đặt mục tiêu đến năm 2025" names the plan's own year.
    return _OF_PLAN.search(before) is None


def of_mention(each: Candidate, rule: str) -> Decision:
    """Decide for the year of a mention."""
    return Decision((each.value, each.upper), rule, ((each.start, each.end),))
