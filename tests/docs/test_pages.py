from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path

import pytest

import extractor
from extractor.cli import COMMANDS
from extractor.schema import MentionType
from tests.scripts import script

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


update = script("update_scores")
hooks = script("hooks")


@pytest.fixture(scope="module")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy every twentieth article with its gold: commands on it are quick."""
    folder = tmp_path_factory.mktemp("project")
    names = [path.stem for path in sorted((ROOT / "corpus").glob("*.txt"))][::20]
    for room, suffix in (("corpus", "txt"), ("gold", "json")):
        (folder / room).mkdir()
        for name in names:
            shutil.copy(ROOT / room / f"{name}.{suffix}", folder / room)
    index = (ROOT / "corpus" / "index.jsonl").read_text("utf-8").splitlines()
    kept = [line for line in index if json.loads(line)["document"] in names]
    (folder / "corpus" / "index.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    return folder


OF_ITS_OWN = {"cluster.md"}
"""Pages whose code needs more than a folder: tests of their own run it."""
WITH_CODE = [
    page
    for page in PAGES
    if page.name not in OF_ITS_OWN and any(not block.skipped for block in update.blocks(page.read_text("utf-8")))
]


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_of_code_runs_and_prints_what_the_page_shows(
    page: Path, small_project: Path, tmp_path: Path
) -> None:
    text = page.read_text("utf-8")
    folder = tmp_path / "project"
    if update.needs_empty_folder(text):
        folder.mkdir()
    else:
        shutil.copytree(small_project, folder)
    assert update.with_outputs(text, lambda block: update.run(block, folder)) == text, (
        "the output has changed; if it is right, run: python docs/update_scores.py --outputs"
    )


def test_pages_with_code_are_found() -> None:
    assert {page.name for page in WITH_CODE} >= {"README.md", "index.md", "vi.md", "analyst.md", "annotating.md"}


SHOWN = {"text", "inline", "toml", *MentionType}
"""Languages of blocks that are no code to run: outputs and examples, which other tests read."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_code_stands_where_no_test_runs_it(page: Path) -> None:
    text = page.read_text("utf-8")
    fences = update.re.findall(r"^```(.*)\n", text, update.re.MULTILINE)
    assert set(fences[::2]) <= {"bash", "python"} | SHOWN
    assert set(fences[1::2]) <= {""}
    prose = update.re.sub(r"^```.*?^```$", "", text, flags=update.re.MULTILINE | update.re.DOTALL)
    assert update.re.findall(r"^(?:    |\t)(?:extractor|python|pip|\$|>>>) .*", prose, update.re.MULTILINE) == []


def test_only_the_installation_is_left_to_ci() -> None:
    left = [
        (page.name, block.code) for page in PAGES for block in update.blocks(page.read_text("utf-8")) if block.skipped
    ]
    venv, tests = (code for name, code in left if name == "README.md")
    assert left == [("README.md", venv), ("README.md", tests), ("index.md", venv), ("vi.md", venv)]
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "paste 'python3 -m venv'" in ci
    assert "paste '-m pytest'" in ci


def test_a_server_that_does_not_start_is_told(tmp_path: Path) -> None:
    (block,) = update.blocks("<!-- serves -->\n```bash\nextractor serve --gold nowhere\n```\n")
    with pytest.raises(RuntimeError, match="no server"):
        update.run(block, tmp_path)


def test_a_block_that_fails_is_told(tmp_path: Path) -> None:
    (block,) = update.blocks("```bash\ntrue\nfalse\n```\n")
    with pytest.raises(RuntimeError, match="exit code 1"):
        update.run(block, tmp_path)


PAGE = """\
<!-- no-run -->
```bash
exit 1
```

```bash
echo chín; echo > made
```

<!-- output:begin -->
old
<!-- output:end -->

```python
from pathlib import Path
print(Path("made").exists())
```

<!-- output:begin -->
<!-- output:end -->

<!-- scores:begin -->
old
<!-- scores:end -->
"""


def test_outputs_and_scores_are_put_in(tmp_path: Path) -> None:
    page = update.with_outputs(PAGE, lambda block: update.run(block, tmp_path))
    assert "old\n<!-- output:end" not in page
    assert "```text\nchín\n```\n<!-- output:end -->" in page
    assert "```text\nTrue\n```\n<!-- output:end -->" in page
    scored = update.with_scores(page, lambda scored: f"{len(scored.tables)} tables")
    assert "$ extractor evaluate gold --corpus corpus --split dev\n\n4 tables\n```\n<!-- scores:end -->" in scored
    assert update.with_scores(scored, lambda scored: f"{len(scored.tables)} tables") == scored


def test_every_place_for_scores_has_a_name_that_is_known_and_is_filled() -> None:
    named = {}
    for page in PAGES:
        for match in update._SCORES.finditer(page.read_text("utf-8")):
            named[match[2] or "readme"] = match[0]
    assert named.keys() == update.SCORES.keys()
    assert all("scheme:extractor|" in place for place in named.values())


def test_the_readme_names_every_command_and_no_other() -> None:
    rows = [
        line.split("`")[1] for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("| `")
    ]
    assert sorted(rows) == sorted(COMMANDS)


def test_links_to_files_of_the_project_lead_somewhere() -> None:
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in update.re.findall(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_the_reference_of_codes_describes_every_value() -> None:
    lines = hooks.codes().splitlines()
    assert "| `more_than` | hơn, trên; vượt, quá where no target is meant; `>`. |" in lines
    assert not [line for line in lines if line.endswith("|  |")]
    assert lines.count("| `life` | Bảo hiểm nhân thọ. |") == 1


def test_the_reference_of_python_has_every_public_name_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    described = [line.removeprefix("::: ").split(".") for line in page.splitlines() if line.startswith("::: ")]
    assert sorted(parts[-1] for parts in described) == sorted(extractor.__all__)
    for *module, name in described:
        assert getattr(importlib.import_module(".".join(module)), name) is getattr(extractor, name)


def test_the_reference_of_commands_has_each_with_its_options() -> None:
    page = hooks.commands()
    for name in COMMANDS:
        assert f"\n## extractor {name}\n" in f"\n{page}\n"
    assert "### extractor gold check" in page


def test_the_reference_of_slots_has_each_field() -> None:
    page = hooks.on_page_markdown("a <!-- generate:slots --> b")
    assert page.startswith("a ## A mention")
    assert "| `year_end` | The last year, for ranges of years only. |" in page


def test_the_reference_of_the_api_has_every_path_with_what_it_takes_and_answers() -> None:
    page = hooks.api()
    for path in ("GET /health", "POST /extract", "POST /check", "POST /gold"):
        assert f"\n## {path}\n" in f"\n{page}\n"
    assert "| `published` | string or null, optional | The publication date" in page
    assert "Gives an annotation, [as everywhere](record.md)." in page
    assert "| 413 | The body or the article is too long. |" in page
