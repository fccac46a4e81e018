"""Articles a second of ``extract`` with one worker and with two, by the clock on the wall.

Timed from the first article done to the last, so that the start of the processes, a second each, does not count.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from extractor.batch import Job, run
from extractor.batch.progress import Progress
from extractor.schema import Article

__all__ = ["paces", "write_rows"]


class _Clock(Progress):
    """Notes when documents were done."""

    def __init__(self) -> None:
        super().__init__(sys.stderr)
        self.times: list[float] = []

    def step(self, weight: int) -> None:
        """Note the time."""
        self.times.append(time.perf_counter())


def write_rows(articles: Iterable[Article], path: Path) -> None:
    """Write articles as lines of JSON that ``extract`` reads."""
    with path.open("w", encoding="utf-8") as out:
        for each in articles:
            row = {"id": each.document, "text": each.text, "published": each.published and str(each.published)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def paces(articles: Sequence[Article], rounds: int, numbers: Sequence[int] = (1, 2)) -> dict[int, float]:
    """Return articles a second for each number of workers, the best of several rounds that go through them in turn."""
    best = dict.fromkeys(numbers, 0.0)
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows.jsonl")
        write_rows(articles, rows)
        for turn in range(rounds):
            for number in numbers:
                clock = _Clock()
                job = Job((str(rows),), Path(folder, f"{turn}-{number}.manifest"), workers=number)
                run(job, lambda lines: None, None, clock)
                if len(clock.times) < len(articles):
                    raise RuntimeError(f"{len(articles) - len(clock.times)} articles were not done")
                best[number] = max(best[number], (len(clock.times) - 1) / (clock.times[-1] - clock.times[0]))
    return best
