from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from extractor.cli import cli

TEXT = (
    "Theo Nghị quyết số 28-NQ/TW, phấn đấu đến năm 2025 có khoảng 45% lực lượng lao động tham gia BHXH tự nguyện.\n"
    "Năm 2021 người lao động nộp 852 tỷ đồng.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*args: str | Path, **environment: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["explain", *map(str, args)], env=environment)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("width", [40, 80, 200])
def test_text_fits_the_width_and_has_no_colour_codes(article: Path, width: int) -> None:
    code, out, _ = run(article, COLUMNS=str(width))
    assert code == 0
    assert max(map(cell_len, out.splitlines())) <= width
    assert "\x1b" not in out


def test_text_names_quantity_slots_rules_words_and_offsets(article: Path) -> None:
    _, out, _ = run(article, COLUMNS="80")
    flat = " ".join(out.split())
    start = TEXT.index("phấn đấu")
    assert "[45%]" in flat
    assert f"“phấn đấu” {start}-{start + 8}" in flat
    assert "status planned status." in flat
    assert "“28-NQ/TW” 19-27 not.document" in flat
    assert "lost to “2021”" in flat
    assert "(rank: surer rank:" in flat


def test_colours_on_demand_and_never_with_no_color(article: Path) -> None:
    assert "\x1b[" in run(article, FORCE_COLOR="1", TERM="xterm")[1]
    assert "\x1b[3" not in run(article, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm")[1]


def test_json_holds_the_same_facts(article: Path) -> None:
    code, out, _ = run(article, "--json")
    data = json.loads(out)
    assert code == 0
    assert data["document"] == "bài"
    record = data["records"][0]
    assert (record["quantity"]["text"], record["value"]) == ("45%", 45)
    assert record["slots"]["year"]["value"] == "2025"
    words = record["slots"]["year"]["words"][0]
    assert TEXT[words["start"] : words["end"]] == words["text"]
    assert [each["rule"] for each in data["passed_over"]].count("not.document") == 1


def test_control_characters_of_an_article_do_not_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Có \x1b[31m45%\x9b dân số \u202etham gia BHYT.", encoding="utf-8")
    code, out, _ = run(path)
    assert code == 0
    assert not set(out) & {"\x1b", "\x9b", "\u202e"}


def test_an_article_without_mentions_is_explained_too(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("", encoding="utf-8")
    code, out, _ = run(path)
    assert code == 0
    assert "0 mentions, 0 records" in out


def test_a_missing_file_gives_one_line_and_exit_code_1(tmp_path: Path) -> None:
    code, out, err = run(tmp_path / "none.txt")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "none.txt: cannot be read" in err


def test_bytes_that_are_not_utf8_give_one_line_and_exit_code_1(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"45%\n\xff")
    code, out, err = run(path)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "line 2: not UTF-8" in err


def test_the_publication_date_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hiện nay có 45% lực lượng lao động tham gia BHXH.", encoding="utf-8")
    years = [
        json.loads(run(path, "--json", *given)[1])["records"][0]["slots"]["year"]["value"]
        for given in ([], ["--published", "2019-05-02"])
    ]
    assert years == [None, "2019"]
    assert run(path, "--published", "2/5/2019")[0] == 2


def test_rules_are_explained_on_demand(article: Path) -> None:
    assert "\nRules\n" not in run(article)[1]
    _, out, _ = run(article, "--rules", COLUMNS="200")
    notes = out.partition("\nRules\n")[2].splitlines()
    assert any(line.strip().startswith("not.document  ") for line in notes)
