"""The extractor against what one would otherwise write: ``python -m benchmarks.compare``.

Runs the extractor, a regex script (:mod:`benchmarks.plain_regex`) and a spaCy EntityRuler
(:mod:`benchmarks.entity_ruler`) over the same articles, scores each against the same gold, and tests
the differences by paired randomisation over documents (:mod:`extractor.evaluation.comparison`).
The same files give the same table: there is no clock, no network and one fixed seed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import click

from benchmarks import entity_ruler, plain_regex
from benchmarks.sections import section_in
from extractor.cli.evaluate import Inputs, gather, write_text
from extractor.evaluation.comparison import DEFAULT_SHUFFLES, ComparedScore, Comparison, compare
from extractor.schema import Annotation, Article

__all__ = ["PAGE", "ROWS", "available", "comparisons", "predict", "refreshed", "table"]

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "accuracy.md"

ROWS: Final = {
    "mention.strict.percentage": "mention, percentage",
    "mention.strict.head_count": "mention, head_count",
    "mention.strict.year": "mention, year",
    "mention.strict.insurance": "mention, insurance",
    "mention.strict": "mention, all",
    "record.core": "record, core",
    "record.full": "record, full",
}
"""Names of the scores that are shown, and the rows' titles."""

Annotate = Callable[[Article], Annotation]

_SCRIPTS: Final[dict[str, Annotate]] = {"regex": plain_regex.annotate, "spaCy": entity_ruler.annotate}
_NO_SPACY: Final = "spaCy is left out: it is not installed; pip install '.[bench]'"
_INTRODUCTION: Final = """\
## Against what one would otherwise write

*regex* is a script of `re` patterns and word lists such as a data journalist writes in an afternoon; *spaCy* has the
same word lists as patterns of an EntityRuler over spaCy's Vietnamese tokenizer. Both make records by the same rules of
thumb: the nearest scheme to the left in the sentence, else to the right, else the last one before; the nearest year in
the sentence, else that of publication; a few cue words for measure, role and status. Their code is in `benchmarks/`;
spaCy comes with `pip install '.[bench]'`. The table holds F1. *gain* is the extractor's F1 minus the script's; p is
two-sided, from paired randomisation over documents, and not corrected for the number of scores.
"""


def available() -> tuple[dict[str, Annotate], list[str]]:
    """Return the scripts that can run here, by name, and a line for each that cannot."""
    if find_spec("spacy") is None or find_spec("pyvi") is None:
        return {"regex": _SCRIPTS["regex"]}, [_NO_SPACY]
    return dict(_SCRIPTS), []


def predict(inputs: Inputs, annotate: Annotate) -> list[Annotation]:
    """Run a script over the articles, with the publication dates that the extractor was given."""
    return [
        annotate(article.model_copy(update={"published": inputs.gold[name].published}))
        for name, article in inputs.articles.items()
    ]


def comparisons(
    inputs: Inputs, predicted: Mapping[str, list[Annotation]], resamples: int = DEFAULT_SHUFFLES
) -> dict[str, Comparison]:
    """Compare each script (side a) with the extractor (side b) against the gold."""
    return {
        name: compare(inputs.gold.values(), made, inputs.predicted.values(), resamples=resamples)
        for name, made in predicted.items()
    }


def table(compared: Mapping[str, Comparison], split: str, rules: str | None = None) -> str:
    """Lay out one table: a row a score; per script its F1, the extractor's gain and p; the signature last.

    Args:
        compared: a comparison per script, as :func:`comparisons` returns them.
        split: name of the articles' part, for the title.
        rules: fingerprint of the extractor's rules, for the signature.

    Raises:
        ValueError: without any comparison.
    """
    if not compared:
        raise ValueError("nothing was compared; give one script or more")
    first = next(iter(compared.values()))
    lines = [
        f"{f'F1, {split} split':<21}{'extractor':>9}" + "".join(f"  {name:>6}{'gain':>8}{'p':>9}" for name in compared)
    ]
    for score, title in ROWS.items():
        cells = "".join(_cells(each.scores[score]) for each in compared.values())
        lines.append(f"{title:<21}{_number(first.scores[score].b):>9}{cells}")
    signature = first.signature
    lines += [
        "",
        f"documents:{signature.documents}|gold:{signature.gold[:12]}|rules:{rules}|{first.method}:{first.exchanges}|seed:{signature.seed}",
    ]
    return "\n".join(lines)


def _cells(score: ComparedScore) -> str:
    p = "-" if score.p is None else "<0.001" if score.p < 0.001 else f"{score.p:.3f}"
    return f"  {_number(score.a):>6}{_number(score.difference, '+'):>8}{p:>9}"


def _number(value: float | None, sign: str = "") -> str:
    return "-" if value is None else f"{value:{sign}.3f}"


def refreshed(page: str, shown: str, command: str) -> str:
    """Put the table into the page: in place of its section, or behind everything."""
    return section_in(page, "comparison", f"$ {command}\n\n{shown}", _INTRODUCTION)


@click.command()
@click.option("--split", type=click.Choice(["dev", "test"]), default="test", show_default=True, help="Articles.")
@click.option(
    "--resamples", type=click.IntRange(min=1), default=DEFAULT_SHUFFLES, show_default=True, help="Random exchanges."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Write each side's annotations here (.jsonl)."
)
@click.option("--docs", is_flag=True, help="Put the table into docs/accuracy.md too.")
@click.pass_context
def main(ctx: click.Context, *, split: str, resamples: int, out: Path | None, docs: bool) -> None:
    """Compare the extractor with a regex script and a spaCy EntityRuler over corpus/ and gold/."""
    scripts, missing = available()
    inputs = gather(ROOT / "gold", ROOT / "corpus", None, split=split)
    for line in [*missing, *inputs.faults]:
        click.echo(line, err=True)
    if not inputs.gold:
        raise click.ClickException(f"{ROOT / 'gold'}: no gold to score against")
    predicted = {name: predict(inputs, annotate) for name, annotate in scripts.items()}
    if out is not None:
        for name, made in {"extractor": list(inputs.predicted.values()), **predicted}.items():
            write_text(out / f"{name.lower()}.jsonl", "".join(f"{each.model_dump_json()}\n" for each in made))
    shown = table(comparisons(inputs, predicted, resamples), split, inputs.rules)
    click.echo(shown)
    if docs:
        command = "python -m benchmarks.compare" + ("" if split == "test" else f" --split {split}")
        write_text(PAGE, refreshed(PAGE.read_text("utf-8"), shown, command))
    if inputs.faults:
        ctx.exit(1)


if __name__ == "__main__":
    main()
