"""Parallel members of a sentence: ``A thêm 31 người BHXH tự nguyện, 64 người BHYT; B 12 và 25; C 9 và 17``.

Members between semicolons that hold as many quantities of the same kinds, in the same order, say the same
of each: the first number of a member goes on with the first of the member before, not with its neighbour.
The numbers behind ``lần lượt`` are of the schemes of as many before it: ``2.541 người đóng BHXH, 471 người đóng BHTN, tăng
lần lượt 1,2% và 3,5%``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from extractor.mentions import Candidate
from extractor.records.scene import OF_THEM, Scene

__all__ = ["counterparts", "in_turn", "resumed"]

_PARTS = regex.compile(r";|(?<=\d)\.(?=[ ]\p{Lu})")
_BREAKS_DOWN = regex.compile(rf"\([ ]?(?:{OF_THEM}|gồm|bao gồm|bhxh|bhyt|bhtn|bắt buộc|tự nguyện|bảo hiểm)(?!\p{{L}})")
_RESUMES = regex.compile(r"\)[ ]?,?[ ](?:tăng|giảm|đạt|bằng|vượt|chiếm|hoàn thành)(?!\p{L})")
_IN_TURN = regex.compile(r"(?<!\p{L})(?:lần lượt|theo thứ tự|tương ứng)(?!\p{L})")
_ANOTHER = regex.compile(rf"(?<!\p{{L}})(?:{OF_THEM}|riêng|còn)(?!\p{{L}})")
_IN_A_ROW = regex.compile(r"(?:[ ]?(?:người|lao động|em))?(?:,|;|[ ]và|,[ ]và)?[ ](?:[\p{L}]+[ ]){0,2}")


def counterparts(scene: Scene) -> dict[int, Candidate]:
    """Map the start of each quantity of a parallel member to the quantity of the member before that it answers."""
    members: list[list[Candidate]] = [[]]
    for quantity in scene.quantities:
        if members[-1] and scene.search(_PARTS, members[-1][-1].end, quantity.start):
            members.append([])
        members[-1].append(quantity)
    found: dict[int, Candidate] = {}
    for first, second in pairwise(members):
        alike = len(first) > 1 and [each.kind for each in first] == [each.kind for each in second]
        parting = scene.search(_PARTS, first[-1].end, second[0].start) if first and second else None
        if parting is None:
            continue
        if not alike:
            continue
        if not _names_scheme(scene, max(parting.end(), second[0].start - 40), second[-1].end):
            found |= {mine.start: theirs for mine, theirs in zip(second, first, strict=True)}
        elif not _names_scheme(scene, max(parting.end(), second[0].start - 40), second[0].end + 24):
            # "đạt 35%, BHXH tự nguyện 1%; đến năm 2025 đạt 45%, BHXH tự nguyện 2,5%": only the others are named anew.
            found[second[0].start] = first[0]
    return found


def resumed(scene: Scene) -> dict[int, Candidate]:
    """Map the start of the first quantity behind a bracket to the one that the bracket breaks down.

    ``156.234 người tham gia BHXH (bắt buộc 138.910, tự nguyện 17.324), tăng 6.120 người``: the rise is the whole's.
    """
    found: dict[int, Candidate] = {}
    for before, quantity in pairwise(scene.quantities):
        closed = scene.low.find(")", before.end, quantity.start)
        opened = scene.low.rfind("(", scene.sentence.start, before.start)
        if closed < 0 or opened < 0 or scene.low.find(")", opened, before.start) >= 0:
            continue
        outer = scene.last_before(opened)
        if outer is not None and _RESUMES.match(scene.low, closed) and _BREAKS_DOWN.match(scene.low, opened):
            found[quantity.start] = outer
    return found


def in_turn(scene: Scene, earlier: Sequence[Candidate] = ()) -> dict[int, Candidate]:
    """Map the start of each number in a row behind ``lần lượt`` to the one it answers of as many right before it.

    Args:
        scene: the sentence.
        earlier: the quantities of the sentence before, which a row answers that has none before it in its own
            (``Lũy kế 10 tháng, con số này lần lượt là …``), if it has as many as they are.
    """
    for spoken in scene.finditer(_IN_TURN, scene.sentence.start, scene.sentence.end):
        before = [each for each in scene.quantities if each.end <= spoken.start()]
        row = [each for each in scene.quantities if each.start >= spoken.end()][:1]
        for each in scene.quantities:
            if row and each.start > row[-1].start:
                if each.kind is not row[0].kind or not _IN_A_ROW.fullmatch(scene.low, row[-1].end, each.start):
                    break
                row.append(each)
        told = before[-len(row) :]
        if not before and len(row) == len(earlier) and not _names_scheme(scene, scene.sentence.start, row[-1].end):
            told = list(earlier)
            if {each.kind for each in told} == {row[0].kind}:
                return {mine.start: theirs for mine, theirs in zip(row, told, strict=True)}
            return {}
        if len(row) < 2 or len(told) < len(row) or len({each.kind for each in told}) > 1:
            continue
        if scene.search(_ANOTHER, told[-1].end, spoken.start()) is not None:
            # "năm 2022 đạt 19%, năm 2023 đạt 22%; trong đó BHXH tự nguyện lần lượt 3,6%; 4,5%"
            continue
        if not _names_scheme(scene, told[-1].end + 60, row[-1].end) and not _names_scheme(
            scene, spoken.start(), row[-1].end
        ):
            return {mine.start: theirs for mine, theirs in zip(row, told, strict=True)}
    return {}


def _names_scheme(scene: Scene, start: int, end: int) -> bool:
    names = [name.start for name in scene.insurances] + [cue.start for cue in scene.cues("implied_insurance")]
    return any(start <= each <= end for each in names)
