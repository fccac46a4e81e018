"""The pipeline: an article in, its annotation out. Pure, deterministic and picklable."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import TypeVar

from extractor.lexicon import Lexicons, built_in
from extractor.mentions import Candidate, find_mentions
from extractor.mentions.resolve import Resolution
from extractor.records import SLOTS, Assembled, assemble
from extractor.schema import Annotation, Article, Mention, MentionType, QuantityKind, Record, Span
from extractor.text.dateline import dateline
from extractor.text.dense import without_dense
from extractor.text.furniture import without_furniture
from extractor.text.sentences import sentences
from extractor.text.spacing import with_spaces
from extractor.text.view import TextView, view
from extractor.text.wordings import with_one_wording

__all__ = ["Analysis", "Extractor"]


@dataclass(frozen=True)
class Analysis:
    """Everything that was seen on the way to an annotation, for ``explain``.

    Attributes:
        annotation: the result.
        resolution: winning and losing candidates, in offsets of the view.
        assembled: the slots' decisions, in offsets of the view.
        seen: the view, which maps those offsets back.
    """

    annotation: Annotation
    resolution: Resolution
    assembled: Sequence[Assembled]
    seen: TextView


_SLOTS = sorted(SLOTS)
"""The slots in the order in which a record tells of them."""


class Extractor:
    """Pulls mentions and records out of articles.

    Args:
        lexicons: the words to use; the built-in ones if left out.
    """

    def __init__(self, lexicons: Lexicons | None = None) -> None:
        self.lexicons = lexicons if lexicons is not None else built_in()

    @cached_property
    def fingerprint(self) -> dict[str, str]:
        """Twelve hexadecimal digits each for the rules' code and the lexicons' rows."""
        digest = hashlib.sha256()
        for package in ("text", "mentions", "records"):
            for entry in sorted(resources.files(f"extractor.{package}").iterdir(), key=lambda each: each.name):
                if entry.name.endswith(".py"):
                    digest.update(entry.read_bytes())
        return {"rules": digest.hexdigest()[:12], "lexicon": self.lexicons.fingerprint}

    def extract(self, text: str, *, document: str = "text", published: dt.date | None = None) -> Annotation:
        """Extract from a text.

        Args:
            text: the article as stored; offsets of the result point into it.
            document: the name that the annotation bears.
            published: the publication date if it is known; else it is read from the text's dateline.

        Returns:
            The annotation; its ``sha256`` is that of the text's UTF-8 bytes.
        """
        return self.annotate(Article.from_text(text, document=document, published=published))

    def annotate(self, article: Article) -> Annotation:
        """Extract from an article. Never raises on text."""
        seen, published, resolution, assembled = self._look(article)
        winners = _mentioned(resolution)
        del resolution
        # In reverse: each decision goes when its record is made.
        assembled.reverse()
        return _annotation(article, published, seen, winners, (assembled.pop() for _ in range(len(assembled))))

    def analyse(self, article: Article) -> Analysis:
        """Extract from an article and keep what led to the result."""
        seen, published, resolution, assembled = self._look(article)
        annotation = _annotation(article, published, seen, _mentioned(resolution), assembled)
        return Analysis(annotation, resolution, assembled, seen)

    def _look(self, article: Article) -> tuple[TextView, dt.date | None, Resolution, list[Assembled]]:
        seen = with_one_wording(
            with_spaces(without_furniture(without_dense(view(article.text)), self.lexicons)), self.lexicons
        )
        published = article.published if article.published is not None else dateline(seen)
        split = sentences(seen)
        resolution = find_mentions(seen, split, self.lexicons, published)
        return seen, published, resolution, assemble(seen, split, _mentioned(resolution), self.lexicons, published)


def _mentioned(resolution: Resolution) -> list[Candidate]:
    return [candidate for candidate in resolution.winners if candidate.kind is not None]


def _annotation(
    article: Article,
    published: dt.date | None,
    seen: TextView,
    winners: Sequence[Candidate],
    assembled: Iterable[Assembled],
) -> Annotation:
    return Annotation(
        document=article.document,
        sha256=article.sha256,
        published=published,
        mentions=tuple(_mention(seen, winner) for winner in winners),
        records=tuple(_record(seen, each) for each in assembled),
        unread=seen.unread or None,
    )


def _mention(seen: TextView, winner: Candidate) -> Mention:
    start, end = seen.stored(winner.start, winner.end)
    if winner.kind is None or winner.value is None:
        raise TypeError(f"{winner.rule} is no mention")
    return _slim(
        Mention(
            type=winner.kind,
            start=start,
            end=end,
            text=seen.stored_text[start:end],
            value=winner.value,
            upper=winner.upper,
            rule=winner.rule,
        )
    )


def _record(seen: TextView, each: Assembled) -> Record:
    quantity, slots = each.quantity, each.slots
    start, end = seen.stored(quantity.start, quantity.end)
    decided = slots["year"].value
    year, year_end = decided if isinstance(decided, tuple) else (None, None)
    evidence = {
        name: tuple(seen.stored(*span) for span in decision.evidence)
        for name in _SLOTS
        if (decision := slots[name]).evidence
    }
    record = Record.model_validate(
        {
            "kind": QuantityKind(str(quantity.kind)),
            "start": start,
            "end": end,
            "text": seen.stored_text[start:end],
            "value": quantity.value,
            "upper": quantity.upper,
            "year": year,
            "year_end": year_end,
            **{name: decision.value for name, decision in slots.items() if name != "year"},
            "unit": _unit(seen, quantity),
            "sentence": seen.stored(each.sentence.start, each.sentence.end),
            "evidence": evidence,
            "rules": {name: slots[name].rule for name in _SLOTS},
        }
    )
    return _slim(record)


_Made = TypeVar("_Made", Mention, Record)
_FIELDS = {kind: set(kind.model_fields) for kind in (Mention, Record)}


def _slim(made: _Made) -> _Made:
    """Have all of a kind share the set of the names of their fields, which is most of what one weighs; all are set."""
    object.__setattr__(made, "__pydantic_fields_set__", _FIELDS[type(made)])
    return made


def _unit(seen: TextView, quantity: Candidate) -> str | None:
    """Return ``%``, or the head noun as written in the text."""
    if quantity.kind is MentionType.PERCENTAGE:
        return "%"
    if quantity.noun is None:
        return None
    span: Span = seen.stored(*quantity.noun)
    return seen.stored_text[span[0] : span[1]]
