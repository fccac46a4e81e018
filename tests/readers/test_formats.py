from __future__ import annotations

import pytest

from extractor.readers.formats import FileKind, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.txt", FileKind("a", "txt", None)),
        ("a/b.c.TXT", FileKind("a/b.c", "txt", None)),
        ("a.htm", FileKind("a", "html", None)),
        ("rows.jsonl.gz", FileKind("rows", "jsonl", "gz")),
        ("rows.parquet.zst", FileKind("rows", "parquet", "zst")),
        ("a.gz", FileKind("a", None, "gz")),
        ("a.docx", FileKind("a", None, None)),
        ("v1.2/article", FileKind("v1.2/article", None, None)),
        ("x/.txt", FileKind("x/.txt", None, None)),
    ],
)
def test_a_name_is_taken_apart(name: str, kind: FileKind) -> None:
    assert kind_of(name) == kind
