"""Hostile input, in small: the work done is counted, not timed; it grows no faster than the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import extractor as package
from benchmarks.hostile import INPUTS, PUBLISHED, cost, repeated
from extractor import Extractor
from extractor.schema import Annotation
from extractor.text.sentences import LONGEST
from fuzz.extraction import check_annotation

ROOM = str(Path(package.__file__).parent)
SMALL = LONGEST


def work(job: Callable[[], object]) -> int:
    """Count the lines of the package that a job runs, each as often as it is run."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(ROOM) else None

    sys.settrace(call)
    try:
        job()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("name", INPUTS)
def test_twice_the_text_is_twice_the_work(name: str, extractor: Extractor) -> None:
    small, large = INPUTS[name](SMALL), INPUTS[name](2 * SMALL)
    assert len(large) == 2 * len(small)
    extractor.extract(small[:200], published=PUBLISHED)
    made: list[Annotation] = []
    twice = work(lambda: made.append(extractor.extract(large, published=PUBLISHED)))
    assert twice <= 2.3 * work(lambda: extractor.extract(small, published=PUBLISHED)) + 2000
    check_annotation(large, made[0])


def test_work_is_counted() -> None:
    assert work(lambda: Extractor().extract("35% người")) > 100
    assert work(lambda: sorted([3, 1])) == 0


def test_what_an_input_costs() -> None:
    seconds, memory, size = cost("Năm 2021, 35,2% lao động tham gia BHXH.\n" * 50)
    assert seconds > 0
    assert memory >= 0
    assert size == 50 * len("Năm 2021, 35,2% lao động tham gia BHXH.\n".encode())


def test_a_repeated_unit_has_the_length_asked_for() -> None:
    assert repeated("ab", "x")(6) == "xababa"
