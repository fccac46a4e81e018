"""A phrase made of pieces of a view, with the way back: what a cell says, written out.

``Toàn tỉnh | … | 15.273`` below ``BHXH tự nguyện: thực hiện (người)`` reads "toàn tỉnh: BHXH tự nguyện: thực hiện là
15.273 người". Its words are the text's, in another order, with some put in between.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extractor.mentions import Candidate
from extractor.schema import Span
from extractor.spelling import lower
from extractor.text.view import TextView

__all__ = ["Phrase"]


@dataclass(eq=False)
class Phrase:
    """Pieces of a view and words put in, in order."""

    seen: TextView
    _parts: list[str] = field(default_factory=list)
    _starts: array[int] = field(default_factory=lambda: array("q"))
    _ends: array[int] = field(default_factory=lambda: array("q"))
    _pieces: list[tuple[int, int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self._starts)

    def say(self, words: str, source: Span | None = None) -> Phrase:
        """Put words in; ``source`` is the span of the view that they stand for, if any."""
        start, end = source if source is not None else (-1, -1)
        self._parts.append(words)
        self._starts.extend([start] * len(words))
        self._ends.extend([end] * len(words))
        return self

    def take(self, start: int, end: int, *, opening: bool = False) -> Phrase:
        """Add a piece of the view; ``opening`` lowers the capital of a word that opens a cell."""
        words = self.seen.text[start:end]
        if opening and words[1:2].islower():
            words = lower(words[:1]) + words[1:]
        self._pieces.append((start, end, len(self)))
        self._parts.append(words)
        self._starts.extend(range(start, end))
        self._ends.extend(range(start + 1, end + 1))
        return self

    def view(self) -> TextView:
        """The phrase as a view of its own; its offsets go back by :meth:`back`, not by ``stored``."""
        text = "".join(self._parts)
        return TextView(text, text, lower(text))

    def back(self, span: Span) -> Span | None:
        """Map a span of the phrase to the view: its first unbroken stretch, or ``None`` if all was put in."""
        found: Span | None = None
        for start, end in zip(self._starts[slice(*span)], self._ends[slice(*span)], strict=True):
            if start < 0:
                continue
            if found is None:
                found = (start, end)
            elif start == found[1] or (start, end) == found:
                found = (found[0], end)
            elif start > found[1] or end < found[0]:
                break
        return found

    def mentions(self, inside: Callable[[Span], Sequence[Candidate]]) -> list[Candidate]:
        """The mentions of the pieces, at their place in the phrase; ``inside`` gives those of a span of the view."""
        moved: list[Candidate] = []
        for start, end, at in self._pieces:
            for each in inside((start, end)):
                shift = at - start
                moved.append(each._replace(start=each.start + shift, end=each.end + shift, cover=(0, 0), noun=None))
        return moved
