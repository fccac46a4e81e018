from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from extractor import Extractor
from extractor.lexicon import LexiconError, built_in, lexicons_with
from extractor.lexicon.overlay import read_overlay
from extractor.schema import Base, InsuranceCode, Role

HEADER = "list\tform\tvalue\texample\n"
PET = HEADER + "insurance_codes\tpet\tBảo hiểm thú cưng\ninsurance_kinds\tthú cưng\tpet\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "words.tsv"


def faults(file: Path, text: str) -> list[str]:
    file.write_text(text, "utf-8")
    with pytest.raises(LexiconError) as error:
        lexicons_with([file])
    return [line.removeprefix(f"{file}:") for line in error.value.lines]


def test_a_new_kind_is_found_where_it_is_declared_and_only_there(file: Path) -> None:
    file.write_text(PET, "utf-8")
    text = "Có 1.200 người mua bảo hiểm thú cưng."
    (record,) = Extractor(lexicons_with([file])).extract(text).records
    assert record.insurance == ("pet",)
    assert InsuranceCode.declared() == {"pet": "Bảo hiểm thú cưng"}
    (plain,) = Extractor().extract(text).records
    assert plain.insurance == ()


def test_a_name_without_bao_hiem_is_found(file: Path) -> None:
    file.write_text(HEADER + "insurance_names\tgói Xanh\tlife\n", "utf-8")
    (mention,) = Extractor(lexicons_with([file])).extract("Gói xanh được nhiều người chọn.").mentions
    assert (mention.text, mention.value) == ("Gói xanh", "life")


def test_rows_stand_in_place_of_those_of_their_form(file: Path) -> None:
    forms = {row.value for row in built_in()["measures"].rows if row.form == "học phí"}
    file.write_text(HEADER + "measures\tHọc phí\tcontribution\n", "utf-8")
    made = lexicons_with([file])
    assert forms == {"other"}
    assert {row.value for row in made["measures"].rows if row.form == "học phí"} == {"contribution"}
    assert len(made["measures"].rows) == len(built_in()["measures"].rows)


def test_a_built_in_row_is_taken_out(file: Path) -> None:
    file.write_text(HEADER + "insurance_names\tbhyt\t-\n", "utf-8")
    made = lexicons_with([file])
    assert "bhyt" not in made["insurance_names"].values
    assert Extractor(made).extract("BHYT bao phủ 91% dân số.").mentions[0].text == "91%"


def test_a_wording_is_read_in_place_of_its_form(file: Path) -> None:
    file.write_text(HEADER + "wordings\tkhg\tKế hoạch\n", "utf-8")
    (record,) = Extractor(lexicons_with([file])).extract("Số thu BHXH đạt 45% KHG.").records
    assert (record.role, record.base) == (Role.COMPLETION, Base.PLAN)


def test_of_two_files_the_later_one_counts(tmp_path: Path) -> None:
    files = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    files[0].write_text(PET + "counted_nouns\ttài công\tperson\n", "utf-8")
    files[1].write_text(HEADER + "counted_nouns\ttài công\tthing\ninsurance_names\tbhtc\tpet\n", "utf-8")
    made = lexicons_with(files)
    assert made["counted_nouns"].values["tài công"] == "thing"
    assert made["insurance_names"].values["bhtc"] == "pet"


def test_without_files_they_are_the_built_in_ones() -> None:
    assert lexicons_with([]) is built_in()


def test_the_fingerprint_changes_with_the_overlay(file: Path) -> None:
    file.write_text(PET, "utf-8")
    first = lexicons_with([file]).fingerprint
    file.write_text(PET.replace("Bảo hiểm", "Gói"), "utf-8")
    assert len({built_in().fingerprint, first, lexicons_with([file]).fingerprint}) == 3


def test_an_extractor_with_an_overlay_pickles_and_declares_where_it_comes_out(file: Path) -> None:
    file.write_text(PET, "utf-8")
    packed = pickle.dumps(Extractor(lexicons_with([file])))
    InsuranceCode.forget()
    extractor = pickle.loads(packed)  # noqa: S301
    assert extractor.extract("Bảo hiểm thú cưng").mentions[0].value == "pet"


WRITTEN = {
    "a byte order mark": PET.encode("utf-8-sig"),
    "Unicode text of a spreadsheet": PET.replace("\n", "\r\n").encode("utf-16"),
    "commas": PET.replace("\t", ",").encode(),
    "semicolons": PET.replace("\t", ";").encode(),
    "remarks and empty lines": ("# tên\n\n" + PET.replace("\n", "\n\n# x\n")).encode(),
    "capitals in the header": PET.replace("list", "List").encode(),
    "no column of examples": PET.replace("\texample", "").encode(),
}


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN)
def test_a_file_may_be_written_in_several_ways(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    assert lexicons_with([file])["insurance_kinds"].values["thú cưng"] == "pet"


def test_quotes_of_a_spreadsheet_are_no_part_of_a_cell(file: Path) -> None:
    file.write_text(HEADER + 'events\thội "vui"\tevent\nevents\t"hội ""to"""\tevent\n', "utf-8")
    assert [each.row.form for each in read_overlay(file, built_in())] == ['hội "vui"', 'hội "to"']


FAULTS = {
    "unknown list": ("counted_noun\tx\tperson\n", "2: unknown list 'counted_noun'; is counted_nouns meant?"),
    "no list at all like it": ("từ\tx\tperson\n", "2: unknown list 'từ'; the lists are agency_cues, backgrounds"),
    "unknown value": (
        "counted_nouns\tx\tngười\n",
        "2: value 'người' is none that counted_nouns takes; write one of money, person, span",
    ),
    "figures where words are read": (
        "wordings\tx\t20 người\n",
        "2: value '20 người' of wordings has more than words in it; write what the form stands for in words",
    ),
    "undeclared code": ("insurance_names\tx\tpet\n", "or declare it with a row of the list insurance_codes"),
    "undeclared code of a pair": (
        "insurance_variants\tx\thealth>pet\n",
        "2: value 'health>pet': 'pet' is no",
    ),
    "no pair": ("insurance_variants\tx\thealth\n", "2: value 'health' is no pair; write the code that is narrowed"),
    "no place": ("places\tx\tcity:X\n", "2: value 'city:X' is no place; write one of country, district, nation"),
    "place without name": ("places\tx\tdistrict:\n", "2: value 'district:' is no place"),
    "twice": (
        "events\thội\tevent\n# x\nevents\tHội\tevent\n",
        "4: 'hội' stands already in line 2; keep one of them",
    ),
    "taken out and given": ("events\teuro\t-\nevents\teuro\tevent\n", "3: 'euro' stands already in line 2"),
    "taken out, not there": ("events\thội\t-\n", "2: 'hội' is not in events, so it cannot be taken out; leave the row"),
    "no form": ("events\t\tevent\n", "2: no form; a row needs a list, a form and a value, separated by tabs"),
    "no value": ("events\thội\n", "2: no value; a row needs"),
    "spaces for tabs": ("events   hội   event\n", "2: no form and no value; a row needs"),
    "too many cells": ("events\thội\tevent\t\tx\n", "2: 5 cells; a row has four"),
    "built-in code declared": ("insurance_codes\thealth\tx\n", "2: code 'health' is a built-in one; leave the row out"),
    "code in capitals": ("insurance_codes\tPet\tx\n", "2: code 'Pet' is not of small letters, digits and _"),
    "code taken out": ("insurance_codes\tpet\t-\n", "2: a declared code cannot be taken out"),
}


@pytest.mark.parametrize(("rows", "line"), FAULTS.values(), ids=FAULTS)
def test_a_fault_names_file_line_and_mend(file: Path, rows: str, line: str) -> None:
    (fault,) = faults(file, HEADER + rows)
    assert line in fault


def test_every_fault_has_a_line_in_the_order_of_the_file(file: Path) -> None:
    found = faults(file, HEADER + "x\ty\n" + "event\tx\tevent\n" * 10 + "events\t\tevent\n")
    assert [int(line.partition(":")[0]) for line in found] == list(range(2, 14))[: len(found)]
    assert len(found) == 12


def test_a_file_without_header_is_refused(file: Path) -> None:
    assert faults(file, "events\thội\tevent\n") == [
        "1: the first line must name the columns list, form, value, example, separated by tabs or commas, "
        "not 'events\\thội\\tevent'"
    ]
    assert faults(file, "# only this\n")[0].startswith("1: is empty; the first line must be list form value example")


def test_a_file_that_is_not_utf_8_is_refused(file: Path) -> None:
    file.write_bytes(HEADER.encode() + "events\thội\tevent\n".encode("cp1258", "replace") + b"events\t\xe0\tevent\n")
    with pytest.raises(LexiconError, match=r"words\.tsv:[23]: not in UTF-8 \(byte \d+\); save the file as UTF-8"):
        lexicons_with([file])


def test_a_file_that_is_not_there_is_told(file: Path) -> None:
    with pytest.raises(LexiconError, match=r"words\.tsv: cannot be read \(No such file or directory\); check its name"):
        lexicons_with([file])
