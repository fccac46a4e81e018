"""Headlines: a headline has the context of the sentence that it sums up.

A headline stands at the top on a line of its own, without a full stop, and says little; captions repeat
it. What its own words do not settle is taken from the first sentence of the body that gives the
same number (the base aside: words name a base or they do not).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from extractor.records.scene import Decision
from extractor.text.sentences import ABOVE_HEADLINE, Sentence
from extractor.text.view import TextView

if TYPE_CHECKING:
    from extractor.records.assemble import Assembled

__all__ = ["complete_headlines", "headline_sentences"]

_WEAK = {
    "insurance": {"insurance.none", "insurance.carried"},
    "year": {"year.none", "year.carried", "year.published", "year.rule", "year.now", "year.old_level"},
    "measure": {"measure.other", "measure.carried", "measure.scheme", "measure.base"},
    "status": {"status.actual"},
    "place": {"place.none", "place.carried"},
    "role": {"role.level"},
}
_TOP = 3
_ROUNDING = 0.02
"""A headline rounds by at most this share."""
_LARGE = 1000
"""A count from here on that a headline rounds is hardly another one by chance."""
_WORD = regex.compile(r"\p{L}{2}")
_CAPTION_NUMBER = regex.compile(r"[ ]?[-–][ ]?\d{1,2}$")


def headline_sentences(seen: TextView, sentences: Sequence[Sentence]) -> set[int]:
    """Return the starts of the sentences that are headlines or repeat one."""
    tops: set[str] = set()
    found: set[int] = set()
    paragraphs: set[int] = set()
    for sentence in sentences:
        text = seen.low[sentence.start : sentence.end]
        bare = _CAPTION_NUMBER.sub("", text) if text[-1].isdecimal() else text
        if bare in tops:
            found.add(sentence.start)
            continue
        if (
            len(paragraphs) < _TOP
            and sentence.opening
            and _WORD.search(text)
            and ABOVE_HEADLINE.fullmatch(text) is None
        ):
            paragraphs.add(sentence.paragraph)
            closed = text.endswith((".", ":", ";")) or seen.low[sentence.end : sentence.end + 1] not in {"", "\n", " "}
            if not closed and len(text) <= 250 and len(paragraphs) == 1:
                tops.add(bare)
                found.add(sentence.start)
    return found


def complete_headlines(seen: TextView, sentences: Sequence[Sentence], done: Sequence[Assembled]) -> None:
    """Fill what the headlines' own words leave open, in place."""
    headlines = headline_sentences(seen, sentences)
    body = [each for each in done if each.sentence.start not in headlines]
    # A headline may be repeated without end, but each time it holds the same.
    sources: dict[object, Assembled | None] = {}
    for each in done:
        if each.sentence.start not in headlines:
            continue
        quantity = each.quantity
        asked = (quantity.kind, quantity.value, quantity.upper, each.slots["insurance"].value)
        if asked not in sources:
            sources[asked] = _summed_up(each, body)
        source = sources[asked]
        if source is None:
            continue
        for slot, weak in _WEAK.items():
            if each.slots[slot].rule in weak:
                each.slots[slot] = _borrowed(source.slots[slot], slot)


def _summed_up(headline: Assembled, body: Sequence[Assembled]) -> Assembled | None:
    """Return the body's first quantity with the headline's number, or with the one that it rounds."""
    quantity = headline.quantity
    same_kind = [each for each in body if each.quantity.kind is quantity.kind]
    for each in same_kind:
        if (each.quantity.value, each.quantity.upper) == (quantity.value, quantity.upper):
            return each
    for each in same_kind:
        exact, rounded = each.quantity.value, quantity.value
        if not isinstance(exact, int | float) or not isinstance(rounded, int | float) or rounded < 100:
            continue
        named = headline.slots["insurance"]
        # A headline that names no scheme sums up whatever scheme's figure it rounds.
        unnamed = named.rule in _WEAK["insurance"] and not named.value and rounded >= _LARGE
        if abs(exact - rounded) <= _ROUNDING * exact and (unnamed or each.slots["insurance"].value == named.value):
            return each
    return None


def _borrowed(decision: Decision, slot: str) -> Decision:
    return decision._replace(rule=f"{slot}.headline")
