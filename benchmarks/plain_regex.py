"""The script that a competent data journalist would write in an afternoon, with nothing but ``re``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.simple_mentions import Found, mentions
from benchmarks.simple_records import annotation
from benchmarks.words import AGENCY_BEFORE, AGENCY_BEHIND, INSURANCE, PERSONS, SCALES
from extractor.schema import Annotation, Article, MentionType

__all__ = ["annotate"]


def _any(words: Iterator[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_GROUPED = r"(?:\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)"
_PERCENT = r"\d+(?:[.,]\d+)?"
_YEAR = r"(?:19|20)\d\d"
_PATTERNS = {
    MentionType.PERCENTAGE: rf"(?<![\d.,]){_PERCENT}(?:\s?%)?(?:\s?[-–]\s?{_PERCENT})?\s?(?:%|(?:điểm )?phần trăm)",
    MentionType.YEAR: "|".join(
        [
            rf"(?<![\d/.-])\d{{1,2}}([/.-])\d{{1,2}}\1{_YEAR}\b",
            rf"(?<![\d/])\d{{1,2}}/{_YEAR}(?![\d/])",
            rf"\b(?:\d{{1,2}} tháng )?(?<=tháng )\d{{1,2}} năm {_YEAR}\b",
            rf"(?<![\d/.-]){_YEAR}\s?[-–]\s?{_YEAR}\b",
            rf"(?<=năm ){_YEAR}\b",
        ]
    ),
    MentionType.HEAD_COUNT: rf"(?<![\w.,/]){_GROUPED}(?:\s?[-–]\s?{_GROUPED})?(?:\s(?:{_any(iter(SCALES))}))?"
    rf"(?=\s?(?:{_any(iter(PERSONS))})\b)",
    MentionType.INSURANCE: "".join(rf"(?<!{word} )" for word in AGENCY_BEFORE)
    + rf"\b(?:{_any(iter(INSURANCE))})\b(?! (?:{_any(iter(AGENCY_BEHIND))})\b)",
}
_COMPILED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}


def annotate(article: Article) -> Annotation:
    """Annotate an article. Pure; reads nothing but the article."""
    return annotation(article, mentions(article.text, _found(article.text), "plain_regex"))


def _found(text: str) -> Iterator[Found]:
    for kind, pattern in _COMPILED.items():
        for match in pattern.finditer(text):
            yield kind, *match.span()
