"""What property tests are fed with: articles, files of rows, web pages and gold, nearly sound and odd somewhere."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from typing import Any

import zstandard
from hypothesis import strategies as st

from fuzz.text import pieces
from tests.properties.printing import decimal, grouped, in_words, with_scale

__all__ = ["damaged", "json_values", "packings", "pages", "sheets", "texts"]

_NUMBERS = st.one_of(
    st.integers(0, 10**15).map(grouped),
    st.integers(0, 10**22).map(str),
    st.integers(1, 10**12 - 1).map(in_words),
    st.integers(1, 10**12 - 1).map(with_scale),
    st.decimals(0, 10**8, places=2, allow_nan=False, allow_infinity=False).map(decimal),
    st.from_regex(r"[0-9]{1,4}[.,/-][0-9]{1,4}(?:[.,/-][0-9]{1,5})?", fullmatch=True),
    st.integers(1890, 2110).map(str),
)
_UNITS = st.sampled_from(
    ["%", " %", " phần trăm", " điểm phần trăm", " người", "người", " lao động", " tỷ đồng", " hộ", "/", "-", " - ", ""]
)
_QUANTITIES = st.tuples(_NUMBERS, _UNITS).map("".join)
_JOINTS = st.sampled_from([" ", " ", ", ", ". ", "; ", ": ", "\n", "\n\n", "\t", " | ", " (", ") ", "-", "", "\r\n"])
_PARTS = st.one_of(st.sampled_from(pieces()), _QUANTITIES, st.text(max_size=5))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """An article: words that rules look for, numbers in all spellings and any other characters, and tables of them."""
    lines = draw(st.lists(st.lists(st.tuples(_PARTS, _JOINTS).map("".join), max_size=12).map("".join), max_size=4))
    if draw(st.integers(0, 3)) == 0:
        mark = draw(st.sampled_from(["\t", " | ", ";", "</td><td>", "\n"]))
        width = draw(st.integers(1, 5))
        rows = st.lists(st.one_of(_QUANTITIES, st.sampled_from(pieces())), min_size=width, max_size=width).map(
            mark.join
        )
        lines.insert(draw(st.integers(0, len(lines))), "\n".join(draw(st.lists(rows, min_size=1, max_size=5))))
    return "\n".join(lines)


def json_values() -> st.SearchStrategy[Any]:
    """Any value of JSON, half characters and numbers without end among them."""
    plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8)
    return st.recursive(
        plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    )


_ROWS = st.dictionaries(
    st.sampled_from(["id", "text", "published", "source"]),
    st.one_of(texts(), json_values(), st.sampled_from(["2021-05-28", "28/5/2021", "../a", "a/b", "", "a\0"])),
    max_size=4,
)


def _lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def _sheet(rows: list[dict[str, Any]], delimiter: str) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, ["id", "published", "text", "source"], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode("utf-8", "surrogatepass")


def sheets(kind: str) -> st.SearchStrategy[bytes]:
    """Files of rows: ``jsonl`` or ``csv``."""
    rows = st.lists(_ROWS, max_size=4)
    return rows.map(_lines) if kind == "jsonl" else st.builds(_sheet, rows, st.sampled_from(",;\t"))


_TAGS = st.sampled_from(["p", "div", "td", "table", "a", "h1", "title", "script", "style", "article", "time", "br"])


def pages() -> st.SearchStrategy[bytes]:
    """Web pages whose elements may not close, in several encodings."""
    element = st.builds(lambda tag, inner, closed: f"<{tag}>{inner}" + (f"</{tag}>" if closed else ""),
                        _TAGS, texts(), st.booleans())  # fmt: skip
    page = st.lists(element, max_size=5).map(lambda inner: f"<html><body>{''.join(inner)}</body></html>")
    return st.builds(lambda text, encoding: text.encode(encoding, "replace"), page,
                     st.sampled_from(["utf-8", "utf-16", "cp1258", "utf-8-sig"]))  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, sound: st.SearchStrategy[bytes]) -> bytes:
    """Bytes of a sound file, mostly, of which some are changed, left out or doubled."""
    data = draw(sound)
    for _ in range(draw(st.sampled_from([0, 0, 1, 1, 2, 8]))):
        at = draw(st.integers(0, len(data)))
        to = draw(st.integers(at, min(at + 40, len(data))))
        data = data[:at] + draw(st.binary(max_size=4) | st.just(data[at:to] * 2)) + data[to:]
    return data


packings: dict[str | None, Callable[[bytes], bytes]] = {
    None: lambda data: data,
    "gz": lambda data: gzip.compress(data, 1, mtime=0),
    "zst": lambda data: bytes(zstandard.ZstdCompressor(1).compress(data)),
}
"""By the suffix of a packed file, what packs it."""
