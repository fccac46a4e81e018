from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from extractor.writers.parquet import write_parquet

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


def test_columns_are_typed_and_codes_numbered(lines: list[bytes], tmp_path: Path) -> None:
    write_parquet(lines, tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    code = "dictionary<values=string, indices=int32, ordered=0>"
    assert types["measure"] == types["place"] == code
    assert types["insurance"] == f"list<element: {code}>"
    assert (types["published"], types["value"], types["year"]) == ("date32[day]", "double", "int32")
    rows = table.to_pylist()
    assert len(rows) == 3
    assert rows[1]["insurance"] == ["health", "social"]
    assert (rows[1]["published"], rows[2]["published"]) == (dt.date(2022, 1, 5), None)
    assert (rows[1]["value"], rows[1]["base"]) == (9_900_000.0, None)


def test_many_rows_are_written_in_groups(lines: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.writers.parquet._GROUP", 4)
    write_parquet(lines * 5, tmp_path / "out.parquet")
    file = pq.ParquetFile(tmp_path / "out.parquet")
    assert file.metadata.num_rows == 15
    assert file.metadata.num_row_groups == 4
    file.close()


def test_numbers_beyond_whole_floats(lines: list[bytes], tmp_path: Path) -> None:
    annotation = json.loads(lines[0])
    annotation["records"][1]["value"] = 10**19 + 1
    write_parquet([json.dumps(annotation).encode()], tmp_path / "out.parquet")
    assert pq.read_table(tmp_path / "out.parquet")["value"].to_pylist()[1] == 1e19
