from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractor.readers.dates import read_index


def test_no_index_no_dates(tmp_path: Path) -> None:
    assert read_index(tmp_path) == ({}, [])


def test_dates_by_document_where_known(tmp_path: Path) -> None:
    (tmp_path / "index.jsonl").write_text(
        '\ufeff{"document": "a", "published": "2022-01-05", "style": "news"}\n\n'
        '{"document": "b"}\n{"document": "c", "published": null}\n',
        encoding="utf-8",
    )
    assert read_index(tmp_path) == ({"a": dt.date(2022, 1, 5)}, [])


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{", "not JSON"),
        ("[]", 'no "document"'),
        ('{"published": "2022-01-05"}', 'no "document"'),
        ('{"document": "a", "published": "5/1/2022"}', "not a date"),
        ('{"document": "a", "published": 2022}', "not a date"),
    ],
)
def test_a_bad_line_is_named_and_the_others_count(tmp_path: Path, bad: str, reason: str) -> None:
    (tmp_path / "index.jsonl").write_text(f'{bad}\n{{"document": "b", "published": "2022-01-05"}}\n')
    dates, faults = read_index(tmp_path)
    assert dates == {"b": dt.date(2022, 1, 5)}
    assert [fault.source for fault in faults] == [f"{tmp_path / 'index.jsonl'}:1"]
    assert reason in faults[0].reason


def test_an_index_that_is_not_text(tmp_path: Path) -> None:
    (tmp_path / "index.jsonl").write_bytes(b"\xff\xfe{")
    dates, faults = read_index(tmp_path)
    assert not dates
    assert "not UTF-8" in faults[0].reason
