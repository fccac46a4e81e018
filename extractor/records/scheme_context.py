"""Schemes in context: what the text has been about, and how what is measured corrects a choice.

:class:`SchemeMemory` holds the schemes and the measure that sentences hand on. The schemes of a
quantity, first chosen from its own sentence (:mod:`.insurance`), are then corrected by its measure;
the rules are listed there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from extractor.mentions import Candidate
from extractor.records import measure as measure_rules
from extractor.records.insurance import Group
from extractor.records.scene import OF_THEM, Decision, Scene
from extractor.schema import Base, InsuranceCode, Measure, MentionType

__all__ = ["NOT_OWN", "OF_SCHEMES", "SchemeMemory", "of_parts", "of_schemes_only"]

_UNDECIDED = {"measure.other"}
NOT_OWN = {"insurance.row", "insurance.carried", "insurance.none"}
"""Rules that decide the schemes of a quantity that names none itself."""
OF_SCHEMES = {
    Measure.PARTICIPATION,
    Measure.NON_PARTICIPATION,
    Measure.BENEFICIARIES,
    Measure.ARREARS,
    Measure.CONTRIBUTION,
    Measure.BENEFIT,
}
"""Measures that can only be told of an insurance."""
_FOR_EVERYBODY = {
    InsuranceCode.HEALTH_STUDENT,
    InsuranceCode.LIFE,
    InsuranceCode.NON_LIFE,
    InsuranceCode.MOTOR,
    InsuranceCode.PROPERTY,
    InsuranceCode.ACCIDENT,
}
"""Insurance other than health insurance of which a share of the population is told."""
_COMMERCIAL = {
    InsuranceCode.LIFE,
    InsuranceCode.NON_LIFE,
    InsuranceCode.MOTOR,
    InsuranceCode.PROPERTY,
    InsuranceCode.ACCIDENT,
}
_SOLD = _COMMERCIAL | {InsuranceCode.AGRICULTURAL}
_BRANCHES = {InsuranceCode.LIFE, InsuranceCode.NON_LIFE}
_MARKET = regex.compile(
    r"(?<!\p{L})(?:thị phần|thị trường|tái tục|tư vấn viên|đại lý|khách hàng|khách|hợp đồng|toàn ngành|phí(?! chính thức)|bồi thường|người mua)(?!\p{L})"
)
_SUM = regex.compile(
    r"[ “\"]*(?:tổng )?cộng(?: lại| chung| cả (?:ba|bốn|hai|các) (?:khoản|loại|quỹ))?(?: là)?[ ]?:?[ ]?(?:là |bằng )?"
)
_SUM_BEHIND = regex.compile(
    r",[ ](?:tổng cộng|tổng mức(?: \p{L}+){1,2}|tổng tỷ lệ(?: \p{L}+){0,2}|cộng lại|tổng)(?: là| bằng| lên tới| lên đến| đạt)?[ ]$"
)
_PARTS_FOLLOW = regex.compile(
    rf"(?:[ ][\p{{L}}]++){{0,8}}?[ ]?[,;:(][ ]?(?:(?:{OF_THEM}|bao gồm|gồm|gồm có|cụ thể|chia ra|cụ thể là)[ :]{{0,2}})?[^;()\d]{{0,60}}"
)
_BY_WAY = {(InsuranceCode.HEALTH_STUDENT,), (InsuranceCode.HEALTH_HOUSEHOLD,)}
_PUPILS = regex.compile(
    r"(?<!\p{L})(?:học sinh|sinh viên|hssv|hs-sv|em|trường|lớp|khối|tiểu học|thcs|thpt|năm học)(?!\p{L})"
)
_ONE_WAY = regex.compile(r"(?<!\p{L})(?:diện|nhóm|hình thức)[ ]$")
_OTHER_WAY = regex.compile(
    r"(?<!\p{L})(?:theo (?:các |những )?(?:nhóm|diện|đối tượng|loại hình)|(?<=[,;][ ])nhóm)(?! (?:hộ gia đình|học sinh))(?!\p{L})[^;.]{0,80}$"
)
_OF_MONEY = {Measure.ARREARS, Measure.FINANCE, Measure.CONTRIBUTION}
_TREATMENT = regex.compile(
    r"(?<!\p{L})(?:khám,? chữa bệnh|khám bệnh, chữa bệnh|điều trị nội trú|điều trị ngoại trú)(?!\p{L})"
)
_COUNTED_HERE = regex.compile(
    r"(?<!\p{L})số[ ](?:lượng )?(?:người|lao động|đối tượng|học sinh|hội viên)[ ](?:đang )?(?:tham gia|đóng|hưởng|mua|có thẻ)(?!\p{L})"
)
_NEXT_GROUP = regex.compile(
    r";[ ](?:nhóm |khối |còn )?(?:học sinh|hssv|sinh viên|người lao động|hưu trí|người nghèo|cận nghèo|trẻ em|người có công|cán bộ|doanh nghiệp|đối tượng)(?!\p{L})"
)
_FEW = 2
_NEAR = 2
"""Paragraphs from an answer to the next question at most."""
_HEADING_LENGTH = 120
_ROUNDING = 1e-6
_SUBDIVIDED = regex.compile(rf"(?<!\p{{L}})(?:{OF_THEM}|gồm|bao gồm|chia ra|riêng|cơ cấu)(?!\p{{L}})")


@dataclass(eq=False)
class SchemeMemory:
    """What the text has been about: schemes and measure, and the paragraph where they stood last."""

    insurance: Decision | None = None
    measure: Decision | None = None
    rated: Decision | None = None
    of_measure: dict[Measure, Decision] = field(default_factory=dict)
    widest: Decision | None = None
    paragraph: int = -9
    branch: Decision | None = None
    title: Decision | None = None
    heading: int = -9
    families: set[str] = field(default_factory=set)
    listed: tuple[int, list[tuple[object, Mapping[str, Decision]]]] = (-9, [])

    def measured(self, quantity: Candidate) -> Decision | None:
        """The measure that carries on to a quantity: rates go on with rates (see :meth:`leave`)."""
        return self.rated if quantity.kind is MentionType.PERCENTAGE else self.measure

    def see(self, scene: Scene, quantity: Candidate, slots: Mapping[str, Decision]) -> None:
        """Keep the schemes that a quantity names as those of its measure, and as a summand of its paragraph."""
        named = slots["insurance"]
        paragraph = scene.sentence.paragraph
        if self.listed[0] != paragraph:
            self.listed = (paragraph, [])
        opened, closed = (scene.low.rfind(mark, scene.sentence.start, quantity.start) for mark in "()")
        if named.value and opened <= closed:
            self.listed[1].append((quantity.value, slots))
        if not named.value or named.rule in NOT_OWN:
            return
        kind = Measure(str(slots["measure"].value))
        known = self.of_measure.get(kind)
        # Debts of one scheme, told in passing, do not end those of all.
        if known is None or not set(named.value) < set(known.value):  # type: ignore[call-overload]
            self.of_measure[kind] = named

    def sum_of(self, scene: Scene, quantity: Candidate) -> dict[str, Decision]:
        """Decide schemes and measure of a sum: ``BHXH 8%; BHYT 1,5%; BHTN 1%. Cộng: 10,5%``."""
        paragraph, told = self.listed
        opening = _SUM.fullmatch(scene.low, scene.left(quantity), quantity.start) or scene.search(
            _SUM_BEHIND, scene.left(quantity), quantity.start
        )
        if opening is None or paragraph != scene.sentence.paragraph or len(told) < 2:
            return {}
        summands = [slots for _, slots in _adding_up(told, quantity.value)]
        codes = {code for each in summands for code in each["insurance"].value}  # type: ignore[attr-defined]
        measure = Measure(str(summands[0]["measure"].value))
        return {
            "insurance": Decision(tuple(sorted(codes)), "insurance.sum", (opening.span(),)),
            "measure": Decision(measure, "measure.row", summands[0]["measure"].evidence),
        }

    def leave(self, scene: Scene, chained: Sequence[Group], told: Sequence[Mapping[str, Decision]]) -> None:
        """Keep what a sentence was about.

        Args:
            scene: the sentence.
            chained: its groups of names.
            told: what was decided for each of its quantities.
        """
        parts = [each for each in told if each["insurance"].rule != "insurance.whole"]
        kept = [each for each in parts if each["insurance"].rule != "insurance.background"] or parts
        last = kept[-1] if kept else None
        behind = scene.quantities[-1].end if told else 0
        asked = last is not None and last["insurance"].rule == "insurance.carried" and _asks(scene)
        if (
            last is not None
            and last["insurance"].value
            and not (asked and any(group.start >= behind for group in chained))
        ):
            about = _topic(scene, last["insurance"], told[0]["insurance"])
            if about.rule == "insurance.kind" and scene.low.startswith(
                ("người thứ", "thành viên"), about.evidence[0][0]
            ):
                # What members of a household pay is one of the ways to be insured: the topic is what it was.
                about = self.insurance if self.insurance is not None else about
            elif about.rule == "insurance.kind" and told[0]["insurance"].value == (InsuranceCode.HEALTH,):
                # "75,9 triệu người tham gia BHYT …; còn lại 11,6 triệu người tham gia theo hộ gia đình": a way among others.
                about = told[0]["insurance"]
            self.insurance = about._replace(rule="insurance.carried")
        elif chained:
            codes = _narrowest(chained)
            spans = tuple(span for group in chained for span in group.spans)
            if not self._in_passing(codes):
                self.insurance = Decision(codes, "insurance.carried", spans)
        if not told and not chained and (implied := _announced(scene)) is not None:
            self.insurance = implied
        if not told and chained and _heads_counts(scene):
            self.heading = scene.sentence.paragraph
        self._converse(scene, chained)
        self.families |= {code.value.partition("_")[0] for group in chained for code in group.codes}
        measured = last["measure"] if last is not None else measure_rules.announced(scene)
        if measured is not None and last is not None and last["insurance"].rule == "insurance.background":
            measured = measured._replace(value=Measure.OTHER)
        if measured is not None and measured.rule not in _UNDECIDED:
            # "đạt 92%, còn 25.900 em chưa tham gia": rates go on with those that take part.
            taken = [each["measure"] for each in kept if each["measure"].value is Measure.PARTICIPATION]
            self.measure = measured
            self.rated = taken[-1] if taken and measured.value is Measure.NON_PARTICIPATION else measured
        if told or chained or measured is not None:
            self.paragraph = scene.sentence.paragraph
        of_money = any(cue.value in _OF_MONEY for cue in scene.cues("measures"))
        for group in chained:
            if len(group.codes) == 1 and _BRANCHES.issuperset(group.codes):
                self.branch = Decision(group.codes, "insurance.market", group.spans)
            known = self.widest.value if self.widest is not None else ()
            if of_money and len(group.codes) > 1 and isinstance(known, tuple) and len(group.codes) >= len(known):
                self.widest = Decision(group.codes, "insurance.widest", group.spans)

    def _converse(self, scene: Scene, chained: Sequence[Group]) -> None:
        """Keep the headline's scheme; a question that names none goes back to it, and on with the conversation."""
        if scene.sentence.paragraph == 0:
            codes = {code for group in chained for code in group.codes}
            if len(codes) == 1:
                self.title = Decision(tuple(codes), "insurance.carried", chained[0].spans)
        elif not chained and _asks(scene) and scene.sentence.paragraph - self.paragraph <= _NEAR:
            self.insurance = self.title or self.insurance
            self.paragraph = scene.sentence.paragraph

    def _in_passing(self, codes: tuple[InsuranceCode, ...]) -> bool:
        """Say whether schemes named without a figure leave the topic as it was: commercial ones after public ones."""
        current = self.insurance.value if self.insurance is not None else ()
        if not isinstance(current, tuple) or not current:
            return False
        return _COMMERCIAL.issuperset(codes) and not _COMMERCIAL & set(current)

    def of_market(self, scene: Scene, quantity: Candidate, slots: Mapping[str, Decision]) -> Decision:
        """Decide what commercial insurance a market's figure is of: ``thị phần 21,9%`` goes on with its branch."""
        current = self.insurance.value if self.insurance is not None else ()
        told = isinstance(current, tuple) and current and _SOLD.issuperset(current)
        if slots["insurance"].value or slots["insurance"].rule == "insurance.whole" or not told or self.branch is None:
            return slots["insurance"]
        word = scene.search(_MARKET, scene.left(quantity), scene.clause_end(quantity))
        if word is None:
            return slots["insurance"]
        return Decision(self.branch.value, "insurance.market", (word.span(), *self.branch.evidence))

    def by_measure(self, scene: Scene, quantity: Candidate, slots: Mapping[str, Decision]) -> Decision:
        """Decide the schemes of a quantity that names none, by what it measures.

        Debts and revenue are those of the schemes named together before; a share of the population that
        is covered is covered by health insurance, the only public scheme for everybody; anything else measured
        of a scheme is of the one that the text was about last.
        """
        decided = slots["insurance"]
        measure = Measure(str(slots["measure"].value))
        if decided.rule not in NOT_OWN or measure is Measure.OTHER:
            return decided
        persons = quantity.kind is MentionType.HEAD_COUNT
        current = self.insurance.value if self.insurance is not None else ()
        if measure is Measure.FINANCE and isinstance(current, tuple) and current and _SOLD.issuperset(current):
            # What is sold has figures of each branch: the one told last goes on.
            return decided
        if measure is Measure.FINANCE and "health" in self.families:
            # Only health insurance pays for treatment, whoever's money was told of before.
            treated = scene.search(_TREATMENT, scene.left(quantity), scene.right(quantity))
            if treated is not None:
                return Decision((InsuranceCode.HEALTH,), "insurance.implied", (treated.span(),))
        if measure in {Measure.ARREARS, Measure.FINANCE} and not (
            decided.rule == "insurance.row"
            and decided.value
            and (persons or (measure is Measure.FINANCE and _within(scene, decided)))
        ):
            if len(self.families) > _FEW and decided.rule == "insurance.carried" and not persons:
                # Figures of several schemes, one by one, leave open whose money it is.
                decided = Decision((), "insurance.several")
            return self.of_measure.get(measure) or self.widest or decided
        taking_part = measure in {Measure.PARTICIPATION, Measure.NON_PARTICIPATION}
        covered = taking_part and slots["base"].value is Base.POPULATION
        codes = decided.value if isinstance(decided.value, tuple) else ()
        if covered and codes != (InsuranceCode.HEALTH,) and _FOR_EVERYBODY.isdisjoint(codes):
            return Decision((InsuranceCode.HEALTH,), "insurance.population", slots["base"].evidence)
        if (
            taking_part
            and decided.rule == "insurance.carried"
            and codes == (InsuranceCode.HEALTH_STUDENT,)
            and (
                scene.search(_PUPILS, scene.clause_start(quantity), scene.right(quantity)) is None
                or any(_ONE_WAY.search(scene.low, max(0, start - 20), start) for start, _ in decided.evidence)
            )
        ):
            # "BHYT học sinh" goes on while pupils are told of; others take part in health insurance, and so do pupils
            # of whom some only take part "theo diện BHYT học sinh".
            return Decision((InsuranceCode.HEALTH,), decided.rule, decided.evidence)
        if (
            measure in {Measure.BENEFIT, Measure.BENEFICIARIES}
            and codes == (InsuranceCode.SOCIAL_COMPULSORY,)
            and not _within(scene, decided)
        ):
            # A pension is social insurance's, whichever kind was named for those who pay.
            return Decision((InsuranceCode.SOCIAL,), decided.rule, decided.evidence)
        if codes in _BY_WAY and decided.rule == "insurance.row" and _of_next_group(scene, quantity):
            # "theo hộ gia đình 197.330 người; học sinh, sinh viên 258.416 em"
            return Decision((InsuranceCode.HEALTH,), decided.rule, decided.evidence)
        if codes in _BY_WAY and scene.search(_OTHER_WAY, scene.left(quantity), quantity.start):
            # "theo BHYT hộ gia đình 38.455; theo nhóm đối tượng khác 14.098"
            return Decision((InsuranceCode.HEALTH,), decided.rule, decided.evidence)
        if not codes and self.insurance is not None:
            return self.insurance._replace(rule="insurance.last")
        return decided


def _narrowest(chained: Sequence[Group]) -> tuple[InsuranceCode, ...]:
    """The schemes that a sentence is about; what is told of one kind, "hỗ trợ BHXH tự nguyện … mức đóng BHXH", is of that kind."""
    codes = {code for group in chained for code in group.codes}
    alone = {group.codes[0] for group in chained if len(group.codes) == 1}
    wider = {code for code in alone for each in alone if each.value.startswith(f"{code.value}_")}
    return tuple(sorted(codes - wider))


def _adding_up(
    told: Sequence[tuple[object, Mapping[str, Decision]]], total: object
) -> Sequence[tuple[object, Mapping[str, Decision]]]:
    """The last figures told that add up to a sum just so; all of them if none do."""
    left = total if isinstance(total, int | float) else 0
    for at in range(len(told) - 1, -1, -1):
        value = told[at][0]
        left -= value if isinstance(value, int | float) else 0
        if abs(left) < _ROUNDING:
            return told[at:]
    return told


def _of_next_group(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a number counts another group than the one before it, by the words that open its part."""
    previous = scene.previous(quantity)
    return previous is not None and scene.search(_NEXT_GROUP, previous.end, quantity.start) is not None


def _heads_counts(scene: Scene) -> bool:
    """Say whether a heading says whom its section counts: ``2. Theo khối quản lý (số lao động tham gia BHXH bắt buộc)``."""
    sentence = scene.sentence
    if not sentence.opening or sentence.end - sentence.start > _HEADING_LENGTH or scene.low[sentence.end - 1] in ".;?!":
        return False
    return scene.search(_COUNTED_HERE, sentence.start, sentence.end) is not None


def _asks(scene: Scene) -> bool:
    """Say whether a sentence is a question: what it asks about is the next topic."""
    return scene.low[scene.sentence.end - 1] == "?"


def _announced(scene: Scene) -> Decision | None:
    """The scheme of a benefit that a heading or headline without figures names: ``NGƯỜI HƯỞNG TRỢ CẤP THẤT NGHIỆP``."""
    sentence = scene.sentence
    if not sentence.opening or sentence.end - sentence.start > _HEADING_LENGTH:
        return None
    if scene.low[sentence.end - 1] in ".;?!" or scene.low[sentence.end : sentence.end + 1] not in {"", "\n"}:
        return None
    cues = scene.cues("implied_insurance")
    if not cues:
        return None
    return Decision((InsuranceCode(cues[0].value),), "insurance.carried", ((cues[0].start, cues[0].end),))


def _within(scene: Scene, decided: Decision) -> bool:
    """Say whether the words that decided stand in the sentence itself."""
    return any(scene.sentence.start <= start < scene.sentence.end for start, _ in decided.evidence)


def of_parts(scene: Scene, quantity: Candidate, decided: Decision) -> Decision:
    """Decide the schemes of a sum by its parts behind it: ``10,5% (bao gồm BHXH 8%, BHYT 1,5%, BHTN 1%)``.

    The parts are known by their adding up: each with a scheme's name beside it, and together just the sum.
    """
    if decided.rule not in NOT_OWN or not isinstance(quantity.value, int | float):
        return decided
    following = scene.following(quantity)
    if following is None or not _PARTS_FOLLOW.fullmatch(scene.low, quantity.end, following.start):
        return decided
    names: list[Candidate] = []
    total = 0.0
    at = quantity
    for part in scene.quantities[scene.quantities.index(following) :]:
        if part.kind is not quantity.kind or not isinstance(part.value, int | float) or total >= quantity.value:
            break
        names += [name for name in scene.insurances if at.end <= name.start <= part.start]
        total += part.value
        at = part
        if abs(total - quantity.value) < _ROUNDING and len({name.value for name in names}) > 1:
            codes = sorted({InsuranceCode(str(name.value)) for name in names})
            return Decision(tuple(codes), "insurance.sum", tuple((name.start, name.end) for name in names))
    return decided


def of_schemes_only(scene: Scene, slots: Mapping[str, Decision]) -> Decision:
    """Say that what is about no scheme has no measure of a scheme either, unless a word right at it says so."""
    measure = slots["measure"]
    schemes = slots["insurance"]
    # Of the state's money, too, revenue and spending are told; but nobody takes part in it.
    another = schemes.rule == "insurance.background" and measure.value is not Measure.FINANCE
    another = another and not any(a < d and c < b for a, b in schemes.evidence for c, d in measure.evidence)
    # "Trợ cấp thường xuyên 12.930 đối tượng bảo trợ": they are paid, if by no insurance.
    another = another and not any(scene.low.startswith("trợ cấp", start) for start, _ in measure.evidence)
    said = measure.rule == "measure.near" or (
        measure.rule == "measure.left" and measure.value in {Measure.CONTRIBUTION, Measure.BENEFIT}
    )
    said = said or (measure.rule == "measure.row" and measure.value in {Measure.FINANCE, Measure.ARREARS})
    said = said or schemes.rule == "insurance.several"
    own = schemes.value or (said and not another)
    return measure if own else measure._replace(value=Measure.OTHER)


def _topic(scene: Scene, last: Decision, first: Decision) -> Decision:
    """What a sentence was about: its last scheme, but the first where the others are parts of it."""
    quantities = scene.quantities
    divided = len(quantities) > 1 and scene.search(_SUBDIVIDED, quantities[0].end, quantities[-1].start) is not None
    return first if divided and first.value else last
