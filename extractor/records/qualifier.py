"""Qualifier: the word or sign right before a number that bounds it.

``qualifier.before``      the nearest word or sign: ``khoảng trên`` is *more than*; ``tới``, ``chỉ``, ``mới`` say nothing,
                          and no more do words that only end like one (``cao hơn``, ``khảo sát``, ``Ấn Độ``)
``qualifier.never_past``  a bound that is not passed: ``chưa khi nào vượt 1,5%``, ``không để … vượt quá 130.000``
``qualifier.from_below``  behind the number: ``từ 85% trở lên``, ``80%+``
``qualifier.from_above``  behind the number: ``từ 20% trở xuống``
``qualifier.none``        otherwise none

A qualifier does not spread over a list. ``vượt`` bounds only where the number is not a distance to a
target (:mod:`extractor.records.role`); ``cao nhất`` only what a rule grants or asks, not the best of several.
"""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.mentions import Candidate
from extractor.records.scene import Decision, Scene
from extractor.schema import Qualifier, Role

__all__ = ["qualifier"]

_FROM = regex.compile(r"(?<!\p{L})từ[ ](?:\p{L}+[ ])?$")
_FROM_BELOW = regex.compile(r"[ ](?:\p{L}+[ ]){0,4}?trở lên(?!\p{L})")
_JUST_BELOW = regex.compile(
    r"[ ](?:(?:người|lao động|dân số|kế hoạch|lực lượng lao động(?: trong độ tuổi)?)[ ])?trở lên(?!\p{L})|\+(?!\d)"
)
_FROM_ABOVE = regex.compile(r"[ ](?:\p{L}+[ ]){0,3}?trở xuống(?!\p{L})")
_SILENT = r"(?:(?:lên đến|lên tới|cũng|từ|đến|tới|là|có|được|đạt|tăng|giảm|tỷ lệ|mức|con số|còn)[ ])?"
_NOT = regex.compile(r"(?<!\p{L})(?:không|chưa)[ ](?:khi nào|bao giờ|lúc nào|năm nào|để|cho|ai|nơi nào)[^,;.\d]{0,60}$")
_RECKONED = regex.compile(
    r"(?<!\p{L})(?P<word>ước|ước tính)[ ](?:có |tổng )?(?:số|tỷ lệ)[ ](?:\p{L}+[ ,]+){1,8}?(?:là|đạt|có|ở mức)[ ]$"
)
_GRANTS = regex.compile(r"(?<!\p{L})(?:được|hưởng|hỗ trợ|trả|đóng|phạt|vay|trợ cấp|thanh toán|mức)(?!\p{L})")
_SUPERLATIVES = {"cao nhất", "cao nhất là", "thấp nhất", "nhiều nhất"}
_SIDES = 30
"""Characters before a number within which its qualifier stands."""


@compiled("qualifiers")
def _before(lexicons: Lexicons) -> regex.Pattern[str]:
    return regex.compile(rf"(?:(?<!\p{{L}})(?P<word>{lexicons['qualifiers'].alternation()}))[ ]?{_SILENT}$")


def qualifier(scene: Scene, quantity: Candidate, role: Role) -> Decision:
    """Decide the qualifier of a quantity whose role is known."""
    found = scene.search(_before(scene.lexicons), max(scene.left(quantity), quantity.start - _SIDES), quantity.start)
    if found is not None and (decided := _read(scene, quantity, role, found)) is not None:
        return decided
    if found is None and (reckoned := scene.search(_RECKONED, scene.clause_start(quantity), quantity.start)):
        return Decision(Qualifier.APPROX, "qualifier.before", (reckoned.span("word"),))
    end = min(scene.sentence.end, quantity.end + 40)
    from_here = scene.search(_FROM, max(scene.left(quantity), quantity.start - 14), quantity.start) is not None
    if (match := (_FROM_BELOW if from_here else _JUST_BELOW).match(scene.low, quantity.end, end)) is not None:
        return Decision(Qualifier.AT_LEAST, "qualifier.from_below", (match.span(),))
    if (match := scene.match(_FROM_ABOVE, quantity.end, end)) is not None:
        return Decision(Qualifier.AT_MOST, "qualifier.from_above", (match.span(),))
    return Decision(None, "qualifier.none")


def _read(scene: Scene, quantity: Candidate, role: Role, found: regex.Match[str]) -> Decision | None:
    word, span = found["word"], found.span("word")
    previous = scene.previous(quantity)
    if word == "trên" and previous is not None and scene.low[previous.end : quantity.start] == " trên ":
        # "31 trên 49 đại biểu": out of them.
        return None
    value = scene.lexicons["qualifiers"].values[word]
    if value == "none":
        return None
    if word.startswith("vượt") or word == "quá":
        left = max(scene.left(quantity), found.start() - 90)
        if (never := scene.search(_NOT, left, found.start())) is not None:
            return Decision(Qualifier.AT_MOST, "qualifier.never_past", (never.span(), span))
        # The distance of "vượt 0,2%" is exact; only a level can be passed.
        if role is not Role.LEVEL:
            return None
    if word in _SUPERLATIVES and not scene.search(_GRANTS, scene.clause_start(quantity), found.start()):
        # "huyện Đầm Dơi cao nhất 99,2%" is the best of several.
        return None
    return Decision(Qualifier(value), "qualifier.before", (span,))
