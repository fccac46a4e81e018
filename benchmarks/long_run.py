"""A long run of ``extract``: pace and memory along the way. ``python -m benchmarks.long_run``.

Generated articles, general news with one about insurance among every fifty, go through worker processes as
``extractor extract`` takes them, from rows of JSON to a finished output file. At powers of ten, and at every tenth of
the run, it notes the articles a second since the mark before, and the resident memory of the largest worker and of
the process that reads and writes.
"""

from __future__ import annotations

import multiprocessing as mp
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import click

from benchmarks import generated
from benchmarks.speed import PAGE, machine, refreshed
from benchmarks.workers import write_rows
from extractor.batch import Job, run
from extractor.batch.progress import Progress
from extractor.cli.evaluate import write_text
from extractor.schema import Article
from extractor.writers import writer_for

__all__ = ["Marks", "measured", "resident"]

_PART: Final = 10_000
"""Articles of one file of rows."""


def resident(process: int | str = "self") -> float:
    """Return the resident memory of a process, in megabytes; 0 where the system does not tell."""
    status = Path(f"/proc/{process}/status")
    try:
        lines = status.read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0.0)


class Marks(Progress):
    """Notes pace and memory at marks along the way.

    Attributes:
        lines: a line of the table for each mark.
    """

    def __init__(self, number: int) -> None:
        super().__init__(sys.stderr)
        powers = {10**power for power in range(2, 10) if 10**power < number}
        self._marks = sorted(powers | {number * tenth // 10 for tenth in range(1, 11)})
        self._done = self._since = 0
        self._start = time.perf_counter()
        self.lines: list[str] = []

    def step(self, weight: int) -> None:
        """Count a document; at a mark, note."""
        self._done += 1
        if self._done not in self._marks:
            return
        now = time.perf_counter()
        pace = (self._done - self._since) / (now - self._start)
        workers = max((resident(child.pid or 0) for child in mp.active_children()), default=0.0)
        self.lines.append(f"{self._done:>12,}{pace:>14,.0f}{workers:>20,.0f}{resident():>18,.0f}")
        click.echo(self.lines[-1], err=True)
        self._since, self._start = self._done, now


def _parts(number: int) -> Iterator[list[Article]]:
    articles = generated.mixed(number)
    while part := list(islice(articles, _PART)):
        yield part


def measured(number: int, workers: int) -> str:
    """Run over so many articles and return the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows")
        rows.mkdir()
        for at, part in enumerate(_parts(number)):
            write_rows(part, rows / f"{at:04}.jsonl")
        marks = Marks(number)
        start = time.perf_counter()
        summary = run(
            Job((str(rows),), Path(folder, "manifest"), workers=workers),
            writer_for(Path(folder, "out.jsonl")),
            None,
            marks,
        )
        seconds = time.perf_counter() - start
        size = sum(path.stat().st_size for path in rows.iterdir())
    counts = summary.counts
    head = f"{'articles':>12}{'articles/s':>14}{'MB of a worker':>20}{'MB of the rest':>18}"
    whole = (
        f"{counts.documents:,} articles ({size / 1e6:,.0f} MB), {counts.mentions:,} mentions, "
        f"{counts.records:,} records in {seconds / 60:.1f} minutes; workers: {workers}; {machine()}"
    )
    return "\n".join([head, *marks.lines, "", whole])


@click.command()
@click.option("--articles", type=click.IntRange(min=10), default=1_000_000, show_default=True)
@click.option("--workers", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--docs", is_flag=True, help="Put the table into docs/performance.md too.")
def main(*, articles: int, workers: int, docs: bool) -> None:
    """Run over generated articles and show pace and memory along the way."""
    shown = measured(articles, workers)
    click.echo(shown)
    if docs:
        write_text(PAGE, refreshed(PAGE.read_text("utf-8"), shown, "long_run"))


if __name__ == "__main__":
    main()
