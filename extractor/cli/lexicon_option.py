"""The option ``--lexicon``, which commands share that make annotations or read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["LexiconFault", "codes_option", "lexicon_option"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


class LexiconFault(click.ClickException):
    """Overlay files that cannot be used: a line for each fault, and nothing else is done."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the lines as they are."""
        click.echo(self.message, err=True, file=file)


def _load(_context: click.Context, _parameter: click.Parameter, paths: tuple[Path, ...]) -> Lexicons | None:
    if not paths:
        return None
    from extractor.lexicon import LexiconError, lexicons_with

    try:
        return lexicons_with(paths)
    except LexiconError as error:
        raise LexiconFault(str(error)) from error


def lexicon_option(command: _Command) -> _Command:
    """Add ``--lexicon FILE`` to a command that extracts: it gets ``lexicons``, ``None`` without an overlay."""
    return click.option(
        "--lexicon",
        "lexicons",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="FILE",
        callback=_load,
        help="Words and kinds of your own beside the built-in ones; may be given again.",
    )(command)


def codes_option(command: _Command) -> _Command:
    """Add ``--lexicon FILE`` to a command that only reads annotations: the kinds declared there are accepted."""
    return click.option(
        "--lexicon",
        type=click.Path(path_type=Path),
        multiple=True,
        metavar="FILE",
        callback=_load,
        expose_value=False,
        help="Overlay that declares kinds of insurance which the files name; may be given again.",
    )(command)
