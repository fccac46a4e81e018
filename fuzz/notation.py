"""The inline notation on any string: it compiles to what it renders from, or says why not."""

from __future__ import annotations

from extractor.gold.inline import InlineError, compile_inline, parse_marks, render_inline
from extractor.gold.notation import NotationError, read_cells, read_numbers, write_cells, write_numbers
from extractor.schema import Annotation, Mention
from fuzz.text import as_text

__all__ = ["check"]


def check(data: bytes) -> None:
    """Read the bytes as marked text, as cells and as a number.

    Raises:
        AssertionError: where a promise about the notation is broken.
    """
    source = as_text(data)
    try:
        bare, marks = parse_marks(source)
        assert all(0 <= mark.start < mark.end <= len(bare) for mark in marks)
        text, annotation = compile_inline(source, "a")
        again = render_inline(text, annotation)
        assert compile_inline(again, "a") == (text, annotation.model_copy(update={"mentions": _sorted(annotation)}))
    except InlineError as error:
        _told(error)
    for read in (_cells, _numbers):
        try:
            read(source)
        except NotationError as error:
            _told(error)


def _told(error: Exception) -> None:
    assert str(error)


def _sorted(annotation: Annotation) -> tuple[Mention, ...]:
    return tuple(sorted(annotation.mentions, key=lambda each: each.span))


def _cells(source: str) -> None:
    cells = read_cells(source)
    assert read_cells(write_cells(cells)) == cells


def _numbers(source: str) -> None:
    numbers = read_numbers(source)
    assert read_numbers(write_numbers(*numbers)) == numbers
