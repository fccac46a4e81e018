"""The page that ``extractor evaluate --html`` writes: scores, confusions, and errors one by one in their articles."""

from __future__ import annotations

from typing import Any

from extractor.report.frame import Language, fill_frame

__all__ = ["render_evaluation"]

_SCRIPTS = (
    "words.js",
    "dom.js",
    "pieces.js",
    "judged.js",
    "scores.js",
    "confusion.js",
    "judged_text.js",
    "verdict.js",
    "errors.js",
    "evaluation.js",
)
"""The page's own scripts, in the order in which they need each other."""


def render_evaluation(data: dict[str, Any], *, title: str | None = None, language: Language | None = None) -> str:
    """Write the page.

    Args:
        data: as :func:`extractor.report.evaluation_data.evaluation_data` makes it.
        title: the page's heading; else a general one in the reader's language.
        language: the language that the page opens in; else Vietnamese or English as the browser is set.
    """
    return fill_frame(
        "evaluation.html",
        styles=("base.css", "evaluation.css"),
        scripts=_SCRIPTS,
        words=("words.json", "words_evaluation.json"),
        data=data,
        title=title,
        language=language,
    )
