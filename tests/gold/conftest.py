from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.gold.files import dump_annotation, hash_of
from extractor.gold.formats.document import Document, Output
from extractor.gold.inline import compile_inline
from extractor.schema import Annotation

SOURCE = """\
Năm {y1:2021=2021}, số người tham gia {i1:BHXH=social} ở Lâm Đồng đạt khoảng {p1:35,2%=35.2} lực lượng lao động.
Có {h1:65-70 nghìn=65000..70000} người mua {i2:BHYT hộ gia đình=health_household} trong giai đoạn tới.
===
p1 | qualifier=approx | insurance=social | year=2021 | measure=participation | role=level | status=actual \
| base=labour_force | place=Lâm Đồng
h1 | insurance=health_household | year=2022..2025 | measure=participation | role=level | status=planned
"""


@pytest.fixture
def source() -> str:
    """The example in the inline notation."""
    return SOURCE


@pytest.fixture
def text() -> str:
    return compile_inline(SOURCE, "a")[0]


@pytest.fixture
def annotation() -> Annotation:
    return compile_inline(SOURCE, "a")[1]


@pytest.fixture
def corpus(tmp_path: Path, text: str) -> Path:
    """A corpus with the example's article, ``a.txt``."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_bytes(text.encode())
    return folder


@pytest.fixture
def gold(tmp_path: Path, annotation: Annotation) -> Path:
    """A gold folder with the example's gold, ``a.json``."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(dump_annotation(annotation), encoding="utf-8")
    return folder


@pytest.fixture
def store(corpus: Path, gold: Path) -> Callable[[str, bytes, Annotation], Path]:
    """Stores an article and its gold, with the hash of the bytes; returns the gold file."""

    def store(document: str, article: bytes, annotation: Annotation) -> Path:
        named = {"document": document, "sha256": hashlib.sha256(article).hexdigest()}
        file = gold / f"{document}.json"
        for path in (corpus / f"{document}.txt", file):
            path.parent.mkdir(parents=True, exist_ok=True)
        (corpus / f"{document}.txt").write_bytes(article)
        file.write_text(dump_annotation(annotation.model_copy(update=named)), encoding="utf-8")
        return file

    return store


@pytest.fixture
def document(text: str, annotation: Annotation) -> Document:
    """The example with its text."""
    return Document(annotation.model_copy(update={"sha256": hash_of(text)}), text, "example")


@pytest.fixture
def faults() -> list[str]:
    """Collects fault lines."""
    return []


@pytest.fixture
def output(tmp_path: Path, faults: list[str]) -> Output:
    """An output folder, ``out``."""
    return Output(tmp_path / "out", faults.append)
