"""Enums to which a user's lexicon may add values for as long as the process runs.

The values that the package knows are the members; one that is declared is accepted wherever a member is,
and anything else is refused as before. Declaring a value changes what is accepted, never what is extracted.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self, cast

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Declarable"]

_declared: dict[type, dict[str, Any]] = {}
_meanings: dict[type, dict[str, str]] = {}


class Declarable(StrEnum):
    """An enum of codes that may be added to."""

    @classmethod
    def declare(cls, code: str, meaning: str) -> Self:
        """Accept a code from now on.

        Args:
            code: the code; declared again it is the same object, with the newer meaning.
            meaning: what people call it.

        Returns:
            The code as a value of the enum.

        Raises:
            ValueError: where a member has the code.
        """
        if code in {each.value for each in cls}:
            raise ValueError(f"{code!r} is a built-in code")
        codes = _declared.setdefault(cls, {})
        if code not in codes:
            value: Any = str.__new__(cls, code)
            value._name_, value._value_ = code.upper(), code
            codes[code] = value
        _meanings.setdefault(cls, {})[code] = meaning
        return cast("Self", codes[code])

    @classmethod
    def declared(cls) -> Mapping[str, str]:
        """The meanings of the codes that have been declared."""
        return MappingProxyType(_meanings.get(cls, {}))

    @classmethod
    def known(cls) -> list[Self]:
        """The members, then what has been declared."""
        return [*cls, *_declared.get(cls, {}).values()]

    @classmethod
    def forget(cls) -> None:
        """Refuse again what has been declared (for tests)."""
        _declared.pop(cls, None)
        _meanings.pop(cls, None)

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return _declared.get(cls, {}).get(value) if isinstance(value, str) else None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        schema: Any = handler(source)
        schema["missing"] = cls._missing_
        return cast("CoreSchema", schema)
