"""``extractor show``: an article with its mentions coloured by type, and its records below."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("show")
@click.argument("file", type=click.Path(path_type=Path))
def command(file: Path) -> None:
    """Show FILE, an article in UTF-8, with its mentions coloured by type and its records below.

    Where there are no colours (NO_COLOR is set, or the output is no terminal) the mentions stand in
    brackets with their names: p percentage, h head count, y year, i insurance, and a number.
    """
    from extractor.report.one_article import FileError, analyse_file
    from extractor.report.show_text import ShownArticle
    from extractor.report.terminal import put

    try:
        analysis = analyse_file(file)
    except FileError as error:
        raise click.ClickException(f"{file}: {error}") from error
    put(ShownArticle(analysis.seen.stored_text, analysis.annotation))
