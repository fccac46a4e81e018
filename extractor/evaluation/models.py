"""What an evaluation returns: frozen models that serialise to JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from extractor.evaluation.ratios import PRF, SemEvalCounts, SlotScore
from extractor.evaluation.signature import Signature

__all__ = ["ByType", "DocumentCounts", "Interval", "MentionScores", "RecordScores", "Scores"]

ByType = dict[str, PRF]
"""A score per mention type or record kind, and over ``all`` of them."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Interval(_Frozen):
    """A percentile bootstrap interval of a score."""

    low: float
    high: float
    level: float = 0.95


class DocumentCounts(_Frozen):
    """Which documents the scores are about. Names are sorted."""

    scored: int = Field(description="Documents with gold; all of them count, whatever else is said of them here.")
    empty: tuple[str, ...] = Field(description="Neither gold nor predicted mentions; they add nothing to any count.")
    without_prediction: tuple[str, ...] = Field(description="Gold only; everything in them counts as missed.")
    without_gold: tuple[str, ...] = Field(description="Prediction only; they are not scored.")
    other_text: tuple[str, ...] = Field(
        description="The prediction was made from other bytes (sha256) than the gold; scored, but offsets may be off."
    )


class MentionScores(_Frozen):
    """Mention scores per criterion, each by type and over all, from one alignment.

    ``confusion`` counts aligned pairs: rows are gold types, columns predicted ones, ``none``
    stands for a mention without partner.
    """

    strict: ByType = Field(description="Same type, span, value and upper bound.")
    span_and_type: ByType = Field(description="Same span and type; the strict score of SemEval-2013 and CoNLL-2003.")
    span: ByType = Field(description="Same span; the exact score of SemEval-2013.")
    overlap: ByType = Field(description="The spans overlap.")
    partial: ByType = Field(description="Same span, or half credit for an overlap.")
    type: ByType = Field(description="The spans overlap and the type is the same.")
    value: ByType = Field(description="Same type, value and upper bound anywhere in the document, as a multiset.")
    semeval: dict[str, SemEvalCounts] = Field(description="strict, exact, partial and type of SemEval-2013.")
    confusion: dict[str, dict[str, int]]


class RecordScores(_Frozen):
    """Record scores, each by kind and over all."""

    quantity: ByType = Field(description="The quantity is strictly matched: the most that core and full can reach.")
    core: ByType = Field(description="And insurance (as a set), year and year_end are equal.")
    full: ByType = Field(description="And measure, role and status are equal.")
    full_without: dict[str, ByType] = Field(
        description="Full with one slot left out of the comparison; what it gains over full is what the slot costs."
    )


class Scores(_Frozen):
    """The evaluation of one set of predictions against one set of gold files."""

    signature: Signature
    documents: DocumentCounts
    mentions: MentionScores
    records: RecordScores
    slots: dict[str, SlotScore] = Field(description="Per slot, over the strictly matched quantities.")
    slots_by_kind: dict[str, dict[str, SlotScore]] = Field(description="The same by kind of quantity.")
    slot_values: dict[str, dict[str, dict[str, int]]] = Field(
        description="Per slot, strictly matched quantities by gold and then by predicted value."
    )
    headline: ByType = Field(description="The scores that are compared and gated, by name.")
    intervals: dict[str, Interval | None] = Field(description="Of the F1 of each headline score; null if undefined.")
    by_style: dict[str, ByType] = Field(description="The headline scores of each style.")
    intervals_by_style: dict[str, dict[str, Interval | None]] = Field(
        description="Of those, like ``intervals``; only styles of five documents or more."
    )
    by_document: dict[str, ByType] = Field(description="The headline scores of each document.")
