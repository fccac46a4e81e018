"""The page's files agree with each other and with the words."""

from __future__ import annotations

import json
import re
from importlib import resources

import pytest

from extractor.report.frame import asset
from extractor.schema import InsuranceCode
from extractor.serve.files import SCRIPTS, SHARED_SCRIPTS, page_files, page_words
from extractor.serve.settings import Settings

ASSETS = resources.files("extractor.serve") / "assets"
OWN = "\n".join((ASSETS / name).read_text("utf-8") for name in SCRIPTS)
FRAME = (ASSETS / "page.html").read_text("utf-8")


def setting(settings: Settings) -> dict[str, object]:
    page = page_files(settings)["/"].content.decode()
    match = re.search(r'<script type="application/json" id="setting">(.*?)</script>', page, re.DOTALL)
    assert match is not None
    found: dict[str, object] = json.loads(match[1])
    return found


def test_every_script_is_in_the_page() -> None:
    assert {entry.name for entry in ASSETS.iterdir() if entry.name.endswith(".js")} == {*SCRIPTS, "docs.js"}
    script = page_files(Settings())["/page.js"].content.decode()
    assert all(asset(name) in script for name in SHARED_SCRIPTS)


def test_scripts_make_no_markup_of_strings() -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", OWN)


def test_nothing_stands_inline_and_nothing_comes_from_elsewhere() -> None:
    assert "<style" not in FRAME
    assert not re.search(r"\s(?:on\w+|style)=", FRAME)
    assert set(re.findall(r'(?:src|href)="([^"]*)"', FRAME)) == {"/icon.svg", "/page.css", "/page.js", "#main"}
    assert not re.search(r"@import|url\(", page_files(Settings())["/page.css"].content.decode())


def test_every_word_that_the_page_asks_for_is_there_and_none_is_left_over() -> None:
    asked = set(re.findall(r"\bui\('(\w+)'", OWN)) | set(re.findall(r'data-t(?:-label)?="(\w+)"', FRAME))
    assert asked <= set(page_words()["ui"])
    own = json.loads((ASSETS / "words.json").read_text("utf-8"))["ui"]
    # The rest is asked for by a name in a variable: that name, or its parts, stand in a script.
    left = {name for name in own.keys() - asked if not re.search(rf"'{name}'", OWN)}
    assert left == {"start_right", "end_left", "previous_mention", "next_mention"}
    for name, (vietnamese, english) in own.items():
        assert vietnamese, name
        assert english, name
        assert set(re.findall(r"\{\d\}", vietnamese)) == set(re.findall(r"\{\d\}", english)), name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("bhxh", "social"),
        ("bảo hiểm y tế hộ gia đình", "health_household"),
        ("bhxh tự nguyện", "social_voluntary"),
        ("bh thất nghiệp", "unemployment"),
        ("thất nghiệp", "unemployment"),
        ("bảo hiểm nhân thọ", "life"),
    ],
)
def test_names_of_insurance_are_known_to_the_page(words: str, code: str) -> None:
    names = setting(Settings())["names"]
    assert isinstance(names, dict)
    assert names[words] == code
    assert set(names.values()) <= {str(each) for each in InsuranceCode}


def test_the_page_knows_what_the_server_may_do() -> None:
    assert setting(Settings())["gold"] is False
    assert setting(Settings(gold=resources.files("extractor"), max_chars=7, language="en"))["gold"] is True  # type: ignore[arg-type]
    assert setting(Settings(max_chars=7, language="en"))["max_chars"] == 7
    assert '<html lang="en">' in page_files(Settings(language="en"))["/"].content.decode()
