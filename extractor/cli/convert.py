"""``extractor convert``: annotated documents from one format to another."""

from __future__ import annotations

from pathlib import Path

import click

from extractor.cli.lexicon_option import codes_option
from extractor.gold.formats.convert import TARGETS, convert

__all__ = ["command"]

_PATH = click.Path(path_type=Path)


@click.command("convert")
@click.argument("inputs", type=_PATH, nargs=-1, required=True)
@click.option("--to", "target", type=click.Choice(TARGETS), required=True, help="Format to write.")
@click.option("-o", "--out", type=_PATH, required=True, help="Folder or file to write.")
@click.option(
    "--corpus",
    type=_PATH,
    default=Path("corpus"),
    show_default=True,
    help="Folder of articles, for inputs that do not hold the text.",
)
@codes_option
@click.option("--annotator", help="Of Label Studio exports: whose annotations to take (number or e-mail address).")
@click.option("--force", is_flag=True, help="Overwrite files that exist and differ.")
def command(
    *, inputs: tuple[Path, ...], target: str, out: Path, corpus: Path, annotator: str | None, force: bool
) -> None:
    """Convert INPUTS, annotated documents, to another format.

    What an input is, is seen from its suffix and content: gold files (.json, or a folder of them),
    one annotation a line (.jsonl), brat (.ann, or a folder), Label Studio's JSON export, marked
    text (.inline), and the CSV of records (.csv: read back as a draft, since year and insurance
    mentions are not in it).
    """
    faults: list[str] = []

    def report(line: str) -> None:
        faults.append(line)
        click.echo(line, err=True)

    written = convert(inputs, target, out, report, corpus=corpus, force=force, annotator=annotator)
    click.echo(f"{out}: {written} {'document' if written == 1 else 'documents'} as {target}")
    if faults:
        raise click.exceptions.Exit(1)
