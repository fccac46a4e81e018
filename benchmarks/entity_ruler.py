"""The same with spaCy: its Vietnamese tokenizer (pyvi's words) and an EntityRuler of token patterns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

from benchmarks.simple_mentions import Found, mentions
from benchmarks.simple_records import annotation
from benchmarks.words import AGENCY_BEFORE, AGENCY_BEHIND, INSURANCE, PERSONS, SCALES
from extractor.schema import Annotation, Article, MentionType

__all__ = ["annotate"]

_Pattern = list[dict[str, Any]]

_NUMBER: dict[str, Any] = {"TEXT": {"REGEX": r"^\d+([.,]\d+)*$"}}
_DAY: dict[str, Any] = {"TEXT": {"REGEX": r"^\d{1,2}$"}}
_YEAR: dict[str, Any] = {"TEXT": {"REGEX": r"^(19|20)\d\d$"}}
_DASH: dict[str, Any] = {"TEXT": {"IN": ["-", "–"]}}
_SLASH: dict[str, Any] = {"TEXT": "/"}
_SIGN: dict[str, Any] = {"TEXT": "%"}
_PERSON: dict[str, Any] = {"LOWER": {"REGEX": rf"^({'|'.join(word.lower() for word in PERSONS)})\b"}}
_SCALE: dict[str, Any] = {"LOWER": {"IN": list(SCALES)}, "OP": "?"}

_PERCENTAGES: list[_Pattern] = [
    [_NUMBER, _SIGN],
    [_NUMBER, {"LOWER": "phần trăm"}],
    [_NUMBER, {"LOWER": "điểm"}, {"LOWER": "phần trăm"}],
    [_NUMBER, _DASH, _NUMBER, _SIGN],
    [_NUMBER, _SIGN, _DASH, _NUMBER, _SIGN],
]
_YEARS: list[_Pattern] = [
    [{"LOWER": "năm"}, _YEAR],
    [_YEAR, _DASH, _YEAR],
    [_DAY, _SLASH, _DAY, _SLASH, _YEAR],
    [_DAY, _DASH, _DAY, _DASH, _YEAR],
    [_DAY, _SLASH, _YEAR],
    [{"LOWER": "tháng"}, _DAY, {"LOWER": "năm"}, _YEAR],
    [_DAY, {"LOWER": "tháng"}, _DAY, {"LOWER": "năm"}, _YEAR],
    [{"TEXT": {"REGEX": r"^(\d{1,2}\.)?\d{1,2}\.(19|20)\d\d$"}}],
]
_HEAD_COUNTS: list[_Pattern] = [
    [_NUMBER, _SCALE, _PERSON],
    [_NUMBER, _DASH, _NUMBER, _SCALE, _PERSON],
]
_AGENCIES = [
    *(f"{word} {name}" for word in AGENCY_BEFORE for name in ("BHXH", "bảo hiểm xã hội", "BHYT", "bảo hiểm y tế")),
    *(f"{name} {word}" for word in AGENCY_BEHIND for name in ("BHXH", "bảo hiểm xã hội")),
]


def _as_tokens(name: str) -> Iterator[_Pattern]:
    """Yield every way of cutting a name into words: pyvi cuts the same name differently from sentence to sentence."""
    first, *rest = re.findall(r"\w+|[^\w\s]", name.lower())
    for joints in product((" ", "|"), repeat=len(rest)):
        words = first + "".join(joint + each for joint, each in zip(joints, rest, strict=True))
        *before, last = words.split("|")
        # To pyvi the full stop behind an abbreviation belongs to it ("BHXH.").
        yield [*({"LOWER": word} for word in before), {"LOWER": {"IN": [last, f"{last}."]}}]


@cache
def _pipeline() -> Callable[[str], Any]:
    """Make the pipeline. Imported late: spaCy is an extra."""
    import spacy  # noqa: PLC0415

    nlp: Any = spacy.blank("vi")
    ruler: Any = nlp.add_pipe("entity_ruler")
    labelled: list[tuple[str, list[_Pattern]]] = [
        (MentionType.PERCENTAGE.value, _PERCENTAGES),
        (MentionType.YEAR.value, _YEARS),
        (MentionType.HEAD_COUNT.value, _HEAD_COUNTS),
        (MentionType.INSURANCE.value, [each for name in INSURANCE for each in _as_tokens(name)]),
        ("agency", [each for name in _AGENCIES for each in _as_tokens(name)]),
    ]
    ruler.add_patterns([{"label": label, "pattern": pattern} for label, patterns in labelled for pattern in patterns])
    made: Callable[[str], Any] = nlp
    return made


def annotate(article: Article) -> Annotation:
    """Annotate an article.

    Raises:
        ImportError: where spaCy or pyvi is not installed (extra ``bench``).
    """
    return annotation(article, mentions(article.text, _found(article.text), "entity_ruler"))


def _found(text: str) -> Iterator[Found]:
    for entity in _pipeline()(text).ents:
        if entity.label_ == "agency":
            continue
        kind = MentionType(entity.label_)
        start, end = entity.start_char, entity.end_char
        if kind is MentionType.HEAD_COUNT:  # The pattern holds the noun, the mention does not.
            last = entity[-2]
            end = last.idx + len(last.text)
        elif kind is MentionType.YEAR and not entity[0].text.isdigit() and len(entity) > 1:
            start = entity[1].idx
        elif kind is MentionType.INSURANCE:
            end -= text[end - 1] == "."
        yield kind, start, end
