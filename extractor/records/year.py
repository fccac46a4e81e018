"""Year: the calendar year that a quantity is about.

Years that belong to something else are passed over: a law's or a document's (``Luật BHXH 2014``, ``ngày
24/12/2020`` of a resolution), and the baseline of a comparison (``so với năm 2020``), which has its own
role. In this order:

``year.behind``   in the number's clause behind it: ``46 nghìn người năm 2012``, ``35% vào năm 2021``
``year.before``   the nearest before it in the sentence
``year.now``      ``hiện nay``, ``đến nay`` where the publication date is known
``year.carried``  the last year of the text so far, while the subject goes on
``year.published``  the publication year, of a state that is just now
"""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene

__all__ = ["own_years", "year"]

_BASELINE = regex.compile(
    r"(?<!\p{L})(?:so với|so cùng kỳ|so|cùng kỳ|cùng kì|cùng thời điểm|hơn|bằng|kém|thấp hơn|cao hơn|với)[ ](?:cùng kỳ|cùng kì|cùng thời điểm|thời điểm|cuối|đầu|hết|tháng|ngày|năm|của|đến|mức|giai đoạn|kết quả|thực hiện|quý|con số|số|kế hoạch|[ \d/.])*$"
)
_DOCUMENT = regex.compile(
    r"(?<!\p{L})(?:luật|bộ luật|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch số|công văn|chương trình hành động số|văn bản|pháp lệnh|hiến pháp|kết luận|tờ trình)(?!\p{L})[^,;:]{0,70}$"
)
_DOCUMENT_DATE = regex.compile(r"(?<!\p{L})(?:ngày|năm|tháng)[ ]?$|\p{L}[ ]$|[(]$")
_NOW = regex.compile(r"(?<!\p{L})(?:hiện nay|hiện|đến nay|tới nay|tính đến nay|hiện tại|hiện có|đến thời điểm này|đến thời điểm hiện tại|từ đầu năm|đầu năm đến nay|hiện đang)(?!\p{L})")


def own_years(scene: Scene) -> list[Candidate]:
    """The years of a sentence that a quantity may be about: no baseline's, no document's."""
    return [each for each in scene.years if not _is_baseline(scene, each) and not _is_document(scene, each)]


def _is_baseline(scene: Scene, each: Candidate) -> bool:
    before = scene.low[max(scene.sentence.start, each.start - 60) : each.start]
    return _BASELINE.search(before) is not None


def _is_document(scene: Scene, each: Candidate) -> bool:
    before = scene.low[max(scene.sentence.start, each.start - 90) : each.start]
    found = _DOCUMENT.search(before)
    if found is None:
        return False
    # "Nghị quyết … đặt mục tiêu đến năm 2025" names the plan's own year.
    return regex.search(r"(?<!\p{L})(?:đến|hết|mục tiêu|trong|giai đoạn|cuối|từ|vào|đầu)[ ](?:ngày |tháng |năm |hết )*$", before) is None


def year(
    scene: Scene, quantity: Candidate, row: Decision | None, carried: Decision | None, published_year: int | None
) -> Decision:
    """Decide ``(year, year_end)`` of a quantity."""
    own = own_years(scene)
    behind = [each for each in own if each.start >= quantity.end and each.end <= scene.clause_end(quantity)]
    if behind:
        return _of(behind[0], "year.behind")
    start = scene.left(quantity)
    between = [each for each in own if start <= each.start and each.end <= quantity.start]
    if between:
        return _of(between[-1], "year.before")
    if row is not None:
        return Decision(row.value, "year.row", row.evidence)
    before = [each for each in own if each.end <= quantity.start]
    if before:
        return _of(before[-1], "year.before")
    now = _NOW.search(scene.low, scene.sentence.start, scene.right(quantity))
    if now is not None and published_year is not None:
        return Decision((published_year, None), "year.now", (now.span(),))
    if carried is not None:
        return Decision(carried.value, "year.carried", carried.evidence)
    if published_year is not None:
        return Decision((published_year, None), "year.published")
    return Decision((None, None), "year.none")


def _of(each: Candidate, rule: str) -> Decision:
    return Decision((each.value, each.upper), rule, ((each.start, each.end),))
