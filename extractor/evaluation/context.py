"""The sentence around a span, for people to read. Scores never depend on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["sentence_around", "visible"]

_STOP = re.compile(r"[\r\n]+|[.!?…][\"”’)]?\s+")
_OPENERS = '"“‘(*#-–'
_WINDOW = 300


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds ``text[start:end]``, in one line, the span in ``[[`` and ``]]``.

    Sentences end at line breaks, and after ``.``, ``!``, ``?`` or ``…`` before a space and what
    may begin one. At most 300 code points are shown on either side of the span.
    """
    low, high = max(0, start - _WINDOW), min(len(text), end + _WINDOW)
    first, last = low, high
    for stop, resume in _breaks(text, low, high):
        if resume <= start:
            first = resume
        elif stop >= end:
            last = stop
            break
    left, right = "…" if first == low > 0 else "", "…" if last == high < len(text) else ""
    return visible(f"{left}{text[first:start]}[[{text[start:end]}]]{text[end:last]}{right}")


def _breaks(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Where a sentence stops and where the next one begins."""
    for match in _STOP.finditer(text, low, high):
        follower = text[match.end() : match.end() + 1]
        line_ends = "\n" in match[0] or "\r" in match[0]
        if line_ends or follower.isupper() or follower.isnumeric() or follower in _OPENERS:
            yield match.start() + len(match[0].rstrip()), match.end()


def visible(text: str) -> str:
    """One line of text without control characters (a terminal would obey them)."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
