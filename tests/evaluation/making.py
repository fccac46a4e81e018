"""Small annotations for the tests of the evaluation."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

from extractor.schema import Annotation, InsuranceCode, Mention, MentionType, Record

SHA = "0" * 64
TYPES = tuple(MentionType)


def random_source(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - test data


def mention(
    start: int, end: int, kind: str = "year", value: float | str | None = None, upper: float | None = None, **more: Any
) -> Mention:
    if value is None:
        value = "social" if kind == "insurance" else 1
    stored = InsuranceCode(value) if isinstance(value, str) else value
    return Mention(
        type=MentionType(kind), start=start, end=end, text="x" * (end - start), value=stored, upper=upper, **more
    )


def record(start: int, end: int, kind: str = "percentage", value: float = 1, **slots: Any) -> Record:
    data: dict[str, Any] = {"measure": "participation", "role": "level", "status": "actual"} | slots
    quantity = {"kind": kind, "start": start, "end": end, "text": "x" * (end - start), "value": value}
    return Record.model_validate(quantity | data)


def annotation(
    mentions: Iterable[Mention] = (), records: Iterable[Record] = (), document: str = "d", sha256: str = SHA
) -> Annotation:
    return Annotation(document=document, sha256=sha256, mentions=tuple(mentions), records=tuple(records))


def with_records(mentions: Iterable[Mention], rng: random.Random, document: str = "d") -> Annotation:
    """An annotation whose quantities have records with random slots."""
    kept = tuple(mentions)
    records = [
        record(
            each.start,
            each.end,
            each.type.value,
            float(each.value),
            insurance=rng.choice([(), ("social",), ("health",), ("social", "health")]),
            year=rng.choice([None, 2020, 2021]),
            measure=rng.choice(["participation", "other"]),
            role=rng.choice(["level", "increase"]),
            status=rng.choice(["actual", "planned"]),
            qualifier=rng.choice([None, "approx", "nearly"]),
            place=rng.choice([None, "Hà Nội"]),
        )
        for each in kept
        if each.type in (MentionType.PERCENTAGE, MentionType.HEAD_COUNT)
    ]
    return annotation(kept, records, document)


def random_mention(rng: random.Random, start: int, end: int, types: Iterable[MentionType] = TYPES) -> Mention:
    kind = rng.choice(tuple(types))
    value: float | str = rng.choice(["social", "health"]) if kind is MentionType.INSURANCE else rng.randint(1, 2)
    return mention(start, end, kind.value, value)


def random_mentions(rng: random.Random, number: int, length: int, width: int) -> list[Mention]:
    """Mentions that may overlap and repeat."""
    starts = [rng.randrange(length) for _ in range(number)]
    return [random_mention(rng, start, start + rng.randint(1, width)) for start in starts]


def flat_mentions(rng: random.Random, length: int, types: Iterable[MentionType] = TYPES) -> list[Mention]:
    """Mentions by position of which no two overlap; some are adjacent."""
    found: list[Mention] = []
    place = rng.randint(0, 3)
    while place < length:
        end = min(length, place + rng.randint(1, 4))
        found.append(random_mention(rng, place, end, types))
        place = end + rng.choice([0, 0, 1, 2, 5])
    return found
