"""Agency or scheme: the same words name the fund's office and the insurance it runs.

Grammar decides, in this order (the words are in ``lexicon/data/agency_cues.tsv``):

1. ``law``      a law's name: ``Luật BHXH`` (but ``pháp luật BHXH`` is about the scheme);
2. ``product``  a product or company: ``BHXH số``, ``Tổng công ty Bảo hiểm …``;
3. ``office``   what stands before makes it an office: ``ngành BHXH``, ``Giám đốc BHXH``, ``do BHXH … chủ trì``;
4. ``scheme``   what stands before makes it a scheme: ``tham gia BHXH``, ``quỹ BHXH``, ``đóng BHXH``;
5. ``area``     an area behind it makes it an office: ``BHXH tỉnh``, ``BHXH Việt Nam``, ``BHXH Hà Nội``;
6. ``acts``     a verb of acting behind it does: ``BHXH đã thu``, ``BHXH cho biết``.

A name with a variant (``BHXH tự nguyện``) is always the scheme.
"""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.schema import InsuranceCode
from extractor.text.view import TextView

__all__ = ["not_a_scheme"]

_OFFICES = {InsuranceCode.SOCIAL, InsuranceCode.HEALTH}
_CHAIN = r"(?:(?:bhxh|bhyt|bhtn|bảo hiểm xã hội|bảo hiểm y tế|bảo hiểm thất nghiệp)(?:[ ]?\([\p{L}]+\))?(?:,|[ ]và|[ ]?[-–/])[ ]?)*+"

_CHAIN_ENDS = (",", ", ", " và", " và ", "-", "- ", "–", "– ", "/", "/ ")
"""What stands before a name that is not the first of a chain ends with one of these."""


class _Cues:
    def __init__(self, lexicons: Lexicons) -> None:
        cues = lexicons["agency_cues"]

        def before(value: str, link: str) -> regex.Pattern[str]:
            return regex.compile(rf"(?<!\p{{L}})(?:{cues.alternation(value)})[ ]{link}$")

        def ends(value: str, *links: str) -> tuple[str, ...]:
            forms = [row.form for row in cues.rows if row.value == value]
            return tuple(f"{form} {link}" for form in forms for link in ("", *links))

        def after(value: str) -> regex.Pattern[str]:
            return regex.compile(rf"[ ](?:{cues.alternation(value)})(?!\p{{L}})")

        self.law = regex.compile(
            r"(?<!\p{L})(?<!pháp )(?:luật|bộ luật|dự luật|dự án luật|dự thảo luật)[ ](?:sửa đổi[ ])?$"
        )
        self.law_chain = regex.compile(rf"(?<!\p{{L}})(?<!pháp )luật[ ]{_CHAIN}$")
        self.product = regex.compile(
            r"[ ]?số(?![\p{L}])(?![ ](?:lượng|người|tiền|thu|nợ|tháng|năm|\d))|[ ](?:điện tử|online)(?!\p{L})"
        )
        self.company = regex.compile(r"(?:công ty(?: cổ phần| tnhh| cp)?|tập đoàn|doanh nghiệp)[ ]$")
        # What stands before a name ends with none of these, mostly, and is not searched then.
        self.office_ends = ends("office", "của ", "là ", "các ")
        self.scheme_ends = ends("scheme")
        self.weak_ends = ends("weak")
        self.office = before("office", "(?:của[ ]|là[ ]|các[ ])?")
        self.office_chain = before("office", _CHAIN)
        self.scheme = before("scheme", "")
        self.weak = before("weak", "")
        self.scheme_chain = before("scheme", _CHAIN)
        self.area = after("area")
        self.acts = after("acts")


@compiled("agency_cues")
def _cues(lexicons: Lexicons) -> _Cues:
    return _Cues(lexicons)


@compiled("places")
def _place(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"[ ](?:{lexicons['places'].alternation()})(?!\p{{L}})")


def not_a_scheme(seen: TextView, start: int, end: int, code: InsuranceCode, lexicons: Lexicons) -> str | None:
    """Say why the name at ``[start, end)`` of the view is no mention, or return ``None`` for a scheme.

    Returns:
        ``"not.law"``, ``"not.product"``, ``"not.company"`` or ``"not.agency"``.
    """
    cues, low = _cues(lexicons), seen.low
    before = low[max(low.rfind("\n", 0, start) + 1, start - 70) : start]
    chained = before.endswith(_CHAIN_ENDS)
    if "luật" in before and (cues.law.search(before) or (chained and cues.law_chain.search(before))):
        return "not.law"
    if seen.text[start].isupper() and seen.text[start + 1].islower() and cues.company.search(before):
        return "not.company"
    if code is InsuranceCode.DEPOSIT and seen.low.startswith(" việt nam", end):
        return "not.agency"
    if " lần" in low[start:end]:
        return None
    if code is InsuranceCode.UNEMPLOYMENT and _HEALTH_OFFICE.search(before):
        return "not.agency"
    if code not in _OFFICES:
        return None
    if code is InsuranceCode.HEALTH:
        return "not.agency" if _HEALTH_OFFICE.search(before) else None
    if cues.product.match(low, end):
        return "not.product"
    if before.endswith(cues.office_ends) and cues.office.search(before):
        return "not.agency"
    if before.endswith(("chính sách ", "chế độ ")) and _POLICY_OFFICE.search(seen.text[max(start - 40, 0) : start]):
        return "not.agency"
    if before.endswith(cues.scheme_ends) and cues.scheme.search(before):
        return None
    if chained and cues.office_chain.search(before):
        return "not.agency"
    if before.endswith(_OFFICE_LINKS) and _OFFICES_IN_ROW.search(before):
        return "not.agency"
    weak = before.endswith(cues.weak_ends) and cues.weak.search(before) is not None
    if weak and seen.text[start : start + 3].islower() and low.startswith(" việt nam", end):
        # The office's name is written with a capital: "hệ thống bảo hiểm xã hội Việt Nam đã đi một chặng dài".
        return None
    if cues.area.match(low, _past_alias(low, end)) or _proper_name(seen, end, lexicons):
        return "not.agency"
    if weak:
        return None
    if cues.acts.match(low, end) and not (chained and cues.scheme_chain.search(before)):
        return "not.agency"
    return None


_POLICY_OFFICE = regex.compile(
    r"(?<!\p{L})(?:Ban|Vụ|Phòng|Cục)[ ](?:Thực hiện )?(?:Chính sách|chính sách|Chế độ|chế độ)[ ]$"
)
_OFFICE_LINKS = (" - ", " – ", "-", ", ", " và ")
_OFFICES_IN_ROW = regex.compile(
    r"(?<!\p{L})(?:liên ngành|hai ngành|các ngành|ngành|sở)[ ](?!nghề)[\p{L}&-]+(?:[ ,]+[\p{L}&-]+){0,5}?(?:[ ]?[-–][ ]?|,[ ]|[ ]và[ ])$"
)
"""``liên ngành Y tế - BHXH``: an office stands in a row with offices."""
_HEALTH_OFFICE = regex.compile(r"(?<!\p{L})(?:vụ|phòng|ban|cục|(?:phòng|trung tâm|ban) giám định)[ ]$")
_PROPER = regex.compile(r"[ ](?:\p{Lu}\p{Ll}+)(?:[ ]\p{Lu}\p{Ll}+)+")
_ALIAS = regex.compile(r"[ ]?\((?:bhxh|bhxhvn)\)")


def _past_alias(low: str, end: int) -> int:
    """``Bảo hiểm xã hội (BHXH) tỉnh``: the area may stand behind the short form."""
    alias = _ALIAS.match(low, end)
    return alias.end() if alias is not None else end


def _proper_name(seen: TextView, end: int, lexicons: Lexicons) -> bool:
    """``BHXH Hà Nội``: a name of a place follows directly."""
    if _place(lexicons).match(seen.low, end):
        return True
    following = _PROPER.match(seen.text, end)
    return following is not None and seen.text[end - 1].isupper()
