"""Whatever is annotated comes back from every format that can hold it."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.gold.files import hash_of
from extractor.gold.formats import brat, csv_records, inline_file, json_lines, label_studio
from extractor.gold.formats.convert import Writer, convert, documents_of
from extractor.gold.formats.document import Document, Output
from extractor.gold.load import load_gold, read_gold_file
from extractor.schema import (
    Annotation,
    Base,
    InsuranceCode,
    Measure,
    Mention,
    MentionType,
    Number,
    Qualifier,
    Record,
    Role,
    Status,
)

LETTERS = "ăđờ2.% -|=\\'\"#<&;:\t\n\r\x0b\x85\u2028\ufeff\u00a0💉e\u0301"
PLACE = st.text(LETTERS, min_size=1, max_size=6).map(str.strip).filter(bool)
SURFACE = st.text(LETTERS, min_size=1, max_size=6).map(str.strip).filter(bool)
NUMBER: dict[MentionType, st.SearchStrategy[Number]] = {
    MentionType.PERCENTAGE: st.integers(0, 500) | st.floats(0, 500).filter(lambda value: value == 0 or value > 1e-9),
    MentionType.HEAD_COUNT: st.integers(0, 10**12),
    MentionType.YEAR: st.integers(1900, 2000),
}


@st.composite
def mentions(draw: st.DrawFn, start: int, text: str) -> Mention:
    kind = draw(st.sampled_from(MentionType))
    span: dict[str, Any] = {"type": kind, "start": start, "end": start + len(text), "text": text}
    if kind is MentionType.INSURANCE:
        return Mention(**span, value=draw(st.sampled_from(InsuranceCode)))
    value = draw(NUMBER[kind])
    upper = draw(st.none() | st.integers(1, 100).map(lambda more: value + more))
    return Mention(**span, value=value, upper=upper)


@st.composite
def records(draw: st.DrawFn, mention: Mention, years: list[tuple[int, int | None]]) -> Record:
    free = st.tuples(st.integers(1900, 2000), st.none() | st.integers(2001, 2100))
    year, year_end = draw(st.sampled_from([(None, None), *years]) | free)
    is_percentage = mention.type is MentionType.PERCENTAGE
    return Record.model_validate(
        mention.model_dump(include={"start", "end", "text", "value", "upper"})
        | {
            "kind": mention.type.value,
            "qualifier": draw(st.none() | st.sampled_from(Qualifier)),
            "insurance": draw(st.sets(st.sampled_from(InsuranceCode), max_size=3)),
            "year": year,
            "year_end": year_end,
            "measure": draw(st.sampled_from(Measure)),
            "role": draw(st.sampled_from(Role)),
            "status": draw(st.sampled_from(Status)),
            "base": draw(st.none() | st.sampled_from(Base)) if is_percentage else None,
            "place": draw(st.none() | PLACE),
        }
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A random article with random annotations, in which nothing is odd but the words."""
    parts = [draw(st.text(LETTERS, max_size=8))]
    found: list[Mention] = []
    for surface in draw(st.lists(SURFACE, max_size=6)):
        found.append(draw(mentions(sum(map(len, parts)), surface)))
        parts += [surface, draw(st.text(LETTERS, max_size=4))]
    text = "".join(parts)
    years = [(int(each.value), each.upper) for each in found if each.type is MentionType.YEAR]
    quantities = [each for each in found if each.type in (MentionType.PERCENTAGE, MentionType.HEAD_COUNT)]
    annotation = Annotation(
        document=draw(st.sampled_from(["a", "b/c.d", "tháng 6/đồng-nai"])),
        sha256=hash_of(draw(st.sampled_from(["", "\ufeff"])) + text),
        published=draw(st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1))),
        mentions=tuple(found),
        records=tuple(draw(records(each, years)) for each in quantities),  # type: ignore[arg-type]
        draft=draw(st.sampled_from([None, True])),
    )
    return Document(annotation, text, "random")


def there_and_back(document: Document, writer: Writer, out: str = "out") -> list[Document]:
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, out)
        writer([document], Output(path, faults.append))
        found = list(documents_of([path], faults.append, corpus=Path(folder, "corpus")))
    assert faults == []
    return found


@pytest.mark.parametrize(
    ("writer", "out"),
    [
        (brat.write, "out"),
        (label_studio.write, "out"),
        (label_studio.write, "tasks.json"),
        (inline_file.write, "out"),
        (inline_file.write, "one.inline"),
    ],
)
@settings(max_examples=60, deadline=None)
@given(document=documents())
def test_nothing_is_lost_with_the_text(writer: Writer, out: str, document: Document) -> None:
    (found,) = there_and_back(document, writer, out)
    assert found.annotation == document.annotation
    assert found.text == document.text


@pytest.mark.parametrize("out", ["out", "one.json", "all.jsonl"])
@settings(max_examples=30, deadline=None)
@given(document=documents())
def test_nothing_is_lost_in_json(out: str, document: Document) -> None:
    (found,) = there_and_back(document, json_lines.write, out)
    assert found.annotation == document.annotation


@settings(max_examples=60, deadline=None)
@given(document=documents())
def test_no_record_is_lost_in_csv(document: Document) -> None:
    found = there_and_back(document, csv_records.write) if document.annotation.records else []
    assert [each.annotation.records for each in found] == [document.annotation.records] * len(found)
    quantities = [each for each in document.annotation.mentions if each.type in ("percentage", "head_count")]
    assert [list(each.annotation.mentions) for each in found] == [quantities] * len(found)
    assert all(each.annotation.draft for each in found)


def real_gold() -> list[Path]:
    """Folders with real gold: the project's own, and one that EXTRACTOR_SEEDS names."""
    folders = [Path(__file__).parents[3]]
    if "EXTRACTOR_SEEDS" in os.environ:
        folders.append(Path(os.environ["EXTRACTOR_SEEDS"]))
    return [folder for folder in folders if (folder / "gold").is_dir()]


@pytest.mark.parametrize("target", ["brat", "label-studio", "json", "inline"])
def test_real_gold_comes_back(target: str, tmp_path: Path) -> None:
    if not (folders := real_gold()):
        pytest.skip("no gold here; EXTRACTOR_SEEDS=DIR names a folder with NAME.txt and gold/NAME.json")
    for number, folder in enumerate(folders):
        faults: list[str] = []
        corpus = folder / "corpus" if (folder / "corpus").is_dir() else folder
        there, back = tmp_path / f"there{number}", tmp_path / f"back{number}"
        convert([folder / "gold"], target, there, faults.append, corpus=corpus)
        convert([there], "json", back, faults.append, corpus=tmp_path / "none")
        assert faults == []
        loaded, faults = load_gold(folder / "gold")
        assert faults == []
        assert loaded
        for document, annotation in loaded.items():
            assert read_gold_file(back / f"{document}.json") == annotation
