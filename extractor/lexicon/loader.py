"""Loading the lexicons: one TSV file a list, one row a form.

A file's first line names its columns, ``form``, ``value`` and ``example``; lines that begin
with ``#`` are remarks, and say at the head of the file which values the list takes. ``form`` is
spelled as people write it, in any case and with either placement of tone marks; spaces match any
space. It is matched longest first and never inside a longer syllable. ``value`` is what the form
means to the rules that use the list.

``example`` is a short sentence, written for the row, that comes out right because of the row and wrong
without it. Only what the row decides is marked in it: ``{35,2%=35.2}`` a mention with its value,
``{Euro 2020=-}`` what must be no mention, ``{35,2%=role:level;base:population}`` slots of a quantity's
record; :mod:`extractor.lexicon_examples` has the whole notation. What the marks say is what the
guidelines of annotation say, never merely what comes out. The tests take each row out, one at a time,
to see its example fail: a row that no sentence needs is to be deleted. Rows of ``places.tsv`` share one
sentence, which the test fills in with the name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any

import regex

from extractor.schema import InsuranceCode
from extractor.spelling import canonical

__all__ = ["CODES", "Lexicon", "LexiconError", "Lexicons", "Row", "built_in", "declare_codes"]

CODES = "insurance_codes"
"""The list in which overlays declare kinds of insurance."""
_COLUMNS = ("form", "value", "example")


class LexiconError(ValueError):
    """A lexicon file that cannot be read; each of ``lines`` names the file, the line and the mend."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class Row:
    """One form of a lexicon: how it is written, what it means, and a sentence that needs it."""

    form: str
    value: str
    example: str = ""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A named list of rows, matched on lower-case text. A form may stand once for each value."""

    name: str
    rows: tuple[Row, ...]

    @cached_property
    def values(self) -> Mapping[str, str]:
        """The value of each form."""
        return MappingProxyType({row.form: row.value for row in self.rows})

    def alternation(self, *values: str) -> str:
        """Return a pattern (no group) of the forms that have one of the values, or of all; longest first."""
        forms = [row.form for row in self.rows if not values or row.value in values]
        if not forms:
            return r"(?!)"
        return "|".join(regex.escape(form, literal_spaces=True) for form in sorted(forms, key=lambda f: (-len(f), f)))

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """All forms, longest first, not inside a longer word."""
        return regex.compile(rf"(?<!\p{{L}})(?:{self.alternation()})(?!\p{{L}})")

    def find(self, low: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Yield ``(start, end, value)`` of each form in ``low[start:end]``, left to right."""
        for match in self.pattern.finditer(low, start, len(low) if end is None else end):
            yield match.start(), match.end(), self.values[match[0]]


@dataclass(frozen=True, eq=False)
class Lexicons:
    """All lexicons by name. Hashable by identity.

    Attributes:
        lists: the lists by name.
        kept: what rules have compiled of them, each with the names of the lists it was made of; see
            :func:`extractor.lexicon.compiled`.
    """

    lists: Mapping[str, Lexicon] = field(repr=False)
    kept: dict[object, tuple[tuple[str, ...], Any]] = field(default_factory=dict, repr=False)

    def __getitem__(self, name: str) -> Lexicon:
        return self.lists[name]

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (_restore, (tuple((name, lexicon.rows) for name, lexicon in sorted(self.lists.items())),))

    @cached_property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any form or value."""
        rows = [f"{name}\t{row.form}\t{row.value}" for name, lexicon in self.lists.items() for row in lexicon.rows]
        return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()[:12]

    def without(self, name: str, form: str, value: str | None = None) -> Lexicons:
        """Return the lexicons less the rows of a form, or its row of one value."""
        kept = (row for row in self[name].rows if row.form != form or value not in {None, row.value})
        return self.replaced(Lexicon(name, tuple(kept)))

    def replaced(self, *lists: Lexicon) -> Lexicons:
        """Return the lexicons with other lists in place of those of the same names."""
        names = {each.name for each in lists}
        kept = {key: each for key, each in self.kept.items() if names.isdisjoint(each[0])}
        return Lexicons(MappingProxyType({**self.lists, **{each.name: each for each in lists}}), kept)

    def only(self, *names: str) -> Lexicons:
        """Return some of the lists."""
        return Lexicons(MappingProxyType({name: self[name] for name in names}))


def _restore(lists: tuple[tuple[str, tuple[Row, ...]], ...]) -> Lexicons:
    if dict(lists) == {name: lexicon.rows for name, lexicon in built_in().lists.items()}:
        return built_in()
    made = Lexicons(MappingProxyType({name: Lexicon(name, rows) for name, rows in lists}))
    declare_codes(made)
    return made


def declare_codes(lexicons: Lexicons) -> None:
    """Let the schema accept the kinds of insurance that an overlay declares, in this process from now on."""
    if CODES in lexicons.lists:
        for row in lexicons[CODES].rows:
            InsuranceCode.declare(row.form, row.value)


@cache
def built_in() -> Lexicons:
    """Return the lexicons that come with the package."""
    folder = resources.files("extractor.lexicon") / "data"
    lists = {}
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".tsv"):
            name = entry.name.removesuffix(".tsv")
            lists[name] = Lexicon(name, tuple(parse_rows(entry.read_text("utf-8").splitlines(), entry.name)))
    return Lexicons(MappingProxyType(lists))


def parse_rows(lines: Iterable[str], source: str) -> Iterator[Row]:
    """Read the rows of a lexicon file.

    Raises:
        LexiconError: for a wrong header, a row without form or value, or a form that stands twice.
    """
    seen: dict[tuple[str, str], int] = {}
    header = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = tuple(cells)
            if header != _COLUMNS:
                raise LexiconError(f"{source}:{number}: the first line must be {chr(9).join(_COLUMNS)!r}, not {line!r}")
            continue
        form, value, example = [*cells, "", "", ""][:3]
        if not form or not value or len(cells) > len(_COLUMNS):
            raise LexiconError(f"{source}:{number}: a row needs a form and a value, separated by tabs: {line!r}")
        form = canonical(form)
        if (form, value) in seen:
            raise LexiconError(
                f"{source}:{number}: {form!r} stands already in line {seen[form, value]}; keep one of them"
            )
        seen[form, value] = number
        yield Row(form, value, example)
