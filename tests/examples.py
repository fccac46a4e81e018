"""The examples beside the rules: how their files are read, and what each one demands.

Beside ``extractor/mentions/percentage.py`` stands ``percentage.examples``: a heading line ``# NAME``, then
one example a line. NAME is a rule (``percentage.sign``), or ``not`` for what must not be found. A line is a
text in the inline notation without identifiers; `` ¶ `` is a line break, and a date in front
(``@2021-05-28``) is the publication date.

* For a mention type every mention of that type in the text is marked, ``{35,2%=35.2}``, ``{65-70%=65..70}``,
  ``{BHXH=social}``; nothing else may be found. Under a rule's heading, that rule must have found one.
* For a slot the quantities that matter are marked with the slot's value, ``{0,2%=above_target}``, ``-`` for
  none; for the year ``{35%=2021}`` or ``{35%=2021..2025}``, for insurance ``{35%=health,social}``. Under a rule's
  heading, that rule must have decided one of them; under ``not`` the marked value only must hold.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import extractor
from extractor.gold.inline import Mark, parse_marks

ROOT = Path(extractor.__file__).parent


@dataclass(frozen=True)
class Example:
    """One line of an examples file."""

    path: Path
    line: int
    rule: str
    text: str
    marks: tuple[Mark, ...]
    published: dt.date | None

    @property
    def subject(self) -> str:
        """The mention type or slot that the file is about."""
        return self.path.stem

    @property
    def name(self) -> str:
        """The name of the case in the test report."""
        return f"{self.path.parent.name}/{self.path.stem}:{self.line}:{self.rule}:{self.text[:50]}"


def read_examples(path: Path) -> list[Example]:
    """Read an examples file."""
    found: list[Example] = []
    rule = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("# "):
            rule = line[2:].strip()
            continue
        date, body = line[1:].split(" ", 1) if line.startswith("@") else ("", line)
        published = dt.date.fromisoformat(date) if date else None
        text, marks = parse_marks(body.replace(" ¶ ", "\n"))
        found.append(Example(path, number, rule, text, tuple(marks), published))
    return found


def all_examples(folder: str) -> list[Example]:
    """Return the examples beside the modules of a package of the extractor, in order."""
    return [each for path in sorted((ROOT / folder).glob("*.examples")) for each in read_examples(path)]
