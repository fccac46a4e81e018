"""What is no measure of a scheme: which schemes it is told of, if any.

The whole against which others are counted has none, nor has what words of another world tell of: the
economy, a staff, how people live, who was honoured. Shares of offices and files have those that what they do is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from extractor.mentions import Candidate
from extractor.records.insurance import Group, about_things
from extractor.records.scene import OF_THEM, PARTING_COMMA, Cue, Decision, Scene
from extractor.records.scheme_context import NOT_OWN, OF_SCHEMES
from extractor.records.topic import is_plain
from extractor.schema import Measure, MentionType

__all__ = ["of_other"]

_NOT_SAID = {"insurance.carried", "insurance.row", "insurance.implied"}
_PARTING = regex.compile(PARTING_COMMA)
_MEMBER = regex.compile(
    r"[^,;.()\d]{0,30}[,;][ ](?:khối |nhóm |còn )?(?:\p{L}+,?[ ]){1,9}(?:là |chiếm |khoảng |gần |hơn )?"
)
_AMONG_THEM = regex.compile(rf"(?<!\p{{L}}){OF_THEM}[ ](?:có )?(?:hơn |gần |trên |khoảng )?$")


def of_other(
    scene: Scene,
    quantity: Candidate,
    slots: Mapping[str, Decision],
    chained: Sequence[Group],
    rows: Mapping[str, Decision],
) -> Decision:
    """Decide the schemes of what is no measure of a scheme: only those that its own words name.

    The whole has none; shares of offices and files have those that what they do is about; answers in
    a survey and what is done with participants go on with the row's.
    """
    measure, decided = slots["measure"], slots["insurance"]
    if measure.rule in {"measure.whole", "measure.degree"}:
        return Decision((), "insurance.whole")
    if quantity.kind is MentionType.HEAD_COUNT and (occasion := _occasion(scene, quantity)) is not None:
        return Decision((), "insurance.background", ((occasion.start, occasion.end),))
    if decided.rule == "insurance.background" and measure.rule == "measure.near" and measure.value in OF_SCHEMES:
        return Decision((), "insurance.none")
    given = decided.rule in NOT_OWN and (decided.value or measure.value is not Measure.OTHER)
    given = given or (decided.rule == "insurance.implied" and decided.evidence[0][1] <= quantity.start)
    if _other_staff(scene, quantity, decided) and quantity.noun is not None:
        return Decision((), "insurance.background", (quantity.noun,))
    given = given or _parted(scene, quantity, decided)
    goes_on = _part_of_counted(scene, quantity, rows) or _gapped_share(scene, quantity, rows)
    if (
        given
        and not goes_on
        and (another := _background(scene, quantity, carried=decided.rule == "insurance.carried")) is not None
    ):
        return Decision((), "insurance.background", ((another.start, another.end),))
    if measure.rule == "measure.things":
        about = about_things(scene, quantity, chained)
        if about is None and decided.rule == "insurance.carried" and not _insured(scene, quantity):
            # "100% trạm y tế có bác sĩ" goes on with no scheme.
            return Decision((), "insurance.none")
        return about or decided
    if measure.value is not Measure.OTHER or decided.rule not in _NOT_SAID:
        return decided
    if (
        measure.rule == "measure.survey"
        and decided.rule == "insurance.implied"
        and decided.evidence[0][0] >= quantity.end
    ):
        return decided
    own = [
        cue
        for cue in scene.cues("measures", quantity.end, scene.clause_end(quantity))
        if cue.value in {"participation", "beneficiaries"}
    ]
    if own and decided.rule == "insurance.carried":
        return decided
    goes_on = decided.rule != "insurance.carried" and "measure" in rows and rows["measure"].value is Measure.OTHER
    if goes_on and measure.rule in {"measure.near", "measure.row", "measure.survey", "measure.sentence"}:
        return decided if decided.rule == "insurance.row" else rows["insurance"]._replace(rule="insurance.row")
    return Decision((), "insurance.none")


def _insured(scene: Scene, quantity: Candidate) -> bool:
    """Say whether the offices or households that are rated take part, owe or pay: ``64% số hộ đã tham gia``."""
    cues = scene.cues("measures", quantity.end, scene.clause_end(quantity))
    return any(cue.value in OF_SCHEMES for cue in cues)


def _part_of_counted(scene: Scene, quantity: Candidate, rows: Mapping[str, Decision]) -> bool:
    """``9 người đăng ký tham gia, trong đó 6 người là đồng bào Dao``: who they are makes no other count of them."""
    if "measure" not in rows or rows["measure"].value not in OF_SCHEMES or quantity.kind is MentionType.PERCENTAGE:
        return False
    return scene.search(_AMONG_THEM, scene.left(quantity), quantity.start) is not None


def _gapped_share(scene: Scene, quantity: Candidate, rows: Mapping[str, Decision]) -> bool:
    """``DN ngoài quốc doanh 71,8% số nợ, DN FDI 12,4%``: another member of a row of shares, its verb left out."""
    previous = scene.previous(quantity)
    if previous is None or not previous.kind is quantity.kind is MentionType.PERCENTAGE or "measure" not in rows:
        return False
    if rows["measure"].value is not Measure.ARREARS:
        return False
    return _MEMBER.fullmatch(scene.low, previous.end, quantity.start) is not None


def _parted(scene: Scene, quantity: Candidate, decided: Decision) -> bool:
    """Say whether a semicolon parts a name from the number behind it: ``đưa BHXH vào nghị quyết; mỗi ấp cử 2 đảng viên``."""
    end = decided.evidence[-1][1] if decided.evidence else quantity.end
    return decided.rule == "insurance.left" and ";" in scene.low[end : quantity.start]


def _other_staff(scene: Scene, quantity: Candidate, decided: Decision) -> bool:
    """Say whether staff is counted past the comma behind a name: ``tuyên truyền BHYT, phấn đấu có 70 bác sĩ``."""
    if decided.rule != "insurance.left" or quantity.noun is None or not decided.evidence:
        return False
    parted = scene.search(_PARTING, decided.evidence[-1][1], quantity.start) is not None
    return parted and any(
        cue.value == "staff" and cue.start == quantity.noun[0] for cue in scene.cues("backgrounds", *quantity.noun)
    )


def _occasion(scene: Scene, quantity: Candidate) -> Cue | None:
    """A word of honours or attendance in the clause of a head count: the persons are counted for that alone."""
    for cue in scene.cues("backgrounds", scene.clause_start(quantity), scene.clause_end(quantity)):
        if cue.value == "always":
            return cue
    opening = [
        cue
        for cue in scene.cues("backgrounds", scene.sentence.start, quantity.start)
        if cue.value == "always" and cue.start - scene.sentence.start <= 12
    ]
    return opening[0] if opening and scene.previous(quantity) is None else None


def _background(scene: Scene, quantity: Candidate, *, carried: bool) -> Cue | None:
    """A word of another world, the economy's, a staff's or a population's, where no word speaks of insurance."""
    end = scene.clause_end(quantity)
    previous = scene.previous(quantity)
    # What ends the clause of the number before ("4,5% mức lương cơ sở") is that number's.
    start = scene.sentence.start if previous is None else min(scene.clause_end(previous), quantity.start)
    start = max(start, scene.low.rfind(";", start, quantity.start))
    if any(start <= name.start < end for name in scene.insurances):
        return None
    subjects = scene.cues("backgrounds", start, quantity.start)
    told = [cue for cue in subjects if cue.value == "subject"]
    if carried and is_plain(scene, quantity):
        # "Ngành du lịch, dịch vụ lưu trú có 3.570 người": so many of those told of before.
        told = []
    # "Nếu giá dịch vụ tính đủ mà mức đóng vẫn 4,5%": the nearer word says what the number is of.
    nearer = told and any(
        cue.value == "contribution" and scene.low.startswith("mức", cue.start)
        for cue in scene.cues("measures", told[-1].end, quantity.start)
    )
    if told and not nearer:
        return told[-1]
    behind = scene.cues("backgrounds", quantity.end, end)
    people = [cue for cue in behind if cue.value == "people"]
    for cue in scene.cues("measures", quantity.end, end):
        if cue.value in OF_SCHEMES and not any(cue.start < each.end and each.start < cue.end for each in people):
            return None
    for cue in behind:
        if cue.value == "people":
            return cue
        if cue.value == "staff" and quantity.kind is MentionType.HEAD_COUNT and cue.start <= quantity.end + 1:
            return cue
    return None
