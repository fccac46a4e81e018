"""The page of many records that ``extractor report`` writes."""

from __future__ import annotations

from typing import Any

from extractor.report.frame import Language, fill_frame

__all__ = ["Language", "render_page"]

_SCRIPTS = (
    "words.js",
    "dom.js",
    "pieces.js",
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


def render_page(data: dict[str, Any], *, title: str | None = None, language: Language | None = None) -> str:
    """Write the page.

    Args:
        data: as :func:`extractor.report.page_data.page_data` makes it.
        title: the page's heading; else a general one in the reader's language.
        language: the language that the page opens in; else Vietnamese or English as the browser is set.
    """
    return fill_frame(
        "page.html",
        styles=("base.css", "page.css"),
        scripts=_SCRIPTS,
        libraries=_LIBRARIES,
        words=("words.json", "words_report.json"),
        data=data,
        title=title,
        language=language,
    )
