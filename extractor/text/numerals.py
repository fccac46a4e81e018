"""Vietnamese numerals: digits, words, and mixtures with scale words.

``.`` groups thousands and ``,`` is the decimal mark, with the English usage recognised where
the Vietnamese reading is impossible. Words are a grammar, not a table::

    numeral  = group group* [half]          scales fall from group to group
    group    = coefficient scale*           "2,3 triệu", "hai trăm nghìn"
    coefficient = digits | hundreds | tens | unit
    half     = "rưỡi"                       half of the scale before it

Everything works on a view's ``low`` text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extractor.text.syllables import matches_at
from extractor.text.view import TextView

__all__ = ["DIGITS", "Numeral", "find_numerals", "numerals_of", "parse_digits", "plain_number"]

_UNITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {
    "chục": 10, "trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000,
    "triệu": 1_000_000, "tr": 1_000_000, "tỷ": 1_000_000_000,
}  # fmt: skip
_LINKS = {"linh", "lẻ"}
_ONLY_AFTER_TENS = {"mốt", "lăm", "nhăm", "tư"}

_HUNDREDS = {"không": 0} | {word: value for word, value in _UNITS.items() if word not in _ONLY_AFTER_TENS}
"""What may stand before ``trăm``; ``không trăm`` only fills a place (``một nghìn không trăm linh năm``)."""

DIGITS = r"\d++(?:[.,]\d++)*+"
"""A run of digits with marks inside, possessive: never ends in a mark."""

_LONGEST_RUN = 400
"""Numbers and words of numbers that are read together at most; what goes on is read anew."""
_WORDS = "|".join(
    sorted({*_UNITS, *_SCALES, *_LINKS, "mười", "mươi", "rưỡi", "không"} - {"tr"}, key=lambda w: (-len(w), w))
)
# "tỷ lệ" and the like begin with a scale word but are none.
# "52 nghìn năm 2014": the year, not five.
_END = (
    r"(?!\p{L})(?<!tỷ(?=[ ](?:lệ|trọng|suất|số|giá|phú)(?!\p{L})))"
    r"(?<!năm(?=[ ](?:(?:19|20)\d\d(?!\d)|(?:nay|ngoái|trước|qua)(?!\p{L}))))"
)
_TOKEN = regex.compile(rf"{DIGITS}|(?:{_WORDS}|tr){_END}")
_RUN = regex.compile(
    rf"(?:{DIGITS}|(?<![\p{{L}}\d])(?:{_WORDS}){_END})(?:[ ]?(?<![\p{{L}}])(?:{DIGITS}|(?:{_WORDS}|tr){_END})){{0,{_LONGEST_RUN}}}+"
)
_SPOKEN = dict.fromkeys(_WORDS.split("|"), True)
_WRITTEN = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = regex.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_THOUSANDS = regex.compile(r"\d{1,3},\d{3}")
_ENGLISH = regex.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_LONGEST = 15  # digits; more is an identifier, not a quantity


class Numeral(NamedTuple):
    """A number in the view's text.

    Attributes:
        start, end: half-open span in the view.
        value: the number.
        words: whether it is written without a digit.
        scale: what its first scale word multiplies by (``9,9 triệu``: a million), 1 without one.
        comma: whether it is digits with one comma and three digits after it (``12,430``), which an
            English writer means as thousands; ``value`` is the Vietnamese reading, 12.43.
    """

    start: int
    end: int
    value: Decimal
    words: bool = False
    scale: Decimal = Decimal(1)
    comma: bool = False

    @property
    def scaled(self) -> bool:
        """Whether a scale word takes part."""
        return self.scale > 1

    @property
    def grouped(self) -> Decimal:
        """The value with an English thousands comma taken as one."""
        return self.value * 1000 if self.comma else self.value


def plain_number(value: Decimal) -> int | float:
    """Return the number as JSON has it: whole numbers as integers."""
    return int(value) if value == value.to_integral_value() else float(value)


def parse_digits(written: str) -> Decimal | None:
    """Read digits with marks: ``27.651`` → 27651, ``9,9`` → 9.9, ``91.5`` → 91.5; ``None`` for ``1.2.3``."""
    return _short_digits(written) if len(written) <= 2 * _LONGEST else None


@lru_cache(maxsize=4096)
def _short_digits(written: str) -> Decimal | None:
    if sum(map(str.isdigit, written)) > _LONGEST:
        return None
    if written.isdecimal():
        # "0123456789" is a telephone or an identity card.
        return None if len(written) > 7 and not int(written[0]) else Decimal(written)
    if _THOUSANDS.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(written):
        return Decimal(written.replace(",", ""))
    marks = [char for char in written if char in ".,"]
    if len(marks) > 1:
        return None
    # One mark that groups no thousands is a decimal mark, whichever it is.
    return Decimal(written.replace(",", "."))


def numerals_of(seen: TextView) -> list[Numeral]:
    """Return the numerals of a view; tried only where digits or the words of numbers stand."""
    spoken = seen.syllables.find(_SPOKEN)[0]
    starts = sorted([*seen.digits, *spoken]) if spoken else seen.digits
    return list(_numerals(seen.low, matches_at(_RUN, seen.low, starts)))


def find_numerals(low: str, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """Yield the numerals of ``low[start:end]``, left to right, longest reading first, not overlapping."""
    return _numerals(low, _RUN.finditer(low, start, len(low) if end is None else end))


def _numerals(low: str, runs: Iterable[regex.Match[str]]) -> Iterator[Numeral]:
    for run in runs:
        written = run[0]
        # Of one token, as most are.
        if written in _SPOKEN:
            if (spoken := _alone(written)) is not None:
                yield Numeral(*run.span(), spoken, True)
            continue
        if _WRITTEN.fullmatch(written) is not None:
            if (value := parse_digits(written)) is not None:
                yield Numeral(*run.span(), value, comma=_is_english(written))
            continue
        tokens = [(match[0], *match.span()) for match in _TOKEN.finditer(low, *run.span())]
        index = 0
        while index < len(tokens):
            numeral, used = _read(tokens, index)
            if numeral is not None:
                yield numeral
            index += max(used, 1)


def _is_english(written: str) -> bool:
    return "," in written and _ENGLISH_THOUSANDS.fullmatch(written) is not None


@cache
def _alone(word: str) -> Decimal | None:
    """Read a number's word that stands by itself."""
    numeral, _ = _read([(word, 0, len(word))], 0)
    return numeral.value if numeral is not None else None


_Token = tuple[str, int, int]


def _read(tokens: list[_Token], first: int) -> tuple[Numeral | None, int]:
    """Read one numeral at a token; return it with the number of tokens that it takes."""
    total, index = Decimal(0), first
    ceiling = Decimal("Infinity")
    words, first_scale = True, Decimal(1)
    while index < len(tokens):
        coefficient, used, digits = _coefficient(tokens, index)
        if coefficient is None or (index == first and tokens[first][0] == "không"):
            break
        scale, after = _scale(tokens, index + used)
        amount = coefficient * scale
        if amount >= ceiling or (index > first and digits and scale == 1):
            break
        if index == first and digits and scale == 1:
            written = tokens[index][0]
            return Numeral(tokens[index][1], tokens[index][2], amount, comma=_is_english(written)), 1
        words = words and not digits
        first_scale = first_scale if first_scale > 1 else scale
        total += amount
        index, ceiling = after, scale
        if index < len(tokens) and tokens[index][0] == "rưỡi" and scale > 1:
            total += Decimal(scale) / 2
            index += 1
            break
        if scale == 1:
            break
    if index == first:
        return None, _skipped(tokens, first)
    return Numeral(tokens[first][1], tokens[index - 1][2], total, words, first_scale), index - first


def _skipped(tokens: list[_Token], first: int) -> int:
    """Say how many tokens to pass over after a failure: a broken number takes its scale words along."""
    index = first + 1
    if tokens[first][0][0].isdigit():
        while index < len(tokens) and tokens[index][0] in _SCALES:
            index += 1
    return index - first


def _scale(tokens: list[_Token], index: int) -> tuple[Decimal, int]:
    """Multiply the scale words at a token (``nghìn tỷ``); chục and trăm stand first or alone."""
    scale = Decimal(1)
    while index < len(tokens) and (factor := _SCALES.get(tokens[index][0])) is not None:
        fits = scale < factor or (scale == 1_000 and factor == 1_000_000_000)
        if not fits and (scale > 100 or factor <= 100):
            break
        scale *= factor
        index += 1
    return scale, index


def _coefficient(tokens: list[_Token], index: int) -> tuple[Decimal | None, int, bool]:
    """Read what stands before a scale word: its value, tokens used, and whether it is digits."""
    word = tokens[index][0]
    if word[0].isdigit():
        return parse_digits(word), 1, True
    value, used = _below_thousand([token[0] for token in tokens[index : index + 6]])
    return (Decimal(value), used, False) if used else (None, 0, False)


def _below_thousand(words: list[str]) -> tuple[int, int]:
    """Read ``hai trăm ba mươi lăm`` and its parts; return value and words used (0 used: none)."""
    if words[0] in _HUNDREDS and words[1:2] == ["trăm"]:
        hundreds = 100 * _HUNDREDS[words[0]]
        if words[2:3] == ["rưỡi"]:
            return hundreds + 50, 3
        if len(words) > 3 and words[2] in _LINKS and words[3] in _UNITS:
            return hundreds + _UNITS[words[3]], 4
        tens, used = _below_hundred(words[2:])
        # "hai trăm ba nghìn" is 203 thousand only with "linh"; a bare unit after trăm is left alone.
        if used and (words[2] == "mười" or words[3:4] == ["mươi"]):
            return hundreds + tens, 2 + used
        return hundreds, 2
    return _below_hundred(words)


def _below_hundred(words: list[str]) -> tuple[int, int]:
    if not words:
        return 0, 0
    if words[0] == "mười":
        extra = _UNITS.get(words[1], 0) if len(words) > 1 and words[1] not in {"mốt", "tư"} else 0
        return 10 + extra, 2 if extra else 1
    if words[0] not in _UNITS or words[0] in _ONLY_AFTER_TENS:
        return 0, 0
    if words[1:2] == ["mươi"]:
        extra = _UNITS.get(words[2], 0) if len(words) > 2 else 0
        return 10 * _UNITS[words[0]] + extra, 3 if extra else 2
    if len(words) > 1 and words[1] in _UNITS and words[1] in _ONLY_AFTER_TENS:
        return 10 * _UNITS[words[0]] + _UNITS[words[1]], 2
    return _UNITS[words[0]], 1
