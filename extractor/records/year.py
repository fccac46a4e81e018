"""Year: the calendar year that a quantity is about.

Years that belong to something else are passed over: a law's or a document's (``Luật BHXH 2014``, ``ngày
24/12/2020`` of a resolution), the year something was founded, the coming year whose tasks are discussed,
and the baseline of a comparison (``so với năm 2020``). In this order:

``year.in_turn``    a row of years and as many numbers: ``các năm 2013, 2014 lần lượt là 1.837; 1.670``
``year.span``       the years told before, told again by their number: ``ba năm cộng lại``, ``trong ba năm``
``year.bracket``    ``cuối năm 2013 (62,4%)``, ``83,6% (2010)``
``year.behind``     in the number's clause behind it: ``46 nghìn người năm 2012``, ``35% vào năm 2021``
``year.before``     the nearest before it in its stretch
``year.old_level``  the first value of a movement (``từ 3% lên 4,5%``) has only the year that stands at it
``year.row``        the quantity before it in the sentence; the new level of a movement passes over the old one's
``year.former``     ``trước đó``, ``trước đây``, without a year: some earlier one, none that is said
``year.now``        ``hiện nay``, ``đến nay`` where the publication date is known
``year.rule_start`` a rule (a contribution or benefit rate) has the year in which the rules told of start
``year.rule``       one whose start is not told has none, or the publication year if it says that it holds now (``đang``)
``year.carried``    the last year of the text so far, while the subject goes on
``year.published``  the publication year, of a state that is just now
``year.none``       otherwise none
``year.headline``   a headline has the year of the sentence that it sums up
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.conditions import found_out, threshold
from extractor.records.movement import is_old_level
from extractor.records.scene import OF_THEM, Decision, Scene
from extractor.records.topic import is_item
from extractor.records.year_memory import SINCE_DAY, YearMemory, last_year, of_mention
from extractor.records.year_rows import in_turn, in_turn_of_span, span
from extractor.schema import Measure, MentionType, Span

__all__ = ["year"]

_NOW = regex.compile(
    r"(?<!\p{L})(?:hiện nay|(?<!thực |phát |thể |xuất |biểu |tái )hiện(?! hành| đại| thực| tượng| vật| trạng| rõ| lên| ra| diện)|đến nay|tới nay|tính đến nay|hiện tại|hiện có|đến thời điểm này|đến thời điểm hiện tại|đầu năm đến nay|hiện đang|bây giờ|tới giờ|đến giờ|(?<!đến |tới |hiện |ngày |năm |xưa |hôm |lâu |trước )nay(?= (?:có|còn|đã|là|đạt|chỉ|thuê|được)(?!\p{L})))(?!\p{L})"
)
_AT_NOW = regex.compile(
    r"(?<!\p{L})(?:(?<!thực |thể |phát |xuất )hiện (?:nay |thời |tại )?(?:là|mới|chỉ|còn|mới chỉ|đạt)|(?<=,[ ][^,;.]{0,60})(?<!thực |phát |thể )hiện (?:nay |đang )?có|(?<=;[ ])hiện (?:nay |đang )?(?:quản lý|chi trả|đang|giải quyết)(?:[ ]\p{L}+){0,4}|(?<=[,;][ ])giờ(?: đã| chỉ| còn| có)*|(?<!đến |tới |năm |hôm |ngày )nay (?:chỉ )?(?:còn|là|đã)|(?<=,[ ])(?:đến|tới) nay(?: mới| chỉ| đã| có| còn)*)[ ](?:\p{L}+[ ]){0,3}$"
)
_NOW_BEHIND = regex.compile(r"[^,;.:()\d]{0,30}[ ](?:hiện nay|hiện tại|hiện thời|hiện giờ|hiện hành|bây giờ)(?!\p{L})")
_LASTING = regex.compile(
    r"(?<!\p{L})(?<!so với )(?<!của )(?:nhiều năm (?:liền|qua|nay|liên tục|liên tiếp|trở lại đây)|(?:những|mấy|vài) năm (?:qua|gần đây|trở lại đây)"
    r"|(?:hai|ba|bốn|\d{1,2}) năm liền)(?!\p{L})"
)
_ON_THE_OTHER_HAND = regex.compile(
    r"[ –“\"-]*(?:tuy vậy|tuy nhiên|dù vậy|dù thế|song|nhưng|thế nhưng|mặc dù vậy|như vậy|ngược lại|trái lại|trong khi đó|số còn lại)(?!\p{L})"
)
_OF_SAME = regex.compile(r"(?<!\p{L})(?:này|đó|ấy|tương ứng|cùng (?:năm|kỳ|thời|lúc))(?!\p{L})")
_OVER_YEARS = regex.compile(r"[\s“\"–-]*(?:trong|qua|suốt|sau) (?:hơn |gần |suốt )?\d{1,2} năm(?:,| qua)")
_AT_TIMES = regex.compile(
    r"(?<!\p{L})có (?:lúc|thời điểm|thời kỳ|giai đoạn)[ ](?:chỉ |còn |lên |tới |đạt |xuống |đến )*$"
)
_ON_OCCASION = regex.compile(
    r"(?<!\p{L})(?:đại biểu|tham dự|đến dự|tới dự|về dự|đến nghe|bằng khen|giấy khen|khen thưởng|cá nhân|có mặt)(?!\p{L})"
)
_OF_LAW = regex.compile(r"(?<!\p{L})(?:theo (?:khoản|điều|điểm|luật|nghị định)|điều \d+)[ ][^.;]{0,60}(?:,|quy định)")
_BY_DOCUMENT = regex.compile(r"(?<!\p{L})(?:theo|căn cứ)[ ](?:khoản|điều|điểm|luật|nghị định|quyết định|thông tư)[ ]")
_FORMER = regex.compile(
    r"(?<!\p{L})(?:trước đó|trước đây|trước kia|hồi trước|(?<!riêng )từ khi|từ sau khi|quy định cũ|luật cũ|mức cũ)(?!\p{L})(?![ ](?:một|1|hai|ba|\d+)[ ](?:năm|tháng|tuần|ngày|hôm))"
)
_OPENS_NOW = regex.compile(r"[\s“\"–-]*(?:giờ|giờ đây|bây giờ|nay)[ ,]")
_JUST_NOW = regex.compile(r"hiện|bây giờ|tới giờ|đến giờ")
_TIMED = regex.compile(
    r"(?<!\p{L})(?:tính đến|tính tới|áp dụng từ|kể từ|từ|vào|trong|đến|tới|thực hiện từ)[ ](?:hết |cuối |đầu |ngày |tháng |năm |quý |giữa )*$"
)
_NEXT_SUBJECT = regex.compile(
    r"(?<!\p{L})(?:trong khi|mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|dự kiến|song|nhưng|tuy nhiên)(?!\p{L})"
)
_AS_OF = regex.compile(
    r"(?<!\p{L})(?:tính đến|tính tới|áp dụng từ|số liệu|thực hiện từ)[ ](?:hết |cuối |đầu |ngày |tháng |năm |quý |giữa )*$"
)
_SAYS = regex.compile(r"[ ](?:đã |mới |chỉ |vẫn |sẽ )*(?:còn|có|đạt|là|tăng|giảm|lên|xuống)[ ](?:\p{L}+[ ]){0,4}")
_OPENS = regex.compile(r"(?<!\p{L})(?:và|còn|rồi|sau đó|trong khi|song|nhưng|thì)[ ][\p{L} ]*$")
_SOURCE_YEAR = regex.compile(r"(?:[ ]\p{L}+){0,4}[ ]?\((?:(?!so với|tăng|giảm)[\p{L} ]{1,24}[ ])?")
_BRACKETED = regex.compile(r"(?:[ ]\p{L}+){0,3}[ ]?\((?:năm[ ])?")
_FINED = regex.compile(r"(?<!\p{L})phạt[ ][^;.\d]{0,90}$")
_SAME_TIME = regex.compile(
    r"[ –-]*(?:cũng )?(?:vào |trong |đến |tại |ở )?(?:cùng (?:thời điểm|thời gian|kỳ|ngày|năm)|thời điểm (?:này|đó|ấy|trên)|thời gian (?:này|đó|ấy|trên)|năm (?:đó|ấy))(?!\p{L})(?![ ](?:năm|này năm|đó năm|trước))"
)
_OWN_MONTH = regex.compile(
    r"(?:[ ]\p{L}+){0,3}?[ ]\(?(?:hồi |vào |cuối |đầu |trong )?(?:tháng \d{1,2}|quý [iv\d]+)(?![\d/]|[ ]năm|-\d)"
)
"""A month of a movement's first level that is told without its year: the year is the new level's."""
_BRACKET_GOES_ON = regex.compile(r"[ ](?:(?:là|đạt|có|chỉ|mới|chiếm|bằng|khoảng|gần|hơn|trên|được)[ ])*|[ ]?:[ ]?")
_DAY_OR_MONTH = regex.compile(
    r"(?<!\p{L})(?:đến|tới|vào|trong|tính đến|hết|cuối|đầu|giữa|từ|của)[ ](?:hết |cuối |đầu |giữa ){0,2}+"
    r"(?:ngày[ ](?:0?[1-9]|[12]\d|3[01])[/.-](?P<month>0?[1-9]|1[0-2])|tháng[ ](?P<only>0?[1-9]|1[0-2]))(?![\d/.,-]*\d|[ ]năm)"
)
_HOLDS_FOR = regex.compile(
    r"(?<!\p{L})(?:thời gian|thời gian (?:thực hiện|hỗ trợ|áp dụng)|(?:thực hiện|áp dụng)(?: trong)?(?: giai đoạn)?|giai đoạn|trong giai đoạn)(?:[: ]+(?:là |từ ))?[: ]*(?:ngày |năm |từ )*$"
)
_POLLED = regex.compile(r"(?<!\p{L})(?:một|nhiều) (?:cuộc )?(?:khảo sát|thăm dò|điều tra xã hội)(?!\p{L})")
_WITHIN_YEAR = regex.compile(
    r"(?<!\p{L})(?:(?:\d{1,2}|ba|sáu|chín|mười|mười một) tháng (?:qua|đầu năm|cuối năm|nay)|(?:kế hoạch|chỉ tiêu|dự toán) (?:cả )?năm"
    r"|(?:từ )?đầu năm|cuối năm|lũy kế (?:\d{1,2}|ba|sáu|chín) tháng|trong năm(?! (?:qua|tới|nay|trước|sau|học))|quý (?:i{1,3}|iv|[1-4])|tháng \d{1,2})(?!\p{L}|[ ]?/|[ ](?:19|20)\d\d|[ ]năm)"
)
"""Parts of a year that is not said: the one that the text is about."""
_REST_OF_YEAR = regex.compile(
    r"(?<!\p{L})(?:(?:từ nay )?(?:đến|tới) (?:cuối|hết) năm|(?:những|các|\d{1,2}|hai|ba|bốn|sáu) tháng (?:cuối|còn lại của) năm|quý cuối năm)(?!\p{L}|[ ](?:19|20)\d\d|[ ](?:học|sau|tới|trước))"
)
_IN_FORCE = regex.compile(
    r"(?<!\p{L})(?:(?:đang|hiện hành|lâu nay|bấy lâu nay|thời điểm này|lúc này)(?!\p{L})|nay (?=(?:thuộc|là|được|còn)(?!\p{L}))"
    r"|vẫn (?=(?:là|giữ|đóng|áp dụng|thu|ở mức|bằng|được áp dụng)(?!\p{L})))"
)
_CENTRE_BEFORE = regex.compile(
    r"(?<!\p{L})ngoài[ ](?:mức |phần )?(?:[\p{L}]+[ ]){0,5}?(?:trung ương|nhà nước)[ ](?:đang |đã )?(?:hỗ trợ|bảo đảm|đóng|lo|cấp)[^,;.]{0,40}$"
)
_CENTRE_BEHIND = regex.compile(
    r"(?:[ ]mức đóng|[ ]tiền đóng)?[ ]do[ ](?:ngân sách )?trung ương[ ](?:đang |đã )?(?:hỗ trợ|bảo đảm|đảm bảo|đóng|lo|cấp)(?!\p{L})"
)
_CURRENT_LAW = regex.compile(
    r"[ “–-]*(?:theo |tại |với )?(?:các )?(?:quy định|luật|mức|chế độ|pháp luật)(?:[ ]\p{L}+){0,3}?[ ](?:hiện hành|hiện nay|đang áp dụng)(?!\p{L})"
)
_PUPILS = regex.compile(
    r"(?<!\p{L})(?:học sinh|sinh viên|hssv|hs-sv|trường|khối lớp|tiểu học|thcs|thpt|năm học)(?!\p{L})|\d[ ]em(?!\p{L})"
)
_RULES = {Measure.CONTRIBUTION, Measure.BENEFIT}
_THIS_SCHOOL_YEAR = regex.compile(
    r"(?<!\p{L})(?:năm học (?:này|mới này|nay)(?!\p{L})|từ đầu năm học(?! (?:19|20)\d\d))"
)
_DIVIDES = regex.compile(rf"[ –-]*(?:{OF_THEM}|cụ thể|riêng)(?!\p{{L}})")
_CAME_ABOUT = regex.compile(r"(?<!\p{L})(?:đã|bình quân|thực tế)(?!\p{L})")


def year(
    scene: Scene,
    quantity: Candidate,
    measure: Measure,
    row: Decision | None,
    memory: YearMemory,
    planned: bool,
    published_year: int | None,
    goes_on: bool,
) -> Decision:
    """Decide ``(year, year_end)`` of a quantity.

    Args:
        scene: the sentence.
        quantity: the quantity.
        measure: what it measures.
        row: what was decided for the quantity before it in the sentence.
        memory: the years of the text so far.
        planned: whether it is a plan.
        published_year: the year of publication, if known.
        goes_on: whether the quantity is about a scheme or the schemes' business.
    """
    if (turn := in_turn(scene, quantity) or in_turn_of_span(scene, quantity, memory)) is not None:
        return turn
    if (bracket := _bracket(scene, quantity)) is not None:
        return bracket
    if measure in _RULES and found_out(scene, quantity) is not None:
        # What was found to be paid is no rule.
        measure = Measure.OTHER
        goes_on = True
    own = memory.own
    if memory.school is not None and not own:
        this = scene.search(_THIS_SCHOOL_YEAR, scene.sentence.start, scene.right(quantity))
        if this is not None:
            return memory.school._replace(evidence=(*memory.school.evidence, this.span()))
    if measure in _RULES and (period := _period(scene, quantity, own)) is not None:
        return period
    if (behind := _behind(scene, quantity, own)) is not None:
        return behind
    if is_old_level(scene, quantity) and not _OWN_MONTH.match(scene.low, quantity.end):
        if not own and len(memory.ladder) == 2 and scene.match(_DIVIDES, scene.sentence.start, scene.sentence.end):
            # "Năm 2012 có 158.204 người, đến 2022 là 391.870 người. Trong đó, … từ 156.930 lên 372.415 người"
            return of_mention(memory.ladder[0], "year.old_level")
        return Decision((None, None), "year.old_level")
    if (whole_span := span(scene, quantity, memory)) is not None and not own:
        return whole_span
    former = scene.search(_FORMER, scene.left(quantity), quantity.start) or scene.search(
        _AT_TIMES, scene.clause_start(quantity), quantity.start
    )
    compared = (
        former is not None and "so với" in scene.low[max(scene.left(quantity), former.start() - 40) : former.start()]
    )
    if (
        former is not None
        and not compared
        and not any(former.end() <= each.start < quantity.start for each in scene.years)
    ):
        return Decision((None, None), "year.former", (former.span(),))
    now = scene.search(_AT_NOW, scene.left(quantity), quantity.start) or scene.match(
        _NOW_BEHIND, quantity.end, scene.right(quantity)
    )
    if now is None and quantity is scene.quantities[0]:
        now = scene.match(_OPENS_NOW, scene.sentence.start, quantity.start)
    after = max(scene.left(quantity), scene.low.rfind(";", scene.left(quantity), quantity.start))
    if now is not None and now.start() > after and now.end() <= quantity.start:
        # "tự chủ từ năm 2018, hiện có 298 cán bộ": the later word of time counts.
        after = now.start()
    if now is not None and not any(after <= each.start < quantity.start for each in own):
        return Decision((published_year, None), "year.now", (now.span(),))
    previous = scene.previous(quantity)
    new_level = previous is not None and is_old_level(scene, previous)
    start = scene.left(quantity)
    taken = (_bracket(scene, previous) or _behind(scene, previous, own)) if previous is not None else None
    between = [
        each
        for each in own
        if start <= each.start
        and each.end <= quantity.start
        and (taken is None or (each.start, each.end) not in taken.evidence)
    ]
    if between:
        return of_mention(between[-1], "year.before")
    before = [
        each
        for each in own
        if each.end <= quantity.start and (taken is None or (each.start, each.end) not in taken.evidence)
    ]
    if new_level and previous is not None:
        before = [each for each in before if each.end <= previous.start]
    elif row is not None and row.rule == "year.rule":
        # What a rule leaves open says nothing of who takes part: "hỗ trợ 70% mức đóng nhưng mới có 2.304 người tham gia".
        if measure in _RULES:
            return row
    elif measure in _RULES and (centre := _of_centre(scene, quantity)) is not None:
        # "ngoài 70% do ngân sách trung ương bảo đảm": what others pay already began with no resolution of the province's.
        return Decision((None, None), "year.rule", (centre,))
    elif (
        row is not None
        and measure in _RULES
        and row.rule in {"year.carried", "year.published"}
        and quantity.kind is MentionType.PERCENTAGE
        and not scene.hears(_CAME_ABOUT)
    ):
        # "Khoảng 71% chọn mức thấp nhất, tức đóng 22% thu nhập": what a rule sets goes on with no year of facts.
        pass
    elif row is not None and row.rule not in {"year.bracket", "year.old_level"}:
        return Decision(row.value, "year.row", row.evidence)
    if before:
        return of_mention(before[-1], "year.before")
    if (later := _timed_behind(scene, quantity, own) or _dated_end(scene, quantity, own)) is not None:
        return later
    return _from_afar(scene, quantity, measure, memory, planned, published_year, goes_on)


def _from_afar(
    scene: Scene,
    quantity: Candidate,
    measure: Measure,
    memory: YearMemory,
    planned: bool,
    published_year: int | None,
    goes_on: bool,
) -> Decision:
    """Decide by what stands outside the sentence."""
    now = scene.search(_NOW, scene.sentence.start, scene.right(quantity))
    if (lasting := _lasting(scene, quantity)) is not None:
        return Decision((None, None), "year.none", (lasting,))
    if (bound := threshold(scene, quantity)) is not None:
        return Decision((None, None), "year.rule", (bound,))
    if quantity.kind is MentionType.PERCENTAGE and (
        fine := scene.search(_FINED, scene.clause_start(quantity), quantity.start)
    ):
        # What a law fines holds since the law does.
        return Decision((None, None), "year.rule", (fine.span(),))
    if now is not None and published_year is not None:
        return Decision((published_year, None), "year.now", (now.span(),))
    if now is not None and scene.search(_JUST_NOW, *now.span()) is not None:
        return Decision((None, None), "year.now", (now.span(),))
    if measure in _RULES:
        since = scene.search(SINCE_DAY, scene.sentence.start, quantity.start) if published_year is not None else None
        if since is not None:
            return Decision((published_year, None), "year.rule_start", (since.span(),))
        current = scene.match(_CURRENT_LAW, scene.sentence.start, quantity.start)
        if current is not None and published_year is not None:
            return Decision((published_year, None), "year.rule", (current.span(),))
        distance = scene.sentence.paragraph - memory.rule_paragraph
        if (
            memory.rule is not None
            and distance
            and scene.search(_BY_DOCUMENT, scene.sentence.start, scene.left(quantity) + 120)
        ):
            # Another paragraph's own law has its own start.
            return Decision((None, None), "year.rule")
        if memory.rule is not None and distance <= 2:
            return Decision(memory.rule.value, "year.rule_start", memory.rule.evidence)
        if memory.law is not None:
            return Decision(memory.law.value, "year.rule_start", memory.law.evidence)
        if scene.search(_OF_LAW, scene.sentence.start, quantity.start):
            # "Theo Luật BHYT, … được chi trả 80%": it holds since its law does, and nobody says since when that is.
            return Decision((None, None), "year.rule")
        if planned:
            # A proposal starts when its law does; until that is told, in no year.
            return Decision((None, None), "year.rule")
        # "Nhà nước đang hỗ trợ 10%" is a state that is just now; of any other rule the year is that of its start.
        in_force = scene.search(_IN_FORCE, scene.sentence.start, scene.right(quantity))
        if in_force is not None:
            return Decision((published_year, None), "year.rule", (in_force.span(),))
        since_told = scene.sentence.paragraph - memory.in_force_paragraph
        if memory.in_force is not None and (not since_told or (since_told == 1 and (memory.leads or is_item(scene)))):
            # "Theo quy định hiện hành, người lao động đóng 1%. Mức trợ cấp bằng 60%": the next sentence finishes the rule.
            return memory.in_force
        if memory.begun is not None and last_year(memory.begun) == published_year:
            # An article about what begins in its own year.
            return memory.begun
        return Decision((None, None), "year.rule")
    if (
        published_year is not None
        and measure is Measure.OTHER
        and scene.search(_ON_OCCASION, scene.clause_start(quantity), scene.clause_end(quantity))
    ):
        # Who attends or is honoured does so on the day that the article tells of.
        return Decision((published_year, None), "year.published")
    if not planned and (school := _school_year(scene, quantity, memory.school, published_year)) is not None:
        return school
    if published_year is None and scene.search(_POLLED, scene.sentence.start, scene.sentence.end) is not None:
        # Another asking than what the text told of: when, it does not say.
        return Decision((None, None), "year.none")
    if (
        planned
        and published_year is not None
        and scene.search(_REST_OF_YEAR, scene.sentence.start, quantity.start) is not None
    ):
        return Decision((published_year, None), "year.now")
    carried = memory.planned if planned and memory.planned is not None else memory.actual
    due = memory.planned is not None and published_year is not None and last_year(memory.planned) <= published_year
    if carried is None and due:
        # "Kế hoạch năm 2023 giao 1.500 người. Kết quả, …": what came of a plan is of the plan's year.
        carried = memory.planned
    same_time = scene.match(_SAME_TIME, scene.sentence.start, quantity.start) is not None
    if (
        carried is memory.actual
        and published_year is not None
        and scene.sentence.paragraph != memory.paragraph
        and not same_time
        and not (
            scene.sentence.opening
            and scene.sentence.paragraph == memory.paragraph + 1
            and scene.match(_ON_THE_OTHER_HAND, scene.sentence.start, quantity.start) is not None
        )
    ):
        if not planned and (dated := _dated(scene, quantity, memory)) is not None:
            return dated
        # Years of the past are told in passing; a new paragraph is about the article's year again, or the one before.
        carried = memory.main if memory.main is None or _is_recent(memory.main, published_year) else None
        told = memory.actual
        if told is not None and told.rule in {"year.before", "year.behind"} and told.value == (published_year, None):
            # An article that has come to its own year goes on with that.
            carried = told
    if (
        carried is memory.actual
        and carried is not None
        and memory.school is not None
        and carried.value == memory.school.value
        and memory.plain is not None
        and scene.sentence.paragraph != memory.paragraph
        and scene.search(_PUPILS, scene.sentence.start, scene.right(quantity)) is None
    ):
        # What is not of pupils goes on with the year before the school year.
        carried = memory.plain
    elsewhere = scene.sentence.paragraph != memory.paragraph and not is_item(scene)
    if (
        published_year is None
        and memory.of_schemes
        and not goes_on
        and elsewhere
        and scene.search(_WITHIN_YEAR, scene.sentence.start, scene.right(quantity)) is None
        and scene.search(_OF_SAME, scene.sentence.start, quantity.start) is None
    ):
        # A year carries on while the same subject goes on: what is of no scheme is another subject.
        return Decision((None, None), "year.none")
    ahead = carried is not None and published_year is not None and not planned and last_year(carried) > published_year
    # Another country is another subject: "Thái Lan đã bao phủ 99,5% dân số".
    if (
        carried is memory.actual
        and memory.abroad
        and not planned
        and not scene.search(_OF_SAME, scene.sentence.start, quantity.start)
    ):
        carried = None
    if carried is not None and not ahead:
        return Decision(carried.value, "year.carried", carried.evidence)
    if published_year is not None:
        return Decision((published_year, None), "year.published")
    if memory.actual is None and memory.law is not None and not planned:
        # An article about a law that tells of no other year is about that in which the law comes into force.
        return memory.law
    return Decision((None, None), "year.none")


def _of_centre(scene: Scene, quantity: Candidate) -> Span | None:
    """Find the central budget that pays a rate beside the one that is told of."""
    found = scene.search(_CENTRE_BEFORE, scene.left(quantity), quantity.start) or scene.match(
        _CENTRE_BEHIND, quantity.end, scene.right(quantity)
    )
    return found.span() if found is not None else None


def _lasting(scene: Scene, quantity: Candidate) -> Span | None:
    """``Hai năm liền``, ``Trong 25 năm, …``: what goes on for years is of no year that is told elsewhere."""
    found = scene.search(_LASTING, scene.sentence.start, scene.right(quantity)) or scene.match(
        _OVER_YEARS, scene.sentence.start, quantity.start
    )
    return found.span() if found is not None else None


def _school_year(
    scene: Scene, quantity: Candidate, school: Decision | None, published_year: int | None
) -> Decision | None:
    """``Năm học 2019-2020 … Đến giữa tháng 11, đã có 338.315 em có thẻ``: pupils are told of by the school year at hand."""
    if school is None or published_year is None or not isinstance(school.value, tuple):
        return None
    first, last = school.value
    if not first <= published_year <= last:
        return None
    told = scene.search(_PUPILS, scene.sentence.start, scene.right(quantity)) is not None
    return school if told else None


def _is_recent(told: Decision, published_year: int) -> bool:
    """Say whether the year of the lead is one that an article is about: its own, or the one just past."""
    return last_year(told) >= published_year - 1 and isinstance(told.value, tuple) and told.value[1] is None


def _dated(scene: Scene, quantity: Candidate, memory: YearMemory) -> Decision | None:
    """``Đến ngày 31-3``, ``cuối tháng 10``: a date without a year is the last such one before the publication."""
    if memory.published is None:
        return None
    dates = list(scene.finditer(_DAY_OR_MONTH, scene.sentence.start, quantity.start))
    if not dates:
        return None
    found = dates[-1]
    month = int(found["month"] or found["only"])
    if not 1 <= month <= 12:
        return None
    year = memory.published.year if month <= memory.published.month else memory.published.year - 1
    return Decision((year, None), "year.published", (found.span(),))


def _behind(scene: Scene, quantity: Candidate, own: list[Candidate]) -> Decision | None:
    for each in own:
        if each.start >= quantity.end and each.end <= scene.clause_end(quantity):
            # "có 93% dân số và đến năm 2020 đạt trên 95%": the year opens the next number's clause.
            between = scene.low[quantity.end : each.start]
            following = scene.following(quantity)
            opens = following is not None and following.start - each.end <= 40 and _OPENS.search(between)
            return None if opens else of_mention(each, "year.behind")
    return None


def _period(scene: Scene, quantity: Candidate, own: list[Candidate]) -> Decision | None:
    """``hỗ trợ thêm 30% mức đóng …, thời gian từ 01/01/2022 đến 31/12/2025``: how long a rule holds."""
    for each in own:
        behind = each.upper is not None and quantity.end <= each.start and each.end <= scene.right(quantity)
        if behind and scene.search(_HOLDS_FOR, quantity.end, each.start) is not None:
            return of_mention(each, "year.behind")
    return None


def _timed_behind(scene: Scene, quantity: Candidate, own: list[Candidate]) -> Decision | None:
    """``83.500 sinh viên, tính đến đầu tháng 11/2022``: past a comma, with a word of time."""
    for each in own:
        if quantity.end <= each.start and each.end <= scene.right(quantity):
            before = scene.low[max(quantity.end, each.start - 40) : each.start]
            if scene.search(_NEXT_SUBJECT, quantity.end, each.start) or ";" in scene.low[quantity.end : each.start]:
                return None
            following = scene.following(quantity)
            if following is not None and _SAYS.fullmatch(scene.low, each.end, max(each.end, following.start)):
                # "có 410 lao động, đến tháng 3/2019 còn 236"
                return None
            return of_mention(each, "year.behind") if _TIMED.search(before) else None
    return None


def _dated_end(scene: Scene, quantity: Candidate, own: list[Candidate]) -> Decision | None:
    """``dân số 1.034.667 người và 607.800 lao động tính đến 31/12/2022``: the one date of a sentence is all its numbers'."""
    if len(own) != 1 or own[0].start < quantity.end:
        return None
    before = scene.low[max(quantity.end, own[0].start - 30) : own[0].start]
    return of_mention(own[0], "year.behind") if _AS_OF.search(before) else None


def _bracket(scene: Scene, quantity: Candidate) -> Decision | None:
    for each in scene.years:
        if scene.low.startswith(")", each.end) and _SOURCE_YEAR.fullmatch(scene.low, quantity.end, each.start):
            # "1.541.829 người (Tổng điều tra 2019)"
            return of_mention(each, "year.bracket")
        if scene.low[each.end : quantity.start].strip() == "(" and each.end <= quantity.start:
            return of_mention(each, "year.bracket")
        if quantity.end <= each.start and _BRACKETED.fullmatch(scene.low[quantity.end : each.start]):
            # "đạt 89,3% (năm 2020 đạt 84,5%)": what follows the year has it for its own.
            following = scene.following(quantity)
            own = following is None or _BRACKET_GOES_ON.fullmatch(scene.low, each.end, following.start) is None
            if own:
                return of_mention(each, "year.bracket")
    return None
