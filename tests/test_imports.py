from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import extractor
from extractor.cli import COMMANDS

ROOT = Path(__file__).parents[1]
HEAVY = {"underthesea", "pydantic", "rich", "regex", "duckdb", "numpy", "sklearn", "asyncio"}


def modules_of(code: str) -> set[str]:
    """Say which top-level modules are loaded once the code has run in a fresh interpreter."""
    program = f"import sys\n{code}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603
    return set(done.stderr.split())


def test_imports_go_down_the_house_only() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout


def test_help_loads_nothing_heavy() -> None:
    loaded = modules_of("from extractor.cli import cli; cli.main(['--help'], standalone_mode=False)")
    assert "click" in loaded
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["extractor", "extractor.schema", "extractor.evaluation", "extractor.pipeline"])
def test_importing_loads_no_model(module: str) -> None:
    loaded = modules_of(f"import {module}")
    assert "extractor" in loaded
    assert loaded.isdisjoint({"underthesea", "sklearn", "torch", "numpy"})


def test_evaluation_and_gold_never_load_a_rule() -> None:
    program = (
        "import sys, extractor.evaluation, extractor.gold.check, extractor.gold.formats.convert\n"
        "print(*(name for name in sys.modules if name.startswith('extractor.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603
    loaded = set(done.stdout.split())
    assert "extractor.evaluation.evaluate" in loaded
    rooms = ("extractor.mentions", "extractor.records", "extractor.text", "extractor.lexicon", "extractor.pipeline")
    assert not [name for name in loaded if name.startswith(rooms)]


def test_public_names_are_sorted_and_there() -> None:
    assert extractor.__all__ == sorted(extractor.__all__)
    assert all(getattr(extractor, name).__doc__ for name in extractor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = extractor.nothing


def test_public_names_are_documented() -> None:
    page = (ROOT / "docs" / "reference" / "python.md").read_text("utf-8")
    documented = [line.removeprefix("::: extractor.") for line in page.splitlines() if line.startswith("::: ")]
    assert sorted(name.rpartition(".")[2] for name in documented) == extractor.__all__


def test_every_command_has_its_module_and_says_what_it_does() -> None:
    for name, said in COMMANDS.items():
        assert (ROOT / "extractor" / "cli" / f"{name}.py").is_file(), name
        assert said.endswith(".")
