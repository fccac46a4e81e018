"""What the API takes and gives, besides annotations."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

__all__ = ["CheckRequest", "CheckResponse", "ExtractRequest", "GoldRequest", "GoldResponse", "Health", "Problem"]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _written_date(value: object) -> object:
    """Take dates as they are written in JSON Schema, and nothing that could be read as one."""
    if value is None or isinstance(value, dt.date) or (isinstance(value, str) and _DATE.fullmatch(value)):
        return value
    raise ValueError("not a date; write it as 2021-05-28")


def _whole_characters(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"half a character at code point {error.start}; send whole ones") from None
    return text


_Date = Annotated[dt.date, BeforeValidator(_written_date)]
_Text = Annotated[str, AfterValidator(_whole_characters)]


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _one_fault_for_all_unknown_keys(cls, data: object) -> object:
        if isinstance(data, dict) and (unknown := next((key for key in data if key not in cls.model_fields), None)):
            raise ValueError(f"unknown key {unknown[:80]!r}; the keys are {', '.join(cls.model_fields)}")
        return data


class ExtractRequest(_Request):
    """An article to extract from."""

    text: _Text = Field(
        description="The article as stored; offsets of the answer point into it. A byte order mark at its start "
        "is dropped, but counts for the hash.",
        examples=["Năm 2021, BHXH bao phủ hơn 35,2% lực lượng lao động cả nước."],
    )
    published: _Date | None = Field(
        default=None,
        description="The publication date if it is known; else the text's dateline may tell it.",
        examples=["2021-12-30"],
    )
    document: _Text = Field(
        default="text", min_length=1, max_length=200, description="The name that the annotation bears."
    )


class CheckRequest(_Request):
    """An annotation to check, with its article or without."""

    annotation: dict[str, Any] = Field(description="A gold annotation; what does not fit the schema is a fault.")
    text: _Text | None = Field(
        default=None, description="The article as stored; without it only what the annotation itself shows is checked."
    )


class CheckResponse(BaseModel):
    """What `extractor gold check` would say."""

    valid: bool = Field(description="Whether there are no faults.")
    mentions: int = Field(description="How many mentions there are; 0 if the annotation does not fit the schema.")
    records: int = Field(description="How many records there are; likewise.")
    faults: list[str] = Field(description="One line a fault: what is wrong, and the mend. A thousand at most.")


class GoldRequest(_Request):
    """A gold annotation to keep."""

    annotation: dict[str, Any] = Field(description="A gold annotation without faults, as `/check` finds them.")
    text: _Text = Field(description="The article as stored.")
    replace: bool = Field(default=False, strict=True, description="Whether it may take the place of other gold.")


class GoldResponse(BaseModel):
    """What was written."""

    file: str = Field(description="The gold file, under the folder of gold.")
    article: str | None = Field(description="The article's file under the folder of articles, if it was written too.")
    replaced: bool = Field(description="Whether there was a file of that name.")


class Health(BaseModel):
    """That the server answers, and which rules and words it goes by."""

    status: str = Field(examples=["ok"])
    version: str
    rules: str = Field(description="Fingerprint of the rules' code.")
    lexicon: str = Field(description="Fingerprint of the words.")


class Problem(BaseModel):
    """Why a request was not done."""

    detail: str = Field(description="One line.")
