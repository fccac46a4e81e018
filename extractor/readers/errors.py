"""What a reader raises: one clear line about one input."""

from __future__ import annotations

__all__ = ["InputError", "printable"]


class InputError(ValueError):
    """An input that cannot be read.

    Attributes:
        source: the file, as given, or file and place in it.
        reason: what is wrong and how to mend it, in one line, without the source.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


def printable(text: str) -> str:
    """Return the text with what would break a line or steer a terminal replaced by U+FFFD."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)
