"""Percentages: a number with its sign or word, ranges, shared and dropped signs.

Rules, in the order of the code:

``percentage.range``    ``65-70%``, ``10 % - 15%``, ``từ 80% đến 100%``, ``từ hơn 91 đến 99%``
``percentage.sign``     ``35,2%``, ``70 %``, ``98,87/%``, ``0,04 điểm %``, ``ba mươi phần trăm``
``percentage.shared``   the numbers before the last of a list: ``45 và 35%``, or of a movement: ``từ 25 lên 40%``
``percentage.dropped``  the sign is missing: ``đạt 97,64 kế hoạch``
``percentage.listed``   the sign is missing in a list of names with rates: ``Châu Thành 90,1%, Cầu Kè (89,7), Càng Long 88,35``
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from extractor.mentions.candidate import Candidate, Rank
from extractor.schema import MentionType
from extractor.text.numerals import DIGITS, find_numerals, parse_digits, plain_number
from extractor.text.syllables import matches_at, starts_of
from extractor.text.view import TextView

__all__ = ["percentages"]

SIGN = r"[ ]?(?:[/,]?[ ]?%(?!\d)|điểm[ ]%|(?:điểm[ ])?phần[ ]trăm(?!\p{L}))"
"""What makes a number a percentage: a sign or a word, with the stray marks seen in print."""

_DASH = r"[ ]?(?:-|–|—|~|÷)[ ]?"
_BOUND = r"(?:(?:khoảng|hơn|trên|gần|dưới|tối đa|ít nhất)[ ])?"
_SIGNED = regex.compile(rf"(?<![\d.,/])(?P<number>{DIGITS}){SIGN}")
_RANGE = regex.compile(
    rf"(?<![\d.,/\p{{L}}])(?P<low>{DIGITS})(?:{SIGN})?"
    rf"(?:{_DASH}|[ ](?P<word>đến|tới)[ ]{_BOUND})"
    rf"(?P<high>{DIGITS}){SIGN}"
)
_SIGNS = ("%", ",%", "/", "điểm", "phần", " %", " /", " điểm", " phần")
"""What a sign begins with."""
_RANGES = (*_SIGNS, "-", "–", "—", "~", "÷", " -", " –", " —", " ~", " ÷", " đến ", " tới ")
"""What stands behind the first number of a range."""
_LINKS = (", ", "; ", "/", " /", " và ", " hoặc ", " hay ")
"""What stands behind a number that shares the sign of the next."""
_WORDS = regex.compile(r"(?<=\p{L})[ ](?:điểm[ ])?phần[ ]trăm(?!\p{L})")
_SHARED = regex.compile(
    rf"(?<![\d.,/\p{{L}}-])(?P<items>(?:{DIGITS}(?:,[ ]|;[ ]|[ ]?/[ ]?|[ ](?:và|hoặc|hay)[ ])){{1,40}})(?={DIGITS}{SIGN})"
)
_DASHED = regex.compile(rf"(?<![\d.,/\p{{L}}-])(?P<items>(?:{DIGITS}[ ]?[-–][ ]?){{2,12}})(?={DIGITS}{SIGN})")
_ITEM = regex.compile(DIGITS)
_IN_A_ROW = regex.compile(r"lần lượt|tương ứng|các mức|hoặc|hay|[ ]và[ ]")
_PLAN = (
    r"kế hoạch|chỉ tiêu|dự toán|dân số|so với (?:kế hoạch|chỉ tiêu|cùng kỳ|dự toán)|lực lượng lao động|llđ|tổng số"
    r"|mục tiêu|số phải thu"
)
_DROPPED = regex.compile(
    rf"(?:đạt|bằng|chiếm)[ ](?:tỷ lệ[ ]|khoảng[ ]|gần[ ]|hơn[ ]|trên[ ]|được[ ])*+(?P<number>\d{{1,3}}[.,]\d{{1,2}})(?=[ ](?P<of_plan>{_PLAN})(?!\p{{L}}))"
    rf"|tỷ lệ[ ][^\n.;:%\d]{{0,80}}?[ ](?:đạt|là|chiếm)[ ](?P<number>\d{{1,3}}[.,]\d{{1,2}})(?=[ ]?(?:[;)]|,(?!\d)|\.(?!\d)|$|\n))"
)

_MOVED = regex.compile(
    rf"(?<=(?<!\p{{L}})từ[ ])(?P<number>{DIGITS})(?=[ ](?:lên|xuống|tăng lên|giảm xuống|xuống còn|lên tới|lên đến)[ ](?:khoảng |gần |hơn |trên )?{DIGITS}{SIGN})"
    rf"|(?<=(?<!\p{{L}})từng[ ])(?P<number>{DIGITS})(?=,[ ](?:nay|giờ|hiện)[ ](?:còn |chỉ |là |chỉ còn )?{DIGITS}{SIGN})"
)
_NAMED_RATE = regex.compile(
    r"(?<=(?:\p{Lu}[\p{L}'’.]{0,12}|:)[ ]\(?)(?P<number>\d{1,3},\d{1,2})(?=\)?[ ]?(?:[,;…)]|\.(?!\d)|[ ]và[ ]|$|\n))"
)
_TOLD_OF_RATES = regex.compile(r"(?<!\p{L})(?:tỷ lệ|độ phủ|bao phủ)(?!\p{L})[^\n%\d]{0,90}$")
_RATES_TITLE = regex.compile(r"\([ ]?(?:(?:đơn vị|đvt|tính theo)[ ]?:?[ ])?(?:%|phần trăm)[^()\n]{0,40}\)[ :.?]*(?=\n)")
_TITLED_ITEM = regex.compile(
    r"[ ]?\n\s*(?:[-–•*+▪][ ])?[^\n\d:|%]{2,60}:[ ](?P<number>\d{1,3}(?:,\d{1,2})?)(?=[ ]?(?:[,;.(]?(?:\n|$)|[ ][-–(]|\())[^\n]*"
)
_ITEM_LINK = regex.compile(r"(?:%|\)|[ ]?dân số)*+[^\n\d%]{1,48}")
_WHOLE = 100
"""The most that the parts of a list of rates are."""
_MOST = 1000
"""The most that a rate is which shares the sign of another: ``tăng 120 và 150%``."""
_DROPPED_AFTER = ("đạt ", "bằng ", "chiếm ", "tỷ lệ ")
"""What :data:`_DROPPED` begins with."""


def percentages(seen: TextView) -> Iterator[Candidate]:
    """Propose the percentages of a view."""
    low = seen.low
    if not seen.digits and "phần trăm" not in low:
        return
    if "%" not in low and "phần trăm" not in low:
        yield from _dropped(low)
        yield from _listed(seen)
        return
    for match in matches_at(_RANGE, low, seen.figures_before(*_RANGES)):
        lower, upper = parse_digits(match["low"]), parse_digits(match["high"])
        if lower is not None and upper is not None and lower < upper and not _moves(low, match):
            yield _candidate(match.start(), match.end(), lower, "percentage.range", Rank.MARKED, upper)
    for match in matches_at(_SIGNED, low, seen.figures_before(*_SIGNS)):
        if (value := parse_digits(match["number"])) is not None:
            yield _candidate(match.start(), match.end(), value, "percentage.sign", Rank.MARKED)
    for match in _WORDS.finditer(low) if "phần trăm" in low else ():
        clause = max(low.rfind("\n", 0, match.start()), match.start() - 60)
        numerals = list(find_numerals(low, max(clause, 0), match.start()))
        if numerals and numerals[-1].end == match.start():
            yield _candidate(numerals[-1].start, match.end(), numerals[-1].value, "percentage.sign", Rank.MARKED)
    yield from _shared(seen)
    for match in matches_at(_DASHED, low, seen.figures_before("-", "–", " -", " –")):
        # "20 – 15 – 15 – 10%": four rates, no range.
        for item in _ITEM.finditer(low, *match.span("items")):
            yield from _unsigned(low, item.span(), "percentage.shared", _WHOLE)
    for match in matches_at(
        _MOVED, low, seen.figures_before(" lên", " xuống", " tăng", " giảm", ", nay", ", giờ", ", hiện")
    ):
        yield from _unsigned(low, match.span("number"), "percentage.shared", _MOST)
    yield from _dropped(low)
    yield from _titled(low)
    yield from _listed(seen)


def _candidate(start: int, end: int, value: Decimal, rule: str, rank: Rank, upper: Decimal | None = None) -> Candidate:
    bound = None if upper is None else plain_number(upper)
    return Candidate(start, end, MentionType.PERCENTAGE, rule, rank, plain_number(value), bound)


def _unsigned(low: str, span: tuple[int, int], rule: str, most: int) -> Iterator[Candidate]:
    """Propose a number whose sign stands elsewhere, if it is no more than a rate can be."""
    if (value := parse_digits(low[slice(*span)])) is not None and value <= most:
        yield _candidate(*span, value, rule, Rank.SHARED)


def _moves(low: str, match: regex.Match[str]) -> bool:
    """``tăng từ 5% đến nay 7%`` aside, a dash between two signed rates of a date is no range (``15/4-20%``)."""
    return low[max(match.start() - 1, 0) : match.start()] == "/"


def _shared(seen: TextView) -> Iterator[Candidate]:
    low = seen.low
    for match in matches_at(_SHARED, low, seen.figures_before(*_LINKS)):
        # Commas alone do not make a list of rates ("năm 2021, 35%"): something must say so.
        before = low[max(low.rfind("\n", 0, match.start()) + 1, match.start() - 80) : match.end()]
        if _IN_A_ROW.search(before) is None:
            continue
        for item in _ITEM.finditer(low, match.start(), match.end()):
            yield from _unsigned(low, item.span(), "percentage.shared", _MOST)


def _titled(low: str) -> Iterator[Candidate]:
    """``AI ĐÓNG? (%) ⏎ Ngân sách: 29,4 ⏎ Hộ gia đình: 25,1``: lines below a title that says what they are."""
    for title in _RATES_TITLE.finditer(low) if "%" in low else ():
        items: list[regex.Match[str]] = []
        at = title.end()
        while (item := _TITLED_ITEM.match(low, at)) is not None:
            items.append(item)
            at = item.end()
        for item in items if len(items) > 1 else ():
            yield from _unsigned(low, item.span("number"), "percentage.listed", _WHOLE)


def _listed(seen: TextView) -> Iterator[Candidate]:
    """``Châu Thành 90,1%, Cầu Kè (89,7), Càng Long 88,35``: items of a list in which others have the sign.

    A list without any sign is one of rates where it is announced as such and has two such items.
    """
    items = list(matches_at(_NAMED_RATE, seen.text, seen.numbers))
    if not items:
        return
    low = seen.low
    signed = [match.span() for match in matches_at(_SIGNED, low, seen.figures_before(*_SIGNS))]
    for chain in _chains(low, sorted([*signed, *(item.span("number") for item in items)])):
        bare = [item for item in items if item.span("number") in chain]
        told = len(bare) > 1 and _TOLD_OF_RATES.search(low, max(chain[0][0] - 120, 0), chain[0][0]) is not None
        if not bare or (len(bare) == len(chain) and not told):
            continue
        for item in bare:
            yield from _unsigned(low, item.span("number"), "percentage.listed", _WHOLE)


def _chains(low: str, spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Part numbers where more than a name and a mark stands between them."""
    chain: list[tuple[int, int]] = []
    for span in spans:
        if chain and _ITEM_LINK.fullmatch(low, chain[-1][1], span[0]) is None:
            yield chain
            chain = []
        chain.append(span)
    if chain:
        yield chain


def _dropped(low: str) -> Iterator[Candidate]:
    for match in matches_at(_DROPPED, low, starts_of(low, *_DROPPED_AFTER)):
        if (value := parse_digits(match["number"])) is not None:
            # The plan's name right behind a decimal is no noun that it counts ("45,8 chỉ tiêu").
            rank = Rank.MARKED if match["of_plan"] else Rank.SHARED
            yield _candidate(*match.span("number"), value, "percentage.dropped", rank)
