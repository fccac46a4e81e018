import json
from pathlib import Path

import pytest

from extractor.evaluation import Scores, evaluate
from extractor.evaluation.evaluate import NO_STYLE
from extractor.evaluation.headline import HEADLINES
from extractor.evaluation.ratios import PRF
from extractor.gold.load import load_gold
from extractor.schema import Annotation

from .making import annotation, mention, random_mentions, random_source, record, with_records

GOLD = Path(__file__).parents[2] / "gold"


def corpus(seed: int, documents: int = 6) -> tuple[list[Annotation], list[Annotation]]:
    """Random gold, and predictions that share most of it."""
    rng = random_source(seed)
    gold, predicted = [], []
    for number in range(documents):
        mentions = random_mentions(rng, rng.randint(0, 12), 80, 5)
        kept = [each for each in mentions if rng.random() < 0.8] + random_mentions(rng, rng.randint(0, 3), 80, 5)
        gold.append(with_records(mentions, rng, f"d{number}"))
        predicted.append(with_records(kept, rng, f"d{number}"))
    return gold, predicted


def mention_rows(scores: Scores) -> dict[str, dict[str, PRF]]:
    names = ("strict", "span_and_type", "span", "overlap", "partial", "type", "value")
    return {name: getattr(scores.mentions, name) for name in names}


def all_rows(scores: Scores) -> list[dict[str, PRF]]:
    records = scores.records
    return [
        *mention_rows(scores).values(),
        records.quantity,
        records.core,
        records.full,
        *records.full_without.values(),
    ]


@pytest.mark.parametrize("seed", range(10))
def test_gold_against_itself_is_perfect(seed: int) -> None:
    gold, _ = corpus(seed)
    scores = evaluate(gold, gold, resamples=20)
    for rows in all_rows(scores):
        for row in rows.values():
            assert (row.precision, row.recall, row.f1) == ((1, 1, 1) if row.gold else (None, None, None))
    for slot in scores.slots.values():
        assert (slot.wrong, slot.missing, slot.spurious) == (0, 0, 0)
    assert {interval.low for interval in scores.intervals.values() if interval} == {1.0}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the project's gold files are not here")
def test_real_gold_against_itself_is_perfect() -> None:
    gold = list(load_gold(GOLD)[0].values())
    assert gold
    scores = evaluate(gold, gold, resamples=20)
    assert scores.mentions.strict["all"].gold == sum(len(each.mentions) for each in gold)
    assert {row.f1 for row in scores.headline.values()} <= {1.0, None}
    assert all(row["mention.strict"].f1 == 1.0 for row in scores.by_document.values())


@pytest.mark.parametrize("seed", range(10))
def test_parts_add_up_to_the_whole(seed: int) -> None:
    scores = evaluate(*corpus(seed), resamples=0)
    for rows in all_rows(scores):
        parts = [row for name, row in rows.items() if name != "all"]
        for count in ("gold", "predicted", "matched", "matched_predicted"):
            assert sum(getattr(part, count) for part in parts) == getattr(rows["all"], count)
        assert rows["all"].matched == rows["all"].matched_predicted
    for name in HEADLINES:
        assert sum(rows[name].matched for rows in scores.by_document.values()) == scores.headline[name].matched
    for slot, whole in scores.slots.items():
        assert sum(by_slot[slot].correct for by_slot in scores.slots_by_kind.values()) == whole.correct
        outcomes = whole.correct + whole.wrong + whole.missing + whole.spurious + whole.empty
        assert outcomes == scores.records.quantity["all"].matched
    confusion = scores.mentions.confusion
    for kind, pairs in confusion.items():
        if kind != "none":
            assert sum(pairs.values()) == scores.mentions.strict[kind].gold
            assert sum(column[kind] for column in confusion.values()) == scores.mentions.strict[kind].predicted


@pytest.mark.parametrize("seed", range(10))
def test_stricter_criteria_never_match_more(seed: int) -> None:
    scores = evaluate(*corpus(seed), resamples=0)
    rows = {name: by_type["all"].matched for name, by_type in mention_rows(scores).items()}
    assert rows["strict"] <= rows["span_and_type"] <= rows["span"] <= rows["partial"] <= rows["overlap"]
    assert rows["strict"] <= rows["value"]
    assert rows["span_and_type"] <= rows["type"] <= rows["overlap"]
    full = scores.records.full["all"].matched
    assert full <= scores.records.core["all"].matched <= scores.records.quantity["all"].matched
    assert all(view["all"].matched >= full for view in scores.records.full_without.values())


@pytest.mark.parametrize("seed", range(10))
def test_order_changes_nothing(seed: int) -> None:
    gold, predicted = corpus(seed)
    expected = evaluate(gold, predicted, resamples=50)
    rng = random_source(seed)

    def shuffled(annotations: list[Annotation]) -> list[Annotation]:
        mixed = []
        for each in rng.sample(annotations, len(annotations)):
            parts = {
                "mentions": tuple(rng.sample(each.mentions, len(each.mentions))),
                "records": tuple(rng.sample(each.records, len(each.records))),
            }
            mixed.append(each.model_copy(update=parts))
        return mixed

    assert evaluate(shuffled(gold), shuffled(predicted), resamples=50) == expected


@pytest.mark.parametrize("seed", range(10))
def test_exchanging_gold_and_prediction_exchanges_precision_and_recall(seed: int) -> None:
    gold, predicted = corpus(seed)
    forth, back = evaluate(gold, predicted, resamples=0), evaluate(predicted, gold, resamples=0)
    for one, other in zip(all_rows(forth), all_rows(back), strict=True):
        for name, row in one.items():
            assert (row.precision, row.recall, row.f1) == (other[name].recall, other[name].precision, other[name].f1)
    for name, slot in forth.slots.items():
        mirrored = back.slots[name]
        assert (slot.correct, slot.wrong, slot.missing) == (mirrored.correct, mirrored.wrong, mirrored.spurious)
    for row_name, row_counts in forth.mentions.confusion.items():
        assert all(count == back.mentions.confusion[name][row_name] for name, count in row_counts.items())


@pytest.mark.parametrize("seed", range(10))
def test_one_more_false_positive_lowers_precision_only(seed: int) -> None:
    gold, predicted = corpus(seed)
    extra = predicted[0].model_copy(
        update={
            "mentions": (*predicted[0].mentions, mention(500, 504, "percentage", 99)),
            "records": (*predicted[0].records, record(500, 504, "percentage", 99)),
        }
    )
    before = evaluate(gold, predicted, resamples=0)
    after = evaluate(gold, [extra, *predicted[1:]], resamples=0)
    for old, new in zip(all_rows(before), all_rows(after), strict=True):
        assert new["all"].recall == old["all"].recall
        assert new["all"].matched == old["all"].matched
        if old["all"].matched:
            assert (new["all"].precision or 0) < (old["all"].precision or 0)
    assert after.slots == before.slots


def test_a_hand_counted_case() -> None:
    gold = annotation(
        [
            mention(0, 5, "percentage", 35.2),
            mention(10, 12, "head_count", 46),
            mention(20, 24, "year", 2021),
            mention(30, 34, "insurance", "social"),
        ],
        [
            record(0, 5, "percentage", 35.2, year=2021, insurance=("social", "health"), base="population"),
            record(10, 12, "head_count", 46, qualifier="nearly"),
        ],
    )
    found = annotation(
        [
            mention(0, 5, "percentage", 35.2),
            mention(10, 12, "head_count", 47),  # wrong value
            mention(20, 25, "year", 2021),  # wrong span
            mention(30, 34, "year", 2020),  # wrong type
            mention(40, 44, "year", 2019),  # spurious
        ],
        [
            record(
                0, 5, "percentage", 35.2, year=2022, insurance=("health", "social"), place="Hà Nội", role="increase"
            ),
            record(10, 12, "head_count", 47),
        ],
    )
    scores = evaluate([gold], [found], resamples=0)
    rows = {name: by_type["all"] for name, by_type in mention_rows(scores).items()}
    assert {name: row.matched for name, row in rows.items()} == {
        "strict": 1, "span_and_type": 2, "span": 3, "overlap": 4, "partial": 3.5, "type": 3, "value": 2
    }  # fmt: skip
    assert (rows["strict"].gold, rows["strict"].predicted) == (4, 5)
    assert (rows["strict"].precision, rows["strict"].recall) == (1 / 5, 1 / 4)
    assert rows["strict"].f1 == pytest.approx(2 / 9)
    # Across types the row of a type counts its own side only.
    year = scores.mentions.span["year"]
    assert (year.gold, year.predicted, year.matched, year.matched_predicted) == (1, 3, 0, 1)
    assert scores.mentions.confusion["insurance"]["year"] == 1
    assert scores.mentions.confusion["none"]["year"] == 1
    records = scores.records
    assert (records.quantity["all"].matched, records.core["all"].matched, records.full["all"].matched) == (1, 0, 0)
    outcome = {name: (s.correct, s.wrong, s.missing, s.spurious, s.empty) for name, s in scores.slots.items()}
    assert outcome == {
        "insurance": (1, 0, 0, 0, 0),
        "year": (0, 1, 0, 0, 0),
        "year_end": (0, 0, 0, 0, 1),
        "measure": (1, 0, 0, 0, 0),
        "role": (0, 1, 0, 0, 0),
        "status": (1, 0, 0, 0, 0),
        "qualifier": (0, 0, 0, 0, 1),
        "base": (0, 0, 1, 0, 0),
        "place": (0, 0, 0, 1, 0),
    }
    assert (scores.slots["role"].accuracy, scores.slots["role"].f1) == (0, None)
    assert (scores.slots["insurance"].accuracy, scores.slots["insurance"].f1) == (None, 1)
    assert (scores.slots["base"].precision, scores.slots["base"].recall) == (None, 0)


def test_leaving_out_the_one_wrong_slot_makes_the_record_right() -> None:
    gold = annotation([mention(0, 5, "percentage")], [record(0, 5, role="level")])
    found = annotation([mention(0, 5, "percentage")], [record(0, 5, role="increase")])
    records = evaluate([gold], [found], resamples=0).records
    assert (records.core["all"].f1, records.full["all"].f1) == (1, 0)
    assert {slot: view["all"].f1 for slot, view in records.full_without.items()} == {
        "insurance": 0, "year": 0, "year_end": 0, "measure": 0, "role": 1, "status": 0
    }  # fmt: skip


def test_the_upper_bound_is_part_of_strict_and_of_value() -> None:
    gold, found = annotation([mention(0, 6, "percentage", 65, 70)]), annotation([mention(0, 6, "percentage", 65)])
    mentions = evaluate([gold], [found], resamples=0).mentions
    assert (mentions.strict["all"].matched, mentions.value["all"].matched) == (0, 0)
    assert mentions.span_and_type["all"].matched == 1


def test_value_only_is_a_multiset_within_the_document() -> None:
    gold = [
        annotation([mention(0, 4, "year", 2021), mention(9, 13, "year", 2021)], document="a"),
        annotation(document="b"),
    ]
    found = [
        annotation([mention(50, 54, "year", 2021)], document="a"),
        annotation([mention(0, 4, "year", 2021)], document="b"),
    ]
    value = evaluate(gold, found, resamples=0).mentions.value["all"]
    assert (value.matched, value.gold, value.predicted) == (1, 2, 2)


def test_nothing_at_all_is_null_and_not_zero_or_one() -> None:
    scores = evaluate([annotation()], [annotation()])
    data = json.loads(scores.model_dump_json())
    row = data["mentions"]["strict"]["all"]
    assert (row["precision"], row["recall"], row["f1"]) == (None, None, None)
    assert data["slots"]["year"]["f1"] is None
    assert data["slots"]["role"]["accuracy"] is None
    assert scores.documents.empty == ("d",)


def test_one_empty_side_has_one_ratio_undefined_and_no_f1_of_null() -> None:
    row = evaluate([annotation([mention(0, 4)])], [], resamples=0).mentions.strict["all"]
    assert (row.precision, row.recall, row.f1) == (None, 0, 0)
    row = evaluate([annotation()], [annotation([mention(0, 4)])], resamples=0).mentions.strict["all"]
    assert (row.precision, row.recall, row.f1) == (0, None, 0)


def test_documents_that_only_one_side_has() -> None:
    gold = [annotation([mention(0, 4)], document="both"), annotation([mention(0, 4)], document="gold only")]
    found = [
        annotation([mention(0, 4)], document="both", sha256="1" * 64),
        annotation([mention(0, 4)], document="prediction only"),
    ]
    scores = evaluate(gold, found, resamples=0)
    assert scores.documents.scored == 2
    assert scores.documents.without_prediction == ("gold only",)
    assert scores.documents.without_gold == ("prediction only",)
    assert scores.documents.other_text == ("both",)
    row = scores.mentions.strict["all"]
    assert (row.gold, row.predicted, row.matched) == (2, 1, 1)


def test_styles_are_sums_of_their_documents() -> None:
    gold, predicted = corpus(3)
    styles = {"d0": "report", "d1": "report", "d2": "list"}
    scores = evaluate(gold, predicted, styles=styles, resamples=0)
    assert list(scores.by_style) == [NO_STYLE, "list", "report"]
    report = scores.by_style["report"]["mention.strict"]
    assert report.matched == sum(scores.by_document[name]["mention.strict"].matched for name in ("d0", "d1"))
    assert (
        sum(rows["mention.strict"].gold for rows in scores.by_style.values()) == scores.headline["mention.strict"].gold
    )
    assert evaluate(gold, predicted, resamples=0).by_style == {}


def test_the_json_reads_back_as_the_same_scores() -> None:
    scores = evaluate(*corpus(1), resamples=10)
    assert Scores.model_validate_json(scores.model_dump_json()) == scores


@pytest.mark.parametrize("side", ["gold", "predictions"])
def test_a_document_may_come_once_only(side: str) -> None:
    twice, once = [annotation(), annotation()], [annotation()]
    with pytest.raises(ValueError, match=f"{side}: document d comes twice"):
        evaluate(*((twice, once) if side == "gold" else (once, twice)))


def test_a_negative_number_of_draws_is_refused() -> None:
    with pytest.raises(ValueError, match="resamples is -1"):
        evaluate([], [], resamples=-1)


def test_styles_of_five_documents_have_intervals_and_smaller_ones_none() -> None:
    gold = [annotation([mention(0, 4)], document=f"d{number}") for number in range(9)]
    styles = {f"d{number}": "report" if number < 5 else "list" for number in range(9)}
    scores = evaluate(gold, gold[1:], resamples=50, styles=styles)
    assert list(scores.by_style) == ["list", "report"]
    assert list(scores.intervals_by_style) == ["report"]
    interval = scores.intervals_by_style["report"]["mention.strict"]
    assert interval is not None
    assert interval.low < 1.0 == interval.high


def test_slot_values_count_what_is_taken_for_what() -> None:
    quantities = [mention(start, start + 2, "percentage", 1.0) for start in (0, 5, 10)]
    places = (("Hà Nội", "Hà Nội"), ("Hà Nội", None), (None, "Huế"))
    sides = [
        annotation(
            quantities, [record(5 * number, 5 * number + 2, place=pair[side]) for number, pair in enumerate(places)]
        )
        for side in (0, 1)
    ]
    scores = evaluate(sides[:1], sides[1:], resamples=0)
    assert scores.slot_values["place"] == {"Hà Nội": {"Hà Nội": 1, "null": 1}, "null": {"Huế": 1}}
    assert scores.slot_values["role"] == {"level": {"level": 3}}
    assert sum(sum(row.values()) for row in scores.slot_values["insurance"].values()) == 3
