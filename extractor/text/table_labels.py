"""What a row's label is: a place, the row that sums up, or a group.

A label is a place if it stands behind a place's class word (``Xã Mường Bú``, ``TP Kon Tum``), or if every syllable
has a capital and the column of labels is headed by places (``Địa phương``) or by nothing that says otherwise
(``Nhóm``, ``Cấp học``). ``Toàn tỉnh``, ``Tổng cộng`` sum up.
"""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.schema import Span
from extractor.text.places import CLASS_WORDS
from extractor.text.table_parts import Row, Table
from extractor.text.view import TextView

__all__ = ["is_total", "place_label"]

_SYLLABLE = r"\p{Lu}[\p{L}'’]*+"
_NAME = regex.compile(rf"{_SYLLABLE}(?:(?:[ ]|[ ]?[-–][ ]?){_SYLLABLE}){{0,6}}+(?:[ ]\d{{1,2}})?")
_CLASS = regex.compile(
    rf"(?:(?:bhxh|bảo hiểm xã hội|ubnd|khu vực)[ ])?(?:(?:{CLASS_WORDS})[ ]|(?:tp|tx|tt|[hqxpt])\.[ ]?)"
)
_NO_PLACE = regex.compile(r"(?:bhxh|bhyt|bhtn|bảo hiểm)(?!\p{L})|\p{L}{1,4}$(?<=thcs|thpt|hssv|nlđ|dn|fdi)")


@compiled("table_headings")
def _headings(lexicons: Lexicons, value: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?:{lexicons['table_headings'].alternation(value)})(?!\p{{L}})")


def is_total(seen: TextView, row: Row, lexicons: Lexicons) -> bool:
    """Say whether a row sums up the others."""
    return _headings(lexicons, "total").match(seen.low, *row.label) is not None


def place_label(seen: TextView, table: Table, row: Row, lexicons: Lexicons) -> Span | None:
    """Return the span of the place's name in a row's label, without its class word; ``None`` if it is no place."""
    start, end = row.label
    if is_total(seen, row, lexicons):
        return None
    if (found := _CLASS.match(seen.low, start, end)) is not None:
        # "Phường 5" keeps its class word, without which it is no name.
        if _NAME.fullmatch(seen.text, found.end(), end):
            return found.end(), end
        return (start, end) if seen.low[found.end() : end].isdigit() else None
    heading = [span for span in table.headings[0] if span[0] < span[1]]
    groups = any(_headings(lexicons, "group").match(seen.low, *span) for span in heading)
    places = any(_headings(lexicons, "place").match(seen.low, *span) for span in heading)
    if _NAME.fullmatch(seen.text, start, end) is None or _NO_PLACE.match(seen.low, start, end):
        return None
    if places or (not groups and " " in seen.text[start:end]):
        return start, end
    return None
