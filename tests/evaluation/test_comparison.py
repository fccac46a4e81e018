from itertools import product

import pytest

from extractor.evaluation import compare, evaluate
from extractor.evaluation.comparison import MAX_EXACT
from extractor.evaluation.headline import HEADLINES, headline
from extractor.evaluation.tally import tally, total
from extractor.schema import Annotation

from .making import annotation, mention, random_mentions, random_source, with_records


def systems(seed: int, number: int, keep: tuple[float, float] = (0.8, 0.6)) -> list[list[Annotation]]:
    """Gold and two predictions, of which each keeps its share of the gold."""
    rng = random_source(seed)
    gold: list[Annotation] = []
    a: list[Annotation] = []
    b: list[Annotation] = []
    for place in range(number):
        mentions = random_mentions(rng, rng.randint(3, 9), 90, 4)
        gold.append(with_records(mentions, rng, f"d{place}"))
        for side, share in zip((a, b), keep, strict=True):
            side.append(with_records([each for each in mentions if rng.random() < share], rng, f"d{place}"))
    return [gold, a, b]


def test_the_exact_p_is_the_share_of_all_exchanges() -> None:
    gold, a, b = systems(1, 6)
    left, right = ([tally(wanted, found) for wanted, found in zip(gold, side, strict=True)] for side in (a, b))
    extreme = dict.fromkeys(HEADLINES, 0)
    for flips in product([False, True], repeat=6):
        ours = headline(total(r if flip else one for one, r, flip in zip(left, right, flips, strict=True)))
        theirs = headline(total(one if flip else r for one, r, flip in zip(left, right, flips, strict=True)))
        if not any(flips):
            observed = {name: (ours[name].f1, theirs[name].f1) for name in HEADLINES}
        for name, (x, y) in observed.items():
            one, other = ours[name].f1, theirs[name].f1
            if x is not None and y is not None:
                extreme[name] += one is None or other is None or abs(one - other) >= abs(x - y) - 1e-12
    comparison = compare(gold, a, b)
    assert (comparison.method, comparison.exchanges) == ("exact", 64)
    assert len(set(extreme.values())) > 4
    for name, each in comparison.scores.items():
        if each.p is not None:
            assert each.p == extreme[name] / 64
            assert (each.a, each.b) == pytest.approx(observed[name])


def test_scores_are_those_of_an_evaluation() -> None:
    gold, a, b = systems(2, 5)
    comparison = compare(gold, a, b)
    for side, found in (("a", a), ("b", b)):
        scores = evaluate(gold, found, resamples=0).headline
        for name, each in comparison.scores.items():
            assert getattr(each, side) == pytest.approx(scores[name].f1)
    strict = comparison.scores["mention.strict"]
    assert strict.difference == pytest.approx((strict.b or 0) - (strict.a or 0))


def test_a_clear_difference_among_many_documents_has_a_small_p() -> None:
    gold, a, b = systems(3, 60, keep=(0.9, 0.5))
    comparison = compare(gold, a, b, resamples=500)
    assert (comparison.method, comparison.exchanges) == ("approximate", 500)
    assert comparison.scores["mention.strict"].p == 1 / 501
    assert (comparison.scores["mention.strict"].difference or 0) < -0.2


def test_random_exchanges_come_near_the_exact_p(monkeypatch: pytest.MonkeyPatch) -> None:
    gold, a, b = systems(4, 9, keep=(0.75, 0.65))
    exact = compare(gold, a, b).scores
    monkeypatch.setattr("extractor.evaluation.comparison.MAX_EXACT", 0)
    drawn = compare(gold, a, b, resamples=4000).scores
    assert any(0.1 < (each.p or 0) < 0.9 for each in exact.values())
    for name, each in exact.items():
        if each.p is not None:
            assert drawn[name].p == pytest.approx(each.p, abs=0.03)


def test_the_same_predictions_twice_are_no_difference() -> None:
    gold, a, _ = systems(5, 20)
    comparison = compare(gold, a, a)
    assert all(each.difference in (0, None) and each.p in (1, None) for each in comparison.scores.values())


def test_documents_alike_on_both_sides_do_not_count_against_the_exact_limit() -> None:
    gold, a, b = systems(6, 40)
    comparison = compare(gold, a, [*b[:MAX_EXACT], *a[MAX_EXACT:]])
    assert comparison.method == "exact"
    assert comparison.exchanges <= 2**MAX_EXACT
    assert compare(gold, a, b).method == "approximate"


def test_exchanging_the_systems_turns_the_sign_only() -> None:
    gold, a, b = systems(7, 8)
    forth, back = compare(gold, a, b).scores, compare(gold, b, a).scores
    for name, each in forth.items():
        assert each.p == back[name].p
        assert each.difference == (None if each.difference is None else -(back[name].difference or 0))


def test_the_seed_decides_the_random_exchanges() -> None:
    gold, a, b = systems(8, 30, keep=(0.75, 0.7))
    first, again, zero = (compare(gold, a, b, resamples=200, seed=seed) for seed in (3, 3, 0))
    assert first == again
    assert first.scores != zero.scores
    assert zero.signature.seed == 0


def test_a_score_of_nothing_has_no_p_and_missing_documents_are_named() -> None:
    gold = [annotation([mention(0, 4, "year")], document=name) for name in "ab"]
    comparison = compare(gold, gold[:1], gold)
    assert comparison.scores["record.core"].p is None
    assert comparison.scores["record.core"].difference is None
    assert comparison.scores["mention.strict"].p == 1
    assert comparison.without_prediction == {"a": ("b",), "b": ()}


def test_at_least_one_exchange_is_needed() -> None:
    with pytest.raises(ValueError, match="resamples is 0"):
        compare([], [], [], resamples=0)
