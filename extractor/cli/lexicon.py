"""``extractor lexicon``: the lists of words, and overlays that add to them."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.group()
def command() -> None:
    """Show the lists of words, and check overlays that add to them.

    An overlay is a table with the columns list, form, value and example, separated by tabs, that other
    commands take as --lexicon FILE.
    """


@command.command()
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Check overlays: whether each can be read, and each row's example comes out with the row and not without it.

    Of several FILEs, each is laid over those before it, as --lexicon given several times does.
    """
    from extractor.lexicon import LexiconError, built_in
    from extractor.lexicon.overlay import lay_over, read_overlay
    from extractor.lexicon_examples import check_overlay

    lexicons = built_in()
    failed = False
    for file in files:
        try:
            rows = read_overlay(file, lexicons)
        except LexiconError as error:
            for line in error.lines:
                click.echo(line, err=True)
            ctx.exit(1)
        laid = lay_over(lexicons, rows)
        faults = 0
        for faults, line in enumerate(check_overlay(rows, lexicons), 1):  # noqa: B007 (the count is used)
            click.echo(line, err=True)
        bare = sum(not each.row.example for each in rows)
        examples = f"{len(rows) - bare} with an example, {faults} of them at fault"
        click.echo(f"{file}: {len(rows)} {'row' if len(rows) == 1 else 'rows'}, {examples}")
        lexicons, failed = laid, failed or faults > 0
    ctx.exit(1 if failed else 0)


@command.command("lists")
def lists() -> None:
    """Name the lists, how many rows each has, and the values that its rows take."""
    from extractor.lexicon import built_in
    from extractor.lexicon.loader import CODES
    from extractor.lexicon.values import LISTS_OF_CODES, values_of

    lexicons = built_in()
    click.echo(f"{CODES}\t0\twhat people call the code")
    for name, lexicon in sorted(lexicons.lists.items()):
        if name == "insurance_variants":
            values = "CODE>CODE"
        elif name in LISTS_OF_CODES:
            values = "an insurance code"
        else:
            values = ", ".join(values_of(lexicons, name, frozenset()))
        click.echo(f"{name}\t{len(lexicon.rows)}\t{values}{':NAME' if name == 'places' else ''}")
