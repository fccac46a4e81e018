"""Parallel members of a sentence: ``A thêm 31 người BHXH tự nguyện, 64 người BHYT; B 12 và 25; C 9 và 17``.

Members between semicolons that hold as many quantities of the same kinds, in the same order, say the same
of each: the first number of a member goes on with the first of the member before, not with its neighbour.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Scene

__all__ = ["counterparts"]

_PARTS = regex.compile(r";|(?<=\d)\.(?=[ ]\p{Lu})")


def counterparts(scene: Scene) -> dict[int, Candidate]:
    """Map the start of each quantity of a parallel member to the quantity of the member before that it answers."""
    members: list[list[Candidate]] = [[]]
    for quantity in scene.quantities:
        if members[-1] and _PARTS.search(scene.low, members[-1][-1].end, quantity.start):
            members.append([])
        members[-1].append(quantity)
    found: dict[int, Candidate] = {}
    for first, second in pairwise(members):
        alike = len(first) > 1 and [each.kind for each in first] == [each.kind for each in second]
        parting = _PARTS.search(scene.low, first[-1].end, second[0].start) if first and second else None
        if parting is None:
            continue
        names = [name.start for name in scene.insurances] + [cue.start for cue in scene.cues("implied_insurance")]
        named = any(max(parting.end(), second[0].start - 40) <= start <= second[-1].end for start in names)
        if alike and not named:
            found |= {mine.start: theirs for mine, theirs in zip(second, first, strict=True)}
    return found
