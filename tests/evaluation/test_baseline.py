import json
from pathlib import Path

import pytest

from extractor.evaluation import Scores, evaluate
from extractor.evaluation.baseline import (
    Baseline,
    BaselineError,
    dump_baseline,
    load_baseline,
    lower_floors,
    raise_floors,
    stale,
    under_floor,
)
from extractor.evaluation.headline import HEADLINES

from .making import annotation, mention, record

GOLD = annotation(
    [mention(0, 3, "percentage"), mention(9, 12, "year"), mention(20, 22, "year")], [record(0, 3, year=2021)]
)


def scored(found: int) -> Scores:
    """The scores of a prediction that has the first mentions only, with the record if any."""
    kept = annotation(GOLD.mentions[:found], GOLD.records if found else ())
    return evaluate([GOLD], [kept], resamples=0)


def test_raising_takes_the_scores_and_never_goes_down() -> None:
    first = raise_floors(None, scored(2))
    assert first.floors["mention.strict"] == 0.8
    assert first.floors["mention.strict.year"] == 0.6666
    assert "mention.strict.head_count" not in first.floors
    higher = raise_floors(first, scored(3))
    assert higher.floors["mention.strict"] == 1.0
    assert raise_floors(higher, scored(0)).floors == higher.floors
    assert raise_floors(first, scored(2)) == first


def test_scores_at_their_floors_pass_and_any_under_it_is_one_line() -> None:
    floors = raise_floors(None, scored(2))
    assert under_floor(floors, scored(2)) == []
    assert under_floor(floors, scored(3)) == []
    lines = under_floor(floors, scored(1))
    assert "mention.strict: 0.5000 is under its floor 0.8000" in lines
    assert "mention.strict.year: 0.0000 is under its floor 0.6666" in lines
    assert [line.split(":")[0] for line in lines] == [
        "mention.strict", "mention.strict.year", "mention.span", "mention.overlap", "mention.value"
    ]  # fmt: skip


def test_a_score_of_nothing_is_under_any_floor() -> None:
    lines = under_floor(raise_floors(None, scored(3)), scored(0))
    assert "slot.year: nothing to score (0/0), its floor is 1.0000" in lines


def test_lowering_keeps_the_reason() -> None:
    floors = raise_floors(None, scored(3))
    lowered = lower_floors(floors, scored(2), ["mention.strict", "mention.strict.year"], " one page left out ")
    assert lowered.floors["mention.strict"] == 0.8
    assert lowered.floors["mention.span"] == 1.0
    note = lowered.lowered[0]
    assert (note.score, note.before, note.after, note.reason) == ("mention.strict", 1.0, 0.8, "one page left out")
    assert len(lowered.lowered) == 2
    assert raise_floors(lowered, scored(3)).lowered == lowered.lowered


def test_a_floor_of_a_score_that_is_gone_goes_too() -> None:
    lowered = lower_floors(raise_floors(None, scored(3)), scored(0), ["slot.year"], "no quantity is found any more")
    assert "slot.year" not in lowered.floors
    assert (lowered.lowered[0].before, lowered.lowered[0].after) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("name", "reason", "message"),
    [
        ("mention.strict", "  ", "--reason"),
        ("mention.exact", "because", "mention.exact has no floor; those with one are mention.strict"),
        ("mention.strict.percentage", "because", "1.0000 is not under its floor 1.0000"),
    ],
)
def test_a_floor_is_not_lowered_for_nothing(name: str, reason: str, message: str) -> None:
    with pytest.raises(BaselineError, match=message):
        lower_floors(raise_floors(None, scored(3)), scored(2), [name], reason)


def test_floors_belong_to_one_gold_and_one_scheme() -> None:
    floors = raise_floors(None, scored(2))
    assert stale(floors, scored(3)) is None
    other = evaluate([GOLD.model_copy(update={"document": "other"})], [], resamples=0)
    assert "the gold has changed since" in (stale(floors, other) or "")
    assert "set with extractor 0.9" in (stale(floors.model_copy(update={"scheme": "extractor 0.9"}), scored(3)) or "")
    taken_over = raise_floors(floors, other)
    assert stale(taken_over, other) is None
    assert taken_over.floors == floors.floors


def test_the_file_reads_back_in_the_order_of_the_scores(tmp_path: Path) -> None:
    floors = lower_floors(raise_floors(None, scored(3)), scored(2), ["mention.strict"], "vì thiếu năm")
    path = tmp_path / "baseline.json"
    path.write_text(dump_baseline(floors), encoding="utf-8")
    assert load_baseline(path) == floors
    assert "vì thiếu năm" in path.read_text(encoding="utf-8")
    names = list(json.loads(path.read_text(encoding="utf-8"))["floors"])
    assert names == [name for name in HEADLINES if name in names]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "Invalid JSON"),
        (
            '{"scheme": "s", "gold": "g", "floors": {"mention.strict": 97}}',
            "floors.mention.strict: .*less than or equal to 1",
        ),
        ('{"scheme": "s", "gold": "g", "floors": {"mention.exact": 0.5}}', "no score is called mention.exact"),
        ('{"scheme": "s", "gold": "g", "floors": {}, "more": 1}', "more: "),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_in_one_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match=message) as caught:
        load_baseline(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_no_file_is_no_baseline(tmp_path: Path) -> None:
    assert load_baseline(tmp_path / "baseline.json") is None
    with pytest.raises(BaselineError, match="cannot be read"):
        load_baseline(tmp_path)


def test_floors_are_fractions_of_one() -> None:
    with pytest.raises(ValueError, match="less than or equal to 1"):
        Baseline(scheme="s", gold="g", floors={"mention.strict": 1.5})
