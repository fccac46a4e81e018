"""Percentile bootstrap intervals with the document as the unit (Efron and Tibshirani 1993, ch. 13).

Mentions of one article are not independent of each other, articles are; so whole documents are
drawn, with replacement, and the micro-averaged score is worked out anew for each draw.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from extractor.evaluation.headline import HEADLINES, f1_of_packed
from extractor.evaluation.models import Interval

__all__ = ["DEFAULT_RESAMPLES", "DEFAULT_SEED", "bootstrap", "percentile"]

DEFAULT_RESAMPLES = 1000
"""Number of draws, unless another is asked for."""
DEFAULT_SEED = 12345
"""Seed of every resampling, unless another is asked for; 0 is a seed like any other."""


def bootstrap(
    packed: Sequence[int], *, resamples: int = DEFAULT_RESAMPLES, seed: int = DEFAULT_SEED, level: float = 0.95
) -> dict[str, Interval | None]:
    """The interval of each headline score.

    Args:
        packed: one packed count per document (``headline.pack``), in a fixed order.
        resamples: number of draws; 0 gives no intervals.
        seed: of the private random generator.
        level: the share of draws inside the interval.

    Returns:
        Per headline score its interval, or ``None``: without draws, with fewer than two
        documents, or where no draw defines the score. Draws in which a score is 0/0 are left
        out for that score.
    """
    if resamples < 1 or len(packed) < 2:
        return dict.fromkeys(HEADLINES)
    generator = random.Random(seed)  # noqa: S311 - statistics, not secrets
    draws = [f1_of_packed(sum(generator.choices(packed, k=len(packed)))) for _ in range(resamples)]
    intervals: dict[str, Interval | None] = {}
    for name, column in zip(HEADLINES, zip(*draws, strict=True), strict=True):
        defined = sorted(value for value in column if value is not None)
        tail = (1 - level) / 2
        intervals[name] = (
            Interval(low=percentile(defined, tail), high=percentile(defined, 1 - tail), level=level)
            if defined
            else None
        )
    return intervals


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which a share of sorted values lies, interpolated linearly between two.

    It is definition 7 of Hyndman and Fan (1996), the default of R and NumPy.
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
