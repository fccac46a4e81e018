"""Publication dates given with the documents: a folder's ``index.jsonl``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from extractor.readers.errors import InputError
from extractor.spelling import nfc

__all__ = ["INDEX", "parse_index", "read_index"]

INDEX = "index.jsonl"
"""Name of the file, directly in an input folder, that says when its documents were published."""


def read_index(folder: Path) -> tuple[dict[str, dt.date], list[InputError]]:
    """Read the publication dates of a folder's documents. Never raises.

    Returns:
        As :func:`parse_index`; both are empty where the folder has no index.
    """
    file = folder / INDEX
    try:
        with file.open(encoding="utf-8-sig", newline="\n") as lines:
            return parse_index(lines, str(file))
    except FileNotFoundError:
        return {}, []
    except OSError as error:
        return {}, [_unread(str(file), str(error.strerror))]


def parse_index(lines: Iterable[str], source: str) -> tuple[dict[str, dt.date], list[InputError]]:
    """Take publication dates from the lines of an index.

    Each line is a JSON object with ``document`` and optionally ``published``
    (``YYYY-MM-DD``); other keys and blank lines are passed over.

    Returns:
        The dates by document, for those that have one; and what is wrong with lines that
        cannot be used.
    """
    dates: dict[str, dt.date] = {}
    faults: list[InputError] = []
    try:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                document, published = _entry(line)
            except ValueError as error:
                faults.append(InputError(f"{source}:{number}", str(error)))
            else:
                if published is not None:
                    dates[document] = published
    except UnicodeDecodeError:
        faults.append(_unread(source, "not UTF-8"))
    return dates, faults


def _unread(source: str, why: str) -> InputError:
    return InputError(source, f"cannot be read ({why}); mend it, or the documents have no dates")


def _entry(line: str) -> tuple[str, dt.date | None]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError('not JSON; write {"document": "…", "published": "YYYY-MM-DD"}') from error
    document = entry.get("document") if isinstance(entry, dict) else None
    if not isinstance(document, str):
        raise ValueError('no "document"; write {"document": "…", "published": "YYYY-MM-DD"}')
    published = entry.get("published")
    if published is None:
        return document, None
    try:
        return nfc(document), dt.date.fromisoformat(published)
    except (TypeError, ValueError) as error:
        raise ValueError(f'"published" is {published!r}, not a date; write YYYY-MM-DD or null') from error
