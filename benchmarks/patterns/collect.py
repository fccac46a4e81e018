"""The regular expressions of the package: each call that compiles or uses one, with the pattern it was given."""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

__all__ = ["Site", "Used", "collect", "sites"]

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "extractor"
_CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
_ANCHORED = {"match", "fullmatch"}
_ASKED = {"scene", "self"}
"""What a sentence goes by: ``scene.search(_PATTERN, start, end)``."""


@dataclass(frozen=True, slots=True)
class Site:
    """A call of ``re`` or ``regex`` in the package.

    Attributes:
        file: under the package's folder, with slashes.
        line, last: its first and last line.
        name: the variable or function that the pattern is known by.
        anchored: whether it is only ever matched where the caller says, never searched for.
        literal: the pattern, where the call itself has it in full.
    """

    file: str
    line: int
    last: int
    name: str
    anchored: bool
    literal: str | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern as it was compiled, and where."""

    site: Site
    pattern: str
    flags: int

    @property
    def key(self) -> str:
        """``file:name``."""
        return f"{self.site.file}:{self.site.name}"


def sites() -> list[Site]:
    """List the calls of the package, by file and line."""
    found: list[Site] = []
    for file in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        name = file.relative_to(PACKAGE).as_posix()
        methods = _methods(tree)
        found += [_site(name, call, owner, methods) for call, owner in _calls(tree)]
    return found


def _calls(tree: ast.AST, owner: str = "") -> Iterator[tuple[ast.Call, str]]:
    for node in ast.iter_child_nodes(tree):
        here = owner
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                here = name
            case ast.Assign(targets=[ast.Name(id=name), *_]) | ast.AnnAssign(target=ast.Name(id=name)) if not owner:
                here = name
            case ast.Assign(targets=[ast.Attribute(attr=name)]):
                here = f"{owner}.{name}"
            case ast.keyword(arg=str(name)):
                here = f"{owner}.{name}"
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "regex"), attr=attr)) if attr in _CALLS:
                yield node, owner
        yield from _calls(node, here)


def _methods(tree: ast.AST) -> dict[str, set[str]]:
    """By the last name of what they are called on, the methods that a module calls on patterns."""
    methods: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CALLS:
            value: ast.expr = node.func.value
            if isinstance(value, ast.Name) and value.id in _ASKED and node.args:
                value = node.args[0]
            while isinstance(value, ast.Call | ast.Subscript):
                value = value.func if isinstance(value, ast.Call) else value.value
            called = value.attr if isinstance(value, ast.Attribute) else value.id if isinstance(value, ast.Name) else ""
            methods.setdefault(called, set()).add(node.func.attr)
    return methods


def _site(file: str, call: ast.Call, owner: str, methods: dict[str, set[str]]) -> Site:
    attr = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    used = {attr} if attr != "compile" else methods.get(owner.rpartition(".")[2], set())
    first = call.args[0] if call.args else None
    literal = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
    anchored = bool(used) and used <= _ANCHORED
    return Site(file, call.lineno, call.end_lineno or call.lineno, owner, anchored, literal)


def collect() -> tuple[list[Used], list[Site]]:
    """Return the patterns of all calls, and the calls whose pattern is not known."""
    known = {(each.file, each.line): each for each in sites()}
    program = "from benchmarks.patterns.collect import record; record()"
    done = subprocess.run(  # noqa: S603 (our own interpreter)
        [sys.executable, "-X", "utf8", "-c", program], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    used = {Used(site, pattern, 0) for site in known.values() if (pattern := site.literal) is not None}
    missing = {place: site for place, site in known.items() if site.literal is None}
    for file, line, pattern, flags in json.loads(done.stdout):
        site = next(
            (each for each in known.values() if each.file == file and each.line <= line <= each.last),
            None,
        )
        if site is not None:
            missing.pop((site.file, site.line), None)
            used -= {Used(site, pattern, 0)}
            used.add(Used(site, pattern, flags))
    return sorted(used, key=lambda each: (each.site.file, each.site.line, each.pattern)), list(missing.values())


def record() -> None:
    """Print the patterns that the package compiles when it is loaded and put to work; for a process of its own."""
    seen: set[tuple[str, int, str, int]] = set()
    _watch(sys.modules[regex.compile.__module__], seen)
    _watch(re, seen)
    for module in pkgutil.walk_packages([str(PACKAGE)], "extractor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    _work()
    print(json.dumps(sorted(seen)))


def _watch(module: Any, seen: set[tuple[str, int, str, int]]) -> None:
    inner: Callable[..., Any] = module._compile

    def watched(pattern: Any, flags: Any, *more: Any) -> Any:
        frame = sys._getframe(1)
        while frame.f_code.co_filename == module.__file__ and frame.f_back is not None:
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(PACKAGE) and isinstance(pattern, str):
            seen.add((file.relative_to(PACKAGE).as_posix(), frame.f_lineno, pattern, int(flags)))
        return inner(pattern, flags, *more)

    module._compile = watched


def _work() -> None:
    """Extract from articles, so that what is compiled of the lexicons is."""
    from extractor import Extractor  # noqa: PLC0415
    from extractor.batch.prefilter import may_name_insurance  # noqa: PLC0415
    from extractor.gold.formats.convert import TARGETS  # noqa: PLC0415, F401
    from extractor.lexicon import built_in  # noqa: PLC0415
    from extractor.readers.charsets import CHARSETS, decode_charset  # noqa: PLC0415
    from extractor.readers.remote_inputs import _pattern  # noqa: PLC0415
    from extractor.readers.syllables import vietnamese_share  # noqa: PLC0415

    extractor = Extractor()
    extractor.extract("Na\u0306m 2021 có năm người, trong đó năm em.")
    for file in sorted((ROOT / "corpus").glob("*.txt"))[::3]:
        extractor.extract(file.read_text("utf-8-sig"))
    for lexicon in built_in().lists.values():
        list(lexicon.find("bảo hiểm"))
        for row in lexicon.rows:
            if row.example:
                extractor.extract(row.example)
    for charset in CHARSETS:
        decode_charset(b"a", charset)
    vietnamese_share("bảo hiểm")
    _pattern("news/**/a?[bc]*.txt")
    may_name_insurance("bảo hiểm", built_in())
