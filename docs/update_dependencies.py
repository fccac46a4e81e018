"""Refresh the tables of docs/dependencies.md from the versions that CI installs and the installed packages' metadata.

Run it with the interpreter of an environment that has all extras, at the versions of ``.ci/constraints-3.11.txt``:
``python docs/update_dependencies.py``. Why each package is needed is written here, by hand.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "dependencies.md"
LOCK = ROOT / ".ci" / "constraints-3.11.txt"
WHY = {
    "click": "commands, options and their help",
    "pydantic": "the JSON contract: every annotation is checked when it is made and when it is read",
    "regex": "possessive repetition and `\\p{…}`, which keep the rules linear; `re` of Python 3.11 lacks the second",
    "rich": "tables and coloured text in a terminal",
    "underthesea": "Vietnamese words, where a decision needs their boundaries",
    "pyvi": "compared with in the benchmark",
    "spacy": "compared with in the benchmark",
    "lxml-html-clean": "trafilatura needs it and does not ask for it",
    "trafilatura": "the article of a web page, its title and date",
    "pyarrow": "Parquet, and files in object storage",
    "ray": "work on many machines",
    "duckdb": "questions in SQL, and `.duckdb` outputs",
    "fastapi": "the REST API and its description",
    "fastapi-offline": "the page of that description without any network",
    "uvicorn": "the server under it",
    "zstandard": "`.zst` in and out",
    "httpx": "asks the server in tests",
    "hypothesis": "tests of properties",
    "import-linter": "imports go down the house only",
    "nervaluate": "another opinion on scores, in tests",
    "seqeval": "another opinion on scores, in tests",
    "pytest": "runs the tests",
    "flask": "the S3 server of the tests",
    "flask-cors": "the S3 server of the tests",
    "moto": "an S3 server on this machine, in tests",
    "label-studio-sdk": "reads what is exported for Label Studio, in a test",
    "atheris": "fuzzing led by coverage",
    "schemathesis": "requests made out of the description of the API",
    "axe-playwright-python": "checks of accessibility, in a browser",
    "pillow": "makes the pictures of the docs small",
    "playwright": "tests of the pages in a browser",
    "mkdocs-material": "this site",
    "mkdocstrings": "the reference of Python names",
    "mypy": "checks of types",
    "ruff": "style and formatting",
    "types-regex": "types of `regex`, for mypy",
}
_TABLE = re.compile(r"(<!-- (direct|core|all):begin -->\n).*?(<!-- \2:end -->)", re.DOTALL)
_CLASSIFIER = "License :: "


def pinned() -> dict[str, str]:
    """Read the versions that CI installs, by canonical name."""
    pins = {}
    for line in LOCK.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, rest = line.partition("==")
            pins[canonicalize_name(name.partition("[")[0])] = rest.split()[0]
    return pins


def asked_for() -> dict[str, list[str]]:
    """List what pyproject.toml asks for, by canonical name, with the extras that do (the package itself: ``core``)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    parts = {"core": project["dependencies"], **project["optional-dependencies"]}
    asked: dict[str, list[str]] = {}
    for part, requirements in parts.items():
        for each in map(Requirement, requirements):
            if each.name != project["name"]:
                asked.setdefault(canonicalize_name(each.name), []).append(part)
    return asked


def licence(name: str) -> str:
    """Return the licence that a package states of itself, in a few words."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "(not installed)"
    if stated := about.get("License-Expression"):
        return str(stated)
    classified = [
        each.removeprefix(_CLASSIFIER).removeprefix("OSI Approved :: ")
        for each in about.get_all("Classifier") or []
        if each.startswith(_CLASSIFIER)
    ]
    text = (about.get("License") or "").strip().partition("\n")[0]
    return ", ".join(each for each in classified if each != "OSI Approved") or text[:60] or _heading(name)


def _heading(name: str) -> str:
    """Return what the licence's own file begins with."""
    for file in metadata.files(name) or []:
        if "licen" in file.name.lower() and (lines := file.read_text("utf-8").split("\n")):
            return " ".join(next(line for line in lines if line.strip()).split())[:60]
    return "(not stated)"


def needed_by(roots: list[str]) -> set[str]:
    """List all that a few packages bring with them, themselves left out, as installed here."""
    environment = {**default_environment(), "extra": ""}
    found: set[str] = set()
    pending = list(roots)
    while pending:
        name = pending.pop()
        for written in metadata.requires(name) or []:
            each = Requirement(written)
            key = canonicalize_name(each.name)
            if key not in found and (each.marker is None or each.marker.evaluate(environment)):
                found.add(key)
                pending.append(key)
    return found - set(roots)


def direct_table() -> str:
    """Write the table of what pyproject.toml asks for."""
    pins = pinned()
    lines = ["| package | version | licence | for | why |", "|---|---|---|---|---|"]
    for name, parts in sorted(asked_for().items()):
        lines.append(f"| {name} | {pins[name]} | {licence(name)} | {', '.join(parts)} | {WHY[name]} |")
    return "\n".join(lines) + "\n"


def other_table(names: set[str]) -> str:
    """Write the table of packages that others bring."""
    pins = pinned()
    lines = ["| package | version | licence |", "|---|---|---|"]
    lines += [f"| {name} | {pins.get(name, '–')} | {licence(name)} |" for name in sorted(names)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Rewrite the tables of the page."""
    core = [name for name, parts in asked_for().items() if "core" in parts]
    brought = needed_by(core)
    tables = {
        "direct": direct_table,
        "core": lambda: other_table(brought),
        "all": lambda: other_table(set(pinned()) - set(asked_for()) - brought),
    }
    page = PAGE.read_text("utf-8")
    page = _TABLE.sub(lambda match: match[1] + tables[match[2]]() + match[3], page)
    PAGE.write_text(page, "utf-8")
    if "(not installed)" in page:
        sys.exit("some packages are not installed: install all extras first")


if __name__ == "__main__":
    main()
