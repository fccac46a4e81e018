"""Is the difference between two predictions more than chance? Paired randomisation.

Under the hypothesis that two systems do equally well, their outputs for a document could be
exchanged. The test exchanges them at random and counts how often the difference of the scores
is at least as large as the one observed (approximate randomisation: Noreen 1989; Yeh 2000 for
F1). With few documents all exchanges are tried, and the p-value is exact.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from extractor.evaluation.bootstrap import DEFAULT_SEED
from extractor.evaluation.evaluate import by_name
from extractor.evaluation.headline import HEADLINES, f1_of_packed, headline, pack
from extractor.evaluation.signature import Signature, make_signature
from extractor.evaluation.tally import tally
from extractor.schema import Annotation

__all__ = ["DEFAULT_SHUFFLES", "MAX_EXACT", "ComparedScore", "Comparison", "compare"]

DEFAULT_SHUFFLES: Final = 10_000
"""Number of random exchanges, unless another is asked for."""
MAX_EXACT: Final = 14
"""Up to this many documents on which the two differ, all 2^n exchanges are tried."""

_TINY: Final = 1e-12  # Equal differences may come out a rounding error apart.


class ComparedScore(BaseModel):
    """One headline score of both predictions. ``difference`` is b - a."""

    model_config = ConfigDict(frozen=True)

    a: float | None
    b: float | None
    difference: float | None
    p: float | None = Field(description="Two-sided; null where one of the scores is 0/0.")


class Comparison(BaseModel):
    """Two predictions against one gold."""

    model_config = ConfigDict(frozen=True)

    signature: Signature
    method: Literal["exact", "approximate"]
    exchanges: int = Field(description="Exchanges that were tried.")
    without_prediction: dict[str, tuple[str, ...]] = Field(description="Per side, gold documents without prediction.")
    scores: dict[str, ComparedScore]


def compare(
    gold: Iterable[Annotation],
    a: Iterable[Annotation],
    b: Iterable[Annotation],
    *,
    resamples: int = DEFAULT_SHUFFLES,
    seed: int = DEFAULT_SEED,
) -> Comparison:
    """Compare two predictions by paired randomisation over documents.

    Documents on which both have the same counts change nothing when exchanged. If at most
    :data:`MAX_EXACT` others are left, p is the share of all their exchanges with at least the
    observed difference; else p is (c + 1) / (n + 1) for c such exchanges among n random ones.
    An exchange that leaves a score undefined counts as one of those, which is the safe side.

    Args:
        gold: one annotation per document.
        a: predictions of the first system; gold that they leave out counts as missed.
        b: predictions of the second.
        resamples: random exchanges, if there are too many documents for all.
        seed: of the private random generator.

    Raises:
        ValueError: where one side has a document twice, or ``resamples`` is below 1.
    """
    if resamples < 1:
        raise ValueError(f"resamples is {resamples}; give 1 or more")
    wanted = by_name(gold, "gold")
    sides = {"a": by_name(a, "predictions A"), "b": by_name(b, "predictions B")}
    names = sorted(wanted)
    left, right = ([pack(headline(tally(wanted[name], side.get(name)))) for name in names] for side in sides.values())
    changes = [second - first for first, second in zip(left, right, strict=True) if first != second]
    exact = len(changes) <= MAX_EXACT
    sums = _all_exchanges(changes) if exact else _random_exchanges(changes, resamples, seed)
    extreme, tried = _count_extreme(sum(left), sum(right), sums)
    first_scores, second_scores = f1_of_packed(sum(left)), f1_of_packed(sum(right))
    scores = {}
    for name, x, y, count in zip(HEADLINES, first_scores, second_scores, extreme, strict=True):
        defined = x is not None and y is not None
        p = count / tried if exact else (count + 1) / (tried + 1)
        scores[name] = ComparedScore(
            a=x, b=y, difference=y - x if x is not None and y is not None else None, p=p if defined else None
        )
    return Comparison(
        signature=make_signature(wanted.values(), resamples=resamples, seed=seed),
        method="exact" if exact else "approximate",
        exchanges=tried,
        without_prediction={key: tuple(sorted(wanted.keys() - side.keys())) for key, side in sides.items()},
        scores=scores,
    )


def _all_exchanges(changes: Sequence[int]) -> Iterator[int]:
    """The sum of every subset, each once, along a Gray code: one exchange a step."""
    total = 0
    chosen = [False] * len(changes)
    yield total
    for step in range(1, 2 ** len(changes)):
        place = (step & -step).bit_length() - 1
        chosen[place] = not chosen[place]
        total += changes[place] if chosen[place] else -changes[place]
        yield total


def _random_exchanges(changes: Sequence[int], number: int, seed: int) -> Iterator[int]:
    generator = random.Random(seed)  # noqa: S311 - statistics, not secrets
    for _ in range(number):
        bits = generator.getrandbits(len(changes))
        yield sum(compress(changes, ((bits >> place) & 1 for place in range(len(changes)))))


def _count_extreme(left: int, right: int, sums: Iterable[int]) -> tuple[list[int], int]:
    """Per headline score the exchanges with at least the observed difference, and how many were tried."""
    observed = [abs(y - x) if x is not None and y is not None else 0.0 for x, y in _scores(left, right)]
    extreme = [0] * len(HEADLINES)
    tried = 0
    for shift in sums:
        tried += 1
        for place, (x, y) in enumerate(_scores(left + shift, right - shift)):
            if x is None or y is None or abs(y - x) >= observed[place] - _TINY:
                extreme[place] += 1
    return extreme, tried


def _scores(left: int, right: int) -> Iterator[tuple[float | None, float | None]]:
    return zip(f1_of_packed(left), f1_of_packed(right), strict=True)
