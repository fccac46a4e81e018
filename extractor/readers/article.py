"""From an item to the article that rules see."""

from __future__ import annotations

import datetime as dt

from extractor.readers.decode import decode
from extractor.readers.items import Item
from extractor.schema import Article

__all__ = ["make_article"]

_MARK = "\ufeff"


def make_article(item: Item, encoding: str = "auto") -> Article:
    """Decode an item, and take the article out of a web page.

    Args:
        item: the document as read.
        encoding: what it is in if it is not UTF-8.

    Raises:
        InputError: where it cannot be decoded, or the page holds no article.
    """
    text, found = decode(item.data, item.source, encoding)
    title = None
    published = dt.date.fromisoformat(item.published) if item.published is not None else None
    if item.format == "row" and item.data.startswith(_MARK.encode()):
        # In a field of a row a byte order mark is a character like any other: offsets count it.
        text = _MARK + text
    if item.format == "html":
        from extractor.readers.html import read_page  # noqa: PLC0415 (loads slowly, and may be missing)

        text, title, stated = read_page(text, item.source)
        published = published if published is not None else stated
    return Article(
        document=item.document,
        text=text,
        sha256=item.sha256,
        published=published,
        format=item.format,
        title=title,
        encoding=found,
    )
