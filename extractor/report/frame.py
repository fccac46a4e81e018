"""One self-contained page: no server, no network, nothing from an article runs.

A page carries its styles, its scripts (libraries with their licences included) and its data. Three
things keep text from articles from becoming markup or script: the data stand as JSON in a script
element of a type that is not run, with ``<``, ``>`` and ``&`` escaped; the scripts make elements and set
their text, never markup; and the page's content security policy runs only scripts whose hash it names,
loads nothing, and refuses strings where markup is expected (trusted types).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from html import escape
from importlib import resources
from typing import Any, Literal

from extractor.schema import InsuranceCode

__all__ = ["Language", "asset", "fill_frame", "json_in_markup", "load_words"]

Language = Literal["vi", "en"]

_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def fill_frame(
    frame: str,
    *,
    styles: Sequence[str],
    scripts: Sequence[str],
    words: Sequence[str],
    data: dict[str, Any],
    libraries: Sequence[str] = (),
    title: str | None = None,
    language: Language | None = None,
) -> str:
    """Write a page out of the files of the folder ``assets``.

    Args:
        frame: the HTML file with the places to fill.
        styles: CSS files.
        scripts: the page's own scripts, in the order in which they need each other; they share one scope.
        words: files of words, ``{section: {name: [Vietnamese, English]}}``; sections of one name are joined.
        data: what the scripts read; JSON.
        libraries: scripts of others, which come first.
        title: the page's heading; else a general one in the reader's language.
        language: the language that the page opens in; else Vietnamese or English as the browser is set.
    """
    setting = {"words": load_words(words), "language": language, "title": title}
    own = "(() => {\n'use strict';\n" + "\n".join(map(asset, scripts)) + "})();"
    licences = ["/*\n" + asset("vendor/LICENSES.txt") + "*/"] if libraries else []
    whole = [*licences, *map(asset, libraries), own]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in whole)
    return asset(frame).format(
        policy=escape(_POLICY.format(hashes=hashes)),
        title=escape(title or "extractor"),
        language=language or "vi",
        style="\n".join(map(asset, styles)),
        setting=json_in_markup(setting),
        data=json_in_markup(data),
        scripts="\n".join(f"<script>{script}</script>" for script in whole),
    )


def asset(name: str) -> str:
    """Read a file of the folder ``assets``."""
    return resources.files("extractor.report").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def load_words(files: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Join files of words section by section; kinds of insurance that an overlay declares are words too."""
    words: dict[str, dict[str, list[str]]] = {}
    for name in files:
        for section, pairs in json.loads(asset(name)).items():
            words.setdefault(section, {}).update(pairs)
    if "insurance" in words:
        words["insurance"] |= {code: [name, name] for code, name in InsuranceCode.declared().items()}
    return words


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def json_in_markup(data: object) -> str:
    """Write JSON that no HTML parser takes for markup, and no encoding refuses."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text.encode("utf-8", "backslashreplace").decode()
