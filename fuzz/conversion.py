"""Converters on any bytes of any format: what they write is inside the output folder; faults are lines."""

from __future__ import annotations

import tempfile
from pathlib import Path

from extractor.gold.formats.convert import TARGETS, convert
from fuzz.scratch import MEMORY

__all__ = ["check"]

_SOURCES = ("a.json", "a.jsonl", "a.ann", "a.inline", "a.csv")
TEXT = "Năm 2021, 35,2% lao động tham gia BHXH.\n"


def check(data: bytes) -> None:
    """Convert what is behind the first byte, which says source and target format.

    Raises:
        AssertionError: where a promise about converters is broken.
    """
    choice = data[0] if data else 0
    name, choice = _SOURCES[choice % len(_SOURCES)], choice // len(_SOURCES)
    target = TARGETS[choice % len(TARGETS)]
    faults: list[str] = []
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        for part in ("in", "corpus", "out"):
            (root / part).mkdir()
        (root / "in" / name).write_bytes(data[1:])
        (root / "in" / "a.txt").write_text(TEXT, "utf-8")
        (root / "corpus" / "a.txt").write_text(TEXT, "utf-8")
        before = _files(root)
        written = convert([root / "in" / name], target, root / "out", faults.append, corpus=root / "corpus")
        assert {path for path in _files(root) - before if root / "out" not in path.parents} == set()
    assert written >= 0
    assert all(len(fault.splitlines()) == 1 for fault in faults), faults


def _files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}
