"""``extractor report``: one page with the charts, table and articles of many records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.lexicon_option import codes_option

if TYPE_CHECKING:
    from extractor.report.page import Language
    from extractor.report.page_data import Shown
    from extractor.report.pieces import Piece
    from extractor.schema import Annotation

__all__ = ["command"]


@click.command("report")
@click.argument("file", metavar="OUT.jsonl", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    "output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the page here (.html).",
)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the articles that were read.",
)
@click.option("--sentences", is_flag=True, help="Of each article put only the sentences with figures into the page.")
@click.option(
    "--language", type=click.Choice(["vi", "en"]), help="Open in this language; else the reader's browser says."
)
@click.option("--title", help="The page's heading.")
@codes_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    file: Path,
    output: Path,
    corpus: Path | None,
    sentences: bool,
    language: Language | None,
    title: str | None,
) -> None:
    """Write one page on the records of OUT.jsonl, to open in a browser or send to a colleague.

    The page needs no server and no network. With --corpus it holds the articles' text, and a record
    opens its article; without, it shows the phrases that were found. Mind who may read the articles
    before sending them on; --sentences leaves most of their text out.
    """
    from extractor.evaluation.predictions import load_predictions
    from extractor.gold.files import FileError, replace_file
    from extractor.report.page import render_page
    from extractor.report.page_data import page_data

    if sentences and corpus is None:
        raise click.UsageError("--sentences needs --corpus, the folder of the articles")
    annotations, faults = load_predictions(file)
    if not annotations and faults:
        raise click.ClickException("\n".join(faults))
    documents = _documents(list(annotations.values()), corpus, sentences, faults)
    page = render_page(page_data(documents), title=title, language=language)
    try:
        replace_file(output, page.encode())
    except FileError as error:
        raise click.ClickException(f"{output}: {error}") from error
    for fault in faults:
        click.echo(fault, err=True)
    ctx.exit(1 if faults else 0)


def _documents(
    annotations: list[Annotation], corpus: Path | None, sentences: bool, faults: list[str]
) -> Iterator[tuple[Annotation, list[Piece], Shown]]:
    """Yield each annotation with what the page may show of its text; note the articles that do not fit."""
    from extractor.gold.files import FileError
    from extractor.report.pieces import mention_pieces, sentence_pieces, stored_text, whole_pieces

    for annotation in annotations:
        if corpus is None:
            yield annotation, mention_pieces(annotation), "mentions"
            continue
        try:
            text = stored_text(corpus, annotation)
        except FileError as error:
            faults.append(str(error))
            yield annotation, mention_pieces(annotation), "mentions"
            continue
        if sentences:
            yield annotation, sentence_pieces(text, annotation), "sentences"
        else:
            yield annotation, whole_pieces(text), "whole"
