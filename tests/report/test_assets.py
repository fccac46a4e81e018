"""The page's assets agree with each other and with the schema."""

from __future__ import annotations

import hashlib
import re
from importlib import resources

import pytest

from extractor.evaluation.errors import GROUPS
from extractor.evaluation.slots import SLOTS as SCORED_SLOTS
from extractor.report import evaluation_page
from extractor.report.frame import load_words
from extractor.report.page import _SCRIPTS
from extractor.report.slots import SLOTS
from extractor.schema import Base, InsuranceCode, Measure, MentionType, Qualifier, QuantityKind, Role, Status

ASSETS = resources.files("extractor.report") / "assets"
WORDS = load_words(["words.json", "words_report.json"])
EVALUATION_WORDS = load_words(["words.json", "words_evaluation.json"])
PAGES = {
    "page.html": (_SCRIPTS, WORDS),
    "evaluation.html": (evaluation_page._SCRIPTS, EVALUATION_WORDS),
}
SCRIPTS = sorted({name for scripts, _ in PAGES.values() for name in scripts})


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


def test_every_slot_and_group_of_errors_has_its_words() -> None:
    assert set(EVALUATION_WORDS["slot"]) == set(SCORED_SLOTS)
    outcomes = [group for group in GROUPS if group.split()[0] not in SCORED_SLOTS]
    assert set(EVALUATION_WORDS["group"]) == set(outcomes)


def test_words_are_given_in_both_languages_with_the_same_gaps() -> None:
    for section in [*WORDS.values(), *EVALUATION_WORDS.values()]:
        for name, pair in section.items():
            vietnamese, english = pair
            assert vietnamese, name
            assert english, name
            assert set(re.findall(r"\{\d\}", vietnamese)) == set(re.findall(r"\{\d\}", english)), name


@pytest.mark.parametrize("page", PAGES)
def test_every_word_that_the_page_asks_for_is_there(page: str) -> None:
    names, words = PAGES[page]
    scripts = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
    frame = (ASSETS / page).read_text(encoding="utf-8")
    asked = set(re.findall(r"\bui\('(\w+)'", scripts)) | set(re.findall(r'data-t(?:-label)?="(\w+)"', frame))
    assert asked - set(words["ui"]) == set()


def test_no_word_is_left_over() -> None:
    # What is asked for by a name in a variable: that name, or its end, stands in a script by itself.
    scripts = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    frames = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in PAGES)
    made = {f"{start}_{end}" for start in ("strict", "core", "full") for end in ("f1",)}
    made |= {
        "error_what",
        "error_type",
        "error_document",
        "previous_error",
        "next_error",
        "only_gold",
        "only_predicted",
    }
    made |= {"without_prediction", "without_gold", "other_text"}
    known = set(WORDS["ui"]) | set(EVALUATION_WORDS["ui"])
    named = {name for name in known if re.search(rf"'{name}'|^ +{name}:|\"{name}\"", scripts + frames, re.MULTILINE)}
    assert known - named - made == set()


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_make_no_markup_of_strings(name: str) -> None:
    script = (ASSETS / name).read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.html\(", script)


def test_every_script_is_in_a_page() -> None:
    assert sorted(entry.name for entry in ASSETS.iterdir() if entry.name.endswith(".js")) == SCRIPTS


def test_vendored_libraries_are_the_files_that_were_published() -> None:
    readme = (ASSETS / "vendor" / "README.md").read_text(encoding="utf-8")
    table = dict(re.findall(r"\| `([\w.]+\.js)` \|.*\| `([0-9a-f]{64})` \|", readme))
    found = {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest()
        for entry in (ASSETS / "vendor").iterdir()
        if entry.name.endswith(".js")
    }
    assert found == table
