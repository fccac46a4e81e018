"""Drafts: machine-made gold that waits for a person to correct and accept it."""

from __future__ import annotations

from extractor.schema import Annotation

__all__ = ["accepted", "as_draft"]

_OUTPUT_ONLY_RECORD = {"unit": None, "sentence": None, "evidence": None, "rules": None}


def as_draft(annotation: Annotation, sha256: str) -> Annotation:
    """Make a draft of an extraction: marked as such, and without what only output has.

    Args:
        annotation: the extraction.
        sha256: the hash of the article's bytes.
    """
    return annotation.model_copy(
        update={
            "sha256": sha256,
            "draft": True,
            "mentions": tuple(mention.model_copy(update={"rule": None}) for mention in annotation.mentions),
            "records": tuple(record.model_copy(update=_OUTPUT_ONLY_RECORD) for record in annotation.records),
        }
    )


def accepted(annotation: Annotation) -> Annotation:
    """Clear the mark of a draft."""
    return annotation.model_copy(update={"draft": None})
