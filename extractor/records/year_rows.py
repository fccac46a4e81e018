"""Rows of years: as many numbers as years, one for each, and years told before that are gone back to.

``các năm 2013, 2014 lần lượt là 1.837; 1.670``; ``ba năm cộng lại``; ``của ba năm tương ứng là 14,6%; 15,8%; 17%``.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.records.year_memory import YearMemory, of_mention
from extractor.schema import Span

__all__ = ["in_turn", "in_turn_of_span", "span"]

_STEPS = regex.compile(
    r"(?<!\p{L})(?:mốc|mức|chỉ tiêu|tỷ lệ|con số)(?: này| đó)?[ ](?:tương ứng|lần lượt)(?: là| đạt)?(?!\p{L})"
)
_SPOKEN = regex.compile(r"(?<!\p{L})(?:lần lượt|tương ứng|theo thứ tự)(?!\p{L})")
_AT_YEAR = regex.compile(r"[^,;.:()\d]{0,30}[ ](?:vào|trong|từ|đến|tới)[ ](?:cuối |đầu |giữa )?(?:năm )?")
_RUN_LINK = regex.compile(r"[ ]?(?:người|lao động|em)?[ ]?(?:[,;/]|[,;]?[ ]và)[ ](?:khoảng |gần |hơn |trên )?")
_YEAR_LINK = regex.compile(r"(?:,|;|[ ]và|[ ]hoặc|,[ ]và)[ ](?:năm[ ])?")
_YEARS_AGAIN = regex.compile(
    r"(?<!\p{L})(hai|ba|bốn|năm|sáu|\d)[ ]năm(?!\p{L})(?![ ](?:liên tiếp|liền|tuổi|đóng|trước|sau|tới|lần))"
)
_SMALL = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6}


def _again(scene: Scene, quantity: Candidate, memory: YearMemory) -> Span | None:
    """Where a sentence goes back to the years told before by their number (``ba năm cộng lại``, ``trong ba năm``)."""
    for found in scene.finditer(_YEARS_AGAIN, scene.sentence.start, quantity.start):
        if _SMALL.get(found[1], int(found[1]) if found[1].isdigit() else 0) == len(memory.span) > 1:
            return found.span()
    return None


def span(scene: Scene, quantity: Candidate, memory: YearMemory) -> Decision | None:
    """``Ba năm cộng lại, …``: the first to the last of the years told before."""
    again = _again(scene, quantity, memory)
    if again is None:
        return None
    return Decision((memory.span[0].value, memory.span[-1].value), "year.span", (again,))


def in_turn_of_span(scene: Scene, quantity: Candidate, memory: YearMemory) -> Decision | None:
    """``của ba năm tương ứng là 14,6%; 15,8%; 17%``: the years told before, one for each number."""
    if memory.ladder and not memory.own and (steps := scene.search(_STEPS, scene.sentence.start, quantity.start)):
        row = [each for each in scene.quantities if each.start > steps.end() and each.kind is quantity.kind]
        if len(row) == len(memory.ladder) and quantity in row:
            return of_mention(memory.ladder[row.index(quantity)], "year.in_turn")
    again = _again(scene, quantity, memory)
    if again is None or scene.search(_SPOKEN, again[0], scene.sentence.end) is None:
        return None
    same = [each for each in scene.quantities if each.start > again[1] and each.kind is quantity.kind]
    if quantity not in same or len(same) % len(memory.span):
        return None
    return of_mention(memory.span[same.index(quantity) % len(memory.span)], "year.in_turn")


def _after_ladder(scene: Scene, quantity: Candidate) -> Decision | None:
    """``Năm 2022 đạt 19%, năm 2023 đạt 22%; trong đó BHXH tự nguyện lần lượt 3,6%; 4,5%``: the years of the numbers before."""
    spoken = scene.search(_SPOKEN, scene.sentence.start, quantity.start)
    if spoken is None:
        return None
    years = [each for each in scene.years if each.end <= spoken.start()]
    told = [each for each in scene.quantities if each.end <= spoken.start() and each.kind is quantity.kind]
    row = [each for each in scene.quantities if each.start >= spoken.end() and each.kind is quantity.kind]
    row = row[: len(years)]
    if not len(years) == len(told) == len(row) > 1 or quantity not in row or not _in_run(scene, row):
        return None
    if any(
        not year.end <= number.start < after
        for year, number, after in zip(years, told, [*(each.start for each in years[1:]), spoken.start()], strict=True)
    ):
        return None
    return of_mention(years[row.index(quantity)], "year.in_turn")


def _in_run(scene: Scene, row: Sequence[Candidate]) -> bool:
    """Say whether numbers follow one another with marks alone between them, or with the words of a pair of rows."""
    return all(_RUN_LINK.fullmatch(scene.low, a.end, b.start) is not None for a, b in pairwise(row))


def _run_of(scene: Scene, same: Sequence[Candidate], quantity: Candidate, length: int) -> int | None:
    """Return a number's place in a run of its own of just so many: ``…, tương ứng 86,5%, 89,8% và 93,1% dân số; vượt 1,1%``."""
    at = first = same.index(quantity)
    while first and _RUN_LINK.fullmatch(scene.low, same[first - 1].end, same[first].start):
        first -= 1
    last = at
    while last + 1 < len(same) and _RUN_LINK.fullmatch(scene.low, same[last].end, same[last + 1].start):
        last += 1
    spoken = _SPOKEN.search(scene.low, max(scene.sentence.start, same[first].start - 30), same[first].start)
    return at - first if last - first + 1 == length and spoken is not None else None


def _has_taken(scene: Scene, year: Candidate) -> bool:
    """``tăng 1% vào năm 2012 và năm 2014 đóng 8%``: the number before a row of years is of the first of them."""
    before = scene.last_before(year.start)
    return before is not None and _AT_YEAR.fullmatch(scene.low, before.end, year.start) is not None


def in_turn(scene: Scene, quantity: Candidate) -> Decision | None:
    """Give each number of a row its year of a row of years before it."""
    chain: list[Candidate] = []
    for each in scene.years:
        if each.start > quantity.start:
            break
        if chain and _YEAR_LINK.fullmatch(scene.low, chain[-1].end, each.start):
            chain.append(each)
        else:
            chain = [each]
    if len(chain) < 2 or _has_taken(scene, chain[0]):
        return _after_ladder(scene, quantity)
    behind = [each for each in scene.quantities if each.start > chain[-1].end]
    index = next((at for at, each in enumerate(behind) if each is quantity), -1)
    same = [each for each in behind if each.kind is quantity.kind]
    if index >= 0 and (run := _run_of(scene, same, quantity, len(chain))) is not None:
        return of_mention(chain[run], "year.in_turn")
    if len(same) % len(chain) or index < 0:
        return None
    spoken = _SPOKEN.search(scene.low[chain[0].start - 30 : same[0].start]) is not None
    if not spoken and len(same) != len(chain):
        return None
    at = same.index(quantity)
    if at >= len(chain) and not _in_run(scene, same[at - at % len(chain) :][: len(chain)]):
        return None
    return of_mention(chain[same.index(quantity) % len(chain)], "year.in_turn")
