"""Whatever comes in, what is promised of extraction, readers, gold and converters holds.

``python -m tests.properties --minutes 60`` runs these, and all else that hypothesis tests, for as long.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import Extractor
from extractor.batch.work import Work
from extractor.gold.files import dump_annotation, hash_of
from extractor.gold.formats.convert import TARGETS, convert, documents_of
from extractor.gold.formats.document import Document
from extractor.gold.load import load_gold
from extractor.readers import Input, InputError, Item, Options, read_items
from extractor.readers.errors import printable
from extractor.schema import Annotation
from fuzz.conversion import check as check_conversion
from fuzz.extraction import check_annotation
from fuzz.gold import check as check_gold
from fuzz.scratch import MEMORY
from tests.properties.strategies import damaged, json_values, packings, pages, sheets, texts

EXTRACTOR = Extractor()
WORK = Work("auto", False)
DATES = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


@given(texts(), DATES)
def test_extraction(text: str, published: dt.date | None) -> None:
    annotation = EXTRACTOR.extract(text, published=published)
    check_annotation(text, annotation)
    assert EXTRACTOR.extract(text, published=published) == annotation


@given(texts(), texts())
def test_what_was_extracted_before_changes_nothing(first: str, second: str) -> None:
    expected = EXTRACTOR.extract(second)
    EXTRACTOR.extract(first)
    assert EXTRACTOR.extract(second) == expected
    assert Extractor().extract(second) == expected


@given(texts(), st.integers(0, 60))
def test_blank_lines_around_an_article_move_it(text: str, lines: int) -> None:
    annotation = EXTRACTOR.extract("\n" * lines + text)
    check_annotation("\n" * lines + text, annotation)
    plain = EXTRACTOR.extract(text)
    assert [(each.start - lines, each.value) for each in annotation.mentions] == [
        (each.start, each.value) for each in plain.mentions
    ]


def _read(data: bytes, format_: str, packing: str | None) -> list[Item | InputError]:
    with tempfile.NamedTemporaryFile(dir=MEMORY, suffix=f".{format_}") as file:
        file.write(data)
        file.flush()
        found = list(read_items(Input("document", Path(file.name), format_, packing, None, len(data)), Options()))
    for each in found:
        if isinstance(each, InputError):
            assert ";" in each.reason, f"no mend: {each}"
            assert printable(f"extractor: {each}").isprintable()
            continue
        outcome = WORK(each)
        if outcome.failure is not None:
            assert "please report" not in outcome.failure, outcome.failure
            assert ";" in outcome.failure, f"no mend: {outcome.failure}"
        else:
            annotation = Annotation.model_validate_json(zlib.decompress(outcome.line))
            assert annotation.sha256 == each.sha256
            assert len(annotation.records) == outcome.records
    return found


@pytest.mark.parametrize("packing", packings)
@given(data=st.data())
def test_readers_of_rows(packing: str | None, data: st.DataObject) -> None:
    format_ = data.draw(st.sampled_from(["jsonl", "csv"]))
    plain = data.draw(damaged(sheets(format_)))
    packed = packings[packing](plain)
    whole = data.draw(st.booleans())
    found = _read(packed if whole else packed[: data.draw(st.integers(0, len(packed)))], format_, packing)
    if whole and format_ == "jsonl":
        assert len(found) <= len(plain.split(b"\n")) * 2


@given(damaged(pages()))
def test_readers_of_pages(page: bytes) -> None:
    assert len(_read(page, "html", None)) == 1


@given(damaged(texts().map(lambda text: text.encode("utf-8", "surrogatepass"))), st.sampled_from(["txt", "md"]))
def test_readers_of_articles(article: bytes, format_: str) -> None:
    (item,) = _read(article, format_, None)
    assert isinstance(item, Item)
    assert item.data == article


@st.composite
def annotated(draw: st.DrawFn) -> Document:
    """A text with what the program finds in it, accepted as gold."""
    text = draw(texts())
    document = draw(st.sampled_from(["a", "b/c.d", "tháng 6/đồng-nai"]))
    found = EXTRACTOR.extract(text, document=document, published=draw(DATES))
    bare = [each.model_copy(update={"rule": None}) for each in found.mentions]
    extra = {"unit": None, "sentence": None, "evidence": None, "rules": None}
    records = tuple(each.model_copy(update=extra) for each in found.records)
    return Document(found.model_copy(update={"mentions": tuple(bare), "records": records}), text, "made")


def _whole(text: str) -> bool:
    return text.encode("utf-8", "replace").decode() == text


@given(annotated().filter(lambda each: _whole(each.text or "")))
def test_gold_loading_gives_what_was_written(document: Document) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder, f"{document.annotation.document}.json")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_annotation(document.annotation), "utf-8")
        loaded, faults = load_gold(Path(folder))
    assert faults == []
    assert loaded == {document.annotation.document: document.annotation}


def _dumped(document: Document) -> bytes:
    return dump_annotation(document.annotation).encode("utf-8", "surrogatepass")


@given(damaged(annotated().map(_dumped)))
def test_gold_loading_of_damaged_files(data: bytes) -> None:
    check_gold(data)


@given(annotated(), st.data())
def test_gold_loading_of_other_values(document: Document, data: st.DataObject) -> None:
    changed = json.loads(_dumped(document))
    places = [changed, *changed["mentions"], *changed["records"]]
    chosen = data.draw(st.sampled_from(places))
    chosen[data.draw(st.sampled_from([*chosen, "other"]))] = data.draw(json_values())
    check_gold(json.dumps(changed).encode())


@pytest.mark.parametrize("target", [each for each in TARGETS if each != "csv"])
@given(document=annotated().filter(lambda each: _whole(each.text or "")))
def test_converters_give_back_what_they_took(target: str, document: Document) -> None:
    faults: list[str] = []
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder)
        for name, content in ((".json", dump_annotation(document.annotation)), (".txt", document.text or "")):
            path = root / f"in/{document.annotation.document}{name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
        assert hash_of(document.text or "") == document.annotation.sha256
        written = convert([root / "in"], target, root / "out", faults.append, corpus=root / "in")
        if target == "inline" and not written:
            # The notation has no sign for a brace of the text.
            assert set(document.text or "") & {"{", "}"}
            assert len(faults) == 1
            assert faults[0].endswith("or use another format")
            return
        assert (written, faults) == (1, [])
        (found,) = documents_of([root / "out"], faults.append, corpus=root / "in")
    assert faults == []
    assert found.annotation == document.annotation


@given(st.integers(0, 255), damaged(annotated().map(_dumped)))
def test_converters_of_damaged_files(choice: int, data: bytes) -> None:
    check_conversion(bytes([choice]) + data)
