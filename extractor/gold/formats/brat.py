r"""brat stand-off: ``NAME.txt`` with ``NAME.ann``, and the configuration of the collection.

Years and insurance names are text-bound annotations; each quantity is an event on its own words,
with the year and insurance mentions that its record is about as arguments. Codes are attributes.
What brat has no field for stands in the annotator's note of a mention, as cells::

    T1	year 4 8	2021
    T2	percentage 55 60	35,2%
    E1	percentage:T2 Year:T1 Insurance:T3
    A1	Measure E1 participation
    #1	AnnotatorNotes E1	value=35.2 | place=Lâm Đồng

``value`` is the number (``65..70`` a range). ``year`` and ``insurance`` stand in the note only where
no mention can be the argument; ``comment`` is for people and is dropped. ``documents.jsonl``, which
brat does not look at, keeps name, hash and date of each document. Since brat miscounts carriage
returns (https://github.com/nlplab/brat/issues/853), ``NAME.txt`` has a blank for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from extractor.gold.files import FileError, decode, hash_of, is_hash_of, read_bytes
from extractor.gold.formats import brat_index
from extractor.gold.formats.brat_config import CODE_ATTRIBUTE, annotation_conf, visual_conf
from extractor.gold.formats.brat_standoff import Event, Standoff, TextBound, as_seen, fragments, parse_standoff
from extractor.gold.formats.document import Document, FormatError, Output, Report, build_annotation
from extractor.gold.load import find_files
from extractor.gold.notation import (
    CODED_SLOTS,
    NotationError,
    make_mention,
    make_record,
    quote,
    read_cells,
    record_slots,
    write_cells,
    write_value,
)
from extractor.schema import Annotation, Mention, MentionType, Record

__all__ = ["read", "standoff", "write"]

_TARGETS = {"Year": MentionType.YEAR, "Insurance": MentionType.INSURANCE}


def write(documents: Sequence[Document], output: Output) -> int:
    """Write a brat collection and return how many documents were written."""
    if output.out.suffix == ".ann":
        raise FormatError("a brat collection is a folder; give one as --out")
    rows: list[brat_index.Row] = []
    for document in documents:
        try:
            path = output.file_of(document, ".ann")
            if document.text is None:
                raise FormatError("the article's text is not known; give --corpus")
        except FormatError as error:
            output.report(f"{document.source}: {error}")
            continue
        text = as_seen(document.text)
        if output.put(path, standoff(document.annotation)) and output.put(path.with_suffix(".txt"), text):
            rows.append(brat_index.Row.of(document.annotation, document.text))
    brat_index.add(rows, output)
    for name, content in (("annotation.conf", annotation_conf()), ("visual.conf", visual_conf())):
        # A collection may have been given other colours since.
        if output.force or not (output.out / name).exists():
            output.put(output.out / name, content)
    return len(rows)


def standoff(annotation: Annotation) -> str:
    """The ``.ann`` file of an annotation."""
    spans: list[str] = []
    events: list[str] = []
    attributes: list[str] = []
    notes: list[str] = []
    keys = {mention.span: f"T{number}" for number, mention in enumerate(annotation.mentions, start=1)}
    records = {record.span: record for record in annotation.records}
    for mention in annotation.mentions:
        key = keys[mention.span]
        seen = as_seen(mention.text)
        pieces = fragments(seen)
        shown = " ".join(seen[slice(*piece)] for piece in pieces)
        pieces = [(mention.start + start, mention.start + end) for start, end in pieces]
        spans.append(f"{key}\t{mention.type} {';'.join(f'{start} {end}' for start, end in pieces)}\t{shown}")
        cells = {"value": write_value(mention)}
        if mention.type is MentionType.INSURANCE:
            attributes.append(f"{CODE_ATTRIBUTE} {key} {mention.value}")
            continue
        if mention.span in records:
            key, trigger = f"E{len(events) + 1}", key
            slots = record_slots(records[mention.span])
            arguments = _arguments(records[mention.span], slots, annotation.mentions)
            roles = "".join(f" {role}:{keys[argument.span]}" for role, argument in arguments)
            events.append(f"{key}\t{mention.type}:{trigger}{roles}")
            attributes += [f"{slot.capitalize()} {key} {slots.pop(slot)}" for slot in CODED_SLOTS if slot in slots]
            cells |= slots
        notes.append(f"AnnotatorNotes {key}\t{write_cells(cells)}")
    attributes = [f"A{number}\t{line}" for number, line in enumerate(attributes, start=1)]
    notes = [f"#{number}\t{line}" for number, line in enumerate(notes, start=1)]
    return "".join(f"{line}\n" for line in (*spans, *events, *attributes, *notes))


def _arguments(record: Record, slots: dict[str, str], mentions: Iterable[Mention]) -> Iterator[tuple[str, Mention]]:
    """Yield the mentions that say a record's year and insurance, and take out of its slots what they say."""

    def nearest(kind: MentionType, value: str) -> Mention | None:
        found = [each for each in mentions if each.type is kind and write_value(each) == value]
        return min(found, key=lambda each: abs(each.start - record.start), default=None)

    if (year := nearest(MentionType.YEAR, slots.get("year", ""))) is not None:
        del slots["year"]
        yield "Year", year
    left: list[str] = []
    roles = 0
    for code in record.insurance:
        if (name := nearest(MentionType.INSURANCE, code)) is None:
            left.append(code)
            continue
        roles += 1
        yield f"Insurance{roles if roles > 1 else ''}", name
    slots["insurance"] = ",".join(left)
    if not left:
        del slots["insurance"]


def read(path: Path, report: Report) -> Iterator[Document]:
    """Read a brat collection, or one ``.ann`` file with its ``.txt`` beside it."""
    if path.is_dir():
        files, faults = find_files(path, ".ann")
        for fault in faults:
            report(fault)
    else:
        files = [path]
    index = brat_index.load(path if path.is_dir() else path.parent, report)
    for file in files:
        try:
            yield _document(file, index)
        except FileError as error:
            report(f"{file}: {error}")
        except FormatError as error:
            for line in error.lines:
                report(f"{file}: {line}")


def _document(file: Path, index: brat_index.Index) -> Document:
    row = index.row(file)
    try:
        text = read_bytes(file.with_suffix(".txt")).decode("utf-8")
    except (FileError, UnicodeDecodeError) as error:
        raise FormatError(f"its {file.stem}.txt: {error}; restore the text") from error
    if row is not None:
        text = row.restore(text)
    elif text.startswith("\ufeff"):
        raise FormatError("its text begins with a byte order mark; make the folder with extractor convert --to brat")
    sha256 = hash_of(text) if row is None else row.sha256
    if not is_hash_of(sha256, text):
        raise FormatError(f"{file.stem}.txt is not the text that was exported (sha256 differs); restore it")
    mentions, records = _Reading(parse_standoff(decode(read_bytes(file))), text).all()
    head = {
        "document": index.document(file) if row is None else row.document,
        "sha256": sha256,
        "published": None if row is None else row.published,
    }
    annotation = build_annotation(head, mentions, records, draft=row is not None and bool(row.draft))
    return Document(annotation, text=text, source=str(file))


class _Reading:
    """Mentions and records out of one stand-off file; collects its faults."""

    def __init__(self, lines: Standoff, text: str) -> None:
        self.lines = lines
        self.text = text
        self.seen = as_seen(text)
        self.mentions: dict[str, Mention] = {}

    def all(self) -> tuple[list[Mention], list[Record]]:
        events: dict[str, list[str]] = {}
        for key, event in self.lines.events.items():
            events.setdefault(event.trigger, []).append(key)
        faults: list[str] = []
        records: list[Record] = []
        for key, span in self.lines.spans.items():
            try:
                self.mentions[key] = self._mention(key, span, events.get(key, []))
            except NotationError as error:
                faults.append(f"{self._name(key)}: {error}")
        sound = self.mentions.keys()
        for key, event in self.lines.events.items():
            if event.trigger not in self.lines.spans:
                faults.append(f"{key}: its words {event.trigger} are gone; delete the line")
            elif {event.trigger, *(target for _, target in event.arguments)} & self.lines.spans.keys() <= sound:
                try:
                    records.append(self._record(key, event))
                except NotationError as error:
                    faults.append(f"{self._name(event.trigger)}: {error}")
        if faults:
            raise FormatError(*faults)
        return list(self.mentions.values()), records

    def _name(self, key: str) -> str:
        span = self.lines.spans[key]
        return f"{key} {quote(span.type, span.text, span.fragments[0][0])}"

    def _mention(self, key: str, span: TextBound, events: list[str]) -> Mention:
        kind = MentionType(span.type)
        if kind in (MentionType.PERCENTAGE, MentionType.HEAD_COUNT) and len(events) != 1:
            raise NotationError(f"{len(events)} records; a quantity is one event on its words")
        start, end = span.fragments[0][0], span.fragments[-1][1]
        surface = self.text[start:end]
        if end > len(self.text) or end <= start:
            raise NotationError(f"its offsets {start} {end} are not in the text; mark it anew")
        gaps = (self.text[before[1] : after[0]] for before, after in pairwise(span.fragments))
        if not all(gap.isspace() for gap in gaps):
            raise NotationError("is in pieces; mark one stretch of text")
        if (found := " ".join(self.seen[slice(*piece)] for piece in span.fragments)) != span.text:
            raise NotationError(f"the text has {found!r} there; mark it anew")
        if kind is MentionType.INSURANCE:
            written = self.lines.attributes.get(key, {}).get(CODE_ATTRIBUTE, "")
            mend = f"choose its {CODE_ATTRIBUTE}"
        else:
            written = self._cells(key, *events).get("value", "")
            mend = "write value=… in its note"
        if not written:
            raise NotationError(f"no value; {mend}")
        return make_mention(kind, (start, end), surface, written)

    def _cells(self, *keys: str) -> dict[str, str]:
        cells: dict[str, str] = {}
        for key in keys:
            for name, value in read_cells(self.lines.notes.get(key, "")).items():
                if cells.setdefault(name, value) != value:
                    raise NotationError(f"two notes with another {name}; leave one")
        cells.pop("comment", None)
        return cells

    def _record(self, key: str, event: Event) -> Record:
        mention = self.mentions[event.trigger]
        if mention.type != event.type:
            raise NotationError(f"{key} is a {event.type}, its words are a {mention.type}; make them equal")
        slots = self._cells(event.trigger, key)
        slots.pop("value", None)
        for name, value in (self.lines.attributes.get(event.trigger, {}) | self.lines.attributes.get(key, {})).items():
            if name not in map(str.capitalize, CODED_SLOTS):
                raise NotationError(f"attribute {name} does not belong to a quantity; delete it")
            slots[name.lower()] = value
        codes = {code for code in slots.get("insurance", "").split(",") if code}
        for role, target in event.arguments:
            found = self.mentions.get(target)
            if found is None or found.type is not _TARGETS.get(role):
                raise NotationError(f"its argument {role}:{target} is no {role.lower()} mention; delete it")
            if role == "Insurance":
                codes.add(write_value(found))
            elif slots.setdefault("year", write_value(found)) != write_value(found):
                raise NotationError(f"year {slots['year']} and {role}:{target} ({write_value(found)}); leave one")
        slots["insurance"] = ",".join(sorted(codes))
        return make_record(mention, slots)
