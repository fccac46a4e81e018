from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from extractor.cli import cli
from extractor.gold.files import dump_annotation
from extractor.gold.inline import compile_inline
from extractor.gold.load import load_gold, read_gold_file
from extractor.schema import Annotation

SOURCE = """\
Năm {y1:2021=2021}, {i1:BHXH=social} đạt khoảng {p1:35,2%=35.2}.\r
===
p1 | qualifier=approx | insurance=social | year=2021 | measure=participation | role=level | status=actual
"""
TEXT, ANNOTATION = compile_inline(SOURCE, "b/a")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a corpus of one article, ``b/a``, and its gold."""
    for file, data in (("corpus/b/a.txt", TEXT), ("gold/b/a.json", dump_annotation(ANNOTATION))):
        (tmp_path / file).parent.mkdir(parents=True)
        (tmp_path / file).write_bytes(data.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["gold", *arguments])


class FakeExtractor:
    """Finds the example's annotation in every text, and remembers what it was asked."""

    asked: tuple[str, str, dt.date | None] = ("", "", None)

    def __init__(self, lexicons: object = None) -> None:
        assert lexicons is None

    def extract(self, text: str, *, document: str = "text", published: dt.date | None = None) -> Annotation:
        type(self).asked = (text, document, published)
        mentions = tuple(mention.model_copy(update={"rule": "digits"}) for mention in ANNOTATION.mentions)
        return ANNOTATION.model_copy(update={"document": document, "published": published, "mentions": mentions})


@pytest.fixture
def extractor(monkeypatch: pytest.MonkeyPatch) -> type[FakeExtractor]:
    monkeypatch.setattr("extractor.pipeline.Extractor", FakeExtractor)
    return FakeExtractor


def test_check_of_sound_gold() -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "1 gold files, 3 mentions, 1 records: no faults\n"


def test_check_of_faulty_gold(project: Path) -> None:
    (project / "corpus" / "new.txt").write_bytes(b"")
    (project / "gold" / "bad.json").write_bytes(b"{")
    result = run("check", "gold", "--corpus", "corpus")
    assert result.exit_code == 1
    assert result.stdout == "1 gold files, 3 mentions, 1 records: 2 faults\n"
    first, second = result.stderr.splitlines()
    assert first.startswith("gold/bad.json: line 1 column 2: not JSON")
    assert second == "corpus/new.txt: an article without gold; annotate it (extractor gold new corpus/new.txt)"


def test_check_of_nothing() -> None:
    result = run("check", "none")
    assert result.exit_code == 1
    assert result.stderr == "none: no such file or folder; give a gold file or a folder of them\n"
    assert result.stdout == "0 gold files, 0 mentions, 0 records: 1 fault\n"


def test_a_draft_is_made_corrected_and_accepted(project: Path, extractor: type[FakeExtractor]) -> None:
    article = b"\xef\xbb\xbf" + TEXT.encode()
    (project / "corpus" / "c.txt").write_bytes(article)
    result = run("new", "corpus/c.txt", "--published", "2021-05-28")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "gold/c.json: a draft with 3 mentions and 1 records\n"
    assert extractor.asked == (TEXT, "c", dt.date(2021, 5, 28))
    draft = json.loads((project / "gold" / "c.json").read_text(encoding="utf-8"))
    assert draft["draft"] is True
    assert draft["published"] == "2021-05-28"
    assert "rule" not in draft["mentions"][0]

    assert run("check").exit_code == 1
    assert "gold/c.json: a draft that no person has accepted" in run("check").stderr
    result = run("accept", "gold/c.json", "gold/b/a.json")
    assert (result.exit_code, result.stdout) == (0, "gold/c.json: accepted\ngold/b/a.json: is no draft\n")
    assert "draft" not in json.loads((project / "gold" / "c.json").read_text(encoding="utf-8"))
    assert run("check").stdout == "2 gold files, 6 mentions, 2 records: no faults\n"


def test_a_second_annotator_can_begin_with_nothing(project: Path, extractor: type[FakeExtractor]) -> None:
    result = run("new", "corpus/b/a.txt", "--gold", "second", "--empty")
    assert (result.exit_code, result.stdout) == (0, "second/b/a.json: a draft with 0 mentions and 0 records\n")
    draft = read_gold_file(project / "second" / "b" / "a.json")
    assert (draft.draft, draft.mentions, draft.records, draft.sha256) == (True, (), (), ANNOTATION.sha256)


def test_the_real_extractor_makes_sound_drafts(project: Path) -> None:
    (project / "gold" / "b" / "a.json").unlink()
    assert run("new", "corpus/b/a.txt").exit_code == 0
    assert run("accept", "gold/b/a.json").exit_code == 0
    assert run("check").exit_code == 0
    assert "35,2%" in [record.text for record in load_gold(Path("gold"))[0]["b/a"].records]


def test_gold_is_never_overwritten_without_force(project: Path, extractor: type[FakeExtractor]) -> None:
    (project / "corpus" / "c.txt").write_bytes(TEXT.encode())
    before = (project / "gold" / "b" / "a.json").read_bytes()
    result = run("new", "corpus/b/a.txt", "corpus/c.txt", "corpus/none.txt")
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first == "corpus/b/a.txt: gold/b/a.json exists; give --force to overwrite it"
    assert second.startswith("corpus/none.txt: cannot be read (No such file or directory)")
    assert (project / "gold" / "b" / "a.json").read_bytes() == before
    assert (project / "gold" / "c.json").exists()
    assert run("new", "corpus/b/a.txt", "--force").exit_code == 0
    assert read_gold_file(project / "gold" / "b" / "a.json").draft


def test_an_article_from_elsewhere_keeps_its_name(project: Path, extractor: type[FakeExtractor]) -> None:
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "d.e.txt").write_bytes(TEXT.encode())
    assert run("new", "elsewhere/d.e.txt", "--gold", "mine").exit_code == 0
    assert read_gold_file(project / "mine" / "d.e.json").document == "d.e"


def test_a_draft_with_faults_is_not_accepted(project: Path) -> None:
    file = project / "gold" / "b" / "a.json"
    faulty = ANNOTATION.model_copy(update={"draft": True, "records": ()})
    file.write_text(dump_annotation(faulty), encoding="utf-8")
    (project / "gold" / "x.json").write_text("[]")
    result = run("accept", "gold/b/a.json", "gold/x.json")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "gold/b/a.json: percentage '35,2%' at 26: 0 records on its span; add one",
        "gold/x.json: [] is not an object; write {…}",
    ]
    assert read_gold_file(file) == faulty


def test_gold_is_printed_as_marked_text() -> None:
    result = run("inline", "gold/b/a.json")
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == f"document: b/a\nsha256: {ANNOTATION.sha256}\n---\n{SOURCE}"


def test_marked_text_is_edited_and_compiled(project: Path) -> None:
    assert run("inline", "gold/b/a.json", "-o", "a.inline").exit_code == 0
    file = project / "a.inline"
    file.write_bytes(file.read_bytes().replace(b"status=actual", b"status=planned"))
    result = run("compile", "a.inline")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["records"][0]["status"] == "planned"
    result = run("compile", "a.inline", "--out", "gold/b/a.json")
    assert result.exit_code == 1
    assert result.stderr == ("a.inline: gold/b/a.json is gold that a person has made; give --force to overwrite it\n")
    assert run("compile", "a.inline", "--out", "gold/b/a.json", "--force").exit_code == 0
    assert run("check").exit_code == 0
    assert read_gold_file(project / "gold" / "b" / "a.json").records[0].status == "planned"


def test_compiling_over_a_draft_needs_no_force(project: Path) -> None:
    file = project / "gold" / "b" / "a.json"
    assert run("inline", "gold/b/a.json", "-o", "a.inline").exit_code == 0
    file.write_text(dump_annotation(ANNOTATION.model_copy(update={"draft": True})), encoding="utf-8")
    assert run("compile", "a.inline", "-o", "gold/b/a.json").exit_code == 0
    assert read_gold_file(file) == ANNOTATION
    file.write_text("{")
    assert run("compile", "a.inline", "-o", "gold/b/a.json").exit_code == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("đạt khoảng", "đạt  khoảng", "a.inline: line 4: not the words, blanks and line ends of the article"),
        ("\r\n", "\n", "a.inline: line 4: not the words, blanks and line ends of the article"),
        ("=35.2}", "=35,2}", "a.inline: p1 ('35,2%'): '35,2' is not a number"),
        ("role=level", "role=rise", "a.inline: p1 ('35,2%'): role 'rise' is none of"),
        ("=2021}", "=21}", "a.inline: year '2021' at 4: year 21 is not between 1900 and 2100; correct it"),
        ("document: b/a", "document: ../a", "a.inline: document '../a' is not a path under a folder"),
    ],
)
def test_faults_of_marked_text(project: Path, old: str, new: str, line: str) -> None:
    run("inline", "gold/b/a.json", "-o", "a.inline")
    file = project / "a.inline"
    content = file.read_bytes().decode()
    assert old in content
    file.write_bytes(content.replace(old, new).encode())
    result = run("compile", "a.inline")
    assert result.exit_code == 1
    assert result.stderr.startswith(line)
    assert result.stdout == ""


def test_faults_of_gold_that_is_to_be_printed(project: Path) -> None:
    assert run("inline", "gold/none.json").stderr.startswith("gold/none.json: cannot be read")
    (project / "corpus" / "b" / "a.txt").write_bytes(b"x" + TEXT.encode())
    result = run("inline", "gold/b/a.json")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 4)
    (project / "corpus" / "b" / "a.txt").unlink()
    result = run("inline", "gold/b/a.json")
    assert result.exit_code == 1
    assert result.stderr == ("gold/b/a.json: there is no article corpus/b/a.txt; give the right --corpus\n")


def test_wrong_usage() -> None:
    assert run("new").exit_code == 2
    assert run("new", "corpus/b/a.txt", "--published", "28/5/2021").exit_code == 2
