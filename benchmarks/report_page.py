"""How soon the report page answers with many records: ``python -m benchmarks.report_page``.

The page is opened from disk in Debian's chromium, without a window. What counts is the ratio of the two
columns, taken in one run: what shows a page of the table should hardly know how many records there are,
what goes through all of them may grow with their number. Milliseconds are the least of several rounds.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from benchmarks.made_articles import many, write_corpus
from benchmarks.speed import PAGE, machine, refreshed
from extractor.cli import cli
from extractor.cli.evaluate import write_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["measured", "shown_as"]

SIZES: Final = (1_000, 10_000)

_ACTS: Final = {
    "sort by place": "byId('[data-sort=place]').click()",
    "filter by year": "const each = byId('#filter-year'); each.value = '2024'; each.dispatchEvent(new Event('change'))",
    "next page": "byId('#page-next').click()",
    "open an article": "byId('.open').click()",
}
_TIMED: Final = """async () => {{
    const byId = (selector) => document.querySelector(selector);
    const start = performance.now();
    {act};
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
}}"""
"""From an act to the end of the frame that shows its result."""


def measured(browser: Browser, page: Path, rounds: int) -> dict[str, float]:
    """Return milliseconds until the first table stands (from the start of loading), and of what a reader does then."""
    least: dict[str, float] = {}
    for _ in range(rounds):
        tab = browser.new_page()
        tab.goto(page.as_uri())
        tab.wait_for_selector("#charts-body figure", state="attached")
        mark = "() => performance.getEntriesByName('{}')[0].startTime"
        times = {"first table": float(tab.evaluate(mark.format("first-table")))}
        times["charts too"] = float(tab.evaluate(mark.format("first-charts")))
        times |= {name: float(tab.evaluate(_TIMED.format(act=act))) for name, act in _ACTS.items()}
        tab.close()
        least = {name: min(each, least.get(name, each)) for name, each in times.items()}
    return least


def shown_as(columns: dict[int, dict[str, float]], sizes: dict[int, int]) -> str:
    """Write the table: a row a wait, a column a number of records, and the ratio of the last to the first."""
    few, last = next(iter(columns.values())), list(columns)[-1]
    heads = "".join(f"{number:>10,}" for number in columns)
    lines = [f"{'milliseconds, by records':<26}{heads}{'ratio':>8}"]
    for name, first in few.items():
        cells = "".join(f"{column[name]:>10,.0f}" for column in columns.values())
        lines.append(f"{name:<26}{cells}{columns[last][name] / first:>7.1f}x")
    lines.append(f"{'size of the page, kB':<26}" + "".join(f"{size / 1000:>10,.0f}" for size in sizes.values()))
    return "\n".join(lines)


def _make(folder: Path, records: int) -> Path:
    lines, corpus = write_corpus(folder, many(records))
    page = folder / "page.html"
    cli.main(["report", str(lines), "--corpus", str(corpus), "-o", str(page)], standalone_mode=False)
    return page


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="The least of so many counts.")
@click.option("--docs", is_flag=True, help="Put the table into docs/performance.md too.")
def main(*, rounds: int, docs: bool) -> None:
    """Measure the report page over made-up articles, whole texts included."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise click.ClickException("no chromium on this machine: apt-get install chromium")
    columns, sizes = {}, {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for records in SIZES:
            page = _make(Path(folder, str(records)), records)
            columns[records], sizes[records] = measured(browser, page, rounds), page.stat().st_size
        version = browser.version
        browser.close()
    shown = f"{shown_as(columns, sizes)}\n\nchromium {version}; {machine()}"
    click.echo(shown)
    if docs:
        write_text(PAGE, refreshed(PAGE.read_text("utf-8"), shown, "report_page"))


if __name__ == "__main__":
    main()
