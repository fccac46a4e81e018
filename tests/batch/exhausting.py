"""What workers start with in tests of exhaustion; imported by name, since they are processes of their own."""

from __future__ import annotations

import resource
from collections.abc import Callable
from pathlib import Path

from extractor.batch.work import Outcome, start_work
from extractor.readers import Item
from extractor.text import words

SPARE = 24 * 2**20
"""Bytes that a worker may take beyond what it has when it starts."""


def with_a_tokenizer_that_hangs() -> Callable[[Item], Outcome]:
    """Start a worker whose segmenter does not come back from one call, and holds the interpreter's lock meanwhile."""
    work = start_work("auto", False)
    segment = words._tokenize()

    def hang(clause: str) -> list[str]:
        # One call into C, which no thread can interrupt.
        return segment(clause) if "kẹt" not in clause else [str(sum(range(10**15)))]

    words._tokenize = lambda: hang  # type: ignore[assignment]
    words.word_spans.cache_clear()
    return work


def with_little_memory() -> Callable[[Item], Outcome]:
    """Start a worker that may grow by little."""
    work = start_work("auto", False)
    work(Item("first", "first.txt", "Năm 2021, BHXH bao phủ 35,2% lao động.".encode(), "txt"))
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + SPARE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    return work
