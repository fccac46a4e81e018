"""Every row of every list is needed: its example comes out with the row, and does not come out without it."""

from __future__ import annotations

import multiprocessing as mp
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.lexicon import Row, built_in
from extractor.lexicon_examples import ExampleError, mismatch, read_example

# Places are alike: one sentence for all of a kind, with the name as it stands in the list's values, unless a row
# has its own. A paper's short name stands in capitals in a dateline.
PLACE = "{{95%=place:{name}}} dân số {form} có thẻ BHYT."
PAPER = "({form}) - Toàn tỉnh có {{95%=place:{name}}} dân số tham gia BHYT."
LISTS = sorted(built_in().lists)
CHUNK = 30
MISSING = "has no example: add a sentence that needs the row, or delete the row"
OPEN = {
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("without_example.tsv").read_text("utf-8").splitlines()[2:]
}
"""List and form of each row that has no example yet."""


def example_of(name: str, row: Row) -> str:
    """Return the example of a row: its own, or the one that all places have."""
    if row.example or name != "places" or (name, row.form) in OPEN:
        return row.example
    kind, _, place = row.value.partition(":")
    if kind == "paper":
        return PAPER.format(form=row.form.upper(), name=place)
    return PLACE.format(form=row.form.title(), name=place)


def fault(name: str, row: Row, whole: Extractor) -> str | None:
    """Say what is wrong with a row or its example."""
    written = example_of(name, row)
    if not written:
        return MISSING
    try:
        example = read_example(written)
    except ExampleError as error:
        return str(error)
    if (found := mismatch(example, whole.extract(example.text, published=example.published))) is not None:
        return f"the example does not come out: {found}"
    if example.fault(whole.lexicons.without(name, row.form, row.value)) is None:
        return "the example comes out without the row too: give one that needs it, or delete the row"
    return None


def faults(part: tuple[str, int]) -> list[str]:
    """List what is wrong with some of the rows of a list."""
    name, start = part
    whole = Extractor()
    found = []
    for row in built_in()[name].rows[start : start + CHUNK]:
        if (name, row.form) not in OPEN and (why := fault(name, row, whole)) is not None:
            found.append(f"{name}.tsv, {row.form!r} {row.value}: {why}")
    return found


@pytest.fixture(scope="module")
def all_faults() -> dict[str, list[str]]:
    """Take each row out, one at a time: about four thousand times, by as many processes as there are cores."""
    parts = [(name, start) for name in LISTS for start in range(0, len(built_in()[name].rows), CHUNK)]
    found: dict[str, list[str]] = {name: [] for name in LISTS}
    with ProcessPoolExecutor(os.cpu_count(), mp_context=mp.get_context("spawn")) as pool:
        for (name, _), lines in zip(parts, pool.map(faults, parts), strict=True):
            found[name] += lines
    return found


@pytest.mark.parametrize("name", LISTS)
def test_each_row_has_an_example_that_needs_it(name: str, all_faults: dict[str, list[str]]) -> None:
    assert all_faults[name] == []


def test_rows_that_have_no_example_yet_are_known() -> None:
    """Every other row must have one."""
    found = {(name, row.form) for name in LISTS for row in built_in()[name].rows if not example_of(name, row)}
    assert found == OPEN


def test_a_row_without_which_nothing_changes_is_told() -> None:
    whole = Extractor()
    row = Row("bhyt", "health", "Có {91%=91} dân số.")
    assert fault("insurance_names", row, whole) == (
        "the example comes out without the row too: give one that needs it, or delete the row"
    )
    row = Row("bhyt", "health", "Thẻ {BHYT=social}.")
    found = "the example does not come out: 'BHYT' should be social, and is health"
    assert fault("insurance_names", row, whole) == found
    assert fault("insurance_names", Row("bhyt", "health"), whole) == MISSING
