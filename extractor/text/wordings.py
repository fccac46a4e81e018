"""One wording for what papers write in several: ``KH`` is read as kế hoạch, ``so kế hoạch`` as so với kế hoạch.

The rules know the words that are written out. ``lexicon/data/wordings.tsv`` lists shortened forms and
variants, each with the words that are read in its place; what is found in them maps back to all of the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.spelling import canonical
from extractor.text.syllables import SyllablePattern
from extractor.text.view import TextView, rewritten

__all__ = ["with_one_wording"]

_AROUND = 40
"""Code points before and after a form that say whether it stands in a line of capitals."""
_OPENING = " \"“”'*•–+-"
_ENDS = ".!?:;\n"
"""What stands between a sentence's mark and its first word, and the marks."""
_SHORT_FORM = regex.compile(r"(?<=\p{Ll})[ ]\((?!BH|TN|BNN)\p{Lu}{2,8}\)(?=[,;:.]?[ ]\p{Ll}|[,;:.]?[ ]?\d)")
"""A short form that is given in brackets for what stands before it (``học sinh, sinh viên (HSSV) tham gia``)."""

_PERCENT = regex.compile(r"(?<=\d)[ ]phần[ ]trăm(?!\p{L})")


@compiled("wordings")
def _words(lexicons: Lexicons) -> dict[str, str]:
    # A short form keeps its capitals ("UBND"), and they say that it is one.
    return {row.form: row.value if row.value.isupper() else canonical(row.value) for row in lexicons["wordings"].rows}


@compiled("wordings")
def _pattern(lexicons: Lexicons) -> SyllablePattern:
    # Not inside a document's number ("12/KH-UBND"), an office's name ("Sở LĐ-TB&XH") or a longer short form.
    forms = lexicons["wordings"].alternation()
    return SyllablePattern(
        regex.compile(rf"(?<![\p{{L}}\d/&]|[\p{{L}}\d][-–.])(?:{forms})(?![\p{{L}}\d/&]|[-–.][\p{{L}}\d])"),
        strict=False,
    )


def with_one_wording(seen: TextView, lexicons: Lexicons) -> TextView:
    """Return the view with every shortened form or variant written out; the view itself where there is none."""
    signs = ((*words.span(), "%") for words in _PERCENT.finditer(seen.low)) if "phần trăm" in seen.low else ()
    # A bracket begins before the short form in it, which is then left alone.
    brackets = ((*bracket.span(), "") for bracket in _SHORT_FORM.finditer(seen.text))
    return rewritten(seen, merge(brackets, signs, _written_out(seen, lexicons)))


def _written_out(seen: TextView, lexicons: Lexicons) -> Iterator[tuple[int, int, str]]:
    """Yield the forms of the list in a view, with the words that are read in their place."""
    words_of = _words(lexicons)
    for match in _pattern(lexicons).finditer(seen.low, seen.syllables):
        if (wanted := words_of[match[0]]) != match[0]:
            length, words = _differing(match[0], wanted)
            start, end = match.start(), match.start() + length
            yield (start, end, _in_case(words, seen.text, start, end))


def _differing(form: str, words: str) -> tuple[int, str]:
    """Return how much of a form is to be replaced, and by what: of "so năm", where a mention may begin at "năm", "so"."""
    ours, theirs = form.split(" "), words.split(" ")
    while len(ours) > 1 and theirs and ours[-1] == theirs[-1]:
        del ours[-1], theirs[-1]
    return len(" ".join(ours)) + (not theirs), " ".join(theirs)


def _in_case(words: str, text: str, start: int, end: int) -> str:
    """Write words with a capital or in capitals, as what they stand for would be at this place."""
    around = text[max(0, start - _AROUND) : start] + text[end : end + _AROUND]
    if not text[start:end].islower() and around.isupper():
        return words.upper()
    before = text[max(0, start - _AROUND) : start].rstrip(_OPENING)
    begins = not before or before[-1] in _ENDS
    if words and text[start].isupper() and (begins or not text[start:end].isupper()):
        return words[0].upper() + words[1:]
    return words
