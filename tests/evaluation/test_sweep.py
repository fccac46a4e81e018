import random

import pytest

from extractor.evaluation.sweep import sweep
from extractor.schema import Span

from .making import random_source


def overlapping(one: Span, two: Span) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def largest(left: list[Span], right: list[Span]) -> int:
    """Size of a maximum matching by augmenting paths (Kuhn), another way to the same number."""
    owner: dict[int, int] = {}

    def augment(i: int, seen: set[int]) -> bool:
        for j, span in enumerate(right):
            if j not in seen and overlapping(left[i], span):
                seen.add(j)
                if j not in owner or augment(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    return sum(augment(i, set()) for i in range(len(left)))


def spans(rng: random.Random, number: int, length: int, width: int) -> list[Span]:
    starts = [rng.randrange(length) for _ in range(number)]
    return [(start, start + rng.randint(1, width)) for start in starts]


@pytest.mark.parametrize("seed", range(5))
def test_no_matching_is_larger(seed: int) -> None:
    rng = random_source(seed)
    for _ in range(80):
        length, width = rng.choice([(5, 3), (20, 4), (20, 12), (60, 8)])
        left = spans(rng, rng.randint(0, 15), length, width)
        right = spans(rng, rng.randint(0, 15), length, width)
        pairs = sweep(left, right)
        assert all(overlapping(left[i], right[j]) for i, j in pairs)
        assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs) == largest(left, right)


def test_adjacent_spans_do_not_overlap() -> None:
    assert sweep([(0, 3)], [(3, 5)]) == []
    assert sweep([(0, 3)], [(2, 5)]) == [(0, 0)]
