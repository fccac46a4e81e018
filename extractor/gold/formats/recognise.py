"""Which format a file or folder is in, by its suffix and, of JSON, by what it holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from extractor.gold.files import FileError, decode, read_bytes
from extractor.gold.formats.document import Report
from extractor.gold.load import find_files

__all__ = ["inputs_of"]

_SUFFIXES = {".ann": "brat", ".inline": "inline", ".csv": "csv", ".jsonl": "json"}


def inputs_of(path: Path, report: Report) -> Iterator[tuple[str, Path]]:
    """Yield the name of the format and the path of everything to be read under a path.

    A folder with ``.ann`` files is one brat collection; of any other folder each file is looked at.
    """
    if not path.exists():
        report(f"{path}: no such file or folder; give one to convert")
    elif path.is_dir():
        if find_files(path, ".ann")[0]:
            yield "brat", path
            return
        files, faults = find_files(path, "")
        for fault in faults:
            report(fault)
        files = [file for file in files if file.suffix in (*_SUFFIXES, ".json") and file.name != "baseline.json"]
        if not files:
            report(f"{path}: nothing to convert here; it wants .json, .jsonl, .ann, .inline or .csv files")
        for file in files:
            yield _format_of(file), file
    elif path.suffix in (*_SUFFIXES, ".json"):
        yield _format_of(path), path
    else:
        report(f"{path}: not a format that is read here; it wants a .json, .jsonl, .ann, .inline or .csv file")


def _format_of(file: Path) -> str:
    if file.suffix in _SUFFIXES:
        return _SUFFIXES[file.suffix]
    try:
        data = json.loads(decode(read_bytes(file)))
    except (FileError, ValueError, RecursionError):
        # The reader of gold files says what is wrong with it.
        return "json"
    return "label-studio" if isinstance(data, list) or (isinstance(data, dict) and "data" in data) else "json"
