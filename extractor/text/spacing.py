"""Spaces as printers set them: ``đạt95%dân số ,trong đó`` is read as ``đạt 95% dân số, trong đó``.

Papers lose a space beside a mark or a number, or set one too many. Lines that were wrapped (the next goes on in lower case
and this one has no closing mark) are joined. What is found maps back to the text as stored.
"""

from __future__ import annotations

import re

import regex

from extractor.text.sentences import WRAP
from extractor.text.view import TextView, rewritten

__all__ = ["with_spaces"]

_NOUNS = "người|lao động|học sinh|đối tượng|triệu|nghìn|ngàn|tỷ"
_VERBS = "đạt|chiếm|tăng|giảm|gần|hơn|trên|khoảng|bằng|được"
_LETTER = r"[^\W\d_]"
# The standard library finds faster, and has no class for small letters.
_LOWER = f"[{''.join(char for char in map(chr, range(0x1F00)) if char.islower() and char.isalpha())}]"
_MAY_BE_ODD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[,;]{_LETTER}",
        r";\d",
        rf"%{_LETTER}",
        r" [,;:.)]",
        r"\( ",
        rf":(?<={_LETTER}:)\d",
        r"\((?<=[^\s(]\()[^\W_]",
        rf"\d(?:{_NOUNS})",
        rf"(?:{_VERBS})\d",
        rf"\n(?<![.!?:;]\n) ?{_LOWER}",
    )
)
"""One by one, for each begins with what can be looked for at once."""
_ODD = regex.compile(
    "|".join(
        (
            r"(?<=[\p{L}\d%)])(?P<after>[,;](?=\p{L})|;(?=\d))",
            r"(?<=[\p{L}\d%)])(?P<extra>[ ])(?=[,;:.)](?:\s|$))",
            r"(?<=\d)(?P<percent>%)(?=\p{L})",
            rf"(?P<number>\d)(?=(?:{_NOUNS})(?!\p{{L}}))",
            rf"(?<!\p{{L}})(?P<word>{_VERBS})(?=\d)",
            r"(?<=\p{L})(?P<colon>:)(?=\d)",
            r"(?<=\()(?P<opened>[ ])",
            r"(?<=[\p{Ll}\d%])(?P<bracket>\()(?=[ ]?[\p{L}\d])",
            WRAP,
        )
    )
)


def with_spaces(seen: TextView) -> TextView:
    """Return the view with spaces where they belong; the view itself where they all stand so."""
    if not any(pattern.search(seen.text) for pattern in _MAY_BE_ODD):
        return seen
    return rewritten(seen, ((*found.span(), _replacement(found)) for found in _ODD.finditer(seen.text)))


def _replacement(found: regex.Match[str]) -> str:
    match found.lastgroup:
        case "extra" | "opened":
            return ""
        case "wrap":
            return " "
        case "bracket":
            return " ("
        case _:
            return f"{found[0]} "
