"""What a rule's name means, in the words of the module that holds the rule.

Modules of rules list their rules in their docstring, one a line::

    ``year.behind``   in the number's clause behind it: ``46 nghìn người năm 2012``

The modules are read, not imported.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib import resources

__all__ = ["rule_notes"]

_LINE = re.compile(r"^``(?P<rule>[a-z_]+\.[a-z_]+)``[ ]{2,}(?P<note>\S.*(?:\n[ ]{6,}\S.*)*)", re.MULTILINE)


@cache
def rule_notes() -> dict[str, str]:
    """Collect the notes on the rules for mentions and slots, by the rule's name."""
    notes: dict[str, str] = {}
    for package in ("mentions", "records"):
        for entry in sorted(resources.files(f"extractor.{package}").iterdir(), key=lambda each: each.name):
            if entry.name.endswith(".py"):
                docstring = ast.get_docstring(ast.parse(entry.read_text(encoding="utf-8"))) or ""
                notes.update(_notes(docstring))
    return notes


def _notes(docstring: str) -> dict[str, str]:
    return {match["rule"]: " ".join(match["note"].split()).replace("``", "") for match in _LINE.finditer(docstring)}
