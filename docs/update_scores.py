"""Refresh what README.md and the pages of docs/ show of commands' output.

Two kinds of places are filled:

``<!-- scores:begin NAME -->`` … ``<!-- scores:end -->``
    the tables of ``extractor evaluate`` that :data:`SCORES` lists under NAME (without a name: ``readme``);
``<!-- output:begin -->`` … ``<!-- output:end -->``
    what the shell block directly before it prints.

Run it from anywhere: ``python docs/update_scores.py``; with ``--outputs`` only the second kind (fast).
The package must be installed in the interpreter that runs it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


class Scored(NamedTuple):
    """The command whose output is shown, and the beginnings of the tables' titles that are kept."""

    command: str
    tables: tuple[str, ...]


_DEV = "extractor evaluate gold --corpus corpus --split dev"
_HEADLINE = ("mention, strict", "record, core", "record, full ")
SCORES = {
    "readme": Scored(_DEV, (*_HEADLINE, "slot")),
    "overall": Scored(_DEV, _HEADLINE),
    "slots": Scored(_DEV, ("slot",)),
    "neutralised": Scored(_DEV, ("record, full without",)),
    "styles": Scored(f"{_DEV} --by style", ("style",)),
    "test": Scored("extractor evaluate gold --corpus corpus --split test", (*_HEADLINE, "slot")),
    "test_styles": Scored("extractor evaluate gold --corpus corpus --split test --by style", ("style",)),
    "agreement": Scored("extractor evaluate gold/_second --pred FIRST.jsonl", (*_HEADLINE, "slot")),
}

_SCORES = re.compile(r"(<!-- scores:begin ?(\w*) -->\n).*?(<!-- scores:end -->)", re.DOTALL)
_BLOCK = re.compile(
    r"(?:<!-- (?P<mark>no-run|serves) -->\n)?^```(?P<language>bash|python)\n(?P<code>.*?)^```\n"
    r"(?:\n(?P<begin><!-- output:begin -->\n)(?P<shown>.*?)(?P<end><!-- output:end -->))?",
    re.DOTALL | re.MULTILINE,
)


class Block(NamedTuple):
    """A block of code of a page, and where the page shows its output (``None``: it does not)."""

    language: str
    code: str
    skipped: bool
    shown: str | None
    span: tuple[int, int]
    serves: bool = False
    """Whether it starts a server, which ends only when it is told to."""


def blocks(page: str) -> list[Block]:
    """List the shell and Python blocks of a page."""
    return [
        Block(
            match["language"],
            match["code"],
            match["mark"] == "no-run",
            match["shown"],
            match.span("shown"),
            match["mark"] == "serves",
        )
        for match in _BLOCK.finditer(page)
    ]


def as_shown(output: str) -> str:
    """Write a command's output as the page shows it."""
    return f"```text\n{output.strip(chr(10))}\n```\n"


def run(block: Block, folder: Path) -> str:
    """Run a block in a folder with this interpreter's commands, and return what it prints.

    Raises:
        RuntimeError: where it fails; the message holds the code and its errors.
    """
    argv = (
        ["bash", "-euo", "pipefail", "-c", block.code]
        if block.language == "bash"
        else [sys.executable, "-c", block.code]
    )
    if block.serves:
        return _serve(block, folder)
    environment = _environment()
    done = subprocess.run(argv, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"exit code {done.returncode}\n{block.code}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def _environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}


def _serve(block: Block, folder: Path) -> str:
    """Start the server of a block, on a free port of this machine, and end it once it says where it listens."""
    command = block.code.replace("--host 0.0.0.0", "--host 127.0.0.1").strip()
    argv = ["bash", "-euo", "pipefail", "-c", f"exec {command} --port 0"]
    with subprocess.Popen(  # noqa: S603
        argv, cwd=folder, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as server:
        said = server.stdout.readline() if server.stdout else ""
        server.terminate()
        try:
            output, errors = server.communicate(timeout=60)
        finally:
            server.kill()
    if not said.startswith("serving on http://127.0.0.1:"):
        raise RuntimeError(f"no server\n{block.code}\n{said}{output}\n{errors}")
    return said


def needs_empty_folder(page: str) -> bool:
    """Whether a page's commands begin with nothing, and not with the project's articles."""
    return "<!-- empty-folder -->" in page


def with_outputs(page: str, run_block: Callable[[Block], str]) -> str:
    """Put each block's output where the page shows one; blocks run in order, skipped ones not."""
    parts, position = [], 0
    for block in blocks(page):
        if block.skipped:
            continue
        output = run_block(block)
        if block.shown is not None:
            parts += [page[position : block.span[0]], as_shown(output)]
            position = block.span[1]
    return "".join([*parts, page[position:]])


def with_scores(page: str, tables_of: Callable[[Scored], str]) -> str:
    """Put the tables of each named set of scores into the page."""

    def fill(match: re.Match[str]) -> str:
        scored = SCORES[match[2] or "readme"]
        return f"{match[1]}```text\n$ {scored.command}\n\n{tables_of(scored)}\n```\n{match[3]}"

    return _SCORES.sub(fill, page)


def tables(scored: Scored) -> str:
    """Run the command and keep the tables asked for, and the signature."""
    sections = _output(scored.command).rstrip("\n").split("\n\n")
    kept = [section for title in scored.tables for section in sections if section.startswith(title)]
    if len(kept) < len(scored.tables):
        raise RuntimeError(f"{scored.command}: no table for one of {scored.tables}; see {__file__}")
    unique = list(
        dict.fromkeys(
            each for each in kept if scored.tables[-1] == "record, full without" or "without" not in each[:24]
        )
    )
    return "\n\n".join([*unique, sections[-1].splitlines()[-1]])


@cache
def _output(command: str) -> str:
    """Run a scoring command in a copy of the environment of the project's folder."""
    with tempfile.TemporaryDirectory() as folder:
        code = f"cd {ROOT}\n{command.replace('FIRST.jsonl', f'{folder}/first.jsonl')}"
        if "FIRST.jsonl" in command:
            # Where a third reader changed the gold, the first annotation as it was is kept beside it.
            kept = {path.name for path in (ROOT / "gold" / "_first").glob("*.json")}
            names = sorted(path.name for path in (ROOT / "gold" / "_second").glob("*.json"))
            first = " ".join(f"gold/{'_first/' if name in kept else ''}{name}" for name in names)
            code = f"cd {ROOT}\nextractor convert {first} --to json --out {folder}/first.jsonl >/dev/null\n{code}"
        return run(Block("bash", code, False, None, (0, 0)), ROOT)


def example_folder(folder: Path) -> Path:
    """Lay out a folder in which the pages' commands work: the articles, their gold and its floors."""
    for name in ("corpus", "gold"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    return folder


def main() -> None:
    """Rewrite the pages."""
    for path in PAGES:
        old = page = path.read_text("utf-8")
        if "<!-- output:begin -->" in page:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name) if needs_empty_folder(page) else example_folder(Path(name))
                page = with_outputs(page, lambda block, folder=folder: run(block, folder))  # type: ignore[misc]
        if "--outputs" not in sys.argv[1:]:
            page = with_scores(page, tables)
        if page != old:
            path.write_text(page, "utf-8")
            print(f"{path.relative_to(ROOT)}: refreshed")


if __name__ == "__main__":
    main()
