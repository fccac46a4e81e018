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
from extractor.records.measure_words import AMOUNTS, SPENDING, average_wage, fits, fitting
from extractor.records.rates import PEOPLE, rate
from extractor.records.scene import COMES_OF_IT, OF_THEM, Cue, Decision, Scene
from extractor.records.whole import composition, degree, rest, staff, whole
from extractor.schema import Base, InsuranceCode, Measure, MentionType

__all__ = ["announced", "measure"]
_COVERS = regex.compile(r"(?<!\p{L})(?:đạt|bao phủ|phủ)[ ](?:tỷ lệ |mức |trên |dưới |gần |hơn |khoảng )*$")
_COMES_OF_IT = regex.compile(rf"{COMES_OF_IT}[ ]")
_RANKED = regex.compile(
    r"(?<!\p{L})(?:cao nhất|thấp nhất|dẫn đầu|mốc|chỉ tiêu|đứng đầu|đội sổ|cuối bảng)(?!\p{L})[^.;\d]{0,50}$"
)
_BACK = regex.compile(r"(?<!\p{L})(?:quay|trở lại|tiếp tục|đóng tiếp|tham gia lại)(?!\p{L})")
_OF_IT = regex.compile(rf"(?<!\p{{L}}){OF_THEM}(?!\p{{L}})[^.;\d]*$")


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
    behind = _told_behind(scene, quantity, start)
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
    if row is not None and _is_of_row(scene, quantity, base, row):
        return Decision(row.value, "measure.row", row.evidence)
    if quantity.kind is MentionType.HEAD_COUNT:
        order = [(behind, "measure.near"), (close[::-1], "measure.near"), (before[::-1], "measure.left")]
    else:
        order = [(close[::-1], "measure.near"), (behind, "measure.near"), (before[::-1], "measure.left")]
    for cues, rule in order:
        for cue in cues:
            if (value := fitting(scene, quantity, cue, persons, base)) is not None:
                return Decision(value, rule, ((cue.start, cue.end),))
    if (base in PEOPLE or base is Base.OTHER) and start > quantity.end:
        # "chiếm 61% tổng số người hưởng": a share of those who receive.
        for cue in _free(scene, quantity.end, scene.sentence.end):
            if cue.start < start and (value := fitting(scene, quantity, cue, persons, base)) is not None:
                return Decision(value, "measure.base", ((cue.start, cue.end),))
    if row is not None and row.value is Measure.PARTICIPATION and (remaining := rest(scene, quantity)) is not None:
        return Decision(Measure.NON_PARTICIPATION, "measure.rest", (remaining,))
    if row is not None and (turned := _turned(scene, quantity, base, row)) is not None:
        return turned
    renewed = named and row is not None and row.value is Measure.OTHER
    if row is not None and not renewed and fits(Measure(str(row.value)), persons, base):
        return Decision(row.value, "measure.row", row.evidence)
    for cue in reversed(_free(scene, scene.sentence.start, quantity.start)):
        if (value := fitting(scene, quantity, cue, persons, base)) is not None:
            return Decision(value, "measure.sentence", ((cue.start, cue.end),))
    if (found := staff(scene, quantity)) is not None:
        return found
    amount_carried = carried is not None and Measure(str(carried.value)) in AMOUNTS
    if base is Base.WAGE and average_wage(scene, quantity, base):
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
    if (
        amount_carried
        and carried is not None
        and base is None
        and (
            _COVERS.search(scene.before(quantity))
            or (carried.value is Measure.CONTRIBUTION and scene.search(_RANKED, scene.left(quantity), quantity.start))
        )
    ):
        # "Về địa bàn, 11 tỉnh đạt trên 85%": what is reached is no rate of what is paid.
        return Decision(Measure.PARTICIPATION, "measure.carried", carried.evidence)
    if carried is not None and fits(Measure(str(carried.value)), persons, base):
        return Decision(carried.value, "measure.carried", carried.evidence)
    if carried is not None and quantity.kind is MentionType.HEAD_COUNT and carried.value is Measure.CONTRIBUTION:
        # Persons of whom nothing new is said, after what they pay: those who take part.
        return Decision(Measure.PARTICIPATION, "measure.carried", carried.evidence)
    if base is Base.WAGE:
        return Decision(Measure.CONTRIBUTION, "measure.base")
    if base is Base.COST and SPENDING.match(scene.low, quantity.end) is not None:
        return Decision(Measure.FINANCE, "measure.base")
    if base is Base.COST and any(cue.value == "health" for cue in scene.cues("implied_insurance")):
        return Decision(Measure.BENEFIT, "measure.base")
    if base is Base.CONTRIBUTION:
        due = "phải thu" in scene.low[quantity.end : quantity.end + 24]
        return Decision(Measure.ARREARS if due else Measure.CONTRIBUTION, "measure.base")
    return Decision(Measure.OTHER, "measure.other")


def _turned(scene: Scene, quantity: Candidate, base: Base | None, row: Decision) -> Decision | None:
    """Say whether a number is of those who take part though the one before it is of something else."""
    if row.value is Measure.CONTRIBUTION and base is None and _COMES_OF_IT.search(scene.before(quantity)):
        # "hỗ trợ thêm 10% mức đóng, nhờ đó từ chỗ chỉ đạt 81,7% đã tăng 13,4 điểm": help is not what is reached.
        return Decision(Measure.PARTICIPATION, "measure.row", row.evidence)
    if row.value is not Measure.NON_PARTICIPATION:
        return None
    if _REQUIRED.search(scene.before(quantity)):
        # "còn 6.031 người chưa mua thẻ, trong khi tiêu chí yêu cầu 85%": what is asked for is taking part.
        return Decision(Measure.PARTICIPATION, "measure.row", row.evidence)
    if _of_next_scheme(scene, quantity):
        # "còn 41.000 người chưa có thẻ; BHYT hộ gia đình mới có 97.540 người"
        return Decision(Measure.PARTICIPATION, "measure.scheme")
    if quantity.kind is MentionType.PERCENTAGE:
        # "87.560 người mất thẻ, BHYT của tỉnh tụt còn 84,8%": the rate of a scheme named anew is that of taking part.
        previous = scene.previous(quantity)
        left = scene.clause_end(previous) if previous is not None else scene.sentence.start
        if any(left <= name.start < quantity.start for name in scene.insurances):
            return Decision(Measure.PARTICIPATION, "measure.scheme")
    return None


def _is_of_row(scene: Scene, quantity: Candidate, base: Base | None, row: Decision) -> bool:
    """Say whether a quantity is of what the one before it is of, whatever words stand at it."""
    if row.value in AMOUNTS and base in PEOPLE and _for_next_group(scene, quantity):
        return True
    if base is Base.GROUP and _is_share_of_count(scene, quantity):
        return True
    if base in PEOPLE and row.value in _OF_PERSONS and _restates(scene, quantity):
        return True
    return row.value is Measure.BENEFICIARIES and _is_part(scene, quantity)


def _of_next_scheme(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a semicolon and a scheme's name stand between a number and the one before it."""
    previous = scene.previous(quantity)
    if previous is None or (mark := scene.low.rfind(";", previous.end, quantity.start)) < 0:
        return False
    return any(mark < name.start < quantity.start for name in scene.insurances)


def _is_part(scene: Scene, quantity: Candidate) -> bool:
    """``1.960 người chấm dứt hưởng, trong đó 402 người tìm được việc làm``: whatever else they do, they are some of these."""
    previous = scene.previous(quantity)
    start = scene.sentence.start if previous is None else previous.end
    both = quantity.kind is MentionType.HEAD_COUNT and (previous is None or previous.kind is quantity.kind)
    if not both or scene.search(_OF_IT, start, quantity.start) is None:
        return False
    return scene.search(_BACK, quantity.end, scene.clause_end(quantity)) is None


def _told_behind(scene: Scene, quantity: Candidate, start: int) -> list[Cue]:
    """The words of measure behind a number, up to what is conceded or given as a cause.

    ``mới có 62% số người tham gia BHYT dù được ngân sách hỗ trợ 70%``.
    """
    behind = _free(scene, start, scene.reach(quantity))
    if behind and (aside := scene.search(_CONCEDES, quantity.end, behind[-1].start)) is not None:
        return [cue for cue in behind if cue.start < aside.start()]
    return behind


def _is_share_of_count(scene: Scene, quantity: Candidate) -> bool:
    """``440.800 người bị nợ (chiếm 2,71% tổng số người tham gia)``: the share is of those counted before it."""
    counted = scene.counted(quantity)
    return counted is not None and _BESIDE_COUNT.fullmatch(scene.low, counted.end, quantity.start) is not None


def _restates(scene: Scene, quantity: Candidate) -> bool:
    """``27.318 người không còn được ngân sách đóng BHYT, bằng gần 40% dân số``: the same people, as a share."""
    counted = scene.counted(quantity)
    return counted is not None and _AS_SHARE.fullmatch(scene.low, counted.end, quantity.start) is not None


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
    r"(?<!\p{L})(?:chi phí|chi cho|chi bình quân|chi ngoại trú|chi nội trú|chi khám|tổng chi|tỷ lệ|mức độ|mức(?= lương hưu| hưởng| trợ cấp)|tổng số|số người|số lao động|số)(?!\p{L})"
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
_CONCEDES = regex.compile(
    r"(?<!\p{L})(?:dù|mặc dù|do|vì|bởi)[ ](?!ngân sách|nhà nước|bhxh|quỹ|đó|vậy|thế)(?![^;.]{0,200}[ ](?:nhưng|nên|mà)(?!\p{L}))"
)
_REACHED = regex.compile(r"(?<!\p{L})(?:đạt|chỉ tiêu|phủ|kế hoạch|(?:kéo|nâng|đưa) tỷ lệ)(?!\p{L})")
_REQUIRED = regex.compile(r"(?<!\p{L})(?:tiêu chí|yêu cầu|chỉ tiêu|mục tiêu)(?!\p{L})")
_BESIDE_COUNT = regex.compile(
    r"[^,;.()]{0,70}[ ]?\((?:chiếm|bằng|tương đương|tương ứng|tức)[ ](?:tỷ lệ |khoảng |gần |hơn |trên |xấp xỉ |với )*"
)
_AS_SHARE = regex.compile(
    r"[^,;.\d]{0,120},[ ](?:bằng|chiếm|tương đương|tương ứng(?: với)?|tức|tức là)[ ](?:tỷ lệ |khoảng |gần |hơn |trên |xấp xỉ |chừng )*"
)
_OF_PERSONS = {Measure.PARTICIPATION, Measure.NON_PARTICIPATION, Measure.BENEFICIARIES}
_PATIENTS = {"bệnh nhân", "người bệnh"}
_SOLD = {
    InsuranceCode.LIFE,
    InsuranceCode.NON_LIFE,
    InsuranceCode.MOTOR,
    InsuranceCode.PROPERTY,
    InsuranceCode.AGRICULTURAL,
}
_MARKET = regex.compile(r"(?<!\p{L})(?:thị trường|doanh thu|tổng phí|phí|tăng trưởng)(?!\p{L})")
_NEXT_RATE = regex.compile(r"[^;.()\d]{0,60}(?:[,;]|[ ]và)[ ](?:còn |riêng )?")
_FOR_GROUP_ONLY = regex.compile(
    r"[ ](?:cho |với |đối với )?(?:các |những )?(?:hộ|người|nhóm|học sinh|đối tượng)(?:[ ]\p{L}+){0,5}?[ ]?(?:[,;.)]|và(?!\p{L})|$)"
)


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
