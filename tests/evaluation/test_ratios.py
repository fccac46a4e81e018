import pytest

from extractor.evaluation.ratios import PRF, SemEvalCounts, SlotScore, f1_score


@pytest.mark.parametrize(
    ("precision", "recall", "f1"),
    [(1.0, 1.0, 1.0), (0.5, 1.0, 2 / 3), (0.0, 0.0, 0.0), (None, 0.0, 0.0), (0.0, None, 0.0), (None, None, None)],
)
def test_f1(precision: float | None, recall: float | None, f1: float | None) -> None:
    assert f1_score(precision, recall) == f1


def test_precision_and_recall_count_their_own_side() -> None:
    row = PRF(gold=4, predicted=5, matched=1, matched_predicted=2)
    assert (row.precision, row.recall) == (0.4, 0.25)


def test_partial_credit_is_a_half() -> None:
    counts = SemEvalCounts(correct=2, incorrect=1, partial=2, missed=1, spurious=3)
    assert (counts.possible, counts.actual) == (6, 8)
    assert (counts.precision, counts.recall) == (3 / 8, 3 / 6)


def test_a_slot_that_is_always_set_has_an_accuracy_which_is_the_f1_of_its_values() -> None:
    slot = SlotScore(scored_by="accuracy", correct=3, wrong=1, missing=0, spurious=0, empty=0)
    assert (slot.accuracy, slot.precision, slot.recall, slot.f1) == (0.75, None, None, None)
    assert slot.prf.f1 == slot.accuracy


def test_a_slot_that_can_be_null_has_precision_and_recall() -> None:
    slot = SlotScore(scored_by="f1", correct=3, wrong=1, missing=4, spurious=2, empty=9)
    assert (slot.accuracy, slot.precision, slot.recall) == (None, 3 / 6, 3 / 8)
