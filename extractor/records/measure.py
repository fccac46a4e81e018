"""Measure: what is counted or rated.

A measure word counts for a quantity only if it can: persons take part, are left out, receive, or are
hit by arrears; rates of a wage, a bill or a contribution are contributions or benefits. So the
base of a percentage is decided first, and words that cannot fit are read in the light of it (``đóng``
with persons is participation, ``hưởng`` with a wage is the benefit).

In this order (the first five in :mod:`.whole` and :mod:`.rates`):

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
from extractor.records.rates import DEBT, PEOPLE, SUBJECT, rate
from extractor.records.scene import Cue, Decision, Scene
from extractor.records.whole import composition, degree, rest, whole
from extractor.schema import Base, InsuranceCode, Measure, MentionType

__all__ = ["announced", "measure"]


_AMOUNTS = {Measure.CONTRIBUTION, Measure.BENEFIT, Measure.FINANCE}
_OF_PEOPLE = {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.BENEFICIARIES}
_OF_PERSONS = {Measure.CONTRIBUTION: Measure.PARTICIPATION, Measure.BENEFIT: Measure.BENEFICIARIES}
_GRANTED = regex.compile(
    r"(?<!\p{L})(?:bị giảm|bị trừ|trừ|giảm trừ|tính thêm|được tính|cộng thêm|nhận được|được nhận|được hưởng|lĩnh)[ ](?:thêm |tới |hơn |khoảng |tối đa |bằng )*$"
)


def announced(scene: Scene) -> Decision | None:
    """Return the measure that a sentence without figures announces.

    A lead-in does (``Mức đóng hằng tháng như sau:``), and a sentence about rates (``Nhà nước hỗ trợ tiền đóng
    theo ba mức.``).
    """
    if scene.quantities:
        return None
    text = scene.low[scene.sentence.start : scene.sentence.end]
    leads_in = text.endswith(":") or "như sau" in text[-20:]
    if not leads_in and not scene.insurances:
        return None
    cues = _free(scene, scene.sentence.start, scene.sentence.end)
    # "người có thẻ BHYT đi khám … được quỹ thanh toán theo các mức:" announces rates.
    rates = [cue for cue in cues if cue.value in {"contribution", "benefit"}]
    cues = rates or (cues if leads_in else [])
    return Decision(Measure(cues[0].value), "measure.carried", ((cues[0].start, cues[0].end),)) if cues else None


def _average_wage(scene: Scene, quantity: Candidate, base: Base | None) -> bool:
    """Say whether the whole is an average wage: contributions are paid on a wage, pensions are parts of its average."""
    return base is Base.WAGE and scene.search(_AVERAGE, quantity.end, scene.right(quantity)) is not None


_AVERAGE = regex.compile(r"(?:mức )?bình quân|lương bình quân")


def _own_stretch(scene: Scene, quantity: Candidate) -> int:
    """Where what stands before a number is about it: behind the clause of the number before."""
    previous = scene.previous(quantity)
    if previous is None:
        return scene.sentence.start
    end = scene.clause_end(previous)
    return end if end < quantity.start else scene.clause_start(quantity)


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
    if (disabled := degree(scene, quantity)) is not None:
        return disabled
    if base in PEOPLE and (part := composition(scene, quantity, of_all=base is Base.POPULATION)) is not None:
        return Decision(Measure.OTHER, "measure.whole", (part,))
    persons = quantity.kind is MentionType.HEAD_COUNT or base in PEOPLE
    start = _past_base(scene, quantity, base)
    behind = _free(scene, start, scene.reach(quantity))
    if behind and (aside := scene.search(_CONCEDES, quantity.end, behind[-1].start)) is not None:
        # "mới có 62% số người tham gia BHYT dù được ngân sách hỗ trợ 70%"
        behind = [cue for cue in behind if cue.start < aside.start()]
    before = _free(scene, _own_stretch(scene, quantity), quantity.start)
    if quantity.kind is MentionType.PERCENTAGE and row is not None:
        group = scene.search(_FOR_WHOM, quantity.end, scene.reach(quantity))
        behind = [cue for cue in behind if group is None or cue.start < group.start()]
    close = [cue for cue in before if cue.start >= scene.clause_start(quantity)]
    close = _from_head(scene, close, quantity)
    if (told := rate(scene, quantity, base)) is not None:
        return told
    if (strong := _strong_other(scene, quantity, [*close, *behind])) is not None:
        return strong
    if row is not None and row.value in _AMOUNTS and base in PEOPLE and _for_next_group(scene, quantity):
        return Decision(row.value, "measure.row", row.evidence)
    if row is not None and base is Base.GROUP and _is_share_of_count(scene, quantity):
        return Decision(row.value, "measure.row", row.evidence)
    if quantity.kind is MentionType.HEAD_COUNT:
        order = [(behind, "measure.near"), (close[::-1], "measure.near"), (before[::-1], "measure.left")]
    else:
        order = [(close[::-1], "measure.near"), (behind, "measure.near"), (before[::-1], "measure.left")]
    for cues, rule in order:
        for cue in cues:
            if (value := _fitting(scene, quantity, cue, persons, base)) is not None:
                return Decision(value, rule, ((cue.start, cue.end),))
    if (base in PEOPLE or base is Base.OTHER) and start > quantity.end:
        # "chiếm 61% tổng số người hưởng": a share of those who receive.
        for cue in _free(scene, quantity.end, scene.sentence.end):
            if cue.start < start and (value := _fitting(scene, quantity, cue, persons, base)) is not None:
                return Decision(value, "measure.base", ((cue.start, cue.end),))
    if row is not None and row.value is Measure.PARTICIPATION and (remaining := rest(scene, quantity)) is not None:
        return Decision(Measure.NON_PARTICIPATION, "measure.rest", (remaining,))
    if row is not None and row.value is Measure.NON_PARTICIPATION and _REQUIRED.search(scene.before(quantity)):
        # "còn 6.031 người chưa mua thẻ, trong khi tiêu chí yêu cầu 85%": what is asked for is taking part.
        return Decision(Measure.PARTICIPATION, "measure.row", row.evidence)
    renewed = named and row is not None and row.value is Measure.OTHER
    if row is not None and row.value is Measure.NON_PARTICIPATION and quantity.kind is MentionType.PERCENTAGE:
        # "87.560 người mất thẻ, BHYT của tỉnh tụt còn 84,8%": the rate of a scheme named anew is that of taking part.
        previous = scene.previous(quantity)
        left = scene.clause_end(previous) if previous is not None else scene.sentence.start
        if any(left <= name.start < quantity.start for name in scene.insurances):
            return Decision(Measure.PARTICIPATION, "measure.scheme")
    if row is not None and not renewed and _fits(Measure(str(row.value)), persons, base):
        return Decision(row.value, "measure.row", row.evidence)
    for cue in reversed(_free(scene, scene.sentence.start, quantity.start)):
        if (value := _fitting(scene, quantity, cue, persons, base)) is not None:
            return Decision(value, "measure.sentence", ((cue.start, cue.end),))
    amount_carried = carried is not None and Measure(str(carried.value)) in _AMOUNTS
    if base is Base.WAGE and _average_wage(scene, quantity, base):
        return Decision(Measure.BENEFIT, "measure.base")
    if named and quantity.noun is not None and scene.low[slice(*quantity.noun)] in _PATIENTS:
        return Decision(Measure.BENEFICIARIES, "measure.scheme", (quantity.noun,))
    if named and base not in {Base.CONTRIBUTION, Base.WAGE} and not (amount_carried and not persons):
        if quantity.kind is MentionType.PERCENTAGE and _is_sold(scene, quantity):
            # Of insurance that is sold, markets and premiums are told, not who takes part.
            return Decision(Measure.FINANCE, "measure.scheme")
        return Decision(Measure.PARTICIPATION, "measure.scheme")
    if carried is not None and carried.value is Measure.NON_PARTICIPATION and _REACHED.search(scene.before(quantity)):
        return Decision(Measure.PARTICIPATION, "measure.carried", carried.evidence)
    aimed = base is Base.POPULATION and _REACHED.search(scene.before(quantity)) is not None
    if aimed and carried is not None and carried.value is Measure.OTHER:
        return Decision(Measure.PARTICIPATION, "measure.base")
    if base is Base.PLAN and carried is not None and carried.value in {Measure.CONTRIBUTION, Measure.BENEFIT}:
        # Nobody reaches so much of a plan of rates: a plan counts those who take part.
        return Decision(Measure.PARTICIPATION, "measure.carried", carried.evidence)
    if carried is not None and _fits(Measure(str(carried.value)), persons, base):
        return Decision(carried.value, "measure.carried", carried.evidence)
    if carried is not None and quantity.kind is MentionType.HEAD_COUNT and carried.value is Measure.CONTRIBUTION:
        # Persons of whom nothing new is said, after what they pay: those who take part.
        return Decision(Measure.PARTICIPATION, "measure.carried", carried.evidence)
    if base is Base.WAGE:
        return Decision(Measure.CONTRIBUTION, "measure.base")
    if base is Base.COST and _SPENDING.match(scene.low, quantity.end) is not None:
        return Decision(Measure.FINANCE, "measure.base")
    if base is Base.COST and any(cue.value == "health" for cue in scene.cues("implied_insurance")):
        return Decision(Measure.BENEFIT, "measure.base")
    if base is Base.CONTRIBUTION:
        due = "phải thu" in scene.low[quantity.end : quantity.end + 24]
        return Decision(Measure.ARREARS if due else Measure.CONTRIBUTION, "measure.base")
    return Decision(Measure.OTHER, "measure.other")


def _is_share_of_count(scene: Scene, quantity: Candidate) -> bool:
    """``440.800 người bị nợ (chiếm 2,71% tổng số người tham gia)``: the share is of those counted before it."""
    previous = scene.previous(quantity)
    if previous is None or previous.kind is not MentionType.HEAD_COUNT or quantity.kind is not MentionType.PERCENTAGE:
        return False
    return _BESIDE_COUNT.fullmatch(scene.low, previous.end, quantity.start) is not None


def _is_sold(scene: Scene, quantity: Candidate) -> bool:
    names = [name for name in scene.insurances if scene.left(quantity) <= name.start <= scene.clause_end(quantity)]
    return (
        bool(names)
        and all(name.value in _SOLD for name in names)
        and scene.search(_MARKET, scene.left(quantity), scene.clause_end(quantity)) is not None
    )


def _for_next_group(scene: Scene, quantity: Candidate) -> bool:
    """``hỗ trợ 30% mức đóng cho hộ nghèo, 25% hộ cận nghèo``: the next rate of the row, for whom it is right behind it."""
    previous = scene.previous(quantity)
    if previous is None or not previous.kind is quantity.kind is MentionType.PERCENTAGE:
        return False
    between = _NEXT_RATE.fullmatch(scene.low, previous.end, quantity.start)
    return between is not None and scene.match(_FOR_GROUP_ONLY, quantity.end, scene.right(quantity)) is not None


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


_HEAD = regex.compile(
    r"(?<!\p{L})(?:chi phí|chi cho|chi bình quân|chi ngoại trú|chi nội trú|chi khám|tổng chi|tỷ lệ|tỉ lệ|mức độ|mức(?= lương hưu| hưởng| trợ cấp)|tổng số|số người|số lao động|số)(?!\p{L})"
)


def _from_head(scene: Scene, close: list[Cue], quantity: Candidate) -> list[Cue]:
    """In ``tỷ lệ nợ của người tham gia`` the rate's own word comes first: order the cues from its head on."""
    if not close:
        return close
    then = scene.low.rfind(" thì ", scene.clause_start(quantity), close[-1].start + 1)
    if then >= 0:
        # "chi phí gần 9 triệu đồng thì quỹ thanh toán 80%": what comes of it is told behind "thì".
        close = [cue for cue in close if cue.start > then]
    heads = list(scene.finditer(_HEAD, max(scene.clause_start(quantity), then), close[-1].end))
    if not heads:
        return close
    behind = [cue for cue in close if cue.start >= heads[-1].start()]
    return behind[::-1] or close


_FOR_WHOM = regex.compile(r"(?<!\p{L})(?:cho|với|đối với)[ ](?:người|nhóm|các|những|lao động)(?!\p{L})")
_CONCEDES = regex.compile(r"(?<!\p{L})(?:dù|mặc dù|do|vì|bởi)[ ](?!ngân sách|nhà nước|bhxh|quỹ|đó|vậy|thế)(?![^;.]*[ ](?:nhưng|nên|mà)(?!\p{L}))")
_RAISED = regex.compile(r"[^,;.]{0,30}?(?<!\p{L})được (?:tăng|nâng|điều chỉnh)(?!\p{L})")
_DENIED = regex.compile(r"(?<!\p{L})(?:không|chưa)(?: được)?[ ]$")
_REACHED = regex.compile(r"(?<!\p{L})(?:đạt|chỉ tiêu|phủ|kế hoạch|(?:kéo|nâng|đưa) tỷ lệ)(?!\p{L})")
_REQUIRED = regex.compile(r"(?<!\p{L})(?:tiêu chí|yêu cầu|chỉ tiêu|mục tiêu)(?!\p{L})")
_BESIDE_COUNT = regex.compile(
    r"[^,;.()]{0,70}[ ]?\((?:chiếm|bằng|tương đương|tương ứng|tức)[ ](?:tỷ lệ |khoảng |gần |hơn |trên |xấp xỉ |với )*"
)
_PAYS_FOR_GROUP = regex.compile(
    r"(?<!\p{L})nhóm (?:do |được )?(?:ngân sách|nhà nước)[^,;.()\d]{0,30}(?:hỗ trợ|đóng)[^,;.()\d]{0,12}\($"
)
_PAID_FOR = regex.compile(r"(?<!\p{L})(?:nhóm|đối tượng|diện|khối)(?:[ ](?:được|do))?[ ](?:\p{L}+[ ]){0,2}$")
_PATIENTS = {"bệnh nhân", "người bệnh"}
_SOLD = {
    InsuranceCode.LIFE,
    InsuranceCode.NON_LIFE,
    InsuranceCode.MOTOR,
    InsuranceCode.PROPERTY,
    InsuranceCode.AGRICULTURAL,
}
_MARKET = regex.compile(r"(?<!\p{L})(?:thị trường|doanh thu|tổng phí|phí|tăng trưởng)(?!\p{L})")
_NOT_SETTLED = regex.compile(
    r"[^,;.\d]{0,24}[ ](?:mà |nhưng )?(?:vẫn )?(?:chưa|không)(?: được)?[ ](?:giải quyết|nhận|hưởng|chốt)(?!\p{L})"
)
_SPENDING = regex.compile(r"[ ](?:trong )?tổng chi(?!\p{L})(?! phí)")
_NEXT_RATE = regex.compile(r"[^;.()\d]{0,60}(?:[,;]|[ ]và)[ ](?:còn |riêng )?")
_FOR_GROUP_ONLY = regex.compile(
    r"[ ](?:cho |với |đối với )?(?:các |những )?(?:hộ|người|nhóm|học sinh|đối tượng)(?:[ ]\p{L}+){0,5}?[ ]?(?:[,;.)]|và(?!\p{L})|$)"
)
_BUT_NOT = regex.compile(r"[^,;.\d]{0,30}[ ](?:nhưng|mà|song)[ ](?:vẫn )?(?:chưa|không)(?!\p{L})")


def _strong_other(scene: Scene, quantity: Candidate, cues: list[Cue]) -> Decision | None:
    """In ``người tham gia được xác thực`` the authentication is counted, not the taking part."""
    for cue in cues:
        if cue.value == "other" and not any(
            name.start <= cue.start and cue.end <= name.end for name in scene.insurances
        ):
            if scene.low.startswith("đại biểu", cue.start) and quantity.start > cue.end:
                # A delegate who speaks is not counted.
                continue
            return Decision(Measure.OTHER, "measure.near", ((cue.start, cue.end),))
    return None


def _is_negated(scene: Scene, quantity: Candidate, cue: Cue) -> bool:
    """Say whether persons do not, or no longer, do what a word of taking part says (``hết được ngân sách đóng``)."""
    if scene.match(_BUT_NOT, cue.end, scene.right(quantity)):
        return True
    start = quantity.end if cue.start >= quantity.end else scene.left(quantity)
    return scene.search(_NEGATED, start, cue.start) is not None


def _is_eligible(scene: Scene, cue: Cue) -> bool:
    """Say whether a word of taking part only says who should: ``thuộc diện tham gia``."""
    return _SHOULD.search(scene.low, max(scene.sentence.start, cue.start - 30), cue.end) is not None


_SHOULD = regex.compile(r"(?<!\p{L})(?:thuộc|trong)[ ](?:diện|đối tượng)(?: phải| bắt buộc| được)? tham gia|(?<!\p{L})phải tham gia")
_NOT_DONE = regex.compile(r"(?<!\p{L})(?:chưa|không)(?: được)?(?:[ ]\p{L}+){0,5}?[ ](?:tham gia|đóng|đăng ký)(?!\p{L})")
_NEGATED = regex.compile(
    r"(?<!\p{L})(?:không còn|không|chưa|hết|chẳng)(?! (?:chỉ|ngừng|đầy|đến|tới|dưới|quá|kể|những|may|ít|nhỏ|hạn|sức|năm|tháng|quý|ngày))"
    r"(?: được)?(?: (?!để|nhưng|mà|nên|và|đã|vẫn|thì|khi)\p{L}+){0,5}[ ]$"
)


def _free(scene: Scene, start: int, end: int) -> list[Cue]:
    """The words of measure in a stretch of the sentence that are no part of another name."""
    known: list[Cue] | None = scene.kept.get(_free)
    if known is None:
        known = scene.kept[_free] = _free_of_sentence(scene)
    return [cue for cue in known if start <= cue.start and cue.end <= end]


def _free_of_sentence(scene: Scene) -> list[Cue]:
    """Leave out words that are part of a base's name: ``thu`` of ``số phải thu``, ``đóng`` of ``căn cứ đóng``."""
    cues = [cue for cue in scene.cues("measures") if cue.value != "none" and not _bracketed(scene, cue)]
    if not cues:
        return cues
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
        if value is Measure.BENEFICIARIES and scene.search(_DENIED, scene.left(quantity), cue.start):
            start = scene.low.rfind("\n", 0, quantity.start) + 1
            return Measure.ARREARS if DEBT.search(scene.low, start, scene.right(quantity)) else None
        unsettled = value is Measure.BENEFICIARIES and scene.match(_NOT_SETTLED, cue.end, scene.right(quantity))
        if unsettled and DEBT.search(scene.low, scene.low.rfind("\n", 0, quantity.start) + 1, scene.right(quantity)):
            # "214 lao động nữ sinh con chưa nhận được chế độ", where contributions are owed.
            return Measure.ARREARS
        if value is Measure.PARTICIPATION and _is_eligible(scene, cue) and _NOT_DONE.search(
            scene.low, cue.end, scene.reach(quantity)
        ):
            # "còn 20% lao động thuộc diện tham gia BHXH bắt buộc chưa được đăng ký đóng"
            return Measure.NON_PARTICIPATION
        if _OF_PERSONS.get(value, value) is Measure.PARTICIPATION and _is_negated(scene, quantity, cue):
            return Measure.NON_PARTICIPATION
        if value is Measure.CONTRIBUTION and "hỗ trợ" in scene.low[cue.start : cue.end]:
            return Measure.BENEFICIARIES
        if value is Measure.BENEFICIARIES and scene.search(_PAYS_FOR_GROUP, scene.left(quantity), quantity.start):
            # "nhóm ngân sách hỗ trợ (21,8 triệu người)": one of the groups that take part.
            return Measure.PARTICIPATION
        if value is Measure.FINANCE and scene.low[cue.start : cue.end].endswith(" cho") and cue.end < quantity.start:
            # "đã chi cho 1,98 triệu người": they are paid.
            return Measure.BENEFICIARIES
        return _OF_PERSONS.get(value, value) if value is not Measure.FINANCE else None
    if _average_wage(scene, quantity, base):
        return Measure.BENEFIT
    if base is Base.COST and value in _OF_PEOPLE and _SPENDING.match(scene.low, quantity.end) is not None:
        return Measure.FINANCE
    if base in {Base.WAGE, Base.COST}:
        if value is Measure.BENEFICIARIES:
            return Measure.BENEFIT
        if value is Measure.FINANCE and base is Base.WAGE:
            # "phí bảo hiểm chạm 17,5% thu nhập"
            return Measure.CONTRIBUTION
        if value in {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.ARREARS}:
            return Measure.CONTRIBUTION if scene.low.startswith(("đóng", "tham gia"), cue.start) else None
        return value
    if base is Base.CONTRIBUTION and value in _OF_PEOPLE:
        return None
    if value is Measure.CONTRIBUTION and base not in {Base.CONTRIBUTION, Base.WAGE} and cue.end <= quantity.start:
        paid_for = _PAID_FOR.search(scene.low, max(scene.sentence.start, cue.start - 30), cue.start)
        if paid_for is not None:
            # "nhóm do ngân sách nhà nước đóng đã đạt gần như 100%"
            return Measure.PARTICIPATION
    subject = scene.search(SUBJECT, scene.left(quantity), quantity.start)
    if subject is None and value is Measure.BENEFICIARIES and scene.match(_RAISED, cue.end, quantity.start):
        return Measure.BENEFIT
    if (
        subject is None
        and value is Measure.BENEFICIARIES
        and base is None
        and (scene.low[cue.start : cue.end].endswith("hưởng") or _GRANTED.search(scene.before(quantity)))
    ):
        return Measure.BENEFIT
    if subject is not None and value is Measure.BENEFIT and base is None:
        return Measure.BENEFICIARIES
    if subject is not None and value is Measure.CONTRIBUTION and base is None and cue.start > subject.start():
        return Measure.PARTICIPATION if scene.low[cue.start : cue.end].endswith("đóng") else value
    return value
