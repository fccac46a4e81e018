from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from extractor.writers.csv_file import safe, write_csv


def test_one_row_a_record(lines: list[bytes], tmp_path: Path) -> None:
    write_csv(lines, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    records = [record for line in lines for record in json.loads(line)["records"]]
    assert len(rows) == len(records) == 3
    assert rows[1] == {
        "document": "a",
        "record": "1",
        "published": "2022-01-05",
        "kind": "head_count",
        "start": str(records[1]["start"]),
        "end": str(records[1]["end"]),
        "text": "9,9 triệu",
        "value": "9900000",
        "upper": "",
        "unit": "người",
        "qualifier": "more_than",
        "insurance": "health,social",
        "year": "2021",
        "year_end": "",
        "measure": "participation",
        "role": "level",
        "status": "actual",
        "base": "",
        "place": "Việt Nam",
    }
    assert (rows[2]["value"], rows[2]["upper"], rows[2]["year"], rows[2]["year_end"]) == ("5", "7", "2021", "2025")


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5%", "@x", "\tx", "\r=x", "\n=x", "＝1+1", "＋1", "－1", "＠x"])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "35,2%", "a=b", "'=1", "Hà Nội"])
def test_other_text_stays(text: str) -> None:
    assert safe(text) == text


def test_a_hostile_name_and_place_are_made_safe(lines: list[bytes], tmp_path: Path) -> None:
    annotation = json.loads(lines[0])
    annotation["document"] = "=HYPERLINK(1)"
    annotation["records"][0]["place"] = "@SUM(1)"
    write_csv([json.dumps(annotation).encode()], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["document"], row["place"]) == ("'=HYPERLINK(1)", "'@SUM(1)")
