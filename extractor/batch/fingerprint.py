"""Fingerprint of everything in the program that a document's result depends on."""

from __future__ import annotations

import hashlib
from importlib import metadata, resources

from extractor.pipeline import Extractor
from extractor.readers import Item

__all__ = ["program_fingerprint", "result_key"]

_MODULES = {
    "extractor": ("declared.py", "pipeline.py", "schema.py", "spelling.py"),
    "extractor.lexicon": ("loader.py", "overlay.py"),
    "extractor.batch": ("work.py", "prefilter.py"),
    "extractor.readers": (),
}
"""Code beside the rules that results depend on; of a package without names, all of it."""
_LIBRARIES = ("underthesea", "trafilatura")


def program_fingerprint(extractor: Extractor) -> str:
    """Return a text that changes with the rules, the lexicons, the readers, or the libraries behind them."""
    digest = hashlib.sha256()
    for package, names in _MODULES.items():
        for entry in sorted(resources.files(package).iterdir(), key=lambda each: each.name):
            if entry.name in names or (not names and entry.name.endswith(".py")):
                digest.update(entry.read_bytes())
    parts = {**extractor.fingerprint, "program": digest.hexdigest()[:12]}
    for library in _LIBRARIES:
        try:
            parts[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            parts[library] = "none"
    return " ".join(f"{name}={value}" for name, value in parts.items())


def result_key(item: Item, rules: str) -> bytes:
    """Return 16 bytes that change with all that a document's result depends on beside the run's settings."""
    parts = (item.sha256, item.format, item.published or "", rules)
    return hashlib.sha256("\0".join(parts).encode()).digest()[:16]
