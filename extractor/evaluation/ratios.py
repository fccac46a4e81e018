"""Precision, recall, F1 and accuracy out of counts. Zero divided by zero is ``None``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, computed_field

__all__ = ["PRF", "SemEvalCounts", "SlotScore", "f1_score"]


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def f1_score(precision: float | None, recall: float | None) -> float | None:
    """The harmonic mean of precision and recall.

    It is 2·matched/(gold + predicted): 0 where only one side is empty (then one of the two is
    ``None`` and nothing can match), and ``None`` only where both are empty.
    """
    if precision is None and recall is None:
        return None
    if not precision or not recall:
        return 0.0
    return 2 * precision * recall / (precision + recall)


class _Ratios(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class PRF(_Ratios):
    """Precision, recall and F1 (fractions of 1) with the counts that they come from."""

    gold: int
    """Items in the gold files."""
    predicted: int
    """Items in the predictions."""
    matched: float
    """Gold items that are matched; a half where the criterion gives half credit."""
    matched_predicted: float
    """Predicted items that are matched. It differs from ``matched`` only in the row of one type
    under a criterion that pairs across types."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Matched predictions among all predictions; ``None`` without predictions."""
        return _ratio(self.matched_predicted, self.predicted)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Matched gold items among all gold items; ``None`` without gold."""
        return _ratio(self.matched, self.gold)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, see :func:`f1_score`."""
        return f1_score(self.precision, self.recall)


class SemEvalCounts(_Ratios):
    """The counts of SemEval-2013 task 9.1 (after MUC-5), as nervaluate reports them.

    Precision is (correct + partial/2) / actual, recall the same over possible.
    """

    correct: int
    incorrect: int
    partial: int
    missed: int
    spurious: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def possible(self) -> int:
        """All gold mentions."""
        return self.correct + self.incorrect + self.partial + self.missed

    @computed_field  # type: ignore[prop-decorator]
    @property
    def actual(self) -> int:
        """All predicted mentions."""
        return self.correct + self.incorrect + self.partial + self.spurious

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Credit among the predicted mentions."""
        return _ratio(self.correct + self.partial / 2, self.actual)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Credit among the gold mentions."""
        return _ratio(self.correct + self.partial / 2, self.possible)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, see :func:`f1_score`."""
        return f1_score(self.precision, self.recall)


class SlotScore(_Ratios):
    """One slot over the strictly matched quantities.

    Slots that always have a value have an accuracy and no precision, recall and F1; slots that
    can be null the other way round.
    """

    scored_by: Literal["accuracy", "f1"]
    correct: int
    wrong: int
    """A value on both sides, not the same."""
    missing: int
    """A value in gold only."""
    spurious: int
    """A value in the prediction only."""
    empty: int
    """Null on both sides; not scored."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def accuracy(self) -> float | None:
        """Correct among all matched quantities."""
        return _ratio(self.correct, self.correct + self.wrong) if self.scored_by == "accuracy" else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def precision(self) -> float | None:
        """Correct among the predicted values."""
        return self.prf.precision if self.scored_by == "f1" else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def recall(self) -> float | None:
        """Correct among the gold values."""
        return self.prf.recall if self.scored_by == "f1" else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, see :func:`f1_score`."""
        return self.prf.f1 if self.scored_by == "f1" else None

    @property
    def prf(self) -> PRF:
        """The slot's values as items. For a slot that is always set its F1 is the accuracy."""
        wanted, found = self.correct + self.wrong + self.missing, self.correct + self.wrong + self.spurious
        return PRF(gold=wanted, predicted=found, matched=self.correct, matched_predicted=self.correct)
