from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from extractor.gold.inline import parse_marks
from extractor.lexicon import built_in
from extractor.mentions import find_mentions
from extractor.schema import MentionType
from extractor.text.dateline import dateline
from extractor.text.furniture import without_furniture
from extractor.text.sentences import sentences
from extractor.text.view import view

Marked = Callable[..., str]


@pytest.fixture(scope="session")
def marked() -> Marked:
    """Give a function that takes the marks off a text, and marks what is found in it of one type.

    Where the code is right, the result is the text that went in: ``đạt {35,2%=35.2} dân số``.
    """

    def mark(source: str, kind: MentionType, *, published: str | None = None) -> str:
        text, _ = parse_marks(source)
        seen = without_furniture(view(text), built_in())
        date = dt.date.fromisoformat(published) if published is not None else dateline(seen)
        parts, position = [], 0
        for winner in find_mentions(seen, sentences(seen), built_in(), date).winners:
            if winner.kind is kind:
                start, end = seen.stored(winner.start, winner.end)
                value = str(winner.value) if winner.upper is None else f"{winner.value}..{winner.upper}"
                parts += [text[position:start], f"{{{text[start:end]}={value}}}"]
                position = end
        return "".join([*parts, text[position:]])

    return mark
