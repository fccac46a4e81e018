"""One spelling of Vietnamese for text and lexicons alike.

Vietnamese is written with two placements of the tone mark (``hoà``/``hòa``) and, in some syllables, with
``i`` or ``y`` (``tỉ lệ``/``tỷ lệ``, ``quĩ``/``quỹ``), and old encodings left look-alike letters. The functions
here keep the length of NFC text, so that offsets hold.
"""

from __future__ import annotations

import re
import unicodedata

import regex

__all__ = ["canonical", "lower", "nfc", "respell"]

# Latin letters, each composed, and common marks; found faster by the standard library.
_BEYOND_LATIN = re.compile("[^\\x00-\\u024f\\u1e00-\\u1eff\\u2002-\\u2029\\u2030-\\u205e₫]")
_PILE = regex.compile(r"\p{M}{31,}+")
"""More combining marks on one letter than any script has (Unicode's Stream-Safe Text Format allows 30)."""

_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _tone_pairs() -> dict[str, str]:
    """Map every syllable end with the tone on its last vowel (``oà``) to the spelling ``òa``."""
    pairs = {}
    for first, last in ("oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY"):
        for tone in _TONES:
            late = first + unicodedata.normalize("NFC", last + tone)
            pairs[late] = unicodedata.normalize("NFC", first + tone) + last
    return pairs


_TONE_PAIRS = _tone_pairs()
# "quý" keeps its mark: after q the u is a glide, not the vowel that bears the tone.
_LATE_TONE = regex.compile(
    "(?:" + "|".join(sorted(pair for pair in _TONE_PAIRS if pair[0] in "oO")) + r")(?!\p{L})"
    "|(?<![qQ])(?:" + "|".join(sorted(pair for pair in _TONE_PAIRS if pair[0] in "uU")) + r")(?!\p{L})"
)
# What all that _LATE_TONE finds ends with; found faster by the standard library, from its rarest letter on.
_LAST_OF_O, _LAST_OF_U = (
    "".join(sorted({pair[1] for pair in _TONE_PAIRS if pair[0] in first})) for first in ("oO", "uU")
)
_MAY_BE_LATE = re.compile(
    f"[{_LAST_OF_O}{_LAST_OF_U}](?![^\\W\\d_])(?:(?<=[oO][{_LAST_OF_O}])|(?<=[uU][{_LAST_OF_U}])(?<![qQ][uU].))"
)
# Syllables that papers write with either letter, and the one that most use. Only those that mean the same in any word.
_EITHER_LETTER = {
    "tỉ": "tỷ",
    "kì": "kỳ",
    "kĩ": "kỹ",
    "kỉ": "kỷ",
    "lí": "lý",
    "mĩ": "mỹ",
    "quí": "quý",
    "quĩ": "quỹ",
    "qui": "quy",
    "sỹ": "sĩ",
}
_BY_LAST_LETTER = str.maketrans({form[-1]: kept[-1] for form, kept in _EITHER_LETTER.items()}) | str.maketrans(
    {form[-1].upper(): kept[-1].upper() for form, kept in _EITHER_LETTER.items()}
)
_OTHER_LETTER = re.compile(
    r"(?<![^\W\d_])(?:[tT][ỉỈ]|[kK][ìĩỉÌĨỈ]|[lL][íÍ]|[mM][ĩĨ]|[sS][ỹỸ]|[qQ][uU][iíĩIÍĨ])(?![^\W\d_])"
)
# regex follows a newer Unicode than Python, which may not know the value of what it takes for a digit: new scripts'.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ASTRAL_DIGIT = regex.compile(r"(?V1)[\d&&[\U00010000-\U0010ffff]]")
# Letters that look alike in old encodings, and hyphens that mean the plain one.
_ALIKE = re.compile("[ðÐ\u2010\u2011\u2212％\u2043]")
_LOOKALIKES = str.maketrans({"ð": "đ", "Ð": "Đ", "\u2010": "-", "\u2011": "-", "\u2212": "-", "％": "%", "\u2043": "-"})
# A dash that stands between digits parts them as a hyphen does: "31–12–2022", "65–70%".
_DASH_IN_FIGURES = re.compile("(?<=\\d)[\u2012\u2013](?=\\d)")


def nfc(text: str) -> str:
    """Compose a text, in linear time: putting a pile of marks in order takes the square of its height.

    Piles of more than 30 marks stay as they are.
    """
    if _BEYOND_LATIN.search(text) is None:
        return text
    if _PILE.search(text) is None:
        return unicodedata.normalize("NFC", text)
    parts: list[str] = []
    position = 0
    for pile in _PILE.finditer(text):
        parts += [unicodedata.normalize("NFC", text[position : pile.start()]), pile[0]]
        position = pile.end()
    return "".join([*parts, unicodedata.normalize("NFC", text[position:])])


def respell(text: str) -> str:
    """Give look-alike letters, late tone marks and ``i`` for ``y`` in NFC text their one spelling; the length stays.

    Digits of a newer Unicode than Python's own, whose value it cannot tell, become U+FFFD.
    """
    if _ALIKE.search(text) is not None:
        text = text.translate(_LOOKALIKES)
    text = _DASH_IN_FIGURES.sub("-", text)
    if _ASTRAL.search(text) is not None:
        text = _ASTRAL_DIGIT.sub(lambda match: match[0] if match[0].isdecimal() else "\ufffd", text)
    text = _OTHER_LETTER.sub(lambda match: match[0][:-1] + match[0][-1].translate(_BY_LAST_LETTER), text)
    if _MAY_BE_LATE.search(text) is None:
        return text
    return _LATE_TONE.sub(lambda match: _TONE_PAIRS[match[0]], text)


def lower(text: str) -> str:
    """Lower-case a text; the length stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    # A few letters of other scripts grow when lowered ("İ"); they stay as they are.
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def canonical(form: str) -> str:
    """Spell a lexicon form as the rules see text: NFC, lower case, early tone marks."""
    return lower(respell(nfc(form)))
