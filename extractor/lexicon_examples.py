"""The examples of lexicon rows: how they are written, and whether they come out.

An example is a short text in the inline notation (:mod:`extractor.gold.inline`), in which only what matters is
marked; the rest of the text may give what it likes:

``{35,2%=35.2}`` ``{65-70%=65..70}`` ``{BHXH=social}``
    a mention of just these words with this value; an identifier in front, ``{y1:2021=2021}``, says its type too
``{Euro 2020=-}``
    no mention overlaps these words
``{35,2%=measure:participation;base:population}``
    a quantity of just these words, whose record has these slots; ``-`` for none, ``year:2021..2025``,
    ``insurance:health,social``

`` ¶ `` is a line break, and a date in front (``@2021-05-28``) is the publication date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.gold.inline import InlineError, Mark, parse_marks
from extractor.gold.notation import NotationError, read_numbers
from extractor.lexicon import Lexicons
from extractor.lexicon.overlay import OverlayRow, lay_over
from extractor.pipeline import Extractor
from extractor.schema import Annotation, InsuranceCode, Mention, Record

__all__ = ["Example", "ExampleError", "check_overlay", "mismatch", "read_example", "slots_of"]

_DATE = re.compile(r"@(?P<date>\d{4}-\d\d-\d\d) ")
_TYPES = {"p": "percentage", "h": "head_count", "y": "year", "i": "insurance"}
_SLOTS = ("insurance", "year", "measure", "role", "status", "base", "place", "qualifier")


class ExampleError(ValueError):
    """An example that cannot be read; the message says why and what to write."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example as the extractor gets it: the bare text, its marks, and the publication date if one is given."""

    text: str
    marks: tuple[Mark, ...]
    published: dt.date | None = None

    def fault(self, lexicons: Lexicons) -> str | None:
        """Extract with the lexicons, and say which mark does not come out; ``None`` if all do."""
        return mismatch(self, Extractor(lexicons).extract(self.text, published=self.published))


def read_example(written: str) -> Example:
    """Read an example.

    Raises:
        ExampleError: where a mark or the date cannot be read, or nothing is marked.
    """
    found = _DATE.match(written)
    try:
        published = dt.date.fromisoformat(found["date"]) if found is not None else None
        text, marks = parse_marks(written[found.end() if found is not None else 0 :].replace(" ¶ ", "\n"))
    except (InlineError, ValueError) as error:
        raise ExampleError(f"example: {error}") from error
    if not marks:
        raise ExampleError("example: nothing is marked; mark what the row decides, such as {35%=35}")
    for mark in marks:
        _wanted(mark)
    return Example(text, tuple(marks), published)


def _wanted(mark: Mark) -> dict[str, str] | tuple[object, object] | None:
    """What a mark's value says: slots by name, ``None`` for no mention, else the value and upper."""
    if mark.value == "-":
        return None
    if ":" in mark.value:
        slots = {}
        for each in mark.value.split(";"):
            name, colon, value = (part.strip() for part in each.partition(":"))
            if not colon or name not in _SLOTS:
                raise ExampleError(f"example: unknown slot {name!r}; the slots are {', '.join(_SLOTS)}")
            slots[name] = value
        return slots
    if mark.value in {code.value for code in InsuranceCode.known()}:
        return (InsuranceCode(mark.value), None)
    try:
        return read_numbers(mark.value)
    except NotationError as error:
        raise ExampleError(f"example: {error}; or an insurance code, slot:value, or -") from error


def slots_of(record: Record) -> dict[str, str]:
    """Write a record's slots as examples do, ``-`` for none."""
    year = "-" if record.year is None else f"{record.year}" + (f"..{record.year_end}" if record.year_end else "")
    slots = {name: str(getattr(record, name) or "-") for name in _SLOTS}
    return slots | {"insurance": ",".join(record.insurance) or "-", "year": year}


def mismatch(example: Example, annotation: Annotation) -> str | None:
    """Say what an annotation has in place of the first mark that it has not; ``None`` if it has all."""
    for mark in example.marks:
        words = example.text[mark.start : mark.end]
        here = [each for each in annotation.mentions if each.start < mark.end and mark.start < each.end]
        if (fault := _mark_fault(mark, words, here, annotation.records)) is not None:
            return fault
    return None


def _mark_fault(mark: Mark, words: str, here: list[Mention], records: Iterable[Record]) -> str | None:
    wanted = _wanted(mark)
    found = ", ".join(f"{each.type} {each.text!r}" for each in here) or "nothing"
    if wanted is None:
        return f"{words!r} should be no mention, and is {found}" if here else None
    exact = next((each for each in here if each.span == (mark.start, mark.end)), None)
    if exact is None:
        return f"{words!r} should be a mention of just these words; found is {found}"
    if isinstance(wanted, dict):
        record = next((each for each in records if each.span == exact.span), None)
        if record is None:
            return f"{words!r} should be a percentage or head count, and is a {exact.type}"
        slots = slots_of(record)
        for name, value in wanted.items():
            # Codes are written in any order.
            if sorted(value.split(",")) != sorted(slots[name].split(",")):
                return f"{words!r} should have {name} {value}, and has {slots[name]}"
        return None
    if mark.id and _TYPES[mark.id[0]] != exact.type:
        return f"{words!r} should be a {_TYPES[mark.id[0]]}, and is a {exact.type}"
    if (exact.value, exact.upper) != wanted:
        upper = "" if exact.upper is None else f"..{exact.upper}"
        return f"{words!r} should be {mark.value}, and is {exact.value}{upper}"
    return None


def check_overlay(rows: list[OverlayRow], lexicons: Lexicons) -> Iterator[str]:
    """Run the examples of an overlay's rows; yield a line ``FILE:LINE: …`` for each that fails.

    An example must come out with the overlay, and not come out without its row.

    Args:
        rows: the overlay's rows.
        lexicons: what the overlay is laid over.
    """
    whole = lay_over(lexicons, rows)
    for each in rows:
        if not each.row.example:
            continue
        try:
            example = read_example(each.row.example)
        except ExampleError as error:
            yield f"{each.where}: {error}"
            continue
        if (fault := example.fault(whole)) is not None:
            yield f"{each.where}: example does not come out: {fault}; correct the example or the row"
        elif example.fault(_less(each, rows, whole, lexicons)) is None:
            mend = "leave the row out, or give a sentence that needs it"
            yield f"{each.where}: example comes out without the row {each.row.form!r} too; {mend}"


def _less(each: OverlayRow, rows: list[OverlayRow], whole: Lexicons, lexicons: Lexicons) -> Lexicons:
    """The whole with the list of one row as it would be without it."""
    others = [other for other in rows if other is not each and other.list == each.list]
    base = lexicons[each.list] if each.list in lexicons.lists else None
    return lay_over(whole.replaced(base) if base is not None else whole, others)
