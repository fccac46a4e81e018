"""The page's assets agree with each other and with the schema."""

from __future__ import annotations

import hashlib
import re
from importlib import resources

import pytest

from extractor.report.frame import load_words
from extractor.report.page import _SCRIPTS
from extractor.report.slots import SLOTS
from extractor.schema import Base, InsuranceCode, Measure, MentionType, Qualifier, QuantityKind, Role, Status

ASSETS = resources.files("extractor.report") / "assets"
WORDS = load_words(["words.json", "words_report.json"])


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("mention", MentionType),
        ("kind", QuantityKind),
        ("insurance", InsuranceCode),
        ("measure", Measure),
        ("role", Role),
        ("status", Status),
        ("base", Base),
        ("qualifier", Qualifier),
        ("slot", SLOTS),
    ],
)
def test_every_value_has_its_words(section: str, names: list[str]) -> None:
    assert set(WORDS[section]) == {str(name) for name in names}


def test_words_are_given_in_both_languages_with_the_same_gaps() -> None:
    for section in WORDS.values():
        for name, pair in section.items():
            vietnamese, english = pair
            assert vietnamese, name
            assert english, name
            assert set(re.findall(r"\{\d\}", vietnamese)) == set(re.findall(r"\{\d\}", english)), name


def test_every_word_that_the_page_asks_for_is_there_and_none_is_left_over() -> None:
    scripts = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in _SCRIPTS)
    frame = (ASSETS / "page.html").read_text(encoding="utf-8")
    asked = set(re.findall(r"\bui\('(\w+)'", scripts)) | set(re.findall(r'data-t(?:-label)?="(\w+)"', frame))
    known = set(WORDS["ui"])
    assert asked <= known
    # The rest is asked for by a name in a variable: that name stands in a script by itself.
    assert {name for name in known - asked if not re.search(rf"'{name}'|^ +{name}:", scripts, re.MULTILINE)} == set()


def test_scripts_make_no_markup_of_strings() -> None:
    for name in _SCRIPTS:
        script = (ASSETS / name).read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.html\(", script
        ), name


def test_every_script_is_in_the_page() -> None:
    assert {entry.name for entry in ASSETS.iterdir() if entry.name.endswith(".js")} == set(_SCRIPTS)


def test_vendored_libraries_are_the_files_that_were_published() -> None:
    readme = (ASSETS / "vendor" / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"\| `([\w.]+\.js)` \|.*\| `([0-9a-f]{64})` \|", readme))
    found = {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest()
        for entry in (ASSETS / "vendor").iterdir()
        if entry.name.endswith(".js")
    }
    assert found == table
