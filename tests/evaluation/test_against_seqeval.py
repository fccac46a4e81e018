"""The counts of seqeval in strict IOB2 mode (after the CoNLL-2000 script) on tagged data."""

import pytest
from seqeval.metrics.v1 import precision_recall_fscore_support
from seqeval.scheme import IOB2

from extractor.evaluation.build import mention_scores
from extractor.evaluation.tally import tally, total
from extractor.schema import Mention, MentionType

from .making import annotation, flat_mentions, random_source

_LENGTH = 40


def tags(mentions: list[Mention]) -> list[str]:
    line = ["O"] * (_LENGTH + 1)
    for each in mentions:
        for place in range(each.start, each.end):
            line[place] = f"{'B' if place == each.start else 'I'}-{each.type}"
    return line


@pytest.mark.parametrize("seed", range(20))
def test_span_and_type_has_the_same_scores_by_type_and_in_all(seed: int) -> None:
    rng = random_source(seed)
    documents = []
    for _ in range(10):
        gold = flat_mentions(rng, _LENGTH)
        kept = [each for each in gold if rng.random() < 0.7]
        documents.append((gold, kept if rng.random() < 0.7 else flat_mentions(rng, _LENGTH)))
    mine = mention_scores(total(tally(annotation(gold), annotation(found)) for gold, found in documents)).span_and_type
    sequences = [tags(gold) for gold, _ in documents], [tags(found) for _, found in documents]
    options = {"scheme": IOB2, "zero_division": 0}
    by_type = precision_recall_fscore_support(*sequences, average=None, **options)
    for place, kind in enumerate(sorted(MentionType)):
        row = mine[kind]
        assert row.gold == by_type[3][place]
        assert (row.precision or 0, row.recall, row.f1) == pytest.approx(tuple(column[place] for column in by_type[:3]))
    whole = precision_recall_fscore_support(*sequences, average="micro", **options)
    assert (mine["all"].precision, mine["all"].recall, mine["all"].f1) == pytest.approx(whole[:3])
