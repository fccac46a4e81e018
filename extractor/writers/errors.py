"""What can be wrong with an output before anything is written."""

from __future__ import annotations

__all__ = ["MissingExtraError", "OutputError"]


class OutputError(ValueError):
    """An output that cannot be written; the message says why and what to do, without its name."""


class MissingExtraError(OutputError):
    """An output whose format needs a package that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"needs {package}; pip install 'extractor[{extra}]'")
