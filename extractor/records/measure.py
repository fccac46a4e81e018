"""Measure: what is counted or rated.

A measure word counts for a quantity only if it can: persons take part, are left out, receive, or are
hit by arrears; rates of a wage, a bill or a contribution are contributions or benefits. So the
base of a percentage is decided first, and words that cannot fit are read in the light of it (``đóng``
with persons is participation, ``hưởng`` with a wage is the benefit).

``measure.whole``    the whole against which others are counted: ``trong tổng số 6.200 người``, ``dân số 1,2 triệu``
``measure.degree``   a degree of disability: ``suy giảm khả năng lao động từ 61%``
``measure.survey``   a share of the asked says what they think or plan: ``64% người được hỏi``
``measure.things``   a share of offices, firms or files rates what they do: ``100% đơn vị giao dịch điện tử``
``measure.money``    a rate right behind an amount rates the money: ``nợ 61 tỷ đồng, bằng 3,71% số phải thu``
``measure.near``     a word in the clause of the number, before it for a percentage, behind it for a count
``measure.left``     the nearest word before the number in its stretch
``measure.rest``     who is left of a whole: ``có 386 em thì 371 em đã có thẻ, còn 15 em``
``measure.row``      the quantity before it in the sentence
``measure.sentence`` an earlier word of the sentence
``measure.scheme``   a scheme is named and nothing else is said: participation
``measure.carried``  what the text was about, where the sentence goes on about it
``measure.base``     nothing but the base speaks
``measure.other``    otherwise
``measure.headline`` a headline has the measure of the sentence that it sums up
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Cue, Decision, Scene
from extractor.schema import Base, Measure, MentionType, Span

__all__ = ["announced", "measure", "whole"]

_WHOLE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:trong (?:tổng )?số|trên tổng số|(?:tổng )?dân số(?: của| toàn)?[ \p{L}]{0,24}|(?:khảo sát|phỏng vấn|thăm dò|hỏi chuyện|hỏi nhanh|hỏi|điều tra)(?:(?![ ](?:thấy|có|là|rằng|đã|được))[ ][\p{L}\d/]+){0,9}?|số dân|nhân khẩu|quy mô dân số|tổng số dân)[ ]"
    r"(?:là|có|đạt|gồm|hơn|gần|trên|khoảng|xấp xỉ|ngót|vào khoảng|[ ])*$"
)
_WHOLE_AFTER = regex.compile(
    r"[ ]?(?:dân số|dân(?!\p{L}| tộc)|nhân khẩu(?! (?:không|chưa|đã|được|đang|tham gia|bị)(?!\p{L}))|khẩu(?!\p{L})|(?:người|lao động|học sinh|sinh viên|em)[^,.;\d]{0,30} được (?:hỏi|khảo sát|phỏng vấn))"
    r"|[ ](?:người[ ])?(?:trong|ở)[ ]độ tuổi lao động"
    r"|[ ](?:người|đại biểu|cán bộ)(?:[ ][^,.;\d]{1,30})?[ ](?:tham dự|dự)(?!\p{L})"
    r"|[ ][^,.;:\d()]{1,40},?[ ](?:thì|nhưng)[ ](?:mới |chỉ |có |đã |vỏn vẹn |chỉ có |mới có |mới chỉ có )*+(?=\d|một |hai |ba |bốn |năm |sáu |bảy |tám |chín )"
)
_PLAN = regex.compile(r"(?<!\p{L})(?:kế hoạch|chỉ tiêu|mục tiêu|được giao|giao)(?!\p{L})")
_CLOSED_GROUP = regex.compile(r"[ ]?(?:học sinh|sinh viên|hssv|em|trẻ|hội viên|đoàn viên|đại biểu|cháu|cụ|hộ)(?!\p{L})")

_WITH_REST = regex.compile(r"[^,;.\d]{0,40},[ ](?:chỉ )?còn[ ](?:lại )?\d[\d.]*+[^,;.]{0,30}(?:chưa|không)(?!\p{L})")
_DISABILITY = regex.compile(
    r"(?<!\p{L})(?:suy giảm|tỷ lệ thương tật)(?: khả năng lao động)?[ ](?:từ |là |trên |dưới )*$"
)
_PEOPLE = {Base.GROUP, Base.POPULATION, Base.LABOUR_FORCE}
_AMOUNTS = {Measure.CONTRIBUTION, Measure.BENEFIT, Measure.FINANCE}
_OF_PEOPLE = {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.BENEFICIARIES}
_OF_PERSONS = {Measure.CONTRIBUTION: Measure.PARTICIPATION, Measure.BENEFIT: Measure.BENEFICIARIES}
_SUBJECT = regex.compile(
    r"(?<!\p{L})(?:số|tỷ lệ|tỉ lệ|lượng|nhóm|những|các)[ ](?:[\p{L}]+[ ]){0,3}?(?:người|lao động|đối tượng|học sinh|sinh viên|hssv|công nhân|nông dân|trẻ|hội viên|dân)(?!\p{L})|(?<!\p{L})(?:nhóm|khối)[ ][^,;.\d]{2,50}[ ]chiếm(?!\p{L})"
)


def whole(scene: Scene, quantity: Candidate) -> Decision | None:
    """Say whether the number is the whole against which others are counted."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    before = scene.low[max(scene.sentence.start, quantity.start - 60) : quantity.start]
    if (found := _WHOLE_BEFORE.search(before)) is not None:
        at = quantity.start - len(before) + found.start()
        return Decision(Measure.OTHER, "measure.whole", ((at, quantity.start),))
    if (found := _WHOLE_AFTER.match(scene.low, quantity.end)) is not None:
        return Decision(Measure.OTHER, "measure.whole", ((quantity.end, found.end()),))
    if of_pair(scene, quantity) and not _PLAN.search(scene.low, scene.sentence.start, scene.sentence.end):
        # "211.480/213.401 học sinh" without a plan: the second is all of them.
        group = _CLOSED_GROUP.match(scene.low, quantity.end) or _WITH_REST.match(
            scene.low, quantity.end, scene.sentence.end
        )
        if group is not None:
            return Decision(Measure.OTHER, "measure.whole", (group.span(),))
    return None


def announced(scene: Scene) -> Decision | None:
    """Return the measure that a sentence without figures announces.

    A lead-in does (``Mức đóng hằng tháng như sau:``), and a sentence about rates (``Nhà nước hỗ trợ tiền đóng
    theo ba mức.``).
    """
    if scene.quantities:
        return None
    text = scene.low[scene.sentence.start : scene.sentence.end]
    cues = _free(scene, scene.cues("measures"))
    if not (text.endswith(":") or "như sau" in text[-20:]):
        cues = [cue for cue in cues if cue.value in {"contribution", "benefit"} and scene.insurances]
    return Decision(Measure(cues[0].value), "measure.carried", ((cues[0].start, cues[0].end),)) if cues else None


def _average_wage(scene: Scene, quantity: Candidate, base: Base | None) -> bool:
    """Say whether the whole is an average wage: contributions are paid on a wage, pensions are parts of its average."""
    return base is Base.WAGE and _AVERAGE.search(scene.low, quantity.end, scene.right(quantity)) is not None


_AVERAGE = regex.compile(r"(?:mức )?bình quân|lương bình quân")


def _own_stretch(scene: Scene, quantity: Candidate) -> int:
    """Where what stands before a number is about it: behind the clause of the number before."""
    previous = scene.previous(quantity)
    if previous is None:
        return scene.sentence.start
    end = scene.clause_end(previous)
    return end if end < quantity.start else scene.clause_start(quantity)


def _rest(scene: Scene, quantity: Candidate) -> Span | None:
    """``có 386 em thì 371 em đã có thẻ, còn 15 em``; ``1.189 đã có thẻ; 17 chưa``: of a whole, who is left."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    if (found := _NOT_YET.match(scene.low, quantity.end, scene.right(quantity))) is not None:
        return found.span()
    of_whole = any(
        of_pair(scene, each) or whole(scene, each) is not None
        for each in scene.quantities
        if each.start < quantity.start
    )
    if of_whole and scene.low.endswith("còn ", 0, quantity.start):
        return quantity.start - 4, quantity.start
    left = _LEFT_OVER.match(scene.low, quantity.end, scene.right(quantity))
    return left.span() if of_whole and left is not None else None


_NOT_YET = regex.compile(r"(?:[ ]\p{L}+){0,2}(?:[ ]còn lại)?[ ](?:thì )?(?:vẫn )?chưa(?: có)?(?=[ ]?[.,;]|$)")
_LEFT_OVER = regex.compile(r"(?:[ ]\p{L}+){0,2}[ ]còn lại(?!\p{L})")


def of_pair(scene: Scene, quantity: Candidate) -> bool:
    """Say whether the number is the second of a pair ``53.085/53.416``."""
    previous = scene.previous(quantity)
    return previous is not None and scene.low[previous.end : quantity.start].strip() == "/"


def measure(
    scene: Scene, quantity: Candidate, base: Base | None, row: Decision | None, carried: Decision | None, named: bool
) -> Decision:
    """Decide the measure of a quantity.

    Args:
        scene: the sentence.
        quantity: the quantity.
        base: its base, if it is a percentage and words name one.
        row: what was decided for the quantity before it in the sentence.
        carried: the measure of the text so far, if this sentence goes on about it.
        named: whether a scheme is named in the quantity's stretch.
    """
    if (found := whole(scene, quantity)) is not None:
        return found
    if (degree := _DISABILITY.search(scene.low, scene.left(quantity), quantity.start)) is not None:
        return Decision(Measure.OTHER, "measure.degree", (degree.span(),))
    persons = quantity.kind is MentionType.HEAD_COUNT or base in _PEOPLE
    start = _past_base(scene, quantity, base)
    behind = _free(scene, scene.cues("measures", start, scene.reach(quantity)))
    before = _free(scene, scene.cues("measures", _own_stretch(scene, quantity), quantity.start))
    close = [cue for cue in before if cue.start >= scene.clause_start(quantity)]
    close = _from_head(scene, close, quantity)
    for rule_of in (_survey, _of_things, _after_money):
        if (found := rule_of(scene, quantity, base)) is not None:
            return found
    if (strong := _strong_other(scene, quantity, [*close, *behind])) is not None:
        return strong
    if quantity.kind is MentionType.HEAD_COUNT:
        order = [(behind, "measure.near"), (close[::-1], "measure.near"), (before[::-1], "measure.left")]
    else:
        order = [(close[::-1], "measure.near"), (behind, "measure.near"), (before[::-1], "measure.left")]
    for cues, rule in order:
        for cue in cues:
            if (value := _fitting(scene, quantity, cue, persons, base)) is not None:
                return Decision(value, rule, ((cue.start, cue.end),))
    if (base in _PEOPLE or base is Base.OTHER) and start > quantity.end:
        # "chiếm 61% tổng số người hưởng": a share of those who receive.
        for cue in _free(scene, scene.cues("measures", quantity.end)):
            if cue.start < start and (value := _fitting(scene, quantity, cue, persons, base)) is not None:
                return Decision(value, "measure.base", ((cue.start, cue.end),))
    if row is not None and row.value is Measure.PARTICIPATION and (rest := _rest(scene, quantity)) is not None:
        return Decision(Measure.NON_PARTICIPATION, "measure.rest", (rest,))
    renewed = named and row is not None and row.value is Measure.OTHER
    if row is not None and not renewed and _fits(Measure(str(row.value)), persons, base):
        return Decision(row.value, "measure.row", row.evidence)
    for cue in reversed(_free(scene, scene.cues("measures", scene.sentence.start, quantity.start))):
        if (value := _fitting(scene, quantity, cue, persons, base)) is not None:
            return Decision(value, "measure.sentence", ((cue.start, cue.end),))
    amount_carried = carried is not None and Measure(str(carried.value)) in _AMOUNTS
    if base is Base.WAGE and _average_wage(scene, quantity, base):
        return Decision(Measure.BENEFIT, "measure.base")
    if named and base not in {Base.CONTRIBUTION, Base.WAGE} and not (amount_carried and not persons):
        return Decision(Measure.PARTICIPATION, "measure.scheme")
    if carried is not None and carried.value is Measure.NON_PARTICIPATION and _REACHED.search(scene.before(quantity)):
        return Decision(Measure.PARTICIPATION, "measure.carried", carried.evidence)
    aimed = base is Base.POPULATION and _REACHED.search(scene.before(quantity)) is not None
    if aimed and carried is not None and carried.value is Measure.OTHER:
        return Decision(Measure.PARTICIPATION, "measure.base")
    if carried is not None and _fits(Measure(str(carried.value)), persons, base):
        return Decision(carried.value, "measure.carried", carried.evidence)
    if base is Base.WAGE:
        return Decision(Measure.CONTRIBUTION, "measure.base")
    if base is Base.COST and any(cue.value == "health" for cue in scene.cues("implied_insurance")):
        return Decision(Measure.BENEFIT, "measure.base")
    if base is Base.CONTRIBUTION:
        due = "phải thu" in scene.low[quantity.end : quantity.end + 24]
        return Decision(Measure.ARREARS if due else Measure.CONTRIBUTION, "measure.base")
    return Decision(Measure.OTHER, "measure.other")


def _past_base(scene: Scene, quantity: Candidate, base: Base | None) -> int:
    """Where the words behind a number begin to say what is rated: past the name of its base."""
    if base is None:
        return quantity.end
    for cue in scene.cues("bases", quantity.end, scene.right(quantity)):
        return cue.end if cue.start - quantity.end <= 40 else quantity.end
    return quantity.end


def _stands_as_base(scene: Scene, base: Cue) -> bool:
    """Say whether the name of a whole stands right behind a percentage (``30% mức đóng``), not by itself (``mức đóng bằng``)."""
    before = scene.last_before(base.start)
    if before is None or before.kind is not MentionType.PERCENTAGE:
        return False
    return base.start - before.end <= 24 and "," not in scene.low[before.end : base.start]


def _bracketed(scene: Scene, cue: Cue) -> bool:
    """``(lao động khu vực phi chính thức) đạt 1%``: what stands in closed brackets says it of something else."""
    opened = scene.low.rfind("(", scene.sentence.start, cue.start)
    closed = scene.low.find(")", cue.end, scene.sentence.end)
    if opened < 0 or closed < 0 or scene.low.find(")", opened, cue.start) >= 0:
        return False
    return not any(opened < each.start < closed for each in scene.quantities)


_HEAD = regex.compile(r"(?<!\p{L})(?:chi phí|tỷ lệ|tỉ lệ|mức độ|tổng số|số người|số lao động|số)(?!\p{L})")


def _from_head(scene: Scene, close: list[Cue], quantity: Candidate) -> list[Cue]:
    """In ``tỷ lệ nợ của người tham gia`` the rate's own word comes first: order the cues from its head on."""
    if not close:
        return close
    heads = list(_HEAD.finditer(scene.low, scene.clause_start(quantity), close[-1].end))
    if not heads:
        return close
    behind = [cue for cue in close if cue.start >= heads[-1].start()]
    return behind[::-1] or close


_RAISED = regex.compile(r"[^,;.]{0,30}?(?<!\p{L})được (?:tăng|nâng|điều chỉnh)(?!\p{L})")
_DENIED = regex.compile(r"(?<!\p{L})(?:không|chưa)(?: được)?[ ]$")
_REACHED = regex.compile(r"(?<!\p{L})(?:đạt|chỉ tiêu|phủ|kế hoạch)(?!\p{L})")
_BUT_NOT = regex.compile(r"[^,;.\d]{0,30}[ ](?:nhưng|mà|song)[ ](?:vẫn )?(?:chưa|không)(?!\p{L})")
_IS_IN = regex.compile(r"[^,;.\d]{0,40}(?<!\p{L})(?:đang|đã|chưa) (?:tham gia|có thẻ|đóng)(?!\p{L})")
_SURVEY = regex.compile(
    r"(?<!\p{L})(?:được hỏi|người trả lời|được khảo sát|được phỏng vấn|khảo sát|thăm dò|hỏi nhanh|phỏng vấn nhanh|cuộc điều tra)(?!\p{L})"
)


def _survey(scene: Scene, quantity: Candidate, base: Base | None) -> Decision | None:
    """A share of the asked says what they think or plan, not what is."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return None
    found = _SURVEY.search(scene.low, scene.sentence.start, scene.right(quantity))
    if _IS_IN.match(scene.low, quantity.end, scene.clause_end(quantity)):
        return None
    return Decision(Measure.OTHER, "measure.survey", (found.span(),)) if found is not None else None


def _of_things(scene: Scene, quantity: Candidate, base: Base | None) -> Decision | None:
    """A share of offices, firms or files (``100% đơn vị giao dịch điện tử``) rates what they do."""
    if base is not Base.OTHER:
        return None
    for cue in scene.cues("bases", quantity.end, quantity.end + 40):
        if cue.value == "other" and _THINGS.match(scene.low, cue.start):
            return Decision(Measure.OTHER, "measure.things", ((cue.start, cue.end),))
    return None


_THINGS = regex.compile(
    r"(?:các |số |tổng số )*(?:đơn vị|cơ sở|trạm|cơ quan|hồ sơ|thủ tục|xã|trường|giao dịch|thôn|huyện|địa phương|hộ)(?!\p{L})"
)
_MONEY = regex.compile(
    r"\d[ ](?:nghìn |ngàn )?(?:tỷ|tỉ|triệu)(?: đồng| usd)?[^,;.\d]{0,40}(?:,|[ ]?[-–]|[ ]\()[ ]?[^,;.\d]{0,40}$|\d[ ](?:nghìn |ngàn )?(?:tỷ|tỉ|triệu)(?: đồng| usd)?[ ](?:bằng|đạt|chiếm|tăng|giảm|tương đương)[ ][^,;.\d]{0,20}$"
)
_DEBT = regex.compile(r"(?<!\p{L})(?:nợ|chậm đóng|trốn đóng|chậm nộp)(?!\p{L})")


def _after_money(scene: Scene, quantity: Candidate, base: Base | None) -> Decision | None:
    """A rate right behind an amount of money rates the money: ``nợ 61 tỷ đồng, bằng 3,71% số phải thu``."""
    if quantity.kind is not MentionType.PERCENTAGE or base in _PEOPLE:
        return None
    start = scene.left(quantity)
    amount = _MONEY.search(scene.low, start, quantity.start)
    if amount is None:
        return None
    cues = [
        cue
        for cue in scene.cues("measures", start, amount.start())
        if cue.value in {"finance", "arrears", "benefit", "contribution"}
    ]
    debts = list(_DEBT.finditer(scene.low, start, amount.start()))
    if debts and (not cues or cues[-1].value == "arrears" or debts[-1].start() > cues[-1].start):
        return Decision(Measure.ARREARS, "measure.money", (debts[-1].span(),))
    if cues:
        return Decision(Measure.FINANCE, "measure.money", ((cues[-1].start, cues[-1].end),))
    return None


def _strong_other(scene: Scene, quantity: Candidate, cues: list[Cue]) -> Decision | None:
    """In ``người tham gia được xác thực`` the authentication is counted, not the taking part."""
    for cue in cues:
        if cue.value == "other" and not any(
            name.start <= cue.start and cue.end <= name.end for name in scene.insurances
        ):
            return Decision(Measure.OTHER, "measure.near", ((cue.start, cue.end),))
    return None


def _is_negated(scene: Scene, quantity: Candidate, cue: Cue) -> bool:
    """Say whether persons do not, or no longer, do what a word of taking part says (``hết được ngân sách đóng``)."""
    if _BUT_NOT.match(scene.low, cue.end, scene.right(quantity)):
        return True
    start = quantity.end if cue.start >= quantity.end else scene.left(quantity)
    return _NEGATED.search(scene.low, start, cue.start) is not None


_NEGATED = regex.compile(
    r"(?<!\p{L})(?:không còn|không|chưa|hết|chẳng)(?! (?:chỉ|ngừng|đầy|đến|tới|dưới|quá|kể|những|may|ít|nhỏ|hạn|sức|năm|tháng|quý|ngày))"
    r"(?: được)?(?: (?!để|nhưng|mà|nên|và|đã|vẫn|thì|khi)\p{L}+){0,5}[ ]$"
)


def _free(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """Leave out words that are part of a base's name: ``thu`` of ``số phải thu``, ``đóng`` of ``căn cứ đóng``."""
    cues = [cue for cue in cues if cue.value != "none" and not _bracketed(scene, cue)]
    bases = [
        base
        for base in scene.cues("bases")
        if base.value in {"contribution", "wage", "cost", "previous"} and _stands_as_base(scene, base)
    ]
    return [
        cue
        for cue in cues
        if not any(
            base.start <= cue.start and cue.end <= base.end and (base.start, base.end) != (cue.start, cue.end)
            for base in bases
        )
    ]


def _fits(value: Measure, persons: bool, base: Base | None) -> bool:
    if persons:
        return value not in _AMOUNTS
    if base is Base.CONTRIBUTION:
        return value not in _OF_PEOPLE
    if base in {Base.WAGE, Base.COST}:
        return value in {Measure.CONTRIBUTION, Measure.BENEFIT, Measure.OTHER, Measure.FINANCE}
    return True


def _fitting(scene: Scene, quantity: Candidate, cue: Cue, persons: bool, base: Base | None) -> Measure | None:
    """Read a measure word for a quantity; ``None`` if it cannot be about it."""
    value = Measure(cue.value)
    if value is Measure.OTHER and any(name.start <= cue.start and cue.end <= name.end for name in scene.insurances):
        return None
    if persons:
        if value is Measure.BENEFICIARIES and _DENIED.search(scene.low, scene.left(quantity), cue.start):
            return Measure.ARREARS if _DEBT.search(scene.low, scene.sentence.start, scene.right(quantity)) else None
        if _OF_PERSONS.get(value, value) is Measure.PARTICIPATION and _is_negated(scene, quantity, cue):
            return Measure.NON_PARTICIPATION
        if value is Measure.CONTRIBUTION and "hỗ trợ" in scene.low[cue.start : cue.end]:
            return Measure.BENEFICIARIES
        return _OF_PERSONS.get(value, value) if value is not Measure.FINANCE else None
    if _average_wage(scene, quantity, base):
        return Measure.BENEFIT
    if base in {Base.WAGE, Base.COST}:
        if value is Measure.BENEFICIARIES:
            return Measure.BENEFIT
        if value in {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.ARREARS}:
            return Measure.CONTRIBUTION if scene.low.startswith(("đóng", "tham gia"), cue.start) else None
        return value
    if base is Base.CONTRIBUTION and value in _OF_PEOPLE:
        return None
    subject = _SUBJECT.search(scene.low, scene.left(quantity), quantity.start)
    if subject is None and value is Measure.BENEFICIARIES and _RAISED.match(scene.low, cue.end, quantity.start):
        return Measure.BENEFIT
    if (
        subject is None
        and value is Measure.BENEFICIARIES
        and base is None
        and scene.low[cue.start : cue.end].endswith("hưởng")
    ):
        return Measure.BENEFIT
    if subject is not None and value is Measure.BENEFIT and base is None:
        return Measure.BENEFICIARIES
    if subject is not None and value is Measure.CONTRIBUTION and base is None and cue.start > subject.start():
        return Measure.PARTICIPATION if scene.low[cue.start : cue.end].endswith("đóng") else value
    return value
