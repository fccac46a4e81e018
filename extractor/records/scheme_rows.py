"""A line of schemes above a line of as many rates: ``BHXH BHTN BHYT ⏎ 8% 1% 1,5%``.

So pages give a table of contributions whose cells have lost their borders. The line holds names of schemes and
nothing else, two at least; below it stand lines of exactly as many percentages, behind a label without figures or
none (``Người lao động 8% 1% 1,5%``). A line with fewer, such as the sums, ends the rows and is none of them.

``insurance.column``  the scheme above a rate, in a row of rates below a line of as many schemes

The other slots are those of the text, for its sentences announce what is rated; and what stands below the rows is
told of all their schemes again.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extractor.mentions import Candidate
from extractor.schema import MentionType

__all__ = ["schemes_above"]

_BLANKS = " \t|"
_BETWEEN = regex.compile(r"[ \t|]++")
_CLOSES = regex.compile(r"[ \t|]*+(?:\n|$)")
_BREAK = regex.compile(r"[ \t|]*+\n\s*+")
_LABEL = regex.compile(r"(?=\p{L})[^\d\n|\t%.;!?]{1,60}")


def schemes_above(low: str, mentions: Sequence[Candidate]) -> dict[int, Candidate]:
    """Map the start of each percentage of such rows to the name of the scheme above it; linear in the text's length.

    Args:
        low: the view's text in lower case.
        mentions: the mentions of the text, by position.
    """
    found: dict[int, Candidate] = {}
    index = 0
    while index < len(mentions):
        behind = _run(low, mentions, index, MentionType.INSURANCE)
        names = mentions[index:behind]
        index = max(behind, index + 1)
        if len(names) < 2 or not _is_line(low, names):
            continue
        while _is_row(low, mentions, index, len(names)):
            rates = mentions[index : index + len(names)]
            found |= {rate.start: name for rate, name in zip(rates, names, strict=True)}
            index += len(names)
    return found


def _run(low: str, mentions: Sequence[Candidate], index: int, kind: MentionType) -> int:
    """Return the index behind the mentions of a kind that follow one another from ``index`` on, blanks between them."""
    at = index
    while at < len(mentions) and mentions[at].kind is kind:
        if at > index and _BETWEEN.fullmatch(low, mentions[at - 1].end, mentions[at].start) is None:
            break
        at += 1
    return at


def _is_line(low: str, run: Sequence[Candidate]) -> bool:
    """Say whether a run of mentions is a line of its own."""
    start = run[0].start
    while start > 0 and low[start - 1] in _BLANKS:
        start -= 1
    return (start == 0 or low[start - 1] == "\n") and _CLOSES.match(low, run[-1].end) is not None


def _is_row(low: str, mentions: Sequence[Candidate], index: int, width: int) -> bool:
    """Say whether ``mentions[index]`` is the first of exactly ``width`` percentages on the line right below."""
    if _run(low, mentions, index, MentionType.PERCENTAGE) != index + width:
        return False
    start, end = mentions[index - 1].end, mentions[index].start
    above = _BREAK.match(low, start, end)
    if above is None or _CLOSES.match(low, mentions[index + width - 1].end) is None:
        return False
    label = low[above.end() : end].strip(":, \t|")
    return not label or _LABEL.fullmatch(label) is not None
