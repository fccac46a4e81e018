"""From a span that a simple script found to a mention with its value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from benchmarks.words import INSURANCE, SCALES
from extractor.schema import Mention, MentionType

__all__ = ["Found", "mentions"]

Found = tuple[MentionType, int, int]
"""A type, and a half-open span in code points."""

_CODES = {name.casefold(): code for name, code in INSURANCE.items()}
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")


def mentions(text: str, found: Iterable[Found], rule: str) -> tuple[Mention, ...]:
    """Make mentions of spans: of two that overlap the earlier one in ``found`` stays; sorted by position.

    Args:
        text: the article.
        found: types and spans.
        rule: name of the script, which becomes the mentions' rule.
    """
    kept: list[Mention] = []
    for kind, start, end in found:
        if not any(start < other.end and other.start < end for other in kept):
            made = _mention(kind, text[start:end], start, rule)
            kept += [made] if made is not None else []
    return tuple(sorted(kept, key=lambda each: each.span))


def _mention(kind: MentionType, said: str, start: int, rule: str) -> Mention | None:
    data: dict[str, object] = {"type": kind, "start": start, "end": start + len(said), "text": said, "rule": rule}
    if kind is MentionType.INSURANCE:
        return Mention.model_validate({**data, "value": _CODES[" ".join(said.casefold().split())]})
    if kind is MentionType.YEAR:
        numbers = [Decimal(year) for year in _YEAR.findall(said)]
    else:
        scale = next((size for word, size in SCALES.items() if word in said.casefold()), 1)
        numbers = [_number(each) * scale for each in _NUMBER.findall(said)]
    value, upper = numbers[0], numbers[1] if len(numbers) > 1 else None
    if upper is not None and upper <= value:
        return None
    if kind is MentionType.HEAD_COUNT and value % 1:
        return None
    return Mention.model_validate({**data, "value": float(value), "upper": None if upper is None else float(upper)})


def _number(said: str) -> Decimal:
    """Read points before three digits as grouping, other marks as the decimal mark."""
    return Decimal(re.sub(r"\.(?=\d{3}(?!\d))", "", said).replace(",", "."))
