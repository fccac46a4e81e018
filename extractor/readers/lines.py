"""Lines of a stream, none of them longer than a document may be."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.readers.compressed import Stream
from extractor.readers.items import LARGEST

__all__ = ["numbered_lines"]


def numbered_lines(stream: Stream, longest: int = LARGEST) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line's number, from 1, and its bytes with the newline; ``None`` for a line that is too long."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(longest)
        yield number, None
