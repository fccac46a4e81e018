"""How fast the extractor is: ``python -m benchmarks.speed``.

Every figure that matters is a ratio of times taken in one run, so that it holds on another machine too.
Times are processor seconds of this process, the least of several rounds that go through all
candidates in turn; only the cold start, a process of its own, is timed by the clock on the wall.
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from unittest import mock

import click

from benchmarks import plain_regex
from extractor import pipeline
from extractor.cli.evaluate import write_text
from extractor.evaluation.corpus import load_articles, load_index
from extractor.pipeline import Extractor
from extractor.schema import Article
from extractor.text.words import warm_up, word_spans

__all__ = ["PAGE", "by_clauses", "cold_start", "growth", "machine", "refreshed", "stages", "throughput"]

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "performance.md"
COPIES: Final = (1, 2, 4, 8)
COLD_START: Final = 5
"""Articles of the job whose cold start is timed."""

_STAGES: Final = {
    "view": "text",
    "without_furniture": "text",
    "dateline": "text",
    "sentences": "text",
    "find_mentions": "mentions",
    "assemble": "records",
}
"""The stage of each function that :mod:`extractor.pipeline` calls."""

_CLAUSE: Final = re.compile(r"(?<=[.,;:!?])\s+|\s*\n\s*")
_STOPS: Final = re.compile(r"[.!?…:;]\s+|\s*\n\s*")

Work = Callable[[Article], object]


def by_clauses(article: Article) -> None:
    """Segment every clause of an article: what it costs to have underthesea read everything."""
    from underthesea.pipeline.word_tokenize import word_tokenize  # noqa: PLC0415 (loads slowly)

    for clause in _CLAUSE.split(article.text):
        if clause.strip():
            word_tokenize(clause)


def _seconds(work: Work, articles: Sequence[Article]) -> float:
    # Clauses that were segmented before would come out of the cache.
    word_spans.cache_clear()
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def throughput(articles: Sequence[Article], rounds: int) -> dict[str, float]:
    """Return code points a second of the extractor, of underthesea alone and of the regex script."""
    works: dict[str, Work] = {
        "extractor": Extractor().annotate,
        "underthesea, every clause": by_clauses,
        "regex script": plain_regex.annotate,
    }
    size = sum(len(article.text) for article in articles)
    times = [{name: _seconds(work, articles) for name, work in works.items()} for _ in range(rounds)]
    return {name: size / min(each[name] for each in times) for name in works}


def stages(articles: Sequence[Article]) -> dict[str, float]:
    """Return each stage's share of the extractor's time; ``output`` makes the models of the contract."""
    spent: Counter[str] = Counter()

    def timed(name: str) -> Callable[..., Any]:
        function = getattr(pipeline, name)

        def run(*arguments: Any) -> Any:
            start = time.process_time()
            try:
                return function(*arguments)
            finally:
                spent[_STAGES[name]] += time.process_time() - start  # type: ignore[assignment]

        return run

    patches: dict[str, Any] = {name: timed(name) for name in _STAGES}
    with mock.patch.multiple(pipeline, **patches):
        whole = _seconds(Extractor().annotate, articles)
    shares = {stage: spent[stage] / whole for stage in dict.fromkeys(_STAGES.values())}
    return {**shares, "output": 1 - sum(shares.values())}


def growth(
    articles: Sequence[Article], rounds: int, copies: Sequence[int] = COPIES
) -> dict[int, tuple[float, float, float]]:
    """Return how time grows with the length of one article: 1 is linear, 2 at ``n`` twice as much as that.

    Returns:
        Per number of articles that were made one: the time of copies of an article by ``n`` times
        its own (all of its clauses segmented before, so that only the rules are timed); the same
        where commas stand for all breaks and full stops, so that all is one sentence, the worst
        that a page without marks can do; and the time of so many different articles one behind
        the other by the sum of their own.
    """
    annotate = Extractor().annotate
    result = {}
    for number in copies:
        one, parts = articles[0], list(articles[:number])
        repeated = one.model_copy(update={"text": "\n\n".join([one.text] * number)})
        endless = one.model_copy(update={"text": _STOPS.sub(", ", one.text)})
        longer = endless.model_copy(update={"text": ", ".join([endless.text] * number)})
        joined = one.model_copy(update={"text": "\n\n".join(each.text for each in parts)})
        least = [float("inf")] * 6
        for _ in range(rounds):
            for each in (one, endless):
                annotate(each)
            times = [
                *(_warm_seconds(annotate, each) for each in (one, repeated, endless, longer)),
                _seconds(annotate, parts),
                _seconds(annotate, [joined]),
            ]
            least = [min(pair) for pair in zip(least, times, strict=True)]
        result[number] = (least[1] / least[0] / number, least[3] / least[2] / number, least[5] / least[4])
    return result


def _warm_seconds(work: Work, article: Article) -> float:
    start = time.process_time()
    work(article)
    return time.process_time() - start


def cold_start(files: Sequence[Path], rounds: int) -> dict[str, float]:
    """Return wall seconds of new processes: the interpreter alone, underthesea's first call, the extractor's job."""
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "python, nothing": [sys.executable, "-c", ""],
            "underthesea, one sentence": [
                *(sys.executable, "-c", "from underthesea import word_tokenize; word_tokenize('Xin chào')")
            ],
            f"extractor, {len(files)} articles": [
                *(sys.executable, "-m", "extractor", "extract", *map(str, files)),
                *("--out", str(Path(folder, "out.jsonl")), "--fresh", "--quiet", "--workers", "0"),
            ],
        }
        times = [{name: _wall(command) for name, command in commands.items()} for _ in range(rounds)]
    return {name: min(each[name] for each in times) for name in commands}


def _wall(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 (our own interpreter)
    return time.perf_counter() - start


def machine() -> str:
    """Describe the machine in one line."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists() and (found := re.search(r"model name\s*:\s*(.+)", cpuinfo.read_text("utf-8"))):
        model = found[1]
    return f"{model}, {os.cpu_count()} CPUs, {platform.system()}, Python {platform.python_version()}"


def _report(articles: Sequence[Article], files: Sequence[Path], rounds: int) -> str:
    warm_up()
    speeds = throughput(articles, rounds)
    own = speeds["extractor"]
    lines = [f"{'throughput':<28}{'characters/s':>13}{'by extractor':>14}"]
    lines += [f"{name:<28}{speed:>13,.0f}{speed / own:>13.2f}x" for name, speed in speeds.items()]
    lines += ["", f"{'stage of the extractor':<28}{'of its time':>13}"]
    lines += [f"{name:<28}{share:>13.0%}" for name, share in stages(articles).items()]
    lines += ["", f"{'time by length, 1 is linear':<28}{'copies':>13}{'one sentence':>14}{'articles':>10}"]
    for number, (copied, endless, joined) in growth(articles, rounds).items():
        lines.append(f"{f'{number}x':<28}{copied:>13.2f}{endless:>14.2f}{joined:>10.2f}")
    lines += ["", f"{'cold start':<28}{'seconds':>13}"]
    lines += [f"{name:<28}{seconds:>13.2f}" for name, seconds in cold_start(files, rounds).items()]
    size = sum(len(each.text) for each in articles)
    return "\n".join([*lines, "", f"{len(articles)} articles, {size:,} characters; {machine()}"])


def refreshed(page: str, shown: str, name: str = "speed") -> str:
    """Put what ``benchmarks.NAME`` shows into a page, in its section, which is made at the end if there is none."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->\n"
    section = f"{begin}```text\n$ python -m benchmarks.{name}\n\n{shown}\n```\n{end}"
    there = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if there.search(page):
        return there.sub(lambda _: section, page)
    return f"{page.rstrip()}\n\n{section}"


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="The least of so many counts.")
@click.option("--docs", is_flag=True, help="Put the tables into docs/performance.md too.")
def main(*, rounds: int, docs: bool) -> None:
    """Measure the extractor over the dev articles of corpus/."""
    index, faults = load_index(ROOT / "corpus")
    names = [name for name, entry in index.items() if entry.split == "dev"]
    articles, more = load_articles(ROOT / "corpus", names)
    for line in [*faults, *more]:
        click.echo(line, err=True)
    if len(articles) < max(*COPIES, COLD_START):
        raise click.ClickException(f"{ROOT / 'corpus'}: too few dev articles to measure with")
    dated = [each.model_copy(update={"published": index[name].published}) for name, each in articles.items()]
    files = [ROOT / "corpus" / f"{name}.txt" for name in list(articles)[:COLD_START]]
    shown = _report(dated, files, rounds)
    click.echo(shown)
    if docs:
        write_text(PAGE, refreshed(PAGE.read_text("utf-8"), shown))


if __name__ == "__main__":
    main()
