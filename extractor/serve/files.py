"""The files that the server gives to browsers: its page, and the viewer of the API's description.

The page takes its words, number formats, marks and styles from the report page.
"""

from __future__ import annotations

import json
from html import escape
from importlib import resources
from typing import NamedTuple

from extractor.lexicon import Lexicons, built_in
from extractor.report.frame import asset, json_in_markup, load_words
from extractor.report.rule_notes import notes_in_both, rule_notes
from extractor.serve.settings import Settings

__all__ = ["SCRIPTS", "SHARED_SCRIPTS", "File", "page_files", "page_words"]

SHARED_SCRIPTS = ("words.js", "dom.js")
"""Scripts of the report page."""
SCRIPTS = (
    "numbers.js",
    "annotation.js",
    "drafts.js",
    "server.js",
    "start.js",
    "text.js",
    "adder.js",
    "list.js",
    "editor.js",
    "saver.js",
    "main.js",
)
"""The page's own scripts, in the order in which they need each other."""
_HTML, _SCRIPT, _STYLE, _PICTURE = "text/html", "text/javascript", "text/css", "image/svg+xml"


class File(NamedTuple):
    """A file's content and its media type."""

    content: bytes
    kind: str


def page_files(settings: Settings) -> dict[str, File]:
    """Collect the files, by path."""
    scripts = [asset(name) for name in SHARED_SCRIPTS] + [_asset(name) for name in SCRIPTS]
    return {
        "/": File(_page(settings).encode(), _HTML),
        "/page.js": File(("(() => {\n'use strict';\n" + "\n".join(scripts) + "})();\n").encode(), _SCRIPT),
        "/page.css": File((asset("base.css") + _asset("page.css")).encode(), _STYLE),
        "/icon.svg": File(_asset("icon.svg").encode(), _PICTURE),
        "/docs": File(_asset("docs.html").encode(), _HTML),
        "/docs/docs.js": File(_asset("docs.js").encode(), _SCRIPT),
        "/docs/swagger-ui.js": File(_viewer("swagger-ui-bundle.js"), _SCRIPT),
        "/docs/swagger-ui.css": File(_viewer("swagger-ui.css"), _STYLE),
    }


def page_words() -> dict[str, dict[str, list[str]]]:
    """Return the page's words: those that all pages share, and its own."""
    words = load_words(["words.json"])
    return {**words, "ui": words["ui"] | json.loads(_asset("words.json"))["ui"]}


def _page(settings: Settings) -> str:
    setting = {
        "words": page_words(),
        "language": settings.language,
        "notes": notes_in_both(sorted(rule_notes())),
        "names": _names(settings.lexicons or built_in()),
        "max_chars": settings.max_chars,
        "gold": settings.gold is not None,
    }
    return _asset("page.html").format(language=escape(settings.language or "vi"), setting=json_in_markup(setting))


def _names(lexicons: Lexicons) -> dict[str, str]:
    """Return what names a kind of insurance by itself, in lower case: the page's guess for marked words."""
    kinds = lexicons["insurance_kinds"].values
    heads = {**kinds, **lexicons["insurance_names"].values}
    heads |= {f"{head} {kind}": code for head in ("bảo hiểm", "bh") for kind, code in kinds.items()}
    names = dict(heads)
    for row in lexicons["insurance_variants"].rows:
        narrowed = dict(pair.split(">") for pair in row.value.split(" "))
        names |= {f"{head} {row.form}": narrowed[code] for head, code in heads.items() if code in narrowed}
    return dict(sorted(names.items()))


def _asset(name: str) -> str:
    return resources.files("extractor.serve").joinpath("assets", name).read_text(encoding="utf-8")


def _viewer(name: str) -> bytes:
    """Return a file of Swagger UI, which the package fastapi-offline brings along."""
    return resources.files("fastapi_offline").joinpath("static", name).read_bytes()
