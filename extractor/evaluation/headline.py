"""The headline scores: the ones that get an interval, are compared and have a floor.

Each is the F1 of three counts (matched, gold, predicted). For a slot that always has a value
gold and predicted are the same number, so that its F1 is its accuracy.

The counts of all headline scores of a document are packed into one integer of 64-bit fields.
Fields never overflow or go below zero, so a sum of such integers is the sum of every count at
once; resampling a thousand times over hundreds of documents takes well under a second without
any library.
"""

from __future__ import annotations

import struct
from typing import Final

from extractor.evaluation.build import mention_scores, record_scores, slot_scores
from extractor.evaluation.models import ByType
from extractor.evaluation.ratios import PRF
from extractor.evaluation.slots import SLOTS
from extractor.evaluation.tally import Tally
from extractor.schema import MentionType

__all__ = ["HEADLINES", "f1_of_packed", "headline", "pack"]

HEADLINES: Final = (
    "mention.strict",
    *(f"mention.strict.{kind}" for kind in MentionType),
    "mention.span",
    "mention.overlap",
    "mention.value",
    "record.core",
    "record.full",
    *(f"slot.{slot}" for slot in SLOTS),
)
"""Names of the headline scores, in the order in which they are printed."""

_LAYOUT: Final = struct.Struct(f"<{3 * len(HEADLINES)}Q")


def headline(tally: Tally) -> ByType:
    """The headline scores of a tally, by name."""
    mentions, records, slots = mention_scores(tally), record_scores(tally), slot_scores(tally)
    scores = {"mention.strict": mentions.strict["all"]}
    scores |= {f"mention.strict.{kind}": mentions.strict[kind] for kind in MentionType}
    scores |= {
        "mention.span": mentions.span["all"],
        "mention.overlap": mentions.overlap["all"],
        "mention.value": mentions.value["all"],
        "record.core": records.core["all"],
        "record.full": records.full["all"],
    }
    return scores | {f"slot.{slot}": slots[slot].prf for slot in SLOTS}


def pack(scores: ByType) -> int:
    """The counts of headline scores as one integer, which may be added to others."""
    counts: list[int] = []
    for name in HEADLINES:
        score: PRF = scores[name]
        counts += (int(score.matched), score.gold, score.predicted)
    return int.from_bytes(_LAYOUT.pack(*counts), "little")


def f1_of_packed(packed: int) -> list[float | None]:
    """The F1 of each headline score, in the order of :data:`HEADLINES`, out of a sum of packed counts."""
    counts = _LAYOUT.unpack(packed.to_bytes(_LAYOUT.size, "little"))
    return [
        2 * matched / (gold + predicted) if gold + predicted else None
        for matched, gold, predicted in zip(counts[::3], counts[1::3], counts[2::3], strict=True)
    ]
