"""Years: calendar years as times, alone, in dates, quarters, ranges and lists, and relative ones.

Rules:

``year.range``     ``2021-2025``, ``từ năm 2016 đến năm 2020``, ``từ 1/1/2016 đến 31/12/2017``
``year.date``      ``31/12/2021``, ``25.3.2020``, ``31 tháng 12 năm 2021``, ``6/2022``, ``6.2013``
``year.quarter``   ``I/2023`` of ``quý I/2023``, ``1 năm 2019`` of ``quý 1 năm 2019``
``year.named``     ``2021`` of ``năm 2021``, and the others of ``các năm 2013, 2014, 2015``
``year.bare``      four digits that nothing else explains: ``hết 2025``, ``Luật BHXH 2014``
``year.relative``  ``năm nay``, ``năm ngoái``, ``năm trước``, ``năm qua``, where the publication date is known
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.nouns import counted_noun
from extractor.schema import MentionType
from extractor.text.syllables import matches_at, starts_of
from extractor.text.view import TextView

__all__ = ["years"]

_YEAR = r"(?:19|20)\d{2}(?![\d]|[.,]\d|[ ]?%)"
_DASH = r"[ ]?(?:-|–|—)[ ]?"
_DAY_MONTH = r"(?:0?[1-9]|[12]\d|3[01])[ ]?[/.-][ ]?(?:0?[1-9]|1[0-2])[ ]?[/.-][ ]?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_FULL = rf"{_DAY_MONTH}{_YEAR}"
_SPELLED = rf"(?:(?:0?[1-9]|[12]\d|3[01])[ ](?:tháng[ ])?{_MONTH}|(?:0?[1-9]|[12]\d|3[01])[ ]?[/.-][ ]?{_MONTH})[ ](?:,[ ])?năm[ ]{_YEAR}"
_MONTH_YEAR = rf"{_MONTH}[ ]?[/.-][ ]?{_YEAR}|{_MONTH}[ ]năm[ ]{_YEAR}"

_DATE = regex.compile(
    rf"(?<![\d.,/-])(?P<full>{_FULL}|{_SPELLED})(?![\d/-])"
    rf"|(?<=tháng[ ])(?P<month>{_MONTH_YEAR})(?![\d/])"
    rf"|(?<![\d.,/\p{{L}}-])(?<!quý[ ](?=[1-4]))(?P<loose>{_MONTH}[/.-]{_YEAR})(?![\d/])"
)
_QUARTER = regex.compile(rf"quý[ ](?P<body>(?:iv|i{{1,3}}|[1-4])(?:[ ]?[/.-][ ]?|[ ](?:của[ ])?năm[ ]|[ ]){_YEAR})")
_TIME = rf"(?:{_FULL}|{_SPELLED}|{_MONTH_YEAR}|{_YEAR})"
_CLASS = r"(?:(?:ngày|tháng|năm|quý|cuối năm|đầu năm|hết năm|giữa năm|năm học|hết|cuối|đầu|giữa)[ ]){0,4}+"
_RANGE = regex.compile(
    rf"(?<![\d.,/\p{{L}}-])(?P<dash>{_YEAR}{_DASH}(?:năm[ ])?{_YEAR})(?![/\d-])"
    rf"|(?<!\p{{L}})từ[ ]{_CLASS}(?P<from>{_TIME}(?:{_DASH}|[ ](?:cho[ ])?(?:đến|tới)[ ](?:hết[ ])?)"
    rf"{_CLASS}{_TIME})(?![/\d])"
    rf"|(?<![\d.,/-])(?P<months>{_MONTH}/{_YEAR}[ ](?:đến|tới)[ ](?:hết[ ])?(?:tháng[ ])?{_MONTH}/{_YEAR})(?![/\d])"
    rf"|(?:giai đoạn|thời kỳ|các năm|năm học|nhiệm kỳ|năm)[ ]{_CLASS}(?P<named>{_YEAR}(?:[ ]?/[ ]?|[ ](?:đến|tới)[ ]){_CLASS}{_YEAR})(?![/\d])"
)
_RANGE_WORDS = ("từ ", "giai đoạn ", "thời kỳ ", "các năm ", "năm học ", "nhiệm kỳ ", "năm ")
"""What :data:`_RANGE` begins with where it does not begin with a year."""
_SHAPE = re.compile(r"(?:19|20)\d\d(?!\d)")
_NAMED = regex.compile(
    rf"năm[ ]?(?:học[ ]|tài khóa[ ]|tài chính[ ]|ngân sách[ ]|kế hoạch[ ])?(?P<year>{_YEAR})(?P<more>(?:(?:,|;|[ ]và|[ ]hoặc)[ ](?:năm[ ])?{_YEAR}(?![/-]))*+)"
)
_BARE = regex.compile(
    rf"(?<![\d.,/\p{{L}}]|\d[ ]?[-–])(?P<year>{_YEAR})(?![-–/]\p{{L}}|/\d|[-–](?:1[0-8]|2[1-9])\d\d(?!\d))"
)
_TIMED = regex.compile(r"(?<!\p{L})(?:đến|tới|hết|từ|trong|cuối|đầu|giữa|sang|vào|kỳ|trước|sau|kể từ)[ ]$")
_FOUR = regex.compile(r"(?:19|20)\d{2}")
_RELATIVE = regex.compile(
    r"(?<!\p{L})(?P<phrase>năm (?:vừa (?P<word>qua|rồi)|(?P<word>nay|ngoái|rồi|trước|qua|sau|tới|kia)))"
    r"(?!\p{L})(?! đó)(?! (?:khi|lúc)(?!\p{L}))"
)
_UP_TO = regex.compile(r"(?<!\p{L})từ (?:đầu|giữa|cuối|hồi đầu)[ ]$")
_A_DAY = regex.compile(r"[ ]\d")
"""Before and behind ``năm tới``: ``từ đầu năm tới 30/6`` runs up to that day, it does not speak of next year."""
_SHIFT = {"nay": 0, "ngoái": -1, "rồi": -1, "trước": -1, "qua": -1, "sau": 1, "tới": 1, "kia": -2}
_PLURAL = regex.compile(
    r"(?:(?<!(?:tháng|quý)[ ]\d?)\d|(?<!\p{L})(?:những|các|nhiều|vài|mấy|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|trăm|một|mỗi|hằng|hàng|suốt|mốt|lăm|nửa))[ ]$"
)
_COMPARED = regex.compile(r"(?<!\p{L})so với[ ](?:\p{L}+[ ]){0,4}$")
"""Before a year that others are compared with: ``năm trước`` is not the one before it."""
_DAY_TO_YEAR = 30
"""Code points from a day's digits to its year's at most: ``31 tháng 12, năm 2021``."""
_END_OF_YEAR = 11
"""From this month on, ``năm qua`` looks back on the year that is ending."""


def years(seen: TextView, lexicons: Lexicons, published: dt.date | None) -> Iterator[Candidate]:
    """Propose the years of a view; relative ones where the publication date is known."""
    low = seen.low
    if published is not None:
        yield from _relative(low, published)
    bare = [at for at in seen.digits if low.startswith(("19", "20"), at) and _SHAPE.match(low, at) is not None]
    if not bare:
        return
    for match in matches_at(_RANGE, low, sorted({*bare, *_months(low, bare), *starts_of(low, *_RANGE_WORDS)})):
        group = next(name for name in ("dash", "from", "months", "named") if match[name])
        yield from _range(low, match, group)
    for match in matches_at(_DATE, low, _before(bare, seen.numbers)):
        group = next(name for name in ("full", "month", "loose") if match[name])
        yield _year(match.start(group), match.end(group), low, "year.date", Rank.MARKED)
    for match in matches_at(_QUARTER, low, starts_of(low, "quý ")):
        yield _year(match.start("body"), match.end("body"), low, "year.quarter", Rank.MARKED)
    for match in matches_at(_NAMED, low, starts_of(low, "năm")):
        for year in _FOUR.finditer(low, match.start("year"), match.end()):
            yield _year(*year.span(), low, "year.named", Rank.MARKED)
    for match in matches_at(_BARE, low, bare):
        if not _is_named_event(low, match.start(), lexicons):
            # A word of time before it is worth more than a noun behind it ("đến 2036 con số này"),
            # except where persons are counted ("lên đến 2015 người").
            timed = _TIMED.search(low, max(match.start() - 12, 0), match.start()) is not None
            noun = counted_noun(low, match.end(), lexicons)
            rank = Rank.MARKED if timed and not (noun is not None and noun.person) else Rank.BARE
            yield _year(*match.span("year"), low, "year.bare", rank)


def _months(low: str, bare: list[int]) -> Iterator[int]:
    """Where the month of ``01/2007`` begins, for each year with one before it."""
    for at in bare:
        if low[at - 1 : at] == "/" and low[max(at - 2, 0)].isdecimal():
            yield at - 3 if low[max(at - 3, 0)].isdecimal() else at - 2


def _before(years: Sequence[int], numbers: Sequence[int]) -> list[int]:
    """The numbers that stand so near before a year, or are one, that they may be its day or month."""
    found = {
        at for year in years for at in numbers[bisect_left(numbers, year - _DAY_TO_YEAR) : bisect_right(numbers, year)]
    }
    return sorted(found)


def _year(start: int, end: int, low: str, rule: str, rank: Rank, upper: int | None = None) -> Candidate:
    found = [int(year[0]) for year in _FOUR.finditer(low, start, end)]
    return Candidate(start, end, MentionType.YEAR, rule, rank, found[0] if upper is not None else found[-1], upper)


def _range(low: str, match: regex.Match[str], group: str) -> Iterator[Candidate]:
    start, end = match.span(group)
    first, last = _ends(low, start, end)
    if last > first:
        yield _year(start, end, low, "year.range", Rank.MARKED, last)
    elif last == first and group in {"from", "months"}:
        # Both ends in one year: one stretch of time within it.
        yield Candidate(start, end, MentionType.YEAR, "year.range", Rank.MARKED, first, None)


def _ends(low: str, start: int, end: int) -> tuple[int, int]:
    found = [int(year[0]) for year in _FOUR.finditer(low, start, end)]
    return found[0], found[-1]


@compiled("events")
def _event(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['events'].alternation()}) $")


def _is_named_event(low: str, start: int, lexicons: Lexicons) -> bool:
    """Say whether the digits are part of an event's name (``Euro 2020``)."""
    before = low[max(start - 24, 0) : start]
    return _event(lexicons).search(before) is not None


def _relative(low: str, published: dt.date) -> Iterator[Candidate]:
    for match in matches_at(_RELATIVE, low, starts_of(low, "năm ")):
        if _PLURAL.search(low, max(match.start() - 8, 0), match.start()):
            continue
        word = match["word"]
        if (
            word == "tới"
            and _UP_TO.search(low, max(match.start() - 14, 0), match.start())
            and _A_DAY.match(low, match.end())
        ):
            continue
        year = published.year + _SHIFT[word]
        if word == "qua" and published.month >= _END_OF_YEAR:
            year = published.year
        if word in ("trước", "sau") and (named := _year_before(low, match.start())) is not None:
            year = named + _SHIFT[word]
        yield Candidate(*match.span("phrase"), MentionType.YEAR, "year.relative", Rank.COUNTED, year)


def _year_before(low: str, position: int) -> int | None:
    """Return the year named last in the same paragraph, to which ``năm trước`` and ``năm sau`` refer."""
    start = max(low.rfind("\n", 0, position), position - 400, 0)
    found = [
        int(match["year"])
        for match in _NAMED.finditer(low, start, position)
        if _COMPARED.search(low, max(start, match.start() - 30), match.start()) is None
    ]
    return found[-1] if found else None
