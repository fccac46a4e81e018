"""Standard output, whose reader may go away before all is said."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["reader_may_leave"]


@contextmanager
def reader_may_leave() -> Iterator[None]:
    """Write to standard output until its reader (a pager, ``head``) is gone; that is no error."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still in Python's buffer would fail at exit.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
