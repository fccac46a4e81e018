from __future__ import annotations

import pytest

from extractor.mentions import Candidate, Rank
from extractor.pipeline import Extractor
from extractor.report.explanation import Explanation, _reason, explain
from extractor.report.slots import SLOTS
from extractor.schema import Article, MentionType

TEXT = (
    "Theo Nghị quyết số 28-NQ/TW, phấn đấu đến năm 2025 có khoảng 45% lực lượng lao động tham gia BHXH tự nguyện. "
    "Năm 2021 người lao động đã nộp 852 tỷ đồng; 1.200 người tham gia BHYT."
)


@pytest.fixture(scope="module")
def explanation() -> Explanation:
    return explain(Extractor().analyse(Article.from_text(TEXT, document="a")))


def test_each_record_has_every_slot_in_reading_order(explanation: Explanation) -> None:
    assert [record.quantity.text for record in explanation.records] == ["45%", "1.200"]
    assert all(tuple(record.slots) == SLOTS for record in explanation.records)


def test_words_are_the_text_at_their_offsets(explanation: Explanation) -> None:
    words = [each for record in explanation.records for slot in record.slots.values() for each in slot.words]
    words += [record.quantity for record in explanation.records] + [record.sentence for record in explanation.records]
    words += [each.words for each in explanation.passed_over]
    assert len(words) > 8
    assert all(TEXT[each.start : each.end] == each.text for each in words)


def test_a_slot_names_its_value_rule_and_words(explanation: Explanation) -> None:
    status = explanation.records[0].slots["status"]
    assert status.value == "planned"
    assert status.rule is not None
    assert status.rule.startswith("status.")
    assert [each.text for each in status.words] == ["phấn đấu"]


def test_the_mention_rule_of_the_quantity_is_named(explanation: Explanation) -> None:
    assert (explanation.records[0].rule or "").startswith("percentage.")


def test_numbers_that_are_no_mention_are_listed_with_their_rule(explanation: Explanation) -> None:
    passed = {each.words.text: each.rule for each in explanation.passed_over}
    assert passed["28-NQ/TW"] == "not.document"
    assert any(rule == "not.money" for rule in passed.values())
    assert all(each.kind is None for each in explanation.passed_over)


def test_a_loser_names_its_winner(explanation: Explanation) -> None:
    loser = next(each for each in explanation.losers if each.candidate.words.text == "2021")
    assert loser.candidate.kind is MentionType.HEAD_COUNT
    assert loser.winner.kind is MentionType.YEAR
    assert loser.reason == "rank"


def candidate(start: int, end: int, rank: Rank, rule: str = "a.b", cover: tuple[int, int] = (0, 0)) -> Candidate:
    return Candidate(start, end, MentionType.YEAR, rule, rank, 2021, cover=cover)


@pytest.mark.parametrize(
    ("loser", "winner", "reason"),
    [
        (candidate(0, 9, Rank.BARE), candidate(5, 9, Rank.MARKED), "rank"),
        (candidate(0, 4, Rank.BARE), candidate(0, 9, Rank.BARE), "longer"),
        (candidate(0, 4, Rank.BARE), candidate(0, 4, Rank.BARE, cover=(0, 9)), "longer"),
        (candidate(2, 6, Rank.BARE), candidate(0, 4, Rank.BARE), "earlier"),
        (candidate(0, 4, Rank.BARE, rule="b.b"), candidate(0, 4, Rank.BARE), "order"),
    ],
)
def test_the_reason_follows_the_policy_of_resolve(loser: Candidate, winner: Candidate, reason: str) -> None:
    assert _reason(loser, winner) == reason
