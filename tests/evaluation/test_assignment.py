from itertools import permutations

import pytest

from extractor.evaluation.assignment import assign

from .making import random_source


def best_by_trial(weights: list[list[int]]) -> int:
    rows, columns = len(weights), len(weights[0])
    size = max(rows, columns)
    padded = [[weights[r][c] if r < rows and c < columns else 0 for c in range(size)] for r in range(size)]
    return max(sum(padded[r][c] for r, c in enumerate(order)) for order in permutations(range(size)))


@pytest.mark.parametrize("seed", range(5))
def test_the_sum_is_the_best_of_all_permutations(seed: int) -> None:
    rng = random_source(seed)
    for _ in range(24):
        rows, columns = rng.randint(1, 6), rng.randint(1, 6)
        weights = [[rng.choice([0, 0, 1, 2, 5, 10**30]) for _ in range(columns)] for _ in range(rows)]
        pairs = assign(weights)
        assert sum(weights[r][c] for r, c in pairs) == best_by_trial(weights)
        assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
        assert all(weights[r][c] > 0 for r, c in pairs)
        assert pairs == sorted(pairs)


@pytest.mark.parametrize("weights", [[], [[]], [[0, 0], [0, 0]]])
def test_nothing_to_match(weights: list[list[int]]) -> None:
    assert assign(weights) == []
