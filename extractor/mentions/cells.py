"""Cells of tables: what a number counts or rates is said by the headings above it.

Rules:

``percentage.cell``  a number with a sign, or below a rate's heading: ``(%)``, ``Tỷ lệ``, ``So với kế hoạch``
``head_count.cell``  a whole number below a heading that counts persons (``(người)``, ``Số lao động``), or below one
                     that says nothing of its own (``Thực hiện``, ``2021``, a scheme) in a table or row of persons;
                     both numbers of ``2.418/3.650``
``not.cell``         a row's ordinal, and a number of money, of things, or of what nothing says

What a column holds is said by the unit in brackets at the heading's end, else by the sign ``%``, else by the first
word of its heading that tells; then by the row's label, by the table's unit, by its title, and last by the columns beside it or by a scheme.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.nouns import counted_noun
from extractor.schema import MentionType, Span
from extractor.text.numerals import DIGITS, Numeral, find_numerals, plain_number
from extractor.text.table_labels import place_label
from extractor.text.tables import Cell, Row, Table, is_year
from extractor.text.view import TextView

__all__ = ["cell_mentions", "unit_span"]

_UNIT = regex.compile(r"[(\[](?:đvt|đơn vị tính|đơn vị|tính bằng)?[ ]?:?[ ]?(?P<unit>[^()\[\]]{1,40})[)\]][: ]*$")
_AFTER_COMMA = regex.compile(r",[ ](?P<unit>%|người|nghìn người|lao động)$")
_SCALE = regex.compile(r"(?P<scale>nghìn|ngàn|1\.000|1000|vạn|triệu)[ ]")
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "1.000": 1_000, "1000": 1_000, "vạn": 10_000, "triệu": 1_000_000}
_SIGN = regex.compile(r"[ ]?/?%|[ ](?:điểm[ ])?phần[ ]trăm|[ ]điểm[ ]%")
_PAIR = regex.compile(rf"(?P<first>{DIGITS})[ ]?/[ ]?(?P<second>{DIGITS})")
_SCHEME = regex.compile(r"(?<!\p{L})(?:bhxh|bhyt|bhtn|bảo hiểm)")
_OF_PERSONS = regex.compile(
    r"(?<!\p{L})(?:tham gia|có thẻ|chưa|được hưởng|hưởng|đang đóng|kế hoạch|kh|chỉ tiêu|thực hiện|th|giao|ước|đạt được|nam|nữ|tổng|tổng số"
    r"|cộng|tăng|giảm|mới|còn lại|còn thiếu|kết quả|thành thị|nông thôn|dân tộc|khu vực|năm|tháng|quý|bhxh|bhyt|bhtn)(?!\p{L})|(?<!\d)(?:19|20)\d{2}(?!\d)"
)
_AMOUNT = regex.compile(r"(?:nghìn|ngàn|triệu|tỷ)(?!\p{L})")
_HIGHEST_RATE = 1_000


@dataclass(frozen=True, slots=True)
class _Says:
    """What a heading, label or title says that its numbers are: ``person``, ``rate`` or ``none``; in which scale."""

    kind: str
    noun: Span | None = None
    scale: int = 1


def unit_span(low: str, heading: Span) -> Span | None:
    """Return the span of the unit in brackets (or behind a comma) at the end of a heading."""
    found = _UNIT.search(low, *heading) or _AFTER_COMMA.search(low, *heading)
    return found.span("unit") if found is not None else None


def cell_mentions(
    seen: TextView, tables: Sequence[Table], insurances: Sequence[Candidate], lexicons: Lexicons
) -> Iterator[Candidate]:
    """Propose the mentions among the cells of the tables of a view."""
    names = [(each.start, each.end) for each in insurances]
    for table in tables:
        columns = [_first(seen.low, reversed(heads), names, lexicons) for heads in table.headings]
        title = _of_title(seen.low, table, names, lexicons)
        for row in table.rows:
            if row.ordinal is not None:
                yield Candidate(*row.ordinal, None, "not.cell", Rank.MARKED, cover=(row.start, row.end))
            label = _of_unit(seen.low, row.unit, lexicons) if row.unit is not None else None
            if label is None and place_label(seen, table, row, lexicons) is None:
                label = _says(seen.low, row.label, names, lexicons)
            for cell in row.cells:
                says = columns[cell.column] or label or title or _by_others(seen.low, table, row, cell, columns)
                yield from _cell(seen.low, row, cell, says, lexicons)


def _first(low: str, spans: Iterator[Span], names: Sequence[Span], lexicons: Lexicons) -> _Says | None:
    return next((says for span in spans if (says := _says(low, span, names, lexicons)) is not None), None)


def _of_title(low: str, table: Table, names: Sequence[Span], lexicons: Lexicons) -> _Says | None:
    if table.unit is not None and (says := _of_unit(low, table.unit, lexicons)) is not None:
        return says
    return _says(low, table.title, names, lexicons) if table.title is not None else None


def _by_others(low: str, table: Table, row: Row, cell: Cell, columns: Sequence[_Says | None]) -> _Says | None:
    """``BHXH bắt buộc`` alone, and ``Đã tham gia`` beside ``Tổng số (em)``, count those who take part."""
    spans = [*table.headings[cell.column], row.label]
    beside = next((each for each in columns if each is not None and each.kind == "person"), None)
    if beside is not None and any(_OF_PERSONS.search(low, *span) for span in spans):
        return beside
    return _Says("person") if any(_SCHEME.search(low, *span) for span in spans) else None


@compiled("table_headings", "count_contexts", "counted_nouns")
def _words(lexicons: Lexicons) -> regex.Pattern[str]:
    headings, contexts, nouns = (lexicons[name] for name in ("table_headings", "count_contexts", "counted_nouns"))
    return regex.compile(
        rf"(?<!\p{{L}})(?:(?P<rate>{headings.alternation('rate')})"
        rf"|(?P<none>{headings.alternation('none')}|{contexts.alternation('thing')})"
        rf"|(?P<person>(?:{contexts.alternation('people')})|(?:{nouns.alternation('person')})))(?!\p{{L}})|(?P<rate>%)"
    )


def _says(low: str, span: Span, names: Sequence[Span], lexicons: Lexicons) -> _Says | None:
    """Read a heading, label or title: its unit, else a sign, else its first word that tells."""
    unit = unit_span(low, span)
    if unit is not None and (says := _of_unit(low, unit, lexicons)) is not None:
        return says
    if "%" in low[slice(*span)]:
        return _Says("rate")
    for found in _words(lexicons).finditer(low, *span):
        if any(start <= found.start() and found.end() <= end for start, end in names):
            continue
        kind = found.lastgroup or "none"
        return _Says(kind, _noun(low, found, lexicons) if kind == "person" else None)
    return None


def _noun(low: str, found: regex.Match[str], lexicons: Lexicons) -> Span | None:
    """The person noun of ``số người tham gia``."""
    for start in range(found.start(), found.end()):
        if start == found.start() or low[start - 1] == " ":
            noun = counted_noun(low, start, lexicons)
            if noun is not None and noun.person and noun.start == start:
                return noun.start, noun.end
    return None


def _of_unit(low: str, unit: Span, lexicons: Lexicons) -> _Says | None:
    scale = _SCALE.match(low, *unit)
    noun = counted_noun(low, scale.end() if scale is not None else unit[0], lexicons)
    if noun is not None and noun.end <= unit[1] and noun.person:
        # "(ĐVT: người, %)": the columns of rates say so themselves.
        return _Says("person", (noun.start, noun.end), _SCALES[scale["scale"]] if scale is not None else 1)
    if "%" in low[slice(*unit)]:
        return _Says("rate")
    if noun is None or noun.end > unit[1]:
        return _Says("none") if _AMOUNT.match(low, *unit) else None
    return _Says("none")


def _cell(low: str, row: Row, cell: Cell, says: _Says | None, lexicons: Lexicons) -> Iterator[Candidate]:
    cover = (row.start, row.end)
    bracket = low.find("(", cell.start, cell.end)
    numerals = list(find_numerals(low, cell.start, cell.end if bracket < 0 else bracket))
    if not numerals:
        return
    first = numerals[0]
    sign = _SIGN.match(low, first.end, cell.end)
    if sign is not None:
        value = plain_number(first.value)
        if len(numerals) == 1:
            yield Candidate(
                first.start, sign.end(), MentionType.PERCENTAGE, "percentage.cell", Rank.MARKED, value, cover=cover
            )
        return
    own = counted_noun(low, numerals[-1].end, lexicons)
    if own is not None and own.end <= cell.end and not own.person:
        return
    kind = says.kind if says is not None else ""
    if bracket >= 0 and kind == "rate" and "%" in low[bracket : cell.end]:
        kind = "person"
    if not kind:
        # Nothing says what is counted: numbers beside it do not either.
        yield from (
            Candidate(n.start, n.end, None, "not.cell", Rank.SHARED, cover=cover)
            for n in numerals
            if own is None and not is_year(low, (n.start, n.end))
        )
    elif kind == "none":
        yield from (Candidate(n.start, n.end, None, "not.cell", Rank.MARKED, cover=cover) for n in numerals)
    elif kind == "person" and says is not None:
        yield from _persons(low, numerals, cell, says, cover)
    elif kind == "rate" and len(numerals) == 1 and first.value <= _HIGHEST_RATE and own is None:
        value = plain_number(first.value)
        yield Candidate(
            first.start, first.end, MentionType.PERCENTAGE, "percentage.cell", Rank.MARKED, value, cover=cover
        )


def _persons(low: str, numerals: Sequence[Numeral], cell: Cell, says: _Says, cover: Span) -> Iterator[Candidate]:
    if len(numerals) > 2 or (len(numerals) == 2 and _PAIR.match(low, numerals[0].start, cell.end) is None):
        return
    if any((numeral.grouped * says.scale) % 1 for numeral in numerals):
        return
    for numeral in numerals:
        value = plain_number(numeral.grouped * (1 if numeral.scaled else says.scale))
        yield Candidate(
            numeral.start,
            numeral.end,
            MentionType.HEAD_COUNT,
            "head_count.cell",
            Rank.MARKED,
            value,
            None,
            cover,
            says.noun,
        )
