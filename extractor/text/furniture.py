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
from collections.abc import Iterator
from heapq import merge

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.text.syllables import matches_at, starts_of
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
_TICKERS_BEGIN = ("vn-index", "vnindex", "hnx", "upcom")
# For the standard library's faster search: whatever the patterns above match inside a line holds one of these.
_DIALLED = re.compile(
    r"(?<![\d.,/])0\d{2,3}\)?[ .-]\d{3,4}[ .-]\d{3}|84\)?[ .-]\d{3,4}[ .-]\d{3}|(?<![\d.,/])0[35789]\d{8}|(?<![\d.,/])1[89]00[ .-]?\d{4}|trang \d|a\+ a-"
)
_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|mp4|html?|aspx?|php)")
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
    pattern, low = _pattern(lexicons), seen.low
    if _FILES.search(low) is not None:
        # A name may begin anywhere.
        return masked(seen, [match.span() for match in pattern.finditer(low)])
    # One that stands at the beginning of a line is tried twice, which changes nothing.
    starts = merge(_lines(low), sorted(_inside(seen, lexicons)))
    return masked(seen, [match.span() for match in matches_at(pattern, low, starts)])


def _lines(low: str) -> Iterator[int]:
    """Where lines begin."""
    start = 0
    while True:
        yield start
        start = low.find("\n", start) + 1
        if not start:
            return


def _inside(seen: TextView, lexicons: Lexicons) -> Iterator[int]:
    """Where furniture inside a line may begin, if anything holds what such furniture holds; names of files aside."""
    low = seen.low
    counters = _counters(lexicons)
    called = any(word in low for word in _PHONE_WORDS) and _CALLED.search(low) is not None
    if called or any(form in low for form in (*counters, *_TICKERS)) or _DIALLED.search(low) is not None:
        for at in seen.digits:
            # "(+84) 24", "+84 24"
            yield from (at, *(each for each in (at - 1, at - 2) if each >= 0 and low[each] in "(+"))
        yield from starts_of(low, *counters, *_PHONE_WORDS, *_TICKERS_BEGIN, "trang ", "a+ a-")
