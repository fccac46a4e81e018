"""What hostile input costs: time, time at twice the length, memory.

``python -m benchmarks.hostile`` measures each input of :data:`INPUTS` and writes the table;
``--patterns`` also repeats what each pattern of the rules begins with, and shows the slowest.
Every input is measured in a process of its own, by its processor time and the peak of its memory.
"""

from __future__ import annotations

import datetime as dt
import gc
import multiprocessing
import multiprocessing.connection
import random
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.speed import machine
from extractor import Extractor
from extractor.text.words import warm_up

__all__ = ["INPUTS", "PUBLISHED", "Cost", "cost", "repeated"]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reliability.md"
_SECTION = re.compile(r"(<!-- hostile:begin -->\n).*?(<!-- hostile:end -->)", re.DOTALL)
_SHOWN = 12
_LINEAR = 2.3

Make = Callable[[int], str]


def repeated(unit: str, head: str = "") -> Make:
    """Return a function that makes a text of a length by repeating a unit behind a head."""
    return lambda length: (head + unit * (max(length - len(head), 0) // len(unit) + 1))[:length]


def _numbers(length: int) -> str:
    chosen = random.Random(1)  # noqa: S311 (no secret)
    lines = ["Địa phương\tSố người\tTỷ lệ (%)"]
    size = len(lines[0]) + 1
    while size < length:
        lines.append(
            f"Xã {len(lines)}\t{chosen.randrange(1000, 10**6):,}\t{chosen.randrange(100)},{chosen.randrange(10)}"
        )
        size += len(lines[-1]) + 1
    return "\n".join(lines)[:length]


INPUTS: Mapping[str, Make] = {
    "one line without spaces": repeated("baohiemxahoituổi"),
    "1.1.1…": repeated("1."),
    "a.a.a.…": repeated("a."),
    "1-1-1-…": repeated("1-"),
    "9,9,9,…": repeated("9,"),
    "digits": repeated("1234567890"),
    "BHXH,": repeated("BHXH,"),
    "BHXH, (with blanks)": repeated("BHXH, "),
    "năm năm năm": repeated("năm "),
    "triệu triệu": repeated("triệu "),
    "opening brackets": repeated("("),
    "square brackets": repeated("["),
    "opening tags": repeated("<td "),
    "cells": repeated("<td>"),
    "bars": repeated("|"),
    "tabs": repeated("\t"),
    "line breaks": repeated("\n"),
    "full stops": repeated("."),
    "asterisks": repeated("**"),
    "combining marks": repeated("\u0301"),
    "marks out of order": repeated("\u0301\u0323", "a"),
    "zero-width joiners": repeated("\u200d"),
    "zero-width joiners, then a mark": lambda length: "a" + "\u200d" * (length - 2) + "\u0301",
    "right-to-left overrides": repeated("\u202e1"),
    "full-width digits": repeated("１２，"),
    "lone surrogates": repeated("\ud800 "),
    "NUL": repeated("\0"),
    "a table of numbers": _numbers,
    "rows without figures": repeated("a\t-\n", "Tên\tSố\n"),
    "a column of numbers": repeated("1.234\n"),
    "35%,": repeated("35%, "),
    "12 người,": repeated("12 người, "),
    "12 người. (lines)": repeated("12 người.\n"),
    "năm 2021,": repeated("năm 2021, "),
    "2021-2021-": repeated("2021-"),
    "31/12/2021": repeated("31/12/2021 "),
    "BHXH 12 người.": repeated("BHXH 12 người. "),
    "Hà Nội, Hà Nội,": repeated("Hà Nội, "),
    "capitals": repeated("A. "),
    "names in a row": repeated("Xã Xã, "),
    "từ năm từ năm": repeated("từ năm "),
    "năm 2020, năm trước": repeated("năm 2020, năm trước, "),
    "groups parted by blanks": repeated("12 345 "),
    "headlines again": repeated("12 người\n13 người.\n"),
    "schemes by context": repeated("BHXH, bảo hiểm tự nguyện, "),
    "tỷ lệ tỷ lệ;": repeated("tỷ lệ "),
    "mới chỉ có": repeated("mới chỉ có ", "Có 12 người dân ở đây nhưng "),
    "đạt tới đạt tới": repeated("đạt tới ", "Trong nhóm lao động "),
}
"""By name, what makes a hostile text of so many code points."""


class Cost(NamedTuple):
    """What an input costs: processor seconds, bytes at the peak, and its size in UTF-8."""

    seconds: float
    memory: int
    size: int


def cost(text: str) -> Cost:
    """Measure the extraction of one text, in a process of its own."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(text, theirs))
    process.start()
    theirs.close()
    seconds, memory = ours.recv()
    process.join()
    return Cost(seconds, memory, len(text.encode("utf-8", "surrogatepass")))


_EXTRACTOR = Extractor()
PUBLISHED = dt.date(2022, 6, 1)
"""Given with every text, so that relative years are looked for too."""


def _work(text: str, answer: multiprocessing.connection.Connection) -> None:
    # As a worker does.
    gc.collect()
    gc.freeze()
    Path("/proc/self/clear_refs").write_text("5")
    before, start = _memory("VmRSS"), time.process_time()
    _EXTRACTOR.extract(text, published=PUBLISHED)
    seconds = time.process_time() - start
    answer.send((seconds, max(_memory("VmHWM") - before, 0)))


def _memory(name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"), re.MULTILINE)
    return 1024 * int(found[1]) if found is not None else 0


def row(name: str, make: Make, length: int) -> str:
    """Measure an input at half the length and in full, and write the line of the table."""
    half, full = cost(make(length // 2)), cost(make(length))
    ratio = full.seconds / max(half.seconds, 1e-3)
    per = 1e6 * full.seconds / full.size
    return f"{name:<34}{length:>10,}{per:>10.2f}{1 / max(per, 1e-6):>10.2f}{ratio:>8.2f}{full.memory / full.size:>9.1f}"


HEAD = f"{'input':<34}{'length':>10}{'s per MB':>10}{'MB/s':>10}{'ratio':>8}{'memory':>9}"


def beginnings(length: int) -> list[str]:
    """Measure what each pattern of the rules begins with, repeated; write the lines of the slowest and the heaviest."""
    from benchmarks.patterns.beginnings import beginnings_of_rules  # noqa: PLC0415 (compiles everything anew)

    measured: dict[str, _Measured] = {}
    for key, unit in beginnings_of_rules():
        for written in (unit, unit + " "):
            if written not in measured:
                measured[written] = _measured(key, written, length)
    rows = sorted(measured.values(), reverse=True)
    heavy = sorted(rows, key=lambda each: each.memory, reverse=True)
    worst = max(each.ratio for each in rows)
    return [
        f"{len(rows)} beginnings of patterns, {length:,} code points each; the worst ratio {worst:.2f}; the slowest:",
        *(each.line() for each in rows[:_SHOWN]),
        "the heaviest:",
        *(each.line() for each in heavy[:_SHOWN]),
    ]


class _Measured(NamedTuple):
    per: float
    ratio: float
    memory: float
    key: str
    written: str

    def line(self) -> str:
        figures = f"{self.per:>10.2f}{1 / max(self.per, 1e-6):>10.2f}{self.ratio:>8.2f}{self.memory:>9.1f}"
        return f"{self.key[-43:]:<44}{figures}  {self.written[:40]!r}"


def _measured(key: str, written: str, length: int) -> _Measured:
    half, full = (cost(repeated(written)(size)) for size in (length // 2, length))
    ratio = full.seconds / max(half.seconds, 1e-3)
    for _ in range(3):
        if ratio > _LINEAR:
            # So short a time is easily disturbed.
            half, again = (cost(repeated(written)(size)) for size in (length // 2, length))
            ratio = min(ratio, again.seconds / max(half.seconds, 1e-3))
    return _Measured(1e6 * full.seconds / full.size, ratio, full.memory / full.size, key, written)


@click.command()
@click.option("--length", type=click.IntRange(min=1000), default=1_000_000, show_default=True, help="Code points.")
@click.option("--only", multiple=True, help="Name of an input; may be repeated.")
@click.option("--patterns", type=click.IntRange(min=0), default=0, help="Repeat what patterns begin with, to so many.")
@click.option("--docs", is_flag=True, help="Put the table into docs/reliability.md too.")
def main(*, length: int, only: tuple[str, ...], patterns: int, docs: bool) -> None:
    """Measure what hostile inputs cost."""
    warm_up()
    for make in INPUTS.values():
        # What is loaded or compiled when it is first needed is no cost of the input.
        _EXTRACTOR.extract(make(600))
    gc.collect()
    lines = [HEAD]
    click.echo(HEAD)
    for name, make in INPUTS.items():
        if not only or name in only:
            lines.append(row(name, make, length))
            click.echo(lines[-1])
    if patterns:
        more = beginnings(patterns)
        lines += ["", *more]
        click.echo("\n".join(["", *more]))
    lines += ["", machine()]
    if docs:
        given = {"length": length, "patterns": patterns}
        command = "python -m benchmarks.hostile" + "".join(f" --{key} {value}" for key, value in given.items() if value)
        shown = f"```text\n$ {command}\n\n" + "\n".join(lines) + "\n```\n"
        page = PAGE.read_text("utf-8")
        PAGE.write_text(_SECTION.sub(lambda match: match[1] + shown + match[2], page), "utf-8")


if __name__ == "__main__":
    main()
