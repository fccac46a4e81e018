"""Topic: whether a sentence goes on about what the text was about.

Schemes, measures and years carry from sentence to sentence only while the same subject goes on. A
sentence says that it goes on by a word of reference (``con số này``, ``trong đó``, ``cụ thể``, ``cùng kỳ``), by a list
item's mark, or by figures against a plan.
"""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions import Candidate
from extractor.records.scene import Scene
from extractor.schema import MentionType

__all__ = ["carries", "is_item", "is_plain"]

# "310 người là hộ kinh doanh": a part of those counted before it in the paragraph.
_PART = regex.compile(
    r"(?:[ ](?:người|em|trường hợp))?[ ](?:là|thuộc|ở độ tuổi|dưới|trên|từ)[ ]"
    r"(?=nữ|phụ nữ|nam|lao động|người|hộ|nhóm|học sinh|nông dân|tiểu thương|đồng bào|diện|\d)"
)
_ITEM = regex.compile(r"[ ]*(?:[-–+•*·]|\p{L}\)|\d{1,2}[.)])[ ]?")

_NEXT_GROUP = regex.compile(
    r"(?:(?:các|nhóm|khối|riêng)[ ])*(?:khối|nhóm|học sinh|sinh viên|hssv|cán bộ|công chức|viên chức|doanh nghiệp|người|trẻ em|"
    r"hưu trí|đồng bào|thân nhân|cựu chiến binh|hộ|nông dân|lao động)(?!\p{L})"
    r"(?:,?[ ](?!(?:có|là|được|bị|đã|đang|sẽ|tăng|giảm|đạt|cho|nhận|đến|tới|về|ra|vào|làm|đi|còn|chưa|không|vẫn|mới|chỉ)(?!\p{L}))"
    r"[\p{L}/-]++){0,16}+[ ]?(?::[ ])?(?:gần |hơn |trên |khoảng )?"
)
"""All that stands before the number where a sentence only counts the next group: ``Học sinh, sinh viên 11.480 em.``"""


@compiled("references")
def _reference(lexicons: Lexicons, *values: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{lexicons['references'].alternation(*values)})(?!\p{{L}})")


_SECTION = regex.compile(
    r"[ ]*+(?:[-–+•*·][ ]*+|\p{L}\)[ ]*+|\d{1,2}[.)][ ]*+)?(?:về |lĩnh vực |công tác |chính sách )?"
    r"(?:giáo dục|y tế|giảm nghèo|xóa đói|người có công|tai nạn|giao thông|trật tự|an ninh|quốc phòng|du lịch|nông nghiệp|nông thôn|công nghiệp|thương mại|dịch vụ|thu ngân sách|"
    r"ngân sách|đầu tư|xây dựng|môi trường|dân số|lao động, việc làm|việc làm|văn hóa|thể thao|bảo trợ|trợ giúp|kinh tế|trồng trọt|chăn nuôi|thủy sản|lâm nghiệp|tài chính|tín dụng)"
    r"(?!\p{L})(?:,?[ ](?!bhxh|bhyt|bhtn|bảo hiểm)[\p{L}&-]++){0,6}+[ ]?[:.]"
)
"""Labels of other fields, as round-ups list them."""


def carries(scene: Scene, quantity: Candidate, last: int, heading: int = -9) -> bool:
    """Say whether a quantity is about what the text was about before its sentence.

    Args:
        scene: the sentence.
        quantity: the quantity.
        last: the paragraph in which a scheme or a quantity stood last.
        heading: the paragraph of a heading that says whom the section counts, far before for none.
    """
    distance = scene.sentence.paragraph - last
    if distance and scene.match(_SECTION, scene.sentence.start, quantity.start) is not None:
        # "- Giảm nghèo: cuối năm còn 8,13% hộ nghèo": another field of a round-up.
        return False
    bare = quantity.kind is MentionType.PERCENTAGE or quantity.noun is None
    if scene.sentence.paragraph - heading <= 1 and (bare or _is_counted_so(scene, quantity)):
        return True
    if quantity.kind is MentionType.PERCENTAGE and _has_own_subject(scene, quantity):
        return False
    if distance <= 2 and bare:
        return True
    if distance == 0 and (_PART.match(scene.low, quantity.end) is not None or _is_next_group(scene, quantity)):
        return True
    if distance <= 3 and scene.search(_SAME_FIGURE, scene.sentence.start, quantity.start) is not None:
        return True
    if distance == 2 and is_item(scene) and bare:
        # "Trong khu vực:" between two lists of rates.
        return True
    return distance <= 1 and (_goes_on(scene, bare=bare) or is_plain(scene, quantity))


def _is_counted_so(scene: Scene, quantity: Candidate) -> bool:
    noun = quantity.noun
    return noun is not None and bool(_PLAIN.fullmatch(scene.low, *noun) and _NO_PREDICATE.match(scene.low, noun[1]))


def _is_next_group(scene: Scene, quantity: Candidate) -> bool:
    ends = quantity.noun[1] if quantity.noun is not None else quantity.end
    return (
        _NEXT_GROUP.fullmatch(scene.low, scene.sentence.start, quantity.start) is not None
        and _NO_PREDICATE.match(scene.low, ends) is not None
    )


_OWN_RATE = regex.compile(
    r"[ ]*(?:[-–+•*·][ ]*)?(?:tỷ lệ|tốc độ)[ ](?!này|đó|ấy|trên|chung|bình quân|cả|toàn|bao phủ|dân số|tham gia|người|mới|đã|cũng|chỉ|lại|trở)(?:\p{L}+[ ]|<?[ ]?\d+[ ]tuổi[ ]){2,12}"
    r"(?:là |đạt |còn |ở mức |giảm |tăng |xuống |lên |dưới |trên |khoảng |gần |hơn |chiếm |:[ ]?)*$"
)


def _has_own_subject(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a rate names what it rates, and no word of it is of insurance: ``Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng 8,2%``."""
    left = scene.left(quantity)
    start = max(left, scene.low.rfind(";", left, quantity.start) + 1)
    opens = start > left or left == scene.sentence.start
    if not opens or scene.match(_OWN_RATE, start, quantity.start) is None:
        return False
    named = any(start <= name.start < quantity.start for name in scene.insurances)
    cues = [*scene.cues("measures", start, quantity.start), *scene.cues("implied_insurance", start, quantity.start)]
    return not named and all(cue.value in {"none", "other"} for cue in cues)


_SAME_FIGURE = regex.compile(r"(?<!\p{L})(?:con số (?:này|ấy|đó|trên)|tỷ lệ (?:này|ấy|đó)|số này|số ấy)(?!\p{L})")
_PLAIN = regex.compile(r"người|em|lao động|đối tượng|trường hợp")
_NO_PREDICATE = regex.compile(
    r"(?:[ ](?:khác|nữa|này))*[ ]?(?:[.,;:)(”]|$|\n|(?:và|còn|tăng|giảm|so với|trong)(?!\p{L}))"
)
_OTHER_PEOPLE = regex.compile(
    r"(?<!\p{L})(?:nhà|(?<!hộ )gia đình|(?<!nhóm |theo |diện |khối )hộ|dân số|lực lượng lao động|dân cư|công ty|doanh nghiệp|xưởng|nhà máy|trường|lớp|hội nghị|lễ|"
    r"đoàn|tổ|đội|cán bộ|nhân viên|hội viên|thôn|khiến|làm(?! tốt)|thiệt mạng|tử vong|bị thương|việc làm|tuyển)(?!\p{L})"
)


def is_plain(scene: Scene, quantity: Candidate) -> bool:
    """``Xã A dẫn đầu với 1.210 người, kế đến là xã B 980 người``: people of whom nothing new is said are those told of."""
    noun = quantity.noun
    if noun is None or not _PLAIN.fullmatch(scene.low, *noun) or not _NO_PREDICATE.match(scene.low, noun[1]):
        return False
    return scene.search(_OTHER_PEOPLE, scene.sentence.start, quantity.start) is None


def _goes_on(scene: Scene, *, bare: bool) -> bool:
    """Say whether a sentence refers back to what was said before it."""
    start, end = scene.sentence.start, scene.sentence.end
    if is_item(scene):
        return True
    return scene.search(_reference(scene.lexicons, *(() if bare else ("back",))), start, end) is not None


def is_item(scene: Scene) -> bool:
    """Say whether a sentence opens with a list item's mark."""
    return scene.match(_ITEM, scene.sentence.start, scene.sentence.end) is not None
