"""``extractor evaluate``: score predictions, or a fresh extraction, against gold."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from extractor.cli.lexicon_option import lexicon_option
from extractor.evaluation import evaluate
from extractor.evaluation.bootstrap import DEFAULT_RESAMPLES, DEFAULT_SEED
from extractor.evaluation.corpus import INDEX, IndexEntry, load_articles, load_index
from extractor.evaluation.errors import ErrorItem, list_errors
from extractor.evaluation.predictions import load_predictions
from extractor.evaluation.table import error_lines, print_scores
from extractor.gold.files import FileError, replace_file
from extractor.gold.load import load_gold
from extractor.schema import Annotation, Article

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["Inputs", "command", "gather", "write_text"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
_OUT = click.Path(path_type=Path, dir_okay=False)


@dataclass
class Inputs:
    """What is to be scored, and one line for everything that was wrong with the files."""

    gold: dict[str, Annotation]
    predicted: dict[str, Annotation]
    articles: dict[str, Article] = field(default_factory=dict)
    index: dict[str, IndexEntry] = field(default_factory=dict)
    rules: str | None = None
    lexicon: str | None = None
    faults: list[str] = field(default_factory=list)


@click.command("evaluate")
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--corpus", type=_FOLDER, help="Folder of NAME.txt articles (and index.jsonl); extract from them.")
@lexicon_option
@click.option("--pred", type=_FILE, help="Score this JSON Lines file of annotations instead of extracting.")
@click.option("--json", "json_file", type=_OUT, help="Write all scores to this file.")
@click.option("--html", "html_file", type=_OUT, help="Write a page of the scores and of the errors in their articles.")
@click.option("--errors", is_flag=True, help="List every error, by what went wrong.")
@click.option("--by", type=click.Choice(["style", "document"]), help="Add a table by style or by document.")
@click.option("--split", help="Score only documents of this split of the corpus's index.jsonl.")
@click.option(
    "--resamples",
    type=click.IntRange(min=0),
    default=DEFAULT_RESAMPLES,
    show_default=True,
    help="Bootstrap draws for the intervals; 0 for none.",
)
@click.option("--seed", type=int, default=DEFAULT_SEED, show_default=True, help="Seed of the bootstrap.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    gold: Path,
    corpus: Path | None,
    lexicons: Lexicons | None,
    pred: Path | None,
    json_file: Path | None,
    html_file: Path | None,
    errors: bool,
    by: str | None,
    split: str | None,
    resamples: int,
    seed: int,
) -> None:
    """Score predictions, or a fresh extraction, against the gold files under GOLD.

    GOLD is a folder of NAME.json files or one such file. Give --corpus to extract and score,
    --pred to score a file; with both the file is scored and the corpus gives sentences and
    styles. The scores go to standard output, a line for every bad input to standard error.
    """
    inputs = gather(gold, corpus, pred, split=split, needs_index=by == "style", lexicons=lexicons)
    _complain(inputs)
    if not inputs.gold:
        raise click.ClickException(f"{gold}: no gold to score against")
    styles = {name: entry.style for name, entry in inputs.index.items() if entry.style is not None}
    scores = evaluate(
        inputs.gold.values(),
        inputs.predicted.values(),
        resamples=resamples,
        seed=seed,
        styles=styles if inputs.index else None,
        split=split,
        rules=inputs.rules,
        lexicon=inputs.lexicon,
    )
    print_scores(scores, Console(), by)
    found = []
    texts = {name: article.text for name, article in inputs.articles.items()}
    if errors or html_file is not None:
        found = list_errors(inputs.gold.values(), inputs.predicted.values(), texts)
    if errors:
        click.echo()
        for line in error_lines(found):
            click.echo(line)
    if json_file is not None:
        write_text(json_file, _as_json(scores.model_dump(mode="json"), found if errors else None))
    if html_file is not None:
        from extractor.report.evaluation_data import evaluation_data
        from extractor.report.evaluation_page import render_evaluation

        data = evaluation_data(scores, found, inputs.gold, inputs.predicted, texts=texts, styles=styles)
        write_text(html_file, render_evaluation(data))
    if inputs.faults:
        ctx.exit(1)


def gather(
    gold: Path,
    corpus: Path | None,
    pred: Path | None,
    *,
    split: str | None = None,
    needs_index: bool = False,
    lexicons: Lexicons | None = None,
) -> Inputs:
    """Read gold, articles and index, and read or make the predictions, with the built-in or other lexicons.

    Raises:
        click.UsageError: for options that do not go together.
    """
    if corpus is None and pred is None:
        raise click.UsageError("Give --corpus DIR to extract and score, or --pred FILE to score a file.")
    annotations, faults = load_gold(gold)
    inputs = Inputs(gold=annotations, predicted={}, faults=faults)
    if corpus is not None:
        inputs.index, faults = load_index(corpus)
        inputs.faults += faults
    if (split is not None or needs_index) and not inputs.index:
        raise click.UsageError(f"--split and --by style need --corpus DIR with an {INDEX} in it.")
    outside = _keep_split(inputs, split) if split is not None else set()
    if corpus is not None:
        inputs.articles, faults = load_articles(corpus, inputs.gold)
        inputs.faults += faults
        _compare_bytes(inputs, corpus)
    if pred is None:
        _extract(inputs, lexicons)
    else:
        predicted, faults = load_predictions(pred)
        inputs.faults += faults
        inputs.predicted = {name: each for name, each in predicted.items() if name not in outside}
        inputs.faults += [
            f"{pred}: document {name} was predicted from other bytes than the gold's (sha256 differs); predict it anew"
            for name, each in inputs.predicted.items()
            if name in inputs.gold and inputs.gold[name].sha256 != each.sha256
        ]
    return inputs


def _keep_split(inputs: Inputs, split: str) -> set[str]:
    """Leave only the gold of a split; return the documents that are left out."""
    splits = {entry.split for entry in inputs.index.values() if entry.split is not None}
    if split not in splits:
        raise click.UsageError(
            f"No document has split {split!r}; the index knows {', '.join(sorted(splits)) or 'none'}."
        )
    outside = {name for name in inputs.gold if name not in inputs.index or inputs.index[name].split != split}
    inputs.faults += [f"index.jsonl: no line for document {name}; add one" for name in outside - inputs.index.keys()]
    inputs.gold = {name: each for name, each in inputs.gold.items() if name not in outside}
    return outside


def _compare_bytes(inputs: Inputs, corpus: Path) -> None:
    inputs.faults += [
        f"{corpus / f'{name}.txt'}: not the bytes that its gold was made from (sha256 differs); restore the file, "
        "or check the gold and write the new sha256 into it"
        for name, article in inputs.articles.items()
        if inputs.gold[name].sha256 != article.sha256
    ]


def _extract(inputs: Inputs, lexicons: Lexicons | None) -> None:
    # Here, because it loads underthesea, which scoring a file does not need.
    from extractor.pipeline import Extractor

    extractor = Extractor(lexicons)
    inputs.rules, inputs.lexicon = extractor.fingerprint["rules"], extractor.fingerprint["lexicon"]
    for name, article in inputs.articles.items():
        made = extractor.extract(article.text, document=name, published=inputs.gold[name].published)
        # The hash of the file, which may begin with a byte order mark that the text has not.
        inputs.predicted[name] = made.model_copy(update={"sha256": article.sha256})


def _complain(inputs: Inputs) -> None:
    for line in inputs.faults:
        click.echo(line, err=True)


def _as_json(data: dict[str, object], errors: list[ErrorItem] | None) -> str:
    if errors is not None:
        data["errors"] = [item.model_dump(mode="json") for item in errors]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_text(path: Path, text: str) -> None:
    """Write a file in one step.

    Raises:
        click.ClickException: where it cannot be written.
    """
    try:
        replace_file(path, text.encode("utf-8", "backslashreplace"))
    except FileError as error:
        raise click.ClickException(f"{path}: {error}") from error
