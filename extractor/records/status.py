"""Status: a result or a plan, by clause.

``status.old_level``  the first value of a movement (``từ 22% xuống 18%``) is a fact
``status.goal``       a noun for the plan right at the number: ``kế hoạch giao 3.000``, ``chỉ tiêu (38%)``, the second
                      of ``53.085/53.416``, ``mức 79% Thủ tướng giao``; as a yardstick (``so với kế hoạch``) it says nothing
``status.row``        names alone stand between a planned figure and this one: ``được giao A 92,5%; B 93%``
``status.known``      the first of ``402/1.305``, a level that others are compared with (``cao hơn mức 5% của năm 2023``), and what
                      holds today (``thay cho 1% hiện hành``)
``status.hypothesis`` ``nếu … sẽ``, ``có thể … nếu``
``status.threshold``  ``xã nào dưới 80% dân số có thẻ, người đứng đầu phải giải trình``
``status.demand``     persons who are asked for: ``cần 350 công nhân``, ``mỗi đại lý vận động ít nhất 5 người``
``status.governor``   a word of planning (``phấn đấu``, ``dự kiến``, ``sẽ`` …) governs what follows it in its sentence, its ``trong
                      đó`` and its list included, until a word of result (``đã``, ``đến nay``) ends it in a clause of its own;
                      and the verb of what is counted governs it: ``2.000 người sẽ``
``status.lead_in``    a lead-in or heading that announces a plan (``Mục tiêu cụ thể:``) governs the items below it; so does
                      ``Tôi đề nghị ba việc.`` what is numbered behind it
``status.carried``    a sentence that breaks down a planned figure (``Trong đó …``, ``Cơ cấu như sau: …``) is planned too
``status.future_year``  the sentence itself gives a year after the publication's
``status.actual``     otherwise
``status.headline``   a headline has the status of the sentence that it sums up

A rule (a contribution or benefit rate) is planned only as a proposal: one that is adopted is a fact,
though it starts later.
"""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions import Candidate
from extractor.records.conditions import demanded, hypothesis, known, threshold
from extractor.records.movement import is_old_level
from extractor.records.planning import Plans, is_yardstick
from extractor.records.scene import Cue, Decision, Scene
from extractor.schema import Measure, MentionType, Role, Status

__all__ = ["by_year", "status"]

_DONE_ALREADY = regex.compile(r"(?<!\p{L})(?:đã|đang|hiện|hiện đang|hiện nay|luôn|vẫn|cơ bản)[ ]$")
_SOURCE = regex.compile(r"(?:theo )?(?:tờ trình|dự luật|dự án luật)")
_GOAL_WORD = r"(?:(?:số )?\d+[-/][\p{L}\d/-]++[ ]|[\p{L}/.]++[ ]?)"
_GOAL = regex.compile(
    rf"[ ]?{_GOAL_WORD}{{0,7}}?(?:20\d\d[ ]?)?[:(]?[ ]?(?:[\p{{L}}]+[ ]){{0,3}}$"
    rf"|[ ]?{_GOAL_WORD}{{8,18}}?(?:20\d\d[ ]?)?\([ ]?(?:[\p{{L}}]+[ ]){{0,3}}$"
)
_THIS_GOAL = regex.compile(
    r"(?<!\p{L})((?:chỉ tiêu|mục tiêu) (?:này|đó|ấy))(?!\p{L})(?![^;]{0,160}(?<!\p{L})(?:đạt|thực hiện|hoàn thành|vượt|đã)(?!\p{L}))"
)
_RESET_WORDS = regex.compile(
    r"(?<!\p{L})(?:đạt|bằng|thực hiện|được|có|chiếm|tăng|giảm|còn|(?<!năm )nay|tới giờ)(?!\p{L})"
)
_SET_BEHIND = regex.compile(
    r"(?:(?:[ ][\p{L}%]+){0,5}?|[^,;.()]{0,60}[ ]mà(?:[ ][\p{L}\d/–-]+){1,7}?)[ ](?:giao|đề ra|đặt ra|đòi hỏi)(?!\p{L})"
)
_SET_BEFORE = regex.compile(r"(?<!\p{L})(?:mức|mốc|ngưỡng|con số)[ ](?:[\p{L}]+[ ])?$")
_PREDICTED = regex.compile(
    r"[ ](?:(?!đã|đang|cho|nói|biết|trả lời|tin|khẳng định)\p{L}+(?:,(?=[ ](?:học|sinh|công|viên|nhân|người|đoàn|hội|thanh)[ ]\p{L}))?[ ]){1,8}?"
    r"(?P<word>sẽ)(?!\p{L})(?! không)"
)
_IS_AIM = regex.compile(
    r"[^,;.:\d]{0,60}[ ]là[ ](?P<word>mục tiêu|chỉ tiêu|(?:con số|mốc|mức)(?: mà)?[ ](?:\p{L}+[ ]){0,3}?(?:đặt ra|đề ra|phấn đấu|hướng tới|hướng đến))(?!\p{L})(?! đã)"
)
"""``Con số 94% dân số có thẻ BHYT là mục tiêu mà tỉnh hướng tới``"""
_OF_PLAN_BEHIND = regex.compile(
    r"[ ]?(?:người|lao động|em|thẻ|học sinh)?[ ](?:theo |của )?(?:kế hoạch|chỉ tiêu)(?!\p{L})"
)
_COUNTED = regex.compile(r"\d[ ](?:trong số \d+ )?$")
_DATED_GOAL = regex.compile(
    r"(?:(?<=đến)|(?:[ ](?:đặt ra|đề ra))?(?:[ ]là)?(?:[ ]của[ ][^,.;:\d]{1,40})?[ ](?:đến|tới))[ ](?:(?:hết|cuối|ngày|tháng)[ ])*(?:năm(?!\p{L})|\d{1,2}[/-]\d)"
)
_TODAYS = regex.compile(
    r"[ ](?:như )?(?:hiện nay|hiện hành|hiện tại|như luật hiện hành|đang áp dụng)(?!\p{L})"
    r"|[ ](?:vào năm \d{4} )?như (?:luật|quy định)[ ](?:đang quy định|hiện hành|hiện nay)(?!\p{L})"
)
"""Behind a number: what holds today is a fact, whatever is proposed in its stead."""
_SHORT_PLAN = regex.compile(r"\((?P<word>nq|kh|nghị quyết|nghị quyết đề ra|nghị quyết giao)[ :]{1,2}$")
_RESOLVED = regex.compile(
    r"(?:so với|thấp hơn|cao hơn|kém|hơn)[ ](?:\p{L}+[ ]){0,2}?(?P<word>nghị quyết|mức[ ](?:\p{L}+[ ]){0,5}?giao)[^,;()\d]{0,50}\([ ]?$"
)
_IS_TO = regex.compile(r"(?:[ ](?!đã|đạt|được|có)[\p{L}\d/]+){0,9}?[ ]là[ ](?:đến |phải |có |sẽ |số |tỷ lệ |mỗi |hết )")
_IS_SO_MUCH = regex.compile(
    r"(?:[ ](?!đã|đạt|được|có|vượt|hoàn thành)[\p{L}\d/–-]+,?){1,18}?[ ](?:lần lượt )?là[ ](?:lần lượt |khoảng |gần |hơn |trên |từ |tối thiểu |ít nhất )*"
)
_PURPOSE = regex.compile(
    r"[ –“\"-]*+(?P<word>để|nhằm)[ ](?:đến |hết |cuối |năm |tháng |quý |\d[\d/.-]*+[ ,]+)*+"
    r"(?:đạt|có|bao phủ|hoàn thành|phủ|đưa|nâng|duy trì|bảo đảm|đảm bảo|về đích|cán đích|cán mốc|chạm)[ ](?:(?!đã|đang)[^,;.\d]){0,60}$"
)
_THAN = regex.compile(r"(?<!\p{L})(?:so với|hơn|vượt|vượt qua|kém|trên|cách|cách xa)[ ](?:mức )?$")
_OPENING = regex.compile(r"[ “\"]*(?:[-–•*][ ]*|\p{L}[)][ ]*|\d[.)][ ]*)?(?:[^,;.:()%]{1,40},[ ])?(?:các |những )?")
_SAID = regex.compile(
    r"(?<!\p{L})(?:cho biết|cho rằng|tin|nghĩ|trả lời|nói|khẳng định|mong|muốn|định|tính)(?!\p{L})[^;.]{0,150}$"
)
_PROPOSED = regex.compile(r"[ ]*(?:[-–•*][ ]*)?phương án (?:\d|một|hai|ba|thứ \p{L}+)(?!\p{L})")
_DONE_BEHIND = regex.compile(r"(?:[ ](?!sẽ|phải|cần)\p{L}+){1,4}?[ ]đã[ ]")
_REDUCED = regex.compile(r"(?<!\p{L})(?:còn|xuống|giảm|để|dưới|quá)[ ](?:\p{L}+[ ]){0,2}$")
_BY_PLAN = regex.compile(
    r"[ –“\"-]*+(?:cũng )?(?P<word>theo (?:kế hoạch|chỉ tiêu|lộ trình|mục tiêu|dự toán|nghị quyết))(?!\p{L})[^,;:.]{0,80}+,"
    r"(?![ ](?:đã |hiện |đến nay |tính đến )|[ ]có[ ]\d[\d.]*+[ ](?:đơn vị|doanh nghiệp|hồ sơ|người|lao động)(?!\p{L}))"
)
"""``Theo kế hoạch, đến cuối năm …`` opens a statement of what is planned."""
_TASK = regex.compile(
    r"[ –•*+“\"-]*+(?P<word>tập trung)[ ](?:phát triển|vận động|mở rộng|tuyên truyền|khai thác|rà soát|đôn đốc|thu)(?!\p{L})(?:(?!đã)(?:[^.]|[.](?=\d))){0,300}$"
)
"""``Tập trung phát triển thêm 3.410 người``: a sentence that begins with its verb sets a task."""
_STILL_SHORT = regex.compile(r"(?<!\p{L})còn (?:thiếu|kém|hụt|cách)[ ](?:\p{L}+[ ]){0,3}$")
_THEN_DISTANCE = regex.compile(
    r"[^,;.()\d]{0,24},[ ](?P<so>(?:tức|nghĩa là|tức là)[ ])?(?:đã |còn |vẫn |mới )?(?:vượt|hụt|thiếu|kém|cao hơn|thấp hơn)[ ](?:khoảng |gần |hơn |trên |tới |đến )*"
)
_DEADLINE = regex.compile(r"(?:chỉ tiêu|mục tiêu)(?:[ ]\p{L}+){0,3}?[ ]đến (?:hết |cuối )?năm (?:19|20)\d\d(?!\d)")
_GIVEN_TO_REACH = regex.compile(
    r"(?:[ ](?:toàn|tỉnh|huyện|thành phố|thị xã|xã|ngành|bhxh|địa phương)|[ ]\p{L}+(?: \p{L}+)?){1,3}[ ](?:phải )?đạt[ ](?:khoảng |từ |tối thiểu |ít nhất |trên |hơn )*"
)
"""``giao toàn tỉnh đạt 13,6%``"""
_DONE_BESIDE = regex.compile(
    r"[,;][ ](?:[\p{L}]+[ ]){0,6}?(?P<word>thực hiện|thực hiện được|làm được|thực tế đạt|kết quả đạt)[ ](?:khoảng |gần |hơn |trên |tới |đến )*$"
    r"|[;,)][ ](?:đã )?(?P<word>thực hiện|kết quả)(?: được| đạt)?:[ ]?$"
)
"""``giao năm 2023 phải đạt 64%, tỉnh thực hiện 76,4%``, ``kế hoạch 12.500 người; thực hiện: 9.870``: what came of the plan."""
_OWN_CLAUSE = regex.compile(r"[,;:.(](?=[ ])|(?<=[ ])(?:nhưng|song|trong khi)(?!\p{L})")
_RULES = {Measure.CONTRIBUTION, Measure.BENEFIT}
_DISTANCES = {Role.ABOVE_TARGET, Role.BELOW_TARGET, Role.COMPLETION}


def status(
    scene: Scene,
    quantity: Candidate,
    role: Role,
    measure: Decision,
    plans: Plans,
    row: Decision | None,
) -> Decision:
    """Decide the status of a quantity, its year aside (see :func:`by_year`).

    Args:
        scene: the sentence.
        quantity: the quantity.
        role: its role.
        measure: what was decided for its measure.
        plans: what earlier sentences planned.
        row: what was decided for the quantity before it in the sentence.
    """
    if is_old_level(scene, quantity):
        return Decision(Status.ACTUAL, "status.old_level")
    rule = measure.value in _RULES
    if role not in _DISTANCES and measure.rule != "measure.whole" and (goal := _goal(scene, quantity)) is not None:
        return Decision(Status.PLANNED, "status.goal", ((goal.start, goal.end),))
    if (
        row is not None
        and row.rule in {"status.goal", "status.row"}
        and role not in _DISTANCES
        and _in_list(scene, quantity)
    ):
        return Decision(row.value, "status.row", row.evidence)
    if (
        row is not None
        and role in {Role.ABOVE_TARGET, Role.BELOW_TARGET}
        and (by := _by_so_much(scene, quantity))
        and (row.value is Status.ACTUAL or by["so"])
    ):
        # "tỉnh thực hiện 76,4%, vượt 12,4%"; "cam kết nâng lên 89,5%, tức vẫn hụt 1%"
        return Decision(row.value, "status.row", row.evidence)
    if (today := _TODAYS.match(scene.low, quantity.end)) is not None:
        return Decision(Status.ACTUAL, "status.known", (today.span(),))
    if (past := known(scene, quantity)) is not None:
        return Decision(Status.ACTUAL, "status.known", (past,))
    if (supposed := hypothesis(scene, quantity, rule=rule)) is not None:
        return Decision(Status.PLANNED, "status.hypothesis", (supposed,))
    if (bound := threshold(scene, quantity)) is not None:
        return Decision(Status.PLANNED, "status.threshold", (bound,))
    if (asked := demanded(scene, quantity)) is not None:
        return Decision(Status.PLANNED, "status.demand", (asked,))
    if not rule and (this := scene.search(_THIS_GOAL, scene.group_start(quantity), quantity.start)) is not None:
        return Decision(Status.PLANNED, "status.governor", (this.span(1),))
    if not rule and (purpose := scene.match(_PURPOSE, scene.sentence.start, quantity.start)) is not None:
        return Decision(Status.PLANNED, "status.governor", (purpose.span("word"),))
    if not rule and (aim := scene.match(_IS_AIM, quantity.end, scene.right(quantity))) is not None:
        return Decision(Status.PLANNED, "status.governor", (aim.span("word"),))
    governor = _governor(scene, quantity, proposals_only=rule)
    if governor is not None and governor.value != "actual" and _is_so(scene, quantity, measure, role, governor):
        return Decision(Status.ACTUAL, "status.actual")
    if governor is not None and role is Role.COMPLETION and governor.value == "goal":
        # "(kế hoạch 1.050 người, đạt 105,1%)": what is reached of a plan is a result.
        return Decision(Status.ACTUAL, "status.actual")
    own_clause = governor is not None and scene.search(_OWN_CLAUSE, governor.end, quantity.start) is not None
    if role is Role.BELOW_TARGET and (own_clause or _STILL_SHORT.search(scene.before(quantity))):
        # "so với mục tiêu đến năm 2021 đạt 35%, tỷ lệ này còn thấp hơn 1,5%": nobody plans to fall short.
        return Decision(Status.ACTUAL, "status.actual")
    if governor is not None:
        value = Status.ACTUAL if governor.value == "actual" else Status.PLANNED
        return Decision(value, "status.governor", ((governor.start, governor.end),))
    if not rule and (told := scene.match(_PREDICTED, quantity.end, scene.right(quantity))) is not None:
        return Decision(Status.PLANNED, "status.governor", (told.span("word"),))
    return plans.over(scene, rule=rule) or Decision(Status.ACTUAL, "status.actual")


def by_year(
    scene: Scene, decided: Decision, measure: Decision, year: Decision, published_year: int | None, goal_year: int
) -> Decision:
    """Make a fact planned whose own sentence gives a year that was still to come; rules aside.

    Args:
        scene: the sentence.
        decided: the status by its words.
        measure: what is measured.
        year: the year of the quantity.
        published_year: the year of publication, if known.
        goal_year: the year to be reached that the sentence before told of, 0 for none.
    """
    own = tuple(span for span in year.evidence if scene.sentence.start <= span[0] < scene.sentence.end)
    first = year.value[0] if isinstance(year.value, tuple) else None
    # "nỗ lực hoàn thành … 45% đến năm 2025": a year right behind the number says more than the verb before it.
    told = decided.value is Status.ACTUAL and (decided.rule == "status.actual" or year.rule == "year.behind")
    if not told or not own or measure.value in _RULES:
        return decided
    if published_year is None:
        # "… mục tiêu đến năm 2021 có 35%. Năm 2025, có khoảng 45%": what goals go on to is a goal.
        ahead = goal_year > 0 and decided.rule == "status.actual"
        to_come = goal_year if ahead else None
    else:
        to_come = published_year
    if isinstance(first, int) and to_come is not None and first > to_come:
        return Decision(Status.PLANNED, "status.future_year", own)
    return decided


def _is_so(scene: Scene, quantity: Candidate, measure: Decision, role: Role, governor: Cue) -> bool:
    """Say whether the number's own predicate tells a fact, whatever was planned in a clause before it.

    ``ký cam kết …; 21.480 học sinh đã tham gia``; ``tập trung vào gần 8.000 học sinh chưa tham gia``.
    """
    if quantity.kind is not MentionType.HEAD_COUNT:
        return False
    if _DONE_BEHIND.match(scene.low, quantity.end, scene.right(quantity)):
        return _OWN_CLAUSE.search(scene.low, governor.end, quantity.start) is not None
    behind = measure.value is Measure.NON_PARTICIPATION and measure.evidence and measure.evidence[0][0] >= quantity.end
    return bool(behind) and role is not Role.DECREASE and _REDUCED.search(scene.before(quantity)) is None


def _by_so_much(scene: Scene, quantity: Candidate) -> regex.Match[str] | None:
    """Match what stands between a level and its distance to the plan where it is a comma and the verb alone."""
    previous = scene.previous(quantity)
    return _THEN_DISTANCE.fullmatch(scene.low, previous.end, quantity.start) if previous is not None else None


def _in_list(scene: Scene, quantity: Candidate) -> bool:
    """Say whether nothing but names stands between a planned figure and the next (``được giao A 92,5%; B 93%``)."""
    previous = scene.previous(quantity)
    if previous is None:
        return False
    between_cues = [cue for name in ("statuses", "roles") for cue in scene.cues(name, previous.end, quantity.start)]
    if any(cue.value != "none" and scene.low[cue.start : cue.end] not in {"là", "từ"} for cue in between_cues):
        # "… 58,1%; tiếp đến là thị xã B 34%" goes on, "…, đạt 34%" does not.
        return False
    if _DONE_BESIDE.search(scene.low, previous.end, quantity.start) is not None:
        return False
    if scene.noun_end(quantity) != quantity.end:
        # The first of a pair ("402/1.305") is what is done.
        return False
    between = scene.low[previous.end : quantity.start]
    return len(between) <= 60 and ")" not in between and "/" not in between


def _goal(scene: Scene, quantity: Candidate) -> Cue | None:
    """The plan's own figure: ``kế hoạch giao 3.000``, ``chỉ tiêu (38%)``, ``53.085/53.416``."""
    low = scene.low
    behind = scene.match(_SET_BEHIND, quantity.end, scene.right(quantity))
    if behind is not None and scene.search(_SET_BEFORE, max(scene.left(quantity), quantity.start - 24), quantity.start):
        return Cue(quantity.end, behind.end(), "goal")
    start = scene.clause_start(quantity)
    if low[start - 1 : start] in {"(", ":"}:
        start = max(scene.left(quantity), start - 130)
    goals = _goal_forms(scene.lexicons)
    for cue in reversed(scene.cues("statuses", start, quantity.start)):
        if low[cue.start : cue.end] not in goals:
            continue
        if scene.search(_DONE_ALREADY, scene.sentence.start, cue.start):
            # "hiện bảo đảm cho 74 triệu người" says what is.
            return None
        beside = low[cue.end : quantity.start] == " " and _THAN.search(low, scene.sentence.start, cue.start)
        if low[quantity.start - 1] != "(" and not beside and is_yardstick(scene, cue, 14):
            # "so với chỉ tiêu … (38%)": only the bracket gives the yardstick's own figure.
            return None
        between = low[cue.end : quantity.start]
        if low[cue.start : cue.end] == "giao" and _GIVEN_TO_REACH.fullmatch(between):
            return cue
        return cue if _GOAL.fullmatch(between) and not _RESET_WORDS.search(between) else None
    if (short := _SHORT_PLAN.search(low, scene.left(quantity), quantity.start)) is not None:
        # "tăng 10,8% (NQ 9-10%)"
        return Cue(*short.span("word"), "goal")
    if (given := _RESOLVED.search(low, scene.left(quantity), quantity.start)) is not None:
        # "thấp hơn 2,6% so với nghị quyết HĐND tỉnh (60%)"
        return Cue(*given.span("word"), "goal")
    previous = scene.previous(quantity)
    if previous is not None and low[previous.end : quantity.start].strip() == "/":
        return Cue(previous.end, quantity.start, "goal")
    if low.endswith("/", 0, quantity.start) and (
        named := scene.match(_OF_PLAN_BEHIND, quantity.end, scene.right(quantity))
    ):
        # "9.870 người tham gia/12.500 người theo kế hoạch"
        return Cue(*named.span(), "goal")
    return None


@compiled("statuses")
def _goal_forms(lexicons: Lexicons) -> frozenset[str]:
    return frozenset(row.form for row in lexicons["statuses"].rows if row.value == "goal")


def _governor(scene: Scene, quantity: Candidate, *, proposals_only: bool) -> Cue | None:
    """The last word of planning before the number that no result has ended, or that result."""
    low = scene.low
    proposed = scene.match(_PROPOSED, scene.sentence.start, quantity.start)
    found = Cue(*proposed.span(), "proposal") if proposed is not None else None
    by_plan = None if proposals_only else scene.match(_BY_PLAN, scene.sentence.start, quantity.start)
    if by_plan is not None:
        found = Cue(*by_plan.span("word"), "planned")
    task = None if proposals_only else scene.match(_TASK, scene.sentence.start, quantity.start)
    if task is not None:
        found = Cue(*task.span("word"), "planned")
    for cue in scene.cues("statuses", scene.sentence.start, quantity.start):
        if cue.value == "actual" and any(each.end == cue.start - 1 for each in scene.quantities):
            # "tăng từ 9% hiện nay lên 13%": today is the level's before it.
            continue
        if cue.value == "actual":
            # A result ends a plan only from a clause of its own.
            own = found is None or found.value == "actual" or _OWN_CLAUSE.search(low, found.end, cue.end)
            if own or _past_its_number(scene, found, cue):
                found = cue
        elif cue.value == "goal":
            noun = low[cue.start : cue.end] not in {"giao", "được giao"}
            if noun and not proposals_only and not is_yardstick(scene, cue, 14):
                found = cue if _announces(scene, cue) and not _closed(low, cue, quantity) else found
        elif _is_said(scene, cue, quantity):
            continue
        elif not proposals_only and _SOURCE.fullmatch(low, cue.start, cue.end):
            # What a bill proposes are rules; counts it only reports.
            continue
        elif low.startswith("có thể", cue.start) and ";" in low[cue.end : quantity.start]:
            # What somebody may do says nothing of the next statement.
            continue
        elif cue.value in {"proposal", "aim"} or (cue.value == "planned" and not proposals_only):
            found = cue
    if found is not None and found.value != "actual":
        done = scene.search(_DONE_BESIDE, found.end, quantity.start)
        return found if done is None else Cue(*done.span("word"), "actual")
    return found


def _past_its_number(scene: Scene, plan: Cue | None, done: Cue) -> bool:
    """``phấn đấu 93% và đã đạt 93,5%``: what is planned has its number, the result is another."""
    told = plan is not None and any(plan.end <= each.start < done.start for each in scene.quantities)
    return told and scene.low.endswith(" và ", 0, done.start)


def _is_said(scene: Scene, cue: Cue, quantity: Candidate) -> bool:
    """``37,5% tin rằng mình sẽ có lương hưu; 31% …``: what some say they will do plans nothing for others."""
    before = [each for each in scene.quantities if each.end <= cue.start]
    if not before or scene.search(_SAID, before[-1].end, cue.start) is None:
        return False
    return scene.search(_OWN_CLAUSE, cue.end, quantity.start) is not None


def _closed(low: str, cue: Cue, quantity: Candidate) -> bool:
    """``1.812 (kế hoạch giao 3.000); BHTN: 88.705``: a noun in brackets governs nothing behind them."""
    between = low[cue.end : quantity.start]
    return between.find(")") >= 0 and "(" not in between[: between.find(")")]


def _announces(scene: Scene, cue: Cue) -> bool:
    """``Mục tiêu của tỉnh đến năm 2020: 55% …``: the noun opens a list, or runs straight on to a number."""
    first = next(each for each in scene.quantities if each.start >= cue.end)
    between = scene.low[cue.end : first.start]
    if scene.search(_COUNTED, scene.sentence.start, cue.start) is not None:
        # "thông qua 12 chỉ tiêu đến năm 2023, trong đó: …" sets them; "có 15 chỉ tiêu đạt và vượt" counts them.
        return ":" in between and scene.search(_DEADLINE, cue.start, first.start) is not None
    if scene.match(_IS_TO, cue.end, first.start) and _OPENING.fullmatch(scene.low, scene.sentence.start, cue.start):
        # "Kế hoạch năm của thành phố là số người tham gia đạt 95%"
        return True
    if _DATED_GOAL.match(scene.low, cue.end) and _OPENING.fullmatch(scene.low, scene.sentence.start, cue.start):
        # "Mục tiêu đến năm 2025, tỷ lệ bao phủ đạt 95%"
        return all(each.value != "actual" for each in scene.cues("statuses", cue.end, first.start))
    if _IS_SO_MUCH.fullmatch(between) and _OPENING.fullmatch(scene.low, scene.sentence.start, cue.start):
        # "Chỉ tiêu BHXH tự nguyện các năm 2023, 2024, 2025 lần lượt là 24.500; …"
        return True
    return ":" in between[:60] or (_OWN_CLAUSE.search(between) is None and not _RESET_WORDS.search(between))
