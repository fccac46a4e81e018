"""Print scores as text that reads well in a terminal, a log or a README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from extractor.evaluation.comparison import Comparison
from extractor.evaluation.context import visible
from extractor.evaluation.errors import ErrorItem
from extractor.evaluation.models import Scores
from extractor.evaluation.sections import Section, breakdown, compared, document_lines, score_sections

__all__ = ["error_lines", "print_comparison", "print_scores"]

_MIN_WIDTH = 80  # Below it figures would be cut; a narrow terminal wraps the lines itself.
_NAME_WIDTH = (23, 40)


def print_scores(scores: Scores, console: Console, by: str | None = None) -> None:
    """Print an evaluation: strict mentions, records, slots, the rest, and the signature last.

    Args:
        scores: what :func:`evaluate` returned.
        console: where to; no colours come out where it is no terminal.
        by: ``style`` or ``document`` for one more table by it.
    """
    sections = score_sections(scores)
    if by is not None:
        sections.append(breakdown(by, scores.by_style if by == "style" else scores.by_document))
    for section in sections:
        _print(section, console)
    _say([*document_lines(scores.documents), str(scores.signature)], console)


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print a comparison: per headline score A, B, their difference and p; the signature last."""
    _print(compared(comparison), console)
    lines = [
        f"paired randomisation over documents, {comparison.method}, {comparison.exchanges} exchanges; "
        "p is two-sided and not corrected for the number of scores"
    ]
    for side, names in comparison.without_prediction.items():
        if names:
            lines.append(f"documents without prediction in {side.upper()}, all counted as missed: {len(names)}")
    _say([*lines, str(comparison.signature)], console)


def error_lines(items: Iterable[ErrorItem]) -> Iterator[str]:
    """Errors as lines, under the name of what went wrong and how often."""
    for group, members in groupby(items, key=lambda item: item.group):
        errors = list(members)
        yield f"{group} ({len(errors)})"
        for item in errors:
            said = [f"gold: {item.gold or '-'}", f"predicted: {item.predicted or '-'}"]
            said += [f"rule: {item.rule}"] if item.rule else []
            yield visible(f"{item.document}:{item.start}-{item.end} {item.type} {item.text!r} | {' | '.join(said)}")
            if item.sentence:
                yield f"    {item.sentence}"


def _print(section: Section, console: Console) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column(Text(section.title), overflow="fold", min_width=_NAME_WIDTH[0], max_width=_NAME_WIDTH[1])
    for name in section.header:
        table.add_column(Text(name), justify="right", no_wrap=True)
    for row in section.rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    console.width = max(console.width, _MIN_WIDTH)
    with console.capture() as capture:
        console.print(table)
    # Padding at the ends of lines is of no use to anyone who pastes them.
    console.file.write("".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()) + "\n")


def _say(lines: Iterable[str], console: Console) -> None:
    for line in lines:
        console.print(Text(visible(line)), soft_wrap=True)
