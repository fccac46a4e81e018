"""What a rule's name means, in the words of the module that holds the rule.

Modules of rules list their rules in their docstring, one a line::

    ``year.behind``   in the number's clause behind it: ``46 nghìn người năm 2012``

The modules are read, not imported. ``data/rule_notes.tsv`` has the notes in Vietnamese, and in English
those of rules whose module names them without a line of their own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources

__all__ = ["notes_in_both", "rule_notes"]

_LINE = re.compile(r"^``(?P<rule>[a-z_]+\.[a-z_]+)``[ ]{2,}(?P<note>\S.*(?:\n[ ]{6,}\S.*)*)", re.MULTILINE)
_QUOTED = re.compile(r"``(.+?)``")


@cache
def rule_notes() -> dict[str, str]:
    """Collect the notes on the rules for mentions and slots, by the rule's name."""
    notes: dict[str, str] = {}
    for package in ("mentions", "records"):
        for entry in sorted(resources.files(f"extractor.{package}").iterdir(), key=lambda each: each.name):
            if entry.name.endswith(".py"):
                docstring = ast.get_docstring(ast.parse(entry.read_text(encoding="utf-8"))) or ""
                notes.update(_notes(docstring))
    return {rule: english for rule, (_, english) in _written().items() if english} | notes


def notes_in_both(rules: Iterable[str]) -> dict[str, list[str | None]]:
    """The notes on some rules as ``[Vietnamese, English]``; ``None`` where one is not written."""
    english, written = rule_notes(), _written()
    return {
        rule: [written[rule][0] if rule in written else None, english.get(rule)]
        for rule in rules
        if rule in english or rule in written
    }


@cache
def _written() -> dict[str, tuple[str, str]]:
    table = resources.files("extractor.report").joinpath("data", "rule_notes.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {rule: (vietnamese, english) for rule, vietnamese, english in rows}


def _notes(docstring: str) -> dict[str, str]:
    return {match["rule"]: _QUOTED.sub(r"“\1”", " ".join(match["note"].split())) for match in _LINE.finditer(docstring)}
