"""Checking gold: annotations against their articles, records against mentions, gold against corpus."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from extractor.gold.files import FileError, StoredArticle, article_path, read_article
from extractor.gold.load import document_of, find_files, load_gold
from extractor.gold.notation import name_of, one_line, write_numbers, write_value
from extractor.schema import Annotation, InsuranceCode, Mention, MentionType, Number, Record

__all__ = ["FIRST_YEAR", "LAST_YEAR", "CheckResult", "check_annotation", "check_gold"]

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years that a news article of our time speaks of; any other is a slip."""

_QUANTITIES = (MentionType.PERCENTAGE, MentionType.HEAD_COUNT)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was checked, and one line a fault: file, mention, mend."""

    documents: int
    mentions: int
    records: int
    faults: tuple[str, ...]


def check_gold(gold: Path, corpus: Path) -> CheckResult:
    """Check a folder of gold files, or one file, against the articles.

    Args:
        gold: as for :func:`extractor.gold.load.load_gold`.
        corpus: the folder of articles, ``NAME.txt`` for the document ``NAME``.
    """
    annotations, faults = load_gold(gold)
    if not corpus.is_dir():
        faults.append(f"{corpus}: no such folder; give the articles with --corpus")
    for annotation in annotations.values():
        file = gold / f"{annotation.document}.json" if gold.is_dir() else gold
        lines = _against_corpus(annotation, corpus) if corpus.is_dir() else check_annotation(annotation)
        faults += [f"{file}: {line}" for line in lines]
    if gold.is_dir() and corpus.is_dir():
        faults += _without_gold(gold, corpus)
    return CheckResult(
        documents=len(annotations),
        mentions=sum(len(each.mentions) for each in annotations.values()),
        records=sum(len(each.records) for each in annotations.values()),
        faults=tuple(map(one_line, faults)),
    )


def _against_corpus(annotation: Annotation, corpus: Path) -> Iterator[str]:
    try:
        path = article_path(corpus, annotation.document)
        article = read_article(path) if path.exists() else None
    except FileError as error:
        yield f"its article: {error}"
        article = None
    else:
        if article is None:
            yield f"there is no article {path}; add it, or give the right --corpus"
    yield from check_annotation(annotation, article)


def _without_gold(gold: Path, corpus: Path) -> list[str]:
    # Files that failed to load count as gold here: they have a line of their own already.
    have = {document_of(file, gold) for file in find_files(gold, ".json")[0]}
    articles, faults = find_files(corpus, ".txt")
    missing = [file for file in articles if document_of(file, corpus) not in have]
    return faults + [f"{file}: an article without gold; annotate it (extractor gold new {file})" for file in missing]


def check_annotation(annotation: Annotation, article: StoredArticle | None = None) -> Iterator[str]:
    """Find the faults of one annotation, one line each, without the file's name.

    Args:
        annotation: what to check.
        article: the article as stored; without it only what the annotation itself can show is checked.
    """
    if article is not None:
        if annotation.sha256 != article.sha256:
            yield "sha256 is not that of the article's bytes; restore the article, or annotate it anew"
        for mention in annotation.mentions:
            yield from _offsets(mention, article.text)
    for mention in annotation.mentions:
        yield from _values(mention)
    yield from _order(annotation)
    yield from _overlaps(annotation.mentions)
    for record in annotation.records:
        yield from _slots(record)
    yield from _records(annotation)


def _offsets(mention: Mention, text: str) -> Iterator[str]:
    if mention.end > len(text):
        yield f"{name_of(mention)}: ends after the article's {len(text)} code points; correct start and end"
    elif (found := text[mention.start : mention.end]) != mention.text:
        yield f"{name_of(mention)}: the article has {found!r} there; correct start, end and text"


def _values(mention: Mention) -> Iterator[str]:
    if mention.text.strip() != mention.text:
        yield f"{name_of(mention)}: begins or ends with a blank; leave it out of the span"
    if isinstance(mention.value, InsuranceCode):
        return
    numbers = [number for number in (mention.value, mention.upper) if number is not None]
    if mention.type is MentionType.YEAR:
        yield from _years(name_of(mention), numbers)
    elif not all(math.isfinite(number) and number >= 0 for number in numbers):
        mend = "write a size from 0 up, and the direction as role"
        yield f"{name_of(mention)}: value {write_numbers(*numbers)} is not a size; {mend}"


def _years(name: str, years: list[Number]) -> Iterator[str]:
    for year in years:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            yield f"{name}: year {year} is not between {FIRST_YEAR} and {LAST_YEAR}; correct it"


def _slots(record: Record) -> Iterator[str]:
    yield from _years(_record_of(record), [year for year in (record.year, record.year_end) if year is not None])
    if record.place is not None and (not record.place or record.place.strip() != record.place):
        mend = "correct it, or write null"
        yield f"{_record_of(record)}: place {record.place!r} is empty or has blanks around it; {mend}"


def _record_of(record: Record) -> str:
    return f"record of {name_of(record)}"


def _order(annotation: Annotation) -> Iterator[str]:
    sections: dict[str, Sequence[Mention | Record]] = {"mentions": annotation.mentions, "records": annotation.records}
    for name, items in sections.items():
        for before, after in pairwise(items):
            if after.start < before.start:
                yield f"{name_of(after)}: comes after the one at {before.start}; put the {name} in order of start"


def _overlaps(mentions: tuple[Mention, ...]) -> Iterator[str]:
    last: Mention | None = None
    for mention in sorted(mentions, key=lambda each: each.span):
        if last is not None and mention.start < last.end:
            if mention.span == last.span:
                yield f"{name_of(mention)}: a second mention on one span ({last.type}); delete one"
            else:
                yield f"{name_of(mention)}: overlaps {name_of(last)}; shorten or delete one"
        if last is None or mention.end > last.end:
            last = mention


def _records(annotation: Annotation) -> Iterator[str]:
    quantities = {mention.span: mention for mention in annotation.mentions if mention.type in _QUANTITIES}
    counts = Counter(record.span for record in annotation.records)
    for span, mention in quantities.items():
        if counts[span] != 1:
            mend = "delete all but one" if counts[span] else "add one"
            yield f"{name_of(mention)}: {counts[span]} records on its span; {mend}"
    for record in annotation.records:
        found = quantities.get(record.span)
        if found is None:
            yield f"{_record_of(record)}: no quantity has its span; mark the mention, or delete the record"
        elif _quantity(record) != _quantity(found):
            yield f"{_record_of(record)}: is not equal to its mention {_quantity(found)}; make them equal"


def _quantity(item: Mention | Record) -> str:
    return f"{name_of(item)} = {write_value(item)}"
