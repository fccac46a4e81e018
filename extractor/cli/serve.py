"""``extractor serve``: a page to annotate in, and a REST API, on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.lexicon_option import lexicon_option

if TYPE_CHECKING:
    from typing import Literal

    from extractor.lexicon import Lexicons

__all__ = ["command"]

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0: a free one."
)
@click.option("--gold", type=_FOLDER, help="Folder that the page may save gold files into; else they are downloaded.")
@click.option("--corpus", type=_FOLDER, help="Folder to keep the articles of saved gold in (with --gold).")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Articles at the same time.")
@click.option(
    "--timeout",
    type=click.FloatRange(0, min_open=True),
    default=20.0,
    show_default=True,
    help="Seconds that an article may take.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(1, 10_000_000),
    default=300_000,
    show_default=True,
    help="Characters (code points) that an article may have.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Answer to this host name too, besides addresses and localhost.",
)
@lexicon_option
@click.option(
    "--language", type=click.Choice(["vi", "en"]), help="Open in this language; else the reader's browser says."
)
def command(
    *,
    host: str,
    port: int,
    gold: Path | None,
    corpus: Path | None,
    workers: int,
    timeout: float,
    max_chars: int,
    hosts: tuple[str, ...],
    lexicons: Lexicons | None,
    language: Literal["vi", "en"] | None,
) -> None:
    """Serve a page to correct annotations in, and a REST API, until Ctrl-C.

    Open the address that is printed: paste an article, correct what was found, save it as gold. The
    API is described at /docs. There is no password: whoever reaches the address can use it, so it is
    bound to this machine unless --host says otherwise.
    """
    from extractor.serve.settings import Settings, is_loopback

    if corpus is not None and gold is None:
        raise click.UsageError("--corpus needs --gold, the folder of gold files")
    try:
        from extractor.serve.run import BindError, bind, run, url_of
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("extractor"):
            raise
        raise click.ClickException(f"{error.name} is not installed; run: pip install 'extractor[serve]'") from error
    settings = Settings(
        host=host,
        hosts=hosts,
        gold=gold,
        corpus=corpus,
        lexicons=lexicons,
        language=language,
        workers=workers,
        timeout=timeout,
        max_chars=max_chars,
    )
    try:
        listener = bind(host, port)
    except BindError as error:
        raise click.ClickException(str(error)) from error
    if not is_loopback(host):
        writes = f" and write into {gold}" if gold else ""
        click.echo(f"warning: bound to {host}: whoever reaches it can use it{writes}, without a password", err=True)
    click.echo(f"serving on {url_of(listener)} (stop with Ctrl-C)")
    try:
        run(settings, listener)
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
