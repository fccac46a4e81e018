from __future__ import annotations

from extractor.batch.cluster.tally import Tally


def test_an_input_is_complete_with_all_its_rows_and_its_end_in_any_order() -> None:
    tally = Tally(range(5, 7))
    assert tally.note(5, 1)
    tally.end(5, 3)
    assert tally.note(5, 0)
    assert tally.missing() == [5, 6]
    assert tally.seen(5) == b"\1\1"
    assert tally.note(5, 2)
    assert tally.missing() == [6]
    tally.end(6, 0)
    assert tally.missing() == []


def test_a_row_comes_back_once() -> None:
    tally = Tally(range(1))
    assert tally.note(0, 0)
    assert not tally.note(0, 0)
    tally.end(0, 2)
    tally.end(0, 2)
    assert not tally.note(0, 0)
    assert tally.missing() == [0]
    assert tally.note(0, 1)
    assert not tally.note(0, 1)
    assert tally.missing() == []


def test_giving_up_an_input_completes_it() -> None:
    tally = Tally(range(2))
    tally.give_up(0)
    assert tally.missing() == [1]
    assert not tally.note(0, 3)
