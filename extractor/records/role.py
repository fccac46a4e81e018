"""Role: a level, a change, a distance to a target, or the share of a plan.

In this order:

``role.completion``  a percentage of a plan: ``đạt 99,38% kế hoạch``, ``so với kế hoạch mới được 78%``, and the one
                     behind a pair of done and planned (``265.810/276.400 người (96,17%)``)
``role.sign``        a printed sign: ``(+16,3%)``, ``(-6,6%)``
``role.distance``    ``vượt`` with a target in sight, ``kém chỉ tiêu``, ``còn thiếu``
``role.change``      the nearest word of change before the number, if no word between makes it a level
                     again (``tăng 3.860``; but ``tăng lên 35%``, ``hỗ trợ thêm 20%``)
``role.new``         the persons counted are new, or won: ``97 người mua mới``, ``giao phát triển 1.500 người``
``role.shared``      no verb of its own, in a row with or in brackets behind another: that one's role
``role.level``       otherwise
``role.headline``    a headline has the role of the sentence that it sums up
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.completion import OF_WHOLE, PLANS, TARGETS, VALUE_ENDS, completion
from extractor.records.role_rows import alike, compared_again, in_a_row, joined, listed
from extractor.records.scene import OF_THEM, Cue, Decision, Scene
from extractor.records.whole import degree
from extractor.schema import MentionType, Role

__all__ = ["repeats", "role"]

_TARGET_BEHIND = regex.compile(
    r"(?:[^,;.()\d]{0,60}(?:so[ ]?với|so|hơn|của)[ ][^,;.()\d]{0,50}?|[ ]?(?:người |lao động |em )?)(?<!\p{L})(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|nghị quyết|chuẩn|mốc|tiêu chí)(?!\p{L})"
)
_GIVEN_BEHIND = regex.compile(
    r"[^,;.()\d]{0,12}so với[ ](?:mức|tỷ lệ|số|con số|mốc)(?:[ ][\p{L}]+){0,6}?[ ](?:được )?(?:giao|đề ra|đặt ra|khống chế|cho phép|quy định|yêu cầu)(?!\p{L})"
)
_AIMED_AT = regex.compile(r"[^,;.()\d]{0,12}so với[ ](?:mức|mốc|con số|ngưỡng)[ ](?:[\p{L}]+[ ])?$")
_SET_BY = regex.compile(r"(?:[ ][\p{L}%]+){0,6}?[ ](?:giao|đề ra|đặt ra|đòi hỏi)(?!\p{L})")
_INTO_FUND = regex.compile(r"[ ]vào[ ](?:quỹ|mức|lương|giá)(?!\p{L})")
_IN_APPOSITION = regex.compile(
    r"(?:[ ](?:sâu|mạnh|nhẹ|nhanh|đều|cao|đáng kể|hơn|nữa|rõ rệt))++,[ ](?:tới |đến |khoảng |gần |hơn |trên )?$"
)
_COMPARED_WITH = regex.compile(
    rf"(?<!\p{{L}})so với[ ](?:các[ ]|mức[ ])?{PLANS}(?!\p{{L}})(?:[^.;]|[.](?=\d)){{0,120}},[^,.;\d]{{0,40}}$"
)
_TARGET_BESIDE = regex.compile(
    rf"(?:(?P<than>(?:cao|thấp) hơn|cách|cách xa)|vượt|vượt qua|kém)[ ](?:mức )?{PLANS}[ ](?:là )?$"
)
_WHOLE_BEHIND = regex.compile(r"[ ](?:dân số|lực lượng lao động|số người|tổng số|người dân)(?!\p{L})")
_REACHED_AND_PASSED = regex.compile(r"(?<!\p{L})đạt(?: và|,)[ ]vượt[ ](?:\p{L}+[ ]){0,2}$")
_WHOLE_PLAN = 100
_NOT_YET = ("có thể ", "sẽ ", "không ", "chưa ", "từng ", "hiếm khi ")
_NO_DISTANCE = 50
"""No rate is so many points above or below its target."""
_CORRECTED = regex.compile(r"[^,;.]{0,20}[ ]mà[ ](?:là |mới |chỉ |đạt |còn ){1,3}$")
_AIM_BEFORE = regex.compile(rf"(?<!\p{{L}})(?:{PLANS}|giao)(?!\p{{L}})[^;]{{0,120}}$")
_COUNT_ENDS = regex.compile(
    r"[ ]?(?:người |lao động |em |học sinh |hội viên )?[ ]?(?:người|lao động|em)?[ ]?(?:[),;]|[.](?:[ ]|$)|$)"
)
_SIGNS = tuple(f"{sign}{space}" for sign in "+-–−" for space in ("", " "))
_PLUS = regex.compile(r"\+[ ]?$")
_MINUS = regex.compile(r"(?:\([ ]?|lần lượt |và |, )[-–−][ ]?$")
_ARROW = regex.compile(r"(?P<up>[▲↑⬆])[ ]?$|(?P<down>[▼↓⬇])[ ]?$")
_WON = regex.compile(
    r"(?<!\p{L})(?P<word>phát triển|vận động được|vận động thêm được|vận động mới được|vận động mới)[ ](?:khoảng |gần |hơn |trên |ít nhất |tối thiểu |tổng cộng )?$"
)
_NEW_BEHIND = regex.compile(
    r"[ ]?(?:người|lao động|em|hội viên|học sinh)[ ]nữa(?!\p{L})|[ ]?(?:(?!song|nhưng|mà|thì|chỉ)[\p{L}]+[ ]){1,3}?(?:mua mới|mới tham gia|tham gia mới|đăng ký mới|đóng mới|mới mua|mới đóng|lần đầu tham gia|tham gia lần đầu|gia nhập mới|mới gia nhập)(?!\p{L})"
)
_NEW_BEFORE = regex.compile(
    r"(?<!\p{L})(?:số |lượng )?(?:người|lao động|học sinh|hội viên)[ ](?:được )?(?P<word>(?:tham gia|đóng|mua|đăng ký|gia nhập) mới|mới (?:tham gia|đăng ký|gia nhập)|lần đầu tham gia|tham gia lần đầu)(?!\p{L})"
    r"[^,;.:()\d]{0,60}?[ ](?:là|chỉ|đạt|ước|bằng)[ ](?:\p{L}+[ ]){0,2}$"
)
_BY_POINTS = regex.compile(r"(?<!\p{L})(?P<more>hơn|kém)[ ](?!(?:khoảng|gần)?[ ]?\d)[^,;.\d]{1,40}$")
_YARDSTICK = regex.compile(
    r"[ ](?:nhiều |hẳn |đáng kể |một chút |xa )?(?:so với[ ])?(?:mức |tỷ lệ |con số |mặt bằng )?(?:bình quân|trung bình|chung)(?:[ ]\p{L}+){0,5}[ ]\(?(?:là )?"
)
_ITS_OWN = regex.compile(r"[ ]của[ ](?!năm|cùng|kỳ|tháng|quý)\p{L}")
_OTHERS = regex.compile(
    r"[^.;()%]{0,60}so với[ ](?!cùng|năm|kế hoạch|chỉ tiêu|mục tiêu|tháng|quý|trước)[^.;()%]{0,80}\p{Lu}[\p{L}.-]*(?:[ ]\p{Lu}[\p{L}.-]*)*[ ]\([ ]?(?:khoảng |gần |hơn |trên )?"
)
_OTHER_LEVEL = regex.compile(
    r"(?:[ ](?:so với|của|mức của|tỷ lệ của|cả|nhiều|hẳn|các nước|tỉnh|huyện|thành phố|xã)){0,3}[ ](?:\p{Lu}[^,;.()%\d]{1,40}|mức[^,;.()%\d]{1,40}[ ](?:giao|đề ra|đặt ra)(?:[ ]cả năm)?)[ ]\([ ]?(?:khoảng |gần |hơn |trên |dưới )?"
)
_THAT_LEVEL = regex.compile(r"(?<!\p{L})(?:mức|con số)[ ]$")
_IN_BRACKET = regex.compile(r"\([ ]?(?:[\p{L}]+[ ]){0,3}$")
_THAN_EARLIER = regex.compile(
    r"(?<!\p{L})so với[ ](?:hồi |thời điểm |mức )?(?:đầu|cuối|cùng|năm|tháng|quý|trước)(?!\p{L})[^.;%]{0,50}$"
)
_THAN_EARLIER_BEHIND = regex.compile(
    r"(?:[ ]\p{L}+){0,2}[ ]so với[ ](?:hồi |thời điểm |mức )?(?:đầu|cuối|cùng|năm|tháng|quý|trước)(?!\p{L})"
)
_BY_SO_MANY = regex.compile(
    r"(?<!\p{L})(?P<word>(?:nhiều|ít|cao|thấp) hơn)[ ](?:so với )?(?:cùng kỳ|năm|tháng|quý|hồi|cuối|đầu)(?!\p{L})[^,;.]{0,24}?[ ](?:là |tới |đến |khoảng |gần |hơn )+$"
)
"""``nhiều hơn năm 2022 là 9.315 người``"""
_MOST = regex.compile(
    r"(?<!\p{L})(?P<word>tăng|giảm)(?:[ ][\p{L}]+){0,4}?[ ](?:nhiều|mạnh|cao|nhanh|sâu|ít|thấp|lớn|chậm) nhất,?[ ](?:với |là |tới |đến |khoảng |gần |hơn |trên )*$"
)
"""``huyện A giảm nhiều nhất, 6,02%``"""
_OWN_LEVEL = regex.compile(r"(?:[ ](?:một chút|hẳn|nhiều|đáng kể|cả|rõ rệt)){0,2}[ ]\([ ]?")
_NEW_ONES = regex.compile(
    r"(?:về|đối với|riêng)[ ](?:việc |công tác |chỉ tiêu |nhiệm vụ )*(?P<word>phát triển (?:mới|thêm))(?!\p{L})[^,;.:]{0,60},[^;.]*$"
)
"""``Đối với việc phát triển mới BHXH tự nguyện, huyện được giao 820 người``: a sentence about those who are to be won."""
_OF_IT = regex.compile(rf"(?<!\p{{L}}){OF_THEM}(?!\p{{L}})")
_OF_DUES = regex.compile(r"(?:[ ]?[–-][ ]?\d+[ ]?%?){0,8}[ ](?:tiền|mức) đóng(?!\p{L})")
_SUPPORTED = regex.compile(r"(?<!\p{L})hỗ trợ(?!\p{L})[^.;]{0,70}$")
_BARE_BRACKET = regex.compile(r"(?:[ ](?:người|lao động|em|thẻ|học sinh|hội viên|trường hợp|lượt người))?[ ]\([ ]?")
_REACH, _RATE_REACH = 70, 110
"""How many characters before the number a verb of change may stand, and the name of a rate of change."""
_CHANGE = {"increase": Role.INCREASE, "decrease": Role.DECREASE, "growth": Role.INCREASE, "decline": Role.DECREASE}
_DIRECTIONS = {Role.INCREASE: Role.ABOVE_TARGET, Role.DECREASE: Role.BELOW_TARGET}


def role(scene: Scene, quantity: Candidate, before: Role | None) -> Decision:
    """Decide the role of a quantity; ``before`` is the role of the quantity before it, if any."""
    if degree(scene, quantity) is not None:
        return Decision(Role.LEVEL, "role.level")
    passed = scene.search(_REACHED_AND_PASSED, scene.left(quantity), quantity.start)
    if passed is not None and isinstance(quantity.value, int | float) and quantity.value >= _WHOLE_PLAN:
        # "đạt và vượt 100,2% chỉ tiêu" is the share reached; "đạt và vượt 2%" the distance.
        return completion(scene, quantity) or Decision(Role.LEVEL, "role.level")
    cue = _governor(scene, quantity)
    distance = before in {Role.ABOVE_TARGET, Role.BELOW_TARGET} and joined(scene, quantity)
    if cue is None and not distance and (found := completion(scene, quantity)) is not None:
        return found
    if (sign := _sign(scene, quantity, cue)) is not None:
        return sign
    if cue is not None and (changed := _change(scene, quantity, cue)) is not None:
        return changed
    if cue is None and (apart := _apart(scene, quantity)) is not None:
        return apart
    if (new := _new(scene, quantity)) is not None:
        return new
    previous = scene.previous(quantity)
    if previous is not None and before is Role.COMPLETION and _CORRECTED.fullmatch(scene.before(quantity)):
        return Decision(before, "role.shared", ((previous.start, previous.end),))
    if previous is not None and before is not None and (named := alike(scene, quantity, previous, before)) is not None:
        return Decision(before, "role.shared", (named,))
    if previous is not None and before in {Role.INCREASE, Role.DECREASE} and repeats(scene, quantity):
        return Decision(before, "role.shared", ((previous.start, previous.end),))
    if previous is not None and before in {Role.INCREASE, Role.DECREASE} and cue is None:
        if quantity.kind is previous.kind and scene.low[previous.end : quantity.start] == " so với ":
            # "tăng nhanh hơn nội trú (20,7% so với 15,1%)"
            return Decision(before, "role.shared", ((previous.start, previous.end),))
        if listed(scene, quantity, previous) or compared_again(scene, quantity, previous):
            return Decision(before, "role.shared", ((previous.start, previous.end),))
    if cue is None and before not in {None, Role.LEVEL} and in_a_row(scene, quantity) and not _exceeds(scene, quantity):
        previous = scene.previous(quantity)
        share = quantity.kind is MentionType.PERCENTAGE and not OF_WHOLE.match(scene.low, quantity.end)
        changes = before in {Role.INCREASE, Role.DECREASE}
        rate = quantity.kind is MentionType.PERCENTAGE and not share and not joined(scene, quantity)
        if previous is not None and (before is not Role.COMPLETION or share) and not (changes and rate):
            return Decision(before, "role.shared", ((previous.start, previous.end),))
    return Decision(Role.LEVEL, "role.level")


def repeats(scene: Scene, quantity: Candidate) -> bool:
    """``tăng 841 nghìn người (5,1%)``: a percentage alone in brackets behind a change says the same change."""
    counted = scene.counted(quantity)
    if counted is None or not scene.low.startswith(")", quantity.end):
        return False
    return _BARE_BRACKET.fullmatch(scene.low, counted.end, quantity.start) is not None


def _exceeds(scene: Scene, quantity: Candidate) -> bool:
    """``57.346 người, giảm 3.871 người, trong đó bắt buộc 41.209 người``: no part of the change is more than it."""
    previous = scene.previous(quantity)
    if (
        previous is None
        or not previous.kind is quantity.kind is MentionType.HEAD_COUNT
        or _OF_IT.search(scene.low, previous.end, quantity.start) is None
    ):
        return False
    return (
        isinstance(quantity.value, int | float)
        and isinstance(previous.value, int | float)
        and quantity.value > previous.value
    )


def _change(scene: Scene, quantity: Candidate, cue: Cue) -> Decision | None:
    if _is_target(scene, quantity):
        return None
    evidence = ((cue.start, cue.end),)
    if cue.value == "over":
        target = _target(scene, cue, quantity, row=True) or _exceeded(scene, cue, quantity)
        return Decision(Role.ABOVE_TARGET, "role.distance", (*evidence, target)) if target else None
    if cue.value == "short":
        lost = scene.low.startswith(("hụt", "sụt"), cue.start)
        if lost and (
            scene.search(_THAN_EARLIER, max(0, scene.clause_start(quantity) - 50), cue.start) is not None
            or scene.match(_THAN_EARLIER_BEHIND, quantity.end, scene.right(quantity)) is not None
        ):
            # "so với hồi đầu năm, con số này hụt đi 6.270"
            return Decision(Role.DECREASE, "role.change", evidence)
        return Decision(Role.BELOW_TARGET, "role.distance", evidence)
    value = _CHANGE[cue.value]
    comparative = scene.low[cue.start : cue.end].endswith("hơn") or scene.low.startswith("kém", cue.start)
    if comparative and scene.low.endswith(" của ", cue.end, quantity.start) and quantity.kind is MentionType.HEAD_COUNT:
        # "đóng thấp hơn tiền lương thực trả của 3.460 người": whose wages are compared.
        return None
    if comparative and (_is_yardstick_level(scene, quantity, cue) or _is_level_in_bracket(scene, quantity, cue)):
        return None
    target = _target(scene, cue, quantity) if comparative else None
    if target is not None:
        return Decision(_DIRECTIONS[value], "role.distance", (*evidence, target))
    return Decision(value, "role.change", evidence)


def _exceeded(scene: Scene, cue: Cue, quantity: Candidate) -> tuple[int, int] | None:
    """``Bệnh viện A vẫn vượt 3,2%``: by so much, of what was to be spent or reached, not past a mark of so much."""
    if scene.low.endswith(_NOT_YET, scene.sentence.start, cue.start):
        return None
    alone = scene.low[cue.end : quantity.start] == " " and VALUE_ENDS.match(scene.low, quantity.end) is not None
    few = isinstance(quantity.value, int | float) and quantity.value < _NO_DISTANCE
    return (cue.start, cue.end) if alone and few and quantity.kind is MentionType.PERCENTAGE else None


def _is_target(scene: Scene, quantity: Candidate) -> bool:
    """Say whether the number is the target itself: ``vượt mục tiêu 1% lực lượng lao động``, ``cao hơn mục tiêu 90%``."""
    beside = scene.search(_TARGET_BESIDE, scene.left(quantity), quantity.start)
    if beside is None or quantity.kind is not MentionType.PERCENTAGE:
        return False
    if _WHOLE_BEHIND.match(scene.low, quantity.end) is not None:
        return True
    return beside["than"] is not None and isinstance(quantity.value, int | float) and quantity.value >= _NO_DISTANCE


def _is_level_in_bracket(scene: Scene, quantity: Candidate, cue: Cue) -> bool:
    """Say whether a bracket behind a comparison tells a level: one's own or the others'.

    ``bảo hiểm y tế cao hơn một chút (92,6%)``; ``thấp hơn Indonesia (80,2%)``, ``thấp hơn so với các nước như Malaysia (50%)``.
    """
    if quantity.kind is not MentionType.PERCENTAGE:
        return False
    text = scene.seen.text
    return (
        _OWN_LEVEL.fullmatch(scene.low, cue.end, quantity.start) is not None
        or _OTHER_LEVEL.fullmatch(text, cue.end, quantity.start) is not None
        or _OTHERS.fullmatch(text[cue.end : quantity.start]) is not None
    )


def _is_yardstick_level(scene: Scene, quantity: Candidate, cue: Cue) -> bool:
    """Say whether the number is what others are compared with: ``cao hơn mức bình quân 93,35% của cả nước``."""
    if quantity.kind is not MentionType.PERCENTAGE or not _YARDSTICK.fullmatch(scene.low, cue.end, quantity.start):
        return False
    far = isinstance(quantity.value, int | float) and quantity.value >= _NO_DISTANCE
    return far or _ITS_OWN.match(scene.low, quantity.end) is not None


def _sign(scene: Scene, quantity: Candidate, cue: Cue | None) -> Decision | None:
    before = scene.low[max(scene.sentence.start, quantity.start - 12) : quantity.start]
    if (arrow := _ARROW.search(before)) is not None:
        value = Role.INCREASE if arrow["up"] else Role.DECREASE
        at = quantity.start - len(before) + arrow.start()
        return Decision(value, "role.sign", ((at, at + 1),))
    if quantity.kind is MentionType.PERCENTAGE:
        signed = before.endswith(_SIGNS)
        if signed and (plus := _PLUS.search(before)) and (len(before) > plus.end() - plus.start() or plus[0] == "+"):
            # "+ 80% chi phí" at the beginning of a line is an item of a list.
            return Decision(Role.INCREASE, "role.sign", ((quantity.start - 1, quantity.start),))
        if signed and _MINUS.search(before):
            return Decision(Role.DECREASE, "role.sign", ((quantity.start - 1, quantity.start),))
        if cue is None and "điểm" in scene.low[quantity.start : quantity.end]:
            left = scene.low[scene.clause_start(quantity) : quantity.start]
            if (compared := _BY_POINTS.search(left)) is not None:
                value = Role.INCREASE if compared["more"] == "hơn" else Role.DECREASE
                at = scene.clause_start(quantity) + compared.start()
                return Decision(value, "role.change", ((at, at + len(compared["more"])),))
    return None


def _apart(scene: Scene, quantity: Candidate) -> Decision | None:
    """A change whose verb a comparison or a superlative parts from the number."""
    start = scene.clause_start(quantity)
    if (by := scene.search(_BY_SO_MANY, start, quantity.start)) is not None:
        more = by["word"].startswith(("nhiều", "cao"))
        return Decision(Role.INCREASE if more else Role.DECREASE, "role.change", (by.span("word"),))
    if (most := scene.search(_MOST, max(scene.left(quantity), quantity.start - 60), quantity.start)) is not None:
        return Decision(Role.INCREASE if most["word"] == "tăng" else Role.DECREASE, "role.change", (most.span("word"),))
    return None


def _new(scene: Scene, quantity: Candidate) -> Decision | None:
    if quantity.kind is MentionType.HEAD_COUNT:
        # "đã vận động được 2.650/2.760 người": of a pair the first is the level of what is done.
        before = not scene.low.startswith("/", quantity.end) and (
            scene.search(_WON, scene.left(quantity), quantity.start)
            or scene.search(_NEW_BEFORE, scene.clause_start(quantity), quantity.start)
            or scene.match(_NEW_ONES, scene.sentence.start, quantity.start)
        )
        if before:
            return Decision(Role.INCREASE, "role.new", (before.span("word"),))
        found = scene.match(_NEW_BEHIND, quantity.end, scene.clause_end(quantity))
        if found is not None:
            return Decision(Role.INCREASE, "role.new", (found.span(),))
    return None


def _governor(scene: Scene, quantity: Candidate) -> Cue | None:
    """Return the word of change that governs the number, if nothing between resets it."""
    start = scene.clause_start(quantity)
    first_rate = quantity.kind is MentionType.PERCENTAGE and scene.previous(quantity) is None
    if start == quantity.start or (
        first_rate and _IN_BRACKET.search(scene.low[scene.left(quantity) : quantity.start]) is not None
    ):
        # "giảm 14 vụ (6,6%)": the bracket repeats the change before it.
        start = scene.left(quantity)
    if start > scene.left(quantity) and scene.low[start - 1] == ")":
        # "Tốc độ tăng tổng sản phẩm (GRDP) đạt 7,02%": what stands in brackets interrupts nothing.
        opened = scene.low.rfind("(", scene.left(quantity), start)
        start = scene.left(quantity) if opened < 0 else _after_mark(scene, opened, quantity)
    if start > scene.sentence.start and scene.low[start - 1] == "," and VALUE_ENDS.match(scene.low, quantity.end):
        start = scene.left(quantity) if _IN_APPOSITION.search(scene.before(quantity)) else start
    change: Cue | None = None
    for cue in scene.cues("roles", start, quantity.start):
        if cue.value == "none":
            continue
        if cue.value == "reset":
            # "tăng từ 2 đến 4%" is a range of the change, "tăng từ 2%" the level it began at.
            kept = change is not None and (
                change.value in {"growth", "decline"}
                or (quantity.upper is not None and scene.low[cue.start : cue.end] == "từ")
            )
            change = change if kept else None
        else:
            change = cue
    if change is None:
        return None
    if scene.low.startswith("thêm", change.start) and scene.match(_OF_DUES, quantity.end, scene.sentence.end):
        # "ngân sách tỉnh thêm 20% tiền đóng" is a rate.
        return None
    if scene.low.startswith("thêm", change.start) and " cho " in scene.low[change.end : quantity.start]:
        # "mua thêm bảo hiểm tai nạn cho 1.150 công nhân": more of something else.
        return None
    if scene.low.startswith("thêm", change.start) and _INTO_FUND.match(scene.low, quantity.end):
        # "đóng thêm 3% vào quỹ" is a rate.
        return None
    if (
        scene.low.startswith("thêm", change.start)
        and quantity.kind is MentionType.PERCENTAGE
        and scene.search(_SUPPORTED, max(scene.sentence.start, change.start - 80), change.start)
    ):
        # "Nhà nước hỗ trợ 70% mức đóng, huyện thêm 10%" are rates, too.
        return None
    rate = change.value in {"growth", "decline"}
    if not rate and scene.search(_THAT_LEVEL, max(0, quantity.start - 10), quantity.start):
        return None
    return change if quantity.start - change.end <= (_RATE_REACH if rate else _REACH) else None


def _after_mark(scene: Scene, opened: int, quantity: Candidate) -> int:
    """The last comma or semicolon before a bracket, or where the text before the quantity begins."""
    return max(scene.left(quantity), *(scene.low.rfind(mark, scene.left(quantity), opened) + 1 for mark in ",;:"))


def _target(scene: Scene, cue: Cue, quantity: Candidate, *, row: bool = False) -> tuple[int, int] | None:
    """Find the target that a distance is measured from: named before the number, or behind ``so với``."""
    if (named := scene.search(TARGETS, cue.start, quantity.start)) is not None:
        return named.span()
    for pattern in (_TARGET_BEHIND, _GIVEN_BEHIND):
        if (behind := pattern.match(scene.low, quantity.end, scene.right(quantity))) is not None:
            return (quantity.end, behind.end())
    following = scene.following(quantity)
    if following is not None and joined(scene, following):
        # "thấp hơn 7% và 7,7% so với chỉ tiêu": the last of the row names it.
        return _target(scene, cue, following)
    following = scene.following(quantity)
    if (
        following is not None
        and _AIMED_AT.fullmatch(scene.low[quantity.end : following.start])
        and (given := scene.match(_SET_BY, following.end, scene.right(following))) is not None
    ):
        # "cao hơn 2,7% so với mức 79% Thủ tướng giao"
        return given.span()
    comparison = scene.search(_COMPARED_WITH, scene.group_start(quantity), cue.start)
    if comparison is not None:
        return comparison.span()
    if row:
        # "vượt 12.388 người, BHTN vượt 14.393 người so với kế hoạch": the last of the row names it.
        end = regex.search(r"[;]|[.](?=[ ]\p{Lu})|$", scene.low, pos=quantity.end, endpos=scene.sentence.end)
        until = end.start() if end is not None else scene.sentence.end
        if named := regex.search(
            rf"so với[ ](?:[\p{{L}}]+[ ]){{0,3}}?{PLANS}(?!\p{{L}})", scene.low, pos=quantity.end, endpos=until
        ):
            return named.span()
        own = scene.search(_AIM_BEFORE, scene.group_start(quantity), cue.start)
        if own is not None and cue.end + 1 == quantity.start and _COUNT_ENDS.match(scene.low, quantity.end):
            # "kế hoạch giao 35, đã làm được 46, vượt 11"
            return (own.start(), cue.start)
        previous = scene.low[max(scene.sentence.start, cue.start - 60) : cue.start]
        if (lead := regex.search(rf"so với[ ](?:[\p{{L}}]+[ ]){{0,3}}?{PLANS}[^.;]*$", previous)) is not None:
            return (cue.start - len(previous) + lead.start(), cue.start)
    return None
