"""One self-contained page of many records: no server, no network, nothing from an article runs.

The page carries its styles, its scripts (the chart library with its licences included) and its data.
Three things keep text from articles from becoming markup or script: the data stand as JSON in a script
element of a type that is not run, with ``<``, ``>`` and ``&`` escaped; the scripts make elements and set
their text, never markup; and the page's content security policy runs only scripts whose hash it names,
loads nothing, and refuses strings where markup is expected (trusted types).
"""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from importlib import resources
from typing import Any, Literal

__all__ = ["Language", "render_page"]

Language = Literal["vi", "en"]

_SCRIPTS = (
    "words.js",
    "dom.js",
    "data.js",
    "summary.js",
    "filters.js",
    "table.js",
    "csv.js",
    "article.js",
    "slots.js",
    "charts.js",
    "rates.js",
    "places.js",
    "timeline.js",
    "main.js",
)
"""The page's own scripts, in the order in which they need each other."""
_LIBRARIES = ("vendor/d3.min.js", "vendor/plot.umd.min.js")
_POLICY = (
    "default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def render_page(data: dict[str, Any], *, title: str | None = None, language: Language | None = None) -> str:
    """Write the page.

    Args:
        data: as :func:`extractor.report.page_data.page_data` makes it.
        title: the page's heading; else a general one in the reader's language.
        language: the language that the page opens in; else Vietnamese or English as the browser is set.
    """
    words = json.loads(_asset("words.json"))
    setting = {"words": words, "language": language, "title": title}
    scripts = [
        "/*\n" + _asset("vendor/LICENSES.txt") + "*/",
        *(_asset(name) for name in _LIBRARIES),
        "(() => {\n'use strict';\n" + "\n".join(_asset(f"{name}") for name in _SCRIPTS) + "})();",
    ]
    hashes = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return _asset("page.html").format(
        policy=escape(_POLICY.format(hashes=hashes)),
        title=escape(title or "extractor"),
        language=language or "vi",
        style=_asset("page.css"),
        setting=_json(setting),
        data=_json(data),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _asset(name: str) -> str:
    return resources.files("extractor.report").joinpath("assets", *name.split("/")).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _json(data: object) -> str:
    """Write JSON that no HTML parser takes for markup, and no encoding refuses."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text.encode("utf-8", "backslashreplace").decode()
