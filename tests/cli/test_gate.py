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
    """Gold of one document with four years, predictions that have two, three or four of them."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(annotated("a", 4).model_dump_json(), encoding="utf-8")
    for years in (2, 3, 4):
        (tmp_path / f"{years}.jsonl").write_text(annotated("a", years).model_dump_json(), encoding="utf-8")
    return tmp_path


def run(house: Path, years: int, *arguments: object) -> Result:
    return CliRunner().invoke(
        cli, ["gate", str(house / "gold"), "--pred", str(house / f"{years}.jsonl"), *map(str, arguments)]
    )


def floors(house: Path) -> dict[str, float]:
    data = json.loads((house / "gold" / "baseline.json").read_text(encoding="utf-8"))
    return dict(data["floors"])


def test_without_floors_the_mend_is_said(house: Path) -> None:
    result = run(house, 3)
    assert result.exit_code == 1
    assert "baseline.json: no such file; run again with --raise" in result.stderr


def test_floors_are_set_and_kept_and_raised(house: Path) -> None:
    first = run(house, 3, "--raise")
    assert first.exit_code == 0, first.output
    assert floors(house)["mention.strict"] == 0.8571
    assert run(house, 3).exit_code == 0
    assert "are at or above their floors" in run(house, 4).output
    assert floors(house)["mention.strict"] == 0.8571
    assert run(house, 4, "--raise").exit_code == 0
    assert floors(house)["mention.strict"] == 1.0


def test_a_score_under_its_floor_fails_with_one_line(house: Path) -> None:
    run(house, 3, "--raise")
    result = run(house, 2)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == "mention.strict: 0.6667 is under its floor 0.8571"
    assert all("is under its floor" in line for line in lines[:-1])
    assert lines[-1].startswith("scheme:extractor|")


def test_raising_never_lowers(house: Path) -> None:
    run(house, 4, "--raise")
    before = floors(house)
    result = run(house, 2, "--raise")
    assert result.exit_code == 1
    assert floors(house) == before


def test_lowering_needs_a_reason_and_keeps_it(house: Path) -> None:
    run(house, 4, "--raise")
    assert run(house, 3, "--lower", "mention.strict").exit_code == 2
    assert run(house, 3, "--reason", "x").exit_code == 2
    result = run(house, 3, "--lower", "mention.strict", "--lower", "mention.value", "--reason", "a page was furniture")
    assert result.exit_code == 1  # The other floors still stand.
    assert floors(house)["mention.strict"] == 0.8571
    assert floors(house)["mention.span"] == 1.0
    notes = json.loads((house / "gold" / "baseline.json").read_text(encoding="utf-8"))["lowered"]
    assert [(note["score"], note["reason"]) for note in notes] == [
        ("mention.strict", "a page was furniture"),
        ("mention.value", "a page was furniture"),
    ]
    nothing = run(house, 4, "--lower", "mention.strict", "--reason", "x")
    assert (nothing.exit_code, "nothing to lower" in nothing.stderr) == (1, True)


def test_floors_of_other_gold_are_refused_until_they_are_taken_over(house: Path) -> None:
    run(house, 4, "--raise")
    (house / "gold" / "b.json").write_text(annotated("b", 1).model_dump_json(), encoding="utf-8")
    result = run(house, 4)
    assert result.exit_code == 1
    assert "the gold has changed since" in result.stderr
    assert "--raise" in result.stderr
    assert "--lower SCORE --reason" in result.stderr
    assert run(house, 4, "--raise").exit_code == 1  # b is missed: the floors stay where they were.
    assert floors(house)["mention.strict"] == 1.0
    assert "is under its floor" in run(house, 4).stdout


def test_floors_are_not_changed_while_inputs_are_bad(house: Path) -> None:
    (house / "gold" / "bad.json").write_text("{", encoding="utf-8")
    result = run(house, 4, "--raise")
    assert result.exit_code == 1
    assert "bad.json" in result.stderr
    assert "floors are not changed" in result.stderr
    assert not (house / "gold" / "baseline.json").exists()


def test_another_file_of_floors(house: Path) -> None:
    assert run(house, 3, "--raise", "--baseline", house / "floors.json").exit_code == 0
    assert (house / "floors.json").exists()
    assert not (house / "gold" / "baseline.json").exists()
    (house / "floors.json").write_text("{}", encoding="utf-8")
    result = run(house, 3, "--baseline", house / "floors.json")
    assert (result.exit_code, "floors.json: scheme: Field required" in result.stderr) == (1, True)


def test_predictions_or_a_corpus_are_needed(house: Path) -> None:
    assert CliRunner().invoke(cli, ["gate", str(house / "gold")]).exit_code == 2
