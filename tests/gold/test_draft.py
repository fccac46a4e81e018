from __future__ import annotations

import json

from extractor.gold.draft import accepted, as_draft
from extractor.gold.files import dump_annotation, hash_of
from extractor.schema import Annotation


def test_a_draft_is_marked_and_has_nothing_that_only_output_has(annotation: Annotation) -> None:
    output = annotation.model_copy(
        update={
            "mentions": tuple(each.model_copy(update={"rule": "digits"}) for each in annotation.mentions),
            "records": tuple(
                each.model_copy(update={"unit": "%", "sentence": (0, 9), "evidence": {}, "rules": {"role": "x"}})
                for each in annotation.records
            ),
        }
    )
    draft = as_draft(output, hash_of("b"))
    assert draft == annotation.model_copy(update={"draft": True, "sha256": hash_of("b")})
    assert json.loads(dump_annotation(draft))["draft"] is True


def test_an_accepted_draft_has_no_mark(annotation: Annotation) -> None:
    assert accepted(as_draft(annotation, annotation.sha256)) == annotation
    assert "draft" not in annotation.model_dump()
