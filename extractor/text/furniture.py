"""Page furniture: what stands on the page but is not part of the article.

Visitor counters, view counts, pagers, comment forms, tag lists, telephone numbers. The words
that give a line away are in ``lexicon/data/furniture.tsv``:

``line``
    the line begins with the form and a colon, or is the form alone: the whole line is furniture;
``counter``
    a number goes with the form (``611 lượt xem``, ``Lượt truy cập: 9068417``): that much is;
``rest``
    from this line on, everything to the end of the text is furniture (a comment form).
"""

from __future__ import annotations

import re

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.schema import Span
from extractor.text.view import TextView, masked

__all__ = ["without_furniture"]

_PHONE = (
    # Neither a grouped number ("điện thoại cho 12.345 người") nor a range of years is one.
    r"(?<!\p{L})(?:điện thoại|hotline|đường dây nóng|tổng đài|đt|tel|fax|sđt|zalo)(?!\p{L})[^\d\n]{0,20}+"
    r"(?!\d{1,3}(?:\.\d{3})++(?![\d.-]))(?!(?:19|20)\d\d(?:[ ]?[-–]|(?!\d)))[(+]?\d(?:[\d() .-]{5,16}+(?<=\d))"
    r"|(?<![\d.,/])(?:\(\+?84\)|\+84|\(?0\d{2,3}\)?)[ .-]\d{3,4}[ .-]\d{3,4}(?![\d.,]*\d)"
    r"|(?<![\d.,/])0[35789]\d{8}(?!\d)|(?<![\d.,/])1[89]00[ .-]?\d{4,6}(?! ?(?:người|lao))(?!\d)"
)
_PAGER = r"trang \d+ ?/ ?\d+|\ba\+ a-"
_TICKER = r"\b(?:vn-?index|hnx-?index|hnx|upcom)[: ]++[\d.,]++ [-+(]*+[\d.,]++[ \d.,()+-]*+%\)?"
_HASHTAGS = r"^[ ]*#[\p{L}\d_][^\n]{0,300}$"
_FILE = r"(?<![\w-])[\w-]++(?:\.[\w-]++)?\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp4|html?|aspx?|php)\b"


_PHONE_WORDS = ("điện thoại", "hotline", "đường dây nóng", "tổng đài", "đt", "tel", "fax", "sđt", "zalo")
_TICKERS = ("index", "hnx", "upcom")
# For the standard library's faster search: whatever the patterns above match inside a line holds one of these.
_DIALLED = re.compile(
    r"(?<![\d.,/])0\d{2,3}\)?[ .-]\d{3,4}[ .-]\d{3}|84\)?[ .-]\d{3,4}[ .-]\d{3}|(?<![\d.,/])0[35789]\d{8}|(?<![\d.,/])1[89]00[ .-]?\d{4}|trang \d|a\+ a-"
    r"|\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp4|html?|aspx?|php)"
)
_CALLED = re.compile(rf"(?:{'|'.join(_PHONE_WORDS)})[^\d\n]{{0,21}}\d")


@compiled("furniture")
def _pattern(lexicons: Lexicons) -> regex.Pattern[str]:
    forms = lexicons["furniture"]
    line, counter, rest = (forms.alternation(value) for value in ("line", "counter", "rest"))
    bullet = r"^[ \t]*+(?:[•*·\-–+>|]|\d{1,2}[.)])?[ \t]*+"
    return regex.compile(
        rf"(?m){bullet}(?:{rest})[ ]*+:?[(*) ]*+$(?s:.*)"
        rf"|{bullet}(?:{line})(?:[ ]*+:[^\n]*+|[ ]*+)$"
        rf"|(?:{counter})[ ]?:?[ ]?\d[\d.,]*+|(?<!\d[.,]*+)\d[\d.,]*+[ ]?(?:{counter})(?!\p{{L}})"
        rf"|{_PHONE}|{_PAGER}|{_TICKER}|{_FILE}|{_HASHTAGS}"
    )


@compiled("furniture")
def _counters(lexicons: Lexicons) -> tuple[str, ...]:
    return tuple(row.form for row in lexicons["furniture"].rows if row.value == "counter")


def without_furniture(seen: TextView, lexicons: Lexicons) -> TextView:
    """Return the view with all furniture masked."""
    pattern = _pattern(lexicons)
    if not _may_hold(seen.low, pattern, lexicons):
        return seen
    spans: list[Span] = [match.span() for match in pattern.finditer(seen.low)]
    return masked(seen, spans)


def _may_hold(low: str, pattern: regex.Pattern[str], lexicons: Lexicons) -> bool:
    """Say whether a line begins with furniture, or anything holds what furniture inside a line holds."""
    if any(form in low for form in (*_counters(lexicons), *_TICKERS)) or _DIALLED.search(low) is not None:
        return True
    if any(word in low for word in _PHONE_WORDS) and _CALLED.search(low) is not None:
        return True
    start = 0
    while pattern.match(low, start) is None:
        start = low.find("\n", start) + 1
        if not start:
            return False
    return True
