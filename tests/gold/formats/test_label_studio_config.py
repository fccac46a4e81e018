from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest

from extractor.gold.formats.document import Document
from extractor.gold.formats.label_studio import task
from extractor.gold.formats.label_studio_config import controls, labeling_config
from extractor.gold.notation import CODED_SLOTS
from extractor.schema import InsuranceCode, MentionType


def view() -> Xml.Element:
    return Xml.fromstring(labeling_config())  # noqa: S314 - our own


def choices_of(name: str) -> list[str | None]:
    return [choice.get("value") for choice in view().findall(f".//Choices[@name='{name}']/Choice")]


def test_every_type_can_be_marked_and_every_code_chosen() -> None:
    assert [label.get("value") for label in view().findall("./Labels/Label")] == list(MentionType)
    assert choices_of("code") == choices_of("insurance") == list(InsuranceCode)
    for slot, codes in CODED_SLOTS.items():
        assert choices_of(slot) == list(codes)


def test_every_control_is_there_once_and_belongs_to_the_text() -> None:
    tags = [tag for tag in view().iter() if tag.get("toName")]
    assert sorted(str(tag.get("name")) for tag in tags) == sorted(controls())
    assert {tag.get("toName") for tag in tags} == {view().find("./Text").get("name")}  # type: ignore[union-attr]
    assert {str(tag.get("name")): tag.tag.lower() for tag in tags} == controls()
    assert all(tag.get("perRegion") == "true" for tag in tags if tag.tag != "Labels")
    assert view().find("./Text").get("value") == "$text"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("value", "percentage,head_count,year"),
        ("code", "insurance"),
        ("measure", "percentage,head_count"),
        ("base", "percentage"),
    ],
)
def test_a_control_shows_for_the_types_that_have_it(name: str, kinds: str) -> None:
    (part,) = [part for part in view().findall("./View") if part.find(f"./*[@name='{name}']") is not None]
    assert part.get("visibleWhen") == "region-selected"
    assert (part.get("whenTagName"), part.get("whenLabelValue")) == ("label", kinds)


def test_label_studio_itself_accepts_configuration_and_task(document: Document) -> None:
    # From the extra `label-studio`: not needed for anything else.
    module = pytest.importorskip("label_studio_sdk.label_interface", exc_type=ImportError)
    interface = module.LabelInterface(labeling_config())
    interface.validate()
    assert document.text is not None
    made = task(document.annotation, document.text)
    assert {each["from_name"] for each in made["predictions"][0]["result"]} == set(controls())
    assert interface.validate_prediction(made["predictions"][0], return_errors=True) == []
    made["predictions"][0]["result"][0]["value"]["labels"] = ["person"]
    assert interface.validate_prediction(made["predictions"][0], return_errors=True) != []
