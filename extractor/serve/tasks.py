"""What a worker process does for the server: extract from an article, or check an annotation.

Both may be long on odd input, so neither is done where the server answers.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from extractor.gold.check import check_annotation
from extractor.gold.files import StoredArticle, hash_of
from extractor.gold.load import GoldError, parse_annotation
from extractor.gold.notation import one_line
from extractor.lexicon import Lexicons
from extractor.pipeline import Extractor
from extractor.schema import Annotation, Article
from extractor.serve.models import CheckResponse
from extractor.text.words import warm_up

__all__ = ["BOM", "Answer", "Check", "Task", "check", "start_tasks", "whole"]

BOM = "\ufeff"
_MOST_FAULTS = 1000
_MAX_ANSWER = 64 * 1024 * 1024
"""Bytes of an answer, hundreds of times what an article gives."""


class Check(NamedTuple):
    """An annotation as JSON, to be checked against its article as stored, or alone."""

    annotation: str
    text: str | None


Task = Article | Check | None
"""``None`` only wakes a worker."""


class Answer(NamedTuple):
    """What a worker sends back: JSON, or why there is none."""

    body: bytes
    failure: str | None = None


def start_tasks(lexicons: Lexicons | None = None) -> Callable[[Task], Answer]:
    """Make a worker's function, everything that is loaded late loaded.

    Args:
        lexicons: the words to use; the built-in ones if left out.
    """
    warm_up()
    extractor = Extractor(lexicons)
    extractor.extract("Năm 2021, 35% dân số có BHYT.")

    def work(task: Task) -> Answer:
        if task is None:
            return Answer(b"")
        try:
            done = check(task) if isinstance(task, Check) else extractor.annotate(task)
            body = done.model_dump_json().encode()
        except Exception as error:
            # Nothing on text should raise; if it does, the client hears it and the worker lives.
            return Answer(b"", f"{type(error).__name__}: {error}; please report this with what was sent")
        if len(body) > _MAX_ANSWER:
            return Answer(b"", "the text has too many mentions for one answer; send it in parts")
        return Answer(body)

    return work


def check(task: Check) -> CheckResponse:
    """Find an annotation's faults, as ``extractor gold check`` does."""
    annotation: Annotation | None = None
    try:
        annotation = parse_annotation(task.annotation)
    except GoldError as error:
        faults = error.lines
    else:
        article = None if task.text is None else StoredArticle(task.text.removeprefix(BOM), hash_of(task.text))
        faults = ["a draft that no person has accepted; take its draft mark away"] if annotation.draft else []
        faults += check_annotation(annotation, article)
    lines = [whole(one_line(fault)) for fault in faults[:_MOST_FAULTS]]
    if len(faults) > _MOST_FAULTS:
        lines[-1] = f"and {len(faults) - _MOST_FAULTS + 1} more"
    return CheckResponse(
        valid=not faults,
        mentions=0 if annotation is None else len(annotation.mentions),
        records=0 if annotation is None else len(annotation.records),
        faults=lines,
    )


def whole(line: str) -> str:
    """Write half characters, which JSON can name but no encoding holds, as what they are."""
    return line.encode("utf-8", "backslashreplace").decode()
