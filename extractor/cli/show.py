"""``extractor show``: an article with its mentions coloured by type, and its records below."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.lexicon_option import lexicon_option

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["command"]


@click.command("show")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication, YYYY-MM-DD.")
@lexicon_option
def command(file: Path, *, published: dt.datetime | None, lexicons: Lexicons | None) -> None:
    """Show FILE, an article in UTF-8, with its mentions coloured by type and its records below.

    Where there are no colours (NO_COLOR is set, or the output is no terminal) the mentions stand in
    brackets with their names: p percentage, h head count, y year, i insurance, and a number.
    """
    from extractor.report.one_article import FileError, analyse_file
    from extractor.report.show_text import ShownArticle
    from extractor.report.terminal import put

    try:
        analysis = analyse_file(file, published.date() if published else None, lexicons)
    except FileError as error:
        raise click.ClickException(f"{file}: {error}") from error
    put(ShownArticle(analysis.seen.stored_text, analysis.annotation))
