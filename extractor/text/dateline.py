"""The publication date, where the page prints it.

A dateline is a full date near the top, alone on its line or with nothing but a time, a weekday,
a byline's marks or a label (``28/05/2021 15:25:00``, ``Thứ Hai, 02/08/2022 | 10:42``, ``Cập nhật:``), or a date
in brackets behind the headline (``(17:59 24/01/2021)``), or the date of a bulletin (``Hà Nội, ngày 5 tháng 3 năm 2020``).
A date in running text is an event's, not the page's.
"""

from __future__ import annotations

import datetime as dt

import regex

from extractor.text.view import TextView

__all__ = ["dateline", "is_dateline"]

_LINES = 14
_LONGEST_BRACKET = 120
_DATE = r"(?P<day>0?[1-9]|[12]\d|3[01])[ ]?(?:[/.-]|[ ]tháng[ ]|,?[ ]tháng[ ])[ ]?(?P<month>0?[1-9]|1[0-2])[ ]?(?:[/.,-]|[ ],?[ ]?năm[ ]|,?[ ]năm[ ])[ ]?(?P<year>(?:19|20)\d{2})"
_TIME = r"(?:\d{1,2}[:h]\d{2}(?::\d{2})?(?:'|’)?(?:[ ]?(?:am|pm|sa|ch))?|gmt ?[+-]?\d{1,2}|\(gmt[^)]*\)|[\[\](|,–•·.-]|ngày|lúc|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|cập nhật(?: lúc)?:?|đăng(?: lúc| ngày)?:?|ngày đăng:?|xuất bản:?|đăng tải:?|giờ|:|[ ])"
_ALONE = regex.compile(rf"{_TIME}*+{_DATE}(?:{_TIME})*+(?P<rest>[^\n]*)")
_BRACKET = regex.compile(rf"\((?:{_TIME})*+{_DATE}(?:{_TIME})*+\)[ ]?$")
_BULLETIN = regex.compile(rf"^(?:[(*]?[\p{{L}} .()-]{{2,40}},[ ])(?:ngày[ ])?{_DATE}")
_FURNITURE = regex.compile(r"(?:xem|lượt|a\+|cỡ chữ|in bài|chia sẻ|bình luận|tác giả|nguồn|theo)")


def dateline(seen: TextView) -> dt.date | None:
    """Return the publication date that the text prints, or ``None``."""
    position = 0
    for _ in range(_LINES):
        end = seen.low.find("\n", position)
        line = seen.low[position : end if end >= 0 else len(seen.low)].strip()
        if line and (date := _of_line(line)) is not None:
            return date
        if end < 0:
            return None
        position = end + 1
    return None


def is_dateline(line: str) -> bool:
    """Say whether a line, in lower case, is a dateline."""
    return _of_line(line.strip()) is not None


def _of_line(line: str) -> dt.date | None:
    if len(line) <= 160 and (found := _ALONE.match(line)) is not None:
        rest = found["rest"].strip(" \ufffc|-–•()")
        if len(rest) <= 3 or (len(rest) <= 60 and _FURNITURE.match(rest)):
            return _date(found)
    if (found := _BRACKET.search(line, max(len(line) - _LONGEST_BRACKET, 0))) is not None:
        return _date(found)
    if (found := _BULLETIN.match(line)) is not None:
        return _date(found)
    return None


def _date(found: regex.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
