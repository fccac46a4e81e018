from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.gold.notation import (
    NotationError,
    make_mention,
    make_record,
    name_of,
    one_line,
    read_cells,
    read_numbers,
    record_slots,
    write_cells,
    write_numbers,
    write_value,
)
from extractor.schema import Annotation, InsuranceCode, Mention, MentionType, Number


def quantity(kind: MentionType = MentionType.PERCENTAGE) -> Mention:
    return Mention(type=kind, start=3, end=6, text="35%", value=35)


def test_a_fault_is_one_line_whatever_a_file_holds() -> None:
    assert one_line("a\nb\r\nc\u2028d") == "a b c d"


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("35.2", (35.2, None)),
        ("35", (35, None)),
        ("65..70", (65, 70)),
        (" 0.5 .. 1.5 ", (0.5, 1.5)),
        ("-7.12", (-7.12, None)),
        ("1e-07", (1e-07, None)),
        ("99999999999999999999", (99999999999999999999, None)),
    ],
)
def test_numbers_are_read(written: str, numbers: tuple[Number, Number | None]) -> None:
    assert read_numbers(written) == numbers


@pytest.mark.parametrize(
    "written", ["35,2", "", "35%", "65-70", "..70", "65..", "nan", "inf", "1_000", "٣", "9" * 5000]
)
def test_other_writings_of_numbers_are_refused(written: str) -> None:
    with pytest.raises(NotationError, match=r"is not a number; write 35\.2, or 65\.\.70"):
        read_numbers(written)


def test_a_number_too_large_for_a_float_is_refused() -> None:
    with pytest.raises(NotationError, match="too large"):
        read_numbers("1e999")


@given(st.integers(0, 10**20) | st.floats(0, 1e15, allow_nan=False), st.none() | st.integers(1, 10**9))
def test_numbers_survive_writing(value: Number, more: int | None) -> None:
    upper = None if more is None else value + more
    assert read_numbers(write_numbers(value, upper)) == (value, upper)


def test_cells_are_read_with_blanks_around_them() -> None:
    assert read_cells(" measure = benefit|place=Hồ Chí Minh |") == {"measure": "benefit", "place": "Hồ Chí Minh"}


@pytest.mark.parametrize(
    ("line", "message"),
    [("benefit", "not of the form name=value"), ("=benefit", "not of the form"), ("a=1 | a=2", "a stands twice")],
)
def test_cells_that_cannot_be_read_are_refused(line: str, message: str) -> None:
    with pytest.raises(NotationError, match=message):
        read_cells(line)


@given(st.dictionaries(st.sampled_from(["place", "value", "comment"]), st.text(max_size=12)))
def test_cells_survive_writing_on_one_line(cells: dict[str, str]) -> None:
    line = write_cells(cells)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line
    assert read_cells(line) == cells


def test_a_mention_is_made_of_its_value_as_written() -> None:
    mention = make_mention(MentionType.HEAD_COUNT, (0, 6), "65-70 ", "65..70")
    assert (mention.value, mention.upper) == (65, 70)
    assert write_value(mention) == "65..70"
    assert name_of(mention) == "head_count '65-70 ' at 0"


def test_an_insurance_mention_is_made_of_its_code() -> None:
    mention = make_mention(MentionType.INSURANCE, (0, 4), "BHXH", "social")
    assert mention.value is InsuranceCode.SOCIAL
    assert write_value(mention) == "social"


@pytest.mark.parametrize(
    ("kind", "written", "message"),
    [
        (MentionType.INSURANCE, "sozial", "code 'sozial' is none of social, "),
        (MentionType.YEAR, "2021.5", "a year is a whole number"),
        (
            MentionType.HEAD_COUNT,
            "65.000",
            "'65.000' has a decimal point; a head_count is a whole number, without grouping",
        ),
        (MentionType.HEAD_COUNT, "65..70.000", "'65..70.000' has a decimal point"),
        (MentionType.PERCENTAGE, "70..65", "upper 65 is not above value 70"),
        (MentionType.HEAD_COUNT, "1.8", "a head_count is a whole number"),
        (MentionType.PERCENTAGE, "abc", "'abc' is not a number"),
    ],
)
def test_values_that_do_not_fit_the_type_are_refused(kind: MentionType, written: str, message: str) -> None:
    with pytest.raises(NotationError, match=message):
        make_mention(kind, (0, 4), "abcd", written)


def test_a_mention_that_does_not_span_its_text_is_refused() -> None:
    with pytest.raises(NotationError, match="do not span"):
        make_mention(MentionType.YEAR, (0, 3), "2021", "2021")


def test_a_long_surface_is_shortened_in_a_name() -> None:
    mention = make_mention(MentionType.PERCENTAGE, (0, 50), "x" * 50, "1")
    assert name_of(mention) == f"percentage '{'x' * 37}...' at 0"


def test_records_survive_their_slots(annotation: Annotation) -> None:
    quantities = [mention for mention in annotation.mentions if mention.type in ("percentage", "head_count")]
    for mention, record in zip(quantities, annotation.records, strict=True):
        assert make_record(mention, record_slots(record)) == record


def test_slots_that_are_null_are_left_out(annotation: Annotation) -> None:
    assert record_slots(annotation.records[1]) == {
        "insurance": "health_household",
        "year": "2022..2025",
        "measure": "participation",
        "role": "level",
        "status": "planned",
    }


SLOTS = {"measure": "other", "role": "level", "status": "actual"}


@pytest.mark.parametrize(
    ("slots", "message"),
    [
        ({"role": ""}, "no role; give one of level, increase"),
        ({"measure": "profit"}, "measure 'profit' is none of participation"),
        ({"insurance": "social,foo"}, "insurance 'foo' is none of"),
        ({"insurance": "social,social"}, "names a kind twice"),
        ({"year": "2025..2021"}, "needs an earlier year"),
        ({"year": "năm nay"}, "is not a number"),
        ({"colour": "red"}, "unknown slot colour; the slots are base, insurance"),
        ({"base": "wage"}, "only percentages have a base"),
    ],
)
def test_slots_that_cannot_be_read_are_refused(slots: dict[str, str], message: str) -> None:
    with pytest.raises(NotationError, match=message):
        make_record(quantity(MentionType.HEAD_COUNT), SLOTS | slots)
