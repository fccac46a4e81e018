from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import cli

pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query")
    (folder / "a.txt").write_text("Năm 2021, BHXH và BHYT bao phủ 35,2% dân số.", encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["extract", str(folder), "--out", str(folder / "out.jsonl"), "--workers", "0", "--quiet"]
    )
    assert result.exit_code == 0, result.output
    return folder / "out.jsonl"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["query", *map(str, arguments)], env={"COLUMNS": "100"})


SQL = "SELECT text, value, insurance FROM records"


def test_in_a_pipe_it_is_csv(out: Path) -> None:
    result = run(out, SQL)
    assert (result.exit_code, result.stdout) == (0, 'text,value,insurance\n"35,2%",35.2,"health,social"\n')


def test_json_lines(out: Path) -> None:
    result = run(out, SQL, "--format", "jsonl")
    assert json.loads(result.stdout) == {"text": "35,2%", "value": 35.2, "insurance": ["health", "social"]}


def test_a_table(out: Path) -> None:
    rows = [line.split() for line in run(out, SQL, "--format", "table").stdout.splitlines()]
    assert ["│", "35,2%", "│", "35.2", "│", "health,social", "│"] in rows


def test_a_wrong_question_is_wrong_usage(out: Path) -> None:
    result = run(out, "DROP VIEW records")
    assert result.exit_code == 2
    assert "one SELECT is wanted" in result.stderr


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    result = run(tmp_path / "nix.csv", SQL)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {tmp_path / 'nix.csv'}: no such file; check its name\n"
