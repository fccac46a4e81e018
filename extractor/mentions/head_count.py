"""Head counts: a number of persons, with its noun, in pairs and lists, and with the noun left out.

Rules:

``head_count.noun``     ``9,9 triệu`` of ``hơn 9,9 triệu người``, ``năm`` of ``năm người``, ``1.861người``
``head_count.range``    ``200-300 người``, ``từ 30 triệu đến trên 37,7 triệu người``, ``2-3 triệu lao động``
``head_count.pair``     both numbers of ``53.085/53.416 người`` (done / planned)
``head_count.list``     the numbers before the last of ``1.837; 1.670; 2.491 lao động``
``head_count.of``       the first number of ``74 trong tổng số 78 đại biểu``
``head_count.elided``   the noun stands elsewhere: ``tăng 3.860 (7%)``, ``BHXH bắt buộc: 199.511``
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.nouns import CountedNoun
from extractor.schema import MentionType
from extractor.text.numerals import Numeral, plain_number
from extractor.text.view import TextView
from extractor.text.words import is_word_end

__all__ = ["counted_persons", "head_counts", "same_scale"]

_BOUND = r"(?:(?:khoảng|hơn|trên|gần|ngót|dưới|xấp xỉ)[ ])?"
_RANGE_LINK = regex.compile(rf"[ ]?(?:-|–|—)[ ]?|[ ](?:đến|tới)[ ]{_BOUND}")
_PAIR_LINK = regex.compile(r"[ ]?/[ ]?")
_LIST_LINK = regex.compile(r"[ ]?;[ ]|,[ ]|[ ](?:và|hoặc|hay)[ ]|,[ ]và[ ]")
_OF_LINK = regex.compile(r"[ ](?:trong|trên)[ ](?:tổng[ ])?(?:số[ ])?(?:gần[ ]|hơn[ ]|khoảng[ ])?")
_IN_A_ROW = regex.compile(r"lần lượt|tương ứng|theo thứ tự|các năm")
_FEEDS = regex.compile(
    r"[ ](?:người|lao động)(?:[ ]\p{L}+){0,4}?[ ](?:nuôi|đóng cho|gánh)[ ](?:một|1|\d+)[ ](?:người|cụ)"
)
_EVERY = regex.compile(r"(?<!\p{L})cứ[ ](?:khoảng[ ]|gần[ ]|hơn[ ]|tăng[ ]|thêm[ ]|giảm[ ])?$")
_RATIO_END = regex.compile(
    r"(?<!\p{L})cứ[ ](?:khoảng[ ]|tăng[ ]|thêm[ ]|giảm[ ])?[\p{L}\d.,]+[ ][^\n.;]{1,60}?(?:thì|lại|có|,)[ ](?:có[ ]|mất[ ]|tăng[ ]|giảm[ ]|được[ ]|mới[ ]|gần[ ]|hơn[ ]|chỉ[ ]|khoảng[ ]|đến[ ]|tới[ ])*$"
)
_WHOLE = r"(?:(?:(?:một|1)[ ])?vạn|(?:một|1)[ ](?:nghìn|triệu)|1[.]?000|10[.]?000|100[.]?000|1[.]?000[.]?000)"
_OF_WHOLE = regex.compile(rf"(?:[ ]trên|[ ]?/)[ ]?(?:mỗi[ ])?{_WHOLE}[ ](?:người[ ])?dân(?!\p{{L}})")
_IS_WHOLE = regex.compile(rf"{_WHOLE}[ ](?:người[ ])?dân(?!\p{{L}})")
_SHARE = regex.compile(r"(?<![\d.,/])\d{1,3}(?:,\d{1,2})?(?:[ ]trên[ ]|[ ]?/[ ]?)$")
_ALONE = regex.compile(r"(?:một|mỗi)$")
# "11 bác sĩ trên một vạn dân" is a rate.
_PER_HEAD = regex.compile(
    r"[ ]?(?:/[ ]?|trên[ ](?:mỗi[ ])?)(?:một |1 |1\.000 |10\.000 |100\.000 |1000 |10000 |100000 |mười )(?:vạn |nghìn |ngàn |triệu )?(?:người )?dân(?!\p{L})"
)
_YEAR_SHAPE = regex.compile(r"(?:19|20)\d{2}$")
_SCALED = 1000
"""Whole numbers below it may be in thousands or millions."""
_LEAST_ALIKE, _MOST_ALIKE = Decimal("0.05"), Decimal(5)
"""Between these a number is of another's size."""


@compiled("numeral_contexts")
def _year_words(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?<!\p{{L}})(?:{lexicons['numeral_contexts'].alternation('year_word')})|\d)[ ]$")


def head_counts(
    seen: TextView, numerals: Sequence[Numeral], nouns: Sequence[CountedNoun | None], lexicons: Lexicons
) -> Iterator[Candidate]:
    """Propose the head counts of a view that have a noun, alone or with neighbours; ``nouns`` are those behind the numerals."""
    low = seen.low
    for index, numeral in enumerate(numerals):
        found = nouns[index]
        if found is None or (noun := counted_persons(low, numeral, found, lexicons)) is None:
            continue
        if _in_ratio(low, numeral):
            yield Candidate(numeral.start, numeral.end, None, "not.ratio", Rank.MARKED)
            continue
        if _in_rate(low, numeral, noun):
            yield Candidate(numeral.start, numeral.end, None, "not.rate", Rank.MARKED)
            continue
        # "53,0835/53.416 người": what shares a noun with persons need not be a number of them.
        yield from (each for each in _with_neighbours(low, numerals, index, noun) if _whole(each))


def counted_persons(low: str, numeral: Numeral, found: CountedNoun, lexicons: Lexicons) -> tuple[int, int] | None:
    """Return the span of the noun right behind a numeral, if it is persons that it counts."""
    if not found.person or numeral.grouped % 1 or _PER_HEAD.match(low, found.end):
        return None
    written = low[numeral.start : numeral.end]
    if _ALONE.fullmatch(written) or (numeral.words and low.startswith(("vài ", "dăm "), max(numeral.start - 4, 0))):
        return None
    line_end = low.find("\n", numeral.start)
    clause = low[numeral.start : min(numeral.start + 90, line_end if line_end >= 0 else len(low))]
    if written == "năm":
        before = low[max(numeral.start - 12, 0) : numeral.start]
        if _year_words(lexicons).search(before) or not is_word_end(clause, 3):
            return None
    if found.kind == "syllable" and not is_word_end(clause, found.end - numeral.start):
        return None
    return (found.start, found.end)


def _in_ratio(low: str, numeral: Numeral) -> bool:
    """``cứ 5 lao động thì có 3 người``: neither number counts anyone."""
    start = max(low.rfind("\n", 0, numeral.start) + 1, numeral.start - 90)
    before = low[start : numeral.start]
    if _EVERY.search(before) is not None:
        return True
    if numeral.value < 100 and _FEEDS.match(low, numeral.end) is not None:
        return True
    return numeral.value < 1000 and _RATIO_END.search(before) is not None


def _in_rate(low: str, numeral: Numeral, noun: tuple[int, int]) -> bool:
    """``11 bác sĩ trên một vạn dân``, ``12 trên 100.000 dân``: a rate per head counts nobody."""
    if _OF_WHOLE.match(low, noun[1]) is not None:
        return True
    before = low[max(numeral.start - 14, 0) : numeral.start]
    return _IS_WHOLE.match(low, numeral.start) is not None and _SHARE.search(before) is not None


def _with_neighbours(low: str, numerals: Sequence[Numeral], index: int, noun: tuple[int, int]) -> Iterator[Candidate]:
    numeral = numerals[index]
    cover = (numeral.start, noun[1])
    previous = numerals[index - 1] if index else None
    link = low[previous.end : numeral.start] if previous is not None else ""
    if previous is not None and _RANGE_LINK.fullmatch(link) and not _is_year_or_date(low, previous):
        lower = _shared_scale(previous, numeral)
        if lower < numeral.grouped and not _moves(low, previous):
            span = (previous.start, numeral.end)
            yield _count(span, lower, "head_count.range", (span[0], noun[1]), noun, numeral.grouped)
            return
    yield _count((numeral.start, numeral.end), numeral.grouped, "head_count.noun", cover, noun)
    if previous is not None and _PAIR_LINK.fullmatch(link) and low[previous.start - 1 : previous.start] != "/":
        if previous.value < 10 >= numeral.value:
            # "1/10 người" is a fraction.
            yield Candidate(previous.start, numeral.end, None, "not.ratio", Rank.MARKED)
            return
        done = same_scale(previous, numeral)
        yield _count((previous.start, previous.end), done, "head_count.pair", cover, noun, rank=Rank.COUNTED)
        return
    if previous is not None and _OF_LINK.fullmatch(link):
        yield _count((previous.start, previous.end), previous.grouped, "head_count.of", cover, noun)
        return
    yield from _list(low, numerals, index, noun)


def _list(low: str, numerals: Sequence[Numeral], index: int, noun: tuple[int, int]) -> Iterator[Candidate]:
    """Walk back over ``1.837; 1.670; 2.491 lao động``."""
    items: list[Numeral] = []
    follower = numerals[index]
    links: list[str] = []
    for previous in reversed(numerals[max(index - 12, 0) : index]):
        link = low[previous.end : follower.start]
        if not _LIST_LINK.fullmatch(link) or _is_year_or_date(low, previous):
            break
        items.append(previous)
        links.append(link)
        follower = previous
    if not items:
        return
    start = max(low.rfind("\n", 0, follower.start) + 1, follower.start - 160)
    row = _IN_A_ROW.search(low, start, follower.start) is not None
    if row or (all(";" in link or "và" in link for link in links[-1:]) and len({";" in link for link in links}) == 1):
        for item in items:
            value = same_scale(item, numerals[index])
            yield _count(
                (item.start, item.end), value, "head_count.list", (item.start, item.end), noun, rank=Rank.SHARED
            )


def _whole(each: Candidate) -> bool:
    return not isinstance(each.value, float) and not isinstance(each.upper, float)


def _count(
    span: tuple[int, int],
    value: Decimal,
    rule: str,
    cover: tuple[int, int],
    noun: tuple[int, int] | None,
    upper: Decimal | None = None,
    rank: Rank = Rank.COUNTED,
) -> Candidate:
    bound = None if upper is None else plain_number(upper)
    return Candidate(*span, MentionType.HEAD_COUNT, rule, rank, plain_number(value), bound, cover, noun)


def _shared_scale(previous: Numeral, numeral: Numeral) -> Decimal:
    """``2-3 triệu``: the scale of the second number is the first one's too."""
    if previous.scaled or not numeral.scaled or previous.value * numeral.scale >= numeral.value:
        return previous.grouped
    return previous.value * numeral.scale


def same_scale(previous: Numeral, numeral: Numeral) -> Decimal:
    """Return a number in the scale of the one that ends its row or pair, where it cannot well be its own.

    A decimal counts nobody but in that scale (``1,54/6,1 triệu``, ``33,1; 35,8; 27,9 triệu``); a whole number is in it where
    the two are then of one size (``219/230 nghìn người``), not in ``402/1,3 nghìn người``.
    """
    if previous.scaled or not numeral.scaled:
        return previous.grouped
    decimal = previous.grouped != previous.grouped.to_integral_value()
    ratio = previous.value * numeral.scale / numeral.value
    alike = previous.grouped < _SCALED and _LEAST_ALIKE <= ratio <= _MOST_ALIKE
    return previous.value * numeral.scale if decimal or alike else previous.grouped


def _moves(low: str, previous: Numeral) -> bool:
    """``giảm từ 300 đến`` and the like are movements only with ``lên`` or ``xuống``; a dash never is."""
    return low[max(previous.start - 1, 0) : previous.start] in {"/", "-"}


def _is_year_or_date(low: str, numeral: Numeral) -> bool:
    written = low[numeral.start : numeral.end]
    before = low[max(numeral.start - 6, 0) : numeral.start]
    return bool(
        written == "năm" or _YEAR_SHAPE.match(written) or before.endswith(("năm ", "ngày ", "tháng ", "/", "quý "))
    )
