"""No regular expression of the package takes more than linear time, but for those that were looked at."""

from __future__ import annotations

import pytest

from benchmarks.patterns.ambiguity import faults
from benchmarks.patterns.beginnings import beginning
from benchmarks.patterns.collect import Used, collect, sites
from extractor.text.sentences import LONGEST

IN_A_SENTENCE = f"searched for in one sentence, which has {LONGEST} code points at most"
IN_A_WINDOW = "searched for in a few dozen code points before a place"

REVIEWED = {
    "mentions/lookalikes.py:_DATE": (["again"], "begins behind “ngày ” or the like only, which no list of days holds"),
    "readers/remote_inputs.py:_pattern": (["again"], "written by the user, and matched with whole names of files"),
    "report/rule_notes.py:_QUOTED": (["again"], "reads the docstrings of the package"),
    "records/base.py:_HEADS": (["again"], IN_A_SENTENCE),
    "records/base_named.py:_GROUP_IN_FRONT": (["again"], IN_A_SENTENCE),
    "records/base_named.py:_OUT_OF": (["again"], IN_A_WINDOW),
    "records/base_named.py:_OWN_RATE": (["again"], IN_A_SENTENCE),
    "records/measure.py:_OF_IT": (["again"], IN_A_SENTENCE),
    "records/place.py:_CAME_ABOUT": (["again"], IN_A_WINDOW),
    "records/place_cues.py:_AGED": (["again"], IN_A_SENTENCE),
    "records/place_levels.py:_NOT_BARE": (["again"], IN_A_WINDOW),
    "records/place_lists.py:_LISTED": (["adjacent", "again"], IN_A_SENTENCE),
    "records/planning.py:_NUMBERED": (["again"], "a view has no two blanks in a row"),
    "records/planning.py:_PLAN_HEADING": (["adjacent"], "matched with headings of 80 code points at most"),
    "records/role.py:_IN_APPOSITION": (["again"], IN_A_SENTENCE),
    "records/role.py:_target": (["again"], IN_A_SENTENCE),
    "records/year.py:_OPENS": (["again"], IN_A_WINDOW),
    "records/year_memory.py:_OF_PLAN": (["again"], IN_A_SENTENCE),
    "text/dateline.py:_BRACKET": (["again"], "searched for in the last 120 code points of a line"),
    "text/furniture.py:_pattern": (
        ["again", "backward"],
        "a number is not begun anew inside: what is looked at backwards says so, and reads over its marks only",
    ),
    "text/place_names.py:_NAME_BEFORE": (["again"], IN_A_WINDOW),
    "text/sentences.py:_ABBREVIATED": (["again"], "searched for in the ten code points before a full stop"),
    "text/view.py:_EDIT": (["again"], "blanks that no tab follows are taken by the next alternative, all at once"),
    "text/view.py:_EDIT_WITH_MAIL": (["again"], "as :_EDIT"),
}
"""What the check finds, and why it is no harm. A pattern that is mended leaves the list."""


@pytest.fixture(scope="module")
def used() -> list[Used]:
    found, unknown = collect()
    assert unknown == [], "make benchmarks.patterns.collect reach these calls"
    return found


def test_every_call_of_the_package_is_found(used: list[Used]) -> None:
    assert len(used) >= len(sites()) > 400
    assert {"text/view.py:_EDIT", "mentions/insurance.py:_patterns.name"} <= {each.key for each in used}


def test_no_pattern_is_super_linear(used: list[Used]) -> None:
    found: dict[str, list[str]] = {}
    for each in used:
        if kinds := faults(each.pattern, each.flags, anchored=each.site.anchored):
            found[each.key] = sorted({*found.get(each.key, []), *kinds})
    assert found == {key: kinds for key, (kinds, _) in REVIEWED.items()}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d+x", ["again"]),
        (r"\d++x", ["again"]),
        (r"(?<!\d)\d+x", []),
        (r"\d+", []),
        (r"(?<!\d)\d*\d*x", ["adjacent"]),
        (r"(?<!\d)\d*+\d*x", []),
        (r"(?<!\d)\d*[^x]?\d*x", ["adjacent"]),
        (r"(?<!\d)(?:\d+)*x", ["nested"]),
        (r"(?<!\d)(?:\d++)*x", []),
        (r"(?<!\d)\d++(?:[.,]\d++)*+%", ["again"]),
        (r"(?<![\d.,])\d++(?:[.,]\d++)*+%", []),
        (r"(?m)^[ \t]*[•]?[ \t]*x", ["adjacent"]),
        (r"(?m)^[ \t]*+[•]?[ \t]*+x", []),
        (r"^(?:mới |chỉ |mới chỉ )*x", ["nested"]),
        (r"^(?:mới |chỉ |mới chỉ )*+x", []),
        (r"a(?=[^x]*x)", ["again"]),
        (r"a(?![\d,]*\d)", []),
        (r"foo.*bar", ["again"]),
        (r"foo[0-9]*bar", []),
        (r"(?<=a\d*)x", ["backward"]),
        (r"x(?:ab?)*(?:ba)*y", ["adjacent"]),
    ],
)
def test_what_is_super_linear(pattern: str, expected: list[str]) -> None:
    assert faults(pattern) == expected


def test_where_no_search_begins_anew_a_run_may_fail() -> None:
    assert faults(r"\d++x", anchored=True) == []
    assert faults(r"(?:\d+)*x", anchored=True) == ["nested"]


def test_the_beginning_of_a_pattern() -> None:
    assert beginning(r"năm[ ]?(?:19|20)\d{2}") == ["năm19"]
    assert beginning(r"(?:từ[ ])+đến") == ["từ đế", "từ t"]
