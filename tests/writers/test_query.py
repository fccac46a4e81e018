from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.writers import OutputError, writer_for
from extractor.writers.output import SUFFIXES
from extractor.writers.query import QueryError, ask

pytest.importorskip("duckdb")


def answer(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with ask(path, sql) as found:
        return list(found.rows)


@pytest.fixture(params=SUFFIXES)
def out(request: pytest.FixtureRequest, lines: list[bytes], tmp_path: Path) -> Path:
    folder = tmp_path / "it's here"
    folder.mkdir()
    path = folder / f"out{request.param}"
    writer_for(path)(lines)
    return path


def test_records_are_the_same_in_every_format(out: Path, lines: list[bytes]) -> None:
    expected = [
        (
            annotation["document"],
            number,
            annotation["published"],
            *(record[name] for name in ("kind", "start", "end", "text", "value", "upper", "unit", "qualifier")),
            *(record[name] for name in ("insurance", "year", "year_end", "measure", "role", "status", "base", "place")),
        )
        for annotation in map(json.loads, lines)
        for number, record in enumerate(annotation["records"])
    ]
    rows = [(*row[:2], row[2] and str(row[2]), *row[3:]) for row in answer(out, "SELECT * FROM records")]
    assert rows == expected


def test_codes_are_a_list_in_every_format(out: Path) -> None:
    assert answer(out, "SELECT text FROM records WHERE 'social' IN insurance AND 'health' IN insurance") == [
        ("9,9 triệu",)
    ]
    assert answer(out, "SELECT count(*) FROM records WHERE len(insurance) = 0") == [(0,)]


def test_documents_and_mentions(out: Path, lines: list[bytes]) -> None:
    if out.suffix in {".csv", ".parquet"}:
        with pytest.raises(QueryError, match="mentions does not exist"):
            answer(out, "SELECT * FROM mentions")
        return
    documents = answer(out, "SELECT document, sha256, CAST(published AS VARCHAR), encoding, title, text FROM documents")
    fields = ("document", "sha256", "published", "encoding", "title", "text")
    assert documents == [tuple(annotation.get(field) for field in fields) for annotation in map(json.loads, lines)]
    mentions = answer(
        out, 'SELECT document, mention, type, start, "end", text, coalesce(code, value::VARCHAR) FROM mentions'
    )
    expected = [
        (annotation["document"], number, each["type"], each["start"], each["end"], each["text"], each["value"])
        for annotation in map(json.loads, lines)
        for number, each in enumerate(annotation["mentions"])
    ]
    assert [row[:6] for row in mentions] == [row[:6] for row in expected]
    assert [row[6] for row in mentions] == [
        value if isinstance(value, str) else str(float(value)) for *_, value in expected
    ]


REFUSED = (
    "CREATE TABLE x (i INT)",
    "DELETE FROM records",
    "DROP TABLE records",
    "COPY (SELECT 1) TO 'copied.csv'",
    "EXPLAIN ANALYZE COPY (SELECT 1) TO 'copied.csv'",
    "SELECT 1; SELECT 2",
    "SET lock_configuration = false",
    "ATTACH 'other.duckdb'",
    "INSTALL httpfs",
    "",
)


def test_anything_but_one_select_is_refused(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = out.read_bytes()
    for sql in REFUSED:
        with pytest.raises(QueryError, match="one SELECT is wanted"):
            answer(out, sql)
    assert out.read_bytes() == before
    assert not (tmp_path / "copied.csv").exists()


def test_no_other_file_is_read(out: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n")
    for source in (f"'{tmp_path}/secret.csv'", f"read_text('{tmp_path}/secret.csv')", f"glob('{tmp_path}/*')"):
        with pytest.raises(QueryError, match="Permission Error"):
            answer(out, f"FROM {source}")


def test_a_wrong_question_says_what_is_wrong(out: Path) -> None:
    with pytest.raises(QueryError, match="nix"):
        answer(out, "SELECT nix FROM records")
    with pytest.raises(QueryError, match="Parser Error"):
        answer(out, "SELEKT")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such file"):
        answer(tmp_path / "out.jsonl", "SELECT 1")


@pytest.mark.parametrize("suffix", [".duckdb", ".sqlite", ".parquet"])
def test_a_file_that_is_something_else(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_text("notes of mine, " * 1000)
    with pytest.raises((OutputError, QueryError)):
        answer(path, "SELECT * FROM records")
    assert path.read_text().startswith("notes")
