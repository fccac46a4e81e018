"""``extractor explain``: which words and rules decided each slot, and what lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.lexicon_option import lexicon_option

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["command"]


@click.command("explain")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="The day of publication, YYYY-MM-DD.")
@lexicon_option
@click.option("--rules", is_flag=True, help="Say at the end what the rules' names mean.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the same facts, for programs.")
def command(
    file: Path, *, as_json: bool, lexicons: Lexicons | None, rules: bool, published: dt.datetime | None
) -> None:
    """Show why the records of FILE, an article in UTF-8, say what they say.

    For each record: the quantity in its sentence, and for each slot the value, the rule's name and
    the words that decided it, with their offsets in code points. Then what looked like a mention:
    candidates that lost to another reading and why, and numbers that are no mention.
    """
    from extractor.report.explain_text import explanation_text
    from extractor.report.explanation import explain
    from extractor.report.one_article import FileError, analyse_file
    from extractor.report.terminal import put

    try:
        explanation = explain(analyse_file(file, published.date() if published else None, lexicons))
    except FileError as error:
        raise click.ClickException(f"{file}: {error}") from error
    if as_json:
        click.echo(explanation.model_dump_json(indent=1).encode())
    else:
        put(explanation_text(explanation, rules=rules))
