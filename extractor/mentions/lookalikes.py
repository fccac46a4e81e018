"""Numbers that are no mention: documents' numbers, money, ages, rates per head, ordinals, ratios.

They are proposed as candidates without a type, so that they compete with the mentions they look
like, and so that ``explain`` can say why a number was passed over.

``not.document``  ``09/2020/NQ-HĐND``, ``Luật số 58/2014/QH13``, ``Nghị định 45/2019``, ``Nghị quyết 28-NQ/TW``
``not.money``     ``852 tỷ đồng``, ``1,5 triệu đồng``, ``27.651 tỷ``
``not.age``       ``24- 40 tuổi``, ``đủ 80 tuổi``
``not.thing``     ``12.000 thẻ``, ``314/314 trường``
``not.rate``      ``trên một vạn dân``, ``/100.000 dân``
``not.ordinal``   ``người thứ 3``, ``thứ ba``
``not.ratio``     ``cứ 5 lao động thì có 3 người``, ``gấp 2 lần``, ``hai phần ba``
``not.span``      ``20 năm``, ``6 tháng``
``not.date``      ``15/4``, ``ngày 3-5``
``not.clock``     ``17h30``, ``24/24``
``not.spaced``    ``12 345``, ``12'345``: a number in groups that are not parted as Vietnamese parts them, or two
``not.power``     ``1e5``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.nouns import CountedNoun
from extractor.text.numerals import DIGITS, Numeral
from extractor.text.syllables import SyllablePattern, matches_at
from extractor.text.view import TextView

__all__ = ["lookalikes"]

_KINDS = (
    r"nghị định|nghị quyết|thông tư|thông tri|quyết định|chỉ thị|công văn|công điện|luật|pháp lệnh|hướng dẫn|tờ trình|thông báo|kết luận|lệnh"
    r"|văn bản|kế hoạch|chương trình|đề án|báo cáo|quy định|hiệp định|công ước|sắc lệnh"
)
_CODED = regex.compile(
    # The code has capitals somewhere: 20/KH-UBND, 36 /2009/TT-BLĐTBXH, 28-NQ/TW, 62/2009/NĐ-Cp.
    r"(?<![\d.,/%])\d{1,6}(?:[ ]?/[ ]?(?:19|20)\d{2})?(?:[ ]?/[ ]?|-)(?=\p{Lu}|nđ|nq|qđ|tt|ct)[\p{L}\d]+(?:[-/.&][\p{L}\d]+)*+"
)
_NUMBERED = SyllablePattern(
    regex.compile(
        rf"(?<!\p{{L}})(?:(?:{_KINDS})[ ](?:liên tịch[ ])?số:?|số(?=[ ]\d{{1,5}}[ ]?/))[ ]?(?P<number>\d{{1,6}}(?:[ ]?[/-][ ]?(?:19|20)\d{{2}}(?!\d))?(?![.,]?\d))"
        rf"|(?<!\p{{L}})(?:{_KINDS})[ ](?P<number>\d{{1,5}}[ ]?/[ ]?(?:19|20)\d{{2}}(?!\d))"
    )
)
_TITLED = SyllablePattern(
    regex.compile(
        r"(?<!\p{L})(?:Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Công văn|Kết luận|Pháp lệnh|Điều|Khoản|điều|khoản|chương|Chương|Phụ lục|Mục|mục)[ ](?:số[ ])?"
        r"(?P<number>\d{1,4}(?:[.,]\d{1,2})?(?![.,]?\d))(?![ ]?%)"
    )
)
_DATE = regex.compile(
    r"(?<![\d.,/-])(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])(?![\d.,]*\d|[/-]\d|[ ]?%)"
    r"|(?<=(?:ngày|sáng|chiều|tối|trưa|tháng|mùng)[ ])(?:\d{1,2})(?:(?:,|[ ]và|[ ]?[-–])[ ]?\d{1,2})*+(?:[/.-]\d{1,2})?(?![.,]?\d|[ ]?%|[ ]?(?:đến|tới)[ ]\d+[ ]người)"
)
_DAYS = ("ngày ", "sáng ", "chiều ", "tối ", "trưa ", "tháng ", "mùng ")
_CLOCK = regex.compile(
    r"(?<![\d.,/])24/(?:24|7)(?![\d.,/])|(?<!\d)[0-2]?\d(?:[:h][0-5]\d(?::[0-5]\d)?|[ ]?giờ(?:[ ]?[0-5]?\d(?:[ ]phút)?)?)(?!\d)|(?<!\d)[0-2]?\dh(?!\p{L})"
)
_HOUR = re.compile(r"\d\d?(?:[:h]| ?giờ|/24|/7)")
_AGE = regex.compile(
    rf"(?<![\d.,])(?:{DIGITS}[ ]?(?:-|–|đến|tới|và)[ ]?(?:dưới[ ])?)?{DIGITS}[ ]?(?:tuổi|tháng tuổi|ngày tuổi)(?!\p{{L}})"
    r"|(?<=tuổi[ ](?:từ[ ])?)\d{1,3}(?:[ ]?(?:-|–|đến)[ ]?\d{1,3})?(?![.,]?\d|[ ]?%)"
)
_TO_AGE = 60
"""Code points between a number and ``tuổi`` at most, with another number between them."""
# Read from the last group on, these would be other numbers.
_SPACED = regex.compile(
    r"(?<![\d.,/:-])(?<!(?:tháng|ngày|quý|năm|lớp|số|điều|khoản|tuần|kỳ|thứ|mục|đợt|bảng|khối|khóa|quận|phường)[ ])"
    r"\d{1,3}(?:[ '’_]\d{3}){1,4}+(?:,\d{1,9}+)?+(?![\d/]|[.,]\d)(?:[ ]?%)?"
)
_POWER = regex.compile(r"(?<![\d.,])\d{1,15}+(?:[.,]\d{1,15}+)?+e[+-]?\d{1,15}+(?:[ ]?%)?")
_GROUP = re.compile(r"[ '’_]\d{3}")
"""What stands behind the first group of :data:`_SPACED`."""
_UNREADABLE = {"not.spaced", "not.power"}
_TIMES = SyllablePattern(regex.compile(rf"(?<!\p{{L}})gấp[ ](?:gần |hơn |khoảng )?{DIGITS}"))
_FRACTION = regex.compile(
    r"(?<!\p{L})(?:một|hai|ba|bốn|năm|[1-9])[ ]phần[ ](?:hai|ba|tư|bốn|năm(?![ ]\d)|sáu|bảy|tám|chín|mười|[2-9]|10)(?!\p{L}|\d)"
)
_PART = re.compile(r" phần (?:hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|\d)")
_SCORE = regex.compile(r"(?<=tỷ số[ ])\d+[ ]?[-–][ ]?\d+")
_NAMED = SyllablePattern(
    regex.compile(
        r"(?<!\p{L})(?:covid|sars-cov|vneid mức|mức độ|cấp độ|loại|hạng|vòng|quốc lộ|km|ql|đường|phường|quận|khu vực|khối|lớp|bảng|hình|ảnh|cụm thi đua số|cụm|tổ|ấp|khu phố|phòng|chuyến bay|tuần|(?<!cùng )kỳ|phần|bài|câu|hội nghị lần thứ|lần thứ|khóa|nhóm|mũi|liều|f|g|u|q|p|top|vietnam|số nhà|xe số|mục)[ ]?-?[ ]?\d{1,3}(?![\d.,]*\d|[ ]?%|[ ]?(?:người|lao động|học sinh|em|triệu|nghìn))"
    )
)
_PER_HEAD = regex.compile(
    r"(?:/[ ]?|(?:bác sĩ|giường|giường bệnh|điều dưỡng|dược sĩ|ca|người|trường hợp)[ ]trên[ ]|bình quân[ ])$"
)
_PER_AREA = regex.compile(
    r"[ ]?(?:người|dân|nhân khẩu)[ ]?/[ ]?(?:1[ ]?)?(?:km|ha|m)(?:2|²|vuông)?(?!\p{L})|[ ]?(?:bé )?(?:trai|nam)[ ]?/[ ]?100(?!\d)"
)
_PER_BIRTHS = regex.compile(r"(?:trai|nam)[ ]?/[ ]?$")
_MONTHS = 12
_MONTH = regex.compile(
    r"(?<!\d )(?<!(?:mỗi|một|hằng|hàng|từng|vài|mấy|nhiều|các|những|sáu|ba|chín|đầu) )(?<!\p{L})tháng[ ]$"
)
_LINK = regex.compile(r"[ ]?[-–—/][ ]?|[ ](?:đến|tới)[ ](?:hơn[ ]|gần[ ]|trên[ ]|dưới[ ])?")
_SPENT = regex.compile(
    r"(?<!\p{L})(?:hết|tốn|mất|lương|thu nhập|giá|vay|trả|tiền|phí)[ ](?:gần |hơn |khoảng |tới |đến |có |những |chừng |cả )*$"
)
_SPENT_END = regex.compile(r"[ ]?(?:[.,;:)”\"!?…/]|$|\n|(?:mỗi|một tháng|là|thì|mà)(?!\p{L}))")
_ROUND = {1, 100, 1_000, 10_000, 100_000, 1_000_000}
_HEADS = regex.compile(r"[ ]?dân|[ ](?:người|trẻ)(?!\p{L}|[ ]?/)")


def lookalikes(
    seen: TextView, numerals: Sequence[Numeral], nouns: Sequence[CountedNoun | None], lexicons: Lexicons
) -> Iterator[Candidate]:
    """Propose what is no mention among the numbers of a view; ``nouns`` are those right behind the numerals."""
    yield from _documents(seen)
    low = seen.low
    for rule, pattern, starts in (
        ("not.date", _DATE, _dates(seen)),
        ("not.age", _AGE, _ages(seen) if "tuổi" in low else ()),
        ("not.clock", _CLOCK, [at for at in seen.digits if _HOUR.match(low, at) is not None]),
        ("not.spaced", _SPACED, [start for start, end in seen.figures if _GROUP.match(low, end) is not None]),
        ("not.power", _POWER, seen.figures_before("e")),
        ("not.score", _SCORE, seen.numbers if "tỷ số" in low else ()),
    ):
        for match in matches_at(pattern, low, starts):
            yield _no(*match.span(), rule, Rank.MARKED if rule in _UNREADABLE else Rank.COUNTED)
    for match in _TIMES.finditer(low, seen.syllables):
        yield _no(*match.span(), "not.ratio", Rank.COUNTED)
    for match in _FRACTION.finditer(low) if _PART.search(low) is not None else ():
        yield _no(*match.span(), "not.ratio", Rank.MARKED)
    for match in _NAMED.finditer(low, seen.syllables):
        yield _no(*match.span(), "not.name", Rank.COUNTED)
    yield from _counted(low, numerals, nouns, lexicons)


def _dates(seen: TextView) -> list[int]:
    """Where :data:`_DATE` may begin: at a number with a mark behind it or a word of time before it."""
    low = seen.low
    return [start for start, end in seen.figures if low.startswith(("/", "-"), end) or low.endswith(_DAYS, 0, start)]


def _ages(seen: TextView) -> list[int]:
    """Where :data:`_AGE` may begin: at a number with the word near it."""
    low = seen.low
    return [start for start, end in seen.figures if low.find("tuổi", max(start - _TO_AGE, 0), end + _TO_AGE) >= 0]


def _no(start: int, end: int, rule: str, rank: Rank) -> Candidate:
    return Candidate(start, end, None, rule, rank)


def _documents(seen: TextView) -> Iterator[Candidate]:
    for match in matches_at(_CODED, seen.text, seen.figures_before("/", " /", "-")):
        yield _no(*match.span(), "not.document", Rank.MARKED)
    for match in _NUMBERED.finditer(seen.low, seen.syllables):
        yield _no(*match.span("number"), "not.document", Rank.MARKED)
    for match in _TITLED.finditer(seen.text, seen.syllables):
        yield _no(*match.span("number"), "not.document", Rank.COUNTED)


@compiled("numeral_contexts")
def _ordinal(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['numeral_contexts'].alternation('ordinal')})[ ]$")


def _is_rate(low: str, numeral: Numeral, before: str) -> bool:
    """``1.138 người/km2``, ``112 bé trai/100 bé gái``, ``/100.000 dân``."""
    if low.find("/", numeral.end, numeral.end + 16) >= 0 and _PER_AREA.match(low, numeral.end):
        return True
    if "/" in before[-2:] and _PER_BIRTHS.search(before):
        return True
    return (
        numeral.value in _ROUND and _PER_HEAD.search(before) is not None and _HEADS.match(low, numeral.end) is not None
    )


def _counted(
    low: str, numerals: Sequence[Numeral], nouns: Sequence[CountedNoun | None], lexicons: Lexicons
) -> Iterator[Candidate]:
    """Numbers with a unit behind them, and numbers that an ordinal or a rate takes."""
    ordinal = _ordinal(lexicons)
    for index, numeral in enumerate(numerals):
        before = low[max(numeral.start - 24, 0) : numeral.start]
        noun = nouns[index]
        if noun is not None and not noun.person:
            # "5.000 - 10.000 đồng", "314/320 trường": the neighbour shares the unit.
            shares = index and _LINK.fullmatch(low, numerals[index - 1].end, numeral.start)
            start = numerals[index - 1].start if shares else numeral.start
            yield _no(start, noun.end, f"not.{noun.kind}", Rank.COUNTED)
        elif (noun is None and low[numeral.end - 2 : numeral.end] == "tỷ") or (
            noun is None and numeral.scaled and _SPENT.search(before) and _SPENT_END.match(low, numeral.end)
        ):
            yield _no(numeral.start, numeral.end, "not.money", Rank.COUNTED)
        elif _is_rate(low, numeral, before):
            yield _no(numeral.start, numeral.end, "not.rate", Rank.MARKED)
        elif not numeral.words and numeral.value <= _MONTHS and _MONTH.search(before) and noun is not None:
            # "đừng để tháng 4 người dân mới cầm được thẻ"
            yield _no(numeral.start, numeral.end, "not.date", Rank.MARKED)
        # "lớp 5" is an ordinal, "một lớp 38 em" is not.
        named = numeral.words or (noun is not None and noun.person)
        if (
            not numeral.scaled
            and (not named or before.endswith(("thứ ", "hạng ")))
            and numeral.value < 100
            and ordinal.search(before)
        ):
            yield _no(numeral.start, numeral.end, "not.ordinal", Rank.MARKED)
