"""What docs/guidelines.md and docs/annotating.md show is what the project reads."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from extractor.cli import cli
from extractor.gold.check import check_annotation
from extractor.gold.formats import inline_file
from extractor.gold.inline import compile_inline, parse_marks
from extractor.gold.notation import CODED_SLOTS, make_mention
from extractor.schema import InsuranceCode, Mention, MentionType

DOCS = Path(__file__).parents[2] / "docs"
RULES = (DOCS / "guidelines.md").read_text(encoding="utf-8")
GUIDE = (DOCS / "annotating.md").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```$", page)


def section(name: str) -> str:
    """The part of the guidelines under a heading."""
    found = re.search(rf"(?ms)^### {name}\n(.*?)(?=^##)", RULES)
    assert found is not None
    return found[1]


def examples(kind: MentionType) -> list[Mention]:
    found = []
    for block in blocks(section(kind), kind):
        text, marks = parse_marks(block)
        found += [make_mention(kind, (m.start, m.end), text[m.start : m.end], m.value) for m in marks]
    return found


@pytest.mark.parametrize("kind", MentionType)
def test_every_type_has_examples_that_can_be_read(kind: MentionType) -> None:
    found = examples(kind)
    assert len(found) >= 10
    assert kind is MentionType.INSURANCE or any(mention.upper is not None for mention in found)


@pytest.mark.parametrize("kind", [MentionType.PERCENTAGE, MentionType.HEAD_COUNT])
def test_the_values_of_examples_are_what_the_words_say(kind: MentionType) -> None:
    scales = {"nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 1_000_000, "ba": 3}
    for mention in examples(kind):
        # Numerals in Vietnamese writing: a point groups where three digits follow, a comma is the decimal mark.
        surface = re.sub(r"[.,](?=\d{3}(?!\d))", "", mention.text).replace(",", ".")
        total = 0.0
        for number, scale in re.findall(r"(\d+(?:\.\d+)?|ba)\s*(nghìn|ngàn|vạn|triệu)?", surface):
            amount = float(scales.get(number, number)) * scales.get(scale, 1)
            if mention.upper is not None:
                assert amount in (mention.value, mention.upper), mention
            total += amount
        assert mention.upper is not None or total == mention.value, mention


def rows(part: str) -> list[str]:
    """The first cells of the tables of a section."""
    return re.findall(r"(?m)^\| `(\w+)` \|", part)


def test_every_insurance_code_is_defined_in_order() -> None:
    assert rows(section("insurance")) == list(InsuranceCode)


@pytest.mark.parametrize(("slot", "codes"), CODED_SLOTS.items())
def test_every_code_of_a_slot_is_defined_in_order(slot: str, codes: type[StrEnum]) -> None:
    assert rows(section(slot)) == list(codes)


@pytest.mark.parametrize("number", range(3))
def test_worked_examples_compile_and_are_sound(number: int) -> None:
    worked = blocks(RULES, "inline")
    assert len(worked) == 3
    annotation = compile_inline(worked[number], "a")[1]
    assert list(check_annotation(annotation)) == []
    assert len(annotation.records) >= 3


def test_the_inline_file_of_the_guide_is_read() -> None:
    (shown,) = blocks(GUIDE, "inline")
    annotation = inline_file.parse(shown, "a").annotation
    assert annotation.draft
    assert [(record.text, record.value, record.upper) for record in annotation.records] == [
        ("65-70 nghìn", 65000, 70000)
    ]


def test_every_command_of_the_guide_exists() -> None:
    lines = re.findall(r"(?m)^(extractor [^|\n]*).*$|`(extractor [^`]+)`", GUIDE)
    commands = [one or two for one, two in lines]
    assert len(commands) >= 12
    for command in commands:
        _, name, *rest = command.split()
        found = cli.get_command(None, name)  # type: ignore[arg-type]
        assert found is not None, command
        if name == "gold":
            found = found.get_command(None, rest[0])  # type: ignore[attr-defined]
            assert found is not None, command
        known = {option for parameter in found.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= known, command


def test_links_between_the_pages_lead_somewhere() -> None:
    pages = {"guidelines.md": RULES, "annotating.md": GUIDE}
    for name, page in pages.items():
        for file, anchor in re.findall(r"\]\(([\w.]*)(?:#([\w-]+))?\)", page):
            target = pages[file or name]
            headings = {
                re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in re.findall(r"(?m)^#+ (.+)$", target)
            }
            assert not anchor or anchor in headings, (name, file, anchor)
