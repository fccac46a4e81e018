from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from extractor.gold.inline import parse_marks
from extractor.pipeline import Extractor
from extractor.schema import MentionType

Marked = Callable[..., str]


@pytest.fixture(scope="session")
def marked() -> Marked:
    """Give a function that takes the marks off a text, extracts, and marks what it found of one type.

    Where the code is right, the result is the text that went in: ``đạt {35,2%=35.2} dân số``.
    """
    extractor = Extractor()

    def mark(source: str, kind: MentionType, *, published: str | None = None) -> str:
        text, _ = parse_marks(source)
        date = dt.date.fromisoformat(published) if published is not None else None
        parts, position = [], 0
        for mention in extractor.extract(text, published=date).mentions:
            if mention.type is kind:
                value = str(mention.value) if mention.upper is None else f"{mention.value}..{mention.upper}"
                parts += [text[position : mention.start], f"{{{mention.text}={value}}}"]
                position = mention.end
        return "".join([*parts, text[position:]])

    return mark
