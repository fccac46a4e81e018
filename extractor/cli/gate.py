"""``extractor gate``: fail where a score has fallen under its floor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.evaluate import gather, write_text
from extractor.cli.lexicon_option import lexicon_option
from extractor.evaluation import Scores, evaluate
from extractor.evaluation.baseline import (
    BASELINE,
    Baseline,
    BaselineError,
    dump_baseline,
    load_baseline,
    lower_floors,
    raise_floors,
    stale,
    under_floor,
)

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["command"]


@click.command("gate")
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Extract from these articles."
)
@lexicon_option
@click.option("--pred", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Score this file instead.")
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File of floors.  [default: baseline.json in the gold folder]",
)
@click.option(
    "--raise", "raised", is_flag=True, help="Write higher floors from the scores as they are; none goes down."
)
@click.option(
    "--lower", "lowered", multiple=True, metavar="SCORE", help="Lower this floor to the score; needs --reason."
)
@click.option("--reason", default="", help="Why a floor is lowered; kept in the file.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    gold: Path,
    corpus: Path | None,
    lexicons: Lexicons | None,
    pred: Path | None,
    baseline_file: Path | None,
    raised: bool,
    lowered: tuple[str, ...],
    reason: str,
) -> None:
    """Score like evaluate, and exit with 1 and one line for each score under its floor.

    Floors hold for one state of the gold. When it has changed they are refused: --raise takes
    the new gold over, with floors that stay or go up.
    """
    if lowered and not reason.strip():
        raise click.UsageError('--lower needs --reason "why"; it is kept in the file.')
    if reason and not lowered:
        raise click.UsageError("--reason goes with --lower SCORE.")
    inputs = gather(gold, corpus, pred, lexicons=lexicons)
    for line in inputs.faults:
        click.echo(line, err=True)
    if not inputs.gold:
        raise click.ClickException(f"{gold}: no gold to score against")
    path = baseline_file or (gold if gold.is_dir() else gold.parent) / BASELINE
    scores = evaluate(
        inputs.gold.values(), inputs.predicted.values(), resamples=0, rules=inputs.rules, lexicon=inputs.lexicon
    )
    try:
        old = load_baseline(path)
        new = _change(old, scores, path, raised=raised, lowered=lowered, reason=reason)
    except BaselineError as error:
        raise click.ClickException(str(error)) from error
    if new != old:
        if inputs.faults:
            raise click.ClickException("floors are not changed while inputs are bad; mend the lines above first")
        write_text(path, dump_baseline(new))
        click.echo(f"{path}: written")
    failed = under_floor(new, scores)
    for line in failed:
        click.echo(line)
    if not failed:
        click.echo(f"{len(new.floors)} scores are at or above their floors")
    click.echo(str(scores.signature))
    if failed or inputs.faults:
        ctx.exit(1)


def _change(
    old: Baseline | None, scores: Scores, path: Path, *, raised: bool, lowered: tuple[str, ...], reason: str
) -> Baseline:
    """The baseline after what was asked for.

    Raises:
        BaselineError: where there is none, it is stale, or a floor cannot be lowered.
    """
    if old is None and not raised:
        raise BaselineError(f"{path}: no such file; run again with --raise to set floors from the scores as they are")
    if old is not None and not raised and (why := stale(old, scores)) is not None:
        raise BaselineError(
            f"{path}: {why}; run again with --raise to take the new gold over (floors stay or go up), and with "
            '--lower SCORE --reason "..." for a floor that the new gold puts out of reach'
        )
    new = raise_floors(old, scores) if raised or old is None else old
    return lower_floors(new, scores, lowered, reason) if lowered else new
