import time
from collections.abc import Iterator

import pytest

from extractor.evaluation import alignment
from extractor.evaluation.alignment import Alignment, Pair, align
from extractor.schema import Mention

from .making import mention, random_mentions, random_source

Goals = tuple[int, int, int, int, int, int, int]


def meaning(one: Mention) -> tuple[object, ...]:
    return (one.type, one.value, one.upper)


def goals(pairs: list[Pair]) -> Goals:
    """What an alignment maximises, in its order; the last one is the negated distance of the boundaries."""
    return (
        sum(p.gold == p.predicted for p in pairs),
        sum(p.gold.span == p.predicted.span and p.gold.type == p.predicted.type for p in pairs),
        sum(p.gold.span == p.predicted.span for p in pairs),
        len(pairs),
        sum(p.gold.type == p.predicted.type for p in pairs),
        sum(meaning(p.gold) == meaning(p.predicted) for p in pairs),
        -sum(abs(p.gold.start - p.predicted.start) + abs(p.gold.end - p.predicted.end) for p in pairs),
    )


def all_matchings(gold: list[Mention], predicted: list[Mention]) -> Iterator[list[Pair]]:
    if not gold:
        yield []
        return
    first, rest = gold[0], gold[1:]
    yield from all_matchings(rest, predicted)
    for place, other in enumerate(predicted):
        if first.start < other.end and other.start < first.end:
            for pairs in all_matchings(rest, predicted[:place] + predicted[place + 1 :]):
                yield [Pair(first, other), *pairs]


def check_is_one_to_one(found: Alignment, gold: list[Mention], predicted: list[Mention]) -> None:
    def listed(mentions: list[Mention]) -> list[str]:
        return sorted(each.model_dump_json() for each in mentions)

    assert listed([pair.gold for pair in found.pairs] + list(found.missed)) == listed(gold)
    assert listed([pair.predicted for pair in found.pairs] + list(found.spurious)) == listed(predicted)
    assert all(p.gold.start < p.predicted.end and p.predicted.start < p.gold.end for p in found.pairs)


@pytest.mark.parametrize("seed", range(5))
def test_no_one_to_one_matching_is_better(seed: int) -> None:
    rng = random_source(seed)
    for _ in range(60):
        length, width = rng.choice([(4, 3), (8, 4), (16, 6)])
        gold = random_mentions(rng, rng.randint(0, 5), length, width)
        predicted = random_mentions(rng, rng.randint(0, 5), length, width)
        found = align(gold, predicted)
        check_is_one_to_one(found, gold, predicted)
        assert goals(list(found.pairs)) == max(map(goals, all_matchings(gold, predicted)))


@pytest.mark.parametrize("seed", range(5))
def test_beyond_the_size_that_is_solved_in_full_the_first_four_goals_are_exact(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alignment, "MAX_CELLS", 0)
    rng = random_source(seed)
    for _ in range(24):
        gold = random_mentions(rng, rng.randint(1, 5), 8, 4)
        predicted = random_mentions(rng, rng.randint(1, 5), 8, 4)
        found = align(gold, predicted)
        check_is_one_to_one(found, gold, predicted)
        assert goals(list(found.pairs))[:4] == max(map(goals, all_matchings(gold, predicted)))[:4]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_lists_plays_no_part(seed: int) -> None:
    rng = random_source(seed)
    for _ in range(12):
        gold, predicted = random_mentions(rng, 8, 12, 5), random_mentions(rng, 8, 12, 5)
        expected = align(gold, predicted)
        rng.shuffle(gold)
        rng.shuffle(predicted)
        assert align(gold, predicted) == expected


@pytest.mark.parametrize("seed", range(5))
def test_exchanging_the_sides_exchanges_the_pairs(seed: int) -> None:
    rng = random_source(seed)
    for _ in range(24):
        gold, predicted = random_mentions(rng, 7, 10, 5), random_mentions(rng, 7, 10, 5)
        forth, back = align(gold, predicted), align(predicted, gold)

        def key(one: Mention, two: Mention) -> tuple[str, str]:
            return (one.model_dump_json(), two.model_dump_json())

        assert sorted(key(p.gold, p.predicted) for p in forth.pairs) == sorted(
            key(p.predicted, p.gold) for p in back.pairs
        )
        assert (forth.missed, forth.spurious) == (back.spurious, back.missed)


def test_a_long_document_is_solved_cluster_by_cluster() -> None:
    rng = random_source(5)
    expected: list[Pair] = []
    gold: list[Mention] = []
    predicted: list[Mention] = []
    for cluster in range(60):
        for side in (gold, predicted):
            side += [
                each.model_copy(update={"start": each.start + 20 * cluster, "end": each.end + 20 * cluster})
                for each in random_mentions(rng, 4, 6, 5)
            ]
        expected += align(gold[-4:], predicted[-4:]).pairs
    assert align(gold, predicted).pairs == tuple(expected)


def test_a_tie_goes_to_the_pair_that_comes_first() -> None:
    # Both predictions lie one code point off on one side.
    found = align([mention(2, 6)], [mention(3, 6), mention(2, 5)])
    assert [pair.predicted.span for pair in found.pairs] == [(2, 5)]


def test_the_closer_boundaries_win_before_the_position() -> None:
    found = align([mention(0, 20)], [mention(0, 2), mention(3, 20)])
    assert [pair.predicted.span for pair in found.pairs] == [(3, 20)]


def test_two_numbers_cannot_both_match_one_range() -> None:
    found = align([mention(0, 10)], [mention(0, 3), mention(6, 10)])
    assert (len(found.pairs), len(found.spurious), len(found.missed)) == (1, 1, 0)


def test_adjacent_mentions_are_no_pair() -> None:
    found = align([mention(0, 3)], [mention(3, 6)])
    assert (found.pairs, len(found.missed), len(found.spurious)) == ((), 1, 1)


def test_a_mention_listed_twice_is_matched_once() -> None:
    one = mention(0, 4)
    found = align([one, one], [one])
    assert (len(found.pairs), found.missed, found.spurious) == (1, (one,), ())


@pytest.mark.parametrize(
    ("number", "length", "width"), [(4000, 100_000, 8), (4000, 4000, 30), (4000, 5, 5), (2000, 1, 2000)]
)
def test_thousands_of_mentions_take_well_under_a_second(number: int, length: int, width: int) -> None:
    rng = random_source(7)
    gold, predicted = random_mentions(rng, number, length, width), random_mentions(rng, number, length, width)
    began = time.perf_counter()
    found = align(gold, predicted)
    assert time.perf_counter() - began < 3  # A tenth of it, with room for a slow machine.
    assert len(found.pairs) + len(found.missed) == number
