"""Whether a text can name a kind of insurance at all, found out a hundred times faster than by the rules."""

from __future__ import annotations

import re

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.spelling import nfc

__all__ = ["may_name_insurance"]

_INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]++")
_HEAD = r"(?<!\p{L})b\p{L}{1,2}o\P{L}.{0,80}?h\p{L}{2}m|(?<!\p{L})bh"
"""``bảo hiểm`` as it is also misspelt or interrupted by markup, and what begins with ``BH``."""

# For the standard library's faster search; they find all that the patterns above do, and more.
_UNUSUAL = re.compile("[^\\x00-\\xac\\xae-\\u024f\\u1e00-\\u1eff\\u2002-\\u200a\\u2010-\\u2029\\u2030-\\u205e₫]")
"""What is invisible, or may not be composed: whatever is neither a composed Latin letter nor a common mark."""
_MISSPELT = re.compile(r"b[^\W\d_]{1,2}o(?s:.).{0,80}?h[^\W\d_]{2}m")


@compiled("insurance_names")
def _pattern(lexicons: Lexicons) -> regex.Pattern[str]:
    firsts = {regex.split(r"\P{L}", row.form)[0] for row in lexicons["insurance_names"].rows}
    names = "|".join(regex.escape(first) for first in sorted(firsts))
    return regex.compile(rf"{_HEAD}|(?<!\p{{L}})(?:{names})")


def may_name_insurance(text: str, lexicons: Lexicons) -> bool:
    """Return False only where the rules would find no insurance name in the text.

    True says nothing yet: ``bảo`` and ``nguy hiểm`` near each other are enough.
    """
    low = (text if _UNUSUAL.search(text) is None else nfc(_INVISIBLE.sub("", text))).lower()
    for first in _firsts(lexicons):
        if first in low:
            break
    else:
        if _MISSPELT.search(low) is None:
            return False
    return _pattern(lexicons).search(low) is not None


@compiled("insurance_names")
def _firsts(lexicons: Lexicons) -> tuple[str, ...]:
    """What must stand in a text that :func:`_pattern` finds anything in, :data:`_MISSPELT` aside."""
    firsts = {regex.split(r"\P{L}", row.form)[0] for row in lexicons["insurance_names"].rows}
    return ("bh", *sorted(each for each in firsts if "bh" not in each))
