"""Sentences, paragraphs, and the segments into which commas and brackets cut a sentence.

A line break ends a sentence, unless the line was wrapped: the next one goes on in lower case and
this one has no closing mark. A full stop ends one unless it stands in an abbreviation, a number
or a name (``TP.HCM``, ``ThS. Nguyễn``, ``30.6``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from extractor.text.view import TextView

__all__ = ["LONGEST", "Sentence", "sentences"]

LONGEST = 1_500
"""Code points of a sentence at most; those of newspapers end well below a thousand."""

_ABBREVIATIONS = r"(?:tp|tx|tt|q|p|h|ths|ts|pgs|gs|bs|bsck\w*|ks|cn|ths|ls|đ/c|v\.v|vv|st|no|mr|ms|dr|tr|t\.ư|nxb|kcn|ths\.bs|\p{Lu})"
_STOP = regex.compile(
    r"""
      (?P<wrap>(?<=[\p{L}\d,%])[ ]?\n[ ]?(?=\p{Ll}))
    | (?P<line>[ ]?\n\s*+)
    | (?P<mark>(?<![!?….])[!?….]++["”’»)\]]*+(?=[ ]["“‘«(\[–-]?[ ]?[\p{Lu}\d•])[ ])
    | (?P<glued>(?<=[\p{Ll}%\d]["”)]?)[.!?…](?=\p{Lu}\p{Ll}))
    """,
    regex.VERBOSE,
)
# A mark before a digit is part of a number.
_MARK = re.compile(r"[\n!?…]|\.(?!\d)")
_ABBREVIATED = regex.compile(rf"(?i)(?<![\p{{L}}\d]){_ABBREVIATIONS}\.$")


class Sentence(NamedTuple):
    """A sentence of the view.

    Attributes:
        start, end: half-open span in the view, outer spaces left out.
        paragraph: number of the paragraph (line) that it stands in, from 0.
        opening: whether it is the first of its paragraph.
    """

    start: int
    end: int
    paragraph: int
    opening: bool


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


def sentences(seen: TextView) -> list[Sentence]:
    """Split a view into sentences, in order."""
    text = seen.text
    found: list[Sentence] = []
    start, paragraph, opening = 0, 0, True

    def close(end: int) -> None:
        nonlocal opening
        left, right = start, end
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        while right - left > LONGEST:
            cut = _cut(text, left)
            found.append(Sentence(left, cut, paragraph, opening))
            opening = False
            left = cut + (text[cut] == " ")
        if left < right:
            found.append(Sentence(left, right, paragraph, opening))
            opening = False

    for stop in _stops(text):
        if stop.lastgroup == "wrap":
            continue
        if stop.lastgroup == "line":
            close(stop.start())
            start, paragraph, opening = stop.end(), paragraph + 1, True
            continue
        mark = stop.start() + 1
        if text[stop.start()] == "." and _ABBREVIATED.search(text, max(start, mark - 10), mark):
            continue
        close(stop.end())
        start = stop.end()
    close(len(text))
    return found


def _cut(text: str, start: int) -> int:
    """Return where to cut what begins at ``start``: before the last blank, behind a mark if there is one."""
    middle, end = start + LONGEST // 2, start + LONGEST
    for mark in ("; ", ", ", " "):
        if (found := text.rfind(mark, middle, end)) >= 0:
            return found + len(mark) - 1
    return end
