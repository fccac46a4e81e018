"""A document that takes all the time or all the memory costs itself only."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.batch.pool import Lost, Pool
from extractor.batch.work import Outcome
from extractor.readers import Item
from tests.batch.exhausting import with_a_tokenizer_that_hangs, with_little_memory

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits of processes are POSIX")

TEXT = "Năm 2021, BHXH bao phủ khoảng 35,2% lực lượng lao động, tăng 3.860 người so với năm 2020.\n"


def item(document: str, text: str) -> Item:
    return Item(document, f"{document}.txt", text.encode(), "txt")


def run(start: Callable[[], Callable[[Item], Outcome]], items: list[Item], timeout: float) -> dict[str, Any]:
    with Pool[Item, Any](start, (), size=1, timeout=timeout) as pool:
        return {each.document: result for each, result in pool.run(items)}


def test_a_tokenizer_that_does_not_come_back_is_ended_with_its_process() -> None:
    began = time.monotonic()
    stuck = item("stuck", "Ở thôn này năm người kẹt, năm người kẹt nữa.")
    done = run(with_a_tokenizer_that_hangs, [item("a", TEXT), stuck, item("b", TEXT)], timeout=5)
    assert done["stuck"] == Lost("took longer than 5 s")
    assert [done[name].records for name in ("a", "b")] == [2, 2]
    assert time.monotonic() - began < 60


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads its own size from /proc")
def test_a_document_that_takes_all_memory_costs_itself_only() -> None:
    # Each number makes a record: these take some hundred times the memory of their text.
    huge = item("huge", "Ở thôn này có 12 người.\n" * 12_000)
    done = run(with_little_memory, [item("a", TEXT), huge, item("b", TEXT)], timeout=300)
    assert [done[name].records for name in ("a", "b")] == [2, 2]
    lost = done["huge"]
    why = lost.reason if isinstance(lost, Lost) else lost.failure
    assert "more memory than there is" in why or "its worker" in why
