import datetime as dt

import pytest

from extractor.evaluation import evaluate, gold_fingerprint
from extractor.schema import Annotation

from .making import annotation, mention, record


def sample() -> Annotation:
    return annotation(
        [mention(0, 4, "percentage", 35.2), mention(9, 13, "year", 2021)], [record(0, 4, "percentage", 35.2, year=2021)]
    )


def test_order_and_output_only_fields_leave_the_fingerprint_alone() -> None:
    one, other = sample(), annotation([mention(5, 9)], document="e")
    turned = one.model_copy(
        update={
            "mentions": tuple(each.model_copy(update={"rule": "r"}) for each in reversed(one.mentions)),
            "records": tuple(
                each.model_copy(update={"unit": "%", "rules": {"year": "r"}, "evidence": {"year": ((9, 13),)}})
                for each in one.records
            ),
        }
    )
    assert gold_fingerprint([turned, other]) == gold_fingerprint([other, one])


@pytest.mark.parametrize(
    "change",
    [
        {"document": "other"},
        {"sha256": "1" * 64},
        {"published": dt.date(2021, 1, 2)},
        {"mentions": ()},
        {"mentions": (mention(0, 4, "percentage", 35.3), mention(9, 13, "year", 2021))},
        {"records": (record(0, 4, "percentage", 35.2, year=2022),)},
        {"records": (record(0, 4, "percentage", 35.2, year=2021, place="Hà Nội"),)},
    ],
)
def test_any_other_change_shows(change: dict[str, object]) -> None:
    assert gold_fingerprint([sample()]) != gold_fingerprint([sample().model_copy(update=change)])


def test_the_line_names_all_that_a_score_depends_on() -> None:
    signature = evaluate([sample()], [], resamples=7, seed=0, split="test", lexicon="abc").signature
    parts = dict(part.split(":", 1) for part in str(signature).split("|"))
    assert list(parts) == [
        "scheme", "version", "unit", "documents", "split", "gold", "rules", "lexicon",
        "package", "python", "resamples", "seed",
    ]  # fmt: skip
    assert parts["gold"] == gold_fingerprint([sample()])[:12]
    assert (parts["rules"], parts["lexicon"], parts["split"]) == ("null", "abc", "test")
    assert (parts["resamples"], parts["seed"], parts["documents"]) == ("7", "0", "1")
    assert signature.units["resampling"] == "document"
