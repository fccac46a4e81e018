from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from extractor.batch.cluster.rows import Kind, Row, inputs_of, inputs_table, rows_of, rows_table
from extractor.batch.work import Outcome
from extractor.readers import Input, InputError, Item


def test_rows_come_through_a_table() -> None:
    item = Item("a/đ", "x/\udce3.txt", b"\xe3\0", "md", None, 7)
    rows = [
        Row(Kind.ITEM, 1, 2, item.document, item.source, b"k" * 16, 7, item.data, "md"),
        Row.of(InputError("s\ud800", "bad"), (3, 4)),
        Row(Kind.END, 1, 3),
    ]
    back = list(rows_of(rows_table(rows)))
    assert back == rows
    assert back[0].item == item
    assert back[0].place == (1, 2)


def test_a_row_with_its_outcome_goes_without_the_text() -> None:
    row = Row(Kind.ITEM, 0, 0, "a", "a.txt", b"k", 1, b"text", "txt", "2022-01-05")
    done, failed = Outcome(b"line", 2, 1), Outcome(failure="bad")
    assert (row.with_outcome(done).kind, row.with_outcome(failed).kind) == (Kind.DONE, Kind.FAILED)
    assert row.with_outcome(done).outcome == done
    assert row.with_outcome(failed).outcome == failed
    assert row.with_outcome(done).data == row.with_outcome(failed).data == b""


def test_inputs_come_through_a_table() -> None:
    inputs = [
        (3, Input("a", Path("/x/\udce3.txt"), "txt", "gz", "2022-01-05", 9)),
        (4, Input("b", "s3://bucket/b.jsonl?region=x", "jsonl")),
    ]
    assert list(inputs_of(inputs_table(inputs))) == inputs
