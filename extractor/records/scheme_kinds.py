"""The kind of an insurance that was named before: ``trong đó tự nguyện 1,76 triệu``, ``theo hộ gia đình``."""

from __future__ import annotations

import regex

from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import InsuranceCode, MentionType

__all__ = ["kind_of_health", "kind_of_social"]

_BY_HOUSEHOLD = regex.compile(
    r"(?<!\p{L})(?:theo hộ(?: gia đình)?|(?:nhóm|diện|khối)[ ](?:tham gia |đóng )?(?:theo )?hộ gia đình)(?!\p{L})(?! (?:nghèo|cận|nông|làm|sản xuất|chính sách))"
)
_MEMBERS = regex.compile(r"(?<!\p{L})(?:người|thành viên)[ ]thứ[ ](?:nhất|hai|ba|tư|năm|sáu|[1-6])(?!\p{L}|\d)")
_KINDS = {"bắt buộc": InsuranceCode.SOCIAL_COMPULSORY, "tự nguyện": InsuranceCode.SOCIAL_VOLUNTARY}
_KIND_BEFORE = regex.compile(
    r"(?<!\p{L})(bắt buộc|tự nguyện)(?:[ ](?:là|có|đạt|chiếm|gần|hơn|trên|khoảng|mới|chỉ|với|được|tăng|giảm)|:)*[ ]$"
)
_KIND_BEHIND = regex.compile(r"[ ](?:người|lao động)?[ ]?(?:tham gia )?(bắt buộc|tự nguyện)(?!\p{L})")


def kind_of_health(scene: Scene, quantity: Candidate, decided: Decision) -> Decision:
    """``Nhóm tự đóng theo hộ gia đình 151.320 người``: the kind of a health insurance named before."""
    if decided.rule in {"insurance.left", "insurance.right"} or not (
        decided.value == (InsuranceCode.HEALTH,)
        or (decided.rule == "insurance.row" and decided.value == (InsuranceCode.HEALTH_HOUSEHOLD,))
    ):
        return decided
    found = scene.search(_BY_HOUSEHOLD, scene.left(quantity), quantity.start) or _BY_HOUSEHOLD.search(
        scene.low, quantity.end, scene.clause_end(quantity)
    )
    if found is None and quantity.kind is MentionType.PERCENTAGE:
        # "người thứ nhất đóng 4,5% …; người thứ hai bằng 70%": only households pay by the number of their members.
        found = scene.search(_MEMBERS, scene.sentence.start, scene.right(quantity))
    if found is not None:
        return Decision((InsuranceCode.HEALTH_HOUSEHOLD,), "insurance.kind", (found.span(),))
    return decided


def kind_of_social(scene: Scene, quantity: Candidate, decided: Decision) -> Decision:
    """``18,26 triệu, trong đó bắt buộc 16,5 triệu, tự nguyện 1,76 triệu``: the kind of a social insurance named before."""
    of_social = decided.value == (InsuranceCode.SOCIAL,)
    of_kind = decided.rule == "insurance.row" and decided.value in {(kind,) for kind in _KINDS.values()}
    if not of_social and not of_kind:
        return decided
    found = scene.search(_KIND_BEFORE, scene.left(quantity), quantity.start) or scene.match(
        _KIND_BEHIND, quantity.end, scene.right(quantity)
    )
    return decided if found is None else Decision((_KINDS[found[1]],), "insurance.kind", (found.span(1),))
