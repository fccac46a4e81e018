"""Gold and prediction brought together: what each mention is judged to be."""

from __future__ import annotations

import json
from typing import Any

from extractor.evaluation import evaluate
from extractor.evaluation.errors import list_errors
from extractor.evaluation.slots import SLOTS
from extractor.gold.inline import compile_inline
from extractor.report.evaluation_data import evaluation_data
from extractor.report.evaluation_page import render_evaluation
from extractor.schema import Annotation, Mention, MentionType

GOLD = """\
Năm {y1:2021=2021} có {h1:27.651=27651} người và {p1:35,2%=35.2} dân số tham gia {i1:BHXH tự nguyện=social_voluntary}.
===
h1 | insurance=social_voluntary | year=2021 | measure=participation | role=level | status=actual
p1 | insurance=social_voluntary | year=2021 | measure=participation | role=level | status=actual | base=population
"""
FOUND = """\
{y1:Năm 2021=2021} có {h1:27.651=27651} người và {p1:35,2%=35.2} {h2:dân=4} số tham gia BHXH tự nguyện.
===
h1 | insurance=social_voluntary | year=2021 | measure=participation | role=level | status=actual
p1 | insurance=social | year=2021 | measure=other | role=level | status=actual | base=population
h2 | measure=other | role=level | status=actual
"""
TEXT, WANTED = compile_inline(GOLD, "tin/a")


def found() -> Annotation:
    _, annotation = compile_inline(FOUND, "tin/a")
    (*records,) = annotation.records
    place = next(index for index, record in enumerate(records) if record.kind == "percentage")
    records[place] = records[place].model_copy(
        update={"rules": {"measure": "measure.other", "year": "year.before"}, "evidence": {"year": ((4, 8),)}}
    )
    return annotation.model_copy(update={"records": tuple(records)})


def data(gold: Annotation, predicted: Annotation | None, text: str | None = TEXT) -> dict[str, Any]:
    wanted, made = {gold.document: gold}, {} if predicted is None else {predicted.document: predicted}
    texts = {} if text is None else {gold.document: text}
    scores = evaluate(wanted.values(), made.values(), resamples=10, styles={gold.document: "report"})
    errors = list_errors(wanted.values(), made.values(), texts)
    rows = evaluation_data(scores, errors, wanted, made, texts=texts, styles={gold.document: "report"})
    back: dict[str, Any] = json.loads(json.dumps(rows))
    return back


def verdicts(made: dict[str, Any]) -> list[tuple[str, str | None, str | None]]:
    [article] = made["articles"]

    def words(side: list[Any] | None) -> str | None:
        return None if side is None else TEXT[side[1] : side[2]]

    return [(mark[0], words(mark[1]), words(mark[2])) for mark in article[4]]


def test_each_mention_has_its_verdict_by_position() -> None:
    assert verdicts(data(WANTED, found())) == [
        ("wrong", "2021", "Năm 2021"),
        ("correct", "27.651", "27.651"),
        ("slot", "35,2%", "35,2%"),
        ("spurious", None, "dân"),
        ("missed", "BHXH tự nguyện", None),
    ]


def test_a_right_quantity_whose_record_one_side_lacks_is_no_correct_one() -> None:
    bare = WANTED.model_copy(update={"records": WANTED.records[1:]})
    assert verdicts(data(WANTED, bare))[1][0] == "slot"
    assert verdicts(data(bare, WANTED))[1][0] == "slot"
    years = WANTED.model_copy(update={"records": ()})
    assert {verdict for verdict, *_ in verdicts(data(years, years))} == {"correct"}


def test_an_error_leads_to_its_mark_and_names_slot_sides_and_rule() -> None:
    made = data(WANTED, found())
    marks = verdicts(made)
    errors = [(marks[error[1]][0], *error[2:4], *error[5:7]) for error in made["errors"]]
    assert errors == [
        ("wrong", "wrong span", None, "year '2021' = 2021", "year 'Năm 2021' = 2021"),
        ("slot", "wrong", "insurance", "social_voluntary", "social"),
        ("slot", "wrong", "measure", "participation", "other"),
        ("spurious", "spurious", None, None, "head_count 'dân' = 4"),
        ("missed", "missed", None, "insurance 'BHXH tự nguyện' = social_voluntary", None),
    ]
    measure = made["errors"][2]
    assert made["rules"][measure[7]] == "measure.other"
    assert "measure.other" in made["notes"]


def test_slots_of_both_sides_stand_beside_each_other_with_what_decided() -> None:
    made = data(WANTED, found())
    mark = made["articles"][0][4][2]
    gold, predicted, rules, evidence = mark[4:]
    at = {slot: place for place, slot in enumerate(SLOTS)}
    assert (gold[at["measure"]], predicted[at["measure"]]) == ("participation", "other")
    assert (gold[at["place"]], predicted[at["place"]]) == ("null", "null")
    assert made["rules"][rules[at["year"]]] == made["rules"][rules[at["year_end"]]] == "year.before"
    assert evidence[at["year"]] == [[4, 8]]
    assert rules[at["role"]] == -1


def test_without_a_prediction_all_is_missed() -> None:
    made = data(WANTED, None)
    assert {verdict for verdict, *_ in verdicts(made)} == {"missed"}
    assert made["faults"]["without_prediction"] == ["tin/a"]
    assert len(made["errors"]) == 4


def test_a_text_that_is_not_there_or_does_not_fit_is_not_shown() -> None:
    for text in (None, TEXT[1:]):
        [_, _, shown, pieces, _] = data(WANTED, found(), text)["articles"][0]
        assert shown == "mentions"
        assert pieces[0] == [0, "Năm 2021"]
    assert data(WANTED, found())["articles"][0][2:4] == ["whole", [[0, TEXT]]]


def test_scores_have_their_intervals_and_groups_their_documents() -> None:
    made = data(WANTED, found())
    assert [name for name, *_ in made["scores"]["strict"]] == ["percentage", "head_count", "year", "insurance", "all"]
    assert made["scores"]["strict"][-1][1:4] == [4, 4, 2]
    assert made["scores"]["slot"][0] == ["insurance", 1, 1, 0, 0, 0.5, 0.5, 0.5, None, None]
    assert made["styles"][0][:3] == ["report", 1, 4]
    assert made["documents"][0][:3] == ["tin/a", "report", 4]
    assert made["values"]["measure"] == {"participation": {"participation": 1, "other": 1}}


def test_what_articles_and_rules_say_stays_text() -> None:
    evil = "</script><script>alert(1)</script>"
    said = Mention(type=MentionType.YEAR, start=0, end=len(evil), text=evil, value=2021, rule=evil)
    gold = Annotation(document=evil, sha256="0" * 64, mentions=())
    page = render_evaluation(data(gold, gold.model_copy(update={"mentions": (said,)}), evil))
    assert "alert(1)</script>" not in page
    assert page.count("<script") == 3
