"""Why an annotation says what it says: values, rules, the words that decided, and what lost.

The model is what ``extractor explain --json`` prints. Offsets are code points into the article's
text as stored, half open. The reasons for a loss are those of
:mod:`extractor.mentions.resolve`, in its order:

``rank``     the winner's rule is surer
``longer``   the winner has read more text
``earlier``  the winner begins earlier
``order``    nothing but the order of types and rules' names tells them apart
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractor.mentions import Candidate
from extractor.pipeline import Analysis
from extractor.report.rule_notes import rule_notes
from extractor.report.slots import SLOTS, slot_value
from extractor.schema import MentionType, QuantityKind, Record, Span
from extractor.text.view import TextView

__all__ = ["ExplainedCandidate", "ExplainedRecord", "ExplainedSlot", "Explanation", "Loser", "Words", "explain"]

Reason = Literal["rank", "longer", "earlier", "order"]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class Words(_Model):
    """A stretch of the article: half-open span in code points, and the text there."""

    start: int
    end: int
    text: str


class ExplainedSlot(_Model):
    """A slot's value as text (``None``: not settled), the rule's name, and the words that decided."""

    value: str | None
    rule: str | None
    words: tuple[Words, ...]


class ExplainedRecord(_Model):
    """One quantity in its sentence, with the reason for each slot."""

    kind: QuantityKind
    quantity: Words
    value: int | float
    upper: int | float | None
    unit: str | None
    rule: str | None
    sentence: Words
    slots: dict[str, ExplainedSlot]


class ExplainedCandidate(_Model):
    """What a rule took for a mention, or (``kind`` is ``None``) for something that is none."""

    kind: MentionType | None
    words: Words
    value: int | float | str | None
    upper: int | float | None
    rule: str
    rank: str


class Loser(_Model):
    """A candidate that lost, the one that won its characters, and why."""

    candidate: ExplainedCandidate
    winner: ExplainedCandidate
    reason: Reason


class Explanation(_Model):
    """The reasons behind one article's annotation.

    Attributes:
        document: the article's name.
        published: its publication date, given or read from its dateline.
        characters: its length in code points.
        mentions: how many mentions it has.
        records: one an annotated quantity, by position.
        losers: candidates that lost, by position.
        passed_over: stretches that look like mentions and are none, by position.
        notes: what the rules named above mean, by name, for those whose module says it.
    """

    document: str
    published: dt.date | None
    characters: int
    mentions: int
    unread: tuple[Span, ...]
    records: tuple[ExplainedRecord, ...]
    losers: tuple[Loser, ...]
    passed_over: tuple[ExplainedCandidate, ...]
    notes: dict[str, str]


def explain(analysis: Analysis) -> Explanation:
    """Collect the reasons of an analysed article."""
    annotation, seen = analysis.annotation, analysis.seen
    found_by = {(mention.type.value, mention.span): mention.rule for mention in annotation.mentions}
    records = tuple(
        _record(record, seen.stored_text, found_by.get((record.kind.value, record.span)))
        for record in annotation.records
    )
    losers = tuple(
        Loser(candidate=_candidate(loser, seen), winner=_candidate(winner, seen), reason=_reason(loser, winner))
        for loser, winner in analysis.resolution.losers
    )
    passed = tuple(_candidate(winner, seen) for winner in analysis.resolution.winners if winner.kind is None)
    named = {slot.rule for record in records for slot in record.slots.values()} | {each.rule for each in records}
    named |= {each.rule for each in passed}
    named |= {side.rule for loser in losers for side in (loser.candidate, loser.winner)}
    return Explanation(
        document=annotation.document,
        published=annotation.published,
        characters=len(seen.stored_text),
        mentions=len(annotation.mentions),
        unread=annotation.unread or (),
        records=records,
        losers=losers,
        passed_over=passed,
        notes={rule: note for rule, note in sorted(rule_notes().items()) if rule in named},
    )


def _words(text: str, span: Span) -> Words:
    return Words(start=span[0], end=span[1], text=text[span[0] : span[1]])


def _record(record: Record, text: str, rule: str | None) -> ExplainedRecord:
    rules, evidence = record.rules or {}, record.evidence or {}
    return ExplainedRecord(
        kind=record.kind,
        quantity=_words(text, record.span),
        value=record.value,
        upper=record.upper,
        unit=record.unit,
        rule=rule,
        sentence=_words(text, record.sentence or record.span),
        slots={
            slot: ExplainedSlot(
                value=slot_value(record, slot),
                rule=rules.get(slot),
                words=tuple(_words(text, span) for span in evidence.get(slot, ())),
            )
            for slot in SLOTS
        },
    )


def _candidate(candidate: Candidate, seen: TextView) -> ExplainedCandidate:
    return ExplainedCandidate(
        kind=candidate.kind,
        words=_words(seen.stored_text, seen.stored(candidate.start, candidate.end)),
        value=candidate.value,
        upper=candidate.upper,
        rule=candidate.rule,
        rank=candidate.rank.name.lower(),
    )


def _reason(loser: Candidate, winner: Candidate) -> Reason:
    if loser.rank != winner.rank:
        return "rank"
    read, won = (each.reach[1] - each.reach[0] for each in (loser, winner))
    if read != won:
        return "longer"
    return "earlier" if loser.start != winner.start else "order"
