"""Rates that say by themselves what they rate, whatever words of measure stand around them.

Opinions in a survey, what offices and firms do, money in percent of money, what a pension or an insurance pays, and who
is left out: each is known by the words right at the number.
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Base, Measure, MentionType

__all__ = ["DEBT", "PEOPLE", "SUBJECT", "rate"]

SUBJECT = regex.compile(
    r"(?<!\p{L})(?:số|tỷ lệ|lượng|nhóm|những|các)[ ](?:[\p{L}]+[ ]){0,3}?(?:người|lao động|đối tượng|học sinh|sinh viên|hssv|công nhân|nông dân|trẻ|hội viên|dân)(?!\p{L})|(?<!\p{L})(?:nhóm|khối)[ ][^,;.\d]{2,50}[ ]chiếm(?!\p{L})"
)
_ENJOYS = regex.compile(
    r"(?<!\p{L})(?:được )?hưởng[ ](?:(?:mức |tỷ lệ )?lương hưu (?=(?:với mức |mức |tỷ lệ )?(?:tối đa|cao nhất|tối thiểu|thấp nhất|bằng|là)))?"
    r"(?:mức |tới |đến |tối đa |tối thiểu |cao nhất |thấp nhất |khoảng |đủ |ngay |với |tỷ lệ |bằng |là )*$"
)
_FOR_DUES = regex.compile(r"[ ](?:tiền )?lương[^,;.\d]{0,24}[ ]để (?P<word>đóng) (?:bhxh|bảo hiểm|các loại)")
_FOR_YEARS = regex.compile(
    r"[ ]cho \d+ năm (?:đầu|đóng|sau|tiếp)(?!\p{L})|[ ](?:mức bình quân[^,;.\d]{0,50} )?tương ứng[ ](?:với )?\d+ năm"
)
_EARLIER = regex.compile(r"(?<!\p{L})(?:mỗi|cứ mỗi|mỗi một) năm (?:nghỉ|về)[^,;.\d]{0,30}(?:giảm|trừ)[ ](?:đi )?$")
_THERE_IS = regex.compile(r"(?<!\p{L})(?:còn|có)[ ](?:tới |đến |khoảng |gần |hơn |trên |chừng )*$")
_NOT_COVERED = regex.compile(
    r"(?:[ ]\p{L}+){0,8}?[ ](?P<word>(?:chưa|không)[ ](?:có|tham gia|được cấp|đóng|mua)(?:[ ]thẻ)?[ ]?(?:thẻ|bhyt|bhxh|bảo hiểm|bhtn))(?!\p{L})"
)
_IS_IN = regex.compile(r"[^,;.\d]{0,40}(?<!\p{L})(?:đang|đã|chưa|từng) (?:tham gia|có thẻ|đóng|mua)(?!\p{L})")
_SURVEY = regex.compile(
    r"(?<!\p{L})(?:được hỏi|người trả lời|được khảo sát|được phỏng vấn|khảo sát|thăm dò|hỏi nhanh|phỏng vấn nhanh|cuộc điều tra)(?!\p{L})"
)
_THINGS = regex.compile(
    r"(?:các |số |tổng số )*(?:đơn vị|(?<=[ ]số )doanh nghiệp|cơ sở|trạm|cơ quan|hồ sơ|thủ tục|xã|trường|giao dịch|thôn|huyện|địa phương|hộ)(?!\p{L})"
)
_MONEY = regex.compile(
    r"\d[ ](?:nghìn |ngàn )?(?:tỷ|triệu)(?: đồng| usd)?(?! lượt)[^,;.\d]{0,40}(?:,|[ ]?[-–]|[ ]\()[ ]?[^,;.\d]{0,40}$|\d[ ](?:nghìn |ngàn )?(?:tỷ|triệu)(?: đồng| usd)?[ ](?:bằng|đạt|chiếm|tăng|giảm|tương đương)[ ][^,;.\d]{0,20}$"
)
DEBT = regex.compile(r"(?<!\p{L})(?:nợ|chậm đóng|trốn đóng|chậm nộp|truy đóng|truy thu)(?!\p{L})")
_OF_DUES = regex.compile(r"[ ](?P<word>tiền) (?:đóng )?(?:bhxh|bhyt|bhtn|bảo hiểm)(?!\p{L})")
_OF_SCHEME = regex.compile(r"[ ](?:vào |cho |đóng )?(?P<word>bhxh|bhyt|bhtn|bảo hiểm)(?!\p{L})")
_TAKEN_OFF = regex.compile(
    r"(?<!\p{L})lương(?!\p{L})(?! hưu)[^.;\d]{0,40}(?<!\p{L})(?P<word>trừ|khấu trừ|trích)[ ](?:đi |mất |hết )?(?:\d[\d,]*[ ]?%[^.;]{0,40})?$"
)
_OF_DEBT = regex.compile(
    r"[ ](?:tính trên |của |trong |tổng |số |tiền )*(?P<word>nợ|chậm đóng|trốn đóng|truy thu|truy đóng)(?!\p{L})"
)
_OF_FUNDS = regex.compile(
    r"[ ](?:của |trong |trên )?(?:tổng |số |nguồn )*(?P<word>thu|chi|doanh thu|nguồn thu)(?!\p{L})(?![ ](?:nhập|phí|trả))"
)
_ARE = regex.compile(r"[ ](?:là|thuộc)[ ]")
_OF_BASIC_WAGE = regex.compile(r"[ ](?:của |mức |tháng )*(?P<word>lương (?:cơ sở|tối thiểu|cơ bản))(?!\p{L})")
_COSTS_LESS = regex.compile(
    r"(?<!\p{L})(?:chi phí|một lần khám|lần khám|đợt điều trị)(?!\p{L})[^;.]{0,60}(?<!\p{L})(?:dưới|thấp hơn|ít hơn|nhỏ hơn|không quá|chưa đến|chưa tới)[ ]$"
)
_OF_COSTS = regex.compile(r"[ ](?:của )?(?:tổng )?(?:số )?(?P<word>chi phí|chi)(?!\p{L}|[ ]phí|[ ](?:cho )?y tế)")
_SPENDS = regex.compile(
    r"(?<!\p{L})(?:chiếm|sử dụng|dùng|tiêu|tiêu tốn)[ ](?:đến |tới |hết |khoảng |gần |hơn |trên |chừng )*$"
)
_OF_INSURED = regex.compile(r"[ ](?:trong |của )?(?:tổng )?số[ ](?P<word>người tham gia)(?!\p{L})")
_GROUP_MAKES_UP = regex.compile(
    r"(?<!\p{L})(?:nhóm|khối|đối tượng|diện)[ ](?!không|chưa|dừng|bỏ)[^,;.\d]{1,60}[ ]chiếm[ ](?:khoảng |gần |hơn |trên |tới |đến )*$"
)
_OF_BUDGET = regex.compile(
    r"[ ](?:so với |trên |của )?(?:tổng )?(?:số )?(?:mức )?(?P<word>dự toán|kế hoạch vốn|số dư|kết dư)(?!\p{L})"
)
_OF_MARKET = regex.compile(
    r"[ ](?:tổng )?(?P<word>thị phần|(?:doanh thu |tổng )?phí (?:mới|khai thác|gốc|toàn)|doanh thu)(?!\p{L})"
)
PEOPLE = {Base.GROUP, Base.POPULATION, Base.LABOUR_FORCE}


def rate(scene: Scene, quantity: Candidate, base: Base | None) -> Decision | None:
    """Decide the measure of a percentage that says itself what it rates; ``None`` if it does not."""
    if quantity.kind is not MentionType.PERCENTAGE:
        return None
    if (dues := scene.match(_FOR_DUES, quantity.end, scene.right(quantity))) is not None:
        return Decision(Measure.CONTRIBUTION, "measure.near", (dues.span("word"),))
    if (dues := scene.match(_OF_DUES, quantity.end, scene.right(quantity))) is not None:
        # "tháng nào lương cũng bị trừ 10,5% tiền BHXH, BHYT, BHTN"
        return Decision(Measure.CONTRIBUTION, "measure.near", (dues.span("word"),))
    if (kept := scene.match(_OF_SCHEME, quantity.end, scene.right(quantity))) is not None and (
        taken := scene.search(_TAKEN_OFF, scene.sentence.start, quantity.start)
    ) is not None:
        # "lương tháng nào cũng bị trừ 8% BHXH, 1,5% BHYT, 1% BHTN"
        return Decision(Measure.CONTRIBUTION, "measure.near", (taken.span("word"), kept.span("word")))
    if (debt := scene.match(_OF_DEBT, quantity.end, scene.right(quantity))) is not None:
        # "thu về được 31% số nợ"
        return Decision(Measure.ARREARS, "measure.near", (debt.span("word"),))
    if (budget := scene.match(_OF_BUDGET, quantity.end, scene.right(quantity))) is not None:
        # Only money is budgeted: "chi khám chữa bệnh bằng 53,2% dự toán".
        return Decision(Measure.FINANCE, "measure.near", (budget.span("word"),))
    if (market := scene.match(_OF_MARKET, quantity.end, scene.right(quantity))) is not None:
        # "Kênh ngân hàng đóng góp 46% phí mới"
        return Decision(Measure.FINANCE, "measure.money", (market.span("word"),))
    if (small := scene.match(_OF_BASIC_WAGE, quantity.end, scene.right(quantity))) is not None and _COSTS_LESS.search(
        scene.low, scene.left(quantity), quantity.start
    ) is not None:
        # "một lần khám hết ít hơn 15% mức lương cơ sở": below that all is paid.
        return Decision(Measure.BENEFIT, "measure.near", (small.span("word"),))
    spent = scene.match(_OF_COSTS, quantity.end, scene.right(quantity))
    if spent is not None and _SPENDS.search(scene.before(quantity)) is not None:
        return Decision(Measure.FINANCE, "measure.near", (spent.span("word"),))
    if (among := scene.match(_OF_INSURED, quantity.end, scene.right(quantity))) is not None and _GROUP_MAKES_UP.search(
        scene.low, scene.left(quantity), quantity.start
    ) is not None:
        # "Nhóm do ngân sách đóng chiếm 57,6% tổng số người tham gia"
        return Decision(Measure.PARTICIPATION, "measure.near", (among.span("word"),))
    money = scene.match(_OF_FUNDS, quantity.end, scene.right(quantity))
    if money is not None and any(scene.left(quantity) <= name.start < quantity.end for name in scene.insurances):
        # "Nguồn BHYT đóng góp tới 88% tổng thu của bệnh viện"
        return Decision(Measure.FINANCE, "measure.near", (money.span("word"),))
    return (
        _pension_rate(scene, quantity)
        or _survey(scene, quantity)
        or _of_things(scene, quantity, base)
        or _left_out(scene, quantity)
        or _after_money(scene, quantity, base)
    )


def _survey(scene: Scene, quantity: Candidate) -> Decision | None:
    """A share of the asked says what they think or plan, not what is."""
    found = scene.search(_SURVEY, scene.sentence.start, scene.right(quantity))
    if scene.match(_IS_IN, quantity.end, scene.clause_end(quantity)):
        return None
    return Decision(Measure.OTHER, "measure.survey", (found.span(),)) if found is not None else None


def _pension_rate(scene: Scene, quantity: Candidate) -> Decision | None:
    """``hưởng 95%``, ``45% tương ứng với 15 năm đóng``, ``mỗi năm nghỉ sớm bị giảm 2%``: rates of what is received."""
    start = scene.left(quantity)
    subject = scene.search(SUBJECT, start, quantity.start)
    if subject is None and (found := scene.search(_ENJOYS, start, quantity.start)) is not None:
        return Decision(Measure.BENEFIT, "measure.near", (found.span(),))
    if (found := scene.match(_FOR_YEARS, quantity.end, scene.right(quantity))) is not None:
        return Decision(Measure.BENEFIT, "measure.near", (found.span(),))
    if (found := scene.search(_EARLIER, start, quantity.start)) is not None:
        return Decision(Measure.BENEFIT, "measure.near", (found.span(),))
    return None


def _left_out(scene: Scene, quantity: Candidate) -> Decision | None:
    """``vẫn còn khoảng 30% chưa có BHYT``: what there is of them is told behind the number."""
    if not scene.hears(_NOT_COVERED) or not _THERE_IS.search(scene.before(quantity)):
        return None
    found = scene.match(_NOT_COVERED, quantity.end, scene.clause_end(quantity))
    return Decision(Measure.NON_PARTICIPATION, "measure.near", (found.span("word"),)) if found is not None else None


def _of_things(scene: Scene, quantity: Candidate, base: Base | None) -> Decision | None:
    """A share of offices, firms or files (``100% đơn vị giao dịch điện tử``) rates what they do."""
    if base is not Base.OTHER:
        return None
    for cue in scene.cues("bases", quantity.end, quantity.end + 40):
        if any(mark in scene.low[quantity.end : cue.start] for mark in ";,"):
            break
        if cue.value == "other" and _ARE.match(scene.low, quantity.end):
            # "khối tư nhân 17% số nợ; còn lại 4,8% là hợp tác xã": who the rest are, not what they do.
            return None
        if cue.value == "other" and _THINGS.match(scene.low, cue.start):
            return Decision(Measure.OTHER, "measure.things", ((cue.start, cue.end),))
    return None


def _after_money(scene: Scene, quantity: Candidate, base: Base | None) -> Decision | None:
    """A rate right behind an amount of money rates the money: ``nợ 61 tỷ đồng, bằng 3,71% số phải thu``."""
    if base in PEOPLE:
        return None
    start = scene.left(quantity)
    amount = scene.search(_MONEY, start, quantity.start)
    if amount is None:
        return None
    if any(cue.value == "benefit" for cue in scene.cues("measures", amount.start(), quantity.start)):
        # "Tổng chi phí 90 triệu đồng, trong đó quỹ BHYT thanh toán 80%": the rate has its own verb.
        return None
    cues = [
        cue
        for cue in scene.cues("measures", start, amount.start())
        if cue.value in {"finance", "arrears", "benefit", "contribution"}
    ]
    debts = list(scene.finditer(DEBT, start, amount.start()))
    if debts and (not cues or cues[-1].value == "arrears" or debts[-1].start() > cues[-1].start):
        return Decision(Measure.ARREARS, "measure.money", (debts[-1].span(),))
    if cues:
        # The state's revenue is finance whatever the text is about.
        word = scene.low[cues[-1].start : cues[-1].end]
        rule = "measure.near" if "ngân sách" in word or "phí" in word else "measure.money"
        return Decision(Measure.FINANCE, rule, ((cues[-1].start, cues[-1].end),))
    return None
