"""Records by rules of thumb, shared by both simple scripts: the nearest scheme, the nearest year, a few cues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor.schema import (
    Annotation,
    Article,
    Base,
    Measure,
    Mention,
    MentionType,
    QuantityKind,
    Record,
    Role,
    Span,
    Status,
)

__all__ = ["annotation"]

_BREAK = re.compile(r"(?<=[.!?…])\s+|\s*\n\s*")
_PLANNED = re.compile(r"phấn đấu|mục tiêu|chỉ tiêu|kế hoạch", re.IGNORECASE)
_BASES = {
    "lực lượng lao động": Base.LABOUR_FORCE,
    "dân số": Base.POPULATION,
    "người dân": Base.POPULATION,
    "học sinh": Base.GROUP,
    "mức lương": Base.WAGE,
    "tiền lương": Base.WAGE,
    "mức đóng": Base.CONTRIBUTION,
    "chi phí": Base.COST,
    "kế hoạch": Base.PLAN,
    "chỉ tiêu": Base.PLAN,
    "cùng kỳ": Base.PREVIOUS,
    "năm trước": Base.PREVIOUS,
}
_MEASURES = {
    "chưa tham gia": Measure.NON_PARTICIPATION,
    "tham gia": Measure.PARTICIPATION,
    "bao phủ": Measure.PARTICIPATION,
    "nợ": Measure.ARREARS,
    "chậm đóng": Measure.ARREARS,
    "hưởng": Measure.BENEFICIARIES,
    "chi trả": Measure.BENEFICIARIES,
}
_ROLES = {"tăng": Role.INCREASE, "tăng thêm": Role.INCREASE, "giảm": Role.DECREASE, "vượt": Role.ABOVE_TARGET}
_BASE = re.compile("|".join(_BASES), re.IGNORECASE)
_PLACE = re.compile(r"\btỉnh ((?:\w+ ?){1,3})|\b(?:cả nước|toàn quốc)\b", re.IGNORECASE)


def annotation(article: Article, mentions: Sequence[Mention]) -> Annotation:
    """Make one record of every percentage and head count, and put all into the output's contract.

    Args:
        article: the article; its publication year stands in where the sentence names no year.
        mentions: what a script found in it, by position.
    """
    return Annotation(
        document=article.document,
        sha256=article.sha256,
        published=article.published,
        mentions=tuple(mentions),
        records=tuple(
            _record(article, each, mentions, (start, end))
            for start, end in _sentences(article.text)
            for each in mentions
            if start <= each.start < end and each.type.value in tuple(QuantityKind)
        ),
    )


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for mark in _BREAK.finditer(text):
        yield start, mark.end()
        start = mark.end()
    yield start, len(text) + 1


def _record(article: Article, quantity: Mention, mentions: Sequence[Mention], sentence: Span) -> Record:
    words = article.text[sentence[0] : sentence[1]]
    before = article.text[sentence[0] : quantity.start].lower().rstrip()
    near = [each for each in mentions if sentence[0] <= each.start < sentence[1]]
    years = [each for each in near if each.type is MentionType.YEAR]
    scheme = _scheme(quantity, near, mentions)
    year = min(years, key=lambda each: abs(each.start - quantity.start)) if years else None
    default = Measure.OTHER if scheme is None else Measure.PARTICIPATION
    published = article.published.year if article.published is not None else None
    base = _BASE.search(article.text, quantity.end, sentence[1]) if quantity.type is MentionType.PERCENTAGE else None
    return Record.model_validate(
        {
            "kind": quantity.type.value,
            **quantity.model_dump(include={"start", "end", "text", "value", "upper"}),
            "insurance": [] if scheme is None else [scheme.value],
            "year": year.value if year is not None else published,
            "year_end": year.upper if year is not None else None,
            "measure": next((measure for word, measure in _MEASURES.items() if word in words.lower()), default),
            "role": next((role for word, role in _ROLES.items() if before.endswith(word)), Role.LEVEL),
            "status": Status.PLANNED if _PLANNED.search(words) else Status.ACTUAL,
            "base": _BASES[base[0].lower()] if base is not None else None,
            "place": _place(words),
        }
    )


def _scheme(quantity: Mention, near: Sequence[Mention], mentions: Sequence[Mention]) -> Mention | None:
    """The nearest scheme to the left in the sentence, else the first to the right, else the last one before."""
    schemes = [each for each in near if each.type is MentionType.INSURANCE]
    left = [each for each in schemes if each.start < quantity.start]
    earlier = [each for each in mentions if each.type is MentionType.INSURANCE and each.start < quantity.start]
    return next(iter(left[-1:] or schemes[:1] or earlier[-1:]), None)


def _place(words: str) -> str | None:
    for found in _PLACE.finditer(words):
        if found[1] is None:
            return "Việt Nam"
        if name := " ".join(takewhile(str.istitle, found[1].split())):
            return name
    return None
