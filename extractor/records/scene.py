"""A sentence as the slot rules see it: its quantities in a row, and what stands around each.

Every slot module asks the same questions: what stands between the quantity before and this one,
what behind it, where does the clause begin. They are answered here, once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.records.cues import Cue, Cues
from extractor.schema import MentionType, Span
from extractor.text.needed_syllables import needed_syllables
from extractor.text.sentences import Sentence
from extractor.text.view import TextView

__all__ = ["COMES_OF_IT", "OF_THEM", "PARTING_COMMA", "Cue", "Decision", "Scene"]

# The commas of "khám, chữa bệnh", "lương hưu, trợ cấp" and "học sinh, sinh viên" part nothing.
PARTING_COMMA = r",(?<!khám,)(?<!lương hưu,)(?![ ](?:sinh viên|công chức|viên chức|chữa bệnh|i{1,3}|iv|v)(?!\p{L}))"
"""A comma that parts clauses."""
OF_THEM = r"trong (?:đó|số (?:đó|này|ấy))"
"""What begins to tell of a part of what was counted before."""
COMES_OF_IT = r"(?<!\p{L})(?:nhờ|vì) (?:đó|vậy|thế)"
"""What begins to tell of an effect: in "hỗ trợ 10% mức đóng, nhờ đó … đạt 81,7%" the second is no help with dues."""
_SOFT = regex.compile(rf"{PARTING_COMMA}|[;:()–|\t]|[ ]-[ ]|\n|\.(?=[ ])")
_HARD = regex.compile(r"[;\n|]|[.](?=[ ]\p{Lu})|[ ]-[ ]")
_JOINED = regex.compile(r"[ ](?:và|hoặc|cùng)[ ](?=(?:khoảng|gần|hơn|trên|dưới|ít nhất|tối thiểu|xấp xỉ|[ ])*$)")
_THAT_IS = regex.compile(
    r",[ ](?:tức|tức là|tương đương|tương đương với|tương ứng|hay)[ ](?:khoảng |gần |hơn |trên |xấp xỉ |chừng )*"
)
_IN_NAMES = {"roles", "statuses", "measures", "bases", "backgrounds", "references"}
"""Lists whose words are also syllables of names."""
_WORD_BEFORE = regex.compile(r"(?<!\p{L})\p{L}++(?=[ ]$)")
_AND = regex.compile(
    r"(?:[ ](?:học sinh|sinh viên|phổ thông|hssv|hộ|nghèo|cận|người|lao động|trẻ em|em|giáo viên|cán bộ|công nhân)){1,5}[ ]và[ ](?:ít nhất |trên |hơn |khoảng |gần )?"
)
_AS_MUCH_AS = regex.compile(
    r"(?:[ ](?:người|lao động|em|dân số|học sinh|sinh viên|hssv|số người))?,?[ ]\(?(?:tương ứng|tương đương)(?:[ ]với)?[ ](?:tỷ lệ |khoảng |gần |hơn |trên |xấp xỉ |chừng )*"
)
_GOES_ON = regex.compile(r",[ ](?:vẫn |hiện )?(?:chưa|không|đã|đang|được|có|tham gia|hưởng|bị)(?!\p{L})")
_MOST_OF_THEM = regex.compile(
    r",[ ](?:chủ yếu|phần lớn|phần đông|đa số|hầu hết|nhất là|đặc biệt là)(?!\p{L})[^,;.()\d]{1,80}(?=,)"
)
_NAMED_MEMBER = regex.compile(
    r"[,;][ ](?:(?:và|huyện|xã|phường|thành phố|thị xã|thị trấn|tỉnh|quận)[ ])*(?:làng |thôn |ấp |bản |khu |trường )?(?:\p{Lu}[\p{L}'.-]*[ ]){1,4}(?:\d+[ ])?(?:có |được |với )?"
)
_QUANTITIES = {MentionType.PERCENTAGE, MentionType.HEAD_COUNT}


class Decision(NamedTuple):
    """What a slot rule decided, by which rule, on which words (spans of the view)."""

    value: object
    rule: str
    evidence: tuple[Span, ...] = ()

    def __deepcopy__(self, memo: object) -> Decision:
        return self


class Scene:
    """One sentence, its mentions, and the lexicon's words in it.

    Attributes:
        seen: the view.
        sentence: the sentence.
        mentions: its mentions, left to right.
        lexicons: the lexicons.
        low: the lower-case text of the whole view; offsets are the view's.
        quantities: the percentages and head counts among the mentions, left to right.
        years: the years.
        insurances: the insurance names.
        cues: the words of the text, where they are found already.
        kept: what rules have found of the sentence, by rule and place, so that they need not find it again.
    """

    def __init__(
        self,
        seen: TextView,
        sentence: Sentence,
        mentions: Sequence[Candidate],
        lexicons: Lexicons,
        cues: Cues | None = None,
    ) -> None:
        self._cues = cues if cues is not None else Cues(seen, lexicons)
        self.seen, self.sentence, self.mentions, self.lexicons = seen, sentence, mentions, lexicons
        self.low = seen.low
        self.quantities: list[Candidate] = []
        self.years: list[Candidate] = []
        self.insurances: list[Candidate] = []
        for mention in mentions:
            if mention.kind in _QUANTITIES:
                self.quantities.append(mention)
            elif mention.kind is MentionType.YEAR:
                self.years.append(mention)
            elif mention.kind is MentionType.INSURANCE:
                self.insurances.append(mention)
        self._places = {quantity.start: at for at, quantity in enumerate(self.quantities)}
        """The place of each quantity in the row, by its start."""
        # Every slot asks for these of every quantity: what was answered is kept, by the quantity's start.
        self._found: dict[str, list[Cue]] = {}
        self._rights: dict[int, int] = {}
        self._clause_starts: dict[int, int] = {}
        self._clause_ends: dict[int, int] = {}
        self._reaches: dict[int, int] = {}
        self.kept: dict[object, Any] = {}

    @cached_property
    def syllables(self) -> frozenset[str]:
        """The syllables of the sentence."""
        return self.seen.syllables.within(self.sentence.start, self.sentence.end)

    def hears(self, pattern: regex.Pattern[str]) -> bool:
        """Say False only where a pattern can match nothing in the sentence: a syllable that it needs does not stand there."""
        needed = needed_syllables(pattern)
        return needed is None or not needed.isdisjoint(self.syllables)

    # Most searches find nothing: those that can be spared are, for they were a third of all time.
    def search(self, pattern: regex.Pattern[str], start: int, end: int) -> regex.Match[str] | None:
        """Search a stretch of the sentence, as ``pattern.search(low, start, end)`` does."""
        needed = needed_syllables(pattern)
        if needed is not None and needed.isdisjoint(self.syllables):
            return None
        return pattern.search(self.low, start, end)

    def match(self, pattern: regex.Pattern[str], start: int, end: int) -> regex.Match[str] | None:
        """Match at a place, within the sentence, as ``pattern.match(low, start, end)`` does."""
        return pattern.match(self.low, start, end) if self.hears(pattern) else None

    def finditer(self, pattern: regex.Pattern[str], start: int, end: int) -> Iterable[regex.Match[str]]:
        """Return the matches in a stretch of the sentence, as ``pattern.finditer(low, start, end)`` does."""
        return pattern.finditer(self.low, start, end) if self.hears(pattern) else ()

    def cues(self, lexicon: str, start: int | None = None, end: int | None = None) -> list[Cue]:
        """Return a lexicon's words that lie wholly within ``[start, end)``, left to right."""
        found = self._found.get(lexicon)
        if found is None:
            found = self._cues.within(lexicon, self.sentence.start, self.sentence.end)
            if lexicon in _IN_NAMES and any(self.seen.text[cue.start].isupper() for cue in found):
                found = [cue for cue in found if not self._in_name(cue)]
            self._found[lexicon] = found
        if not found or (start is None and end is None):
            return found
        low = self.sentence.start if start is None else start
        high = self.sentence.end if end is None else end
        return [cue for cue in found if low <= cue.start and cue.end <= high]

    def _in_name(self, cue: Cue) -> bool:
        """Say whether a word is part of a name: ``Yên Thành``, ``ông Nguyễn Văn Đạt``; not one that opens a sentence, or capitals."""
        text, at = self.seen.text, cue.start
        if not text[at].isupper() or not text[at + 1 : at + 2].islower() or at <= self.sentence.start:
            return False
        before = _WORD_BEFORE.search(text, max(self.sentence.start, at - 24), at)
        return before is not None and before[0][0].isupper()

    def previous(self, quantity: Candidate) -> Candidate | None:
        """The quantity before this one in the sentence."""
        index = self._places[quantity.start]
        return self.quantities[index - 1] if index else None

    def counted(self, share: Candidate) -> Candidate | None:
        """The count right before a percentage in the sentence; none before a count, or behind another percentage."""
        before = self.previous(share) if share.kind is MentionType.PERCENTAGE else None
        return before if before is not None and before.kind is MentionType.HEAD_COUNT else None

    def following(self, quantity: Candidate) -> Candidate | None:
        """The quantity behind this one in the sentence."""
        index = self._places[quantity.start] + 1
        return self.quantities[index] if index < len(self.quantities) else None

    def last_before(self, at: int) -> Candidate | None:
        """The last quantity that ends at or before a position, if any."""
        index = bisect_right(self._ends, at)
        return self.quantities[index - 1] if index else None

    @cached_property
    def _ends(self) -> list[int]:
        return [quantity.end for quantity in self.quantities]

    def left(self, quantity: Candidate) -> int:
        """Where the text before a quantity begins: the end of the quantity before, or the sentence's start."""
        index = self._places[quantity.start]
        return self.quantities[index - 1].end if index else self.sentence.start

    def right(self, quantity: Candidate) -> int:
        """Where the text behind a quantity ends: the next quantity, or the sentence's end."""
        known = self._rights.get(quantity.start)
        if known is None:
            known = self._rights[quantity.start] = self._right(quantity)
        return known

    def _right(self, quantity: Candidate) -> int:
        if self.following(quantity) is None:
            return self.sentence.end
        # "211.480/213.401 học sinh tham gia": what is said of a pair is said of both.
        after = self.following(self._row_last(quantity))
        return after.start if after is not None else self.sentence.end

    @cached_property
    def _rows(self) -> list[int]:
        """For each quantity the place of the last one of its bare row (``53.085/53.416``, ``45% và 35%``)."""
        last = list(range(len(self.quantities)))
        for at in range(len(last) - 2, -1, -1):
            if self._is_pair(self.quantities[at], self.quantities[at + 1]):
                last[at] = last[at + 1]
        return last

    def _row_last(self, quantity: Candidate) -> Candidate:
        return self.quantities[self._rows[self._places[quantity.start]]]

    def _is_pair(self, quantity: Candidate, following: Candidate) -> bool:
        if quantity.rule == "head_count.of":
            return True
        if quantity.noun is not None and following.noun is not None and quantity.noun[1] < following.start:
            # "Yên Châu 1.200 người, Mộc Châu 2.300 người tham gia": names alone part the members.
            between = self.seen.text[quantity.noun[1] : following.start]
            same = self.low[slice(*quantity.noun)] == self.low[slice(*following.noun)]
            return same and _NAMED_MEMBER.fullmatch(between) is not None and not self._names_scheme(quantity, following)
        marks = {"/", ",", "và"} if quantity.kind is MentionType.PERCENTAGE else {"/", ",", ";", "và"}
        return self.low[quantity.end : following.start].strip() in marks

    def _names_scheme(self, quantity: Candidate, following: Candidate) -> bool:
        return any(quantity.end <= name.start < following.start for name in self.insurances)

    def noun_end(self, quantity: Candidate) -> int:
        """Where what follows a number begins; for the first of a bare row, behind the last."""
        return self._row_last(quantity).end

    def clause_start(self, quantity: Candidate) -> int:
        """The last comma, colon, bracket or dash before a quantity, or :meth:`left` if nearer."""
        known = self._clause_starts.get(quantity.start)
        if known is None:
            known = self._clause_starts[quantity.start] = self._clause_start(quantity)
        return known

    def _clause_start(self, quantity: Candidate) -> int:
        start = _last_end(self._soft_marks, self.left(quantity), quantity.start)
        joined = self.search(_JOINED, start, quantity.start)
        return joined.end() if joined is not None and self.previous(quantity) is not None else start

    def clause_end(self, quantity: Candidate) -> int:
        """The first comma, colon, bracket or dash behind a quantity, or :meth:`right` if nearer."""
        known = self._clause_ends.get(quantity.start)
        if known is None:
            known = self._clause_ends[quantity.start] = self._clause_end(quantity)
        return known

    def _clause_end(self, quantity: Candidate) -> int:
        start, end = self.noun_end(quantity), self.right(quantity)
        return next((at for at, behind in self._soft_marks if start <= at and behind <= end), end)

    def reach(self, quantity: Candidate) -> int:
        """Where what is said of a quantity ends: its clause, or past a bracket at its end.

        ``còn 6,1% dân số (114,5 nghìn người) chưa có thẻ``: both numbers reach to the end. So do the
        two of ``còn 1.027 người, tức 7,9% dân số chưa có thẻ``.
        """
        known = self._reaches.get(quantity.start)
        if known is None:
            known = self._reaches[quantity.start] = self._reach(quantity)
        return known

    def _reach(self, quantity: Candidate) -> int:
        end = self.clause_end(quantity)
        following = self.following(quantity)
        if following is not None and _THAT_IS.fullmatch(self.low, end, following.start):
            return self._past_aside(self.clause_end(following))
        previous = self.previous(quantity)
        if previous is not None and _THAT_IS.fullmatch(self.low, self.clause_end(previous), quantity.start):
            return self._past_aside(end)
        if (
            following is not None
            and following.kind is quantity.kind
            and _AND.fullmatch(self.low, quantity.end, following.start)
        ):
            # "100% học sinh và ít nhất 95% sinh viên tham gia"
            return self._past_aside(self.clause_end(following))
        if following is not None and _AS_MUCH_AS.fullmatch(self.low, quantity.end, following.start):
            # "còn 12,8% tương ứng với gần 21.300 học sinh chưa tham gia"
            return self._past_aside(self.clause_end(following))
        if (aside := _MOST_OF_THEM.match(self.low, end, self.sentence.end)) is not None and aside.end() < self.right(
            quantity
        ):
            # "402 đồng chí, chủ yếu ở chi bộ ấp, chưa tham gia BHYT"
            return self._past_aside(aside.end())
        mark = self.low[end : end + 1]
        if mark == "(" or self.low[end - 1 : end] == "(":
            end = self.low.find(")", end, self.sentence.end)
        elif mark != ")":
            return end
        if end < 0 or self.low[end : end + 2] not in {") ", ")"}:
            return self.clause_end(quantity)
        if mark == ")" and previous is not None and self.low.rfind("(", self.sentence.start, end) < previous.start:
            # "(35% đến năm 2021 và 60% đến năm 2030) và số người hưởng": a row of its own ends with its bracket.
            return end
        found = _SOFT.search(self.low, end + 1, self.sentence.end)
        further = found.start() if found is not None else self.sentence.end
        inner = [each for each in self.quantities if end < each.start < further]
        return inner[0].start if inner else further

    def _past_aside(self, end: int) -> int:
        """Past the comma that closes an aside: ``còn 11% dân số, tương đương 120.000 người, chưa có thẻ``."""
        if _GOES_ON.match(self.low, end, self.sentence.end) is None:
            return end
        found = _SOFT.search(self.low, end + 1, self.sentence.end)
        further = found.start() if found is not None else self.sentence.end
        return min([further, *(each.start for each in self.quantities if each.start > end)])

    def group_start(self, quantity: Candidate) -> int:
        """The last semicolon or other hard mark before a quantity, or the sentence's start."""
        return _last_end(self._hard_marks, self.sentence.start, quantity.start)

    @cached_property
    def _soft_marks(self) -> list[Span]:
        return self._parting(_SOFT)

    @cached_property
    def _hard_marks(self) -> list[Span]:
        return self._parting(_HARD)

    def _parting(self, mark: regex.Pattern[str]) -> list[Span]:
        """The marks of a kind in the sentence, those in a row of names or years left out."""
        found = mark.finditer(self.low, self.sentence.start, self.sentence.end)
        return [each.span() for each in found if not self._in_row(each.start())]

    def _in_row(self, at: int) -> bool:
        """Say whether a mark only parts years or names in a row (``các năm 2018, 2019``; ``BHXH, BHYT``), or is within a year."""
        for each in self.years:
            if each.start <= at < each.end:
                return True
        if self.low[at] in "()":
            return False
        counted = (
            self.low[at] == ";" and bool(self.quantities) and self.quantities[0].end <= at < self.quantities[-1].start
        )
        for kind in (self.years, () if counted else self.insurances):
            # "41.000 người chưa có BHYT; BHYT hộ gia đình có 97.540 người" is no row of names.
            if (
                len(kind) > 1
                and any(0 <= at - each.end <= 1 for each in kind)
                and any(at < each.start <= at + 7 for each in kind)
            ):
                return True
        return False

    def in_aside(self, start: int, end: int, quantity: Candidate) -> bool:
        """Say whether words before a quantity stand in brackets that are closed before it, and hold no quantity."""
        if end > quantity.start:
            return False
        closed = self.low.find(")", end, quantity.start)
        opened = self.low.rfind("(", self.left(quantity), start)
        return opened >= 0 and closed >= 0 and self.low.rfind(")", opened, start) < 0

    def in_brackets(self, quantity: Candidate) -> bool:
        """Say whether a quantity stands in round brackets."""
        start = self.sentence.start
        return self.low.rfind("(", start, quantity.start) > self.low.rfind(")", start, quantity.start)

    def before(self, quantity: Candidate, length: int = 40) -> str:
        """The text right before a quantity, within :meth:`left`."""
        return self.low[max(self.left(quantity), quantity.start - length) : quantity.start]

    def after(self, quantity: Candidate, length: int = 60) -> str:
        """The text right behind a quantity, within :meth:`right`."""
        return self.low[quantity.end : min(self.right(quantity), quantity.end + length)]


def _last_end(marks: Sequence[Span], start: int, end: int) -> int:
    """The end of the last mark in a stretch, or where the stretch begins."""
    return next((behind for at, behind in reversed(marks) if start <= at and behind <= end), start)
