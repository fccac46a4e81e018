"""Percentages, head counts, years and insurance types out of Vietnamese news text.

>>> from extractor import Extractor
>>> annotation = Extractor().extract("Năm 2021, BHYT bao phủ 91% dân số.")
>>> annotation.records[0].value, annotation.records[0].year
(91, 2021)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.evaluation import evaluate
    from extractor.pipeline import Extractor
    from extractor.schema import Annotation, Article, Mention, Record

__all__ = ["Annotation", "Article", "Extractor", "Mention", "Record", "evaluate"]

_HOMES = {
    "Annotation": "extractor.schema",
    "Article": "extractor.schema",
    "Extractor": "extractor.pipeline",
    "Mention": "extractor.schema",
    "Record": "extractor.schema",
    "evaluate": "extractor.evaluation",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: ``extractor --help`` should cost nothing."""
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
