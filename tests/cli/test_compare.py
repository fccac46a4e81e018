import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import cli
from extractor.schema import Annotation, Mention, MentionType


def annotated(document: str, years: int) -> Annotation:
    mentions = [
        Mention(type=MentionType.YEAR, start=9 * n, end=9 * n + 4, text="2021", value=2021) for n in range(years)
    ]
    return Annotation(document=document, sha256="0" * 64, mentions=tuple(mentions))


@pytest.fixture
def house(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    for name in "abcdef":
        (tmp_path / "gold" / f"{name}.json").write_text(annotated(name, 4).model_dump_json(), encoding="utf-8")
    for side, years in (("a", 2), ("b", 4)):
        lines = [annotated(name, years).model_dump_json() for name in "abcdef"]
        (tmp_path / f"{side}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["compare", *map(str, arguments)])


def test_shows_both_their_difference_and_p(house: Path) -> None:
    result = run(house / "a.jsonl", house / "b.jsonl", "--gold", house / "gold", "--json", house / "c.json")
    assert result.exit_code == 0, result.output
    rows = {line.split()[0]: line.split()[1:] for line in result.output.splitlines() if line}
    assert rows["mention.strict"] == ["0.667", "1.000", "+0.333", "0.0312"]
    assert rows["record.full"] == ["–", "–", "–", "–"]
    assert result.output.splitlines()[-1].startswith("scheme:extractor|")
    data = json.loads((house / "c.json").read_text(encoding="utf-8"))
    assert data["method"] == "exact"
    assert data["scores"]["mention.strict"]["p"] == 2 / 64
    assert data["signature"]["seed"] == 12345


def test_zero_is_a_seed(house: Path) -> None:
    result = run(house / "a.jsonl", house / "b.jsonl", "--gold", house / "gold", "--seed", 0, "--resamples", 7)
    assert result.output.splitlines()[-1].endswith("|resamples:7|seed:0")


def test_bad_lines_are_named_and_the_rest_is_compared(house: Path) -> None:
    with (house / "a.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n{")
    result = run(house / "a.jsonl", house / "b.jsonl", "--gold", house / "gold")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{house / 'a.jsonl'}:7: ")
    assert "mention.strict" in result.stdout


def test_gold_is_needed(house: Path) -> None:
    assert run(house / "a.jsonl", house / "b.jsonl").exit_code == 2
    assert run(house / "a.jsonl", house / "b.jsonl", "--gold", house / "none").exit_code == 2
    (house / "empty").mkdir()
    result = run(house / "a.jsonl", house / "b.jsonl", "--gold", house / "empty")
    assert (result.exit_code, "no gold to score against" in result.stderr) == (1, True)
