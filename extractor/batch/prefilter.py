"""Whether a text can name a kind of insurance at all, found out a hundred times faster than by the rules."""

from __future__ import annotations

import regex

from extractor.lexicon import Lexicons, compiled
from extractor.spelling import nfc

__all__ = ["may_name_insurance"]

_INVISIBLE = regex.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]++")
_HEAD = r"(?<!\p{L})b\p{L}{1,2}o\P{L}.{0,80}?h\p{L}{2}m|(?<!\p{L})bh"
"""``bảo hiểm`` as it is also misspelt or interrupted by markup, and what begins with ``BH``."""


@compiled("insurance_names")
def _pattern(lexicons: Lexicons) -> regex.Pattern[str]:
    firsts = {regex.split(r"\P{L}", row.form)[0] for row in lexicons["insurance_names"].rows}
    names = "|".join(regex.escape(first) for first in sorted(firsts))
    return regex.compile(rf"{_HEAD}|(?<!\p{{L}})(?:{names})")


def may_name_insurance(text: str, lexicons: Lexicons) -> bool:
    """Return False only where the rules would find no insurance name in the text.

    True says nothing yet: ``bảo`` and ``nguy hiểm`` near each other are enough.
    """
    low = nfc(_INVISIBLE.sub("", text)).lower()
    return _pattern(lexicons).search(low) is not None
