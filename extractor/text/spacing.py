"""Spaces as printers set them: ``đạt95%dân số ,trong đó`` is read as ``đạt 95% dân số, trong đó``.

Papers lose a space beside a mark or a number, or set one too many. Lines that were wrapped (the next goes on in lower case
and this one has no closing mark) are joined. What is found maps back to the text as stored.
"""

from __future__ import annotations

import re

import regex

from extractor.text.view import TextView, rewritten

__all__ = ["with_spaces"]

_LETTER = r"[^\W\d_]"
_MAY_BE_ODD = re.compile(
    rf"{_LETTER}[,;]{_LETTER}|;[^\W_]|[%);][^\W_]|%{_LETTER}| [,;:.)]|\( |{_LETTER}:\d|[^\W_%]\(|\d{_LETTER}|{_LETTER}\d|\n[ ]?{_LETTER}"
)
_ODD = regex.compile(
    r"""
      (?<=[\p{L}\d%)])(?P<after>[,;](?=\p{L})|;(?=\d))
    | (?<=[\p{L}\d%)])(?P<extra>[ ])(?=[,;:.)](?:\s|$))
    | (?P<percent>(?<=\d)%)(?=\p{L})
    | (?P<number>\d)(?=(?:người|lao\ động|học\ sinh|đối\ tượng|triệu|nghìn|ngàn|tỷ)(?!\p{L}))
    | (?<!\p{L})(?P<word>đạt|chiếm|tăng|giảm|gần|hơn|trên|khoảng|bằng|được)(?=\d)
    | (?<=\p{L})(?P<colon>:)(?=\d)
    | (?<=\()(?P<opened>[ ])
    | (?<=[\p{Ll}\d%])(?P<bracket>\()(?=[\p{L}\d])
    | (?<=[\p{L}\d,%])(?P<wrap>[ ]?\n[ ]?)(?=\p{Ll})
    """,
    regex.VERBOSE,
)


def with_spaces(seen: TextView) -> TextView:
    """Return the view with spaces where they belong; the view itself where they all stand so."""
    if _MAY_BE_ODD.search(seen.text) is None:
        return seen
    edits = []
    for match in _ODD.finditer(seen.text):
        kind = match.lastgroup
        written = match[0]
        if kind in {"extra", "opened"}:
            edits.append((*match.span(), ""))
        elif kind == "wrap":
            edits.append((*match.span(), " "))
        elif kind == "bracket":
            edits.append((*match.span(), " ("))
        else:
            edits.append((*match.span(), f"{written} "))
    return rewritten(seen, edits)
