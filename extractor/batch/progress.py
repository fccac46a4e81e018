"""How far a run is, on standard error: a bar on a terminal, a line now and then elsewhere, or nothing."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

__all__ = ["Bar", "Lines", "Progress", "progress_for"]


class Progress:
    """Says what is wrong with inputs, and nothing of how far the run is. A context manager."""

    wants_total = False
    """Whether it is worth finding out how large the inputs are."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def begin(self, total: int) -> None:
        """Begin a run over that many bytes."""

    def step(self, weight: int) -> None:
        """Note a document of that many bytes, whatever became of it."""

    def fail(self, line: str) -> None:
        """Say what is wrong with an input or document."""
        self._say(line)

    def _say(self, line: str) -> None:
        self._stream.write(line + "\n")
        self._stream.flush()


class Lines(Progress):
    """A plain line every few seconds, for logs."""

    wants_total = True

    def __init__(self, stream: TextIO, every: float = 10.0) -> None:
        super().__init__(stream)
        self._every = every
        self._total = self._bytes = self._documents = self._failed = 0

    def begin(self, total: int) -> None:
        """Begin a run over that many bytes."""
        self._total = total
        self._start = self._said = time.monotonic()

    def fail(self, line: str) -> None:
        """Say what is wrong with an input or document."""
        self._failed += 1
        self._say(line)

    def step(self, weight: int) -> None:
        """Note a document of that many bytes, and say how far the run is if it is time to."""
        self._bytes += weight
        self._documents += 1
        now = time.monotonic()
        if now - self._said >= self._every:
            self._said = now
            self._say(self._line(now - self._start))

    def _line(self, seconds: float) -> str:
        line = f"{self._documents} documents, {self._documents / seconds:.1f}/s, {self._failed} errors"
        if not self._total or not self._bytes:
            return line
        left = max(self._total - self._bytes, 0) / self._bytes * seconds
        return f"{line}, {min(self._bytes / self._total, 1):.0%}, about {_duration(left)} left"


class Bar(Progress):
    """A bar with rate, errors and time left."""

    wants_total = True

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._documents = self._failed = 0

    def __enter__(self) -> Self:
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as RichProgress  # noqa: PLC0415

        self._bar: RichProgress = RichProgress(
            TextColumn("{task.fields[documents]} documents"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rate]:.1f}/s, {task.fields[failed]} errors"),
            TimeRemainingColumn(),
            console=Console(file=self._stream),
            transient=True,
        )
        self._bar.start()
        self._task: TaskID = self._bar.add_task("", total=None, documents=0, rate=0.0, failed=0)
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def begin(self, total: int) -> None:
        """Begin a run over that many bytes."""
        self._start = time.monotonic()
        self._bar.update(self._task, total=total or None)

    def step(self, weight: int) -> None:
        """Note a document of that many bytes."""
        self._documents += 1
        rate = self._documents / max(time.monotonic() - self._start, 1e-9)
        self._bar.update(self._task, advance=weight, documents=self._documents, rate=rate, failed=self._failed)

    def fail(self, line: str) -> None:
        """Say what is wrong with an input or document, above the bar."""
        self._failed += 1
        self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def progress_for(*, quiet: bool) -> Progress:
    """Return what fits standard error."""
    if quiet:
        return Progress(sys.stderr)
    return Bar(sys.stderr) if sys.stderr.isatty() else Lines(sys.stderr)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
