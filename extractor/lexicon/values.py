"""Which values a list takes: those that its built-in rows have, or codes, or places."""

from __future__ import annotations

from collections.abc import Set

from extractor.lexicon.loader import Lexicons

__all__ = ["LISTS_OF_CODES", "value_fault", "values_of"]

LISTS_OF_CODES = ("implied_insurance", "insurance_kinds", "insurance_names", "insurance_variants")
"""Lists whose values are insurance codes, or pairs of them."""
_PLACES = "places"
_WORDINGS = "wordings"


def values_of(lexicons: Lexicons, name: str, codes: Set[str]) -> list[str]:
    """Return what may be a value of a list; of places, what may stand before the colon."""
    if name in LISTS_OF_CODES:
        return sorted(codes)
    if name == _WORDINGS:
        return ["the words to read"]
    return sorted({row.value.partition(":")[0] if name == _PLACES else row.value for row in lexicons[name].rows})


def value_fault(lexicons: Lexicons, name: str, value: str, codes: Set[str]) -> str | None:
    """Say what is wrong with a value of a list and how to mend it, or return ``None``.

    Args:
        lexicons: the lists as they are.
        name: the list.
        value: the value.
        codes: the insurance codes that are known.
    """
    if name == _WORDINGS:
        if any(letter.isdigit() or letter in "%|" for letter in value):
            return f"value {value!r} of wordings has more than words in it; write what the form stands for in words"
        return None
    if name == "insurance_variants":
        return _pairs_fault(value, codes)
    known = values_of(lexicons, name, codes)
    if name == _PLACES:
        kind, colon, place = value.partition(":")
        if kind not in known or not colon or not place.strip():
            return f"value {value!r} is no place; write one of {', '.join(known)}, a colon and the name: province:Huế"
        return None
    if value not in known:
        return f"value {value!r} is none that {name} takes; write one of {', '.join(known)}"
    return None


def _pairs_fault(value: str, codes: Set[str]) -> str | None:
    for pair in value.split(" "):
        family, mark, code = pair.partition(">")
        if not mark:
            return f"value {value!r} is no pair; write the code that is narrowed, > and what it becomes: health>pet"
        for each in (family, code):
            if each not in codes:
                return f"value {value!r}: {each!r} is no insurance code; write one of {', '.join(sorted(codes))}"
    return None
