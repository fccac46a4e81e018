import random
import statistics

import pytest

from extractor.evaluation import evaluate
from extractor.evaluation.bootstrap import DEFAULT_SEED, bootstrap, percentile
from extractor.evaluation.headline import HEADLINES, headline, pack
from extractor.evaluation.tally import tally, total
from extractor.schema import Annotation

from .making import annotation, mention, random_mentions, random_source, with_records


def documents(seed: int, number: int = 8) -> list[tuple[Annotation, Annotation]]:
    rng = random_source(seed)
    pairs = []
    for place in range(number):
        gold = random_mentions(rng, rng.randint(1, 9), 60, 4)
        found = [each for each in gold if rng.random() < 0.7] + random_mentions(rng, 2, 60, 4)
        pairs.append((with_records(gold, rng, f"d{place}"), with_records(found, rng, f"d{place}")))
    return pairs


def test_draws_of_packed_counts_are_draws_of_whole_documents() -> None:
    tallies = [tally(gold, found) for gold, found in documents(1)]
    generator = random.Random(5)  # noqa: S311 - the same source as the code under test
    scores: dict[str, list[float]] = {name: [] for name in HEADLINES}
    for _ in range(80):
        drawn = headline(total(generator.choices(tallies, k=len(tallies))))
        for name in HEADLINES:
            if (f1 := drawn[name].f1) is not None:
                scores[name].append(f1)
    found = bootstrap([pack(headline(each)) for each in tallies], resamples=80, seed=5)
    assert len({interval.low for interval in found.values() if interval}) > 5
    for name, values in scores.items():
        interval = found[name]
        if not values:
            assert interval is None
            continue
        assert interval is not None
        expected = percentile(sorted(values), 0.025), percentile(sorted(values), 0.975)
        assert (interval.low, interval.high) == pytest.approx(expected, abs=1e-12)


def test_the_interval_holds_the_score_and_is_the_same_every_time() -> None:
    gold, found = zip(*documents(2, 30), strict=True)
    scores = evaluate(gold, found)
    interval = scores.intervals["mention.strict"]
    assert interval is not None
    assert interval.low < (scores.headline["mention.strict"].f1 or 0) < interval.high
    assert evaluate(gold, found).intervals == scores.intervals


def test_zero_is_a_seed_like_any_other() -> None:
    gold, found = zip(*documents(2), strict=True)
    zero, one, default = (evaluate(gold, found, resamples=50, seed=seed) for seed in (0, 1, DEFAULT_SEED))
    assert zero.signature.seed == 0
    assert zero.intervals != one.intervals
    assert zero.intervals != default.intervals


def test_more_documents_give_a_narrower_interval() -> None:
    def width(number: int) -> float:
        gold, found = zip(*documents(4, number), strict=True)
        interval = evaluate(gold, found).intervals["mention.strict"]
        assert interval is not None
        return interval.high - interval.low

    assert width(80) < width(8) / 2


@pytest.mark.parametrize(("number", "resamples"), [(1, 100), (5, 0)])
def test_no_interval_without_two_documents_or_without_draws(number: int, resamples: int) -> None:
    packed = [pack(headline(tally(gold, found))) for gold, found in documents(3, number)]
    assert set(bootstrap(packed, resamples=resamples).values()) == {None}


def test_a_score_that_no_draw_defines_has_no_interval() -> None:
    gold = [annotation([mention(0, 4, "year")], document=name) for name in "abc"]
    intervals = evaluate(gold, gold, resamples=10).intervals
    assert intervals["mention.strict.year"] is not None
    assert intervals["mention.strict.percentage"] is None
    assert intervals["record.core"] is None


@pytest.mark.parametrize("size", [2, 3, 10, 57])
def test_percentiles_are_those_of_the_standard_library(size: int) -> None:
    rng = random_source(size)
    values = sorted(rng.random() for _ in range(size))
    hundredths = statistics.quantiles(values, n=100, method="inclusive")
    for place in (1, 5, 50, 95, 99):
        assert percentile(values, place / 100) == pytest.approx(hundredths[place - 1])
    assert (percentile(values, 0), percentile(values, 1)) == (values[0], values[-1])
