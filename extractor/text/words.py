"""Words with offsets: underthesea's segmentation, aligned back to the text it was given.

Vietnamese puts a space between syllables, not words; only a segmenter can tell ``năm người``
("five people") from ``năm người dân``, or ``10 cụ`` ("ten old people") from ``10 cụ thể``. underthesea
rewrites what it reads and gives no offsets, so its words are matched to the text letter by
letter here, and nowhere else is it called. It gets short, clean clauses only: it is quadratic on
some inputs and raises on lone surrogates.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cache, lru_cache

import regex

from extractor.schema import Span
from extractor.spelling import canonical

__all__ = ["is_word_end", "warm_up", "word_spans"]

LONGEST = 240
"""Code points of a clause that are handed over at most; longer ones are cut at a space."""

_UNCLEAN = regex.compile(r"[^\p{L}\p{N}%,;:/()\-– ]|(?<=\d)[.,](?=\d)")
_load_lock = threading.Lock()


@cache
def _tokenize() -> Callable[[str], list[str]]:
    # Imported late: loading the model costs half a second, which --help should not pay.
    from underthesea.pipeline.word_tokenize import word_tokenize

    word_tokenize("Xin chào")
    tokenizer: Callable[[str], list[str]] = word_tokenize
    return tokenizer


def warm_up() -> None:
    """Load the model. Its first call races between threads, so it is made once, under a lock."""
    with _load_lock:
        _tokenize()


@lru_cache(maxsize=4096)
def word_spans(clause: str) -> tuple[Span, ...]:
    """Return the spans of the words of a clause, as offsets into the clause.

    The clause is one line of a view's text; past :data:`LONGEST` it is cut at a space. Text that
    cannot be aligned comes back as its syllables, so a caller never sees a span that is not there.
    """
    clause = clause[: clause.rfind(" ", 0, LONGEST) if len(clause) > LONGEST else len(clause)]
    clean = _UNCLEAN.sub(" ", clause)
    if not clean.strip():
        return ()
    warm_up()
    return _align(clean, _tokenize()(clean))


def _align(clause: str, words: list[str]) -> tuple[Span, ...]:
    """Match each word's letters to the clause, in order, whatever became of spaces and accents' order."""
    spans: list[Span] = []
    low = canonical(clause)
    position = 0
    for word in words:
        start = end = None
        for char in canonical(word):
            if char in " _":
                continue
            found = low.find(char, position)
            if found < 0 or low[position:found].strip():
                return tuple(match.span() for match in regex.finditer(r"\S+", clause))
            start = found if start is None else start
            position = end = found + 1
        if start is not None and end is not None:
            spans.append((start, end))
    return tuple(spans)


def is_word_end(clause: str, offset: int) -> bool:
    """Say whether a word of the clause ends at the offset (``10 cụ|`` but not ``10 cụ| thể``)."""
    return all(not start < offset < end for start, end in word_spans(clause))
