"""What a score depends on, in one line, so that two numbers can be compared a year later.

After the signatures of sacreBLEU (Post 2018): whoever prints a score prints this with it.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Mapping
from importlib import metadata
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from extractor.schema import Annotation

__all__ = ["SCHEME", "SCHEME_VERSION", "UNITS", "Signature", "gold_fingerprint", "make_signature"]

SCHEME: Final = "extractor"
"""Name of the way of scoring that this package defines."""
SCHEME_VERSION: Final = "1.0"
"""Goes up whenever the same files could give another number."""
UNITS: Final[Mapping[str, str]] = {
    "span": "code points, half open",
    "percentage": "percent",
    "head_count": "persons",
    "year": "calendar year",
    "score": "fraction of 1",
    "resampling": "document",
}

_OUTPUT_ONLY: Final = {
    "mentions": {"__all__": {"rule"}},
    "records": {"__all__": {"unit", "sentence", "evidence", "rules"}},
}


class Signature(BaseModel):
    """Everything that a score depends on. ``None`` is "not known" or "not used"."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    scheme: str = SCHEME
    version: str = SCHEME_VERSION
    units: dict[str, str]
    documents: int
    split: str | None
    gold: str
    """Fingerprint of the gold annotations, see :func:`gold_fingerprint`."""
    rules: str | None
    """Fingerprint of the rules that made the predictions, where the caller knows it."""
    lexicon: str | None
    """Fingerprint of their lexicon, where the caller knows it."""
    package: str
    python: str
    resamples: int
    seed: int

    def __str__(self) -> str:
        """The signature in one line; fingerprints are cut to 12 digits."""
        parts = {
            "scheme": self.scheme,
            "version": self.version,
            "unit": self.units["resampling"],
            "documents": self.documents,
            "split": self.split or "null",
            "gold": self.gold[:12],
            "rules": self.rules[:12] if self.rules else "null",
            "lexicon": self.lexicon[:12] if self.lexicon else "null",
            "package": self.package,
            "python": self.python,
            "resamples": self.resamples,
            "seed": self.seed,
        }
        return "|".join(f"{name}:{value}" for name, value in parts.items())


def make_signature(
    gold: Iterable[Annotation],
    *,
    resamples: int,
    seed: int,
    split: str | None = None,
    rules: str | None = None,
    lexicon: str | None = None,
) -> Signature:
    """The signature of an evaluation against this gold."""
    annotations = list(gold)
    return Signature(
        units=dict(UNITS),
        documents=len(annotations),
        split=split,
        gold=gold_fingerprint(annotations),
        rules=rules,
        lexicon=lexicon,
        package=_package_version(),
        python=platform.python_version(),
        resamples=resamples,
        seed=seed,
    )


def gold_fingerprint(gold: Iterable[Annotation]) -> str:
    """SHA-256, in hexadecimal, of what the gold files say.

    The order of documents, mentions and records, the layout of the files and fields that only
    the output has make no difference; any other change does.
    """
    canonical = sorted(_canonical(annotation) for annotation in gold)
    return hashlib.sha256("\n".join(canonical).encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(annotation: Annotation) -> str:
    data: dict[str, Any] = annotation.model_dump(mode="json", exclude=_OUTPUT_ONLY)
    for name in ("mentions", "records"):
        data[name] = sorted(_dumps(item) for item in data[name])
    return _dumps(data)


def _dumps(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _package_version() -> str:
    try:
        return metadata.version("extractor")
    except metadata.PackageNotFoundError:
        return "unknown"
