from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import cli
from extractor.schema import InsuranceCode

WORDS = (
    "list\tform\tvalue\texample\ninsurance_codes\tpet\tBảo hiểm thú cưng\n"
    "insurance_kinds\tthú cưng\tpet\tMua {bảo hiểm thú cưng=pet}.\n"
)
ARTICLE = "Năm 2021, có 1.200 người mua bảo hiểm thú cưng.\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with an overlay and an article that needs it; what is declared is forgotten after each test."""
    (tmp_path / "words.tsv").write_text(WORDS, "utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text(ARTICLE, "utf-8")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    InsuranceCode.forget()


def run(*arguments: str, lexicon: bool = True) -> Result:
    """Run a command as a new process would: with nothing declared but what ``--lexicon`` says."""
    InsuranceCode.forget()
    more = ("--lexicon", "words.tsv") if lexicon else ()
    return CliRunner().invoke(cli, [*arguments, *more], env={"COLUMNS": "200", "NO_COLOR": "1"})


@pytest.fixture
def out() -> str:
    assert run("extract", "corpus", "--out", "out.jsonl", "--workers", "0").exit_code == 0
    return "out.jsonl"


def test_extract_writes_the_new_kind(out: str) -> None:
    assert json.loads(Path(out).read_text("utf-8"))["records"][0]["insurance"] == ["pet"]


def test_workers_know_it_too() -> None:
    result = run("extract", "corpus", "--out", "by_workers.jsonl", "--workers", "1")
    assert result.exit_code == 0, result.output
    assert json.loads(Path("by_workers.jsonl").read_text("utf-8"))["records"][0]["insurance"] == ["pet"]


def test_extract_refuses_to_go_on_with_other_words(out: str) -> None:
    result = run("extract", "corpus", "--out", out, "--workers", "0", lexicon=False)
    assert result.exit_code == 2
    assert "the output was begun with other settings (lexicon was " in result.stderr
    Path("words.tsv").write_text(WORDS + "events\thội\tevent\n", "utf-8")
    assert "lexicon was " in run("extract", "corpus", "--out", out, "--workers", "0").stderr


@pytest.mark.parametrize("command", ["show", "explain"])
def test_show_and_explain_name_it(command: str) -> None:
    assert "pet" in run(command, "corpus/a.txt").stdout
    assert "pet" not in run(command, "corpus/a.txt", lexicon=False).stdout


def test_gold_is_made_checked_and_evaluated_with_it_and_refused_without() -> None:
    assert run("gold", "new", "corpus/a.txt").exit_code == 0
    assert run("gold", "accept", "gold/a.json").exit_code == 0
    assert run("gold", "check").stdout == "1 gold files, 3 mentions, 1 records: no faults\n"
    assert "'pet'" not in (scored := run("evaluate", "gold", "--corpus", "corpus")).output
    assert scored.exit_code == 0
    refused = run("gold", "check", lexicon=False)
    assert refused.exit_code == 1
    for place in (
        "mentions[2] insurance 'bảo hiểm thú cưng' at 29: value 'pet'",
        "records[0] head_count '1.200'",
    ):
        assert f"gold/a.json: {place}" in refused.stderr
    assert "insurance 'pet' is none of social, " in refused.stderr
    assert "correct it, or declare it with --lexicon" in refused.stderr


def test_evaluate_signs_with_the_fingerprint_of_the_overlay() -> None:
    run("gold", "new", "corpus/a.txt")
    run("gold", "accept", "gold/a.json")
    signatures = [run("evaluate", "gold", "--corpus", "corpus").stdout.splitlines()[-1]]
    Path("words.tsv").write_text(WORDS + "events\thội\tevent\n", "utf-8")
    signatures.append(run("evaluate", "gold", "--corpus", "corpus").stdout.splitlines()[-1])
    assert len({each.partition("|lexicon:")[2].partition("|")[0] for each in signatures}) == 2


def test_predictions_with_it_are_read_where_it_is_declared(out: str) -> None:
    run("gold", "new", "corpus/a.txt")
    run("gold", "accept", "gold/a.json")
    assert run("evaluate", "gold", "--pred", out).exit_code == 0
    refused = run("compare", out, out, "--gold", "gold", lexicon=False)
    assert "out.jsonl:1: mentions.2: 'pet' is none of social, " in refused.stderr
    assert run("compare", out, out, "--gold", "gold").exit_code == 0


def test_the_report_calls_it_what_people_do(out: str) -> None:
    assert run("report", out, "-o", "page.html").exit_code == 0
    assert '"pet":["Bảo hiểm thú cưng","Bảo hiểm thú cưng"]' in Path("page.html").read_text("utf-8")
    assert run("report", out, "-o", "page.html", lexicon=False).exit_code == 1


def test_query_has_it(out: str) -> None:
    result = run("query", out, "select value from records where 'pet' in insurance", "--format", "csv", lexicon=False)
    assert result.stdout == "value\n1200.0\n"


def test_the_schema_and_the_configurations_of_tools_have_it(out: str) -> None:
    codes = json.loads(run("schema").stdout)["$defs"]["InsuranceCode"]["enum"]
    assert (codes[0], codes[-1]) == ("social", "pet")
    assert "pet" not in run("schema", lexicon=False).stdout
    assert run("convert", out, "--to", "brat", "--out", "brat").exit_code == 0
    assert "|deposit|pet" in Path("brat/annotation.conf").read_text("utf-8")
    assert run("convert", "brat", "--to", "csv", "--out", "back.csv").exit_code == 0
    assert ",pet," in Path("back.csv").read_text("utf-8")


def test_a_fault_of_the_overlay_is_a_line_and_nothing_is_done() -> None:
    Path("words.tsv").write_text(WORDS + "event\thội\tevent\n", "utf-8")
    result = run("extract", "corpus", "--out", "out.jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "words.tsv:4: unknown list 'event'; is events meant?\n"
    assert not Path("out.jsonl").exists()


def test_check_counts_rows_and_examples() -> None:
    result = run("lexicon", "check", "words.tsv", lexicon=False)
    assert result.stdout == "words.tsv: 2 rows, 1 with an example, 0 of them at fault\n"
    assert result.exit_code == 0


def test_check_tells_what_is_at_fault() -> None:
    Path("words.tsv").write_text(WORDS.replace("=pet}", "=life}"), "utf-8")
    result = run("lexicon", "check", "words.tsv", lexicon=False)
    assert result.exit_code == 1
    assert result.stderr == (
        "words.tsv:3: example does not come out: 'bảo hiểm thú cưng' should be life, and is pet; "
        "correct the example or the row\n"
    )
    Path("words.tsv").write_text(WORDS + "event\thội\tevent\n", "utf-8")
    assert run("lexicon", "check", "words.tsv", lexicon=False).stderr.startswith("words.tsv:4: unknown list")


def test_check_lays_each_file_over_those_before() -> None:
    Path("more.tsv").write_text("list\tform\tvalue\texample\ninsurance_names\tbhtc\tpet\tCó {BHTC=pet}.\n", "utf-8")
    assert run("lexicon", "check", "words.tsv", "more.tsv", lexicon=False).exit_code == 0
    assert "'pet' is none that" in run("lexicon", "check", "more.tsv", lexicon=False).stderr


def test_lists_names_the_lists_and_their_values() -> None:
    lines = run("lexicon", "lists", lexicon=False).stdout.splitlines()
    assert "numeral_contexts" in {line.split("\t")[0] for line in lines}
    assert [line.split("\t")[2] for line in lines if line.startswith(("places", "insurance_n"))] == [
        "an insurance code",
        "country, district, nation, paper, province, region:NAME",
    ]
