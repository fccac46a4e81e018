from extractor.evaluation import evaluate
from extractor.evaluation.errors import GROUPS, list_errors

from .making import annotation, mention, random_mentions, random_source, record, with_records


def test_each_error_under_the_name_of_what_went_wrong() -> None:
    gold = annotation(
        [
            mention(0, 3, "percentage", 1),
            mention(10, 13, "percentage", 2),
            mention(20, 23, "year", 2020),
            mention(30, 33, "year", 2020),
            mention(40, 43, "year", 2020),
            mention(50, 53, "percentage", 7),
        ],
        [record(0, 3, value=1, year=2020, place="Huế"), record(10, 13, value=2), record(50, 53, value=7)],
    )
    found = annotation(
        [
            mention(0, 3, "percentage", 1),
            mention(10, 13, "percentage", 3, rule="percentage.sign"),
            mention(20, 23, "head_count", 2020),
            mention(30, 34, "year", 2020),
            mention(42, 44, "insurance", "social"),
            mention(50, 53, "percentage", 7),
            mention(60, 63, "year", 2020, rule="year.digits"),
        ],
        [
            record(0, 3, value=1, year=2021, base="wage", rules={"year": "year.carried"}),
            record(10, 13, value=3),
        ],
    )
    items = list_errors([gold, annotation([mention(0, 3)], document="e")], [found])
    assert [(item.group, item.document, item.start, item.rule) for item in items] == [
        ("missed", "e", 0, None),
        ("spurious", "d", 60, "year.digits"),
        ("wrong value", "d", 10, "percentage.sign"),
        ("wrong type", "d", 20, None),
        ("wrong span", "d", 30, None),
        ("wrong span and type", "d", 40, None),
        ("record missed", "d", 50, None),
        ("year wrong", "d", 0, "year.carried"),
        ("base spurious", "d", 0, None),
        ("place missing", "d", 0, None),
    ]
    by_group = {item.group: item for item in items}
    assert (by_group["wrong value"].gold, by_group["wrong value"].predicted) == (
        "percentage 'xxx' = 2",
        "percentage 'xxx' = 3",
    )
    assert (by_group["year wrong"].gold, by_group["year wrong"].predicted) == ("2020", "2021")
    assert (by_group["place missing"].gold, by_group["place missing"].predicted) == ("Huế", "null")
    assert (by_group["spurious"].gold, by_group["missed"].predicted) == (None, None)


def test_the_end_of_a_range_of_years_has_the_rule_of_the_year() -> None:
    gold, found = record(0, 3, year=2021, year_end=2025), record(0, 3, year=2021, rules={"year": "year.range"})
    mentions = [mention(0, 3, "percentage")]
    (item,) = list_errors([annotation(mentions, [gold])], [annotation(mentions, [found])])
    assert (item.group, item.rule) == ("year_end missing", "year.range")


def test_as_many_errors_as_the_scores_count() -> None:
    rng = random_source(11)
    gold, found = [], []
    for place in range(20):
        mentions = random_mentions(rng, 10, 60, 5)
        gold.append(with_records(mentions, rng, f"d{place}"))
        found.append(with_records([*mentions[:7], *random_mentions(rng, 3, 60, 5)], rng, f"d{place}"))
    items, scores = list_errors(gold, found), evaluate(gold, found, resamples=0)
    counted = {group: sum(item.group == group for item in items) for group in GROUPS}
    confusion, strict = scores.mentions.confusion, scores.mentions.strict["all"]
    assert counted["missed"] == sum(row["none"] for row in confusion.values())
    assert counted["spurious"] == sum(confusion["none"].values())
    pairs = sum(counted[group] for group in ("wrong value", "wrong type", "wrong span", "wrong span and type"))
    assert strict.matched + pairs + counted["missed"] == strict.gold
    for slot, score in scores.slots.items():
        assert counted[f"{slot} wrong"] == score.wrong
        assert counted[f"{slot} missing"] == score.missing
        assert counted[f"{slot} spurious"] == score.spurious
    assert sum(counted.values()) == len(items) > 100


def test_the_sentence_comes_from_the_text_only_where_the_text_fits() -> None:
    gold = annotation([mention(4, 7, "year", 2021)])
    fitting, other = "ab. xxx c. D", "ab. yyy c. D"
    assert list_errors([gold], [], {"d": fitting})[0].sentence == "ab. [[xxx]] c."
    assert list_errors([gold], [], {"d": other})[0].sentence is None
    assert list_errors([gold], [])[0].sentence is None


def test_what_is_right_is_not_listed() -> None:
    rng = random_source(2)
    gold = with_records(random_mentions(rng, 10, 60, 5), rng)
    assert list_errors([gold], [gold]) == []
