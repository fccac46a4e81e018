"""``extractor compare``: is one set of predictions better than another, beyond chance?"""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from extractor.cli.evaluate import write_text
from extractor.cli.lexicon_option import codes_option
from extractor.evaluation.bootstrap import DEFAULT_SEED
from extractor.evaluation.comparison import DEFAULT_SHUFFLES, compare
from extractor.evaluation.predictions import load_predictions
from extractor.evaluation.table import print_comparison
from extractor.gold.load import load_gold

__all__ = ["command"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("compare")
@click.argument("a", type=_FILE)
@click.argument("b", type=_FILE)
@click.option(
    "--gold", required=True, type=click.Path(path_type=Path, exists=True), help="Gold file, or folder of them."
)
@click.option("--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="Write it to this file too.")
@click.option(
    "--resamples",
    type=click.IntRange(min=1),
    default=DEFAULT_SHUFFLES,
    show_default=True,
    help="Random exchanges, where there are too many documents to try all.",
)
@click.option("--seed", type=int, default=DEFAULT_SEED, show_default=True, help="Seed of the random exchanges.")
@codes_option
@click.pass_context
def command(
    ctx: click.Context, *, a: Path, b: Path, gold: Path, json_file: Path | None, resamples: int, seed: int
) -> None:
    """Compare the predictions A and B (JSON Lines files) by paired randomisation over documents.

    Prints A, B, their difference B - A and its p-value for each headline score.
    """
    wanted, faults = load_gold(gold)
    first, faults_a = load_predictions(a)
    second, faults_b = load_predictions(b)
    faults = [*faults, *faults_a, *faults_b]
    for line in faults:
        click.echo(line, err=True)
    if not wanted:
        raise click.ClickException(f"{gold}: no gold to score against")
    comparison = compare(wanted.values(), first.values(), second.values(), resamples=resamples, seed=seed)
    print_comparison(comparison, Console())
    if json_file is not None:
        write_text(json_file, comparison.model_dump_json(indent=2) + "\n")
    if faults:
        ctx.exit(1)
