"""Bare class words: ``toàn tỉnh``, ``BHXH huyện``, ``xã này`` stand for the place of their level.

For a province that is the article's, for a smaller unit the nearest. A body that gives a plan, a comparison (``so với toàn
tỉnh``) and a plural (``các xã``) stand for none; ``cả ba huyện`` for several, ``các xã còn lại`` for the whole.
"""

from __future__ import annotations

import regex

from extractor.records.place_cues import compared
from extractor.records.place_memory import PlaceMemory, decided
from extractor.records.scene import Decision, Scene
from extractor.text.places import COMMUNE, COUNTRY, DISTRICT, HAMLET, PROVINCE, Place

__all__ = ["level_word"]

_LEVELS = {
    "tỉnh": PROVINCE, "thành phố": DISTRICT, "huyện": DISTRICT, "thị xã": DISTRICT, "quận": DISTRICT, "xã": COMMUNE, "phường": COMMUNE,
    "thị trấn": COMMUNE, "thôn": HAMLET, "ấp": HAMLET, "nước": COUNTRY,
}  # fmt: skip
_CLASS = "|".join(sorted(_LEVELS, key=len, reverse=True))
_LEVEL_WORD = regex.compile(
    rf"(?<!\p{{L}})(?:(?P<several>toàn cụm|trong cụm|(?<!tất )(?:cả )?(?<![/\d])(?:hai|ba|bốn|năm|\d{{1,2}}) (?:tỉnh|huyện|xã|địa phương|quận|phường|nơi)(?:, thành(?: phố)?)?(?![ ]\p{{Lu}}|\p{{L}}|,))"
    rf"|(?P<rest>các (?:huyện|xã|địa phương|nơi|tỉnh|phường) còn lại)"
    rf"|(?:toàn|cả|khắp|trong|trên địa bàn|địa bàn|của|ubnd|bhxh|bảo hiểm xã hội|hđnd|ngân sách|ở|sở y tế|ngoài)[ ](?P<of>{_CLASS})"
    rf"|(?P<bare>tỉnh)(?=[ ]?[,.;:)]|[ ](?:và|cùng|phối hợp|tổ chức|cho|về|với))|(?P<bare>{_CLASS})(?=[ ](?:này|đã|có|còn|hiện|mới|đạt|đặt|phấn đấu|sẽ|ta|tôi|tui|em|mình|nhà|dự kiến|hỗ trợ|cho thêm|chỉ|phải|đang|vận động|ghi nhận|ra khỏi|chọn|chia|vẫn)(?!\p{{L}})))(?!\p{{L}})(?![ ]\p{{Lu}})"
)
_NOT_LEVEL = regex.compile(
    r"[ ](?:giao|đề ra|khác|trong vùng|bạn|lân cận)(?!\p{L})|[ ]?,[ ](?:huyện|thị xã|thành phố|phường)"
)
_NOT_LEVEL_BEFORE = regex.compile(
    r"(?<!\p{L})(?:so với|hơn|mức chung|bình quân chung|mặt bằng chung|chỉ tiêu|trung bình|kế hoạch|nghị quyết|chủ tịch|ngoài)(?: của| mà)?[ ]$"
)
_NOT_BARE = regex.compile(
    rf"(?:(?<!\p{{L}})(?:các|nhiều|nhà|mỗi|từng|một số|những|số|tỷ lệ|cấp|tuyến|liên|ngoại|giữa|chót|đầu|nhất|bét|hai|ba|bốn|năm|(?:{_CLASS}),|\d+)[ ]|[ ]và[ ])$"
)


def level_word(
    scene: Scene, start: int, end: int, here: list[Place], memory: PlaceMemory
) -> tuple[int, Decision, Place | None] | None:
    """Read a bare class word as the place of its level."""
    found: tuple[int, Decision, Place | None] | None = None
    for match in scene.finditer(_LEVEL_WORD, start, end):
        if match["several"]:
            found = (match.start(), Decision(None, "place.several", (match.span(),)), None)
            continue
        if match["rest"]:
            if (carried := memory.carried()) is not None:
                found = (match.start(), decided(carried, "place.level"), carried)
            continue
        before = scene.low[
            max(scene.sentence.start, match.start() - 30) : match.start()
            + (0 if match["bare"] else match[0].rfind(" ") + 1)
        ]
        word = match["of"] or match["bare"]
        this = scene.low.startswith(" này", match.end())
        if (
            _NOT_LEVEL.match(scene.low, match.end())
            or _NOT_LEVEL_BEFORE.search(before)
            or (match["bare"] and not this and _NOT_BARE.search(before))
        ):
            continue
        level = _LEVELS[word]
        named = [
            each for each in here if each.level == level and each.end <= match.start() and not compared(scene, each)
        ]
        if named and (this or level > PROVINCE):
            known: Place | None = named[-1]
        else:
            known = memory.last.get(level) if this else memory.of_level(level, word)
        if known is None and word == "thành phố":
            known = memory.of_level(PROVINCE)
        if known is not None and (level != COUNTRY or this):
            found = (
                match.start(),
                Decision(known.name, "place.level", (match.span(), (known.start, known.end))),
                known,
            )
    return found
