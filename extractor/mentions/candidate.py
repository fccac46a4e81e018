"""A candidate: a span that a rule takes for a mention, or for something that only looks like one.

Rules propose candidates; :func:`extractor.mentions.resolve.resolve` decides between those that
overlap. A candidate without a type says why its digits are *not* a mention (a document's number,
an amount of money), and wins or loses like any other, so that ``explain`` can show it.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from extractor.schema import InsuranceCode, MentionType

__all__ = ["Candidate", "Rank"]


class Rank(IntEnum):
    """How sure a rule is. The lower rank wins, whatever the lengths."""

    MARKED = 0
    """The words right at the number leave no doubt: a sign, ``năm``, a full date, a document's number."""
    COUNTED = 1
    """A noun or unit right after the number says what is counted."""
    SHARED = 2
    """A sign or noun is shared with a neighbour in a list, or dropped where the words are clear."""
    BARE = 3
    """Only the shape or the context speaks for it."""


class Candidate(NamedTuple):
    """A possible mention, in offsets of the view.

    Attributes:
        start, end: the mention's span.
        kind: its type, or ``None`` for a number that is no mention.
        rule: name of the rule, ``module.rule``.
        rank: how sure the rule is.
        value, upper: as the mention's.
        cover: the span that the rule has read, noun or sign included; candidates whose covers
            overlap compete.
        noun: span of the head noun, for head counts with one.
        sides: positions in the view where a shared reading began (the first number of a pair).
    """

    start: int
    end: int
    kind: MentionType | None
    rule: str
    rank: Rank
    value: int | float | InsuranceCode | None = None
    upper: int | float | None = None
    cover: tuple[int, int] = (0, 0)
    noun: tuple[int, int] | None = None

    def __deepcopy__(self, memo: object) -> Candidate:
        return self

    @property
    def reach(self) -> tuple[int, int]:
        """The span that competes: the cover, or the mention itself."""
        return self.cover if self.cover != (0, 0) else (self.start, self.end)
