from __future__ import annotations

import gc
import weakref

import pytest

from extractor.lexicon import Lexicon, Lexicons, Row, compiled

LEXICONS = Lexicons({name: Lexicon(name, (Row(f"một {name}", "x"), Row("hai", "y"))) for name in ("a", "b", "c")})


class Made:
    def __init__(self, forms: list[str]) -> None:
        self.forms = forms


@compiled("a", "b")
def made(lexicons: Lexicons, *values: str) -> Made:
    rows = (*lexicons["a"].rows, *lexicons["b"].rows)
    return Made([row.form for row in rows if not values or row.value in values])


def test_the_result_is_made_once_for_each_value() -> None:
    assert made(LEXICONS) is made(LEXICONS)
    assert made(LEXICONS, "y") is made(LEXICONS, "y")
    assert made(LEXICONS, "x").forms == ["một a", "một b"]


def test_it_is_shared_where_the_lists_that_it_reads_are_the_same() -> None:
    assert made(LEXICONS.without("c", "hai")) is made(LEXICONS)


def test_it_is_made_anew_where_one_of_them_changes() -> None:
    less = LEXICONS.without("b", "hai")
    assert made(less).forms == ["một a", "hai", "một b"]
    assert made(LEXICONS).forms == ["một a", "hai", "một b", "hai"]


def test_a_list_that_is_not_named_cannot_be_read() -> None:
    @compiled("a")
    def wrong(lexicons: Lexicons) -> Lexicon:
        return lexicons["b"]

    with pytest.raises(KeyError, match="b"):
        wrong(LEXICONS)


def test_it_goes_with_its_lexicons() -> None:
    less = LEXICONS.without("a", "hai")
    kept = weakref.ref(made(less))
    assert kept() is not None
    del less
    gc.collect()
    assert kept() is None
