"""Which of two overlapping candidates wins: one policy, here.

1. The surer rank wins (:class:`~extractor.mentions.candidate.Rank`): ``năm 2021 người`` is a year.
2. At the same rank the one that has read more text wins: ``31/12/2021`` over ``2021``,
   ``2021 người`` over ``2021``, ``852 tỷ đồng`` over ``852``.
3. At the same length the earlier one, then the one whose rule's name comes first.

Insurance names and numbers do not compete with each other's neighbours: covers overlap only
where the same characters are claimed.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.mentions.candidate import Candidate

__all__ = ["Resolution", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What won, by position, and what lost to which winner."""

    winners: tuple[Candidate, ...]
    losers: tuple[tuple[Candidate, Candidate], ...]


def resolve(candidates: Iterable[Candidate]) -> Resolution:
    """Choose among overlapping candidates by the policy above."""
    order = sorted(candidates, key=lambda c: (c.rank, c.reach[0] - c.reach[1], c.start, c.kind is None, c.rule, c.end))
    # For each character the number of the winner that has it, from 1; 0 where it is free.
    taken = array("i", bytes(4 * max((each.end for each in order), default=0)))
    winners: list[Candidate] = []
    losers: list[tuple[Candidate, Candidate]] = []
    for candidate in order:
        # Only the mention's own characters are claimed: two numbers may share a noun.
        claimed = next(filter(None, taken[candidate.start : candidate.end]), 0)
        if claimed:
            rival = winners[claimed - 1]
            if (candidate.start, candidate.end, candidate.kind) != (rival.start, rival.end, rival.kind):
                losers.append((candidate, rival))
            continue
        winners.append(candidate)
        taken[candidate.start : candidate.end] = array("i", [len(winners)]) * (candidate.end - candidate.start)
    winners.sort(key=lambda c: (c.start, c.end))
    losers.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[0].rule))
    return Resolution(tuple(winners), tuple(losers))
