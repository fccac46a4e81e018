"""Measure: what is counted or rated.

``measure.whole``    the whole against which others are counted: ``trong tổng số 6.200 người``, ``dân số 1,2 triệu``
``measure.right``    a word behind the number in its clause: ``46 người tham gia``
``measure.left``     the nearest word before the number in its stretch: ``tỷ lệ bao phủ … đạt 94%``
``measure.row``      the quantity before it in the sentence
``measure.sentence`` an earlier word of the sentence
``measure.carried``  what the text was about
``measure.scheme``   a scheme is named and nothing else is said: participation
``measure.other``    otherwise
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Cue, Decision, Scene
from extractor.schema import Measure, MentionType

__all__ = ["is_whole", "measure"]

_WHOLE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:trong (?:tổng )?số|trên tổng số|(?:tổng )?dân số(?: của| toàn)?[ \p{L}]{0,24}|khảo sát(?: với| trên)?|phỏng vấn|số dân|nhân khẩu|quy mô dân số|tổng số dân)[ ]"
    r"(?:là|có|đạt|gồm|hơn|gần|trên|khoảng|xấp xỉ|ngót|vào khoảng|[ ])*$"
)
_WHOLE_AFTER = regex.compile(r"[ ]?(?:người )?(?:dân số|dân(?!\p{L}| tộc)|nhân khẩu|khẩu(?!\p{L})|(?:người|lao động|học sinh|sinh viên|em)[^,.;\d]{0,30} được (?:hỏi|khảo sát|phỏng vấn))|[ ](?:người[ ])?(?:trong|ở)[ ]độ tuổi lao động")
_PAIR = regex.compile(r"[ ]?/[ ]?$")
_NEAR = 70


def is_whole(scene: Scene, quantity: Candidate) -> Decision | None:
    """Say whether the number is the whole against which others are counted."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    before = scene.low[max(scene.sentence.start, quantity.start - 60) : quantity.start]
    if (found := _WHOLE_BEFORE.search(before)) is not None:
        at = quantity.start - len(before) + found.start()
        return Decision(Measure.OTHER, "measure.whole", ((at, quantity.start),))
    if (found := _WHOLE_AFTER.match(scene.low, quantity.end)) is not None:
        return Decision(Measure.OTHER, "measure.whole", ((quantity.end, found.end()),))
    return None


def measure(scene: Scene, quantity: Candidate, row: Decision | None, carried: Decision | None, named: bool) -> Decision:
    """Decide the measure of a quantity.

    Args:
        scene: the sentence.
        quantity: the quantity.
        row: what was decided for the quantity before it in the sentence.
        carried: the measure of the text so far, if this sentence goes on about it.
        named: whether a scheme is named in the quantity's stretch.
    """
    if (whole := is_whole(scene, quantity)) is not None:
        return whole
    behind = scene.cues("measures", quantity.end, scene.clause_end(quantity))
    before = scene.cues("measures", scene.left(quantity), quantity.start)
    close = [cue for cue in before if cue.start >= scene.clause_start(quantity)]
    order = [close[-1:], behind[:1], before[-1:]]
    if quantity.kind is MentionType.HEAD_COUNT:
        order = [behind[:1], close[-1:], before[-1:]]
    for cues, rule in zip(order, ("measure.near", "measure.near", "measure.left"), strict=True):
        if cues:
            return _of(cues[0], rule)
    if row is not None:
        return Decision(row.value, "measure.row", row.evidence)
    earlier = scene.cues("measures", scene.sentence.start, quantity.start)
    if earlier:
        return _of(earlier[-1], "measure.sentence")
    if carried is not None:
        return Decision(carried.value, "measure.carried", carried.evidence)
    if named:
        return Decision(Measure.PARTICIPATION, "measure.scheme")
    return Decision(Measure.OTHER, "measure.other")


def _of(cue: Cue, rule: str) -> Decision:
    return Decision(Measure(cue.value), rule, ((cue.start, cue.end),))
