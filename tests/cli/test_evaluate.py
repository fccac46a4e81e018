import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import extractor.pipeline
from extractor.cli import cli
from extractor.schema import Annotation, Mention, MentionType

TEXTS = {"a": "\ufeffNăm 2021 và 2022.", "b/c": "Hết năm 2020."}


def gold_of(document: str, *, keep: int = 9) -> Annotation:
    """An annotation of the years in a text."""
    stored = TEXTS[document]
    text = stored.removeprefix("\ufeff")
    mentions = [
        Mention(type=MentionType.YEAR, start=text.index(year), end=text.index(year) + 4, text=year, value=int(year))
        for year in ("2020", "2021", "2022")
        if year in text
    ]
    digest = hashlib.sha256(stored.encode()).hexdigest()
    return Annotation(document=document, sha256=digest, mentions=tuple(mentions[:keep]))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Gold, corpus with an index, and predictions that lack one of three years."""
    for document, text in TEXTS.items():
        for folder, suffix, content in (("corpus", "txt", text), ("gold", "json", gold_of(document).model_dump_json())):
            path = tmp_path / folder / f"{document}.{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
    (tmp_path / "gold" / "baseline.json").write_text("{}", encoding="utf-8")
    index = [
        '{"document": "a", "style": "report", "split": "dev"}',
        '{"document": "b/c", "style": "list", "split": "test"}',
    ]
    (tmp_path / "corpus" / "index.jsonl").write_text("\n".join(index), encoding="utf-8")
    lines = [gold_of("a", keep=1).model_dump_json(), gold_of("b/c").model_dump_json()]
    (tmp_path / "pred.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


class FakeExtractor:
    """Finds the first year of each text."""

    def __init__(self, lexicons: object = None) -> None:
        assert lexicons is None
        self.fingerprint = {"rules": "abc", "lexicon": "def"}

    def extract(self, text: str, *, document: str, published: object) -> Annotation:
        assert not text.startswith("\ufeff")
        return gold_of(document, keep=1).model_copy(update={"sha256": hashlib.sha256(text.encode()).hexdigest()})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *map(str, arguments)])


def all_row(output: str) -> list[str]:
    return next(line for line in output.splitlines() if line.startswith("all ")).split()[1:7]


def test_scores_a_file_of_predictions(house: Path) -> None:
    result = run(house / "gold", "--pred", house / "pred.jsonl")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("mention, strict")
    assert all_row(result.output) == ["3", "2", "2", "1.000", "0.667", "0.800"]
    assert result.output.splitlines()[-1].endswith("|resamples:1000|seed:12345")
    assert "rules:null" in result.output
    assert result.stderr == ""


def test_scores_a_single_gold_file(house: Path) -> None:
    result = run(house / "gold" / "a.json", "--pred", house / "pred.jsonl", "--seed", 0, "--resamples", 10)
    assert all_row(result.output)[:3] == ["2", "1", "1"]
    assert result.output.splitlines()[-1].endswith("|resamples:10|seed:0")
    assert "predicted without gold, not scored: 1 (b/c)" in result.output


def test_extracts_and_scores(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extractor.pipeline, "Extractor", FakeExtractor)
    result = run(house / "gold", "--corpus", house / "corpus")
    # The byte order mark belongs to the file and not to the text: no complaint about other bytes.
    assert (result.exit_code, result.stderr) == (0, "")
    assert all_row(result.output)[:3] == ["3", "2", "2"]
    assert "|rules:abc|lexicon:def|" in result.output


def test_a_file_is_scored_even_if_the_corpus_is_given(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(extractor.pipeline, "Extractor")
    result = run(
        house / "gold", "--pred", house / "pred.jsonl", "--corpus", house / "corpus", "--errors", "--by", "style"
    )
    assert result.exit_code == 0, result.output
    assert (
        "missed (1)\na:12-16 year '2022' | gold: year '2022' = 2022 | predicted: -\n    Năm 2021 và [[2022]].\n"
        in result.output
    )
    assert [line.split()[0] for line in result.output.split("style ")[1].splitlines()[1:3]] == ["list", "report"]


def test_writes_json_and_html(house: Path) -> None:
    out = house / "new" / "scores.json"
    arguments: list[Any] = [
        house / "gold",
        "--pred",
        house / "pred.jsonl",
        "--json",
        out,
        "--html",
        house / "page.html",
    ]
    assert run(*arguments).exit_code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["mentions"]["strict"]["all"]["matched"] == 2
    assert data["mentions"]["strict"]["percentage"]["f1"] is None
    assert len(data["signature"]["gold"]) == 64
    assert "errors" not in data
    assert '"errors":[[0,1,"missed",null,"2022",' in (house / "page.html").read_text(encoding="utf-8")
    run(*arguments, "--errors")
    assert [item["group"] for item in json.loads(out.read_text(encoding="utf-8"))["errors"]] == ["missed"]


def test_scores_one_split_only(house: Path) -> None:
    corpus = ("--pred", house / "pred.jsonl", "--corpus", house / "corpus")
    result = run(house / "gold", *corpus, "--split", "test")
    assert result.exit_code == 0, result.output
    assert all_row(result.output)[:3] == ["1", "1", "1"]
    assert "|split:test|" in result.output
    assert "not scored" not in result.output
    assert run(house / "gold", *corpus, "--split", "train").exit_code == 2
    assert "dev, test" in run(house / "gold", *corpus, "--split", "train").output


@pytest.mark.parametrize(
    "options", [[], ["--split", "dev", "--pred"], ["--by", "style", "--pred"], ["--by", "size", "--pred"]]
)
def test_wrong_usage(house: Path, options: list[str]) -> None:
    given = [*options, house / "pred.jsonl"] if options else []
    result = run(house / "gold", *given)
    assert result.exit_code == 2
    assert "--corpus" in result.output or "--by" in result.output


def test_bad_inputs_are_one_line_each_and_the_rest_is_scored(house: Path) -> None:
    (house / "gold" / "bad.json").write_text("{", encoding="utf-8")
    (house / "corpus" / "b" / "c.txt").unlink()
    (house / "corpus" / "a.txt").write_text("Năm 2021 và 2022. Thêm.", encoding="utf-8")
    with (house / "pred.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{\n")
    result = run(house / "gold", "--pred", house / "pred.jsonl", "--corpus", house / "corpus")
    assert result.exit_code == 1
    faults = result.stderr.splitlines()
    assert len(faults) == 4
    assert faults[0].startswith(f"{house / 'gold' / 'bad.json'}: ")
    assert "c.txt: cannot be read" in faults[1]
    assert "a.txt: not the bytes that its gold was made from" in faults[2]
    assert faults[3].startswith(f"{house / 'pred.jsonl'}:3: ")
    assert all_row(result.stdout)[:3] == ["3", "2", "2"]


def test_a_prediction_from_other_bytes_is_named(house: Path) -> None:
    lines = [gold_of("a").model_copy(update={"sha256": "0" * 64}).model_dump_json(), gold_of("b/c").model_dump_json()]
    (house / "pred.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run(house / "gold", "--pred", house / "pred.jsonl")
    assert result.exit_code == 1
    assert "document a was predicted from other bytes" in result.stderr


def test_without_any_gold_there_is_nothing_to_score(house: Path) -> None:
    (house / "empty").mkdir()
    result = run(house / "empty", "--pred", house / "pred.jsonl")
    assert result.exit_code == 1
    assert "no gold to score against" in result.output


def test_a_place_that_cannot_be_written_is_one_line(house: Path) -> None:
    result = run(house / "gold", "--pred", house / "pred.jsonl", "--json", house / "pred.jsonl" / "x.json")
    assert result.exit_code == 1
    assert "x.json: cannot be written" in result.stderr
