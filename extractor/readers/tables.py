"""The readers' tables: tab-separated files beside the code."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

__all__ = ["rows"]


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a table, without its header and its remarks (``#``)."""
    lines = (resources.files("extractor.readers") / "data" / name).read_text("utf-8").splitlines()
    for line in lines[1:]:
        if line and not line.startswith("#"):
            yield line.split("\t")
