from __future__ import annotations

import pytest

from extractor.gold.formats.brat_standoff import Event, TextBound, as_seen, fragments, parse_standoff
from extractor.gold.formats.document import FormatError


def test_the_lines_are_filed() -> None:
    standoff = parse_standoff(
        "T1\tyear 4 8\t2021\r\n"
        "T2\tpercentage 9 12;13 15\t35, 2%\n"
        "E1\tpercentage:T2 Year:T1 Insurance:T3 Insurance2:T4\n"
        "A1\tMeasure E1 participation\n"
        "M1\tDoubt E1\n"
        "\n"
        "#1\tAnnotatorNotes E1\tvalue=35.2 | place=Lâm Đồng\n"
        "#2\tConfirmed E1\tyes\n"
    )
    assert standoff.spans == {
        "T1": TextBound("year", ((4, 8),), "2021"),
        "T2": TextBound("percentage", ((9, 12), (13, 15)), "35, 2%"),
    }
    assert standoff.events == {
        "E1": Event("percentage", "T2", (("Year", "T1"), ("Insurance", "T3"), ("Insurance", "T4")))
    }
    assert standoff.attributes == {"E1": {"Measure": "participation", "Doubt": ""}}
    assert standoff.notes == {"E1": "value=35.2 | place=Lâm Đồng"}


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("T1 year 4 8", "line 1: 'T1 year 4 8' is no line of brat; restore it"),
        ("\nT1\tyear 4\t2021", "line 2: 'T1\\tyear 4\\t2021' is no line of brat; restore it"),
        ("T1\tyear 4 8\t2021\nT1\tyear 4 8\t2021", "line 2: T1 stands twice; delete one"),
        ("A1\tRole E1 level\nA2\tRole E1 increase", "line 2: Role of E1 stands twice; delete one"),
        ("#1\tAnnotatorNotes T1\ta\n#2\tAnnotatorNotes T1\tb", "line 2: T1 (note) stands twice; delete one"),
    ],
)
def test_lines_that_cannot_be_read(source: str, line: str) -> None:
    with pytest.raises(FormatError) as error:
        parse_standoff(source)
    assert error.value.lines == (line,)


def test_another_projects_file_is_one_line() -> None:
    with pytest.raises(FormatError) as error:
        parse_standoff(
            "T1\tPerson 0 3\tAnh\nT2\tCity 4 7\tHuế\nE1\tTravel:T1 To:T2\nR1\tIn Arg1:T1 Arg2:T2\n*\tEquiv T1 T2\n"
        )
    assert error.value.lines == (
        "5 annotations that this project does not have (*, City, Person, R1, Travel); is it another's file?",
    )


def test_fragments_are_the_lines_of_a_mention() -> None:
    assert fragments("35,2%") == [(0, 5)]
    assert fragments("5%\n\nđến\u20287%") == [(0, 2), (4, 7), (8, 10)]
    assert as_seen("5%\r\n7%") == "5% \n7%"
