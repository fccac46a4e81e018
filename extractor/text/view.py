"""The text as the rules see it: one spelling, one kind of space, no markup, and a way back.

Vietnamese news comes in NFC and NFD, with no-break, doubled and zero-width spaces, with two
spellings of tone marks (``hoà``/``hòa``), and with remains of Markdown and HTML. Rules are
written once, against :attr:`TextView.low`; :meth:`TextView.stored` maps what they find back to
code points of the text as stored. No other module converts offsets.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from io import StringIO
from itertools import chain, islice, repeat
from typing import Any

import regex

from extractor.schema import Span
from extractor.spelling import lower, nfc, respell
from extractor.text.syllables import Syllables

__all__ = ["MASK", "MOST_EDITS", "TextView", "masked", "rewritten", "view"]

MOST_EDITS = 10_000
"""Replacements in one text at most, fifty times what the untidiest article needs: more than that is none."""
MASK = "\ufffc"
"""Stands in the view for one code point that is not text (furniture, URLs). No rule matches it."""

_INVISIBLE = r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
_CLUSTER = regex.compile(rf"\P{{M}}(?:{_INVISIBLE}{{0,8}}+\p{{M}}){{1,40}}+")
"""A letter and its marks; more than 30 are not put in order (see :func:`extractor.spelling.nfc`), so the rest need not be read."""
_MARKUP = rf"""
      (?P<cell>(?:(?<!\s)\s{{0,400}}+)?<t[dh](?:\s[^<>\n]{{0,800}}+)?>)
    | (?P<gone>{_INVISIBLE}++|\*\*++|__++)
    | (?P<tab>[^\S\n\t]*+\t[^\S\n]*+)
    | (?P<space>[^\S\n]{{2,}}+|[^\S\n\ ]|&nbsp;)
    | (?P<image>!\[[^\]\n]{{0,400}}+\]\([^()\n]{{0,800}}+\))
    | (?P<label>\[(?=[^\[\]\n]{{1,400}}+\]\([^()\s][^()\n]{{0,800}}+\)))
    | (?P<target>\]\((?:https?:|/|\#|www\.|mailto:)[^()\n]{{0,800}}+\))
    | (?P<block></?(?i:p|br|div|li|ul|ol|tr|table|h[1-6]|hr|figure|figcaption)(?:\s[^<>\n]{{0,800}}+)?/?>)
    | (?P<tag><(?:/?[a-zA-Z][a-zA-Z0-9]*+(?:\s[^<>]{{0,800}}+)?/?|!--[^<>]{{0,800}}+)>)
    | (?P<url>(?:https?://|www\.)[^\s<>"'()\[\]]++)
    """
_DIGITS = regex.compile(r"\d++")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NO_LINE_BREAK = re.compile(r"[^\n]")
_MAIL = r"(?P<mail>(?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,64}+(?:\.[\w-]++)++)"
_BEGINS = rf"[^\S\n\ ]|[\ \n][\s<]|[<&!\[\]*_]|{_INVISIBLE}|https?:|www\."
"""What markup begins with: most places are passed over by this alone."""
_EDIT = regex.compile(rf"(?={_BEGINS})(?:{_MARKUP})", regex.VERBOSE)
_EDIT_WITH_MAIL = regex.compile(rf"{_MARKUP}|{_MAIL}", regex.VERBOSE)
# The characters of _BEGINS, for the standard library's faster search; the plain space and words are looked for by themselves.
_UNUSUAL = re.compile(
    "[\\t\\v\\f\\r\\x1c-\\x1f\\x85\\xa0\\xad\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u2064\\u3000\\ufeff<&\\[\\]*_@]"
)


@dataclass(frozen=True)
class TextView:
    """A normalised reading of one text with its map back.

    Attributes:
        stored_text: the text as stored.
        text: NFC, tone marks in one spelling, runs of spaces folded, markup removed. A tab stays one where
            lines with tabs follow one another, that is, where it parts the cells of a table.
        low: ``text`` in lower case; the same length.
        unread: stretches of the stored text that are masked because they are too dense to be an article.
        kept: what was found in the view, by what finds it, so that it need not be found again.
    """

    stored_text: str
    text: str
    low: str
    _starts: array[int] | None = None
    _ends: array[int] | None = None
    unread: tuple[Span, ...] = ()
    kept: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def syllables(self) -> Syllables:
        """The syllables of ``low``."""
        return Syllables(self.low)

    @cached_property
    def digits(self) -> Sequence[int]:
        """Where the runs of digits begin, left to right."""
        return array("i", (match.start() for match in _DIGITS.finditer(self.low)))

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Where digits begin that no mark joins to others before them: of ``12.345`` the first only."""
        low = self.low
        return array("i", (at for at in self.digits if not at or low[at - 1] not in ".,"))

    @property
    def figures(self) -> Iterable[Span]:
        """The spans of the numbers in digits, with the marks inside them."""
        return zip(self.numbers, self._number_ends, strict=True)

    @cached_property
    def _number_ends(self) -> array[int]:
        low = self.low
        found = map(_FIGURE.match, repeat(low), self.numbers)
        return array("i", (match.end() for match in found if match is not None))

    def figures_before(self, *pieces: str) -> list[int]:
        """Where the numbers begin right behind which one of some pieces of text stands."""
        low = self.low
        return [start for start, end in self.figures if low.startswith(pieces, end)]

    def stored(self, start: int, end: int) -> Span:
        """Map a non-empty half-open span of the view to the stored text."""
        if self._starts is None or self._ends is None:
            return (start, end)
        return (self._starts[start], self._ends[end - 1])


def view(stored_text: str) -> TextView:
    """Make the view of a text. Never raises; linear in the text's length."""
    edited = _edited(stored_text, _edits(stored_text), range(len(stored_text)), range(1, len(stored_text) + 1))
    text, starts, ends = edited if edited is not None else (stored_text, None, None)
    text = respell(text)
    return TextView(stored_text, text, lower(text), starts, ends)


def masked(seen: TextView, spans: list[Span], *, breaks: bool = True) -> TextView:
    """Return the view with the given spans (of the view) masked; line breaks in them are kept, or masked too."""
    if not spans:
        return seen
    text: list[str] = []
    low: list[str] = []
    position = 0
    for begin, end in sorted(spans):
        start = max(begin, position)
        if start < end:
            mask = _NO_LINE_BREAK.sub(MASK, seen.text[start:end]) if breaks else MASK * (end - start)
            text += [seen.text[position:start], mask]
            low += [seen.low[position:start], mask]
            position = end
    text.append(seen.text[position:])
    low.append(seen.low[position:])
    return TextView(seen.stored_text, "".join(text), "".join(low), seen._starts, seen._ends, seen.unread)


def rewritten(seen: TextView, edits: Iterable[tuple[int, int, str]]) -> TextView:
    """Return the view with some spans replaced; what is found in a replacement maps back to all that it stands for.

    Args:
        seen: a view.
        edits: ``(start, end, replacement)`` by position, spans of the view, not empty; one that begins within the one
            before is left out, and so are those beyond :data:`MOST_EDITS`.
    """
    old_starts = range(len(seen.text)) if seen._starts is None else seen._starts
    old_ends = range(1, len(seen.text) + 1) if seen._ends is None else seen._ends
    edited = _edited(seen.text, islice(edits, MOST_EDITS), old_starts, old_ends)
    if edited is None:
        return seen
    text, starts, ends = edited
    return TextView(seen.stored_text, text, lower(text), starts, ends, seen.unread)


def _edited(
    text: str, edits: Iterable[tuple[int, int, str]], old_starts: Sequence[int], old_ends: Sequence[int]
) -> tuple[str, array[int], array[int]] | None:
    """Replace spans of a text, and make the map of the new one from the old one's; nothing where there are no edits.

    An edit that begins within the one before is left out.
    """
    edits = iter(edits)
    first = next(edits, None)
    if first is None:
        return None
    starts, ends = array("i"), array("i")
    written = StringIO()
    position = 0
    for start, end, replacement in chain((first,), edits):
        if start < position:
            continue
        written.write(text[position:start])
        written.write(replacement)
        starts.extend(old_starts[position:start])
        ends.extend(old_ends[position:start])
        starts.extend(repeat(old_starts[start], len(replacement)))
        ends.extend(repeat(old_ends[end - 1], len(replacement)))
        position = end
    written.write(text[position:])
    starts.extend(old_starts[position:])
    ends.extend(old_ends[position:])
    return written.getvalue(), starts, ends


def _edits(stored_text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what the view changes: ``(start, end, replacement)``, by position."""
    found: Iterable[tuple[int, int, str]] = ()
    if _may_have_markup(stored_text):
        pattern = _EDIT_WITH_MAIL if "@" in stored_text else _EDIT
        found = ((*match.span(), _replacement(match, stored_text)) for match in pattern.finditer(stored_text))
    if "\t" in stored_text:
        found = _without_lone_tabs(stored_text, found)
    if unicodedata.is_normalized("NFC", stored_text):
        yield from found
        return
    # A cluster inside removed markup goes with it; a cluster around an invisible character wins.
    yield from merge(found, _compositions(stored_text))


def _compositions(stored_text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what is written as a letter and its marks, with the one character that is the same."""
    for match in _CLUSTER.finditer(stored_text):
        cluster = regex.sub(_INVISIBLE, "", match[0])
        if (composed := nfc(cluster)) != match[0]:
            yield (*match.span(), composed)


def _may_have_markup(text: str) -> bool:
    """Say False only of a text in which there is nothing for the view to change but its spelling."""
    return "  " in text or _UNUSUAL.search(text) is not None or "http" in text or "www." in text


def _without_lone_tabs(stored_text: str, found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Make spaces of tabs that indent a line or stand in running text, with no tab in the lines around it."""
    # For each line, whether it is one of several with tabs; filled lines apart.
    in_table = bytearray()
    before = -1
    tabbed = False
    for number, line in enumerate(stored_text.split("\n")):
        in_table.append(0)
        if not (bare := line.strip()):
            continue
        if tabbed and "\t" in bare:
            in_table[before] = in_table[number] = 1
        before, tabbed = number, "\t" in bare
    at = position = 0
    for start, end, replacement in found:
        at += stored_text.count("\n", position, start)
        position = start
        lone = replacement.startswith("\t") and "<" not in stored_text[start:end] and not in_table[at]
        written = " " if lone else replacement
        if stored_text[start:end] != written:
            yield (start, end, written)


def _replacement(match: regex.Match[str], stored_text: str) -> str:
    match match.lastgroup:
        case "gone" | "label":
            return ""
        case "cell" | "tab":
            return "\t" * (match[0].count("\t") if match.lastgroup == "tab" else 1)
        case "block":
            return "\n"
        case "target" | "tag":
            # "[here](…)Next" would glue two words.
            following = stored_text[match.end() : match.end() + 1]
            return " " if match.lastgroup == "target" and following.isalnum() else ""
        case "url" | "mail" | "image":
            return MASK
        case _:
            return " "
