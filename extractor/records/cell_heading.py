"""A column's heading read as the words before and behind its numbers.

``Tỷ lệ bao phủ BHYT (% dân số)`` is said "tỷ lệ bao phủ BHYT là 94,6% dân số", ``So với kế hoạch (%)`` "đạt 92,4% so với
kế hoạch", and with a sign "vượt 0,8% so với chỉ tiêu". Short forms (``TH/KH``) are written out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extractor.mentions.cells import unit_span
from extractor.schema import Span

__all__ = ["Heading", "read_heading"]

_SHORT = {
    "kh": "kế hoạch", "th": "thực hiện", "ct": "chỉ tiêu", "ck": "cùng kỳ", "ds": "dân số", "tl": "tỷ lệ", "sl": "số lượng",
    "lđ": "lao động", "tg": "tham gia",
}  # fmt: skip
_SHORT_FORM = regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(_SHORT)})(?!\p{{L}})")
_PLAN = r"(?P<plan>kế hoạch|kh|chỉ tiêu|ct|mục tiêu|dự toán|nghị quyết)(?!\p{L})"
_DONE_OF_PLAN = regex.compile(rf"(?<!\p{{L}})(?:thực hiện|th|kết quả|đạt)[ ]?(?:/|so với|so)[ ]?{_PLAN}")
_REACHED = regex.compile(
    rf"(?<!\p{{L}})(?:mức độ |tỷ lệ |tiến độ |% )?(?:đạt|hoàn thành|thực hiện)[ ](?:%[ ])?(?:so với[ ])?{_PLAN}"
)
_TAIL = regex.compile(
    r"%[ ]?(?=\p{L})(?!tăng|giảm)|(?<!\p{L})(?:so[ ]với|so(?=[ ](?:kế|kh|chỉ|ct|cùng|ck|dự|năm|tháng|quý|đầu|cuối))"
    r"|(?:tính[ ])?trên(?=[ ](?:tổng|dân|ds|lực|số))|trong[ ]tổng)(?!\p{L})"
)
_UP_DOWN = regex.compile(
    r"(?<!\p{L})tăng[ ]?(?:\(\+\))?[ ]?[/,;-]?[ ]?(?:hoặc )?giảm(?:[ ]?\(-\))?(?!\p{L})|\+[ ]?/[ ]?-"
)
_BARE = regex.compile(r"(?:(?:tỷ lệ|tl|đạt|chiếm|mức)[ ]?|%[ ]?|[ ])*[:,]?[ ]?")
_EDGES = " :,;-–%"
_OF_PLAN = regex.compile(_PLAN)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading taken apart.

    Attributes:
        before: pieces of the view that go before the number.
        behind: pieces that go behind it, the unit's among them.
        noun: the unit's words that name persons.
        compared: whether the pieces behind name a plan (``plan``), something else (``other``) or nothing (``""``).
        up_down: whether the heading says only that the number is a change, one way or the other.
        bare: whether nothing but a word for a rate stands before the number.
    """

    before: tuple[Span, ...]
    behind: tuple[Span, ...]
    noun: Span | None
    compared: str
    up_down: bool
    bare: bool


def read_heading(low: str, spans: Sequence[Span], *, rate: bool, side: int | None = None) -> Heading:
    """Take a column's headings apart.

    Args:
        low: the view's text in lower case.
        spans: the headings from the top down.
        rate: whether the number is a percentage.
        side: of a pair below ``Thực hiện/Kế hoạch``, which: 0 or 1.
    """
    before: list[Span] = []
    behind: list[Span] = []
    noun: Span | None = None
    up_down = False
    for span in spans:
        unit = unit_span(low, span)
        start, stop = _side(low, (span[0], _without(low, span, unit)), side)
        if (change := _UP_DOWN.search(low, start, stop)) is not None:
            up_down = True
            before.append((start, change.start()))
        start = change.end() if change is not None else start
        tail = _tail(low, start, stop, rate=rate)
        if tail is not None:
            before.append((start, tail[0]))
            behind.append((tail[1], stop))
        else:
            before.append((start, stop))
        if unit is not None and (percent := low.find("%", *unit)) >= 0:
            behind.append((percent + 1, unit[1]))
        elif unit is not None:
            noun = unit
    front, back = _trimmed(low, before), _trimmed(low, behind)
    plan = any(_OF_PLAN.search(low, *span) for span in back)
    bare = not back and all(_BARE.fullmatch(low, *span) for span in front)
    return Heading(front, back, noun, "plan" if plan else "other" if back else "", up_down, bare)


def _without(low: str, span: Span, unit: Span | None) -> int:
    """Where a heading ends if its unit is left out."""
    if unit is None:
        return span[1]
    return span[0] + len(low[span[0] : unit[0]].rstrip("([ :,"))


def _side(low: str, span: Span, side: int | None) -> Span:
    """The half of ``Thực hiện/Kế hoạch`` that the first or second number of a pair is below."""
    slash = low.find("/", *span) if side is not None else -1
    if slash < 0:
        return span
    return (span[0], slash) if side == 0 else (slash + 1, span[1])


def written_out(words: str) -> str | None:
    """Return what a short form stands for."""
    return _SHORT.get(words)


def short_forms(low: str, span: Span) -> list[Span]:
    """Return the spans of the short forms in a piece of a heading."""
    return [found.span() for found in _SHORT_FORM.finditer(low, *span)]


def _tail(low: str, start: int, stop: int, *, rate: bool) -> Span | None:
    """Where what goes behind the number begins, as ``(end of the words before it, its own start)``."""
    if rate:
        for pattern in (_DONE_OF_PLAN, _REACHED):
            if (found := pattern.search(low, start, stop)) is not None:
                return found.start(), found.start("plan")
    found = _TAIL.search(low, start, stop)
    if found is None or (found[0].startswith("%") and not rate):
        return None
    return found.start(), found.end() if found[0].startswith("%") else found.start()


def _trimmed(low: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        words = low[slice(*span)]
        start = span[0] + len(words) - len(words.lstrip(_EDGES))
        end = span[0] + len(words.rstrip(_EDGES))
        if start < end:
            kept.append((start, end))
    return tuple(kept)
