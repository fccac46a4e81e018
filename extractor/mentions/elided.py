"""Head counts whose noun stands elsewhere: ``tăng 3.860 (7%)``, ``BHXH bắt buộc: 199.511``.

A number that no other rule explains is a count of persons when (1) nothing counted stands right
behind it, only a mark or a word that may follow a bare number, and (2) what was counted last
before it, in its sentence or by a governor, was persons. What was counted last is the nearest of

* a head count, or a noun phrase of number over persons (``số người tham gia …``, ``tổng số lao động``);
* the name of a scheme that stands right before the number (``BHTN: 88.705``);
* money, things, or a noun phrase over them (``số tiền``, ``số thẻ``), which end the matter.

In a sentence that has none of these the last one of the sentence before counts, if the number is
introduced as more of the same (``con số này là``, ``tăng``, ``kế hoạch``, a name and a colon).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.head_count import same_scale
from extractor.schema import MentionType
from extractor.text.numerals import Numeral, plain_number
from extractor.text.sentences import Sentence
from extractor.text.syllables import SyllablePattern
from extractor.text.view import TextView

__all__ = ["elided_counts"]

_MARK_AFTER = r"[ ]?(?:[.,;:)(/|…”\"!?]|[-–—](?=[ ])|$|\n)"
# "trợ cấp một lần" names a benefit and counts nothing.
_ONCE = {"một lần", "1 lần"}
_NO_PERSONS = {"not.money", "not.thing"}
"""Rules of numbers that count anything else."""
_WIDEST = 3
"""How many times its lower end a range without a noun may reach."""
_YEAR_SHAPE = regex.compile(r"(?:19|20)\d{2}")
_YEAR_LIKE = regex.compile(r"[12]\d{3}")
_ENUMERATION = regex.compile(r"(?:^|\n)[ ]*(?:[•*+-][ ]*)?\d{1,2}(?=[.)/:])")
_SHARED_SCALE = regex.compile(r"[ ]?;[ ](?:\p{L}+[ ]){0,4}|(?:,| và)[ ]")
"""What stands between decimals that the last one's scale is for: ``(thành thị 19,4; nông thôn 32,4 triệu)``."""
_NUMBERED = regex.compile(
    r"(?:\p{L}|(?:suất|số|thứ|phương án|hạng|loại|thập niên|(?<!cùng[ ])kỳ|mục|đợt|vòng|bảng|quý|khu|tổ|lớp|khóa)[ ])$"
)
_NAMED_NUMBER = regex.compile(r"(?<![.?!:\n][ ])(?<![\n“\"(])(?<!\p{L})(?!BH)\p{Lu}\p{Ll}+[ ]$")
_ITS_COUNT = regex.compile(r"[ ](?:có|đạt|được|với|là)[ ](?:khoảng |gần |hơn |trên )?\d")
_TO_DIGITS = regex.compile(r"[^\d]{0,24}(?=\d)")
_MONEY_BEFORE = regex.compile(r"(?<!\p{L})(?:thu|chi|nợ|thẻ|sổ|quỹ|tiền|đóng|phí|chi phí)[ ]$")
_THINGS_OF = regex.compile(
    r"(?<!\p{L})(?:số|lượng)[ ](?:lượt|giờ|thẻ|sổ|hồ sơ|ngày|tiền|đơn vị|doanh nghiệp|thủ tục|lần|vụ|điểm|đại lý|mục|chi|thu|nợ|hộ|cơ sở)(?!\p{L})(?:[^,;.:\d]|,(?=[ ]chữa)){0,60}$"
)
"""``số lượt khám chữa bệnh BHYT xấp xỉ 130 triệu``: what is counted is told before the scheme."""
_OPENS_WITH_PERSONS = regex.compile(
    r"[ ]*(?:[-–•+*][ ]*)?(?:trong đó,? |riêng )?(?:lao động|người lao động|học sinh|người dân|công nhân)(?=[ ](?:\p{L}+[ ]){1,7}?(?:là |có |đạt |khoảng |gần |hơn |trên )*\d[\d.,]*+[ ](?:triệu|nghìn|ngàn|vạn)(?!\p{L}))"
)
"""``Lao động có việc làm phi chính thức 33,5 triệu``: what the sentence opens with is counted, in thousands or millions."""
_MOVES_TO = regex.compile(
    r"[ ](?:đã )?(?:tăng |giảm |vọt |nâng |rút |tụt )?(?:lên|xuống|xuống còn|còn|lên tới|lên đến|lên thành)[ ](?:khoảng |gần |hơn |trên )?"
)
_FROM = regex.compile(r"(?<!\p{L})từ[ ](?:khoảng |gần |hơn |trên |chỉ )?$")
_NEXT_PLACE = regex.compile(
    r"(?:(?:Tỉnh|Huyện|Quận|Xã|Thị xã|Thành phố|TP[.]?)[ ])?+(?:\p{Lu}\p{L}*[ ]){2,6}|(?:TP[.]?[ ]?)\p{Lu}{2,4}[ ]"
)
"""All that stands before a number where a sentence only tells the next place's: ``Quế Phong 377/1.090.``"""
_PER_HEAD = regex.compile(r"(?:/[ ]?|trên )(?:(?:một|1) )?(?:vạn|10\.000|1\.000|100\.000|nghìn) dân(?: là| đạt|:)?[ ]$")
_DIRECT = regex.compile(
    r"\)?[ ]?(?::|có|đạt|là|còn|được|lên|giảm|tăng|ở mức|dừng ở|ở|mới|thêm|với|vượt|chỉ|khoảng|gần|hơn|trên|ước|xấp xỉ|[ ])*[ ]?$"
)


@compiled("count_contexts")
def _after(lexicons: Lexicons) -> regex.Pattern[str]:
    words = lexicons["count_contexts"].alternation("after")
    return regex.compile(rf"(?:{_MARK_AFTER}|[ ](?:{words})(?!\p{{L}}))")


@compiled("counted_nouns", "count_contexts")
def _governors(lexicons: Lexicons) -> SyllablePattern:
    nouns, contexts = lexicons["counted_nouns"], lexicons["count_contexts"]
    return SyllablePattern(
        regex.compile(
            rf"(?<!\p{{L}})(?:(?P<thing>(?<!lần[ ])(?<!cao[ ])(?<!đánh[ ])(?:{contexts.alternation('thing')}))"
            rf"|(?:{contexts.alternation('number')})[ ](?:[\p{{L}}]+[ ]){{0,2}}?(?P<person>{nouns.alternation('person')})"
            rf"|(?P<people>{contexts.alternation('people')}))(?!\p{{L}})"
        ),
        strict=False,
    )


@compiled("count_contexts")
def _continued(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['count_contexts'].alternation('more')})(?!\p{{L}})|:[ ]?$|\([ ]?$")


def _goes_on(lead: str, lexicons: Lexicons) -> bool:
    return _continued(lexicons).search(lead) is not None


def elided_counts(
    seen: TextView,
    sentences: Sequence[Sentence],
    numerals: Sequence[Numeral],
    winners: Sequence[Candidate],
    lexicons: Lexicons,
) -> Iterator[Candidate]:
    """Propose head counts among the numbers that no candidate has claimed."""
    starts = [winner.start for winner in winners]
    free = [n for n in numerals if not _claimed(n.start, starts, winners) and not _claimed(n.end - 1, starts, winners)]
    if not free:
        return
    after = _after(lexicons)
    last_persons = False
    position = 0
    unread: list[tuple[Sentence, Sequence[Candidate]]] = []
    """Sentences without free numbers since the last one that has some, with their winners."""
    for sentence in sentences:
        inside: list[Numeral] = []
        while position < len(free) and free[position].start < sentence.end:
            if free[position].start >= sentence.start:
                inside.append(free[position])
            position += 1
        near = winners[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if not inside:
            unread.append((sentence, near))
            continue
        last_persons = _last_persons(seen, unread, last_persons, lexicons)
        unread = []
        anchors = _anchors(seen, sentence, near, lexicons)
        if not anchors and not last_persons:
            # Nothing was counted that these could be more of.
            continue
        others = {winner.start for winner in near if winner.rule in _NO_PERSONS}
        heads = {winner.start for winner in near if winner.kind is MentionType.HEAD_COUNT}
        spanned = 0
        for numeral, following in zip(inside, [*inside[1:], None], strict=True):
            moved = _MOVES_TO.match(seen.low, numeral.end, sentence.end)
            if moved is not None and moved.end() in heads and _FROM.search(seen.low, sentence.start, numeral.start):
                # "từ 96.200 lên 118.450 người"
                yield _elided(numeral)
                continue
            if numeral.start < spanned or (moved is not None and moved.end() in others):
                # The end of a range; "từ 360.000 lên 500.000 đồng".
                continue
            before = [persons for at, persons in anchors if at <= numeral.start]
            persons = before[-1] if before else last_persons and _more_of_same(seen, sentence, numeral, lexicons)
            # A single digit is more often a name ("phương án 1") than a count, unless counts surround it.
            counted = any(persons for at, persons in anchors if at in heads) if numeral.grouped < 10 else True
            if persons and counted and _may_count(seen.low, seen.text, numeral, after):
                heads.add(numeral.start)
                anchors.append((numeral.start, True))
                anchors.sort()
                if following is not None and _is_range(seen, numeral, following, after):
                    spanned = following.end
                    yield _elided(numeral)._replace(end=following.end, upper=plain_number(following.grouped))
                    continue
                yield _elided(numeral)
                yield from _scaled_before(seen.low, inside, numeral)
        if anchors:
            last_persons = anchors[-1][1]


def _more_of_same(seen: TextView, sentence: Sentence, numeral: Numeral, lexicons: Lexicons) -> bool:
    """Say whether a number goes on with what the sentence before counted: by a word, or by the next place alone."""
    if _goes_on(seen.low[sentence.start : numeral.start], lexicons):
        return True
    return not sentence.opening and _NEXT_PLACE.fullmatch(seen.text, sentence.start, numeral.start) is not None


def _is_range(seen: TextView, lower: Numeral, upper: Numeral, after: regex.Pattern[str]) -> bool:
    """Say whether two numbers without a noun are the ends of a range: ``có thể lên 850.000 - 900.000``."""
    joined = seen.low[lower.end : upper.start] in {" - ", " – "}
    near = lower.grouped < upper.grouped <= _WIDEST * lower.grouped
    return joined and near and _may_count(seen.low, seen.text, upper, after)


def _elided(numeral: Numeral, value: Decimal | None = None) -> Candidate:
    """Make a count of a number, of its own value or one that the last of its row gives it."""
    count = plain_number(numeral.grouped if value is None else value)
    return Candidate(numeral.start, numeral.end, MentionType.HEAD_COUNT, "head_count.elided", Rank.BARE, count)


def _scaled_before(low: str, inside: Sequence[Numeral], last: Numeral) -> Iterator[Candidate]:
    """Propose the decimals before a count in thousands or millions that its scale is for too."""
    following = last
    for each in reversed(inside[: inside.index(last)]):
        value = same_scale(each, last)
        if value == each.grouped or _SHARED_SCALE.fullmatch(low, each.end, following.start) is None:
            return
        yield _elided(each, value)
        following = each


def _last_persons(
    seen: TextView, unread: Sequence[tuple[Sentence, Sequence[Candidate]]], before: bool, lexicons: Lexicons
) -> bool:
    """Say whether persons were counted last in some sentences; what was ``before`` them is forgotten where a paragraph opens."""
    for sentence, near in reversed(unread):
        if anchors := _anchors(seen, sentence, near, lexicons):
            return anchors[-1][1]
        if sentence.opening:
            return False
    return before


def _claimed(at: int, starts: Sequence[int], winners: Sequence[Candidate]) -> bool:
    index = bisect_right(starts, at)
    return index > 0 and at < winners[index - 1].end


def _anchors(
    seen: TextView, sentence: Sentence, near: Sequence[Candidate], lexicons: Lexicons
) -> list[tuple[int, bool]]:
    """List where persons (True) or anything else (False) were counted, by position."""
    low = seen.low
    anchors: list[tuple[int, bool]] = []
    for winner in near:
        if winner.kind is MentionType.HEAD_COUNT:
            anchors.append((winner.start, True))
        elif winner.rule in _NO_PERSONS and low[winner.start : winner.end] not in _ONCE:
            anchors.append((winner.start, False))
        elif winner.kind is MentionType.INSURANCE and _scheme_counts(low, winner, sentence):
            anchors.append((winner.start, True))
    if (opening := _OPENS_WITH_PERSONS.match(low, sentence.start, sentence.end)) is not None:
        anchors.append((opening.end(), True))
    for governor in _governors(lexicons).finditer(low, seen.syllables, sentence.start, sentence.end):
        anchors.append((governor.start(), not governor["thing"]))
    anchors.sort()
    return anchors


def _scheme_counts(low: str, name: Candidate, sentence: Sentence) -> bool:
    """Say whether a number right behind a scheme's name counts its members (``BHTN: 88.705``)."""
    following = _TO_DIGITS.match(low, name.end, sentence.end)
    if following is None or _DIRECT.match(low[name.end : following.end()]) is None:
        return False
    before = low[max(name.start - 80, sentence.start) : name.start]
    return _MONEY_BEFORE.search(before) is None and _THINGS_OF.search(before) is None


def _may_count(low: str, seen_text: str, numeral: Numeral, after: regex.Pattern[str]) -> bool:
    if numeral.grouped % 1 or numeral.grouped < 1:
        return False
    if _PER_HEAD.search(low, max(numeral.start - 24, 0), numeral.start):
        return False
    written = low[numeral.start : numeral.end]
    if _YEAR_SHAPE.fullmatch(written) or written in {"một", "năm", "ba", "hai"}:
        return False
    before = low[max(numeral.start - 12, 0) : numeral.start]
    if before.endswith("năm ") and _YEAR_LIKE.fullmatch(written):
        # 2101 is no year that is read, and no count either.
        return False
    plain = before.endswith("con số ") or (numeral.scaled and before.endswith("quý "))
    if before.endswith(("-", "x")) or (_NUMBERED.search(before) and not plain):
        return False
    if before.endswith(("- ", "– ")) and low[numeral.end : numeral.end + 1] in {"", "\n"}:
        # The number of a picture behind its caption.
        return False
    if (
        numeral.grouped < 20
        and _NAMED_NUMBER.search(seen_text[max(numeral.start - 24, 0) : numeral.start])
        and _ITS_COUNT.match(low, numeral.end)
    ):
        # "làng Mook Đen 1" is a name.
        return False
    if _ENUMERATION.match(low, max(numeral.start - 1, 0)):
        return False
    return after.match(low, numeral.end) is not None
