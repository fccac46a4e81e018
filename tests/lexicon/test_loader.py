from __future__ import annotations

import pickle
import unicodedata

import pytest

from extractor.lexicon import Lexicon, LexiconError, Row, built_in
from extractor.lexicon.loader import parse_rows

HEADER = "form\tvalue\texample"


def test_rows_have_form_value_and_example() -> None:
    lines = [HEADER, "# a remark", "", "Người\tperson\tCó {3=3} người.", "hộ\tthing"]
    assert list(parse_rows(lines, "a.tsv")) == [Row("người", "person", "Có {3=3} người."), Row("hộ", "thing")]


def test_forms_are_spelled_as_the_rules_see_text() -> None:
    (row,) = parse_rows([HEADER, unicodedata.normalize("NFD", "Hoà Bình") + "\tprovince:Hòa Bình"], "a.tsv")
    assert row.form == "hòa bình"


FAULTS = {
    "no header": (["người\tperson\t"], r"a\.tsv:1: the first line must be"),
    "no value": ([HEADER, "người"], r"a\.tsv:2: a row needs a form and a value"),
    "no form": ([HEADER, "\tperson"], r"a\.tsv:2: a row needs a form and a value"),
    "too many cells": ([HEADER, "a\tb\tc\td"], r"a\.tsv:2: a row needs"),
    "twice": ([HEADER, "người\tperson", "# x", "NGƯỜI\tperson"], r"a\.tsv:4: 'người' stands already in line 2"),
}


@pytest.mark.parametrize(("lines", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_file_line_and_mend(lines: list[str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        list(parse_rows(lines, "a.tsv"))


def test_a_form_may_stand_once_for_each_value() -> None:
    assert len(list(parse_rows([HEADER, "thôi\ta", "thôi\tb"], "a.tsv"))) == 2


NOUNS = Lexicon("nouns", (Row("người", "person"), Row("người dân", "person"), Row("hộ", "thing")))


def test_the_longest_form_is_found_and_none_inside_a_word() -> None:
    low = "hộ người dân, thoạthộ, người"
    found = [(low[start:end], value) for start, end, value in NOUNS.find(low)]
    assert found == [("hộ", "thing"), ("người dân", "person"), ("người", "person")]


def test_find_keeps_to_its_bounds() -> None:
    assert [start for start, _, _ in NOUNS.find("hộ hộ hộ", 2, 5)] == [3]


def test_alternation_of_some_values_and_of_none() -> None:
    assert NOUNS.alternation("thing") == "hộ"
    assert NOUNS.alternation("person") == "người dân|người"
    assert NOUNS.alternation("animal") == "(?!)"


def test_the_built_in_lists_are_there_and_filled() -> None:
    lexicons = built_in()
    assert {"insurance_names", "counted_nouns", "qualifiers", "places", "furniture"} <= set(lexicons.lists)
    assert all(lexicon.rows for lexicon in lexicons.lists.values())
    assert lexicons is built_in()


def test_without_leaves_one_form_out_and_changes_the_fingerprint() -> None:
    whole = built_in()
    less = whole.without("insurance_names", "bhyt")
    assert "bhyt" in whole["insurance_names"].values
    assert "bhyt" not in less["insurance_names"].values
    assert less["places"] is whole["places"]
    assert less.fingerprint != whole.fingerprint
    assert len(whole.fingerprint) == 12


def test_the_built_in_lexicons_come_out_of_a_pickle_as_themselves() -> None:
    assert pickle.loads(pickle.dumps(built_in())) is built_in()  # noqa: S301


def test_other_lexicons_come_out_with_their_rows() -> None:
    less = built_in().without("insurance_names", "bhyt")
    again = pickle.loads(pickle.dumps(less))  # noqa: S301
    assert again.fingerprint == less.fingerprint
