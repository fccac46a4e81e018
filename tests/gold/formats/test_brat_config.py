from __future__ import annotations

import re

from extractor.gold.formats.brat_config import annotation_conf, visual_conf
from extractor.schema import Base, InsuranceCode, Measure, MentionType, Qualifier, Role, Status


def sections(conf: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in conf.split("\n"):
        if match := re.fullmatch(r"\[(\w+)\]", line):
            section = found.setdefault(match[1], [])
        elif line:
            section.append(line)
    return found


def test_years_and_names_are_entities_and_quantities_are_events() -> None:
    conf = sections(annotation_conf())
    assert list(conf) == ["entities", "relations", "events", "attributes"]
    assert conf["entities"] == ["year", "insurance"]
    assert conf["relations"] == []
    assert conf["events"] == [
        "percentage\tYear?:year, Insurance*:insurance",
        "head_count\tYear?:year, Insurance*:insurance",
    ]


def test_every_code_can_be_chosen() -> None:
    values = {
        name: (bearers, tuple(codes.split("|")))
        for line in sections(annotation_conf())["attributes"]
        for name, bearers, codes in [re.fullmatch(r"(\w+)\tArg:(\S+), Value:(\S+)", line).groups()]  # type: ignore[union-attr]
    }
    both = "percentage|head_count"
    assert values == {
        "Code": ("insurance", tuple(InsuranceCode)),
        "Qualifier": (both, tuple(Qualifier)),
        "Measure": (both, tuple(Measure)),
        "Role": (both, tuple(Role)),
        "Status": (both, tuple(Status)),
        "Base": ("percentage", tuple(Base)),
    }


def test_every_type_has_a_label_and_a_colour() -> None:
    conf = sections(visual_conf())
    assert [line.partition(" | ")[0] for line in conf["labels"]] == list(MentionType)
    assert [line.partition("\t")[0] for line in conf["drawing"]][2:] == list(MentionType)
    assert all(re.fullmatch(r"\w+\tbgColor:#[0-9a-f]{6}", line) for line in conf["drawing"][2:])
