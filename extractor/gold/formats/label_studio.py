"""Label Studio: tasks with the annotation as a prediction to correct, and its JSON export read back.

A mention is a region; its value, code and record slots are the choices and text boxes of that
region, all results with the region's ``id`` (https://labelstud.io/guide/task_format). Offsets are
code points, as Label Studio writes them. A text box holds the notation of the project: ``35.2``,
``65..70``, ``2021..2025``. The task's data keeps the document's name, hash and date.

Of a task with annotations by people these count, not the prediction; a draft that a person has
submitted is a draft no longer. The JSON export is read; JSON-MIN and the others lack the regions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractor.gold.files import FileError, decode, hash_of, is_hash_of, read_bytes
from extractor.gold.formats.document import Document, FormatError, Output, Report, build_annotation
from extractor.gold.formats.label_studio_config import LABEL, OBJECT, controls, labeling_config
from extractor.gold.notation import NotationError, make_mention, make_record, quote, record_slots, write_value
from extractor.schema import Annotation, Mention, MentionType, Record

__all__ = ["read", "task", "write"]

_TYPES = controls()


def write(documents: Sequence[Document], output: Output) -> int:
    """Write ``tasks.json`` and ``labeling_config.xml`` and return how many documents were written."""
    tasks: list[dict[str, Any]] = []
    for document in documents:
        if document.text is None:
            output.report(f"{document.source}: the article's text is not known; give --corpus")
        else:
            tasks.append(task(document.annotation, document.text))
    path = output.file((".json",), "tasks.json")
    written = output.put(path, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n")
    output.put(path.with_name("labeling_config.xml"), labeling_config())
    return len(tasks) if written else 0


def task(annotation: Annotation, text: str) -> dict[str, Any]:
    """One task with its prediction."""
    data = annotation.model_dump(mode="json", include={"document", "sha256", "published", "draft"})
    records = {record.span: record for record in annotation.records}
    results: list[dict[str, Any]] = []
    for number, mention in enumerate(annotation.mentions, start=1):
        values: dict[str, list[str]] = {LABEL: [mention.type]}
        values["code" if mention.type is MentionType.INSURANCE else "value"] = [write_value(mention)]
        if mention.span in records:
            values |= {slot: [written] for slot, written in record_slots(records[mention.span]).items()}
            if "insurance" in values:
                values["insurance"] = [str(code) for code in records[mention.span].insurance]
        results += [_result(f"m{number}", mention, name, value) for name, value in values.items()]
    return {"data": {OBJECT: text} | data, "predictions": [{"model_version": "extractor", "result": results}]}


def _result(key: str, mention: Mention, name: str, value: list[str]) -> dict[str, Any]:
    # A text box writes its content where a region has its surface: both are called "text".
    kind = _TYPES[name]
    content = {"text": mention.text} | {"text" if kind == "textarea" else kind: value}
    return {
        "id": key,
        "from_name": name,
        "to_name": OBJECT,
        "type": kind,
        "value": {"start": mention.start, "end": mention.end} | content,
    }


def read(path: Path, report: Report, annotator: str | None = None) -> Iterator[Document]:
    """Read a JSON export.

    Args:
        path: the file.
        report: takes the fault lines.
        annotator: the number or e-mail address of the one whose annotations are wanted; needed
            where several people annotated a task.
    """
    try:
        tasks = json.loads(decode(read_bytes(path)))
    except (FileError, ValueError, RecursionError) as error:
        report(f"{path}: {error if isinstance(error, FileError) else f'not JSON ({error}); export it anew'}")
        return
    for number, each in enumerate(tasks if isinstance(tasks, list) else [tasks], start=1):
        try:
            yield Document(*_read_task(each, annotator), source=f"{path}: task {number}")
        except FormatError as error:
            for line in error.lines:
                report(f"{path}: task {number}: {line}")


def _read_task(given: Any, annotator: str | None) -> tuple[Annotation, str]:
    data = given.get("data") if isinstance(given, Mapping) else None
    if not isinstance(data, Mapping):
        raise FormatError("no data; export the project as JSON (not JSON-MIN)")
    text = data.get(OBJECT)
    if not isinstance(text, str) or not isinstance(data.get("document"), str):
        raise FormatError("its data has no text and document; this is another project's, or not made by convert")
    sha256 = data.get("sha256", hash_of(text))
    if not is_hash_of(sha256, text):
        raise FormatError("its text is not the text that was exported (sha256 differs); import the tasks anew")
    results, by_person = _chosen(given, annotator)
    mentions, records = _regions(results, text)
    head = {"document": data["document"], "sha256": sha256, "published": data.get("published")}
    return build_annotation(head, mentions, records, draft=bool(data.get("draft")) and not by_person), text


def _chosen(given: Mapping[str, Any], annotator: str | None) -> tuple[list[Any], bool]:
    """The results to read, and whether a person made them."""
    people = [each for each in _list(given, "annotations") if not each.get("was_cancelled")]
    wanted = [each for each in people if annotator is None or annotator in _names(each)]
    if len(wanted) > 1:
        names = ", ".join(sorted({_names(each)[-1] for each in wanted}))
        raise FormatError(f"{len(wanted)} annotations (by {names}); choose one with --annotator, or delete the others")
    if annotator is not None and not wanted:
        raise FormatError(f"no annotation by {annotator}; have the task annotated, or leave --annotator out")
    source = wanted or _list(given, "predictions")
    if len(source) > 1:
        raise FormatError(f"{len(source)} predictions and no annotation; have the task annotated")
    return (_list(source[0], "result") if source else []), bool(wanted)


def _list(given: Mapping[str, Any], name: str) -> list[Any]:
    found = given.get(name) or []
    if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
        raise FormatError(f"{name} is not a list of objects; export the project as JSON")
    return found


def _names(annotation: Mapping[str, Any]) -> list[str]:
    """What the annotator of an annotation is called: the address, where the export has it, and the number."""
    who = annotation.get("completed_by")
    return [str(who[key]) for key in ("email", "id") if key in who] if isinstance(who, Mapping) else [str(who)]


def _regions(results: Sequence[Mapping[str, Any]], text: str) -> tuple[list[Mention], list[Record]]:
    regions: dict[str, dict[str, list[Any]]] = {}
    spans: dict[str, tuple[object, object]] = {}
    foreign: list[str] = []
    faults: list[str] = []
    for result in results:
        # Lines between regions mean nothing here, and every project lets people draw them.
        if result.get("type") == "relation":
            continue
        name, key = str(result.get("from_name")), str(result.get("id"))
        value = result.get("value")
        value = value if isinstance(value, Mapping) else {}
        if (content := _content(name, value)) is None:
            foreign.append(name)
        else:
            regions.setdefault(key, {})[name] = content
            span = value.get("start"), value.get("end")
            spans[key] = span if name == LABEL else spans.get(key, span)
    if foreign:
        names = ", ".join(sorted(set(foreign)))
        faults.append(f"{len(foreign)} results that this project does not have ({names}); is it another project's?")
    mentions: list[Mention] = []
    records: list[Record] = []
    for key, fields in regions.items():
        try:
            mention = _mention(fields, spans[key], text)
            mentions.append(mention)
            if mention.type in (MentionType.PERCENTAGE, MentionType.HEAD_COUNT):
                records.append(make_record(mention, _slots(mention, fields)))
        except NotationError as error:
            start, end = spans[key]
            found = text[start:end] if isinstance(start, int) and isinstance(end, int) else ""
            kind = "/".join(map(str, fields.get(LABEL, ["region"])))
            faults.append(f"{quote(kind, found, start if isinstance(start, int) else -1)}: {error}")
    if faults:
        raise FormatError(*faults)
    return mentions, records


def _content(name: str, value: Mapping[str, Any]) -> list[Any] | None:
    """What a tag of ours holds; None for another project's tag."""
    kind = _TYPES.get(name, "")
    content = value.get("text" if kind == "textarea" else kind)
    return content if isinstance(content, list) else None


def _one(fields: Mapping[str, list[Any]], name: str) -> str:
    """What a text box or a choice holds, or nothing."""
    written = [str(each).strip() for each in fields.get(name, []) if str(each).strip()]
    if len(written) > 1:
        raise NotationError(f"{name} has {len(written)} entries ({', '.join(written)}); leave one")
    return written[0] if written else ""


def _mention(fields: Mapping[str, list[Any]], span: tuple[object, object], text: str) -> Mention:
    label = _one(fields, LABEL)
    if label not in tuple(MentionType):
        raise NotationError(f"label {label!r} is none of {', '.join(MentionType)}; choose one")
    start, end = span
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        raise NotationError(f"its offsets {start} {end} are not in the text; mark it anew")
    name = "code" if label == MentionType.INSURANCE else "value"
    if not (written := _one(fields, name)):
        raise NotationError(f"no {name}; {'choose one' if name == 'code' else 'write the number'}")
    return make_mention(MentionType(label), (start, end), text[start:end], written)


def _slots(mention: Mention, fields: Mapping[str, list[Any]]) -> dict[str, str]:
    # What the tool hides for the region's label may be left over from another label: it does not count.
    names = [name for name in _TYPES if name not in (LABEL, "code", "value", "insurance")]
    slots = {name: _one(fields, name) for name in names if name != "base" or mention.type is MentionType.PERCENTAGE}
    return slots | {"insurance": ",".join(str(code) for code in fields.get("insurance", []))}
