"""Read predictions: a JSON Lines file with one annotation a line, as ``extractor extract`` writes it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from extractor.evaluation.jsonl import read_lines
from extractor.schema import Annotation, InsuranceCode, Mention, Record

__all__ = ["load_predictions"]


def load_predictions(path: Path) -> tuple[dict[str, Annotation], list[str]]:
    """Read a file of predictions.

    Bad lines are left out and the rest is read. Empty lines are no fault. Of two annotations
    of one document the first is kept.

    Args:
        path: the file; UTF-8, with or without a byte order mark.

    Returns:
        The annotation of each document, and one line ``FILE:LINE: what is wrong`` per fault.
    """
    annotations: dict[str, Annotation] = {}
    places: dict[str, int] = {}
    lines, faults = read_lines(path)
    for number, line in lines:
        try:
            annotation = Annotation.model_validate_json(line)
        except ValidationError as error:
            faults.append(f"{path}:{number}: {_first(error)}")
            continue
        if reason := _not_a_number(annotation):
            faults.append(f"{path}:{number}: {reason}")
        elif (name := annotation.document) in annotations:
            faults.append(f"{path}:{number}: document {name} is already on line {places[name]}; keep one of the two")
        else:
            annotations[name] = annotation
            places[name] = number
    return annotations, faults


def _first(error: ValidationError) -> str:
    """The first thing wrong, and how many more there are, in one line."""
    errors = error.errors(include_url=False)
    code = next((each for each in errors if each["type"] == "enum" and {"insurance", "value"} & {*each["loc"]}), None)
    if code is not None:
        known = ", ".join(InsuranceCode.known())
        where = ".".join(str(part) for part in code["loc"][:2])
        return f"{where}: {code['input']!r} is none of {known}; correct it, or declare it with --lexicon"
    where = ".".join(str(part) for part in errors[0]["loc"])
    message = errors[0]["msg"].removeprefix("Value error, ").replace("\n", " ")
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{where}: {message}{more}" if where else f"{message}{more}"


def _not_a_number(annotation: Annotation) -> str | None:
    # JSON as Python reads it has NaN and Infinity; neither equals anything one could score.
    sides: tuple[tuple[str, Sequence[Mention | Record]], ...] = (
        ("mentions", annotation.mentions),
        ("records", annotation.records),
    )
    for side, items in sides:
        for place, item in enumerate(items):
            for number in (item.value, item.upper):
                if isinstance(number, float) and not math.isfinite(number):
                    return f"{side}.{place}: {number} is not a finite number"
    return None
