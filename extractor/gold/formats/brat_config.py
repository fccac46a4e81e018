"""The configuration of a brat collection: what annotators can mark, and how it looks.

The format is that of brat's manual, "brat annotation configuration"
(https://brat.nlplab.org/configuration.html).
"""

from __future__ import annotations

from extractor.gold.notation import CODED_SLOTS
from extractor.schema import InsuranceCode, MentionType

__all__ = ["CODE_ATTRIBUTE", "annotation_conf", "visual_conf"]

CODE_ATTRIBUTE = "Code"
"""The attribute that holds the code of an insurance mention."""

_COLOURS = {
    MentionType.PERCENTAGE: "#9fd3a8",
    MentionType.HEAD_COUNT: "#9cc7f0",
    MentionType.YEAR: "#f0d58a",
    MentionType.INSURANCE: "#e3b0dd",
}
_LABELS = {
    MentionType.PERCENTAGE: ("percentage", "%"),
    MentionType.HEAD_COUNT: ("head count", "hd"),
    MentionType.YEAR: ("year", "yr"),
    MentionType.INSURANCE: ("insurance", "ins"),
}


def annotation_conf() -> str:
    """What can be annotated: years and insurance names as entities, quantities as events."""
    arguments = f"Year?:{MentionType.YEAR}, Insurance*:{MentionType.INSURANCE}"
    events = f"{MentionType.PERCENTAGE}|{MentionType.HEAD_COUNT}"
    attributes = [f"{CODE_ATTRIBUTE}\tArg:{MentionType.INSURANCE}, Value:{'|'.join(InsuranceCode.known())}"]
    for slot, codes in CODED_SLOTS.items():
        bearer = MentionType.PERCENTAGE if slot == "base" else events
        attributes.append(f"{slot.capitalize()}\tArg:{bearer}, Value:{'|'.join(codes)}")
    return "\n".join(
        [
            *("[entities]", MentionType.YEAR, MentionType.INSURANCE, ""),
            *("[relations]", ""),
            *("[events]", f"{MentionType.PERCENTAGE}\t{arguments}", f"{MentionType.HEAD_COUNT}\t{arguments}", ""),
            *("[attributes]", *attributes, ""),
        ]
    )


def visual_conf() -> str:
    """Labels and colours of the types."""
    labels = [f"{kind} | {long} | {short}" for kind, (long, short) in _LABELS.items()]
    colours = [f"{kind}\tbgColor:{colour}" for kind, colour in _COLOURS.items()]
    defaults = ["SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken", "ARC_DEFAULT\tcolor:black"]
    return "\n".join(["[labels]", *labels, "", "[drawing]", *defaults, *colours, ""])
