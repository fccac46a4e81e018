"""What the words around a place's name say of it: whether something holds there.

``compared``   the place is only what another is measured against: ``so với Hà Nội``, ``cao hơn Đông Nam Bộ``
``away``       somewhere people leave for or come from: ``đi làm việc ở Nhật Bản``, ``từ Thanh Hóa``
``venue``      where a meeting is held: ``Sáng 12/5, tại TP. Đồng Hới, BHXH tỉnh …``
``residence``  where a person lives: ``chị Lan, ở xã Vũ Hội``
``office``     the office that somebody speaks for: ``Phó Giám đốc BHXH huyện Văn Yên``
``gives``      a body that sets a plan: ``kế hoạch BHXH Việt Nam giao``
``locator``    the wider place that says where a narrower one lies: ``huyện Cái Bè (Tiền Giang)``
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps

import regex

from extractor.records.scene import Scene
from extractor.text.places import CLASS_WORDS, COUNTRY, NATION, Place

__all__ = [
    "comes_from",
    "compared",
    "holding",
    "holds",
    "is_example",
    "is_locator",
    "lives",
    "same_row",
    "speaks",
    "venue",
]

_CLASS = rf"(?:(?:{CLASS_WORDS}|thủ đô)[ ]|tp\.?[ ]?)?"
_COMPARED = regex.compile(
    rf"(?<!\p{{L}})(?:so với|hơn|dẫn đầu|đứng đầu|đứng thứ \d+|đứng thứ \p{{L}}+|cao nhất|thấp nhất|nhất|tốp đầu|top đầu|nhóm đầu|(?<!tỉnh )(?<!huyện )(?<!xã )(?<!phương )(?<!nơi )(?<!quận )(?<!phường )(?<!phố )như|kém|bằng|sau|trước|xếp sau|ngang với)[ ](?:của[ ]|mức[ ]|mức của[ ]|mức chung của[ ]|bình quân chung(?: của)?[ ]|bình quân[ ]|mặt bằng chung của[ ])?(?:các[ ])?{_CLASS}$"
)
_EXAMPLE = regex.compile(rf"(?<!\p{{L}})như[ ]{_CLASS}$")
_HAS_ITS_OWN = regex.compile(
    r"[ ](?:cũng |đã |mới |chỉ )*(?:đạt|có|chiếm|còn|là)[ ](?:khoảng |gần |hơn |trên |tới )*\d"
)
_SHARE = regex.compile(
    r"(?<!\p{L})(?:so với|bình quân(?: chung)?(?: của)?|trung bình(?: chung)?(?: của)?|mức chung(?: của)?|mặt bằng chung(?: của)?|hơn|bằng)[ ]$"
)
_AWAY = regex.compile(
    rf"(?<!\p{{L}})(?:đi|sang|từ|đến từ|lên đường|xuất khẩu lao động|xuống|du học|về quê|kết nối với|phối hợp với|hợp tác với|giáp)[ ](?:(?!tham gia)\p{{L}}+[ ]){{0,5}}{_CLASS}$"
)
_VENUE = regex.compile(rf"(?<!\p{{L}})tại[ ]{_CLASS}$")
_MEETING = regex.compile(
    r"(?<!\p{L})(?:tổ chức|hội nghị|khai mạc|lễ|họp báo|tọa đàm|hội thảo|phát động|ra quân|diễn ra)(?!\p{L})"
)
_OFFICE_WORDS = r"(?:giám đốc|phó giám đốc|chủ tịch|phó chủ tịch|bí thư|phó bí thư|trưởng(?: phòng| ban| thôn| trạm)?|phó trưởng phòng|cán bộ|đại diện|lãnh đạo|hiệu trưởng|chuyên viên|nhân viên)"
_OFFICE = regex.compile(rf"(?<!\p{{L}}){_OFFICE_WORDS}[ ](?:[\p{{L}}/&-]+[ ]){{0,7}}$")
_RESIDENCE = regex.compile(
    r"(?<!\p{L})(?i:ông|bà|anh|chị|em|cô|thầy|cụ|bác|mẹ|công nhân|học sinh|vợ chồng|gia đình|hộ)(?:[ ](?!ở|tại|của|trên|trong|ra|vào|từ)\p{Ll}+){0,2}[ ]\p{Lu}[^.;:]{0,70}?"
    r"(?:[,(][ ]?|[ ](?:ở|tại|ngụ|trú|trú tại|quê|của)[ ])[^,.;\d()]{0,25}$"
)
_DWELLS = regex.compile(
    rf"(?<!\p{{L}})(?:ngụ|(?<!nội )(?<!ngoại )(?<!lưu )trú|quê|sinh ra|trú tại|quê quán|thường trú|sống)[ ](?:ở[ ]|tại[ ])?(?:\p{{L}}+[ ]){{0,3}}{_CLASS}$"
)
_AGED = regex.compile(
    r"(?<!\p{L})(?:\d+ tuổi|sn \d{4}|sinh năm \d{4})(?:[,)]+[ ](?:ở |ngụ |trú |tại |quê )?|[ ](?:ở|ngụ|trú|tại|quê)[ ])[^.;:\d]{0,30}$"
)
_DELEGATE = regex.compile(rf"(?<!\p{{L}})(?:đoàn|đoàn luật sư|đoàn đbqh|đbqh|đại biểu quốc hội|đại biểu)[ ]{_CLASS}$")
_BODY = regex.compile(
    r"(?:bhxh|bảo hiểm xã hội|tổ quốc|phụ nữ|công an|hội|đoàn|liên đoàn|nông dân|cộng sản|tập đoàn|công ty|bảo hiểm|ngân hàng|bưu điện|hiệp hội[\p{L} ]{0,30}|đảng cộng sản|người|tiếng|vốn|hàng|công nghệ|cổ phiếu|nhà nước)[ ]$"
)
_ALL_OVER = regex.compile(r"(?:trên |khắp )?(?:phạm vi )?(?:cả nước|toàn quốc)")
_ORIGIN = regex.compile(r"(?<!\p{L})(?:quê|sinh ra)(?!\p{L})[^.;:]{0,25}$")
_SOURCE = regex.compile(
    r"(?:(?:^|[^\p{L}])theo (?:số liệu (?:của )?|thống kê (?:của )?|báo cáo (?:của )?)?|^|, )(?:bhxh|bảo hiểm xã hội)[ ]$"
)
_SAYS = regex.compile(r"(?: \([\p{L} ]+\))?[ ](?:cho biết|cho hay|thông tin|công bố|thống kê)(?!\p{L})")
_RELOCATES = regex.compile(rf"(?<!\p{{L}})(?:ra|vào|lên|xuống|chuyển đến|chuyển ra)[ ]{_CLASS}$")
_GIVES = regex.compile(r"[ ](?:\([\p{L}]+\)[ ])?(?:giao|đề ra|đặt ra|quy định)(?!\p{L})")
_JOINED = regex.compile(rf"[ ]?(?:,|[ ]và|[ ]hay|[ ]hoặc|[ ]cùng|[ ]với|[–-])[ ]?(?:nước bạn[ ])?{_CLASS}")
_INSIDE = regex.compile(rf"[ ]?(?:,|[(]|[ ]của|[ ]thuộc|[–-])[ ]?{_CLASS}")


def _once(said: Callable[[Scene, Place], bool]) -> Callable[[Scene, Place], bool]:
    """Keep with the sentence what is found of a place in it: several rules ask for the same."""

    @wraps(said)
    def known(scene: Scene, place: Place) -> bool:
        key = (said, place.start)
        answer: bool | None = scene.kept.get(key)
        if answer is None:
            answer = scene.kept[key] = said(scene, place)
        return answer

    return known


def compared(scene: Scene, place: Place) -> bool:
    """Say whether a place is only what another is measured against, or what a share is taken of."""
    before = _before(scene, place, 60)
    if is_example(scene, place):
        return False
    return (scene.hears(_COMPARED) and _COMPARED.search(before) is not None) or (
        place.level == NATION and _SHARE.search(before) is not None
    )


def is_example(scene: Scene, place: Place) -> bool:
    """Say whether a place is an example with a figure of its own: ``cao như huyện Lâm Thao đạt 99,4%``."""
    if not scene.hears(_EXAMPLE) or _EXAMPLE.search(_before(scene, place, 30)) is None:
        return False
    return scene.match(_HAS_ITS_OWN, place.end, scene.sentence.end) is not None


def venue(scene: Scene, place: Place) -> bool:
    """Say whether a meeting is held there: ``tại TP. Đồng Hới, BHXH tỉnh tổ chức``."""
    if scene.low[place.end : place.end + 1] not in {",", "."} or _VENUE.search(_before(scene, place, 30)) is None:
        return False
    return scene.search(_MEETING, scene.sentence.start, scene.sentence.end) is not None


@_once
def lives(scene: Scene, place: Place) -> bool:
    """Say whether a person lives there, and no more is said of the place."""
    before = _before(scene, place, 110)
    written = scene.seen.text[place.start - len(before) : place.start]
    return (
        (scene.hears(_RESIDENCE) and _RESIDENCE.search(written) is not None)
        or (scene.hears(_DWELLS) and _DWELLS.search(before) is not None)
        or (scene.hears(_AGED) and _AGED.search(before) is not None)
    )


def comes_from(scene: Scene, place: Place) -> bool:
    """Say whether a person only was born there."""
    return scene.hears(_ORIGIN) and _ORIGIN.search(_before(scene, place, 40)) is not None


@_once
def speaks(scene: Scene, place: Place) -> bool:
    """Say whether it is the place of an office that somebody speaks for."""
    return scene.hears(_OFFICE) and _OFFICE.search(_before(scene, place, 70)) is not None


@_once
def holds(scene: Scene, place: Place) -> bool:
    """Say whether something can hold at a place that is named: nothing above speaks against it."""
    before = _before(scene, place, 70)
    if (
        place.level == NATION
        and _SOURCE.search(before)
        and (before.rfind("theo ") >= 0 or _SAYS.match(scene.low, place.end))
    ):
        return True
    if _GIVES.match(scene.low, place.end) or compared(scene, place):
        return False
    if place.level <= COUNTRY and not _ALL_OVER.match(scene.low, place.start) and _BODY.search(before):
        return False
    return not (
        (scene.hears(_AWAY) and _AWAY.search(before))
        or (scene.hears(_DELEGATE) and _DELEGATE.search(before))
        or (scene.hears(_RELOCATES) and _RELOCATES.search(before))
        or lives(scene, place)
        or speaks(scene, place)
        or venue(scene, place)
    )


def holding(scene: Scene, here: Sequence[Place]) -> list[Place]:
    """The places of a sentence at which something can hold; of a row, what speaks against the first does against all."""
    found: list[Place] = []
    lost: Place | None = None
    for place in here:
        if (lost is not None and same_row(scene, lost, place)) or not holds(scene, place):
            lost = place
        else:
            found.append(place)
    return found


def is_locator(scene: Scene, row: Sequence[Place], index: int) -> bool:
    """Say whether a place only tells where the narrower one right before it lies."""
    if not index:
        return False
    other, place = row[index - 1], row[index]
    return other.level > place.level and _INSIDE.fullmatch(scene.low, other.end, place.start) is not None


def same_row(scene: Scene, other: Place, place: Place) -> bool:
    """Say whether two places stand in a row as equals: ``Chư Păh, Đak Đoa``."""
    alike = other.level == place.level or not (other.word and place.word)
    return alike and other.name != place.name and _JOINED.fullmatch(scene.low, other.end, place.start) is not None


def _before(scene: Scene, place: Place, length: int) -> str:
    return scene.low[max(scene.sentence.start, place.start - length) : place.start]
