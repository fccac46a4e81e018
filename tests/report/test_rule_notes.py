from __future__ import annotations

import re
from importlib import resources

from extractor.report.rule_notes import _notes, _written, notes_in_both, rule_notes

NAMES = "percentage|head_count|not|year|base|place|measure|status|insurance|role|qualifier"


def rules_in_code() -> set[str]:
    sources = [
        entry.read_text(encoding="utf-8")
        for package in ("mentions", "records")
        for entry in resources.files(f"extractor.{package}").iterdir()
        if entry.name.endswith(".py")
    ]
    return {rule for source in sources for rule in re.findall(rf'"((?:{NAMES})\.[a-z_]+)"', source)}


def test_notes_are_read_from_docstrings_with_their_continuation_lines() -> None:
    docstring = (
        "Year: what for.\n\n"
        "``year.behind``     in the clause: ``46 nghìn người năm 2012``\n"
        "``year.old_level``  the first value of a movement\n"
        "                    has only its own\n\n"
        "Text with ``a.b`` in it, which is no rule.\n"
    )
    assert _notes(docstring) == {
        "year.behind": "in the clause: “46 nghìn người năm 2012”",
        "year.old_level": "the first value of a movement has only its own",
    }


def test_notes_of_mentions_and_of_slots_are_found() -> None:
    notes = rule_notes()
    assert {"not.document", "year.before"} <= notes.keys()
    assert all(notes.values())


def test_nearly_every_rule_has_a_note_in_both_languages() -> None:
    rules = rules_in_code()
    assert len(rules) > 100
    both = notes_in_both(rules)
    without = sorted(rule for rule in rules if None in both.get(rule, [None]))
    # A rule that is new is shown with its name, or in the other language, until its row is written.
    assert len(without) <= len(rules) // 10, f"extractor/report/data/rule_notes.tsv: write rows for {without}"


def test_rows_are_of_rules_once_each_with_words() -> None:
    assert all(re.fullmatch(rf"(?:{NAMES})\.[a-z_]+", rule) and pair[0] for rule, pair in _written().items())
    table = (resources.files("extractor.report") / "data" / "rule_notes.tsv").read_text(encoding="utf-8")
    names = [line.split("\t")[0] for line in table.splitlines()]
    assert names == sorted(set(names) - {"rule"} | {"rule"}, key=lambda name: (name != "rule", name))


def test_a_note_that_is_not_written_in_one_language_is_none() -> None:
    assert notes_in_both(["year.before", "no.such"]).keys() == {"year.before"}
    vietnamese, english = notes_in_both(["role.level"])["role.level"]
    assert (vietnamese, english) == ("ngoài ra", "otherwise")
