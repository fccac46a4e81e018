"""How Vietnamese a text looks: the share of its accented words that are well-formed syllables.

A wrong guess at an encoding puts letters where no Vietnamese syllable has them (``b¶o hiÓm``).
That needs no list of words, only what onsets and rimes there are.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from extractor.readers.tables import rows

__all__ = ["vietnamese_share"]

_TONES = regex.compile("[\u0300\u0301\u0303\u0309\u0323]")
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_LONGEST = 16
"""Code points of a syllable at most, each mark by itself (``nghiêng`` with its tone has nine)."""
_ENOUGH = 20_000
"""Code points that are looked at; more of a text says nothing new."""


@cache
def _syllable() -> regex.Pattern[str]:
    parts: dict[str, set[str]] = {"onset": set(), "rime": set()}
    for part, forms in rows("syllables.tsv"):
        parts[part].update(forms.split(" "))
    onset, rime = ("|".join(sorted(parts[part], key=lambda form: (-len(form), form))) for part in ("onset", "rime"))
    return regex.compile(f"(?:{onset})?(?:{rime})")


def vietnamese_share(text: str) -> float:
    """Return the share, from 0 to 1, of the words with letters beyond ASCII that are Vietnamese syllables.

    It is 0 where there is no such word.
    """
    words = [word for word in _WORD.findall(text[:_ENOUGH].lower()) if not word.isascii()]
    return sum(map(_is_syllable, words)) / len(words) if words else 0.0


def _is_syllable(word: str) -> bool:
    if len(word) > _LONGEST:
        return False
    bare, tones = _TONES.subn("", unicodedata.normalize("NFD", word))
    return tones <= 1 and _syllable().fullmatch(unicodedata.normalize("NFC", bare)) is not None
