"""``extractor gold``: check gold files, and make them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.lexicon_option import codes_option, lexicon_option
from extractor.gold.check import check_annotation, check_gold
from extractor.gold.draft import accepted, as_draft
from extractor.gold.files import (
    FileError,
    StoredArticle,
    article_path,
    decode,
    dump_annotation,
    read_article,
    read_bytes,
    replace_file,
)
from extractor.gold.formats import inline_file
from extractor.gold.formats.document import Document, FormatError
from extractor.gold.load import GoldError, document_of, read_gold_file
from extractor.gold.notation import one_line

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["command"]

_PATH = click.Path(path_type=Path)
_GOLD = click.option("--gold", type=_PATH, default=Path("gold"), show_default=True, help="Folder of gold files.")
_CORPUS = click.option("--corpus", type=_PATH, default=Path("corpus"), show_default=True, help="Folder of articles.")
_OUT = click.option("-o", "--out", type=_PATH, help="Write to this file instead of standard output.")
_FORCE = click.option("--force", is_flag=True, help="Overwrite gold that a person has made.")


class _Faults:
    """Prints fault lines, and ends the command with 1 if there were any."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, line: str) -> None:
        self.count += 1
        click.echo(one_line(line), err=True)

    def all(self, file: Path, error: GoldError | FormatError | FileError) -> None:
        for line in (str(error),) if isinstance(error, FileError) else error.lines:
            self(f"{file}: {line}")

    def exit(self) -> None:
        if self.count:
            raise click.exceptions.Exit(1)


@click.group()
def command() -> None:
    """Check gold files, and make them.

    A gold file is the annotation of one article, NAME.json for NAME.txt. It is made from a draft
    (new), corrected as JSON, as marked text (inline, compile) or in an annotation tool (see:
    extractor convert), and accepted by a person (accept).
    """


@command.command()
@click.argument("gold", type=_PATH, default=Path("gold"))
@_CORPUS
@codes_option
def check(gold: Path, corpus: Path) -> None:
    """Check gold files against their articles: one line a fault.

    GOLD is a folder of gold files or one such file [default: gold].
    """
    report = _Faults()
    result = check_gold(gold, corpus)
    for fault in result.faults:
        report(fault)
    counts = f"{result.documents} gold files, {result.mentions} mentions, {result.records} records"
    click.echo(f"{counts}: {report.count or 'no'} {'fault' if report.count == 1 else 'faults'}")
    report.exit()


@command.command()
@click.argument("articles", type=_PATH, nargs=-1, required=True)
@_GOLD
@_CORPUS
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Publication date, where the text prints none.")
@click.option("--empty", is_flag=True, help="Write a draft without annotations, for a second annotator.")
@_FORCE
@lexicon_option
def new(
    *,
    articles: tuple[Path, ...],
    gold: Path,
    corpus: Path,
    lexicons: Lexicons | None,
    published: dt.datetime | None,
    empty: bool,
    force: bool,
) -> None:
    """Write a draft of the gold of each of ARTICLES, for a person to correct.

    The draft is what the extractor finds. It is not gold until a person has accepted it.
    """
    from extractor.pipeline import Extractor

    report = _Faults()
    extractor = Extractor(lexicons)
    for path in articles:
        document = _document(path, corpus)
        file = gold / f"{document}.json"
        try:
            if file.exists() and not force:
                raise FileError(f"{file} exists; give --force to overwrite it")
            article = read_article(path)
            made = extractor.extract(article.text, document=document, published=published and published.date())
            if empty:
                made = made.model_copy(update={"mentions": (), "records": ()})
            replace_file(file, dump_annotation(as_draft(made, article.sha256)).encode("utf-8"))
        except FileError as error:
            report(f"{path}: {error}")
        else:
            click.echo(f"{file}: a draft with {len(made.mentions)} mentions and {len(made.records)} records")
    report.exit()


def _document(path: Path, corpus: Path) -> str:
    try:
        return document_of(path.resolve(), corpus.resolve())
    except ValueError:
        # An article from elsewhere keeps its name only.
        return document_of(path, path.parent)


@command.command()
@click.argument("files", type=_PATH, nargs=-1, required=True)
@codes_option
def accept(files: tuple[Path, ...]) -> None:
    """Clear the draft mark of each of FILES, which a person has corrected."""
    report = _Faults()
    for file in files:
        try:
            annotation = read_gold_file(file)
            if not annotation.draft:
                click.echo(f"{file}: is no draft")
                continue
            if faults := list(check_annotation(annotation)):
                raise GoldError(faults)
            replace_file(file, dump_annotation(accepted(annotation)).encode("utf-8"))
        except (GoldError, FileError) as error:
            report.all(file, error)
        else:
            click.echo(f"{file}: accepted")
    report.exit()


@command.command()
@click.argument("file", type=_PATH)
@_CORPUS
@_OUT
@codes_option
def inline(file: Path, corpus: Path, out: Path | None) -> None:
    """Write a gold file as marked text, to be read or edited in any editor."""
    report = _Faults()
    try:
        annotation = read_gold_file(file)
        path = article_path(corpus, annotation.document)
        if not path.exists():
            raise FileError(f"there is no article {path}; give the right --corpus")
        article = read_article(path)
        for fault in check_annotation(annotation, article):
            report(f"{file}: {fault}")
        report.exit()
        _put(out, inline_file.dump(Document(annotation, article.text, str(file))))
    except (GoldError, FormatError, FileError) as error:
        report.all(file, error)
    report.exit()


@command.command("compile")
@click.argument("file", type=_PATH)
@_CORPUS
@_OUT
@_FORCE
@codes_option
def compile_file(file: Path, corpus: Path, out: Path | None, *, force: bool) -> None:
    """Make a gold file of marked text.

    The text is compared with the article, where the corpus has it. A draft is overwritten; gold
    that a person has made only with --force.
    """
    report = _Faults()

    def article_of(document: str) -> StoredArticle | None:
        path = article_path(corpus, document)
        return read_article(path) if path.exists() else None

    try:
        parsed = inline_file.parse(decode(read_bytes(file)), file.name.removesuffix(file.suffix), article_of)
        for fault in check_annotation(parsed.annotation):
            report(f"{file}: {fault}")
        report.exit()
        if out is not None and not force and _is_gold(out):
            raise FileError(f"{out} is gold that a person has made; give --force to overwrite it")
        _put(out, dump_annotation(parsed.annotation))
    except (FormatError, FileError) as error:
        report.all(file, error)
    report.exit()


def _is_gold(path: Path) -> bool:
    try:
        return path.exists() and not read_gold_file(path).draft
    except GoldError:
        return True


def _put(out: Path | None, text: str) -> None:
    # Bytes, since a text stream would change the newlines of an article.
    if out is None:
        click.echo(text.encode("utf-8"), nl=False)
    else:
        replace_file(out, text.encode("utf-8"))
