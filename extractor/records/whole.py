"""Who is counted only to count others against: a population, a staff, a sample; and who is left of it.

A whole and a degree of disability have measure ``other``; who is left of a whole whose others take part does not.
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import OF_THEM, Decision, Scene
from extractor.schema import Measure, MentionType, Span

__all__ = ["composition", "degree", "of_pair", "rest", "staff", "whole"]

_WHOLE_BEFORE = regex.compile(
    r"(?<!\p{L})(?:trong (?:tổng )?số|trên tổng số|(?:tổng )?dân số(?: của| toàn)?(?:(?![ ](?:tham gia|có thẻ|được|đã|đang|và)(?!\p{L}))[ \p{L}]){0,24}|(?:khảo sát|phỏng vấn|thăm dò|hỏi chuyện|hỏi nhanh|hỏi|điều tra)(?:(?![ ](?:thấy|có|là|rằng|đã|được))[ ][\p{L}\d/]+){0,9}?|số dân|nhân khẩu|quy mô dân số|tổng số dân)[ ]"
    r"(?:là|có|đạt|gồm|hơn|gần|trên|khoảng|xấp xỉ|ngót|vào khoảng|[ ])*$"
)
_ALL_OF_GROUP = regex.compile(
    r"(?<!\p{L})tổng số[ ](?:học sinh|sinh viên|hssv|trẻ em|hội viên|lao động|cán bộ|người cao tuổi)(?:,[ ]\p{L}+[ ]\p{L}+)?"
    r"(?:(?![ ](?:tham gia|có|đã|chưa|được|hưởng|mua|đóng)(?!\p{L}))[ ][\p{L}\d/-]++){0,9}?(?:[ ]\([\p{L}&]{2,8}\))?[ ](?:là|có|gồm)[ ](?:hơn |gần |trên |khoảng )?$"
)
_GROUP_ONLY = regex.compile(
    rf"[ ]?(?:em|học sinh|sinh viên|hssv|hs|người|lao động|trẻ|cán bộ|hội viên|cụ)?[ ]?(?:[.;]|,[ ](?:{OF_THEM}|có|đã có|gồm|thì|số))"
)
_WHOLE_IN_BRACKETS = regex.compile(
    r"(?<!\p{L})(?:so với|trên|trong)[ ](?:tổng )?(?:số )?(?:lực lượng lao động|dân số|người dân|lao động|học sinh)(?:[ ]\p{L}+){0,8}[ ]\([ ]?$"
)
_SAMPLE = regex.compile(
    r"(?<!\p{L})(?:khảo sát|điều tra|thăm dò|phỏng vấn|lấy ý kiến|phiếu hỏi)(?!\p{L})[^.;:]{0,110}[ ](?:với|đối với|trên|từ|ý kiến|ý kiến của)[ ](?:hơn |gần |khoảng |trên )?$"
)
_WHOLE_AFTER = regex.compile(
    r"[ ]?(?:dân số|dân(?!\p{L}| tộc)|nhân khẩu(?! (?:không|chưa|đã|được|đang|tham gia|bị)(?!\p{L}))|khẩu(?!\p{L})|(?:người|lao động|học sinh|sinh viên|em)[^,.;\d]{0,30} được (?:hỏi|khảo sát|phỏng vấn))"
    r"|[ ](?:người[ ])?(?:trong|ở)[ ]độ tuổi lao động"
    r"|[ ](?:người|đại biểu|cán bộ)(?:[ ][^,.;\d]{1,30})?[ ](?:tham dự|dự|(?:đến|tới|về) (?:nghe|dự))(?!\p{L})"
    r"|(?![^,.;:\d()]{0,40}(?:tham gia|đóng|thẻ|hưởng))[ ][^,.;:\d()]{1,40},?[ ](?:thì|nhưng)[ ](?:mới |chỉ |có |đã |vỏn vẹn |chỉ có |mới có |mới chỉ có )*+(?=\d|một |hai |ba |bốn |năm |sáu |bảy |tám |chín )"
)
_ENTITLED = regex.compile(
    r"[ ](?:người|lao động)[ ](?:thuộc|trong)[ ](?:diện|đối tượng)(?: được| phải)? tham gia(?!\p{L})(?![^,;.]{0,60}(?:chưa|không|đã|đang|được đóng))"
)
_ENTITLED_BEFORE = regex.compile(
    r"(?<!\p{L})số[ ](?:người|lao động)[ ](?:thuộc|trong)[ ](?:diện|đối tượng)(?: được| phải)? tham gia(?:[ ]\p{L}+){0,5}?[ ](?:là|có|đạt|lên đến|lên tới)[ ](?:hơn |gần |trên |khoảng )?$"
)
_INSTITUTION_HAS = regex.compile(
    r"(?<!\p{L})(?:nhà trường|trường|lớp|công ty|doanh nghiệp|xí nghiệp|nhà máy|xưởng)(?:[ ](?!có|gồm|đã|chưa|không|mới|chỉ|còn)[\p{L}\d]+){0,7}[ ](?:hiện |hiện nay |đang )?(?:có|gồm)[ ](?:hơn |gần |trên |khoảng |tất cả |tổng số )*$"
)
_EMPLOYS = regex.compile(r"(?<!\p{L})(?:sử dụng|thuê|có|quản lý)[ ](?:tới |đến |khoảng |gần |hơn |trên )?$")
_EMPLOYED = regex.compile(
    r"(?<!\p{L})(?:đơn vị|doanh nghiệp|công ty|cơ sở|nơi)(?!\p{L})[^,;.\d]{0,40}[ ](?:sử dụng|thuê|tuyển dụng)[ ](?:tổng cộng |tất cả |khoảng |gần |hơn |trên )*$"
)
_INSURES_FEWER = regex.compile(
    r"[ ](?:người|lao động|công nhân|nhân viên|cán bộ)(?![ ](?:tham gia|đóng))[^,;.:\d()]{0,40},?[ ](?:nhưng|song|mà|trong khi|thì)[ ]"
    r"(?:\p{L}+[ ]){0,3}?(?:mới|chỉ)[ ](?:\p{L}+[ ]){0,3}?(?:đóng|tham gia|đăng ký|khai báo|mua|kê khai)[ ]"
)
"""``đang sử dụng 780 lao động song mới đóng BHXH cho 212 người``: those whom a firm has are the whole of those insured."""
_ITS_PEOPLE = regex.compile(
    r"[ ]?(?:học sinh|sinh viên|hssv|em|công nhân|công nhân viên|lao động|người lao động|cán bộ|nhân viên)(?=[ ]?[,.;:](?![ ]?(?:đều|100%|tất cả|đã|đang|tham gia)))"
)
_OF_THESE = regex.compile(rf"(?<!\p{{L}})(?:{OF_THEM}|gồm)[ ](?:có )?(?:hơn |gần |trên |khoảng )?$")
_ARE = regex.compile(
    r"[ ](?:\p{L}+[ ]){0,2}(?:thuộc|là|ở|nữ|nam)(?!\p{L})(?![^,;.]{0,60}(?:tham gia|thẻ|bảo hiểm|bhyt|bhxh|đóng))"
)
_AGAINST = regex.compile(r"(?:so với|trên)[ ](?:khoảng |hơn |gần )?$")
_THEN_RATE = regex.compile(
    r"[ ](?:người|lao động)[^.;\d]{1,80}(?:[ ]thì (?:tỷ lệ|con số|số)|,[ ](?:đó|đây|con số|kết quả|số)[ ](?:\p{L}+[ ]){0,4}(?:nhỏ|ít|thấp|khiêm tốn|chưa)(?!\p{L}))"
)
_PLAN = regex.compile(r"(?<!\p{L})(?:kế hoạch|chỉ tiêu|mục tiêu|được giao|giao)(?!\p{L})")
_CLOSED_GROUP = regex.compile(r"[ ]?(?:học sinh|sinh viên|hssv|em|trẻ|hội viên|đoàn viên|đại biểu|cháu|cụ|hộ)(?!\p{L})")
_WITH_REST = regex.compile(r"[^,;.\d]{0,40},[ ](?:chỉ )?còn[ ](?:lại )?\d[\d.]*+[^,;.]{0,30}(?:chưa|không)(?!\p{L})")
_DISABILITY = regex.compile(
    r"(?<!\p{L})(?:suy giảm|tỷ lệ thương tật)(?: khả năng lao động)?[ ](?:từ |là |trên |dưới )*$"
)
_MAKES_UP = regex.compile(
    r"(?<!\p{L})(?i:người \p{Lu}\p{L}+|đồng bào|dân tộc|người dân tộc|nữ|nam giới|phụ nữ|trẻ em|thanh niên|người cao tuổi|người (?:từ |trên )?\d+ tuổi(?: trở lên)?|người già|người khuyết tật|người theo đạo|hộ nghèo)(?:[ ]\p{L}+){0,6}?[ ]chiếm[ ](?:gần |hơn |trên |khoảng |tới |đến )*$"
)
_ARE_PEOPLE = regex.compile(
    r"[ ](?:(?:hội viên|đoàn viên|dân số|người dân|dân|học sinh|hộ dân|cư dân|công nhân|lao động)(?:[ ]\p{L}+){0,4}?)[ ]là[ ](?:người|đồng bào|dân tộc|người dân tộc)(?:[ ]dân tộc)?[ ](?:\p{Lu}|thiểu số)"
)
_OWN_SHARE = regex.compile(
    r"[ ](?:người|cháu|em|trẻ|học sinh|hssv)(?:[ ][^,;.()\d]{1,40})?,?[ ]\(?(?:đạt|bằng|chiếm)?[ ]?(?:tỷ lệ )?"
)
_NOT_YET = regex.compile(r"(?:[ ]\p{L}+){0,2}(?:[ ]còn lại)?[ ](?:thì )?(?:vẫn )?chưa(?: có)?(?=[ ]?[.,;]|$)")
_LEFT_OVER = regex.compile(r"(?:[ ]\p{L}+){0,2}[ ]còn lại(?!\p{L})")


def whole(scene: Scene, quantity: Candidate) -> Decision | None:
    """Say whether the number is the whole against which others are counted."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    before = scene.low[max(scene.sentence.start, quantity.start - 80) : quantity.start]
    if scene.hears(_WHOLE_BEFORE) and (found := _WHOLE_BEFORE.search(before)) is not None:
        at = quantity.start - len(before) + found.start()
        return Decision(Measure.OTHER, "measure.whole", ((at, quantity.start),))
    if (found := scene.search(_SAMPLE, scene.left(quantity), quantity.start)) is not None:
        return Decision(Measure.OTHER, "measure.whole", (found.span(),))
    if (found := scene.search(_ALL_OF_GROUP, scene.left(quantity), quantity.start)) is not None and _GROUP_ONLY.match(
        scene.low, quantity.end
    ):
        return Decision(Measure.OTHER, "measure.whole", (found.span(),))
    if (found := scene.search(_WHOLE_IN_BRACKETS, scene.left(quantity), quantity.start)) is not None:
        return Decision(Measure.OTHER, "measure.whole", (found.span(),))
    if scene.hears(_ENTITLED_BEFORE) and (found := _ENTITLED_BEFORE.search(before)) is not None:
        return Decision(
            Measure.OTHER, "measure.whole", ((quantity.start - len(before) + found.start(), quantity.start),)
        )
    if (
        found := _WHOLE_AFTER.match(scene.low, quantity.end, scene.sentence.end)
        or _ENTITLED.match(scene.low, quantity.end)
    ) is not None:
        return Decision(Measure.OTHER, "measure.whole", ((quantity.end, found.end()),))
    if _AGAINST.fullmatch(before) is not None and _THEN_RATE.match(scene.low, quantity.end) is not None:
        return Decision(Measure.OTHER, "measure.whole", ((quantity.start - len(before), quantity.start),))
    if _ITS_PEOPLE.match(scene.low, quantity.end) is not None and _INSTITUTION_HAS.search(before) is not None:
        return Decision(Measure.OTHER, "measure.whole", ((quantity.start, quantity.end),))
    if (fewer := scene.match(_INSURES_FEWER, quantity.end, scene.sentence.end)) is not None and _EMPLOYS.search(
        before
    ) is not None:
        return Decision(Measure.OTHER, "measure.whole", (fewer.span(),))
    if (part := _part_of_staff(scene, quantity)) is not None:
        return Decision(Measure.OTHER, "measure.whole", (part,))
    if of_pair(scene, quantity) and _is_rated_alone(scene, quantity):
        return Decision(Measure.OTHER, "measure.whole", ((quantity.start, quantity.end),))
    if of_pair(scene, quantity) and not scene.search(_PLAN, scene.sentence.start, scene.sentence.end):
        # "211.480/213.401 học sinh" without a plan: the second is all of them.
        group = _CLOSED_GROUP.match(scene.low, quantity.end) or _WITH_REST.match(
            scene.low, quantity.end, scene.sentence.end
        )
        if group is not None:
            return Decision(Measure.OTHER, "measure.whole", (group.span(),))
    return None


def staff(scene: Scene, quantity: Candidate) -> Decision | None:
    """``Các đơn vị nói trên sử dụng 7.215 lao động``: whom firms employ, insured or not, where the sentence says no more."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    found = scene.search(_EMPLOYED, scene.left(quantity), quantity.start)
    return Decision(Measure.OTHER, "measure.whole", (found.span(),)) if found is not None else None


def _is_rated_alone(scene: Scene, quantity: Candidate) -> bool:
    """Say whether a pair's own share is of no plan: ``9.036/10.114 người, đạt 89,34%`` rates all of them.

    Only where nothing before it in the paragraph speaks of a plan.
    """
    share = scene.following(quantity)
    if share is None or share.kind is not MentionType.PERCENTAGE:
        return False
    if _OWN_SHARE.fullmatch(scene.low, quantity.end, share.start) is None:
        return False
    start = scene.low.rfind("\n", 0, scene.sentence.start) + 1
    return not _PLAN.search(scene.low, start, share.start) and not _PLAN.search(
        scene.low, share.end, min(share.end + 24, scene.sentence.end)
    )


def _part_of_staff(scene: Scene, quantity: Candidate) -> Span | None:
    """``Trường có 412 học sinh, trong đó 38 em thuộc hộ nghèo``: a part of those who are only the whole."""
    previous = scene.previous(quantity)
    if previous is None or previous.kind is not MentionType.HEAD_COUNT:
        return None
    before = scene.low[max(scene.sentence.start, previous.start - 80) : previous.start]
    if _ITS_PEOPLE.match(scene.low, previous.end) is None or _INSTITUTION_HAS.search(before) is None:
        return None
    between = scene.search(_OF_THESE, previous.end, quantity.start)
    part = scene.match(_ARE, quantity.end, scene.clause_end(quantity))
    return between.span() if between is not None and part is not None else None


def composition(scene: Scene, quantity: Candidate, *, of_all: bool) -> Span | None:
    """Find the words that say who the people are, where none tells of insurance.

    ``người Jrai chiếm gần 47% dân số`` (``of_all``: the percentage is of the population), ``hơn 70% hội viên là người Dao``.
    """
    start = scene.clause_start(quantity)
    found = _MAKES_UP.search(scene.seen.text, start, quantity.start) if of_all and scene.hears(_MAKES_UP) else None
    found = found or _ARE_PEOPLE.match(scene.seen.text, quantity.end, scene.clause_end(quantity))
    if found is None or any(start <= name.start < scene.clause_end(quantity) for name in scene.insurances):
        return None
    told = [*scene.cues("measures", start, quantity.start), *scene.cues("implied_insurance", start, quantity.start)]
    return None if any(cue.value != "none" for cue in told) else found.span()


def rest(scene: Scene, quantity: Candidate) -> Span | None:
    """``có 386 em thì 371 em đã có thẻ, còn 15 em``; ``1.189 đã có thẻ; 17 chưa``: of a whole, who is left."""
    if quantity.kind is not MentionType.HEAD_COUNT:
        return None
    if (found := scene.match(_NOT_YET, quantity.end, scene.right(quantity))) is not None:
        return found.span()
    of_whole = any(
        of_pair(scene, each) or whole(scene, each) is not None
        for each in scene.quantities
        if each.start < quantity.start
    )
    if of_whole and scene.low.endswith("còn ", 0, quantity.start):
        return quantity.start - 4, quantity.start
    left = scene.match(_LEFT_OVER, quantity.end, scene.right(quantity))
    return left.span() if of_whole and left is not None else None


def of_pair(scene: Scene, quantity: Candidate) -> bool:
    """Say whether the number is the second of a pair ``53.085/53.416``."""
    previous = scene.previous(quantity)
    return previous is not None and scene.low[previous.end : quantity.start].strip() == "/"


def degree(scene: Scene, quantity: Candidate) -> Decision | None:
    """Say whether the number is a degree of disability."""
    found = scene.search(_DISABILITY, scene.left(quantity), quantity.start)
    return Decision(Measure.OTHER, "measure.degree", (found.span(),)) if found is not None else None
