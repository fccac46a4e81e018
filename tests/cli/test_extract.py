from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import cli
from extractor.schema import Annotation

ARTICLE = "Năm 2021, BHXH bao phủ 35,2% lực lượng lao động.\r\nCả nước có hơn 9,9 triệu người tham gia BHXH.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["extract", *map(str, arguments)], env={"COLUMNS": "200"})


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "sub").mkdir(parents=True)
    (folder / "b.txt").write_bytes(ARTICLE.encode())
    (folder / "sub" / "a.txt").write_bytes(b"\xef\xbb\xbf" + ARTICLE.encode())
    (folder / "a.txt").write_bytes(b"")
    return folder


def written(out: Path) -> list[Annotation]:
    return [Annotation.model_validate_json(line) for line in out.read_text("utf-8").splitlines()]


def test_one_line_a_document_sorted_with_the_hash_of_the_bytes(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = run(corpus, "--out", out)
    assert (result.exit_code, result.stderr) == (0, "")
    found = written(out)
    assert [each.document for each in found] == ["a", "b", "sub/a"]
    for each in found:
        assert each.sha256 == hashlib.sha256((corpus / f"{each.document}.txt").read_bytes()).hexdigest()
    assert not found[0].mentions
    assert found[1].mentions == found[2].mentions
    for mention in found[1].mentions:
        assert ARTICLE[mention.start : mention.end] == mention.text


def test_dates_of_the_index_are_given_with_the_document(corpus: Path, tmp_path: Path) -> None:
    (corpus / "index.jsonl").write_text('{"document": "b", "published": "2022-03-01"}\n')
    run(corpus, "--out", tmp_path / "out.jsonl")
    assert [str(each.published) for each in written(tmp_path / "out.jsonl")] == ["None", "2022-03-01", "None"]


def test_without_out_a_table_and_a_summary(corpus: Path) -> None:
    result = run(corpus)
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if "9,9 triệu" in line)
    cells = [cell.strip() for cell in row.strip("│").split("│")]
    assert cells[:5] == ["b", "9,9 triệu người", "more_than", "social", "2021"]
    assert result.stdout.splitlines()[-1] == "3 documents, 10 mentions, 4 records"


def test_bad_input_costs_only_itself(corpus: Path, tmp_path: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"N\xe3m 2021\n")
    out = tmp_path / "out.jsonl"
    result = run(corpus, tmp_path / "nix.txt", "--out", out)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"extractor: {tmp_path / 'nix.txt'}: no such file or folder; check its name",
        f"extractor: {corpus / 'bad.txt'}: line 1 is not UTF-8; save the file as UTF-8",
    ]
    assert [each.document for each in written(out)] == ["a", "b", "sub/a"]


def test_an_empty_folder_is_bad_input(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"extractor: {tmp_path}: no articles")


@pytest.mark.parametrize("arguments", [[], ["--nix", "x"], ["x", "--out", "x.docx"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_output_that_cannot_be_written_is_one_line(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "--out", tmp_path / "nix" / "out.jsonl")
    assert result.exit_code == 1
    assert "cannot be written (No such file or directory)" in result.stderr


def test_a_cold_start_on_five_articles_is_short(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(ARTICLE * 30, encoding="utf-8")
    start = time.monotonic()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "extractor", "extract", tmp_path, "--out", tmp_path / "out.jsonl"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert time.monotonic() - start < 3
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 5


def test_lines_are_json_with_vietnamese_letters_as_they_are(corpus: Path, tmp_path: Path) -> None:
    run(corpus, "--out", tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert "9,9 triệu" in lines[1]
    assert json.loads(lines[1])["document"] == "b"
