"""How fast the extractor is: ``python -m benchmarks.speed``.

Every figure that matters is a ratio of times taken in one run, so that it holds on another machine too.
Times are processor seconds of this process, the least of several rounds that go through all
candidates in turn; only the cold start and workers, processes of their own, are timed by the clock on the wall.
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
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from unittest import mock

import click

from benchmarks import generated, rivals
from benchmarks.rivals import seconds
from benchmarks.sections import section_in
from benchmarks.workers import paces
from extractor import pipeline
from extractor.cli.evaluate import write_text
from extractor.evaluation.corpus import load_articles, load_index
from extractor.pipeline import Extractor
from extractor.schema import Article
from extractor.text.words import warm_up

__all__ = ["PAGE", "Pace", "cold_start", "growth", "machine", "refreshed", "short", "stages"]

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "performance.md"
README: Final = ROOT / "README.md"
COPIES: Final = (1, 2, 4, 8)
COLD_START: Final = 5
"""Articles of the job whose cold start is timed."""

_INSURANCE, _GENERAL, _CORPUS = "insurance articles", "general news", "corpus/, dense"
_GENERATED: Final = 100
"""Generated articles of each kind. Two of general news name a scheme."""
_MANY: Final = 2000
"""Articles that one and two workers are timed over."""

_STAGES: Final = {
    "view": "text",
    "without_furniture": "text",
    "dateline": "text",
    "sentences": "text",
    "find_mentions": "mentions",
    "assemble": "records",
}
"""The stage of each function that :mod:`extractor.pipeline` calls."""

_STOPS: Final = re.compile(r"[.!?…:;]\s+|\s*\n\s*")

Work = Callable[[Article], object]


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
        whole = seconds(Extractor().annotate, articles)
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
                seconds(annotate, parts),
                seconds(annotate, [joined]),
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


@dataclass(frozen=True)
class Pace:
    """Characters a second of each candidate over one kind of text."""

    title: str
    articles: int
    characters: int
    speeds: dict[str, float]

    def table(self) -> list[str]:
        """Lay the speeds out, with their ratios to the tokenizer's and to the bare scan's."""
        unit, scan = self.speeds[rivals.TOKENIZER], self.speeds[rivals.DIGITS]
        title = f"{self.title}, {self.articles} articles"
        lines = [f"{title:<36}{'characters/s':>14}{'tokenizer = 1':>15}{'of a scan for digits':>22}"]
        for name, speed in self.speeds.items():
            lines.append(f"{name:<36}{speed:>14,.0f}{speed / unit:>15.2f}{speed / scan:>22.2%}")
        return lines


def _paces(corpora: Mapping[str, Sequence[Article]], rounds: int) -> list[Pace]:
    """Measure over each kind of text; ``--only insurance`` where there is something to pass over."""
    made = []
    for title, articles in corpora.items():
        speeds = rivals.throughput(articles, rounds, () if title == _GENERAL else (rivals.ONLY,))
        made.append(Pace(title, len(articles), sum(len(each.text) for each in articles), speeds))
    return made


def _report(corpora: Mapping[str, Sequence[Article]], paced: Sequence[Pace], files: Sequence[Path], rounds: int) -> str:
    lines: list[str] = []
    for pace in paced:
        lines += [*pace.table(), ""]
    many = [*generated.mixed(_MANY, insurance_every=2)]
    speeds = paces(many, min(rounds, 3))
    lines.append(f"{f'extract, {_MANY} articles, half of each':<36}{'articles/s':>14}{'one worker = 1':>15}")
    lines += [f"{f'{number} workers':<36}{pace:>14,.0f}{pace / speeds[1]:>15.2f}" for number, pace in speeds.items()]
    shares = {title: stages(articles) for title, articles in corpora.items()}
    lines += ["", f"{'stage, share of its time':<24}" + "".join(f"{title:>22}" for title in corpora)]
    lines += [f"{name:<24}" + "".join(f"{each[name]:>22.0%}" for each in shares.values()) for name in shares[_CORPUS]]
    lines += ["", f"{'time by length, 1 is linear':<28}{'copies':>13}{'one sentence':>14}{'articles':>10}"]
    for number, (copied, endless, joined) in growth(corpora[_CORPUS], rounds).items():
        lines.append(f"{f'{number}x':<28}{copied:>13.2f}{endless:>14.2f}{joined:>10.2f}")
    lines += ["", f"{'cold start':<28}{'seconds':>13}"]
    lines += [f"{name:<28}{seconds:>13.2f}" for name, seconds in cold_start(files, rounds).items()]
    return "\n".join([*lines, "", machine()])


def short(paced: Sequence[Pace]) -> str:
    """Return the README's table: how many times as fast as the tokenizer each candidate is."""
    titles = [pace.title for pace in paced]
    lines = [f"{'underthesea.word_tokenize = 1':<32}" + "".join(f"{title:>20}" for title in titles)]
    names = dict.fromkeys(
        name for pace in paced for name in pace.speeds if name not in (rivals.TOKENIZER, rivals.DIGITS)
    )
    for name in names:
        ratios = [pace.speeds.get(name, 0) / pace.speeds[rivals.TOKENIZER] for pace in paced]
        lines.append((f"{name:<32}" + "".join(f"{f'{ratio:.1f}x' if ratio else '':>20}" for ratio in ratios)).rstrip())
    return "\n".join([*lines, "", machine()])


def refreshed(page: str, shown: str, name: str = "speed") -> str:
    """Put what ``benchmarks.NAME`` shows into a page, in its section, which is made at the end if there is none."""
    return section_in(page, name, f"$ python -m benchmarks.{name}\n\n{shown}")


@click.command()
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True, help="The least of so many counts.")
@click.option("--docs", is_flag=True, help="Put the tables into docs/performance.md and README.md too.")
def main(*, rounds: int, docs: bool) -> None:
    """Measure the extractor over generated articles and the dev articles of corpus/."""
    index, faults = load_index(ROOT / "corpus")
    names = [name for name, entry in index.items() if entry.split == "dev"]
    articles, more = load_articles(ROOT / "corpus", names)
    for line in [*faults, *more]:
        click.echo(line, err=True)
    if len(articles) < max(*COPIES, COLD_START):
        raise click.ClickException(f"{ROOT / 'corpus'}: too few dev articles to measure with")
    dated = [each.model_copy(update={"published": index[name].published}) for name, each in articles.items()]
    files = [ROOT / "corpus" / f"{name}.txt" for name in list(articles)[:COLD_START]]
    corpora = {
        _INSURANCE: list(generated.insurance(_GENERATED)),
        _GENERAL: list(generated.general(_GENERATED)),
        _CORPUS: dated,
    }
    warm_up()
    paced = _paces(corpora, rounds)
    shown = _report(corpora, paced, files, rounds)
    click.echo(shown)
    if docs:
        write_text(PAGE, refreshed(PAGE.read_text("utf-8"), shown))
        write_text(README, refreshed(README.read_text("utf-8"), short(paced)))


if __name__ == "__main__":
    main()
