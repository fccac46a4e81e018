from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from extractor.cli import cli
from extractor.cli.extract import command
from extractor.readers.decode import ENCODINGS
from extractor.readers.formats import FORMATS
from extractor.schema import Annotation

ARTICLE = "Năm 2021, BHXH bao phủ 35,2% lực lượng lao động.\r\nCả nước có hơn 9,9 triệu người tham gia BHXH.\n"


def run(*arguments: object, workers: int = 0, stdin: bytes | None = None) -> Result:
    """Run the command, in this process unless it is told otherwise."""
    parts = ["extract", *map(str, arguments), "--workers", str(workers)]
    return CliRunner().invoke(cli, parts, env={"COLUMNS": "200"}, input=stdin)


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
    assert result.exit_code == 0
    assert result.stderr.startswith("3 documents, 10 mentions, 4 records; ")
    found = written(out)
    assert [each.document for each in found] == ["a", "b", "sub/a"]
    for each in found:
        assert each.sha256 == hashlib.sha256((corpus / f"{each.document}.txt").read_bytes()).hexdigest()
    assert not found[0].mentions
    assert found[1].mentions == found[2].mentions
    for mention in found[1].mentions:
        assert ARTICLE[mention.start : mention.end] == mention.text
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out.jsonl", "out.jsonl.manifest"]


def test_dates_of_the_index_are_given_with_the_document(corpus: Path, tmp_path: Path) -> None:
    (corpus / "index.jsonl").write_text('{"document": "b", "published": "2022-03-01"}\n')
    run(corpus, "--out", tmp_path / "out.jsonl")
    assert [str(each.published) for each in written(tmp_path / "out.jsonl")] == ["None", "2022-03-01", "None"]


def test_without_out_a_table_and_a_summary(corpus: Path) -> None:
    result = run(corpus)
    assert (result.exit_code, result.stderr) == (0, "")
    row = next(line for line in result.stdout.splitlines() if "9,9 triệu" in line)
    cells = [cell.strip() for cell in row.strip("│").split("│")]
    assert cells[:5] == ["b", "9,9 triệu người", "more_than", "social", "2021"]
    assert result.stdout.splitlines()[-1] == "3 documents, 10 mentions, 4 records"


def test_lines_on_standard_output(corpus: Path) -> None:
    result = run(corpus, "--out", "-", "--quiet")
    assert result.stderr == ""
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == ["a", "b", "sub/a"]
    assert "9,9 triệu" in result.stdout


def test_standard_input() -> None:
    lines = run("-", "--out", "-", stdin=ARTICLE.encode()).stdout.splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["stdin"]
    rows = b'{"url": "x", "body": "35% BHYT"}\n{"url": "y", "body": "BHYT 36%"}\n'
    options = ("--format", "jsonl", "--text-field", "body", "--id-field", "url")
    lines = run("-", "--out", "-", *options, stdin=rows).stdout.splitlines()
    assert [json.loads(line)["document"] for line in lines] == ["x", "y"]


def test_bad_input_costs_only_itself(corpus: Path, tmp_path: Path) -> None:
    (corpus / "bad.txt").write_bytes(b"N\xe3m 2021\n")
    out = tmp_path / "out.jsonl"
    result = run(corpus, tmp_path / "nix.txt", "--out", out, "--quiet")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"extractor: {corpus / 'bad.txt'}: line 1 is not UTF-8; "
        "save the file as UTF-8, or name its encoding with --encoding",
        f"extractor: {tmp_path / 'nix.txt'}: no such file or folder; check its name",
    ]
    assert [each.document for each in written(out)] == ["a", "b", "sub/a"]
    errors = [json.loads(line) for line in (tmp_path / "out.jsonl.errors.jsonl").read_text("utf-8").splitlines()]
    assert [error["document"] for error in errors] == ["bad", None]


def test_an_encoding_can_be_named(corpus: Path, tmp_path: Path) -> None:
    (corpus / "old.txt").write_bytes("N¨m 2021, BHXH bao phñ 35,2% d©n sè.".encode("latin-1"))
    assert run(corpus, "--out", tmp_path / "out.jsonl", "--encoding", "tcvn3").exit_code == 0
    old = next(each for each in written(tmp_path / "out.jsonl") if each.document == "old")
    assert (old.encoding, old.text) == ("tcvn3", "Năm 2021, BHXH bao phủ 35,2% dân số.")


def test_only_insurance_counts_what_it_passes_over(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "--out", tmp_path / "out.jsonl", "--only", "insurance")
    assert [each.document for each in written(tmp_path / "out.jsonl")] == ["b", "sub/a"]
    assert "1 passed over" in result.stderr


def test_the_same_command_again_does_nothing_twice(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(corpus, "--out", out)
    before = out.read_bytes()
    for resume in ((), ("--resume",)):
        assert run(corpus, "--out", out, *resume).stderr.startswith("3 documents (3 as before), ")
        assert out.read_bytes() == before
    assert run(corpus, "--out", out, "--fresh").stderr.startswith("3 documents, ")
    assert out.read_bytes() == before


def test_other_settings_are_wrong_usage_and_change_nothing(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(corpus, "--out", out)
    before = out.read_bytes()
    result = run(corpus, "--out", out, "--only", "insurance")
    assert result.exit_code == 2
    assert "only was not given, now insurance" in result.stderr
    assert "--fresh" in result.stderr
    assert out.read_bytes() == before
    assert run(corpus, "--out", out, "--only", "insurance", "--fresh").exit_code == 0


def test_an_empty_folder_is_bad_input(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"extractor: {tmp_path}: no articles")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--nix", "x"],
        ["x", "--out", "x.docx"],
        ["x", "--timeout", "0"],
        ["x", "--only", "sport"],
        ["x", "--encoding", "x"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_input_is_never_the_output(corpus: Path) -> None:
    rows = corpus / "rows.csv"
    rows.write_text("text\nx\n")
    result = run(rows, "--out", corpus / "sub" / ".." / "rows.csv")
    assert result.exit_code == 2
    assert "is an input too" in result.stderr
    assert rows.read_text() == "text\nx\n"


def test_an_output_that_cannot_be_written_is_one_line(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "--out", tmp_path / "nix" / "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / 'nix' / 'out.jsonl.manifest'}: cannot be opened")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["--out", "-"]])
def test_a_reader_that_goes_away_is_no_error(corpus: Path, arguments: list[str]) -> None:
    (corpus / "long.txt").write_bytes(ARTICLE.encode() * 150)
    command = [sys.executable, "-m", "extractor", "extract", str(corpus), "--quiet", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a process knows its children's time on POSIX only")
def test_a_cold_start_on_five_articles_is_short(tmp_path: Path) -> None:
    """Three seconds of computing; what else the machine is at does not count."""
    import resource

    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(ARTICLE * 30, encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "extractor", "extract", tmp_path, "--out", tmp_path / "out.jsonl", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (done.returncode, done.stderr) == (0, "")
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 3
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 5


def test_the_choices_are_those_of_the_readers() -> None:
    """They are written twice, so that --help need not load the readers."""
    choices = {option.name: option.type for option in command.params}
    assert isinstance(choices["encoding"], click.Choice)
    assert isinstance(choices["format_"], click.Choice)
    assert tuple(choices["encoding"].choices) == ENCODINGS
    assert tuple(choices["format_"].choices) == FORMATS
