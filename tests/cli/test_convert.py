from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import COMMANDS, cli
from extractor.gold.files import dump_annotation
from extractor.gold.inline import compile_inline

SOURCE = """\
Năm {y1:2021=2021}, {i1:BHXH=social} đạt khoảng {p1:35,2%=35.2}.
===
p1 | qualifier=approx | insurance=social | year=2021 | measure=participation | role=level | status=actual
"""
TEXT, ANNOTATION = compile_inline(SOURCE, "a")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(dump_annotation(ANNOTATION), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["convert", *arguments])


def test_the_command_is_listed() -> None:
    assert "convert" in COMMANDS
    assert "convert" in CliRunner().invoke(cli, ["--help"]).stdout


@pytest.mark.parametrize("target", ["brat", "label-studio", "inline", "json"])
def test_there_and_back(project: Path, target: str) -> None:
    result = run("gold", "--to", target, "--out", "there")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"there: 1 document as {target}\n", "")
    result = run("there", "--to", "json", "--out", "back")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "back: 1 document as json\n", "")
    assert (project / "back" / "a.json").read_bytes() == (project / "gold" / "a.json").read_bytes()


def test_records_for_a_spreadsheet(project: Path) -> None:
    assert run("gold", "--to", "csv", "--out", "records.csv").exit_code == 0
    assert "35.2" in (project / "records.csv").read_text(encoding="utf-8-sig")


def test_bad_inputs_are_named_and_the_rest_goes_on(project: Path) -> None:
    result = run("none", "gold", "--to", "json", "--out", "all.jsonl")
    assert (result.exit_code, result.stdout) == (1, "all.jsonl: 1 document as json\n")
    assert result.stderr == "none: no such file or folder; give one to convert\n"
    assert json.loads((project / "all.jsonl").read_text(encoding="utf-8"))["document"] == "a"


def test_existing_work_is_kept_unless_forced(project: Path) -> None:
    run("gold", "--to", "brat", "--out", "b")
    (project / "b" / "a.ann").write_text("")
    result = run("gold", "--to", "brat", "--out", "b")
    assert (result.exit_code, result.stdout) == (1, "b: 0 documents as brat\n")
    assert result.stderr == "b/a.ann: exists and differs; give --force to overwrite it, or another --out\n"
    assert run("gold", "--to", "brat", "--out", "b", "--force").exit_code == 0


def test_one_of_two_annotators(project: Path) -> None:
    run("gold", "--to", "label-studio", "--out", "tasks.json")
    (task,) = json.loads((project / "tasks.json").read_text(encoding="utf-8"))
    result = task.pop("predictions")[0]["result"]
    task["annotations"] = [{"completed_by": 1, "result": result}, {"completed_by": 2, "result": []}]
    (project / "export.json").write_text(json.dumps([task]), encoding="utf-8")
    assert run("export.json", "--to", "json", "--out", "x").exit_code == 1
    assert run("export.json", "--to", "json", "--out", "one", "--annotator", "1").exit_code == 0
    assert run("export.json", "--to", "json", "--out", "two", "--annotator", "2").exit_code == 0
    assert (project / "one" / "a.json").read_bytes() == (project / "gold" / "a.json").read_bytes()
    assert json.loads((project / "two" / "a.json").read_text())["mentions"] == []


def test_wrong_usage() -> None:
    assert run("gold", "--to", "xml", "--out", "x").exit_code == 2
    assert run("gold", "--to", "json").exit_code == 2
    assert run("--to", "json", "--out", "x").exit_code == 2
