from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from extractor.batch.cluster import stages
from extractor.batch.cluster.rows import Kind, inputs_table, rows_of
from extractor.batch.cluster.stages import BLOCK, Settings, mark, read, work_on
from extractor.batch.fingerprint import program_fingerprint
from extractor.pipeline import Extractor
from extractor.readers import Input, Options, find_inputs
from tests.batch.perils import start


@pytest.fixture(scope="module")
def settings() -> Settings:
    return Settings(Options(), ("auto", False, None), 10.0, start, program_fingerprint(Extractor()))


def inputs(*paths: Path) -> list[tuple[int, Input]]:
    found = find_inputs(map(str, paths), Options())
    return [(number, each) for number, each in enumerate(found) if isinstance(each, Input)]


def test_reading_hands_on_small_blocks_with_every_row_and_every_end(texts: Callable[..., Path], tmp_path: Path) -> None:
    folder = texts(100)
    large = tmp_path / "rows.csv"
    large.write_text("text\n" + ("x" * (BLOCK // 2) + "\n") * 5)
    settings = Settings(Options(), ("auto", False, None), None, start, "r")
    tables = list(read(inputs_table(inputs(folder, large)), settings))
    rows = [row for table in tables for row in rows_of(table)]
    assert len(rows) == 100 * 2 + 6
    assert [row.number for row in rows if row.kind == Kind.END] == [5] + [1] * 100
    assert all(sum(len(row.data) for row in rows_of(table)) <= BLOCK * 1.5 for table in tables)
    assert all(table.num_rows <= 64 for table in tables)


def test_an_input_that_cannot_be_read_is_a_fault_whatever_the_reason(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("x")
    (_, source), = inputs(tmp_path / "a.txt")  # fmt: skip

    def broken(*_: object) -> object:
        raise MemoryError("no room")

    monkeypatch.setattr(stages, "read_items", broken)
    fault, end = stages.rows_of_inputs(7, source, settings)
    assert (fault.kind, fault.place) == (Kind.FAULT, (7, 0))
    assert fault.reason == "cannot be read (MemoryError: no room); check it"
    assert (end.kind, end.place) == (Kind.END, (7, 1))


def test_a_machine_with_another_version_is_refused(settings: Settings) -> None:
    (row,) = work_on([], replace(settings, rules="rules=0"))
    assert row.kind == Kind.REFUSED
    assert "has another version of extractor (rules=" in row.reason


def test_equal_documents_both_have_a_result(texts: Callable[..., Path], settings: Settings) -> None:
    ((_, source),) = inputs(texts(1) / "000.txt")
    rows = [row for number in (0, 1) for row in stages.rows_of_inputs(number, source, settings)]
    made = work_on(rows, settings)
    assert [(row.kind, row.place) for row in made] == [
        (Kind.DONE, (0, 0)),
        (Kind.END, (0, 1)),
        (Kind.DONE, (1, 0)),
        (Kind.END, (1, 1)),
    ]
    assert made[0].line == made[2].line != b""


def test_marks_differ_by_name_and_key_and_fit_signed_columns() -> None:
    marks = {mark(name, key) for name in "ab" for key in (b"1", b"2")}
    assert len(marks) == 4
    assert all(0 <= each < 2**63 for each in marks)
