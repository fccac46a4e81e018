"""Reads the source of a regular expression part by part: what the two readers of patterns share.

Of the language of patterns they read what the rules use: letters, classes, escapes, groups, alternatives, quantifiers
and assertions.
"""

from __future__ import annotations

import regex

__all__ = ["ASSERTION", "OPENING", "PatternReader"]

ASSERTION = regex.compile(r"\(\?<?[!=]")
"""What an assertion begins with."""
OPENING = regex.compile(r"\((?:\?(?:P<\w+>|>|[a-z]*:))?")
"""What a group begins with."""
_CLASS = regex.compile(r"\[\^?\]?(?:\\.|[^\]\\])*+\]")
_ESCAPE = regex.compile(r"\\[pP]\{\w+\}|\\.")


class PatternReader:
    """Stands somewhere in a pattern and goes on from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def _character(self) -> str:
        """Read one class, escape or character."""
        pattern, at = self._pattern, self._at
        whole = _CLASS.match(pattern, at) or _ESCAPE.match(pattern, at)
        written = whole[0] if whole is not None else pattern[at]
        self._at += len(written)
        return written

    def _skip(self) -> None:
        """Pass over a group with all that is in it, a class or a character."""
        depth = 0
        while True:
            written = self._character()
            depth += (written == "(") - (written == ")")
            if depth == 0:
                return
