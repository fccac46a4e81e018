"""Sentences, paragraphs, and the segments into which commas and brackets cut a sentence.

A line break ends a sentence, unless the line was wrapped: the next one goes on in lower case and
this one has no closing mark. A full stop ends one unless it stands in an abbreviation, a number
or a name (``TP.HCM``, ``ThS. Nguyễn``, ``30.6``).

Many papers give every sentence a line of its own. One that begins with words that point back (``Trong đó``, ``Tỷ lệ
này``) goes on with the paragraph before it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import NamedTuple, overload

import regex

from extractor.text.view import TextView

__all__ = ["ABOVE_HEADLINE", "LONGEST", "WRAP", "Sentence", "Sentences", "sentences"]

LONGEST = 1_500
"""Code points of a sentence at most; those of newspapers end well below a thousand."""

_ABBREVIATIONS = r"(?:tp|tx|tt|q|p|h|ths|ts|pgs|gs|bs|bsck\w*|ks|cn|ths|ls|đ/c|v\.v|vv|st|no|mr|ms|dr|tr|t\.ư|nxb|kcn|ths\.bs|\p{Lu})"
WRAP = r"(?P<wrap>(?<=[\p{L}\d,%])[ ]?\n[ ]?(?=\p{Ll}))"
"""Where a line was broken that goes on."""
_STOP = regex.compile(
    rf"""
      {WRAP}
    | (?P<line>[ ]?\n\s*+)
    | (?P<mark>(?<![!?….])[!?….]++["”’»)\]]*+(?=[ ]["“‘«(\[–-]?[ ]?[\p{{Lu}}\d•])[ ])
    | (?P<glued>(?<=[\p{{Ll}}%\d]["”)]?)[.!?…](?=\p{{Lu}}\p{{Ll}}))
    """,
    regex.VERBOSE,
)
# A mark before a digit is part of a number.
_MARK = re.compile(r"[\n!?…]|\.(?!\d)")
_NUMBERING = regex.compile(r"\s*(?:[-–•*+#]{1,3}[ ]?)?(?:\d{1,2}(?:[.]\d{1,2})*|[IVX]{1,4}|\p{L})[.]")
_ABBREVIATED = regex.compile(rf"(?i)(?<![\p{{L}}\d]){_ABBREVIATIONS}\.$")

_CLOSED = (".", ";")
_POINTS_BACK = regex.compile(
    r"(?:Trong (?:đó|số (?:này|đó|ấy))|(?:Con số|Tỷ lệ|Số|Số người|Nhóm) (?:này|đó|ấy)|Cơ cấu|Cụ thể|Như vậy|Nhờ (?:vậy|đó|thế)|"
    r"Cũng trong (?:thời gian|tháng|năm|kỳ) (?:này|đó|ấy|trên))(?!\p{L})"
)

ABOVE_HEADLINE = regex.compile(
    r"(?i)(?:[^\p{L}\n]*(?:thứ|hai|ba|tư|năm|sáu|bảy|chủ nhật|ngày|tháng|cập nhật|đăng|lúc|giờ|gmt|am|pm)(?!\p{L}))*+[^\p{L}\n]*"
    r"|[ ]*\d{1,2}[.)][ ][^\n]*|[^\p{L}\d\n.!?]*(?:\p{L}++[^\p{L}\d\n.!?]*){1,4}+|[^\n|]{1,40}(?:\|[^\n|]{1,40})+"
)
"""What stands above a headline: a date and time, the items of a menu, the name of a section, of four words at most."""
_MOST_ABOVE = 12
"""Lines above a headline at most; a page of short lines is no menu."""


class Sentence(NamedTuple):
    """A sentence of the view.

    Attributes:
        start, end: half-open span in the view, outer spaces left out.
        paragraph: number of the paragraph (line) that it stands in, from 0, which is the headline's and what stands above it.
        opening: whether it is the first of its paragraph.
    """

    start: int
    end: int
    paragraph: int
    opening: bool


class Sentences(Sequence[Sentence]):
    """Sentences in order. Kept as numbers: a text of short lines has one for every four code points."""

    __slots__ = ("_ends", "_openings", "_paragraphs", "_starts")

    def __init__(self) -> None:
        self._starts, self._ends, self._paragraphs = array("i"), array("i"), array("i")
        self._openings = bytearray()

    def add(self, start: int, end: int, paragraph: int, opening: bool) -> None:
        """Add the next one."""
        self._starts.append(start)
        self._ends.append(end)
        self._paragraphs.append(paragraph)
        self._openings.append(opening)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Sentence]:
        rows = zip(self._starts, self._ends, self._paragraphs, map(bool, self._openings), strict=True)
        return starmap(Sentence, rows)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...

    @overload
    def __getitem__(self, at: slice) -> list[Sentence]: ...

    def __getitem__(self, at: int | slice) -> Sentence | list[Sentence]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return Sentence(self._starts[at], self._ends[at], self._paragraphs[at], bool(self._openings[at]))


def _stops(text: str) -> Iterator[regex.Match[str]]:
    """Yield the matches of :data:`_STOP`, looked for only where a mark or a line break stands."""
    position = 0
    for mark in _MARK.finditer(text):
        at = mark.start()
        if at < position:
            continue
        if text[at] == "\n" and at > position and text[at - 1] == " ":
            at -= 1
        if (stop := _STOP.match(text, at)) is not None:
            yield stop
            position = stop.end()


def sentences(seen: TextView) -> Sentences:
    """Split a view into sentences, in order."""
    text = seen.text
    found = Sentences()
    start, paragraph, opening, lines = 0, 0, True, 0

    def close(end: int) -> None:
        nonlocal opening
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        while right - left > LONGEST:
            cut = _cut(text, left)
            found.add(left, cut, paragraph, opening)
            opening = False
            left = cut + (text[cut] == " ")
        if left < right:
            found.add(left, right, paragraph, opening)
            opening = False

    for stop in _stops(text):
        if stop.lastgroup == "wrap":
            continue
        if stop.lastgroup == "line":
            close(stop.start())
            goes_on = text.endswith(_CLOSED, 0, stop.start()) and _POINTS_BACK.match(text, stop.end()) is not None
            above = paragraph == 0 and lines < _MOST_ABOVE and _is_above(text, stop.start())
            lines += 1
            start, paragraph, opening = stop.end(), paragraph + (not goes_on and not above), not goes_on
            continue
        mark = stop.start() + 1
        if text[stop.start()] == "." and _ABBREVIATED.search(text, max(start, mark - 10), mark):
            continue
        if opening and _NUMBERING.fullmatch(text, start, mark) is not None:
            # "2. Theo khối quản lý": the number of a heading or an item is no sentence.
            continue
        close(stop.end())
        start = stop.end()
    close(len(text))
    return found


def _is_above(text: str, end: int) -> bool:
    """Say whether the line that ends there may stand above a headline."""
    return ABOVE_HEADLINE.fullmatch(text, text.rfind("\n", 0, end) + 1, end) is not None


def _cut(text: str, start: int) -> int:
    """Return where to cut what begins at ``start``: before the last blank, behind a mark if there is one."""
    middle, end = start + LONGEST // 2, start + LONGEST
    for mark in ("; ", ", ", " "):
        if (found := text.rfind(mark, middle, end)) >= 0:
            return found + len(mark) - 1
    return end
