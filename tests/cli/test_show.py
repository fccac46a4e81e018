from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from extractor.cli import cli

TEXT = "Năm 2021, cả nước có hơn 9,9 triệu người tham gia BHXH tự nguyện, đạt 35,2% kế hoạch.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(path: Path, **environment: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["show", str(path)], env=environment)
    return result.exit_code, result.stdout, result.stderr


def test_without_colours_mentions_stand_in_brackets_with_their_names(article: Path) -> None:
    code, out, _ = run(article, COLUMNS="200")
    assert code == 0
    assert "\x1b" not in out
    assert "Năm [2021|y1], cả nước có hơn [9,9 triệu|h1] người tham gia [BHXH tự nguyện|i1], đạt [35,2%|p1] kế" in out


def test_taking_the_marks_out_gives_the_article(article: Path) -> None:
    import re

    _, out, _ = run(article, COLUMNS="200")
    body = out.split("\n\n")[1]
    assert re.sub(r"\[([^|\]]*)\|[phyi]\d+\]", r"\1", body) == TEXT.rstrip()


def test_records_stand_below_with_the_names_of_their_quantities(article: Path) -> None:
    _, out, _ = run(article, COLUMNS="200")
    rows = [line.split() for line in out.splitlines()]
    assert ["h1", "2021", "9,9", "triệu", "người", "social_voluntary"] in [row[:6] for row in rows]
    assert any(row[:3] == ["p1", "2021", "35,2%"] and "completion," in row for row in rows)


def test_colours_differ_by_type_and_the_text_stays(article: Path) -> None:
    _, out, _ = run(article, COLUMNS="200", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="")
    colours = {
        out[: out.index(word, out.index("Năm"))].rpartition("\x1b")[2] for word in ("2021", "9,9", "BHXH", "35,2%")
    }
    assert len(colours) == 4
    assert "[2021|" not in out


def test_no_color_gives_brackets_even_where_colour_is_forced(article: Path) -> None:
    _, out, _ = run(article, COLUMNS="200", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color")
    assert "[2021|y1]" in out


@pytest.mark.parametrize("width", [30, 40, 60, 80])
def test_it_fits_the_width_and_cuts_no_word(article: Path, width: int) -> None:
    _, out, _ = run(article, COLUMNS=str(width))
    assert max(map(cell_len, out.splitlines())) <= width
    assert {"participation,", "level,", "tham", "người", "2021"} <= set(out.replace("[", " ").replace("|", " ").split())


def test_where_columns_would_cut_words_records_stand_in_lines(article: Path) -> None:
    _, out, _ = run(article, COLUMNS="50")
    lines = out.splitlines()
    at = lines.index("h1  9,9 triệu người")
    assert lines[at + 1] == "    2021, social_voluntary, Việt Nam"
    assert lines[at + 2] == "    more_than, participation, level, actual"


def test_brackets_and_control_characters_of_an_article_are_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[bold red]Có[/bold red] \x1b]0;x\x07 45% dân số :smile: tham gia BHYT", encoding="utf-8")
    code, out, _ = run(path)
    assert code == 0
    assert "[bold red]Có[/bold red]" in out
    assert ":smile:" in out
    assert not set(out) & {"\x1b", "\x07"}


def test_an_article_without_records_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Trời đẹp.", encoding="utf-8")
    assert "no records" in run(path)[1]


def test_bad_files_give_one_line_and_exit_code_1(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe")
    for path, reason in (
        (tmp_path / "none.txt", "cannot be read"),
        (bad, "line 1: not UTF-8"),
        (tmp_path, "cannot be read"),
    ):
        code, out, err = run(path)
        assert (code, out, err.count("\n")) == (1, "", 1)
        assert f"{path}: {reason}" in err
