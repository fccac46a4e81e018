from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from pathlib import Path

import pytest

from extractor.readers import Input, InputError, Item, Options, read_items
from extractor.readers import items as limits
from extractor.readers.formats import kind_of


def read(path: Path, options: Options | None = None) -> tuple[list[Item], list[InputError]]:
    kind = kind_of(path.name)
    source = Input("rows", path, kind.format or "txt", kind.compression, size=path.stat().st_size)
    each = list(read_items(source, options or Options()))
    return [one for one in each if isinstance(one, Item)], [one for one in each if isinstance(one, InputError)]


def facts(items: list[Item]) -> list[tuple[str, str, str | None]]:
    return [(item.document, item.data.decode(), item.published) for item in items]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_an_article_is_its_bytes(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt.gz", gzip.compress(b"x\r\n"))
    assert read(path)[0] == [Item("rows", str(path), b"x\r\n", "txt", None, path.stat().st_size)]


def test_an_article_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.readers.read.LARGEST", 10)
    assert len(read(write(tmp_path / "a.txt", "x" * 10))[0]) == 1
    items, faults = read(write(tmp_path / "a.txt", "x" * 11))
    assert not items
    assert "split it" in faults[0].reason


class TestJsonl:
    def test_rows(self, tmp_path: Path) -> None:
        path = write(
            tmp_path / "a.jsonl",
            '\ufeff{"id": "x/1", "text": "Năm\\n2021", "published": "2022-01-05T07:00:00+07:00", "other": []}\r\n'
            '\n{"id": 7, "text": ""}\n{"text": "no id"}',
        )
        items, faults = read(path)
        assert not faults
        assert facts(items) == [("x/1", "Năm\n2021", "2022-01-05"), ("7", "", None), ("rows#4", "no id", None)]
        assert items[0].source == f"{path}:1"
        assert {item.format for item in items} == {"row"}
        assert sum(item.weight for item in items) == path.stat().st_size

    def test_fields_have_names(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", '{"url": "u", "body": "b", "day": "2022-01-05"}')
        items, _ = read(path, Options(text_field="body", id_field="url", date_field="day"))
        assert facts(items) == [("u", "b", "2022-01-05")]

    def test_without_a_text_field_nothing_is_read(self, tmp_path: Path) -> None:
        items, faults = read(write(tmp_path / "a.jsonl", '{"body": "b", "id": 1}\n' * 3))
        assert not items
        assert [fault.reason for fault in faults] == ["no field 'text' (fields: body, id); name it with --text-field"]

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("{", "not JSON"),
            ("[1]", "not an object"),
            ("[" * 100_000, "not JSON"),
            ('{"id": 1}', "no field 'text'"),
            ('{"text": null}', "no string"),
            ('{"text": "half \\ud800"}', "half a character"),
            ('{"text": "x", "id": "a\\nb"}', "cannot name a document"),
        ],
    )
    def test_a_bad_line_costs_only_itself(self, tmp_path: Path, line: str, reason: str) -> None:
        path = write(tmp_path / "a.jsonl", f'{{"text": "1"}}\n{line}\n{{"text": "3"}}\n')
        items, faults = read(path)
        assert [item.document for item in items] == ["rows#1", "rows#3"]
        assert [fault.source for fault in faults] == [f"{path}:2"]
        assert reason in faults[0].reason

    @pytest.mark.parametrize("date", ['"5/1/2022"', '"2022-13-01"', "2022", '"2022-01-05x"'])
    def test_a_bad_date_is_named_and_the_text_kept(self, tmp_path: Path, date: str) -> None:
        items, faults = read(write(tmp_path / "a.jsonl", f'{{"id": "a", "text": "x", "published": {date}}}'))
        assert facts(items) == [("a", "x", None)]
        assert "write YYYY-MM-DD" in faults[0].reason

    def test_a_line_that_is_too_long_is_passed_over(self, tmp_path: Path) -> None:
        from extractor.readers.compressed import open_bytes
        from extractor.readers.lines import numbered_lines

        path = write(tmp_path / "a.jsonl", "ab\n" + "x" * 25 + "\ncd")
        with open_bytes(path, None) as stream:
            assert list(numbered_lines(stream, 10)) == [(1, b"ab\n"), (2, None), (3, b"cd")]

    def test_bytes_in_an_older_encoding_stay_bytes(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.jsonl", b'{"id": "a", "text": "N\xe3m \\u2013 2021"}')
        assert [item.data for item in read(path)[0]] == [b"N\xe3m \xe2\x80\x93 2021"]


class TestCsv:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_rows(self, tmp_path: Path, delimiter: str) -> None:
        out = io.StringIO()
        rows = [["id", "text", "published"], ["a", 'Năm "2021",\nx;\ty', "2022-01-05"], ["", "z", ""]]
        csv.writer(out, delimiter=delimiter).writerows(rows)
        items, faults = read(write(tmp_path / "a.csv", "\ufeff" + out.getvalue()))
        assert not faults
        assert facts(items) == [("a", 'Năm "2021",\nx;\ty', "2022-01-05"), ("rows#4", "z", None)]

    def test_a_short_row_has_no_text(self, tmp_path: Path) -> None:
        items, faults = read(write(tmp_path / "a.csv", "id,text\na\nb,x\n\n"))
        assert facts(items) == [("b", "x", None)]
        assert "the text is None" in faults[0].reason

    @pytest.mark.parametrize("data", ["id,body\n1,x\n", "no header at all"])
    def test_without_a_text_field_nothing_is_read(self, tmp_path: Path, data: str) -> None:
        items, faults = read(write(tmp_path / "a.csv", data))
        assert not items
        assert "name it with --text-field" in faults[0].reason

    def test_an_empty_file_has_no_rows(self, tmp_path: Path) -> None:
        assert read(write(tmp_path / "a.csv", "")) == ([], [])

    @pytest.mark.parametrize("header", ["\ntext\rid\n", "text\rid\nx\n", 'te"xt\r\r,"'])
    def test_a_header_that_is_no_csv(self, tmp_path: Path, header: str) -> None:
        items, faults = read(write(tmp_path / "a.csv", header))
        assert not items
        assert len(faults) <= 1

    def test_a_carriage_return_in_the_header_is_named(self, tmp_path: Path) -> None:
        faults = read(write(tmp_path / "a.csv", "text\rid\nx\n"))[1]
        assert faults[0].source.endswith("a.csv:1")
        assert "not a CSV header" in faults[0].reason

    def test_what_is_no_csv_is_named_where_it_stops(self, tmp_path: Path) -> None:
        items, faults = read(write(tmp_path / "a.csv", 'text\nx\n"y"z\n'))
        assert [item.data for item in items] == [b"x"]
        assert faults[0].source.endswith(":3")
        assert "not CSV" in faults[0].reason


class TestParquet:
    @pytest.fixture
    def pa(self) -> object:
        return pytest.importorskip("pyarrow")

    def table(self, path: Path, rows: list[dict[str, object]]) -> Path:
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(rows), path)
        return path

    @pytest.mark.usefixtures("pa")
    def test_rows(self, tmp_path: Path) -> None:
        rows: list[dict[str, object]] = [
            {"id": number, "text": f"Năm {number}", "published": dt.date(2022, 1, 5)} for number in range(200)
        ]
        path = self.table(tmp_path / "a.parquet", rows)
        items, faults = read(path)
        assert not faults
        assert facts(items) == [(str(number), f"Năm {number}", "2022-01-05") for number in range(200)]

    @pytest.mark.usefixtures("pa")
    def test_packed_again(self, tmp_path: Path) -> None:
        path = self.table(tmp_path / "a.parquet", [{"text": "x"}, {"text": None}])
        items, faults = read(write(tmp_path / "a.parquet.gz", gzip.compress(path.read_bytes())))
        assert facts(items) == [("rows#1", "x", None)]
        assert "no string" in faults[0].reason

    @pytest.mark.usefixtures("pa")
    def test_times_are_dates(self, tmp_path: Path) -> None:
        path = self.table(tmp_path / "a.parquet", [{"text": "x", "published": dt.datetime(2022, 1, 5, 9)}])
        assert facts(read(path)[0]) == [("rows#1", "x", "2022-01-05")]

    @pytest.mark.usefixtures("pa")
    def test_a_name_that_is_not_utf8(self, tmp_path: Path) -> None:
        path = self.table(tmp_path / "a.parquet", [{"text": "x", "body": "y"}])
        items, faults = read(write(tmp_path / "b.parquet", path.read_bytes().replace(b"body", b"bod\x97")))
        assert not items
        assert faults[0].reason.startswith("not a Parquet file (")

    def test_what_is_no_parquet(self, tmp_path: Path) -> None:
        items, faults = read(write(tmp_path / "a.parquet", b"PAR1 but no more"))
        assert not items
        assert "not a Parquet file" in faults[0].reason

    @pytest.mark.usefixtures("pa")
    def test_without_a_text_column_nothing_is_read(self, tmp_path: Path) -> None:
        items, faults = read(self.table(tmp_path / "a.parquet", [{"body": "x"}]))
        assert not items
        assert "(fields: body)" in faults[0].reason


def test_a_row_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.readers.rows.LARGEST", 10)
    path = write(tmp_path / "a.jsonl", json.dumps({"text": "x" * 11}) + "\n" + json.dumps({"text": "x" * 10}))
    items, faults = read(path)
    assert [item.document for item in items] == ["rows#2"]
    assert [fault.source for fault in faults] == [f"{path}:1"]
    assert limits.LARGEST > 10**7


def test_what_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    source = Input("a", tmp_path / "nix.txt", "txt")
    faults = list(read_items(source, Options()))
    assert isinstance(faults[0], InputError)
    assert "No such file" in faults[0].reason
