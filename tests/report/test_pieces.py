from __future__ import annotations

from pathlib import Path

import pytest

from extractor.gold.inline import compile_inline
from extractor.report.pieces import FileError, mention_pieces, sentence_pieces, stored_text, whole_pieces
from extractor.schema import Annotation

SOURCE = """\
Đầu.
Năm {y1:2021=2021} có {p1:45%=45} và {p2:5%=5}.
Cuối {i1:BHYT=health}.
===
p1 | measure=other | role=level | status=actual
p2 | measure=other | role=level | status=actual
"""
TEXT, PLAIN = compile_inline(SOURCE, "tin/a")
LINE = (5, 27)


def with_sentences() -> Annotation:
    first, second = PLAIN.records
    rows = (
        first.model_copy(update={"sentence": LINE}),
        second.model_copy(update={"evidence": {"measure": ((28, 32),)}}),
    )
    return PLAIN.model_copy(update={"records": rows})


def test_the_whole_is_one_piece_and_nothing_is_none() -> None:
    assert whole_pieces(TEXT) == [(0, TEXT)]
    assert whole_pieces("") == []


def test_sentences_and_deciding_words_are_joined_where_they_touch() -> None:
    assert TEXT[slice(*LINE)] == "Năm 2021 có 45% và 5%."
    assert sentence_pieces(TEXT, with_sentences()) == [(5, "Năm 2021 có 45% và 5%."), (28, "Cuối")]


def test_mentions_are_pieces_and_none_overlaps() -> None:
    assert [text for _, text in mention_pieces(PLAIN)] == ["2021", "45%", "5%", "BHYT"]
    inside = PLAIN.mentions[1].model_copy(update={"start": 17, "end": 19, "text": "45"})
    assert mention_pieces(PLAIN.model_copy(update={"mentions": (*PLAIN.mentions, inside)})) == mention_pieces(PLAIN)


def test_the_article_is_read_where_it_is_the_one_that_was_annotated(tmp_path: Path) -> None:
    path = tmp_path / "tin" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(TEXT.encode())
    assert stored_text(tmp_path, PLAIN) == TEXT
    path.write_bytes((TEXT + " ").encode())
    with pytest.raises(FileError, match=r"a\.txt: not the file that was read for 'tin/a'"):
        stored_text(tmp_path, PLAIN)


def test_a_missing_article_and_spans_that_do_not_fit_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a\.txt: cannot be read"):
        stored_text(tmp_path, PLAIN)
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin" / "a.txt").write_bytes(TEXT.encode())
    moved = PLAIN.mentions[0].model_copy(update={"start": 0, "end": 4})
    with pytest.raises(FileError, match="'2021' is not at 0-4"):
        stored_text(tmp_path, PLAIN.model_copy(update={"mentions": (moved,)}))


def test_a_document_outside_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="not a path under a folder"):
        stored_text(tmp_path, PLAIN.model_copy(update={"document": "../a"}))
