from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import compare as command
from extractor.cli.evaluate import Inputs
from extractor.schema import Annotation, Article

TEXT = "Năm 2021, tỉnh Hải Dương có 12.345 người tham gia BHYT, đạt 91,5% dân số."


@pytest.fixture
def inputs() -> Inputs:
    """Return gold that the regex script gets right, and an extractor that finds nothing."""
    articles = {name: Article.from_text(TEXT, document=name) for name in ("a", "b", "c", "d", "e", "f")}
    (gold,) = [command.available()[0]["regex"](articles["a"])]
    nothing = gold.model_copy(update={"mentions": (), "records": ()})
    return Inputs(
        gold={name: gold.model_copy(update={"document": name}) for name in articles},
        predicted={name: nothing.model_copy(update={"document": name}) for name in articles},
        articles=articles,
    )


def regex_only(inputs: Inputs) -> dict[str, list[Annotation]]:
    return {"regex": command.predict(inputs, command.available()[0]["regex"])}


def test_the_table_has_every_row_with_gain_and_p(inputs: Inputs) -> None:
    lines = command.table(command.comparisons(inputs, regex_only(inputs)), "dev", "abc").splitlines()
    assert lines[0].split() == ["F1,", "dev", "split", "extractor", "regex", "gain", "p"]
    # Six documents: 2 of their 64 exchanges are as extreme.
    figures = {line[:21].strip(): line[21:].split() for line in lines[1:-2]}
    assert list(figures) == list(command.ROWS.values())
    assert all(row == ["0.000", "1.000", "-1.000", "0.031"] for row in figures.values())
    assert lines[-1].startswith("documents:6|gold:")
    assert lines[-1].endswith("|rules:abc|exact:64|seed:12345")


def test_a_table_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing was compared"):
        command.table({}, "dev")


def test_without_spacy_the_regex_script_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    scripts, missing = command.available()
    assert list(scripts) == ["regex"]
    assert missing == ["spaCy is left out: it is not installed; pip install '.[bench]'"]


def test_the_section_is_made_once_and_then_replaced() -> None:
    page = command.refreshed("# Page\n\ntext\n", "OLD", "command")
    assert page.startswith("# Page\n\ntext\n\n<!-- comparison:begin -->\n## Against")
    again = command.refreshed(page + "\n## After\n", r"new \1", "command")
    assert again == page.replace("OLD", r"new \1") + "\n## After\n"


def test_the_command_prints_the_table_writes_lines_and_refreshes_the_page(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = []
    inputs.faults.append("gold/x.json: broken")

    def gather(gold: Path, corpus: Path, pred: None, *, split: str) -> Inputs:
        asked.append((gold.name, corpus.name, split))
        return inputs

    page = tmp_path / "accuracy.md"
    page.write_text("# Page\n", "utf-8")
    monkeypatch.setattr(command, "gather", gather)
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    monkeypatch.setattr(command, "PAGE", page)
    done = CliRunner().invoke(command.main, ["--out", str(tmp_path / "made"), "--docs", "--resamples", "10"])
    assert done.exit_code == 1, "a bad gold file"
    assert asked == [("gold", "corpus", "test")]
    assert done.stderr.splitlines() == [*command.available()[1], "gold/x.json: broken"]
    assert all(title in done.stdout for title in command.ROWS.values())
    assert f"$ python -m benchmarks.compare\n\n{done.stdout}```" in page.read_text("utf-8")
    lines = (tmp_path / "made" / "regex.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["document"] for line in lines] == list(inputs.gold)
    assert (tmp_path / "made" / "extractor.jsonl").exists()


def test_no_gold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "gather", lambda *_, **__: Inputs(gold={}, predicted={}))
    done = CliRunner().invoke(command.main, [])
    assert done.exit_code == 1
    assert "no gold to score against" in done.stderr
