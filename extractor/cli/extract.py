"""``extractor extract``: articles in, mentions and records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from extractor.cli.lexicon_option import lexicon_option

if TYPE_CHECKING:
    from extractor.batch import Job, Summary
    from extractor.lexicon import Lexicons

__all__ = ["command"]

_FORMATS = ("txt", "md", "html", "jsonl", "csv", "parquet")
_ENCODINGS = ("auto", "utf-8", "windows-1258", "tcvn3", "vni", "viscii")


@click.command("extract")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "-o",
    "--out",
    help="Write here: .jsonl (.gz, .zst), .csv, .parquet, .duckdb, .sqlite; - for JSON lines on standard output. "
    "May be in object storage (s3://…, gs://…).",
)
@click.option("--only", type=click.Choice(["insurance"]), help="Pass over articles that name no kind of insurance.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Processes of this machine, or a Ray cluster.",
)
@click.option(
    "--address",
    help="Of the Ray cluster: HOST:PORT, or auto for the one that this machine is part of. Default: RAY_ADDRESS, or a "
    "cluster of this machine's processors, made for the run.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    help="Processes; 0 for none but this. Default: 1; of a cluster, as many as it has processors.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Seconds that a document may take.",
)
@click.option(
    "--resume/--fresh", default=True, help="Go on with what --out's manifest holds (the default), or start over."
)
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What is done is kept here. Default: OUT.manifest; of an OUT in object storage, a file of that name in the "
    "current folder, and a copy beside OUT when the run ends.",
)
@click.option(
    "--encoding", type=click.Choice(_ENCODINGS), default="auto", show_default=True, help="Of what is not UTF-8."
)
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="Of standard input and files given by name.")
@lexicon_option
@click.option("--text-field", default="text", show_default=True, help="Of rows (.jsonl, .csv, .parquet).")
@click.option("--id-field", default="id", show_default=True, help="Of rows; it names the document.")
@click.option("--date-field", default="published", show_default=True, help="Of rows; YYYY-MM-DD.")
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary; errors only.")
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    out: str | None,
    only: str | None,
    engine: Literal["local", "ray"],
    address: str | None,
    workers: int | None,
    timeout: float,
    resume: bool,
    manifest: Path | None,
    encoding: str,
    format_: str | None,
    lexicons: Lexicons | None,
    text_field: str,
    id_field: str,
    date_field: str,
    quiet: bool,
) -> None:
    """Pull mentions and records out of articles.

    PATH is a file (.txt, .md, .html, .jsonl, .csv, .parquet; each also .gz or .zst), a folder of them, a pattern
    such as 'news/**/*.txt', an address of one of these in object storage (s3://…, gs://…), or - for standard input.
    Without --out, the records are shown as a table.

    A folder's index.jsonl gives publication dates: lines of {"document": "…", "published": "YYYY-MM-DD"}.

    Beside OUT stand OUT.manifest, with which the same command goes on after it was ended, and passes over what is
    done; and OUT.errors.jsonl, where something failed.
    """
    import tempfile

    from extractor.batch import Job
    from extractor.readers import Options
    from extractor.writers.stdout import reader_may_leave

    options = Options(
        encoding=encoding, text_field=text_field, id_field=id_field, date_field=date_field, format=format_
    )
    job = Job(
        paths=paths,
        manifest=Path(),
        options=options,
        only_insurance=only == "insurance",
        lexicons=lexicons,
        engine=engine,
        workers=workers if workers is not None else int(engine == "local"),
        timeout=timeout,
        fresh=not resume,
        address=address,
    )
    _check(job)
    if out is None or out == "-":
        if manifest is not None:
            raise click.UsageError("--manifest: goes with --out FILE")
        with tempfile.TemporaryDirectory(prefix="extractor-") as folder:
            summary = _run(job, Path(folder, "manifest"), _show if out is None else _print_lines, None, quiet=quiet)
        if out is None:
            with reader_may_leave():
                click.echo(str(summary).partition(";")[0])
    else:
        summary = _run_to_file(job, out, manifest, quiet=quiet)
    if summary.interrupted:
        ctx.exit(130)
    ctx.exit(1 if summary.failures else 0)


def _check(job: Job) -> None:
    if job.engine == "local" and job.address is not None:
        raise click.UsageError("--address: goes with --engine ray")
    if job.engine == "ray" and "-" in job.paths:
        raise click.UsageError("-: a cluster cannot read standard input; write it to a file that all machines see")


def _run_to_file(job: Job, out: str, manifest: Path | None, *, quiet: bool) -> Summary:
    from extractor.batch.place import place_of
    from extractor.writers import OutputError, writer_for

    if out in job.paths or Path(out).resolve() in {Path(path).resolve() for path in job.paths}:
        raise click.UsageError(f"--out {out}: is an input too; give another name")
    try:
        with place_of(out, manifest, fresh=job.fresh) as place:
            write = writer_for(place.out)
            summary = _run(job, place.manifest, write, place.errors, quiet=quiet)
            place.whole = not summary.interrupted
    except OutputError as error:
        raise click.UsageError(f"--out {out}: {error}") from error
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or out}: cannot be written ({error.strerror or error}); check the folder and the disk, "
            "then give the same command again: no work is lost"
        ) from error
    if summary.interrupted:
        click.echo(f"interrupted; {summary}", err=True)
        click.echo(f"what is done is in {place.manifest}; give the same command again to go on", err=True)
    elif not quiet:
        click.echo(str(summary), err=True)
    return summary


def _run(
    job: Job,
    manifest: Path,
    write: Callable[[Iterable[bytes]], None],
    errors: Path | None,
    *,
    quiet: bool,
) -> Summary:
    import dataclasses

    from extractor.batch import ClusterError, ManifestError, PoolError, SettingsChangedError, progress_for, run

    job = dataclasses.replace(job, manifest=manifest)
    try:
        return run(job, write, errors, progress_for(quiet=quiet))
    except SettingsChangedError as error:
        raise click.UsageError(str(error)) from error
    except (ClusterError, ManifestError, PoolError) as error:
        raise click.ClickException(str(error)) from error


def _print_lines(lines: Iterable[bytes]) -> None:
    import sys

    from extractor.writers.stdout import reader_may_leave

    with reader_may_leave():
        for line in lines:
            sys.stdout.buffer.write(line + b"\n")


def _show(lines: Iterable[bytes]) -> None:
    from extractor.schema import Annotation
    from extractor.writers.stdout import reader_may_leave
    from extractor.writers.table import print_table, records_table

    table = records_table(map(Annotation.model_validate_json, lines))
    with reader_may_leave():
        if table.row_count:
            print_table(table)
