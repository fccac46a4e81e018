"""Scores and errors as one HTML file that needs nothing else. Everything in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from extractor.evaluation.context import visible
from extractor.evaluation.errors import ErrorItem
from extractor.evaluation.models import Scores
from extractor.evaluation.sections import Section, breakdown, document_lines, score_sections

__all__ = ["render_page"]

_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; margin: 0 0 1.5rem; }
th, td { padding: .15rem .6rem; text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
th:first-child, td:first-child, .errors th, .errors td { text-align: left; }
thead th { border-bottom: 1px solid; }
code { overflow-wrap: anywhere; }
"""


def render_page(scores: Scores, errors: Sequence[ErrorItem]) -> str:
    """An HTML page with the scores, the errors by what went wrong, and the signature."""
    sections = score_sections(scores)
    if scores.by_style:
        sections.append(breakdown("style", scores.by_style))
    sections.append(breakdown("document", scores.by_document))
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Evaluation</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Evaluation</h1>",
        *(_table(section) for section in sections),
        *(f"<p>{_safe(line)}</p>" for line in document_lines(scores.documents)),
        f"<p><code>{_safe(str(scores.signature))}</code></p>",
        f"<h2>Errors ({len(errors)})</h2>",
        *_errors(errors),
        "</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _safe(text: str) -> str:
    # What no encoding or parser lets through (lone surrogates, control characters) is blanked too.
    return escape(visible(text))


def _table(section: Section) -> str:
    head = "".join(f'<th scope="col">{_safe(name)}</th>' for name in (section.title, *section.header))
    rows = "\n".join("<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in section.rows)
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _errors(errors: Iterable[ErrorItem]) -> Iterable[str]:
    names = ("document", "span", "type", "gold", "predicted", "rule", "sentence")
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    for group, members in groupby(errors, key=lambda item: item.group):
        items = list(members)
        yield f"<h3>{_safe(group)} ({len(items)})</h3>"
        yield f'<table class="errors">\n<thead><tr>{head}</tr></thead>\n<tbody>'
        for item in items:
            said = (item.gold or "", item.predicted or "", item.rule or "", item.sentence or item.text)
            cells = (item.document, f"{item.start}-{item.end}", item.type, *said)
            yield "<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in cells) + "</tr>"
        yield "</tbody>\n</table>"
