"""Cells of tables: every slot as if title, headings and row label stood around the number.

For each column a phrase is made of the table's own words ("title: BHXH tự nguyện: thực hiện là 1.987 người") and the
ordinary rules decide on it; what they decided holds for the whole column, and their evidence is mapped back.
What only a table says is decided here:

``place.cell``       the place that the row's label names; a row that sums up and a row of a group have the place
                     of the title or of the article
``measure.cell``     a column that gives the whole (``Tổng số (em)``) beside one that counts those who take part
``status.cell``      a column of results (``Thực hiện``), or of what share of the plan is reached, whatever the title
                     announces

A heading without a scheme goes on with that of the column before it; a bare rate (``Tỷ lệ (%)``) rates what is
counted there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.mentions.cells import unit_span
from extractor.records.cell_columns import Columns
from extractor.records.cell_heading import Heading, read_heading, short_forms, written_out
from extractor.records.cell_phrase import Phrase
from extractor.records.scene import Decision, Scene
from extractor.schema import Measure, MentionType, Role, Span, Status
from extractor.text.sentences import Sentence
from extractor.text.table_labels import is_total, place_label
from extractor.text.tables import Cell, Row, Table, find_tables
from extractor.text.view import TextView

__all__ = ["Cells"]

Decide = Callable[[Scene, Candidate], dict[str, Decision]]

_NUMBERED = regex.compile(r"(?:bảng|biểu|phụ lục|phụ biểu)(?:[ ](?:số[ ])?[\divx]{1,4}[a-d]?)?[ ]?[.:–-]?[ ]?(?=\p{L})")
_MARKS = regex.compile(r"[≈~<>≥≤][ ]?$")
_SUMS_OF_AREA = regex.compile(r"(?:toàn|cả)(?!\p{L})")
_GROWTH = {"growth": "tăng ", "decline": "giảm "}
_REACHED = {Role.COMPLETION, Role.ABOVE_TARGET, Role.BELOW_TARGET}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a quantity stands: its table, row and cell, the sign before it, and its side of a pair."""

    table: Table
    row: Row
    cell: Cell
    sign: str
    side: int | None


class Cells:
    """The tables of a text, and what their cells' slots are.

    Args:
        seen: the view.
        mentions: the mentions of the text, by position.
        lexicons: the lexicons.
    """

    def __init__(self, seen: TextView, mentions: Sequence[Candidate], lexicons: Lexicons) -> None:
        self.seen, self.mentions, self.lexicons = seen, mentions, lexicons
        self.tables = find_tables(seen)
        self.columns = Columns(seen, mentions, lexicons)
        self._table_starts = [table.start for table in self.tables]
        self._places = dict(self._placed(mentions))
        self.columns.rates = {
            (place.table.start, place.cell.column)
            for each in mentions
            if each.kind is MentionType.PERCENTAGE and (place := self._places.get(each.start)) is not None
        }
        self._decided: dict[tuple[int, int, str, int | None, int, MentionType | None], dict[str, Decision]] = {}

    def __contains__(self, sentence: Sentence) -> bool:
        index = bisect_right(self._table_starts, sentence.start) - 1
        return index >= 0 and sentence.start < self.tables[index].end

    def row(self, quantity: Candidate, paragraph: int) -> Sentence | None:
        """Return the row of a quantity that is a cell's, as a sentence; ``None`` if it is none."""
        place = self._places.get(quantity.start)
        return None if place is None else Sentence(place.row.start, place.row.end, paragraph, True)

    def slots(self, quantity: Candidate, paragraph: int, last: int, decide: Decide) -> dict[str, Decision]:
        """Decide the slots of a quantity for which :meth:`row` gives a row.

        Args:
            quantity: the quantity.
            paragraph: the paragraph in which it stands.
            last: the paragraph in which a scheme or a quantity stood last, from which a titled table goes on.
            decide: the ordinary rules, for a scene and its quantity in question.
        """
        place = self._places[quantity.start]
        name = place_label(self.seen, place.table, place.row, self.lexicons)
        spoken = name is None and not self._is_silent_total(place.row)
        key = (
            place.table.start, place.cell.column, place.sign, place.side,
            place.row.start if spoken else -1, quantity.kind,
        )  # fmt: skip
        if key not in self._decided:
            self._decided[key] = self._decide(
                quantity, place, last if place.table.title is not None else paragraph - 1, decide, spoken=spoken
            )
        slots = dict(self._decided[key])
        if place.sign and slots["role"].value is not Role.LEVEL:
            at = (quantity.start - 1, quantity.start)
            slots["role"] = slots["role"]._replace(evidence=(*slots["role"].evidence, at))
        if name is not None:
            slots["place"] = Decision(self._name(name), "place.cell", (name,))
        return slots

    def _placed(self, mentions: Sequence[Candidate]) -> Iterator[tuple[int, _Place]]:
        quantities = [each for each in mentions if each.kind in {MentionType.PERCENTAGE, MentionType.HEAD_COUNT}]
        at = 0
        for table in self.tables:
            for row in table.rows:
                for cell in row.cells:
                    while at < len(quantities) and quantities[at].start < cell.start:
                        at += 1
                    inside = []
                    while at < len(quantities) and quantities[at].start < cell.end:
                        inside.append(quantities[at])
                        at += 1
                    pair = len(inside) == 2 and self.seen.low[inside[0].end : inside[1].start].strip() == "/"
                    for index, quantity in enumerate(inside):
                        written = self.seen.low[cell.start : quantity.start].strip()
                        sign = written if written in {"+", "-", "–"} else ""
                        yield (
                            quantity.start,
                            _Place(table, row, cell, sign and sign.replace("–", "-"), index if pair else None),
                        )

    def _is_silent_total(self, row: Row) -> bool:
        return is_total(self.seen, row, self.lexicons) and not _SUMS_OF_AREA.match(self.seen.low, row.label[0])

    def _name(self, span: Span) -> str:
        known = self.lexicons["places"].values.get(self.seen.low[slice(*span)], "")
        return known.partition(":")[2] or self.seen.text[slice(*span)]

    def _decide(
        self, quantity: Candidate, place: _Place, paragraph: int, decide: Decide, *, spoken: bool
    ) -> dict[str, Decision]:
        low = self.seen.low
        rate = quantity.kind is MentionType.PERCENTAGE
        heading = read_heading(low, place.table.headings[place.cell.column], rate=rate, side=place.side)
        label = read_heading(low, [place.row.label], rate=rate) if spoken else None
        phrase = Phrase(self.seen)
        self._title(phrase, place.table)
        if label is not None:
            self._say(phrase, label.before).say(": ")
        self._context(phrase, place, heading, label)
        number = self._number(phrase, quantity, place, heading, label)
        mentions = sorted([*phrase.mentions(self.columns.inside), number], key=lambda each: each.start)
        scene = Scene(phrase.view(), Sentence(0, len(phrase), paragraph, False), mentions, self.lexicons)
        slots = {
            name: each._replace(
                evidence=tuple(back for span in each.evidence if (back := phrase.back(span)) is not None)
            )
            for name, each in decide(scene, number).items()
        }
        return self._of_table(slots, place, quantity)

    def _title(self, phrase: Phrase, table: Table) -> None:
        """Say the title, without its number and its unit."""
        if table.title is None:
            return
        low, (start, end) = self.seen.low, table.title
        if (number := _NUMBERED.match(low, start, end)) is not None:
            start = number.end()
        unit = unit_span(low, (start, end))
        if unit is not None and self._names_unit(unit):
            end = max(low.rfind("(", start, unit[0]), start)
        phrase.take(start, start + len(low[start:end].rstrip(" :"))).say(": ")

    def _names_unit(self, unit: Span) -> bool:
        words = self.seen.low[slice(*unit)]
        return "%" in words or self.lexicons["counted_nouns"].values.get(words.rpartition("nghìn ")[2]) is not None

    def _context(self, phrase: Phrase, place: _Place, heading: Heading, label: Heading | None) -> None:
        """Say what the column leaves to the one before it: its scheme, or all if it is a bare rate."""
        table, column, columns = place.table, place.cell.column, self.columns
        if heading.bare:
            for other in range(column - 1, 0, -1):
                left = read_heading(self.seen.low, table.headings[other], rate=False)
                if left.bare or left.behind or columns.is_whole(table, other) or columns.is_plan(table, other):
                    continue
                if columns.takes_part(table, other):
                    self._say(phrase, left.before).say(": ")
                    return
                break
        if columns.schemes(table, column) or columns.schemes_in(place.row.label):
            return
        for other in range(column - 1, 0, -1):
            if names := columns.schemes(table, other):
                phrase.take(names[0].start, names[-1].end).say(" ")
                return

    def _number(
        self, phrase: Phrase, quantity: Candidate, place: _Place, heading: Heading, label: Heading | None
    ) -> Candidate:
        low, rate = self.seen.low, quantity.kind is MentionType.PERCENTAGE
        behind = heading.behind or (label.behind if label is not None else ())
        of_plan = rate and not behind and heading.bare and self.columns.follows_plan(place.table, place.cell.column)
        compared = "plan" if of_plan else heading.compared or (label.compared if label is not None else "")
        self._say(phrase, heading.before).say(" " if heading.before else "")
        growth = self._growth(place) if rate and not place.sign and not compared else ""
        phrase.say(growth or self._verb(compared, place.sign, heading.up_down, rate))
        if (mark := _MARKS.search(low, place.cell.start, quantity.start)) is not None:
            phrase.say(mark[0])
        start = len(phrase)
        phrase.say(self.seen.text[quantity.start : quantity.end])
        if rate and low[quantity.end - 1].isdigit():
            phrase.say("%")
        number = quantity._replace(start=start, end=len(phrase), cover=(0, 0), noun=None)
        if not rate:
            noun = heading.noun or (label.noun if label is not None else None)
            phrase.say(" ").say(low[slice(*noun)] if noun is not None else "người", noun)
        if place.sign and compared == "plan" and not (behind and low.startswith("so", behind[0][0])):
            phrase.say(" so với")
        if behind or of_plan:
            self._say(phrase.say(" " if behind else " kế hoạch"), behind)
        phrase.say(".")
        return number

    def _growth(self, place: _Place) -> str:
        """``Tốc độ tăng giá trị sản xuất``: a label or heading that opens with a change makes its numbers such."""
        for start, end in (place.row.label, *place.table.headings[place.cell.column]):
            for found, _, value in self.lexicons["roles"].find(self.seen.low, start, end):
                if found == start and value in _GROWTH:
                    return _GROWTH[value]
        return ""

    @staticmethod
    def _verb(compared: str, sign: str, up_down: bool, rate: bool) -> str:
        if sign and compared == "plan":
            return "vượt " if sign == "+" else "thấp hơn "
        if sign or up_down:
            return "giảm " if sign == "-" else "tăng "
        return "đạt " if rate and compared == "plan" else "là "

    def _say(self, phrase: Phrase, spans: Sequence[Span]) -> Phrase:
        for index, (start, end) in enumerate(spans):
            phrase.say(" " if index else "")
            at = start
            for left, right in short_forms(self.seen.low, (start, end)):
                phrase.take(at, left, opening=at == start).say(
                    written_out(self.seen.low[left:right]) or "", (left, right)
                )
                at = right
            phrase.take(at, end, opening=at == start)
        return phrase

    def _of_table(self, slots: dict[str, Decision], place: _Place, quantity: Candidate) -> dict[str, Decision]:
        table, column = place.table, place.cell.column
        evidence = tuple(table.headings[column])
        if quantity.kind is MentionType.HEAD_COUNT and self.columns.is_whole(table, column):
            slots["measure"] = Decision(Measure.OTHER, "measure.cell", evidence)
            slots["insurance"] = Decision((), "insurance.whole")
        if slots["role"].value in _REACHED or place.side == 0 or self.columns.is_result(table, column):
            slots["status"] = Decision(Status.ACTUAL, "status.cell", evidence)
        elif place.side is None and self.columns.is_plan(table, column):
            slots["status"] = Decision(Status.PLANNED, "status.cell", evidence)
        return slots
