"""The labelling configuration of the Label Studio project (https://labelstud.io/guide/setup)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from xml.etree import ElementTree as Xml

from extractor.gold.notation import CODED_SLOTS
from extractor.schema import InsuranceCode, MentionType

__all__ = ["LABEL", "OBJECT", "controls", "labeling_config"]

OBJECT = "text"
"""The name of the tag that shows the article."""
LABEL = "label"
"""The name of the tag that marks mentions."""

_COLOURS = {
    MentionType.PERCENTAGE: "#2e8b57",
    MentionType.HEAD_COUNT: "#1f6fb5",
    MentionType.YEAR: "#b8860b",
    MentionType.INSURANCE: "#8e44ad",
}
_QUANTITIES = f"{MentionType.PERCENTAGE},{MentionType.HEAD_COUNT}"
_NUMBERS = f"{_QUANTITIES},{MentionType.YEAR}"


def controls() -> dict[str, str]:
    """Every tag that makes results, and the type of its results."""
    choices = dict.fromkeys(("code", "insurance", *CODED_SLOTS), "choices")
    return {LABEL: "labels", **dict.fromkeys(("value", "year", "place"), "textarea"), **choices}


def labeling_config() -> str:
    """The configuration as XML, to be pasted into a project's labelling settings."""
    view = Xml.Element("View")
    labels = Xml.SubElement(view, "Labels", name=LABEL, toName=OBJECT)
    for number, (kind, colour) in enumerate(_COLOURS.items(), start=1):
        Xml.SubElement(labels, "Label", value=kind, background=colour, hotkey=str(number))
    Xml.SubElement(view, "Text", name=OBJECT, value=f"${OBJECT}", granularity="symbol")
    _box(view, _NUMBERS, "value", "35.2, or 65..70 for a range")
    _choices(view, MentionType.INSURANCE, "code", InsuranceCode.known())
    _choices(view, _QUANTITIES, "insurance", InsuranceCode.known(), choice="multiple")
    _box(view, _QUANTITIES, "year", "2021, or 2021..2025; empty if the text does not settle it")
    _box(view, _QUANTITIES, "place", "narrowest named place; empty if none")
    for slot, codes in CODED_SLOTS.items():
        _choices(view, MentionType.PERCENTAGE if slot == "base" else _QUANTITIES, slot, codes)
    Xml.indent(view)
    return Xml.tostring(view, encoding="unicode") + "\n"


def _part(view: Xml.Element, kinds: str, name: str) -> Xml.Element:
    """Add a part that shows while a mention of one of the types is selected."""
    part = Xml.SubElement(view, "View", visibleWhen="region-selected", whenTagName=LABEL, whenLabelValue=kinds)
    Xml.SubElement(part, "Header", value=name, size="5")
    return part


def _box(view: Xml.Element, kinds: str, name: str, placeholder: str) -> None:
    attributes = {"perRegion": "true", "editable": "true", "maxSubmissions": "1", "placeholder": placeholder}
    Xml.SubElement(_part(view, kinds, name), "TextArea", {"name": name, "toName": OBJECT} | attributes)


def _choices(view: Xml.Element, kinds: str, name: str, codes: Iterable[StrEnum], choice: str = "single") -> None:
    attributes = {"perRegion": "true", "choice": choice, "showInline": "true"}
    group = Xml.SubElement(_part(view, kinds, name), "Choices", {"name": name, "toName": OBJECT} | attributes)
    for code in codes:
        Xml.SubElement(group, "Choice", value=code)
