from extractor.evaluation.headline import HEADLINES, f1_of_packed, headline, pack
from extractor.evaluation.tally import Tally, tally, total

from .making import random_mentions, random_source, with_records


def some(seed: int) -> Tally:
    rng = random_source(seed)
    mentions = random_mentions(rng, 8, 60, 4)
    return tally(with_records(mentions, rng), with_records(mentions[::2], rng))


def test_the_sum_of_packed_counts_is_the_pack_of_the_sum() -> None:
    tallies = [some(seed) for seed in range(6)]
    assert sum(pack(headline(each)) for each in tallies) == pack(headline(total(tallies)))


def test_packed_f1_is_the_f1() -> None:
    scores = headline(some(3))
    for name, value in zip(HEADLINES, f1_of_packed(pack(scores)), strict=True):
        expected = scores[name].f1
        assert (value is None) == (expected is None)
        assert value is None or abs(value - (expected or 0)) < 1e-12
    assert list(scores) == list(HEADLINES)
