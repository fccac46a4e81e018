"""An explanation as plain text: for each record its sentence and its slots, then what lost."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.report.explanation import ExplainedCandidate, ExplainedRecord, ExplainedSlot, Explanation, Loser, Words
from extractor.report.terminal import MENTION_STYLES, printable

__all__ = ["explanation_text"]

_NOTHING = "–"
_LONG = 60


def explanation_text(explanation: Explanation, *, rules: bool = False) -> RenderableType:
    """Lay an explanation out for a terminal of any width.

    Args:
        explanation: the reasons of one article.
        rules: say at the end what the rules' names mean.
    """
    notes = [Text.assemble((rule, "bold"), f"  {note}") for rule, note in explanation.notes.items()] if rules else []
    return Group(*_parts(explanation), *_section("Rules", notes))


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    published = explanation.published.isoformat() if explanation.published else "unknown"
    yield Text(printable(explanation.document), style="bold")
    yield Text(
        f"{_count(explanation.characters, 'character')}, {_count(explanation.mentions, 'mention')}, "
        f"{_count(len(explanation.records), 'record')}; publication date {published}"
    )
    for start, end in explanation.unread:
        yield Text(f"not read: {start}-{end}, figures or names more densely than in any article", style="bold red")
    for number, record in enumerate(explanation.records, start=1):
        yield Text()
        yield _heading(number, record)
        yield Padding(_in_sentence(record), (0, 0, 0, 2))
        yield Padding(_slots(record), (0, 0, 0, 2))
    yield from _section("Lost to another reading", [_lost(each) for each in explanation.losers])
    yield from _section("Looks like a mention and is none", [_passed(each) for each in explanation.passed_over])


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _heading(number: int, record: ExplainedRecord) -> Text:
    value = f"{record.value}" if record.upper is None else f"{record.value}–{record.upper}"
    unit = "%" if record.kind == "percentage" else " " + (record.unit or "persons")
    heading = Text(f"{number}. ")
    heading.append(f"{value}{printable(unit)}", style=MENTION_STYLES[record.kind])
    heading.append(f"  {record.kind} at {record.quantity.start}-{record.quantity.end}")
    if record.rule:
        heading.append(f", found by {record.rule}")
    return heading


def _in_sentence(record: ExplainedRecord) -> Text:
    """The sentence with its quantity in brackets, so that it shows without colours too."""
    sentence, quantity = record.sentence, record.quantity
    left, right = quantity.start - sentence.start, quantity.end - sentence.start
    text = Text(_flat(sentence.text[:left]))
    text.append("[" + _flat(sentence.text[left:right]) + "]", style=MENTION_STYLES[record.kind])
    text.append(_flat(sentence.text[right:]))
    return text


def _slots(record: ExplainedRecord) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("slot", "value", "rule"):
        table.add_column(name, no_wrap=name == "slot", overflow="fold")
    table.add_column("decided by", overflow="fold", ratio=1)
    for name, slot in record.slots.items():
        style = "" if slot.value is not None else "dim"
        table.add_row(name, printable(slot.value or _NOTHING), slot.rule or _NOTHING, _deciders(slot), style=style)
    return table


def _deciders(slot: ExplainedSlot) -> Text:
    return Text("; ").join([_words(each) for each in slot.words]) if slot.words else Text(_NOTHING)


def _words(words: Words) -> Text:
    return Text(f"“{_short(words.text)}” ").append(f"{words.start}-{words.end}", style="dim")


def _section(title: str, lines: list[Text]) -> Iterator[RenderableType]:
    if lines:
        yield Text()
        yield Text(title, style="bold")
        yield from (Padding(line, (0, 0, 0, 2)) for line in lines)


def _lost(loser: Loser) -> Text:
    candidate, winner = loser.candidate, loser.winner
    why = {
        "rank": f"surer rank: {winner.rank} before {candidate.rank}",
        "longer": "it has read more text",
        "earlier": "it begins earlier",
        "order": "by the order of rules' names",
    }[loser.reason]
    return Text.assemble(_reading(candidate), " lost to ", _reading(winner), f" ({loser.reason}: {why})")


def _passed(candidate: ExplainedCandidate) -> Text:
    return Text.assemble(_words(candidate.words), f" {candidate.rule}")


def _reading(candidate: ExplainedCandidate) -> Text:
    kind = "no mention" if candidate.kind is None else candidate.kind.value
    style = MENTION_STYLES.get(kind, "")
    return Text.assemble(_words(candidate.words), " ", (kind, style), f" by {candidate.rule}")


def _flat(text: str) -> str:
    return printable(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))


def _short(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= _LONG else f"{flat[: _LONG - 21]} … {flat[-18:]}"
