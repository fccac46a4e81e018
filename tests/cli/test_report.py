from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor.cli import cli
from extractor.gold.inline import compile_inline

SOURCE = (
    "Đầu trang.\nNăm {y1:2021=2021} có {p1:45%=45}.\n===\np1 | year=2021 | measure=other | role=level | status=actual\n"
)
TEXT, ANNOTATION = compile_inline(SOURCE, "tin/a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus" / "tin").mkdir(parents=True)
    (tmp_path / "corpus" / "tin" / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "out.jsonl").write_text(ANNOTATION.model_dump_json() + "\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *args: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["report", str(folder / "out.jsonl"), "-o", str(folder / "page.html"), *args])
    assert result.stdout == ""
    return result.exit_code, result.stderr


def articles(folder: Path) -> list[list[object]]:
    page = (folder / "page.html").read_text(encoding="utf-8")
    match = re.search(r'id="data">(.*?)</script>', page)
    assert match is not None
    found: list[list[object]] = json.loads(match[1])["articles"]
    return found


def test_without_the_articles_the_page_holds_the_mentions_only(folder: Path) -> None:
    assert run(folder) == (0, "")
    assert articles(folder)[0][:4] == ["tin/a", None, "mentions", [[15, "2021"], [23, "45%"]]]


def test_with_the_articles_the_page_holds_their_text(folder: Path) -> None:
    assert run(folder, "--corpus", str(folder / "corpus")) == (0, "")
    assert articles(folder)[0][2:4] == ["whole", [[0, TEXT]]]


def test_sentences_only(folder: Path) -> None:
    sentence = ANNOTATION.records[0].model_copy(update={"sentence": (11, 27)})
    line = ANNOTATION.model_copy(update={"records": (sentence,)}).model_dump_json()
    (folder / "out.jsonl").write_text(line, encoding="utf-8")
    assert run(folder, "--corpus", str(folder / "corpus"), "--sentences") == (0, "")
    assert articles(folder)[0][2:4] == ["sentences", [[11, "Năm 2021 có 45%."]]]
    assert run(folder, "--sentences")[0] == 2


def test_an_article_that_does_not_fit_is_named_and_the_rest_goes_on(folder: Path) -> None:
    other = ANNOTATION.model_copy(update={"document": "tin/b"})
    with (folder / "out.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(other.model_dump_json() + "\n")
    code, err = run(folder, "--corpus", str(folder / "corpus"))
    assert code == 1
    assert err.count("\n") == 1
    assert "b.txt: cannot be read" in err
    assert [article[2] for article in articles(folder)] == ["whole", "mentions"]


def test_a_bad_line_is_named_and_the_rest_goes_on(folder: Path) -> None:
    with (folder / "out.jsonl").open("a", encoding="utf-8") as lines:
        lines.write("{}\n")
    code, err = run(folder)
    assert code == 1
    assert "out.jsonl:2: " in err
    assert len(articles(folder)) == 1


def test_without_one_good_line_there_is_no_page(folder: Path) -> None:
    (folder / "out.jsonl").write_bytes(b"\xff\n")
    code, err = run(folder)
    assert code == 1
    assert err.count("\n") == 1
    assert "out.jsonl:1: byte 1 is not UTF-8" in err
    (folder / "out.jsonl").unlink()
    assert run(folder)[0] == 1
    assert not (folder / "page.html").exists()


def test_an_empty_file_gives_a_page_that_says_so(folder: Path) -> None:
    (folder / "out.jsonl").write_text("", encoding="utf-8")
    assert run(folder) == (0, "")
    assert articles(folder) == []


def test_a_page_that_cannot_be_written_gives_one_line(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    result = CliRunner().invoke(cli, ["report", str(folder / "out.jsonl"), "-o", str(folder / "file" / "page.html")])
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_the_output_must_be_named(folder: Path) -> None:
    assert CliRunner().invoke(cli, ["report", str(folder / "out.jsonl")]).exit_code == 2
