"""What pydantic says of a file that does not fit the schema, folded to one line a mention or record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from extractor.gold.notation import quote
from extractor.schema import InsuranceCode

__all__ = ["fold"]

_SHOWN = 60


def fold(error: ValidationError, data: object) -> list[str]:
    """Fold the errors of one file into readable lines, in the order of the file.

    Args:
        error: what validation raised.
        data: the parsed JSON, from which mentions and records take their names.

    Returns:
        One line for each mention or record, and for each other key, that does not fit.
    """
    groups: dict[tuple[int | str, ...], list[str]] = {}
    for each in error.errors():
        place = each["loc"]
        depth = 2 if place[:1] in (("mentions",), ("records",)) and len(place) > 1 else 1
        message = _message(each["type"], each["msg"], each["input"], place[depth:] or place[-1:])
        messages = groups.setdefault(place[:depth], [])
        if message not in messages:
            messages.append(message)
    return [_name(place, data) + "; ".join(messages) for place, messages in groups.items()]


def _name(place: Sequence[int | str], data: object) -> str:
    if len(place) < 2:
        return ""
    section, index = str(place[0]), int(place[1])
    item = data[section][index] if isinstance(data, Mapping) else None
    if isinstance(item, Mapping) and isinstance(item.get("text"), str) and isinstance(item.get("start"), int):
        kind = item.get("type", item.get("kind", section.removesuffix("s")))
        return f"{section}[{index}] {quote(str(kind), item['text'], item['start'])}: "
    return f"{section}[{index}]: "


def _codes() -> str:
    return f"{', '.join(InsuranceCode.known())}; correct it, or declare it with --lexicon"


def _message(kind: str, message: str, value: object, place: Sequence[int | str]) -> str:
    name = str(place[0]) if place else "the file"
    shown = repr(value) if len(repr(value)) <= _SHOWN else f"{repr(value)[: _SHOWN - 3]}..."
    if name == "value" and kind != "missing":
        return f"value {shown} is neither a number nor one of {_codes()}"
    if name == "insurance" and kind == "enum":
        return f"insurance {shown} is none of {_codes()}"
    lines = {
        "missing": f"no {name}; add it",
        "extra_forbidden": f"unknown key {name!r}; delete it",
        "value_error": f"{message.removeprefix('Value error, ')}; correct it",
        "model_type": f"{shown} is not an object; write {{…}}",
        "enum": f"{name} {shown}: {message.removeprefix('Input ')}",
    }
    # JSON has lists, whatever they become here.
    return lines.get(kind, f"{name} {shown}: {message[0].lower()}{message[1:]}".replace("valid tuple", "list"))
