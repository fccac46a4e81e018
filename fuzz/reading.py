"""Readers on any bytes, by format, packed or not: items and one-line faults come out, never an exception."""

from __future__ import annotations

import tempfile
from pathlib import Path

from extractor.readers import Input, InputError, Options, make_article, read_items
from extractor.readers.decode import ENCODINGS
from extractor.readers.errors import printable
from extractor.readers.formats import FORMATS
from fuzz.scratch import MEMORY

__all__ = ["check"]

_PACKED = (None, None, "gz", "zst")


def check(data: bytes) -> None:
    """Read what is behind the first byte, which says format, compression and encoding.

    Raises:
        AssertionError: where a promise about readers is broken.
    """
    choice = data[0] if data else 0
    format_, choice = FORMATS[choice % len(FORMATS)], choice // len(FORMATS)
    packed, choice = _PACKED[choice % len(_PACKED)], choice // len(_PACKED)
    options = Options(encoding=ENCODINGS[choice % len(ENCODINGS)])
    with tempfile.NamedTemporaryFile(dir=MEMORY, suffix=f".{format_}") as file:
        file.write(data[1:])
        file.flush()
        source = Input("document", Path(file.name), format_, packed, None, len(data) - 1)
        for item in read_items(source, options):
            if isinstance(item, InputError):
                _check_fault(item)
                continue
            assert item.document
            try:
                article = make_article(item, options.encoding)
            except InputError as fault:
                _check_fault(fault)
            else:
                assert article.sha256 == item.sha256
                article.text.encode("utf-8")


def _check_fault(fault: InputError) -> None:
    line = printable(f"extractor: {fault}")
    assert fault.reason
    assert line.isprintable()
    assert ";" in fault.reason, f"no mend: {fault}"
