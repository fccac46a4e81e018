"""What is installed, what it is built of, and that no input is ever run as a program."""

from __future__ import annotations

import ast
import itertools
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.scripts import script

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "extractor"
LOCK = ROOT / ".ci" / "constraints-3.11.txt"

RUNNING = {"eval", "exec", "compile", "__import__", "breakpoint"}
LOADING = {"pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "code", "pty", "imp", "runpy"}
CHOOSING = {"import_module", "spec_from_file_location", "run_path", "system", "popen"}
CHOSEN = {
    "__init__.py": "the name of a public class or function, out of a fixed list",
    "cli/__init__.py": "the name of a command, out of a fixed list",
}


dependencies = script("update_dependencies")


def dynamic(tree: ast.AST) -> Iterator[str]:
    """Find what runs text or bytes as a program."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in RUNNING:
                yield name
            case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)) if name in CHOOSING:
                yield name
            case ast.Call(keywords=keywords) if any(each.arg == "shell" for each in keywords):
                yield "shell"
            case ast.Import(names=names):
                yield from (each.name for each in names if each.name.partition(".")[0] in LOADING)
            case ast.ImportFrom(module=str(name)) if name.partition(".")[0] in LOADING:
                yield name


def test_no_input_is_run_as_a_program() -> None:
    found = {
        (file.relative_to(PACKAGE).as_posix(), name)
        for file in PACKAGE.rglob("*.py")
        for name in dynamic(ast.parse(file.read_text("utf-8")))
    }
    assert found == {(file, "import_module") for file in CHOSEN}


@pytest.mark.parametrize(
    "code",
    ["eval(x)", "import pickle", "from marshal import loads", "os.system(x)", "run(x, shell=True)", "import_module(x)"],
)
def test_what_runs_input_is_seen(code: str) -> None:
    assert list(dynamic(ast.parse(code)))


def test_every_requirement_has_a_version_that_fits() -> None:
    project = dependencies.tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pins = dependencies.pinned()
    listed = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    misfits = [
        str(each)
        for each in map(Requirement, listed)
        if each.name != project["name"] and pins.get(canonicalize_name(each.name), "") not in each.specifier
    ]
    assert misfits == [], "run .ci/lock, and docs/update_dependencies.py"


def test_the_versions_of_the_lock_are_those_that_run() -> None:
    if os.environ.get("PIP_CONSTRAINT") != str(LOCK):
        pytest.skip("this environment was not installed from the lock")
    pins = dependencies.pinned()
    installed = {canonicalize_name(each.name): each.version for each in metadata.distributions()}
    assert {name: installed.get(name) for name in dependencies.asked_for()} == {
        name: pins[name] for name in dependencies.asked_for()
    }


def test_the_page_names_every_requirement_with_its_version_and_a_reason() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    pins = dependencies.pinned()
    missing = [name for name in dependencies.asked_for() if f"| {name} | {pins[name]} |" not in page]
    assert missing == [], "run docs/update_dependencies.py"
    assert set(dependencies.WHY) == set(dependencies.asked_for())
    assert "(not installed)" not in page


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        assert packed.testzip() is None
        names = {name for name in packed.namelist() if not name.endswith("/")}
    stored = {
        file.relative_to(ROOT).as_posix()
        for file in PACKAGE.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    about = {name for name in names if ".dist-info/" in name}
    assert names - about == stored
    assert {name.rpartition("/")[2] for name in about} == {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "LICENSE"}
    assert {Path(name).suffix for name in stored} <= {
        *(".py", ".examples", ".typed", ".tsv", ".toml", ".json", ".sql"),
        *(".html", ".css", ".js", ".svg", ".txt", ".md", ".woff2"),
    }


def test_the_wheel_runs_where_it_alone_is_installed(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "clean"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    install = ["--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PIP_CONSTRAINT"}}
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, env=environment, cwd=tmp_path)  # noqa: S603
    # What it needs is taken from here; it itself must not be.
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    Path(paths["purelib"], "needs.pth").write_text(sysconfig.get_path("purelib") + "\n")
    (tmp_path / "a.txt").write_text("Năm 2021, BHXH bao phủ 35,2% lực lượng lao động.\n", "utf-8")
    program = "import extractor; print(extractor.__file__)"
    where = subprocess.run(  # noqa: S603
        [python, "-c", program], check=True, capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    assert Path(where.stdout.strip()).is_relative_to(home)
    command = [str(home / "bin" / "extractor"), "extract", "a.txt", "--out", "a.jsonl", "--quiet"]
    subprocess.run(command, check=True, env=environment, cwd=tmp_path)  # noqa: S603
    assert '"text":"35,2%"' in (tmp_path / "a.jsonl").read_text("utf-8")
