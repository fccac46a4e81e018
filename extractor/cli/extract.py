"""``extractor extract``: articles in, mentions and records out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extractor.readers import InputError
    from extractor.schema import Annotation

__all__ = ["command"]


@click.command("extract")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write here (.jsonl), one line a document."
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], out: Path | None) -> None:
    """Pull mentions and records out of articles.

    PATH is a .txt file (UTF-8) or a folder of them. Without --out, the records are shown as a table.
    """
    from extractor.writers.jsonl import write_jsonl

    if out is not None and out.suffix != ".jsonl":
        raise click.UsageError(f"--out {out}: unknown kind of file; end the name with .jsonl")
    faults: list[InputError] = []
    annotations = _annotations(paths, faults)
    if out is None:
        _show(list(annotations))
    else:
        try:
            write_jsonl(annotations, out)
        except OSError as error:
            raise click.ClickException(f"{out}: cannot be written ({error.strerror}); check the folder") from error
    ctx.exit(1 if faults else 0)


def _annotations(paths: tuple[Path, ...], faults: list[InputError]) -> Iterator[Annotation]:
    """Yield the annotations of all documents; say of each bad input what is wrong, and remember it."""
    from extractor.pipeline import Extractor
    from extractor.readers import InputError, find_sources, read_article
    from extractor.readers.errors import printable

    def refuse(fault: InputError) -> None:
        faults.append(fault)
        click.echo(printable(f"extractor: {fault}"), err=True)

    sources, wrong = find_sources(paths)
    for fault in wrong:
        refuse(fault)
    extractor = Extractor()
    for source in sources:
        try:
            article = read_article(source)
        except InputError as error:
            refuse(error)
        else:
            yield extractor.annotate(article)


def _show(annotations: list[Annotation]) -> None:
    import os

    from rich.console import Console

    from extractor.writers.table import records_table

    console = Console(highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = 200
    records = sum(len(annotation.records) for annotation in annotations)
    if records:
        console.print(records_table(annotations))
    mentions = sum(len(annotation.mentions) for annotation in annotations)
    console.print(f"{len(annotations)} documents, {mentions} mentions, {records} records")
