from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor.gold.files import hash_of
from extractor.gold.formats import brat
from extractor.gold.formats.document import Document, FormatError, Output
from extractor.gold.inline import compile_inline

STANDOFF = """\
T1\tyear 4 8\t2021
T2\tinsurance 28 32\tBHXH
T3\tpercentage 55 60\t35,2%
T4\thead_count 84 95\t65-70 nghìn
T5\tinsurance 106 122\tBHYT hộ gia đình
E1\tpercentage:T3 Year:T1 Insurance:T2
E2\thead_count:T4 Insurance:T5
A1\tCode T2 social
A2\tQualifier E1 approx
A3\tMeasure E1 participation
A4\tRole E1 level
A5\tStatus E1 actual
A6\tBase E1 labour_force
A7\tMeasure E2 participation
A8\tRole E2 level
A9\tStatus E2 planned
A10\tCode T5 health_household
#1\tAnnotatorNotes T1\tvalue=2021
#2\tAnnotatorNotes E1\tvalue=35.2 | place=Lâm Đồng
#3\tAnnotatorNotes E2\tvalue=65000..70000 | year=2022..2025
"""


@pytest.fixture
def collection(document: Document, output: Output) -> Path:
    assert brat.write([document], output) == 1
    return output.out


def test_the_standoff_of_the_example(document: Document, collection: Path) -> None:
    assert (collection / "a.ann").read_text(encoding="utf-8") == STANDOFF
    assert (collection / "a.txt").read_bytes().decode() == document.text
    names = ["a.ann", "a.txt", "annotation.conf", "documents.jsonl", "visual.conf"]
    assert sorted(path.name for path in collection.iterdir()) == names


def test_the_example_is_read_back(document: Document, collection: Path, faults: list[str]) -> None:
    (found,) = brat.read(collection, faults.append)
    assert (found.annotation, found.text, faults) == (document.annotation, document.text, [])
    (alone,) = brat.read(collection / "a.ann", faults.append)
    assert alone.annotation == document.annotation


def test_of_two_mentions_the_nearest_is_the_argument() -> None:
    slots = "year=2021 | insurance=social,health | measure=other | role=level | status=actual"
    source = "{i1:BHXH=social} {y1:2021=2021} {i2:BHXH=social}, {p1:5%=5} {y2:2021=2021} {y3:2021-2025=2021..2025}"
    annotation = compile_inline(f"{source}\n===\np1 | {slots}", "a")[1]
    written = brat.standoff(annotation)
    # The range is another value; no mention says "health", so the note does.
    assert "\nE1\tpercentage:T4 Year:T5 Insurance:T3\n" in written
    assert "value=5 | insurance=health\n" in written


def test_several_names_are_numbered_arguments() -> None:
    slots = "insurance=social,health | measure=other | role=level | status=actual"
    annotation = compile_inline(f"{{i1:BHXH=social}}, {{i2:BHYT=health}} {{p1:5%=5}}\n===\np1 | {slots}", "a")[1]
    assert "\nE1\tpercentage:T3 Insurance:T2 Insurance2:T1\n" in brat.standoff(annotation)


def test_a_mention_over_lines_is_in_fragments(output: Output, faults: list[str]) -> None:
    slots = "measure=other | role=level | status=actual"
    text, annotation = compile_inline(f"\r\n{{p1:5%\r\nđến 7%=5..7}}\r\n=== no newline\np1 | {slots}", "a")
    document = Document(annotation, text, "a")
    brat.write([document], output)
    ann = (output.out / "a.ann").read_text(encoding="utf-8")
    assert ann.startswith("T1\tpercentage 2 5;6 12\t5%  đến 7%\n")
    assert (output.out / "a.txt").read_bytes().decode() == " \n5% \nđến 7% "
    (found,) = brat.read(output.out, faults.append)
    assert (found.annotation, found.text) == (annotation, text)
    # What brat makes of the same words when a person marks them: without the blank at the line's end.
    (output.out / "a.ann").write_text(ann.replace("2 5;6 12\t5%  đến", "2 4;6 12\t5% đến"), encoding="utf-8")
    assert [each.annotation for each in brat.read(output.out, faults.append)] == [annotation]
    assert faults == []


def test_date_and_draft_are_kept(document: Document, output: Output, faults: list[str]) -> None:
    update = {"published": dt.date(2021, 5, 28), "draft": True, "document": "b/c"}
    draft = document.annotation.model_copy(update=update)
    brat.write([Document(draft, document.text, "b")], output)
    assert [each.annotation for each in brat.read(output.out, faults.append)] == [draft]


def test_a_collection_made_by_hand(document: Document, collection: Path, faults: list[str]) -> None:
    (collection / "documents.jsonl").unlink()
    (found,) = brat.read(collection, faults.append)
    assert found.annotation == document.annotation.model_copy(update={"sha256": hash_of(document.text or "")})
    (collection / "a.txt").write_text("\ufeff" + (document.text or ""), encoding="utf-8")
    assert list(brat.read(collection, faults.append)) == []
    mend = "its text begins with a byte order mark; make the folder with extractor convert --to brat"
    assert faults == [f"{collection / 'a.ann'}: {mend}"]


def test_a_comment_in_a_note_is_dropped(document: Document, collection: Path, faults: list[str]) -> None:
    file = collection / "a.ann"
    file.write_text(STANDOFF.replace("value=35.2 |", "value=35.2 | comment=chưa chắc |"), encoding="utf-8")
    assert [each.annotation for each in brat.read(file, faults.append)] == [document.annotation]


def test_attributes_and_notes_may_stand_on_the_words_of_an_event(
    document: Document, collection: Path, faults: list[str]
) -> None:
    moved = STANDOFF.replace("Role E1", "Role T3").replace("AnnotatorNotes E1", "AnnotatorNotes T3")
    (collection / "a.ann").write_text(moved, encoding="utf-8")
    assert [each.annotation for each in brat.read(collection, faults.append)] == [document.annotation]


PERCENTAGE = "T3 percentage '35,2%' at 55"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("A4\tRole E1 level\n", "", f"{PERCENTAGE}: no role; give one of level, increase"),
        ("Role E1 level", "Role E1 rise", f"{PERCENTAGE}: role 'rise' is none of level, increase"),
        ("Role E1 level", "Colour E1 red", f"{PERCENTAGE}: attribute Colour does not belong to a quantity; delete it"),
        ("value=35.2 |", "", f"{PERCENTAGE}: no value; write value=… in its note"),
        ("value=35.2", "value=35,2", f"{PERCENTAGE}: '35,2' is not a number; write 35.2"),
        ("value=35.2 |", "khoảng |", f"{PERCENTAGE}: 'khoảng' is not of the form name=value"),
        ("place=", "where=", f"{PERCENTAGE}: unknown slot where; the slots are"),
        ("E1\tpercentage:T3 Year:T1 Insurance:T2\n", "", f"{PERCENTAGE}: 0 records; a quantity is one event"),
        ("E2\thead", "E3\tpercentage:T3\nE2\thead", f"{PERCENTAGE}: 2 records; a quantity is one event"),
        ("E1\tpercentage", "E1\thead_count", f"{PERCENTAGE}: E1 is a head_count, its words are a percentage"),
        ("Year:T1", "Year:T2", f"{PERCENTAGE}: its argument Year:T2 is no year mention; delete it"),
        ("Year:T1", "Theme:T1", f"{PERCENTAGE}: its argument Theme:T1 is no theme mention; delete it"),
        ("Year:T1", "Year:T9", f"{PERCENTAGE}: its argument Year:T9 is no year mention; delete it"),
        ("value=35.2", "value=35.2 | year=2020", f"{PERCENTAGE}: year 2020 and Year:T1 (2021); leave one"),
        ("A1\tCode T2 social\n", "", "T2 insurance 'BHXH' at 28: no value; choose its Code"),
        ("Code T2 social", "Code T2 bhxh", "T2 insurance 'BHXH' at 28: code 'bhxh' is none of social, "),
        ("percentage 55 60", "percentage 56 61", "T3 percentage '35,2%' at 56: the text has '5,2% ' there; mark it"),
        ("percentage 55 60", "percentage 955 960", "T3 percentage '35,2%' at 955: its offsets 955 960 are not in"),
        ("percentage 55 60", "percentage 55 57;58 60", f"{PERCENTAGE}: is in pieces; mark one stretch of text"),
        ("T3\tpercentage 55 60\t35,2%\n", "", "E1: its words T3 are gone; delete the line"),
        (
            "#1\tAnn",
            "#4\tAnnotatorNotes T3\tvalue=36\n#1\tAnn",
            f"{PERCENTAGE}: two notes with another value; leave one",
        ),
        ("T1\tyear 4 8\t2021", "T1\tdate 4 8\t2021", "1 annotations that this project does not have (date)"),
    ],
)
def test_a_fault_names_file_mention_and_mend(
    collection: Path, faults: list[str], old: str, new: str, line: str
) -> None:
    assert old in STANDOFF
    (collection / "a.ann").write_text(STANDOFF.replace(old, new), encoding="utf-8")
    assert list(brat.read(collection, faults.append)) == []
    assert faults[0].startswith(f"{collection / 'a.ann'}: {line}")
    assert len(faults) == 1


def test_a_text_that_was_changed_is_a_fault(collection: Path, faults: list[str]) -> None:
    (collection / "a.txt").write_bytes((collection / "a.txt").read_bytes() + b" ")
    assert list(brat.read(collection, faults.append)) == []
    mend = "a.txt is not the text that was exported (sha256 differs); restore it"
    assert faults == [f"{collection / 'a.ann'}: {mend}"]


@pytest.mark.parametrize("content", [None, b"\xff"])
def test_a_text_that_cannot_be_read_is_a_fault(collection: Path, faults: list[str], content: bytes | None) -> None:
    (collection / "a.txt").unlink()
    if content is not None:
        (collection / "a.txt").write_bytes(content)
    assert list(brat.read(collection, faults.append)) == []
    assert len(faults) == 1
    assert faults[0].startswith(f"{collection / 'a.ann'}: its a.txt: ")


def test_a_bad_file_does_not_stop_the_others(
    document: Document, output: Output, collection: Path, faults: list[str]
) -> None:
    other = document.annotation.model_copy(update={"document": "b"})
    brat.write([Document(other, document.text, "b")], output)
    (collection / "a.ann").write_bytes(b"\xff")
    assert [each.annotation for each in brat.read(collection, faults.append)] == [other]
    assert faults == [f"{collection / 'a.ann'}: line 1: not UTF-8; save the file as UTF-8"]


def test_a_document_without_text_is_left_out(document: Document, output: Output, faults: list[str]) -> None:
    assert brat.write([Document(document.annotation, None, "a.json")], output) == 0
    assert faults == ["a.json: the article's text is not known; give --corpus"]


def test_own_configuration_and_annotation_are_kept(
    document: Document, output: Output, collection: Path, faults: list[str]
) -> None:
    (collection / "visual.conf").write_text("mine")
    (collection / "a.ann").write_text("")
    assert brat.write([document], output) == 0
    assert faults == [f"{collection / 'a.ann'}: exists and differs; give --force to overwrite it, or another --out"]
    assert (collection / "visual.conf").read_text() == "mine"
    assert brat.write([document], Output(collection, faults.append, force=True)) == 1
    assert (collection / "a.ann").read_text(encoding="utf-8") == STANDOFF
    assert (collection / "visual.conf").read_text() != "mine"


def test_a_collection_is_a_folder(document: Document, tmp_path: Path, faults: list[str]) -> None:
    with pytest.raises(FormatError, match="a brat collection is a folder"):
        brat.write([document], Output(tmp_path / "a.ann", faults.append))
