from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractor.gold.formats import label_studio
from extractor.gold.formats.document import Document, Output
from extractor.gold.formats.label_studio import task

Task = dict[str, Any]


@pytest.fixture
def made(document: Document) -> Task:
    """The task of the example."""
    assert document.text is not None
    return task(document.annotation, document.text)


@pytest.fixture
def submitted(made: Task) -> Task:
    """The task as it is exported after a person has submitted the prediction unchanged."""
    return made | {
        "id": 7,
        "annotations": [
            {"id": 1, "completed_by": 3, "was_cancelled": False, "result": made["predictions"][0]["result"]}
        ],
    }


@pytest.fixture
def export(tmp_path: Path) -> Callable[[object], Path]:
    def export(content: object) -> Path:
        path = tmp_path / "export.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return export


Export = Callable[[object], Path]


def results(made: Task, key: str) -> dict[str, Any]:
    return {each["from_name"]: each for each in made["predictions"][0]["result"] if each["id"] == key}


def test_a_mention_is_a_region_with_its_slots(made: Task, document: Document) -> None:
    region = results(made, "m3")
    place = {"start": 55, "end": 60}
    assert region["label"] == {
        "id": "m3",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": place | {"text": "35,2%", "labels": ["percentage"]},
    }
    assert region["value"]["type"] == "textarea"
    assert region["value"]["value"] == place | {"text": ["35.2"]}
    assert region["place"]["value"] == place | {"text": ["Lâm Đồng"]}
    assert region["measure"]["value"] == place | {"text": "35,2%", "choices": ["participation"]}
    assert region["insurance"]["value"]["choices"] == ["social"]
    assert "year" in region
    assert results(made, "m4")["year"]["value"]["text"] == ["2022..2025"]
    assert list(results(made, "m2")) == ["label", "code"]
    assert made["data"] == {
        "text": document.text,
        "document": "a",
        "sha256": document.annotation.sha256,
        "published": None,
    }


def test_tasks_and_configuration_are_written(document: Document, output: Output, faults: list[str]) -> None:
    without_text = Document(document.annotation, None, "b.json")
    assert label_studio.write([document, without_text], output) == 1
    assert sorted(path.name for path in output.out.iterdir()) == ["labeling_config.xml", "tasks.json"]
    assert faults == ["b.json: the article's text is not known; give --corpus"]


def test_the_file_may_be_named(document: Document, tmp_path: Path, faults: list[str]) -> None:
    assert label_studio.write([document], Output(tmp_path / "x" / "mine.json", faults.append)) == 1
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == ["labeling_config.xml", "mine.json"]


def test_an_annotation_counts_and_not_the_prediction(
    submitted: Task, export: Export, document: Document, faults: list[str]
) -> None:
    submitted["predictions"] = [{"result": []}]
    (found,) = label_studio.read(export([submitted]), faults.append)
    assert (found.annotation, found.text, faults) == (document.annotation, document.text, [])
    submitted["annotations"][0]["result"] = []
    (found,) = label_studio.read(export([submitted]), faults.append)
    assert found.annotation.mentions == ()


def test_a_single_task_is_read(made: Task, export: Export, document: Document, faults: list[str]) -> None:
    assert [each.annotation for each in label_studio.read(export(made), faults.append)] == [document.annotation]


def test_a_task_that_nobody_annotated(made: Task, export: Export, faults: list[str]) -> None:
    del made["predictions"]
    (found,) = label_studio.read(export([made | {"annotations": []}]), faults.append)
    assert (found.annotation.mentions, faults) == ((), [])


def test_a_draft_is_accepted_by_submitting_it(
    submitted: Task, export: Export, document: Document, faults: list[str]
) -> None:
    submitted["data"] |= {"draft": True, "published": "2021-05-28"}
    (found,) = label_studio.read(export([submitted]), faults.append)
    assert found.annotation == document.annotation.model_copy(update={"published": dt.date(2021, 5, 28)})
    submitted["annotations"][0]["was_cancelled"] = True
    (found,) = label_studio.read(export([submitted]), faults.append)
    assert found.annotation.draft


def test_regions_in_any_order_and_lines_between_them(
    submitted: Task, export: Export, document: Document, faults: list[str]
) -> None:
    result = submitted["annotations"][0]["result"]
    result.reverse()
    result.append({"type": "relation", "from_id": "m1", "to_id": "m2", "direction": "right"})
    (found,) = label_studio.read(export([submitted]), faults.append)
    assert (found.annotation, faults) == (document.annotation, [])


def test_fields_left_over_from_another_label_do_not_count(made: Task, export: Export, faults: list[str]) -> None:
    base = {"choices": ["population"], "start": 84, "end": 95}
    made["predictions"][0]["result"] += [
        {"id": "m4", "from_name": "base", "to_name": "text", "type": "choices", "value": base},
        {"id": "m1", "from_name": "code", "to_name": "text", "type": "choices", "value": base | {"choices": ["life"]}},
    ]
    (found,) = label_studio.read(export([made]), faults.append)
    assert found.annotation.records[1].base is None
    assert found.annotation.mentions[0].value == 2021


@pytest.fixture
def twice(submitted: Task) -> Task:
    """The task as two people annotated it: the second found nothing."""
    other = {"id": 2, "completed_by": {"id": 5, "email": "b@example.org"}, "result": []}
    return submitted | {"annotations": [*submitted["annotations"], other]}


def test_of_two_annotators_one_is_chosen(twice: Task, export: Export, document: Document, faults: list[str]) -> None:
    path = export([twice])
    assert list(label_studio.read(path, faults.append)) == []
    mend = "2 annotations (by 3, 5); choose one with --annotator, or delete the others"
    assert faults == [f"{path}: task 1: {mend}"]
    (first,) = label_studio.read(path, faults.append, "3")
    assert first.annotation == document.annotation
    for name in ("5", "b@example.org"):
        (second,) = label_studio.read(path, faults.append, name)
        assert second.annotation.mentions == ()


def test_an_annotator_who_did_not_do_a_task(twice: Task, export: Export, faults: list[str]) -> None:
    path = export([twice])
    assert list(label_studio.read(path, faults.append, "9")) == []
    assert faults == [f"{path}: task 1: no annotation by 9; have the task annotated, or leave --annotator out"]


def test_several_predictions_are_a_fault(made: Task, export: Export, faults: list[str]) -> None:
    made["predictions"] *= 2
    path = export([made])
    assert list(label_studio.read(path, faults.append)) == []
    assert faults == [f"{path}: task 1: 2 predictions and no annotation; have the task annotated"]


Change = Callable[[dict[str, Any]], object]
PERCENTAGE = "percentage '35,2%' at 55"


@pytest.mark.parametrize(
    ("key", "change", "line"),
    [
        ("m3", lambda r: r.pop("role"), f"{PERCENTAGE}: no role; give one of level"),
        ("m3", lambda r: r["role"]["value"].update(choices=["rise"]), f"{PERCENTAGE}: role 'rise' is none of level"),
        ("m3", lambda r: r["role"]["value"].update(choices=["level", "increase"]), f"{PERCENTAGE}: role has 2 entries"),
        ("m3", lambda r: r.pop("value"), f"{PERCENTAGE}: no value; write the number"),
        ("m3", lambda r: r["value"]["value"].update(text=["35,2"]), f"{PERCENTAGE}: '35,2' is not a number"),
        ("m3", lambda r: r["value"]["value"].update(text=["35", "36"]), f"{PERCENTAGE}: value has 2 entries (35, 36)"),
        ("m3", lambda r: r["year"]["value"].update(text=["năm nay"]), f"{PERCENTAGE}: 'năm nay' is not a number"),
        ("m3", lambda r: r["insurance"]["value"].update(choices=["x"]), f"{PERCENTAGE}: insurance 'x' is none of"),
        ("m2", lambda r: r.pop("code"), "insurance 'BHXH' at 28: no code; choose one"),
        ("m2", lambda r: r["label"]["value"].update(labels=["person"]), "person 'BHXH' at 28: label 'person' is none"),
        (
            "m2",
            lambda r: r["label"]["value"].update(labels=["year", "insurance"]),
            "year/insurance 'BHXH' at 28: label",
        ),
        ("m2", lambda r: r.pop("label"), "region 'BHXH' at 28: label '' is none of percentage"),
        ("m2", lambda r: [each["value"].update(end=999) for each in r.values()], "insurance 'BHXH ở Lâm Đồng đạt"),
        ("m2", lambda r: [each["value"].update(start=None) for each in r.values()], "insurance '' at -1: its offsets"),
        ("m2", lambda r: r["code"].update(from_name="ner"), "1 results that this project does not have (ner)"),
        ("m2", lambda r: r["code"].update(value=3), "1 results that this project does not have (code)"),
        ("m2", lambda r: r["code"].update(from_name=["code"]), "1 results that this project does not have (['code'])"),
    ],
)
def test_a_fault_names_file_mention_and_mend(
    *, submitted: Task, export: Export, faults: list[str], key: str, change: Change, line: str
) -> None:
    result = copy.deepcopy(submitted["annotations"][0]["result"])
    region = {each["from_name"]: each for each in result if each["id"] == key}
    change(region)
    kept = [each for each in result if each["id"] != key]
    submitted["annotations"][0]["result"] = kept + list(region.values())
    path = export([submitted])
    assert list(label_studio.read(path, faults.append)) == []
    assert faults[0].startswith(f"{path}: task 1: {line}")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ([7], "no data; export the project as JSON (not JSON-MIN)"),
        ([{"text": "a", "label": []}], "no data; export the project as JSON (not JSON-MIN)"),
        ([{"data": {"image": "a.png"}}], "its data has no text and document; this is another project's"),
        ([{"data": {"text": "a"}}], "its data has no text and document; this is another project's"),
        (
            [{"data": {"text": "a", "document": "a", "sha256": "0"}}],
            "its text is not the text that was exported (sha256 differs); import the tasks anew",
        ),
        ([{"data": {"text": "a", "document": "a"}, "annotations": 3}], "annotations is not a list of objects"),
        (
            [{"data": {"text": "a", "document": "a"}, "annotations": [{"result": [3]}]}],
            "result is not a list of objects",
        ),
        ([{"data": {"text": "a", "document": "a", "published": "x"}}], "published 'x': input should be a valid date"),
    ],
)
def test_another_projects_export_is_one_line(
    export: Export, faults: list[str], content: list[object], line: str
) -> None:
    path = export(content)
    assert list(label_studio.read(path, faults.append)) == []
    assert len(faults) == 1
    assert faults[0].startswith(f"{path}: task 1: {line}")


def test_a_bad_task_does_not_stop_the_others(
    submitted: Task, export: Export, document: Document, faults: list[str]
) -> None:
    found = list(label_studio.read(export([7, submitted]), faults.append))
    assert [each.annotation for each in found] == [document.annotation]
    assert found[0].source.endswith("export.json: task 2")
    assert len(faults) == 1


@pytest.mark.parametrize("content", [b"\xff", b"[{", b"[" * 100_000])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, faults: list[str], content: bytes) -> None:
    path = tmp_path / "export.json"
    path.write_bytes(content)
    assert list(label_studio.read(path, faults.append)) == []
    assert len(faults) == 1
    assert faults[0].startswith(f"{path}: ")
