"""A corpus made up for measuring: insurance articles and general news, the same for the same seed.

Sentences come from ``templates.toml``, names and figures are drawn. What makes articles fast or slow to read is as in
real ones: of the sentences of insurance articles 48% have digits and 33% name a scheme; of the articles of general
news 2% name one, and 30% of the sentences have digits. What the articles say is nonsense.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from extractor.schema import Article

__all__ = ["general", "insurance", "mixed"]

_SENTENCES: Final = (14, 30)
"""The fewest and the most sentences of an article, its headline aside."""
_PARAGRAPH: Final = (1, 4)
_INSURANCE_POOLS: Final = {"figures_and_scheme": 0.18, "figures": 0.31, "scheme": 0.12, "plain": 0.39}
_GENERAL_POOLS: Final = {"figures": 0.30, "plain": 0.70}
_NAME_A_SCHEME: Final = 0.02
"""The share of the articles of general news that do, in one sentence."""
_SLOT: Final = re.compile(r"\{(\w+)\}")

_Random = random.Random


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


_FIGURES: Final[dict[str, Callable[[_Random], str]]] = {
    "count": lambda draw: _grouped(int(10 ** draw.uniform(2.3, 6.3))),
    "small": lambda draw: str(draw.randint(11, 99)),
    "percent": lambda draw: f"{draw.randint(12, 98)},{draw.randint(1, 99)}%",
    "change": lambda draw: f"{draw.randint(1, 29)},{draw.randint(1, 9)}%",
    "year": lambda draw: str(draw.randint(2015, 2024)),
    "month": lambda draw: str(draw.randint(1, 12)),
    "day": lambda draw: f"{draw.randint(1, 28)}/{draw.randint(1, 12)}",
    "hour": lambda draw: f"{draw.randint(5, 22)} giờ {draw.randint(10, 59)}",
    "money": lambda draw: f"{_grouped(draw.randint(12, 4000))} {draw.choice(('tỷ', 'triệu'))} đồng",
    "age": lambda draw: str(draw.randint(21, 79)),
}


@cache
def _templates() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("templates.toml").read_text("utf-8"))


def _fill(template: str, draw: _Random) -> str:
    lists = _templates()["lists"]

    def drawn(slot: re.Match[str]) -> str:
        figure = _FIGURES.get(slot[1])
        return figure(draw) if figure is not None else str(draw.choice(lists[slot[1]]))

    return _SLOT.sub(drawn, template)


def _text(kind: str, pools: dict[str, float], extra: str | None, draw: _Random) -> str:
    templates = _templates()[kind]
    names = draw.choices(list(pools), list(pools.values()), k=draw.randint(*_SENTENCES))
    if extra is not None:
        names.insert(draw.randint(1, len(names)), extra)
    sentences = [_fill(draw.choice(templates[name]), draw) for name in names]
    lines = [_fill(draw.choice(templates["headline"]), draw)]
    while sentences:
        length = draw.randint(*_PARAGRAPH)
        lines.append(" ".join(sentence[0].upper() + sentence[1:] for sentence in sentences[:length]))
        sentences = sentences[length:]
    return "\n".join(lines) + "\n"


def _article(name: str, text: str, draw: _Random) -> Article:
    published = dt.date(draw.randint(2016, 2024), draw.randint(1, 12), draw.randint(1, 28))
    return Article.from_text(text, document=name, published=published)


def insurance(number: int, seed: int = 1) -> Iterator[Article]:
    """Yield articles about insurance."""
    for index in range(number):
        draw = _Random(f"insurance {seed} {index}")
        yield _article(f"insurance-{index:07}", _text("insurance", _INSURANCE_POOLS, None, draw), draw)


def general(number: int, seed: int = 1) -> Iterator[Article]:
    """Yield articles of general news; 2% of them name a scheme, evenly spread."""
    step = round(1 / _NAME_A_SCHEME)
    for index in range(number):
        draw = _Random(f"general {seed} {index}")
        extra = "scheme" if index % step == step // 2 else None
        yield _article(f"general-{index:07}", _text("general", _GENERAL_POOLS, extra, draw), draw)


def mixed(number: int, seed: int = 1, *, insurance_every: int = 50) -> Iterator[Article]:
    """Yield articles of general news with one about insurance among so many."""
    about, news = insurance(number, seed), general(number, seed)
    for index in range(number):
        yield next(about if index % insurance_every == insurance_every - 1 else news)
