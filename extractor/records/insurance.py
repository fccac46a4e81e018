"""Insurance slot: which scheme, or sum of schemes, a quantity is about.

Names in a row are one group (``BHXH, BHYT, BHTN``; a name and its short form in brackets count once). For
each quantity, in this order:

``insurance.right``    the group that the counted noun takes: ``46 đối tượng tham gia BHXH tự nguyện``
``insurance.left``     the group before the number in its stretch: ``BHXH tự nguyện là 6%``
``insurance.in_turn``  with ``lần lượt``, each number its own member of the group
``insurance.row``      the group of the quantity before it in the sentence
``insurance.implied``  a pension, a lump sum or unemployment benefit, named without the word
``insurance.kind``     the kind alone, of an insurance named before: ``trong đó tự nguyện 1,76 triệu``, ``theo hộ gia đình``
``insurance.carried``  what the text was about, where the sentence goes on about it
``insurance.none``     otherwise none

What is measured then corrects the choice (:mod:`.scheme_context`, :mod:`.other_schemes`), and in rows below a line of names the
name above each rate (``insurance.column``, :mod:`.scheme_rows`):

``insurance.whole``       the whole against which others are counted, and a degree of disability, have none
``insurance.background``  what words of another world tell of (the economy, a staff, how people live) has none
``insurance.sum``         a sum (``Cộng: 10,5%``) is of the schemes whose figures stand before it, or behind it as its parts
``insurance.market``      figures of the market (``thị phần``) go on with the branch of commercial insurance
``insurance.several``     debts and revenue, where the schemes were told one by one: open whose, and so none
``insurance.widest``      debts and revenue are those of the schemes named together before
``insurance.population``  a share of the population that is covered is covered by health insurance
``insurance.last``        anything else measured of a scheme is of the one that the text was about last
``insurance.headline``    a headline has the schemes of the sentence that it sums up

For percentages a name right before the number comes first, since what follows is then the whole
(``số người tham gia BHTN chiếm 80% số người tham gia BHXH``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions import Candidate
from extractor.records.scene import OF_THEM, PARTING_COMMA, Decision, Scene
from extractor.schema import InsuranceCode, MentionType, Span

__all__ = ["Group", "about_things", "groups", "insurance"]

_LINK = regex.compile(
    r"[ ]?(?:,|và|hoặc|hay|/|&|-|–|\(|\)|cùng|cũng như|lẫn)?[ ]?(?:,|và|\(|\))?[ ]?(?:quỹ |chế độ |chính sách |thẻ |người tham gia |số người tham gia |tham gia |tổng số người tham gia )?"
)
_STOP = regex.compile(
    PARTING_COMMA
    + r"|[;:(]|\.(?!\d)|(?<!\p{L})(?:đạt|chiếm|do(?! (?:ngân sách|nhà nước|quỹ|bhxh|người|cơ quan))|vì|(?<!được )(?<!bị )(?:tăng|giảm)|là|so với|bằng|vượt|"
    + OF_THEM
    + r"|còn|nhưng(?! (?:vẫn )?(?:chưa|không))|thì|gồm|trong tổng số|theo(?! diện| hình thức| hộ| loại| chế độ| chính sách))(?!\p{L})"
)
_ANOTHER_CLAUSE = regex.compile(r"(?<!\p{L})(?:song|mà|nhưng|thì)(?!\p{L})")
_PAYS_BEFORE = regex.compile(r"(?<!\p{L})(?:do |được )?(?:quỹ|tổ chức|cơ quan)[ ]$")
_PAYS_BEHIND = regex.compile(r"[ ](?:đóng|bảo đảm|đảm bảo|lo|hỗ trợ)(?!\p{L}|[ ](?:góp|cho))|[ ]?:?[ ]đóng[ ]?:")
_PARTING = regex.compile(PARTING_COMMA)
_FRAME = regex.compile(
    r"(?<!\p{L})(?:ở|trong|với|về|đối với)[ ](?:khối|mảng|lĩnh vực|nhóm|thị trường|phân khúc)[ ](?:\p{L}+[ ]){0,2}$"
)
_PAID_ON_SAME_WAGE = {(InsuranceCode.OCCUPATIONAL,), (InsuranceCode.UNEMPLOYMENT,), (InsuranceCode.HEALTH,)}
_WAGE_OF = regex.compile(r"(?<!\p{L})(?:căn cứ (?:tính )?đóng|(?:tiền )?lương(?: tháng)? đóng)[ ]$")
_VERB_NUMBER = regex.compile(
    r"[ ](?:đạt|là|có|chiếm|tăng|giảm|vượt|còn|bằng|với|ước|khoảng|được|lên|:|là)?[ ]?[^,;.\d]{0,24}\d"
)
_IN_TURN = regex.compile(r"(?<!\p{L})(?:lần lượt|tương ứng|theo thứ tự)(?!\p{L})")


class Group(NamedTuple):
    """Insurance names in a row.

    Attributes:
        start, end: span of the whole.
        members: the names' codes and spans, in order.
        codes: the kinds, each once, by name.
        spans: the names' spans.
    """

    start: int
    end: int
    members: tuple[tuple[InsuranceCode, int, int], ...]
    codes: tuple[InsuranceCode, ...]
    spans: tuple[Span, ...]


def groups(scene: Scene) -> list[Group]:
    """Chain the insurance names of a sentence that stand in a row."""
    if not scene.insurances:
        return []
    chains: list[list[Candidate]] = []
    quantity_starts = [quantity.start for quantity in scene.quantities]
    for name in scene.insurances:
        if _pays(scene, name):
            continue
        if chains:
            last = chains[-1][-1]
            between = scene.low[last.end : name.start]
            parted = any(last.end <= start < name.start for start in quantity_starts)
            parted = parted or ("(" in between and _is_kind_of(name, last))
            if not parted and _LINK.fullmatch(between) and not _is_frame(scene, last, between):
                chains[-1].append(name)
                continue
        chains.append([name])
    return [_group(scene, part) for chain in chains for part in _split(scene, chain)]


def _pays(scene: Scene, name: Candidate) -> bool:
    """``nhóm do quỹ BHXH đóng``: the fund that pays for some is not what these are insured by."""
    if name.value != InsuranceCode.SOCIAL or not _PAYS_BEHIND.match(scene.low, name.end):
        return False
    return _PAYS_BEFORE.search(scene.low, max(scene.sentence.start, name.start - 24), name.start) is not None


def _is_kind_of(name: Candidate, last: Candidate) -> bool:
    """``tham gia BHXH (tự nguyện 3%)``: what is of one kind is told apart from the whole."""
    return name.value != last.value and str(name.value).startswith(f"{last.value}_")


def _is_frame(scene: Scene, name: Candidate, between: str) -> bool:
    """``Ở khối bảo hiểm phi nhân thọ, bảo hiểm xe cơ giới dẫn đầu``: the first only says where the second stands."""
    return between.startswith(",") and scene.search(_FRAME, scene.sentence.start, name.start) is not None


def _group(scene: Scene, names: Sequence[Candidate]) -> Group:
    members = tuple((InsuranceCode(str(name.value)), name.start, name.end) for name in names)
    codes = tuple(sorted({code for code, _, _ in members}))
    return Group(names[0].start, names[-1].end, members, codes, tuple((start, end) for _, start, end in members))


def _split(scene: Scene, chain: list[Candidate]) -> list[list[Candidate]]:
    """Part ``5.000 người tham gia BHXH, BHYT đạt 90%``: the last name belongs to the number behind it."""
    if len(chain) < 2 or chain[0].value == chain[-1].value:
        return [chain]
    between = scene.low[chain[-2].end : chain[-1].start]
    before = [quantity for quantity in scene.quantities if quantity.end <= chain[0].start]
    taken = bool(before) and not scene.search(_STOP, before[-1].end, chain[0].start)
    taken = taken and not scene.search(_ANOTHER_CLAUSE, before[-1].end, chain[0].start)
    said = _VERB_NUMBER.match(scene.low, chain[-1].end)
    own = said is not None and any(quantity.start < said.end() <= quantity.end for quantity in scene.quantities)
    if taken and own and ("," in between or ";" in between):
        return [chain[:-1], chain[-1:]]
    return [chain]


def insurance(
    scene: Scene,
    quantity: Candidate,
    chained: Sequence[Group],
    row: Decision | None,
    carried: Decision | None,
) -> Decision:
    """Decide the codes of a quantity, as a sorted tuple.

    Args:
        scene: the sentence.
        quantity: the quantity.
        chained: the sentence's groups of names.
        row: what was decided for the quantity before it in the sentence.
        carried: what the sentences before were about, if this one goes on about it.
    """
    left_edge, clause = scene.left(quantity), scene.clause_start(quantity)
    taken = _taken(scene, scene.previous(quantity), chained)
    left = [
        group
        for group in chained
        if left_edge <= group.start
        and group.end <= quantity.start
        and group is not taken
        and not _names_persons(scene, quantity, group)
    ]
    near = [group for group in left if group.start >= clause or ";" not in scene.low[group.end : quantity.start]]
    right = _right(scene, quantity, chained)
    if right is not None and _is_of_wage(scene, quantity, right, row or carried):
        right = None
    if (turn := _in_turn(scene, quantity, chained)) is not None:
        return turn
    percentage = quantity.kind is MentionType.PERCENTAGE
    close = [group for group in left if group.start >= clause]
    if percentage and close:
        return Decision(close[-1].codes, "insurance.left", close[-1].spans)
    if right is not None and not (percentage and (near or _of_base(scene, quantity, row, carried))):
        return Decision(right.codes, "insurance.right", right.spans)
    if left and (nearer := _nearer_benefit(scene, quantity, left[-1], row or carried)) is not None:
        return nearer
    if near:
        return _one_of(scene, quantity, near[-1]) or Decision(near[-1].codes, "insurance.left", near[-1].spans)
    if left:
        return Decision(left[-1].codes, "insurance.left", left[-1].spans)
    if (implied := _implied(scene, quantity, row or carried)) is not None:
        return implied
    if row is not None and (row.value or right is None):
        background = row.rule == "insurance.background"
        return Decision(row.value, row.rule if background else "insurance.row", row.evidence)
    if right is not None:
        return Decision(right.codes, "insurance.right", right.spans)
    earlier = [group for group in chained if group.end <= quantity.start and not _names_persons(scene, quantity, group)]
    if earlier:
        return Decision(earlier[-1].codes, "insurance.left", earlier[-1].spans)
    if carried is not None:
        return Decision(carried.value, "insurance.carried", carried.evidence)
    return Decision((), "insurance.none")


def _nearer_benefit(scene: Scene, quantity: Candidate, group: Group, context: Decision | None) -> Decision | None:
    """``chi BHXH một lần …; chi trả trợ cấp thất nghiệp cho 1,05 triệu người``: another scheme's benefit behind its name."""
    implied = _implied(scene, quantity, context)
    if implied is None or quantity.kind is not MentionType.HEAD_COUNT:
        return None
    between = all(group.end <= start and end <= quantity.start for start, end in implied.evidence)
    codes = implied.value if isinstance(implied.value, tuple) else ()
    families = {code.value.partition("_")[0] for code in group.codes}
    return implied if between and not families & {code.value.partition("_")[0] for code in codes} else None


def _is_of_wage(scene: Scene, quantity: Candidate, group: Group, context: Decision | None) -> bool:
    """``1% quỹ tiền lương làm căn cứ đóng BHXH`` of another scheme: the name only says which wage."""
    if context is None or not scene.search(_WAGE_OF, quantity.end, group.start):
        return False
    return group.codes == (InsuranceCode.SOCIAL,) and context.value in _PAID_ON_SAME_WAGE


def _taken(scene: Scene, quantity: Candidate | None, chained: Sequence[Group]) -> Group | None:
    """The group that a quantity's noun takes behind it, which is not there for the next one."""
    return _right(scene, quantity, chained) if quantity is not None else None


_BELONGS = regex.compile(r"[^,;.\d]{0,24},[ ](?:thuộc|thuộc diện|tham gia|đang tham gia)[ ](?:diện |nhóm )?")


def _right(scene: Scene, quantity: Candidate, chained: Sequence[Group]) -> Group | None:
    start, end = scene.noun_end(quantity), scene.right(quantity)
    for group in chained:
        if group.start < start:
            continue
        if group.start > end or group.start - start > 90:
            return None
        between = scene.low[start : group.start]
        if _BELONGS.fullmatch(between):
            return group
        return None if _STOP.search(between) or between.endswith((" và ", " hoặc ")) else group
    return None


def _in_turn(scene: Scene, quantity: Candidate, chained: Sequence[Group]) -> Decision | None:
    """``BHXH, BHYT, BHTN lần lượt đạt 35%, 90% và 28%``."""
    for group in reversed([each for each in chained if each.end <= quantity.start and len(each.members) > 1]):
        behind = [each for each in scene.quantities if each.start >= group.end and each.kind is quantity.kind]
        if quantity not in behind:
            return None
        stretch = scene.low[group.end : behind[min(len(behind), len(group.members)) - 1].end]
        if not _IN_TURN.search(stretch):
            return None
        index = behind.index(quantity)
        members = _distinct(group)
        if len(behind) >= len(members) > index:
            code, start, end = members[index]
            return Decision((code,), "insurance.in_turn", ((start, end),))
        return None
    return None


def _distinct(group: Group) -> list[tuple[InsuranceCode, int, int]]:
    seen: dict[InsuranceCode, tuple[InsuranceCode, int, int]] = {}
    for member in group.members:
        seen.setdefault(member[0], member)
    return list(seen.values())


@compiled("implied_insurance")
def _implications(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['implied_insurance'].alternation()})(?!\p{{L}})")


def about_things(scene: Scene, quantity: Candidate, chained: Sequence[Group]) -> Decision | None:
    """``100% các đơn vị, tổ chức giao dịch điện tử về BHXH, BHYT``: the schemes come at the end of what is done."""
    end = scene.low.find(";", quantity.end, scene.right(quantity))
    for group in chained:
        if quantity.end <= group.start and group.end <= (end if end >= 0 else scene.right(quantity)):
            wider = [each for each in chained if each.end <= quantity.start and set(each.codes) > set(group.codes)]
            if wider and scene.search(_PARTING, quantity.end, group.start):
                return Decision(wider[-1].codes, "insurance.left", wider[-1].spans)
            return Decision(group.codes, "insurance.right", group.spans)
    return None


def _of_base(scene: Scene, quantity: Candidate, row: Decision | None, carried: Decision | None) -> bool:
    """``xấp xỉ 19% tổng số người đang đóng BHXH``: the scheme behind belongs to the whole, another one is the subject."""
    subject = row if row is not None else carried
    if subject is None or not subject.value:
        return False
    return _OF_NUMBER.match(scene.low, quantity.end) is not None


def _one_of(scene: Scene, quantity: Candidate, group: Group) -> Decision | None:
    """``giao chỉ tiêu BHXH, BHYT: 95% dân số có thẻ``: a benefit's own word behind the number picks one of the group."""
    if len(group.codes) < 2 or quantity.kind is not MentionType.PERCENTAGE:
        return None
    for cue in scene.cues("implied_insurance", quantity.end, scene.clause_end(quantity)):
        if InsuranceCode(cue.value) in group.codes:
            return Decision((InsuranceCode(cue.value),), "insurance.implied", ((cue.start, cue.end),))
    return None


_OF_NUMBER = regex.compile(
    r"[ ](?:so với |trên |của |trong )?(?:tổng )?số[ ](?:người|lao động|đối tượng|học sinh|sinh viên|hssv|công nhân)"
)
_RECEIVING = regex.compile(r"(?<!\p{L})(?:người|đối tượng|cán bộ|cụ)[ ](?:đang )?hưởng[^;.()\d]{0,40}$")
_RATED = regex.compile(r"(?<!\p{L})(?:tham gia|bao phủ|độ phủ|có thẻ)(?!\p{L})")


def _names_persons(scene: Scene, quantity: Candidate, group: Group) -> bool:
    """``có tỷ lệ tham gia cao như: người hưởng trợ cấp BHXH (100%)``: the scheme names persons who take part in another."""
    if not scene.low.endswith("(", 0, quantity.start):
        return False
    receiving = scene.search(_RECEIVING, scene.left(quantity), group.start)
    return receiving is not None and scene.search(_RATED, scene.sentence.start, receiving.start()) is not None


_WITHOUT = regex.compile(r"trắng|chưa|không")
_PENSIONERS = regex.compile(r"(?<!\p{L})(?:người|người đang|cán bộ|cụ|các cụ|nhóm)[ ](?:đang )?(?:hưởng )?$")


_FOR_GROUP = regex.compile(r"(?<!\p{L})(?:cho|với|đối với)[ ](?:người|nhóm|các|những)(?!\p{L})")


def _implied(scene: Scene, quantity: Candidate, context: Decision | None) -> Decision | None:
    """A benefit that names its scheme without the word: ``hưởng lương hưu``, ``có thẻ``."""
    start, end = scene.left(quantity), scene.reach(quantity)
    if scene.low[quantity.start - 1 : quantity.start] == "(":
        # "hưu trí, mất sức (100%)": what stands before a bracket is the group that is rated.
        start = quantity.end
    found = [
        match
        for match in scene.finditer(_implications(scene.lexicons), start, end)
        if not any(name.start <= match.start() < name.end for name in scene.insurances)
        and not (
            quantity.kind is MentionType.PERCENTAGE
            and match.end() <= quantity.start
            and _PENSIONERS.search(scene.low[max(start, match.start() - 24) : match.start()])
        )
    ]
    # "BHTN là 157.902 người (cả lao động nghỉ thai sản), tăng 9.117": an aside is closed before the number comes.
    found = [match for match in found if not scene.in_aside(match.start(), match.end(), quantity)]
    other = context.value if context is not None and isinstance(context.value, tuple) else ()
    if InsuranceCode.OCCUPATIONAL in other:
        # Who has an accident at work is paid at once or by the month, too.
        found = [match for match in found if "một lần" not in match[0]]
    if other == (InsuranceCode.UNEMPLOYMENT,):
        # "hưởng trợ cấp thất nghiệp …; 96 người nhận trợ cấp một lần": it is paid at once, too.
        found = [match for match in found if match[0] != "trợ cấp một lần"]
    if not found:
        return None
    behind = [
        match
        for match in found
        if match.start() >= quantity.end and not scene.search(_FOR_GROUP, quantity.end, match.start())
    ]
    found = [match for match in found if match.end() <= quantity.start or match in behind]
    if not found:
        return None
    chosen = behind[0] if behind else found[-1]
    code = InsuranceCode(scene.lexicons["implied_insurance"].values[chosen[0]])
    codes: tuple[InsuranceCode, ...] = (code,)
    of_pupils = context is not None and context.value == (InsuranceCode.HEALTH_STUDENT,)
    if _WITHOUT.search(chosen[0]) is not None and not of_pupils:
        # Who is without a card is so whatever kind the others have bought.
        return Decision(codes, "insurance.implied", (chosen.span(),))
    for name in scene.insurances:
        # "trích vào quỹ hưu trí, tử tuất của BHXH bắt buộc": the scheme that the benefit is said to be of.
        if 0 <= name.start - chosen.end() <= 24 and str(name.value).startswith(code.value):
            return Decision(
                (InsuranceCode(str(name.value)),), "insurance.implied", (chosen.span(), (name.start, name.end))
            )
    if context is not None and isinstance(context.value, tuple):
        # "có thẻ" after BHYT hộ gia đình is still that; after BHXH, BHYT it is the second of them.
        family: set[InsuranceCode] = set()
        if context.rule != "insurance.carried":
            family = {each for each in InsuranceCode if each.value.startswith(code.value)}
        codes = tuple(each for each in context.value if each in family) or codes
    return Decision(codes, "insurance.implied", (chosen.span(),))
