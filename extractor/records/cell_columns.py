"""What the columns of tables say of themselves: schemes, takings part, plans and results."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extractor.lexicon import Lexicons
from extractor.mentions import Candidate
from extractor.schema import Measure, MentionType, Span
from extractor.text.tables import Table
from extractor.text.view import TextView

__all__ = ["Columns"]

_RESULT = regex.compile(r"(?<!\p{L})(?:thực hiện|kết quả|đã|hiện có|đạt được|lũy kế|th)(?!\p{L})")
_PLAN = regex.compile(r"(?<!\p{L})(?:kế hoạch|kh|chỉ tiêu|ct|mục tiêu|giao|phấn đấu|dự kiến)(?!\p{L})")
_WHOLE = regex.compile(
    r"(?<!\p{L})(?:tổng|tổng số|sĩ số|dân số|số|lực lượng lao động|trong độ tuổi|thuộc diện|thuộc đối tượng)(?!\p{L})"
    r"|^(?:người|lao động|học sinh|hssv|nhân khẩu)"
)
_TAKING_PART = {Measure.PARTICIPATION.value, Measure.NON_PARTICIPATION.value}


class Columns:
    """Answers about the columns of a text's tables.

    Args:
        seen: the view.
        mentions: the mentions of the text, by position.
        lexicons: the lexicons.
    """

    def __init__(self, seen: TextView, mentions: Sequence[Candidate], lexicons: Lexicons) -> None:
        self.seen, self.mentions, self.lexicons = seen, mentions, lexicons
        self._starts = [each.start for each in mentions]
        self.rates: set[tuple[int, int]] = set()
        """The columns that hold percentages, as the start of the table and the number of the column."""

    def inside(self, span: Span) -> list[Candidate]:
        """The mentions that lie within a span of the view."""
        low, high = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [each for each in self.mentions[low:high] if each.end <= span[1]]

    def schemes_in(self, span: Span) -> list[Candidate]:
        """The names of schemes in a span."""
        return [each for each in self.inside(span) if each.kind is MentionType.INSURANCE]

    def schemes(self, table: Table, column: int) -> list[Candidate]:
        """The names of schemes in a column's headings."""
        return [name for span in table.headings[column] for name in self.schemes_in(span)]

    def takes_part(self, table: Table, column: int) -> bool:
        """Say whether a column's headings name those who take part, or who do not."""
        found = (self.lexicons["measures"].find(self.seen.low, *span) for span in table.headings[column])
        return any(value in _TAKING_PART for cues in found for _, _, value in cues)

    def is_plan(self, table: Table, column: int) -> bool:
        """Say whether a column holds what is planned, by its headings (``Kế hoạch``, ``Chỉ tiêu giao``)."""
        return self._says(_PLAN, table, column) and not self._says(_RESULT, table, column)

    def is_result(self, table: Table, column: int) -> bool:
        """Say whether a column holds what is (``Thực hiện``, ``Đã tham gia``), with or without a plan beside it."""
        return self._says(_RESULT, table, column) and not self._says(_PLAN, table, column)

    def follows_plan(self, table: Table, column: int) -> bool:
        """``Kế hoạch | Thực hiện | Tỷ lệ (%)``: say whether the columns before one are a plan and its result."""
        if column > 1 and self._says(_PLAN, table, column - 1) and self._says(_RESULT, table, column - 1):
            return "/" in "".join(self.seen.low[slice(*span)] for span in table.headings[column - 1])
        return column > 2 and any(
            self.is_plan(table, plan) and self.is_result(table, done)
            for plan, done in ((column - 2, column - 1), (column - 1, column - 2))
        )

    def is_whole(self, table: Table, column: int) -> bool:
        """Say whether a column counts all, while one beside it counts those who take part."""
        if self.schemes(table, column) or self.takes_part(table, column) or not self._says(_WHOLE, table, column):
            return False
        if self._says(_PLAN, table, column) or self._says(_RESULT, table, column):
            return False
        return any(
            self.takes_part(table, other) and (table.start, other) not in self.rates
            for other in range(1, len(table.headings))
            if other != column
        )

    def _says(self, pattern: regex.Pattern[str], table: Table, column: int) -> bool:
        return any(pattern.search(self.seen.low, *span) for span in table.headings[column])
