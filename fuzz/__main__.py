"""``python -m fuzz TARGET``: feed a target with inputs that reach new code, until it breaks or time is up."""

from __future__ import annotations

import importlib
import sys
import tempfile
from pathlib import Path

import click

TARGETS = ("conversion", "extraction", "gold", "notation", "reading")
SEEDS = Path(__file__).parent / "seeds"


@click.command()
@click.argument("target", type=click.Choice(TARGETS))
@click.option("--seconds", type=click.IntRange(min=1), default=60, show_default=True, help="How long.")
@click.option(
    "--corpus", type=click.Path(path_type=Path, file_okay=False), help="Folder of inputs to go on with and add to."
)
@click.option("--longest", type=click.IntRange(min=1), default=2048, show_default=True, help="Bytes of an input.")
@click.option("--seed", type=click.IntRange(min=1), default=1, show_default=True, help="Of the fuzzer's choices.")
def main(*, target: str, seconds: int, corpus: Path | None, longest: int, seed: int) -> None:
    """Fuzz TARGET. What breaks it is written to the working folder as crash-… or timeout-…, exit code 77 or 70."""
    import atheris  # noqa: PLC0415 (an extra)

    with atheris.instrument_imports(include=["extractor"]):
        module = importlib.import_module(f"fuzz.{target}")
    with tempfile.TemporaryDirectory() as scratch:
        grown = corpus if corpus is not None else Path(scratch)
        grown.mkdir(parents=True, exist_ok=True)
        options = [f"-max_total_time={seconds}", f"-max_len={longest}", f"-seed={seed}", "-timeout=10"]
        options += ["-rss_limit_mb=4096", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *options, str(grown), str(SEEDS / target)], module.check)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
