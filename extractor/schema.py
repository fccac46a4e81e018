"""The JSON contract: articles, mentions, records and annotations.

A gold file and an output line are the same object, an :class:`Annotation`. Everything
else in the package produces, reads or compares these models; nothing here knows a rule.

Offsets are Unicode code points into the article's text exactly as stored (UTF-8, a byte
order mark dropped, nothing else changed). Spans are half open: ``start`` is the first code
point of the mention, ``end`` the first one after it, so ``text[start:end]`` is the mention.

Units: percentages are numbers from 0 to 100 (and above, for a plan more than reached), head
counts are persons, years are calendar years. ``None`` always means "the text does not settle
it", never "zero" and never a guess.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    field_validator,
    model_serializer,
    model_validator,
)

from extractor.declared import Declarable

__all__ = [
    "Annotation",
    "Article",
    "Base",
    "InsuranceCode",
    "Measure",
    "Mention",
    "MentionType",
    "Qualifier",
    "QuantityKind",
    "Record",
    "Role",
    "Span",
    "Status",
]


class MentionType(StrEnum):
    """What a mention is: a number of one of three kinds, or the name of an insurance."""

    PERCENTAGE = "percentage"
    """A number, range or list item with its sign or word: ``35,2%``, ``4,5 điểm phần trăm``."""
    HEAD_COUNT = "head_count"
    """A number of persons, without approximator and noun: ``9,9 triệu`` of ``hơn 9,9 triệu người``."""
    YEAR = "year"
    """A calendar year as a time: ``2021``, ``31/12/2021``, ``2021-2025``, ``I/2023``."""
    INSURANCE = "insurance"
    """The longest phrase that names a kind of insurance: ``BHXH tự nguyện``."""


class QuantityKind(StrEnum):
    """The mention types that make a record."""

    PERCENTAGE = "percentage"
    HEAD_COUNT = "head_count"


class InsuranceCode(Declarable):
    """The kinds of insurance. The most specific one that the words name is given; an overlay may declare more."""

    SOCIAL = "social"
    """Bảo hiểm xã hội, BHXH, when the kind is not said; pensions and lump sums too."""
    SOCIAL_COMPULSORY = "social_compulsory"
    """BHXH bắt buộc."""
    SOCIAL_VOLUNTARY = "social_voluntary"
    """BHXH tự nguyện."""
    HEALTH = "health"
    """Bảo hiểm y tế, BHYT, when the group is not part of the name."""
    HEALTH_HOUSEHOLD = "health_household"
    """BHYT (theo) hộ gia đình."""
    HEALTH_STUDENT = "health_student"
    """BHYT học sinh, sinh viên; BHYT học đường."""
    HEALTH_VOLUNTARY = "health_voluntary"
    """BHYT tự nguyện."""
    UNEMPLOYMENT = "unemployment"
    """Bảo hiểm thất nghiệp, BHTN."""
    OCCUPATIONAL = "occupational"
    """Bảo hiểm tai nạn lao động, bệnh nghề nghiệp."""
    SUPPLEMENTARY_PENSION = "supplementary_pension"
    """Bảo hiểm hưu trí bổ sung, hưu trí tự nguyện."""
    LIFE = "life"
    """Bảo hiểm nhân thọ."""
    NON_LIFE = "non_life"
    """Bảo hiểm phi nhân thọ."""
    MOTOR = "motor"
    """Bảo hiểm xe cơ giới, xe máy, ô tô, TNDS của chủ xe."""
    AGRICULTURAL = "agricultural"
    """Bảo hiểm nông nghiệp, cây trồng, vật nuôi."""
    PROPERTY = "property"
    """Bảo hiểm cháy nổ, bảo hiểm tài sản."""
    ACCIDENT = "accident"
    """Bảo hiểm tai nạn of persons, passengers, pupils."""
    DEPOSIT = "deposit"
    """Bảo hiểm tiền gửi."""


class Qualifier(StrEnum):
    """The word or sign that bounds a number, the nearest one if there are two."""

    APPROX = "approx"
    """khoảng, xấp xỉ, ước, chừng, ``~``, ``≈``."""
    MORE_THAN = "more_than"
    """hơn, trên; vượt, quá where no target is meant; ``>``."""
    NEARLY = "nearly"
    """gần, ngót."""
    LESS_THAN = "less_than"
    """dưới, chưa đến, chưa tới, chưa đầy, ``<``."""
    AT_LEAST = "at_least"
    """ít nhất, tối thiểu, từ … trở lên, ``≥``."""
    AT_MOST = "at_most"
    """tối đa, không quá, cao nhất, ``≤``."""


class Measure(StrEnum):
    """What is counted or rated."""

    PARTICIPATION = "participation"
    """Taking part, being covered, holding a card."""
    NON_PARTICIPATION = "non_participation"
    """Not covered, lost or left."""
    BENEFICIARIES = "beneficiaries"
    """People who receive a benefit or apply for it, patients treated under health insurance."""
    CONTRIBUTION = "contribution"
    """What is paid in: rates, amounts, the state's share of them."""
    BENEFIT = "benefit"
    """What is paid out: benefit and replacement rates, the fund's share of a bill."""
    ARREARS = "arrears"
    """Debts, late and evaded payment, and the people they hit."""
    FINANCE = "finance"
    """Revenue, spending, funds, budgets."""
    OTHER = "other"
    """Anything else, and the whole against which others are counted."""


class Role(StrEnum):
    """How the number relates to what is measured."""

    LEVEL = "level"
    """The total or the rate itself; the new level of a change (``tăng lên X``, ``còn X``) too."""
    INCREASE = "increase"
    """A rise over time or a surplus over another group."""
    DECREASE = "decrease"
    """A fall over time or a deficit to another group."""
    ABOVE_TARGET = "above_target"
    """A distance beyond a plan or target."""
    BELOW_TARGET = "below_target"
    """A distance short of a plan or target."""
    COMPLETION = "completion"
    """The share of a plan that is reached."""


class Status(StrEnum):
    """Whether the number was true when written."""

    ACTUAL = "actual"
    """A result, an estimate of what is, a rule that is adopted."""
    PLANNED = "planned"
    """A target, plan, forecast, proposal or hypothesis."""


class Base(StrEnum):
    """The whole of which a percentage is a percentage, where words name it."""

    LABOUR_FORCE = "labour_force"
    """The whole labour force (of working age)."""
    POPULATION = "population"
    """Population, the people."""
    GROUP = "group"
    """A named group of people: pupils, poor households' members, all participants."""
    WAGE = "wage"
    """A wage, or the base salary."""
    CONTRIBUTION = "contribution"
    """The contribution, what is due or paid."""
    COST = "cost"
    """A cost or bill."""
    PLAN = "plan"
    """A plan, target or budget."""
    PREVIOUS = "previous"
    """The amount before a change (``cùng kỳ``, ``năm trước``), named or not."""
    OTHER = "other"
    """Another named whole."""


Span = tuple[int, int]
"""Half-open interval of code points into the stored text."""

Number = int | float
_Offset = Annotated[int, Field(ge=0, strict=True)]


def _plain(value: object) -> object:
    """Fold whole floats to integers, so that equal numbers are equal bytes (``95.0`` → ``95``)."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    # Of the class: as a private attribute it would be copied into every instance.
    _left_out_when_unset: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _serialize(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        for name in self._left_out_when_unset:
            if data.get(name) is None:
                data.pop(name, None)
        return data


class _Spanned(_Model):
    start: _Offset = Field(description="First code point of the mention.")
    end: _Offset = Field(description="First code point after the mention.")
    text: str = Field(min_length=1, description="The stored text between start and end.")

    @model_validator(mode="after")
    def _span_fits_text(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"start {self.start} and end {self.end} do not span the {len(self.text)} code points of {self.text!r}"
            )
        return self

    @property
    def span(self) -> Span:
        """``(start, end)``, half open, in code points."""
        return (self.start, self.end)


class Mention(_Spanned):
    """One occurrence of a percentage, head count, year or insurance name in the text."""

    type: MentionType
    start: _Offset = Field(description="First code point of the mention.")
    end: _Offset = Field(description="First code point after the mention.")
    text: str = Field(min_length=1, description="The stored text between start and end.")
    value: Number | InsuranceCode = Field(
        description="Percent (0-100 and above), persons, calendar year, or insurance code; the lower bound of a range."
    )
    upper: Number | None = Field(default=None, description="The upper bound of a range, in the unit of value.")
    rule: str | None = Field(default=None, description="Name of the rule that found the mention (output only).")

    _left_out_when_unset: ClassVar[frozenset[str]] = frozenset({"rule"})
    _plain_numbers = field_validator("value", "upper", mode="after")(_plain)

    @model_validator(mode="after")
    def _value_fits_type(self) -> Self:
        check_value(self.type, self.value, self.upper)
        return self


class Record(_Spanned):
    """One quantity with its context. Slots that the text does not settle are null."""

    kind: QuantityKind
    start: _Offset = Field(description="First code point of the quantity.")
    end: _Offset = Field(description="First code point after the quantity.")
    text: str = Field(min_length=1, description="The stored text between start and end.")
    value: Number = Field(description="Percent (0-100 and above) or persons; the lower bound of a range.")
    upper: Number | None = Field(default=None, description="The upper bound of a range, in the unit of value.")
    qualifier: Qualifier | None = Field(default=None, description="The word that bounds this number.")
    insurance: tuple[InsuranceCode, ...] = Field(
        default=(), description="The kinds of insurance that the quantity is about; a sum over several lists them all."
    )
    year: int | None = Field(default=None, description="The calendar year that the quantity is about.")
    year_end: int | None = Field(default=None, description="The last year, for ranges of years only.")
    measure: Measure = Field(description="What is counted or rated.")
    role: Role = Field(description="How the number relates to the measure.")
    status: Status = Field(description="Whether the number was true when written.")
    base: Base | None = Field(default=None, description="The whole of which a percentage is a percentage.")
    place: str | None = Field(
        default=None, description="Where the quantity holds: the narrowest named place, without its class word."
    )
    unit: str | None = Field(default=None, description="`%`, or the head noun as written (output only).")
    sentence: Span | None = Field(default=None, description="The sentence that holds the quantity (output only).")
    evidence: dict[str, tuple[Span, ...]] | None = Field(
        default=None, description="Per slot, the spans of the words that decided it (output only)."
    )
    rules: dict[str, str] | None = Field(default=None, description="Per slot, the name of the rule (output only).")

    _left_out_when_unset: ClassVar[frozenset[str]] = frozenset({"unit", "sentence", "evidence", "rules"})
    _plain_numbers = field_validator("value", "upper", mode="after")(_plain)

    @field_validator("insurance", mode="after")
    @classmethod
    def _sorted_codes(cls, codes: tuple[InsuranceCode, ...]) -> tuple[InsuranceCode, ...]:
        if len(set(codes)) != len(codes):
            raise ValueError(f"insurance names a kind twice: {[str(code) for code in codes]}")
        return tuple(sorted(codes))

    @model_validator(mode="after")
    def _slots_fit_together(self) -> Self:
        check_value(MentionType(self.kind), self.value, self.upper)
        if self.year_end is not None and (self.year is None or self.year_end <= self.year):
            raise ValueError(f"year_end {self.year_end} needs an earlier year, not {self.year}")
        if self.base is not None and self.kind is not QuantityKind.PERCENTAGE:
            raise ValueError(f"base {self.base} on a head count: only percentages have a base")
        return self


def check_value(kind: MentionType, value: object, upper: object) -> None:
    """Raise ``ValueError`` where a mention's value or upper bound does not fit its type."""
    if kind is MentionType.INSURANCE:
        if not isinstance(value, InsuranceCode) or upper is not None:
            raise ValueError(f"an insurance mention needs an insurance code and no upper, not {value!r} and {upper!r}")
        return
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"a {kind} needs a number, not {value!r}")
    numbers = [value] if upper is None else [value, upper]
    for number in numbers:
        if isinstance(number, float) and not math.isfinite(number):
            # JSON has no word for it: it would be written as null.
            raise ValueError(f"a {kind} needs a finite number, not {number!r}")
        if kind is not MentionType.PERCENTAGE and not float(number).is_integer():  # type: ignore[arg-type]
            raise ValueError(f"a {kind} is a whole number, not {number!r}")
    if isinstance(upper, int | float) and upper <= value:
        raise ValueError(f"upper {upper} is not above value {value}")


class Annotation(_Model):
    """Everything found in, or annotated on, one document. A gold file and an output line."""

    document: str = Field(min_length=1, description="Path under the input folder without its suffix.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file's bytes, in hexadecimal.")
    published: dt.date | None = Field(default=None, description="Publication date, where it is known.")
    mentions: tuple[Mention, ...] = Field(default=(), description="All mentions, by position.")
    records: tuple[Record, ...] = Field(default=(), description="One record a quantity, by position.")
    draft: bool | None = Field(
        default=None, description="True on a machine-made gold file that no person has accepted yet; else left out."
    )
    encoding: str | None = Field(
        default=None,
        description="What the input was in, where it was not UTF-8 (output only). The text is then in NFC.",
    )
    title: str | None = Field(default=None, description="Title of a web page (output only).")
    text: str | None = Field(
        default=None,
        description="The text that offsets point into, where it is not the stored one: taken out of a web page, or "
        "decoded from an older encoding (output only).",
    )
    unread: tuple[Span, ...] | None = Field(
        default=None,
        description="Stretches that hold thousands of figures or names, more densely than any article, and were not "
        "read (output only).",
    )

    _left_out_when_unset: ClassVar[frozenset[str]] = frozenset({"draft", "encoding", "title", "text", "unread"})


class Article(_Model):
    """A document to extract from.

    ``text`` is the file's content as stored, a byte order mark dropped; ``sha256`` is that of
    the file's bytes, unpacked if they were compressed. ``published`` is the date given with the
    document, if any. Of a web page, ``text`` is the main text with the ``title`` before it.
    ``encoding`` is what the input was in, if that was not UTF-8.
    """

    document: str = Field(min_length=1)
    text: str
    sha256: str
    published: dt.date | None = None
    format: Literal["txt", "md", "html", "row"] = "txt"
    title: str | None = None
    encoding: str | None = None

    @classmethod
    def from_text(cls, text: str, *, document: str = "text", published: dt.date | None = None) -> Article:
        """Make an article of a string; the hash is that of its UTF-8 bytes."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(document=document, text=text, sha256=digest, published=published)
