"""Stretches of a text that hold figures and names as no article does: dumps of numbers, or what was made to be slow.

Each number and each name of a scheme has its answer, a hundred times its own size, so the answer to a megabyte of
nothing else would be hundreds of megabytes that nobody reads. Such a stretch is left unread, and the annotation says
where it is (:attr:`extractor.schema.Annotation.unread`); the text around it is read as ever.

The densest table of the corpus has a figure for every four code points, but a hundred of them; one of all provinces with
ten columns has seven hundred.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.schema import Span
from extractor.text.view import TextView, masked

__all__ = ["FEWEST", "SPREAD", "dense_stretches", "without_dense"]

FEWEST = 10_000
"""Figures and names that a stretch must hold to be left unread."""
SPREAD = 16
"""Code points a figure or name, on average, below which it is dense. News has one for every sixty."""
APART = 512
"""Code points of other text, about, that end a stretch."""

_SIGNAL = re.compile(r"\d+|bh[a-zđ]{2}|bảo hiểm|năm")


def dense_stretches(seen: TextView) -> list[Span]:
    """Return the stretches of the view that are too dense, in order: from their first figure or name to their last.

    A figure is a run of digits here; ``năm`` (year, and five) is counted too. Each that comes sooner than expected raises
    a score, each that comes later lowers it; a stretch ends where the score was highest, once it has fallen far below.
    """
    found: list[Span] = []
    if len(seen.low) < 2 * FEWEST:
        return found
    # Where the stretch began and has its highest score so far, and how many signals it holds to there.
    first = last = before = highest = score = upto = count = 0
    for match in _SIGNAL.finditer(seen.low):
        start, end = match.span()
        score += SPREAD - (start - before) if count else 0
        if not count or score < 0 or highest - score > APART:
            if upto >= FEWEST:
                found.append((first, last))
            first, last, highest, score, upto, count = start, end, 0, 0, 1, 1
        else:
            count += 1
            if score >= highest:
                last, highest, upto = end, score, count
        before = start
    if upto >= FEWEST:
        found.append((first, last))
    return found


def without_dense(seen: TextView) -> TextView:
    """Return the view with its dense stretches masked, and noted as ``unread``.

    Of the line breaks in a stretch only the first and the last are kept: what stands before it and behind it remains
    apart, and the lines between weigh nothing.
    """
    dense = dense_stretches(seen)
    if not dense:
        return seen
    pieces: list[Span] = []
    for start, end in dense:
        first, last = (find("\n", start, end) for find in (seen.low.find, seen.low.rfind))
        cuts = [at for at in sorted({first, last}) if at >= 0]
        pieces += zip([start, *(at + 1 for at in cuts)], [*cuts, end], strict=True)
    unread = tuple(seen.stored(*span) for span in dense)
    return replace(masked(seen, pieces, breaks=False), unread=unread)
