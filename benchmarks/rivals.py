"""The extractor beside what else one could do with the same text, in characters a second of one process.

underthesea's tokenizer, which does nothing but find words, is the measure; a bare scan for digits is what no rule on
numbers can be faster than. Times are processor seconds, the least of several rounds that go through all in turn.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Final

import regex

from benchmarks import entity_ruler, plain_regex
from extractor.batch.work import Work
from extractor.pipeline import Extractor
from extractor.readers import Item
from extractor.schema import Article
from extractor.text.words import word_spans

__all__ = ["DIGITS", "EXTRACTOR", "ONLY", "RULER", "SCRIPT", "TOKENIZER", "by_clauses", "seconds", "throughput"]

EXTRACTOR: Final = "extractor"
ONLY: Final = "extractor --only insurance"
TOKENIZER: Final = "underthesea.word_tokenize"
RULER: Final = "spaCy vi, EntityRuler"
SCRIPT: Final = "regex script"
DIGITS: Final = "scan for digits"

_CLAUSE: Final = re.compile(r"(?<=[.,;:!?])\s+|\s*\n\s*")
_DIGITS: Final = regex.compile(r"\d++")

Candidate = Callable[[Article], object]


def by_clauses(article: Article) -> None:
    """Segment every clause of an article: what it costs to have underthesea read everything."""
    from underthesea.pipeline.word_tokenize import word_tokenize  # noqa: PLC0415 (loads slowly)

    for clause in _CLAUSE.split(article.text):
        if clause.strip():
            word_tokenize(clause)


def _digits(article: Article) -> None:
    for _ in _DIGITS.finditer(article.text):
        pass


def _only_insurance() -> Candidate:
    """The work of ``extract --only insurance`` on a document, its decoding and its line of output included."""
    work = Work("auto", True)

    def run(article: Article) -> object:
        published = article.published.isoformat() if article.published is not None else None
        return work(Item(article.document, article.document, article.text.encode(), "row", published))

    return run


def _candidates() -> dict[str, Callable[[], Candidate]]:
    ruler = {RULER: lambda: entity_ruler.annotate} if find_spec("spacy") and find_spec("pyvi") else {}
    return {
        TOKENIZER: lambda: by_clauses,
        EXTRACTOR: lambda: Extractor().annotate,
        ONLY: _only_insurance,
        **ruler,
        SCRIPT: lambda: plain_regex.annotate,
        DIGITS: lambda: _digits,
    }


def seconds(work: Candidate, articles: Sequence[Article]) -> float:
    """Time one round over articles, no clause segmented before."""
    # Clauses that were segmented before would come out of the cache.
    word_spans.cache_clear()
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def throughput(articles: Sequence[Article], rounds: int, leave_out: Sequence[str] = ()) -> dict[str, float]:
    """Return code points a second of each candidate; spaCy is left out where it is not installed."""
    works = {name: make() for name, make in _candidates().items() if name not in leave_out}
    for work in works.values():
        # What is compiled and loaded once is no part of the pace.
        seconds(work, articles[:1])
    size = sum(len(article.text) for article in articles)
    times = [{name: seconds(work, articles) for name, work in works.items()} for _ in range(rounds)]
    return {name: size / min(each[name] for each in times) for name in works}
