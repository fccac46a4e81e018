from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.mentions.candidate import Candidate, Rank
from extractor.mentions.resolve import resolve
from extractor.schema import MentionType


def of(start: int, end: int, rank: Rank, rule: str = "a.b", cover: tuple[int, int] = (0, 0)) -> Candidate:
    return Candidate(start, end, MentionType.YEAR, rule, rank, 2021, cover=cover)


def test_the_surer_rank_wins_whatever_the_length() -> None:
    sure, long = of(4, 8, Rank.MARKED), of(0, 20, Rank.BARE)
    resolution = resolve([long, sure])
    assert resolution.winners == (sure,)
    assert resolution.losers == ((long, sure),)


def test_at_one_rank_the_one_that_has_read_more_wins() -> None:
    short, wide = of(0, 4, Rank.COUNTED), of(0, 4, Rank.COUNTED, "b.c", cover=(0, 10))
    assert resolve([short, wide]).winners == (wide,)


def test_at_one_length_the_earlier_one_wins() -> None:
    early, late = of(0, 6, Rank.BARE), of(4, 10, Rank.BARE)
    assert resolve([late, early]).winners == (early,)


def test_then_the_rule_whose_name_comes_first() -> None:
    first, second = of(0, 4, Rank.BARE, "a.a"), of(0, 4, Rank.BARE, "b.b")
    assert resolve([second, first]).winners == (first,)


def test_two_numbers_may_share_a_noun() -> None:
    done, planned = of(0, 6, Rank.COUNTED, cover=(0, 20)), of(7, 13, Rank.COUNTED, cover=(7, 20))
    assert resolve([done, planned]).winners == (done, planned)


CANDIDATES = st.lists(
    st.builds(
        lambda start, length, rank, rule: of(start, start + length, rank, rule),
        st.integers(0, 30), st.integers(1, 8), st.sampled_from(Rank), st.sampled_from(["a.a", "b.b", "c.c"]),
    ),
    max_size=12,
)  # fmt: skip


@given(CANDIDATES, st.randoms())
def test_no_two_winners_overlap_every_loser_has_its_winner_and_order_is_nothing(
    candidates: list[Candidate], random: object
) -> None:
    resolution = resolve(candidates)
    for before, after in zip(resolution.winners, resolution.winners[1:], strict=False):
        assert before.end <= after.start
    for loser, winner in resolution.losers:
        assert winner in resolution.winners
        assert max(loser.start, winner.start) < min(loser.end, winner.end)
    assert set(candidates) >= {*resolution.winners, *(loser for loser, _ in resolution.losers)}
    shuffled = list(candidates)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert resolve(shuffled).winners == resolution.winners
