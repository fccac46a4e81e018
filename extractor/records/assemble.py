"""Assembly: sentence by sentence, quantity by quantity, every slot in its turn.

What carries from sentence to sentence is held in one place, :class:`_Memory`: the schemes, measure,
year and place that the text is about, and the lead-in that governs a list. A headline's quantities
are completed at the end from the sentence they sum up.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.records import base as base_rules
from extractor.records import insurance as insurance_rules
from extractor.records import measure as measure_rules
from extractor.records import place as place_rules
from extractor.records import qualifier as qualifier_rules
from extractor.records import role as role_rules
from extractor.records import status as status_rules
from extractor.records import topic
from extractor.records import year as year_rules
from extractor.records.base_memory import BaseMemory
from extractor.records.cells import Cells
from extractor.records.headline import complete_headlines
from extractor.records.parallel import counterparts
from extractor.records.planning import Plans
from extractor.records.repeated import Repeated
from extractor.records.scene import Decision, Scene
from extractor.records.year_memory import YearMemory
from extractor.schema import Base, InsuranceCode, Measure, Role, Status
from extractor.text.places import Place
from extractor.text.sentences import Sentence
from extractor.text.view import TextView

__all__ = ["SLOTS", "Assembled", "assemble"]

SLOTS = ("qualifier", "insurance", "year", "measure", "role", "status", "base", "place")
_NOT_SAID = {"insurance.carried", "insurance.row", "insurance.implied"}
_UNDECIDED = {"measure.other"}
_NOT_OWN = {"insurance.row", "insurance.carried", "insurance.none"}
_FOR_EVERYBODY = {
    InsuranceCode.HEALTH_STUDENT,
    InsuranceCode.LIFE,
    InsuranceCode.NON_LIFE,
    InsuranceCode.MOTOR,
    InsuranceCode.PROPERTY,
    InsuranceCode.ACCIDENT,
}
"""Insurance other than health insurance of which a share of the population is told."""


@dataclass(eq=False)
class Assembled:
    """A quantity with what was decided for each slot; ``year`` holds the pair (year, year_end)."""

    quantity: Candidate
    sentence: Sentence
    slots: dict[str, Decision]


@dataclass(eq=False)
class _Memory:
    insurance: Decision | None = None
    measure: Decision | None = None
    years: YearMemory = field(default_factory=YearMemory)
    places: place_rules.PlaceMemory = field(default_factory=place_rules.PlaceMemory)
    bases: BaseMemory = field(default_factory=BaseMemory)
    repeated: Repeated = field(default_factory=Repeated)
    of_measure: dict[Measure, Decision] = field(default_factory=dict)
    widest: Decision | None = None
    paragraph: int = -9
    plans: Plans = field(default_factory=Plans)


def assemble(
    seen: TextView,
    sentences: Sequence[Sentence],
    mentions: Sequence[Candidate],
    lexicons: Lexicons,
    published: dt.date | None,
) -> list[Assembled]:
    """Build the records of a text, in order of position.

    Args:
        seen: the view.
        sentences: its sentences.
        mentions: the winning candidates, those without a type left out, by position.
        lexicons: the lexicons.
        published: the publication date, if known.
    """
    starts = [mention.start for mention in mentions]
    cells = Cells(seen, mentions, lexicons)
    told = [sentence for sentence in sentences if sentence not in cells]
    memory = _Memory(places=place_rules.PlaceMemory.of(seen, told, lexicons))
    done: list[Assembled] = []
    for sentence in sentences:
        inside = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        scene = Scene(seen, sentence, inside, lexicons)
        done += _of_table(scene, cells, memory, published) if sentence in cells else _sentence(scene, memory, published)
    complete_headlines(seen, sentences, done)
    return done


def _of_table(scene: Scene, cells: Cells, memory: _Memory, published: dt.date | None) -> list[Assembled]:
    """Decide what stands in a table: each quantity by its column, and nothing of it carries on."""

    def decide(phrase: Scene, quantity: Candidate) -> dict[str, Decision]:
        apart = deepcopy(replace(memory, bases=BaseMemory(), places=memory.places.within(phrase)))
        return next(each.slots for each in _sentence(phrase, apart, published) if each.quantity is quantity)

    done: list[Assembled] = []
    for quantity in scene.quantities:
        row = cells.row(quantity, scene.sentence.paragraph)
        if row is not None:
            done.append(Assembled(quantity, row, cells.slots(quantity, row.paragraph, memory.paragraph, decide)))
        else:
            apart = deepcopy(memory)
            done += [each for each in _sentence(scene, apart, published) if each.quantity is quantity]
    return done


def _sentence(scene: Scene, memory: _Memory, published: dt.date | None) -> list[Assembled]:
    published_year = published.year if published is not None else None
    chained = insurance_rules.groups(scene)
    here = memory.places.inside(scene)
    memory.bases.see(scene)
    memory.places.enter(scene, here)
    done: list[Assembled] = []
    rows: dict[str, Decision] = {}
    memory.plans.enter(scene)
    answered = counterparts(scene)
    for quantity in scene.quantities:
        slots: dict[str, Decision] = {}
        if quantity.start in answered:
            rows |= next(each.slots for each in done if each.quantity is answered[quantity.start])
        before = rows["role"].value if "role" in rows else None
        slots["role"] = role_rules.role(scene, quantity, before)  # type: ignore[arg-type]
        named = any(scene.left(quantity) <= group.start <= scene.clause_end(quantity) for group in chained)
        carries = topic.carries(scene, quantity, memory.paragraph)
        carried_measure = memory.measure if carries else None
        role = Role(str(slots["role"].value))
        slots["base"] = base_rules.base(scene, quantity, role, memory.bases)
        base = slots["base"].value
        slots["measure"] = measure_rules.measure(scene, quantity, base, rows.get("measure"), carried_measure, named)  # type: ignore[arg-type]
        slots["insurance"] = insurance_rules.insurance(
            scene,
            quantity,
            chained,
            rows.get("insurance"),
            memory.insurance if carries or slots["measure"].value is not Measure.OTHER else None,
        )
        slots["insurance"] = _of_other(scene, quantity, slots, chained, rows)
        slots["insurance"] = _without_own_scheme(slots, memory)
        plan = status_rules.status(scene, quantity, role, slots["measure"], memory.plans, rows.get("status"))
        planned = plan.value is Status.PLANNED
        slots["year"] = year_rules.year(
            scene,
            quantity,
            Measure(str(slots["measure"].value)),
            rows.get("year"),
            memory.years,
            planned,
            published_year,
        )
        slots["status"] = status_rules.by_year(scene, plan, slots["measure"], slots["year"], published_year)
        beside = done[-1].slots["place"] if done else None
        slots["place"] = place_rules.place(
            scene, quantity, Measure(str(slots["measure"].value)), here, beside, memory.places
        )
        slots["qualifier"] = qualifier_rules.qualifier(scene, quantity, role)
        memory.repeated.recall(quantity, slots)
        slots["measure"] = _of_schemes_only(slots)
        done.append(Assembled(quantity, scene.sentence, slots))
        if slots["insurance"].value and slots["insurance"].rule not in _NOT_OWN:
            kind = Measure(str(slots["measure"].value))
            known = memory.of_measure.get(kind)
            # Debts of one scheme, told in passing, do not end those of all.
            if known is None or not set(slots["insurance"].value) < set(known.value):  # type: ignore[call-overload]
                memory.of_measure[kind] = slots["insurance"]
        whole = slots["measure"].rule in {"measure.whole", "measure.degree"}
        rows |= {name: each for name, each in slots.items() if not (whole and name in {"measure", "insurance"})}
    memory.places.leave(scene, here)
    _remember(scene, memory, chained, here, rows, done)
    return done


def _of_other(
    scene: Scene,
    quantity: Candidate,
    slots: dict[str, Decision],
    chained: Sequence[insurance_rules.Group],
    rows: dict[str, Decision],
) -> Decision:
    """Decide the schemes of what is no measure of a scheme: only those that its own words name.

    The whole has none; shares of offices and files have those that what they do is about; answers in
    a survey and what is done with participants go on with the row's.
    """
    measure, decided = slots["measure"], slots["insurance"]
    if measure.rule in {"measure.whole", "measure.degree"}:
        return Decision((), "insurance.whole")
    if measure.rule == "measure.things":
        return insurance_rules.about_things(scene, quantity, chained) or decided
    if measure.value is not Measure.OTHER or decided.rule not in _NOT_SAID:
        return decided
    goes_on = decided.rule == "insurance.row" and rows["measure"].value is Measure.OTHER
    if goes_on and measure.rule in {"measure.near", "measure.row", "measure.survey"}:
        return decided
    return Decision((), "insurance.none")


def _of_schemes_only(slots: dict[str, Decision]) -> Decision:
    """Say that what is about no scheme has no measure of a scheme either, unless a word right at it says so."""
    measure = slots["measure"]
    return (
        measure if slots["insurance"].value or measure.rule == "measure.near" else replace(measure, value=Measure.OTHER)
    )


def _without_own_scheme(slots: dict[str, Decision], memory: _Memory) -> Decision:
    """Decide the schemes of a quantity that names none, by what it measures.

    Debts and revenue are those of the schemes named together before; a share of the population that
    is covered is covered by health insurance, the only public scheme for everybody; anything else measured
    of a scheme is of the one that the text was about last.
    """
    decided = slots["insurance"]
    measure = Measure(str(slots["measure"].value))
    if decided.rule not in _NOT_OWN or measure is Measure.OTHER:
        return decided
    if measure in {Measure.ARREARS, Measure.FINANCE}:
        return memory.of_measure.get(measure) or memory.widest or decided
    covered = measure in {Measure.PARTICIPATION, Measure.NON_PARTICIPATION} and slots["base"].value is Base.POPULATION
    codes = decided.value if isinstance(decided.value, tuple) else ()
    if covered and codes != (InsuranceCode.HEALTH,) and _FOR_EVERYBODY.isdisjoint(codes):
        return Decision((InsuranceCode.HEALTH,), "insurance.population", slots["base"].evidence)
    taking_part = measure in {Measure.PARTICIPATION, Measure.NON_PARTICIPATION}
    if taking_part and decided.rule == "insurance.carried" and codes == (InsuranceCode.HEALTH_STUDENT,):
        # Pupils take part in health insurance; "BHYT học sinh" is said of them only by that name.
        return Decision((InsuranceCode.HEALTH,), decided.rule, decided.evidence)
    if not codes and memory.insurance is not None:
        return replace(memory.insurance, rule="insurance.last")
    return decided


_SUBDIVIDED = regex.compile(r"(?<!\p{L})(?:trong đó|gồm|bao gồm|chia ra|riêng|cơ cấu)(?!\p{L})")


def _topic(scene: Scene, rows: dict[str, Decision], first: Decision | None) -> Decision:
    """What a sentence was about: its last scheme, but the first where the others are parts of it."""
    quantities = scene.quantities
    divided = len(quantities) > 1 and _SUBDIVIDED.search(scene.low, quantities[0].end, quantities[-1].start) is not None
    return first if divided and first is not None and first.value else rows["insurance"]


def _remember(
    scene: Scene,
    memory: _Memory,
    chained: Sequence[insurance_rules.Group],
    here: list[Place],
    rows: dict[str, Decision],
    done: Sequence[Assembled],
) -> None:
    first = done[0].slots["insurance"] if done else None
    if "insurance" in rows and rows["insurance"].value:
        memory.insurance = replace(_topic(scene, rows, first), rule="insurance.carried")
    elif chained:
        memory.insurance = Decision(chained[-1].codes, "insurance.carried", chained[-1].spans)
    measured = rows.get("measure") or measure_rules.announced(scene)
    if measured is not None and measured.rule not in _UNDECIDED:
        memory.measure = measured
    if rows or chained or measured is not None:
        memory.paragraph = scene.sentence.paragraph
    for group in chained:
        if len(group.codes) > 1 and (memory.widest is None or len(group.codes) >= len(memory.widest.value)):  # type: ignore[arg-type]
            memory.widest = Decision(group.codes, "insurance.widest", group.spans)
    memory.years.remember(scene, [each.slots for each in done])
    memory.plans.leave(scene, [each.slots["status"] for each in done])
