"""The counts of nervaluate, another implementation of SemEval-2013 task 9.1, on flat data."""

import random

import pytest
from nervaluate.evaluator import Evaluator

from extractor.evaluation.build import mention_scores
from extractor.evaluation.ratios import SemEvalCounts
from extractor.evaluation.tally import tally, total
from extractor.schema import Mention, MentionType

from .making import TYPES, annotation, flat_mentions, mention, random_mention, random_source

Documents = list[tuple[list[Mention], list[Mention]]]
_COUNTS = ("correct", "incorrect", "partial", "missed", "spurious", "possible", "actual")


def ours(documents: Documents) -> dict[str, SemEvalCounts]:
    return mention_scores(total(tally(annotation(gold), annotation(found)) for gold, found in documents)).semeval


def theirs(documents: Documents) -> dict[str, object]:
    def spans(mentions: list[Mention]) -> list[dict[str, object]]:
        # Their ends are inclusive.
        return [{"label": each.type.value, "start": each.start, "end": each.end - 1} for each in mentions]

    gold, found = ([spans(pair[side]) for pair in documents] for side in (0, 1))
    evaluator = Evaluator(gold, found, tags=[kind.value for kind in MentionType], loader="dict")
    return evaluator.evaluate()["overall"]  # type: ignore[no-any-return]


def noisy(rng: random.Random, gold: list[Mention]) -> list[Mention]:
    """The gold with changed ends and types, still flat."""
    found: list[Mention] = []
    for each in gold:
        action = rng.random()
        start = max(each.start + rng.choice([0, 0, 0, -1, 1]), found[-1].end if found else 0)
        end = each.end + rng.choice([0, 0, 0, -1, 1, 3])
        if action < 0.1 or end <= start:
            continue
        found.append(random_mention(rng, start, end, TYPES if action < 0.3 else [each.type]))
    return found


def same_counts(one: SemEvalCounts, other: object) -> bool:
    ratios = [(getattr(one, name) or 0.0) - getattr(other, name) for name in ("precision", "recall", "f1")]
    return all(getattr(one, name) == getattr(other, name) for name in _COUNTS) and max(map(abs, ratios)) < 1e-12


@pytest.mark.parametrize("seed", range(10))
def test_strict_exact_and_partial_agree_on_all_flat_data(seed: int) -> None:
    rng = random_source(seed)
    for _ in range(40):
        documents: Documents = []
        for _ in range(rng.randint(1, 4)):
            gold = flat_mentions(rng, 40)
            documents.append((gold, noisy(rng, gold) if rng.random() < 0.5 else flat_mentions(rng, 40)))
        mine, other = ours(documents), theirs(documents)
        for name in ("strict", "exact", "partial"):
            assert same_counts(mine[name], other[name]), name


def touched(one: Mention, others: list[Mention]) -> list[Mention]:
    return [each for each in others if one.start < each.end and each.start < one.end]


@pytest.mark.parametrize("seed", range(10))
def test_type_agrees_wherever_each_gold_mention_meets_one_prediction(seed: int) -> None:
    # nervaluate matches greedily, prediction by prediction: the first prediction over a gold
    # mention takes it, even with the wrong type. Where no two compete there is nothing to choose.
    rng = random_source(seed)
    compared = several = 0
    for _ in range(40):
        gold = flat_mentions(rng, 40)
        found = noisy(rng, gold) if rng.random() < 0.5 else flat_mentions(rng, 40)
        found = [each for each in found if all(len(touched(wanted, found)) == 1 for wanted in touched(each, gold))]
        several += any(len(touched(each, gold)) > 1 for each in found)
        compared += 1
        assert same_counts(ours([(gold, found)])["type"], theirs([(gold, found)])["ent_type"])
    assert compared == 40
    assert several > 5


def test_where_predictions_compete_ours_takes_the_better_one() -> None:
    gold = [mention(0, 10, "year", 2020)]
    found = [mention(0, 3, "head_count", 1), mention(4, 10, "year", 2020)]
    mine, other = ours([(gold, found)])["type"], theirs([(gold, found)])["ent_type"]
    assert (mine.correct, mine.incorrect, mine.spurious) == (1, 0, 1)
    assert (getattr(other, "correct"), getattr(other, "incorrect"), getattr(other, "spurious")) == (0, 1, 1)  # noqa: B009
