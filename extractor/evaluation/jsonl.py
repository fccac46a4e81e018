"""The lines of a JSON Lines file, with their numbers."""

from __future__ import annotations

from pathlib import Path

__all__ = ["read_lines"]


def read_lines(path: Path) -> tuple[list[tuple[int, str]], list[str]]:
    """Read a UTF-8 file line by line, without its byte order mark and its empty lines.

    Lines end with a line feed only: JSON strings may hold other line separators as they are.

    Returns:
        Numbered lines, counted from 1, and a fault ``FILE:LINE: ...`` for each that is not UTF-8
        or one ``FILE: ...`` where the file cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        return [], [f"{path}: {error.strerror or error}; give a readable file"]
    lines: list[tuple[int, str]] = []
    faults: list[str] = []
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            line = raw.decode("utf-8").strip()
        except UnicodeDecodeError as error:
            faults.append(f"{path}:{number}: byte {error.start + 1} is not UTF-8; save the file as UTF-8")
            continue
        if line:
            lines.append((number, line))
    return lines, faults
