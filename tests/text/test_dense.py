from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Extractor
from extractor.batch.work import Work
from extractor.cli import cli
from extractor.readers import Item
from extractor.text.dense import FEWEST, SPREAD, dense_stretches, without_dense
from extractor.text.view import MASK, view

SENTENCE = "Năm 2021, 35,2% lao động tham gia BHXH."
PROSE = f"{SENTENCE} Bảng sau đây do cơ quan thống kê của tỉnh lập theo báo cáo của từng xã:"
DUMPS = {
    "rates": "35%, ",
    "counts": "12 người, ",
    "lines": "12 người.\n",
    "schemes": "BHXH, ",
    "years": "31/12/2021 ",
    "a table": "Xã A\t1.234\t56,7\n",
    "a number without end": "1-",
}


@pytest.mark.parametrize("unit", DUMPS.values(), ids=DUMPS)
def test_a_dump_is_left_unread_and_the_prose_around_it_is_read(unit: str, extractor: Extractor) -> None:
    dump = unit * FEWEST
    text = f"{PROSE}\n{dump}\n\nBảng trên do cơ quan thống kê của tỉnh lập theo báo cáo của từng xã.\n{SENTENCE}\n"
    annotation = extractor.extract(text)
    assert annotation.unread is not None
    ((start, end),) = annotation.unread
    begin = text.index(dump)
    assert begin <= start < begin + len(unit)
    assert begin + len(dump) - len(unit) <= end <= begin + len(dump)
    again = text.rindex(SENTENCE)
    assert [(each.start, each.text) for each in annotation.mentions] == [
        (at + inside, words) for at in (0, again) for inside, words in ((4, "2021"), (10, "35,2%"), (34, "BHXH"))
    ]


def test_one_figure_fewer_is_read(extractor: Extractor) -> None:
    unit = "12 người.\n"
    assert extractor.extract(unit * FEWEST).unread == ((0, len(unit) * (FEWEST - 1) + 2),)
    annotation = extractor.extract(unit * (FEWEST - 1))
    assert annotation.unread is None
    assert len(annotation.records) == FEWEST - 1


def test_figures_as_far_apart_as_in_a_table_of_news_are_no_dump() -> None:
    assert dense_stretches(view("1".ljust(SPREAD, "-") * FEWEST))
    assert not dense_stretches(view("1".ljust(SPREAD + 1, "-") * FEWEST))


def test_dumps_that_are_apart_are_told_apart() -> None:
    apart = "Chữ nghĩa. " * FEWEST * SPREAD
    text = "1-" * FEWEST + apart + "2;" * FEWEST
    second = len(text) - 2 * FEWEST
    assert dense_stretches(view(text)) == [(0, 2 * FEWEST - 1), (second, len(text) - 1)]


def test_offsets_are_those_of_the_stored_text() -> None:
    stored = "<b>Bảng</b>  " + "12&nbsp;người, " * FEWEST
    seen = without_dense(view(stored))
    ((start, end),) = seen.unread
    assert start == stored.index("12")
    assert end == stored.rindex("12") + 2
    assert "12" not in seen.low
    assert seen.low.startswith("bảng " + MASK)


def test_a_run_names_the_document_and_the_place() -> None:
    text = f"{PROSE}\n" + "35%, " * FEWEST
    begin = text.index("35%,")
    outcome = Work("auto", False)(Item("a", "a.txt", text.encode(), "txt"))
    assert outcome.line == b""
    assert outcome.failure is not None
    assert outcome.failure.startswith(f"characters {begin}-{len(text) - 3} hold figures or names")


def test_explain_says_what_was_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    text = f"{PROSE}\n" + "35%, " * FEWEST
    path.write_text(text, "utf-8")
    cli(["explain", str(path)], standalone_mode=False)
    out = capsys.readouterr().out
    assert f"not read: {text.index('35%,')}-" in out
    assert "35,2" in out
