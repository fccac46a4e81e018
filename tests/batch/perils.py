"""Work that can go wrong in every way a document can make it go wrong: it does what the document's first line says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from extractor.batch.work import Outcome, Work
from extractor.lexicon import Lexicons
from extractor.readers import Item

__all__ = ["end_once", "start"]


def start(encoding: str, only_insurance: bool, lexicons: Lexicons | None = None) -> Callable[[Item], Outcome]:
    """Make the work. Nothing is warmed up: these texts need no segmenter."""
    work = Work(encoding, only_insurance, lexicons)

    def perilous(item: Item) -> Outcome:
        peril, _, argument = item.data.decode("utf-8", "replace").partition("\n")[0].partition(" ")
        match peril:
            case "#end":
                os._exit(3)
            case "#kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "#hang":
                time.sleep(60)
            case "#kill-worker":
                _kill_worker()
            case "#kill-worker-once" if not Path(argument).exists():
                Path(argument).touch()
                _kill_worker()
        return work(item)

    return perilous


def end_once(mark: str) -> Callable[[str], object]:
    """End the first process that is started, and leave a mark; the others evaluate expressions."""
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(5)
    return eval


def _kill_worker() -> None:
    """Kill the process that started this one: on a cluster, its worker."""
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(60)
