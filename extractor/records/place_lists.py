"""Places in lists: each number with its own.

``place.listed``   the name right before the number: ``Nam Đàn 99,8%``, ``Kỳ Sơn (91,2%)``; or the label of its row
``place.aligned``  places and numbers in step: ``các xã A, B lần lượt có 40, 25 người``
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.place_cues import compared
from extractor.records.place_memory import PlaceMemory, decided
from extractor.records.scene import Decision, Scene
from extractor.text.places import PROVINCE, Place

__all__ = ["aligned", "labelled", "listed"]

_LISTED = regex.compile(
    r"(?:^|[,;:(•+…-]|(?<!\p{L})(?:và|là|đến|riêng|như|gồm|cho|nhà|khi|ở|tại|còn|với|nhất|đó|theo|đầu|kế))[ ]?(?P<name>\p{Lu}[\p{L}'’]+(?:[ ]\p{Lu}[\p{L}'’]*){0,3})[ ]?"
    r"(?:\||:|\(|với|đạt|có|là|mới|đã|cũng|được|còn|chỉ|lại|hụt)?[ ]?(?:\p{Ll}+[ ]){0,2}[(]?$"
)
_BRACKETED = regex.compile(r"[ ]?[(][ ]?(?:\p{Ll}+[ ]){0,2}")
_PLURAL = regex.compile(r"(?<!\p{L})(?:huyện|xã|phường|thành phố|quận|thôn|tỉnh|địa phương|thị trấn|thị xã)(?!\p{L})")
_ROW_LABEL = regex.compile(
    r"(?:\d{1,2}[.)]?[ ]?[|/\t]?[ ]?|[-|•+][ ]?)?(?:Huyện |TP\.? ?|Thành phố |Xã |Thị trấn |Thị xã |Phường )?(?P<name>\p{Lu}[\p{L}' -]{1,30}?)[ ]?[|\t]"
)
_PROPER = regex.compile(r"\p{Lu}[\p{L}'’]*(?:[ ]?[- ][ ]?\p{Lu}[\p{L}'’]*)*")
_NO_PLACE = regex.compile(
    r"(?:Sở|Bộ|Hội (?:Nông|Phụ|Liên|Cựu|Chữ)|Bưu|Mặt|Đảng|Ngành|Tháng|Quỹ|Nghị|BH\p{Lu}*"
    r"|Nguyễn|Trần|Lê|Phạm|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Ngô)(?!\p{L})"
)
_TO_NAME = 80
"""Code points from the last word of a name in a list to its number at most."""
_TOTAL = regex.compile(r"(?:toàn|tổng|cộng|chung)")
_IN_STEP = regex.compile(r"(?<!\p{L})(?:lần lượt|tương ứng|theo thứ tự)(?!\p{L})")


def aligned(scene: Scene, quantity: Candidate, memory: PlaceMemory) -> Decision | None:
    """Places and numbers in step: the second of the places has the second of the numbers."""
    row = next((each for each in reversed(memory.rows) if each[-1].end <= quantity.start), None)
    if row is None:
        return None
    numbers = [each for each in scene.quantities if each.start >= row[-1].end][: len(row)]
    if quantity not in numbers or len(numbers) < len(row) or not scene.search(_IN_STEP, row[0].start, numbers[0].start):
        return None
    return decided(row[numbers.index(quantity)], "place.aligned")


def labelled(scene: Scene, quantity: Candidate, memory: PlaceMemory) -> Decision | None:
    """The label of a table's row."""
    start, end = scene.sentence.start, quantity.start
    if scene.low.find("|", start, end) < 0 and scene.low.find("\t", start, end) < 0:
        return None
    cell = _ROW_LABEL.match(scene.seen.text, start, end)
    if cell is None:
        return None
    carried = memory.carried()
    if _TOTAL.match(cell["name"].lower()):
        return decided(carried, "place.carried") if carried is not None else None
    at, name = cell.start("name"), cell["name"].strip()
    if not _PROPER.fullmatch(name) or _NO_PLACE.match(name):
        return None
    return Decision(name, "place.listed", ((at, at + len(name)),))


def listed(scene: Scene, quantity: Candidate, here: list[Place], row: Decision | None) -> Decision | None:
    """A bare name right before the number in a list of places: ``xã X đạt 93,01%, Đức Thắng 94,02%``."""
    left = scene.left(quantity)
    near = [each for each in here if left <= each.start and each.end <= quantity.start]
    if near and _BRACKETED.fullmatch(scene.low[near[-1].end : quantity.start]):
        return decided(near[-1], "place.listed")
    close = max(left, quantity.start - _TO_NAME)
    if near or scene.seen.text[close : quantity.start] == scene.low[close : quantity.start]:
        # Without a capital there is no name.
        return None
    found = _LISTED.search(scene.seen.text, left, quantity.start)
    if found is None:
        return None
    name, at = found["name"], found.start("name")
    if _NO_PLACE.match(name):
        return None
    others = [each for each in here if each.end <= at and each.level >= PROVINCE and not compared(scene, each)]
    plural = scene.search(_PLURAL, max(scene.sentence.start, at - 70), at) is not None
    direct = not scene.low[at + len(name) : quantity.start].strip()
    lone = " " not in name and not (
        direct and row is not None and row.rule in {"place.listed", "place.named"} and quantity.noun
    )
    if lone or (not plural and not (others and quantity is not scene.quantities[0])):
        return None
    return Decision(name, "place.listed", ((at, at + len(name)),))
