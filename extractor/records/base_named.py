"""The whole that words right around a percentage name.

``base.behind``    right behind the number: ``94% dân số``, ``28% so với tổng số …``, ``60% số người rút``
``base.before``    before it, after a word of relation: ``trên lực lượng lao động … đạt 39%``, ``tỷ lệ dân số tham gia``
``base.out_of``    out of a count or a group set in front: ``trong 214 người bỏ giữa chừng, hơn 70% …``
``base.members``   a group named right before its rate of taking part: ``người nghèo (100%)``
"""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions import Candidate
from extractor.records.scene import OF_THEM, Cue, Decision, Scene
from extractor.schema import Base, MentionType

__all__ = ["before", "behind", "members", "out_of"]

_LINK = (
    r"(?:/(?:ngày|tháng|năm))?[ ]?(?:\)[ ]?)?(?:(?:trở lên|còn lại|trên|của|so với|trong|tính|theo|tổng|số|các|những|"
    r"toàn bộ|toàn thể|mức|tân|khoản)[ ])*?"
)
_OF_THINGS = r"[ ](?:(?:trên|của|trong|tổng|số|các|những|toàn bộ)[ ])*?"
_OF_PERSONS = r"(?:bị|được|đã|chưa|đang|có|mới|phải|còn|này|đó|ấy|họ|rút|nghỉ|thuộc|trong diện)(?!\p{L})"
_THING = regex.compile(r"(?:trong |trên |của )?(?:tổng số|tổng|số|các)[ ]\p{L}")
_RELATION = regex.compile(
    r"(?<!\p{L})(?:trên|so với|trong tổng số|trong số|trong|của|tính trên|tính theo|chiếm trong)[ ]"
    r"(?:tổng số |tổng |số |các )?$|\p{L}[ ]?/[ ]?(?:tổng )?$"
)
_SUM_OF = regex.compile(r"(?<!\p{L})(?:tính trên|chiếm trong|trên|trong số|(?:trong|trên|của) tổng(?: số)?)[ ]$")
_RATE_OF = regex.compile(r"(?<!\p{L})(?:tỷ lệ|bao phủ|diện bao phủ|độ phủ|phủ)[ ](?:\p{L}+[ ])?$")
_OUT_OF = regex.compile(
    r"(?<!\p{L})(?:trong|trong số|trong tổng số|trên tổng số)[ ]"
    r"(?:số |tổng số |gần |hơn |khoảng |trên |xấp xỉ |ngót |chừng )*$"
)
_PART_OF_THEM = regex.compile(
    rf"(?<!\p{{L}}){OF_THEM},?[ ](?:có |chỉ |mới |tới |gần |hơn |khoảng |trên |tối thiểu |ít nhất |xấp xỉ )*$"
)
_FAR_BACK = 150
_THESE = regex.compile(r"(?:trong )?số (?:này|đó|ấy)")
_NO_PERSONS = regex.compile(
    r"\d[ ](?:nghìn |ngàn )?(?:tỷ|(?:triệu |nghìn |ngàn )?(?:đồng|usd))(?!\p{L})[^\d]*$|\d[ ]?%[^\d]*$"
)
"""The last figure is one of money or a rate: ``trong số này`` does not go back to persons."""
_INHABITANTS = regex.compile(r"[ ]?(?:người )?(?:dân|nhân khẩu|khẩu)(?!\p{L}| tộc| công)")
_PARTED = regex.compile(r"[,;:()]")
_GROUP_IN_FRONT = regex.compile(r"(?<!\p{L})trong (?:tổng )?số[ ](?P<who>[^,;:.\d]{3,70}),[^;.]*$")
_MEMBERS = (
    r"(?<!\p{{L}})(?:nhóm(?: người| đối tượng)?[ ](?!chưa|dưới|trên|đạt|có|này|ấy|đó|\d)[^;:.\d()]{{2,60}}?|"
    r"(?:{persons})(?:[ ][^,;:.\d()]{{1,45}}?)?(?:, [^,;:.\d()]{{1,30}}?(?=[ ]\())?)(?:dưới \d tuổi)?"
    r"(?:[ ]\(|:[ ](?:chưa đầy|mới|chỉ|đạt|gần|hơn|trên|khoảng|[ ])*+|"
    r"[ ](?:(?:mới|chỉ|đã|tham gia|có thẻ|bhyt|đạt|đạt tới|cũng|gần|hơn|khoảng|tới|được)[ ])*+)$"
)
_COVERED = regex.compile(r"(?<!\p{L})(?:tham gia|bao phủ|có thẻ|độ phủ|phủ bhyt|dân số)(?!\p{L})")
_NOT_BEFORE_MEMBERS = regex.compile(
    r"(?<!\p{L})(?:số|tỷ lệ|lượng|mức|của|cho|nhiều|triệu|nghìn|(?<![\d,.])[\d,.]++)[ ]$"
)
_OWN_RATE = regex.compile(r"(?<!\p{L})(?:tỷ lệ|mức độ|bao phủ)(?!\p{L})[^;:.]*$")
_COUNTED = regex.compile(r"[ ]\d[\d.,]*(?:[ ](?:nghìn|ngàn|triệu))?")
_NO_MEMBERS = regex.compile(r"(?<!\p{L})(?:tỷ lệ|tỷ trọng|chiếm|số|trong đó có|mức độ|hỗ trợ|giảm|tăng)(?!\p{L})")


@compiled("bases")
def _named(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"{_LINK}(?P<base>{lexicons['bases'].alternation()})(?!\p{{L}})")


@compiled("counted_nouns")
def _persons(lexicons: Lexicons) -> regex.Pattern[str]:
    persons = lexicons["counted_nouns"].alternation("person", "syllable")
    return regex.compile(rf"{_LINK}(?:số {_OF_PERSONS}|(?:{persons})(?!\p{{L}}))")


@compiled("counted_nouns")
def _things(lexicons: Lexicons) -> regex.Pattern[str]:
    things = lexicons["counted_nouns"].alternation("thing")
    return regex.compile(rf"{_OF_THINGS}(?!lần )(?:{things})(?!\p{{L}})")


@compiled("counted_nouns")
def _group(lexicons: Lexicons) -> regex.Pattern[str]:
    persons = lexicons["counted_nouns"].alternation("person") + "|trẻ|hưu trí|hộ nghèo|hộ cận nghèo|hssv"
    return regex.compile(_MEMBERS.format(persons=persons))


def behind(scene: Scene, quantity: Candidate) -> Decision | None:
    """Return the whole named right behind a number."""
    end = min(scene.right(quantity), quantity.end + 80)
    low = scene.low
    found = _named(scene.lexicons).match(low, quantity.end, end)
    persons = _persons(scene.lexicons).match(low, quantity.end, end)
    if found is not None:
        value = Base(scene.lexicons["bases"].values[found["base"]])
        if value is Base.PREVIOUS and not _compares(low, quantity, found):
            return None
        if found["base"] != "tổng số" or not low.startswith(" ", found.end()) or persons is not None:
            return Decision(value, "base.behind", (found.span("base"),))
    if persons is not None:
        return Decision(Base.GROUP, "base.behind", ((quantity.end, persons.end()),))
    thing = _things(scene.lexicons).match(low, quantity.end, end) or _THING.match(low, quantity.end + 1, end)
    if thing is not None:
        return Decision(Base.OTHER, "base.behind", (thing.span(),))
    return None


def _compares(low: str, quantity: Candidate, found: regex.Match[str]) -> bool:
    """``bằng 91% cùng kỳ``, ``98,5% so với cùng kỳ``; not ``từ 2,4% năm ngoái``."""
    return "so với" in found[0] or low.endswith(("bằng ", "bằng khoảng "), 0, quantity.start)


def before(scene: Scene, quantity: Candidate) -> Decision | None:
    """Return the whole named before a number, after a word that relates the one to the other."""
    left = scene.left(quantity)
    for cue in reversed(scene.cues("bases", left, quantity.start)):
        between = scene.low[cue.end : quantity.start]
        own = left == scene.sentence.start or scene.search(_PARTED, left, cue.start) is not None
        if ";" in between or not own:
            return None
        lead = scene.low[max(scene.sentence.start, cue.start - 24) : cue.start]
        if _THESE.fullmatch(scene.low, cue.start, cue.end) and _NO_PERSONS.search(
            scene.low, max(0, cue.start - _FAR_BACK), cue.start
        ):
            continue
        if _counted_things(scene, cue):
            return Decision(Base.OTHER, "base.before", ((cue.start, cue.end),))
        if _relates(scene, quantity, cue, lead):
            return Decision(Base(cue.value), "base.before", ((cue.start, cue.end),))
    return None


def _counted_things(scene: Scene, cue: Cue) -> bool:
    """``trong tổng số 1.200 doanh nghiệp``."""
    counted = _COUNTED.match(scene.low, cue.end) if scene.low.endswith("tổng số", 0, cue.end) else None
    return counted is not None and _things(scene.lexicons).match(scene.low, counted.end()) is not None


def _relates(scene: Scene, quantity: Candidate, cue: Cue, lead: str) -> bool:
    base = Base(cue.value)
    if base is Base.PLAN or (base is Base.PREVIOUS and scene.low.endswith("(", 0, quantity.start)):
        return False
    if base in {Base.POPULATION, Base.LABOUR_FORCE} and _RATE_OF.search(lead):
        return True
    if base is Base.OTHER and not scene.low.startswith(("số ", "tổng "), cue.start):
        return _SUM_OF.search(lead) is not None
    if base is Base.GROUP and lead.endswith("của "):
        # "tỷ lệ tham gia của học sinh" is a share of them, "mức lương hưu của lao động nữ" is not.
        return scene.search(_OWN_RATE, scene.left(quantity), cue.start) is not None
    return _RELATION.search(lead) is not None


def out_of(scene: Scene, quantity: Candidate) -> Decision | None:
    """Return the count or the group out of which the percentage is said to be."""
    of_them = scene.search(_PART_OF_THEM, scene.left(quantity), quantity.start) is not None
    for count in reversed(_counts_before(scene, quantity)):
        lead = scene.search(_OUT_OF, max(scene.sentence.start, count.start - 40), count.start)
        if ";" in scene.low[count.end : quantity.start]:
            break
        if lead is not None or of_them:
            start = lead.start() if lead is not None else count.start
            value = Base.POPULATION if _INHABITANTS.match(scene.low, count.end) is not None else Base.GROUP
            return Decision(value, "base.out_of", ((start, count.end),))
    found = scene.search(_GROUP_IN_FRONT, scene.left(quantity), quantity.start)
    if found is None:
        return None
    thing = _things(scene.lexicons).match(" " + found["who"]) is not None
    return Decision(Base.OTHER if thing else Base.GROUP, "base.out_of", (found.span("who"),))


def members(scene: Scene, quantity: Candidate) -> Decision | None:
    """Return the group that stands right before its own rate of taking part."""
    bracket = scene.low[quantity.start - 1] == "("
    start = scene.left(quantity) if bracket else max(scene.clause_start(quantity), scene.left(quantity))
    if scene.low[start - 1] == ":":
        start = max(scene.left(quantity), start - 60)
    found = _group(scene.lexicons).search(scene.low, start, quantity.start)
    if found is None or _NO_MEMBERS.search(found[0]) or scene.search(_NOT_BEFORE_MEMBERS, start, found.start()):
        return None
    rate = scene.search(_OWN_RATE, start if bracket else scene.left(quantity), found.start())
    if rate is not None and not bracket and not found[0].startswith("nhóm"):
        # "tỷ lệ học sinh, sinh viên tham gia đạt 97%" is the rate's own name.
        return None
    if any(count.start >= start for count in _counts_before(scene, quantity)):
        return None
    covered = scene.sentence.start
    if found[0].startswith("nhóm"):
        covered = max(scene.low.rfind("\n", 0, covered) + 1, covered - 250)
    if not scene.search(_COVERED, covered, quantity.start):
        return None
    return Decision(Base.GROUP, "base.members", (found.span(),))


def _counts_before(scene: Scene, quantity: Candidate) -> list[Candidate]:
    return [each for each in scene.quantities if each.start < quantity.start and each.kind is MentionType.HEAD_COUNT]
