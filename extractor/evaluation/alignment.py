"""One optimal one-to-one alignment of a document's gold and predicted mentions.

Every figure of the evaluation is read off this one alignment, so that the rows of a table add
up. A pair is a gold and a predicted mention whose half-open spans overlap (adjacent spans do
not). Among all one-to-one sets of pairs the alignment maximises, in this order, the number of

1. strict pairs: same type, span, value and upper bound;
2. pairs of the same span and type;
3. pairs of the same span;
4. pairs;
5. pairs of the same type;
6. pairs of the same type, value and upper bound;

then takes the set whose boundaries lie closest together, then the one whose pairs come first
in the text. The order in which the mentions are listed plays no part.

The search is exact. Strict pairs are taken first, which costs nothing: they are at the top of
the order and copies of one mention are interchangeable. What is left falls into clusters of
overlapping spans, each solved as an assignment problem. A cluster whose gold count times
predicted count is above :data:`MAX_CELLS` (a pile of spans over the same words, which no sane
extractor gives) is solved by a sweep in O(n log n) that is still exact for 1 to 4 and takes
5 and 6 as they come. So time stays near linear in the number of mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractor.evaluation.assignment import assign
from extractor.evaluation.sweep import sweep
from extractor.schema import Mention

__all__ = ["MAX_CELLS", "Alignment", "Pair", "align", "quantity_key"]

MAX_CELLS = 1024
"""Largest product of gold and predicted mentions in a cluster for which all goals are exact."""

Key = tuple[int, int, str, str, float, float]
_Matches = list[tuple[int, int]]
"""Pairs of a place in a list of gold mentions and one in a list of predicted ones."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold mention and the predicted one aligned with it; their spans overlap."""

    gold: Mention
    predicted: Mention

    @property
    def same_type(self) -> bool:
        """Both are of one type."""
        return self.gold.type is self.predicted.type

    @property
    def same_span(self) -> bool:
        """Both start and end at the same code points."""
        return self.gold.span == self.predicted.span

    @property
    def same_value(self) -> bool:
        """Same type, value and upper bound. Numbers are compared exactly."""
        return self.same_type and (self.gold.value, self.gold.upper) == (self.predicted.value, self.predicted.upper)

    @property
    def strict(self) -> bool:
        """Same type, span, value and upper bound."""
        return self.same_span and self.same_value


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs and what is left over on either side, each by position."""

    pairs: tuple[Pair, ...]
    missed: tuple[Mention, ...]
    spurious: tuple[Mention, ...]


def quantity_key(mention: Mention) -> Key:
    """A key that sorts mentions by position and is equal exactly for strictly equal mentions."""
    named = isinstance(mention.value, str)
    number = 0.0 if isinstance(mention.value, str) else mention.value
    upper = float("-inf") if mention.upper is None else mention.upper
    return (*mention.span, mention.type.value, str(mention.value) if named else "", number, upper)


def align(gold: Iterable[Mention], predicted: Iterable[Mention]) -> Alignment:
    """Align the mentions of one document; see the module for what is optimal.

    Args:
        gold: the document's gold mentions, in any order; overlapping and repeated ones are fine.
        predicted: the predicted mentions of the same text.
    """
    left, right = sorted(gold, key=quantity_key), sorted(predicted, key=quantity_key)
    matches = _equal([quantity_key(mention) for mention in left], [quantity_key(mention) for mention in right])
    free_left, free_right = _rest(range(len(left)), range(len(right)), matches)
    for rows, columns in _clusters(left, right, free_left, free_right):
        if rows and columns:
            solve = _solve if len(rows) * len(columns) <= MAX_CELLS else _solve_large
            found = solve([left[i] for i in rows], [right[j] for j in columns])
            matches += [(rows[i], columns[j]) for i, j in found]
    missed, spurious = _rest(range(len(left)), range(len(right)), matches)
    return Alignment(
        pairs=tuple(Pair(left[i], right[j]) for i, j in sorted(matches)),
        missed=tuple(left[i] for i in missed),
        spurious=tuple(right[j] for j in spurious),
    )


def _equal(left: Sequence[Hashable], right: Sequence[Hashable]) -> _Matches:
    """Match the places of equal keys, first with first."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for j in reversed(range(len(right))):
        waiting[right[j]].append(j)
    return [(i, waiting[key].pop()) for i, key in enumerate(left) if waiting.get(key)]


def _rest(rows: Iterable[int], columns: Iterable[int], matches: _Matches) -> tuple[list[int], list[int]]:
    """The places that no match takes."""
    taken_rows, taken_columns = {i for i, _ in matches}, {j for _, j in matches}
    return [i for i in rows if i not in taken_rows], [j for j in columns if j not in taken_columns]


def _clusters(
    left: list[Mention], right: list[Mention], rows: list[int], columns: list[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Split both sides into runs of overlapping spans; no pair can cross from run to run."""
    spans = sorted([(left[i].span, 0, i) for i in rows] + [(right[j].span, 1, j) for j in columns])
    cluster: tuple[list[int], list[int]] = ([], [])
    reach = 0
    for (start, end), side, place in spans:
        if start >= reach:
            yield cluster
            cluster = ([], [])
        cluster[side].append(place)
        reach = max(reach, end)
    yield cluster


def _solve(gold: list[Mention], predicted: list[Mention]) -> _Matches:
    """The best matching of a small cluster; both lists are sorted by :func:`quantity_key`."""
    edges = [
        (i, j, Pair(mention, other))
        for i, mention in enumerate(gold)
        for j, other in enumerate(predicted)
        if mention.start < other.end and other.start < mention.end
    ]
    if len(edges) <= 1:
        return [(i, j) for i, j, _ in edges]
    # The earlier pairs win a tie: each outweighs all that come after it together.
    edges.sort(key=lambda edge: _place(edge[2]))
    base = 1 + min(len(gold), len(predicted))  # No count of pairs reaches it, so no goal carries over.
    reach = 1 + sum(_distance(pair) for _, _, pair in edges)
    weights = [[0] * len(predicted) for _ in gold]
    for rank, (i, j, pair) in enumerate(edges, start=1):
        weights[i][j] = ((_goals(pair, base) * reach - _distance(pair)) << len(edges)) + (1 << (len(edges) - rank))
    return assign(weights)


def _goals(pair: Pair, base: int) -> int:
    total = 0
    goals = (pair.strict, pair.same_span and pair.same_type, pair.same_span, True, pair.same_type, pair.same_value)
    for goal in goals:
        total = total * base + goal
    return total


def _distance(pair: Pair) -> int:
    return abs(pair.gold.start - pair.predicted.start) + abs(pair.gold.end - pair.predicted.end)


def _place(pair: Pair) -> tuple[Key, ...]:
    # Sorted, so that the tie falls the same way when gold and prediction change places.
    return tuple(sorted((quantity_key(pair.gold), quantity_key(pair.predicted))))


def _solve_large(gold: list[Mention], predicted: list[Mention]) -> _Matches:
    """A matching of any cluster that is the best one for the goals 1 to 4."""
    places = range(len(gold)), range(len(predicted))
    matches = _equal([(each.span, each.type) for each in gold], [(each.span, each.type) for each in predicted])
    rows, columns = _rest(*places, matches)
    found = _equal([gold[i].span for i in rows], [predicted[j].span for j in columns])
    matches += [(rows[i], columns[j]) for i, j in found]
    rows, columns = _rest(*places, matches)
    found = sweep([gold[i].span for i in rows], [predicted[j].span for j in columns])
    return matches + [(rows[i], columns[j]) for i, j in found]
