from __future__ import annotations

import pickle

import pytest
from pydantic import BaseModel, ValidationError

from extractor.declared import Declarable


class Colour(Declarable):
    RED = "red"


class Painted(BaseModel):
    colour: Colour


@pytest.fixture(autouse=True)
def forgotten() -> None:
    Colour.forget()


def test_a_declared_code_is_a_value_like_the_members() -> None:
    blue = Colour.declare("blue", "Blau")
    assert Colour("blue") is blue
    assert isinstance(blue, Colour)
    assert (blue, str(blue), hash(blue)) == ("blue", "blue", hash("blue"))
    assert pickle.loads(pickle.dumps(blue)) is blue  # noqa: S301
    assert Colour.known() == [Colour.RED, blue]
    assert Colour.declared() == {"blue": "Blau"}


def test_models_take_and_write_it() -> None:
    blue = Colour.declare("blue", "Blau")
    painted = Painted.model_validate_json('{"colour": "blue"}')
    assert painted.colour is blue
    assert painted.model_dump_json() == '{"colour":"blue"}'


def test_what_is_not_declared_is_refused() -> None:
    Colour.declare("blue", "Blau")
    Colour.forget()
    with pytest.raises(ValueError, match="'blue' is not a valid Colour"):
        Colour("blue")
    with pytest.raises(ValidationError, match="should be 'red'"):
        Painted.model_validate({"colour": "blue"})
    assert Colour.known() == [Colour.RED]


def test_declared_again_it_is_the_same_with_the_newer_meaning() -> None:
    assert Colour.declare("blue", "a") is Colour.declare("blue", "b")
    assert Colour.declared() == {"blue": "b"}


def test_a_member_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="'red' is a built-in code"):
        Colour.declare("red", "Rot")
