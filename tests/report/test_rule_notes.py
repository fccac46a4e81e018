from __future__ import annotations

from extractor.report.rule_notes import _notes, rule_notes


def test_notes_are_read_from_docstrings_with_their_continuation_lines() -> None:
    docstring = (
        "Year: what for.\n\n"
        "``year.behind``     in the clause: ``46 nghìn người năm 2012``\n"
        "``year.old_level``  the first value of a movement\n"
        "                    has only its own\n\n"
        "Text with ``a.b`` in it, which is no rule.\n"
    )
    assert _notes(docstring) == {
        "year.behind": "in the clause: 46 nghìn người năm 2012",
        "year.old_level": "the first value of a movement has only its own",
    }


def test_notes_of_mentions_and_of_slots_are_found() -> None:
    notes = rule_notes()
    assert {"not.document", "year.before"} <= notes.keys()
    assert all(notes.values())
