from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from extractor.gold.formats import csv_records
from extractor.gold.formats.document import Document, Output
from extractor.schema import Annotation


def written(document: Document, output: Output) -> Path:
    assert csv_records.write([document], output) == 1
    return output.out / "records.csv"


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture
def written_file(document: Document, output: Output) -> Path:
    return written(document, output)


def test_one_row_a_record_one_column_a_slot(document: Document, output: Output) -> None:
    path = written(document, output)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdocument,sha256,published,kind,start,")
    first, second = rows_of(path)
    assert tuple(first) == csv_records.COLUMNS
    assert first["value"] == "35.2"
    assert first["place"] == "Lâm Đồng"
    assert (second["value"], second["upper"]) == ("65000", "70000")
    assert (second["year"], second["year_end"]) == ("2022", "2025")
    assert second["insurance"] == "health_household"
    assert second["qualifier"] == ""


@pytest.mark.parametrize("place", ["=1+1", "+84", "-5", "@x", "'=1", "''-5", "'", "'Lâm Đồng'"])
def test_no_cell_is_a_formula(document: Document, output: Output, faults: list[str], place: str) -> None:
    records = (document.annotation.records[0].model_copy(update={"place": place}),)
    annotation = document.annotation.model_copy(update={"records": records})
    path = written(Document(annotation, None, "a"), output)
    assert rows_of(path)[0]["place"][0] not in "=+-@"
    (found,) = csv_records.read(path, faults.append)
    assert found.annotation.records == records


def test_what_is_read_back_is_a_draft(document: Document, output: Output, faults: list[str]) -> None:
    (found,) = csv_records.read(written(document, output), faults.append)
    assert faults == []
    assert found.annotation.draft
    assert found.annotation.records == document.annotation.records
    assert [mention.type for mention in found.annotation.mentions] == ["percentage", "head_count"]
    assert found.annotation.sha256 == document.annotation.sha256


def test_a_table_saved_with_semicolons_is_read(document: Document, output: Output, faults: list[str]) -> None:
    path = written(document, output)
    rows = rows_of(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, csv_records.COLUMNS, delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    (found,) = csv_records.read(path, faults.append)
    assert (found.annotation.records, faults) == (document.annotation.records, [])


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (",level,", ",rise,", "row 2: percentage '35,2%' at 55: role 'rise' is none of level, increase"),
        (",55,60,", ",55,sixty,", "row 2: percentage '35,2%' at 55: start and end are not whole numbers; restore them"),
        (",55,60,", ",55,61,", "row 2: percentage '35,2%' at 55: start 55 and end 61 do not span the 5 code points"),
        (",65000,", ",65.000,", "row 3: head_count '65-70 nghìn' at 84: '65.000..70000' has a decimal"),
        (",35.2,", ',"35,2",', "row 2: percentage '35,2%' at 55: '35,2' is not a number; write 35.2"),
        (",head_count,", ",household,", "row 3: household '65-70 nghìn' at 84: kind 'household' is neither percentage"),
        (",2021,", ",2021-05-28,", "row 2: percentage '35,2%' at 55: '2021-05-28' is not a number"),
    ],
)
def test_a_fault_names_row_mention_and_mend(
    written_file: Path, faults: list[str], old: str, new: str, fault: str
) -> None:
    content = written_file.read_bytes().decode("utf-8-sig")
    assert old in content
    written_file.write_bytes(content.replace(old, new, 1).encode())
    assert list(csv_records.read(written_file, faults.append)) == []
    assert len(faults) == 1
    assert faults[0].startswith(f"{written_file}: {fault}")


def test_rows_of_a_document_share_hash_and_date(document: Document, output: Output, faults: list[str]) -> None:
    path = written(document, output)
    lines = path.read_bytes().decode().split("\r\n")
    lines[2] = lines[2].replace(document.annotation.sha256, "0" * 64)
    path.write_bytes("\r\n".join(lines).encode())
    assert list(csv_records.read(path, faults.append)) == []
    assert faults == [f"{path}: row 3: sha256 or published is not that of 'a' above; make them equal"]


def test_another_table_is_one_fault(tmp_path: Path, faults: list[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,age\nA,3\n")
    assert list(csv_records.read(path, faults.append)) == []
    assert faults == [f"{path}: no column 'document'; this is not a table that extractor convert --to csv made"]


@pytest.mark.parametrize("content", [b"\xff", b'document,"a\n'])
def test_a_table_that_cannot_be_read_is_one_fault(tmp_path: Path, faults: list[str], content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    assert list(csv_records.read(path, faults.append)) == []
    assert len(faults) == 1


def test_two_documents_come_back_apart(output: Output, document: Document, faults: list[str]) -> None:
    other: Annotation = document.annotation.model_copy(update={"document": "b"})
    assert csv_records.write([document, Document(other, None, "b")], output) == 2
    found = list(csv_records.read(output.out / "records.csv", faults.append))
    assert [each.annotation.document for each in found] == ["a", "b"]
