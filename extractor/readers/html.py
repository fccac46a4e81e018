"""The article of a web page: its main text, with title and date, as trafilatura finds them."""

from __future__ import annotations

import datetime as dt
import logging
from typing import NamedTuple

from extractor.readers.errors import InputError

__all__ = ["Page", "read_page"]


class Page(NamedTuple):
    """A page's article: ``text`` begins with the title; ``published`` only where the page states it."""

    text: str
    title: str | None
    published: dt.date | None


def read_page(html: str, source: str) -> Page:
    """Take the article out of a page.

    Raises:
        InputError: where there is none, or trafilatura is not installed.
    """
    try:
        import trafilatura  # noqa: PLC0415
    except ImportError as error:
        raise InputError(source, "needs trafilatura; pip install 'extractor[html]'") from error
    # It logs every page that it finds odd; what matters comes back as our own line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        # A date guessed from the page's prose could be any date; one in its metadata is the publication's.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = found.text if found is not None and not isinstance(found, dict) else None
    if found is None or isinstance(found, dict) or not text:
        raise InputError(source, "no article in this page; save its text as .txt")
    title = " ".join(found.title.split()) if found.title else None
    if title and not " ".join(text[: 2 * len(title)].split()).startswith(title):
        text = f"{title}\n{text}"
    return Page(text, title, dt.date.fromisoformat(found.date) if found.date else None)
