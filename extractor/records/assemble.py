"""Assembly: sentence by sentence, quantity by quantity, every slot in its turn.

What carries from sentence to sentence is held in one place, :class:`_Memory`: the schemes, measure,
year and place that the text is about, and the lead-in that governs a list. A headline's quantities
are completed at the end from the sentence they sum up.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import chain

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
from extractor.records.cues import Cues
from extractor.records.headline import complete_headlines
from extractor.records.other_schemes import of_other
from extractor.records.parallel import counterparts, in_turn, resumed
from extractor.records.planning import Plans
from extractor.records.repeated import Repeated
from extractor.records.scene import OF_THEM, Decision, Scene
from extractor.records.scheme_context import SchemeMemory, of_parts, of_schemes_only
from extractor.records.scheme_kinds import kind_of_health, kind_of_social
from extractor.records.scheme_rows import schemes_above
from extractor.records.series import is_series, slots_of_series
from extractor.records.year_memory import YearMemory
from extractor.schema import InsuranceCode, Measure, MentionType, Role, Status
from extractor.text.places import Place
from extractor.text.sentences import Sentence, Sentences
from extractor.text.view import TextView

__all__ = ["SLOTS", "Assembled", "assemble"]

SLOTS = ("qualifier", "insurance", "year", "measure", "role", "status", "base", "place")
_SHARED = ("insurance", "measure", "role", "status")
"""What parallel members of a sentence say alike; year and place go on from the number before."""
_IN_TURN = ("insurance", "measure")
"""What numbers behind ``lần lượt``, or behind a bracket, share with those they go back to; their own verb says the rest."""
_QUANTITIES = {MentionType.PERCENTAGE, MentionType.HEAD_COUNT}
_OF_BUSINESS = {"measure.near", "measure.things"}
"""Rules for what an office does besides its schemes (transactions, files): the same subject still."""
_OF_IT = regex.compile(rf"{OF_THEM}(?!\p{{L}})")
_WITH_ITS_PARTS = ("insurance", "measure", "year")
"""What a whole shares with the parts that the next sentence gives it."""


@dataclass(eq=False)
class Assembled:
    """A quantity with what was decided for each slot; ``year`` holds the pair (year, year_end)."""

    quantity: Candidate
    sentence: Sentence
    slots: dict[str, Decision]


@dataclass(eq=False)
class _Memory:
    schemes: SchemeMemory = field(default_factory=SchemeMemory)
    years: YearMemory = field(default_factory=YearMemory)
    places: place_rules.PlaceMemory = field(default_factory=place_rules.PlaceMemory)
    bases: BaseMemory = field(default_factory=BaseMemory)
    repeated: Repeated = field(default_factory=Repeated)
    plans: Plans = field(default_factory=Plans)
    last: Sequence[Assembled] = ()

    def enter(self, scene: Scene, here: Sequence[Place]) -> None:
        """Take in a sentence, with the places named in it, before its quantities are decided."""
        self.bases.see(scene)
        self.places.enter(scene, here)
        self.plans.enter(scene)
        self.years.enter(scene, self.places.country(scene, here))

    def leave(
        self,
        scene: Scene,
        here: list[Place],
        chained: Sequence[insurance_rules.Group],
        told: Sequence[Mapping[str, Decision]],
    ) -> None:
        """Keep what a sentence leaves to the ones behind it; ``told`` holds its quantities' slots."""
        self.places.leave(scene, here)
        self.schemes.leave(scene, chained, told)
        self.years.remember(scene, told)
        self.plans.leave(scene, [slots["status"] for slots in told])


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
    last = max((mention.start for mention in mentions if mention.kind in _QUANTITIES), default=-1)
    if last < 0:
        return []
    starts = [mention.start for mention in mentions]
    sentences = _around(sentences, mentions, starts)
    cells = Cells(seen, mentions, lexicons)
    cues = Cues(seen, lexicons)
    scenes = deque(
        Scene(seen, each, mentions[bisect_left(starts, each.start) : bisect_left(starts, each.end)], lexicons, cues)
        for each in sentences
    )
    told = [scene for scene in scenes if scene.sentence not in cells]
    memory = _Memory(places=place_rules.PlaceMemory.of(seen, told, lexicons))
    memory.years.published = published
    del told
    above = schemes_above(seen.low, mentions)
    done: list[Assembled] = []
    while scenes:
        # What was found of a sentence goes when it is done with.
        scene = scenes.popleft()
        if scene.sentence.start > last:
            # What no quantity stands behind is told to nobody.
            break
        if scene.sentence in cells:
            done += _of_table(scene, cells, memory, published)
        elif scene.quantities and scene.quantities[-1].start in above:
            done += _of_schemes_above(scene, above, memory, published)
        else:
            done += _sentence(scene, memory, published)
    complete_headlines(seen, sentences, done)
    return done


def _around(sentences: Sequence[Sentence], mentions: Sequence[Candidate], starts: Sequence[int]) -> Sequence[Sentence]:
    """Let no sentence end within a mention: one that was cut, or a line that was not wrapped but glued, may."""
    moved = Sentences()
    position = 0
    for sentence in sentences:
        start = max(sentence.start, position)
        last = bisect_left(starts, sentence.end) - 1
        end = max(sentence.end, mentions[last].end) if last >= 0 else sentence.end
        if start < end:
            moved.add(start, end, sentence.paragraph, sentence.opening)
            position = end
    return moved


def _of_table(scene: Scene, cells: Cells, memory: _Memory, published: dt.date | None) -> list[Assembled]:
    """Decide what stands in a table: each quantity by its column, and nothing of it carries on."""

    def decide(phrase: Scene, quantity: Candidate) -> dict[str, Decision]:
        apart = deepcopy(replace(memory, bases=BaseMemory(), places=memory.places.within(phrase)))
        return next(each.slots for each in _sentence(phrase, apart, published) if each.quantity is quantity)

    done: list[Assembled] = []
    plain: dict[int, Assembled] | None = None
    for quantity in scene.quantities:
        row = cells.row(quantity, scene.sentence.paragraph)
        if row is not None:
            done.append(
                Assembled(quantity, row, cells.slots(quantity, row.paragraph, memory.schemes.paragraph, decide))
            )
        else:
            if plain is None:
                plain = {each.quantity.start: each for each in _sentence(scene, deepcopy(memory), published)}
            done.append(plain[quantity.start])
    return done


def _of_schemes_above(
    scene: Scene, above: Mapping[int, Candidate], memory: _Memory, published: dt.date | None
) -> list[Assembled]:
    """Decide a row of rates below a line of schemes; the text behind it is about all of these again."""
    schemes = replace(deepcopy(memory.schemes), paragraph=scene.sentence.paragraph)
    done = _sentence(scene, memory, published)
    for each in done:
        if (name := above.get(each.quantity.start)) is not None:
            code = InsuranceCode(str(name.value))
            each.slots["insurance"] = Decision((code,), "insurance.column", ((name.start, name.end),))
    memory.schemes = schemes
    return done


def _sentence(scene: Scene, memory: _Memory, published: dt.date | None) -> list[Assembled]:
    if is_series(scene):
        return [
            Assembled(quantity, scene.sentence, slots)
            for quantity, slots in zip(scene.quantities, slots_of_series(scene), strict=True)
        ]
    published_year = published.year if published is not None else None
    chained = insurance_rules.groups(scene)
    here = memory.places.inside(scene)
    memory.enter(scene, here)
    done: list[Assembled] = []
    rows: dict[str, Decision] = _whole_before(scene, memory.last)
    outside: Decision | None = None
    likes = _likes(scene, memory.last)
    for quantity in scene.quantities:
        slots: dict[str, Decision] = {}
        inside = scene.in_brackets(quantity)
        if not inside and outside is not None:
            # "tăng 5,1% (riêng năm 2021 giảm 0,7%); 7,94 triệu người": the year in brackets stays there.
            rows["year"] = outside
        for alike, shared in likes:
            if quantity.start in alike:
                other = next(each.slots for each in chain(done, memory.last) if each.quantity is alike[quantity.start])
                rows |= {name: other[name] for name in shared}
        before = rows["role"].value if "role" in rows else None
        if done and role_rules.repeats(scene, quantity):
            # Not of the share that it is written like: "17,31 triệu người, bằng 37,05%; tăng 841 nghìn người (5,1%)".
            before = done[-1].slots["role"].value
        slots["role"] = role_rules.role(scene, quantity, before)  # type: ignore[arg-type]
        low, high = scene.left(quantity), scene.clause_end(quantity)
        named = any(low <= group.start <= high for group in chained)
        carries = topic.carries(scene, quantity, memory.schemes.paragraph, memory.schemes.heading)
        carried_measure = memory.schemes.measured(quantity) if carries else None
        role = Role(str(slots["role"].value))
        slots["base"] = base_rules.base(scene, quantity, role, memory.bases)
        base = slots["base"].value
        slots["measure"] = measure_rules.measure(scene, quantity, base, rows.get("measure"), carried_measure, named)  # type: ignore[arg-type]
        slots["insurance"] = _schemes(scene, quantity, slots, chained, rows, memory, carries=carries)
        slots |= memory.schemes.sum_of(scene, quantity)
        measured = Measure(str(slots["measure"].value))
        plan = status_rules.status(scene, quantity, role, slots["measure"], memory.plans, rows.get("status"))
        planned = plan.value is Status.PLANNED
        slots["year"] = year_rules.year(
            scene,
            quantity,
            measured,
            rows.get("year"),
            memory.years,
            planned,
            published_year,
            bool(slots["insurance"].value)
            or slots["measure"].rule in _OF_BUSINESS
            or (len(scene.quantities) > 1 and slots["measure"].rule == "measure.whole"),
        )
        goal_year = memory.years.goal if memory.plans.goes_on(scene) else 0
        slots["status"] = status_rules.by_year(scene, plan, slots["measure"], slots["year"], published_year, goal_year)
        beside = done[-1].slots["place"] if done else None
        slots["place"] = place_rules.place(scene, quantity, measured, here, beside, memory.places)
        slots["qualifier"] = qualifier_rules.qualifier(scene, quantity, role)
        memory.repeated.recall(quantity, slots)
        slots["measure"] = of_schemes_only(scene, slots)
        done.append(Assembled(quantity, scene.sentence, slots))
        memory.schemes.see(scene, quantity, slots)
        whole = slots["measure"].rule in {"measure.whole", "measure.degree"}
        outside = outside if inside else slots["year"]
        rows |= {name: each for name, each in slots.items() if not (whole and name in {"measure", "insurance"})}
    memory.leave(scene, here, chained, [each.slots for each in done])
    memory.last = done
    return done


def _schemes(
    scene: Scene,
    quantity: Candidate,
    slots: Mapping[str, Decision],
    chained: Sequence[insurance_rules.Group],
    rows: Mapping[str, Decision],
    memory: _Memory,
    *,
    carries: bool,
) -> Decision:
    """Decide the insurance slot: what the sentence names, then what its measure, its market and its kind make of that."""
    told = memory.schemes.insurance if carries or slots["measure"].value is not Measure.OTHER else None
    decided = {**slots, "insurance": insurance_rules.insurance(scene, quantity, chained, rows.get("insurance"), told)}
    decided["insurance"] = of_other(scene, quantity, decided, chained, rows)
    decided["insurance"] = memory.schemes.by_measure(scene, quantity, decided)
    decided["insurance"] = memory.schemes.of_market(scene, quantity, decided)
    named = kind_of_social(scene, quantity, decided["insurance"])
    named = kind_of_health(scene, quantity, named)
    return of_parts(scene, quantity, named)


def _whole_before(scene: Scene, last: Sequence[Assembled]) -> dict[str, Decision]:
    """What a sentence that divides what the one before counted (``Trong đó, …``) takes over from it."""
    if not last or last[-1].sentence.paragraph != scene.sentence.paragraph:
        return {}
    if scene.match(_OF_IT, scene.sentence.start, scene.sentence.end) is None:
        return {}
    return {name: last[-1].slots[name] for name in _WITH_ITS_PARTS}


def _likes(scene: Scene, last: Sequence[Assembled]) -> tuple[tuple[Mapping[int, Candidate], Sequence[str]], ...]:
    """Which quantities of a sentence go on with which others, by start, and the slots that they share with them."""
    if len(scene.quantities) < 2:
        return ()
    return (
        (in_turn(scene, [each.quantity for each in last]), _IN_TURN),
        (resumed(scene), _IN_TURN),
        (counterparts(scene), _SHARED),
    )
