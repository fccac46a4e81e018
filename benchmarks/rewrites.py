"""The same news in other words and other type: ``python -m benchmarks.rewrites``.

Each rewrite says the same in another way that papers write (``kế hoạch`` or ``KH``, ``so với`` or ``so``, a blank lost
behind a comma, every sentence a paragraph). It is made wherever it can be in the articles of a split; the gold's
quantities are followed to where they stand then. The table tells of how many places, how many of these articles'
records are right as written (core: quantity, insurance and year; full: measure, role and status too), and how many of
the rewritten ones. The same files give the same table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import click
import regex

from benchmarks.compare import PAGE
from benchmarks.sections import section_in
from extractor import Annotation, Extractor
from extractor.cli.evaluate import Inputs, gather, write_text
from extractor.evaluation.slots import CORE, FULL
from extractor.schema import Record, Span

__all__ = ["REWRITES", "Outcome", "Rewrite", "outcome", "rewritten", "table"]

ROOT: Final = Path(__file__).resolve().parents[1]
_INTRODUCTION: Final = """\
## The same news in other words and other type

Papers say one thing in many ways. Each row rewrites the articles in one of them, in all places at once, and asks of the
records how many are right before and after. What the rewrite makes another statement of here and there (a full stop
ends more than a semicolon does) counts as lost too.
"""


class Rewrite(NamedTuple):
    """One way to write the same: what is replaced, and by what (a template with groups)."""

    name: str
    pattern: str
    template: str


_TIME: Final = "(?= (?:ngày|tháng|năm|cuối|đầu|hết|nay|quý|giữa))"
_SCHEME: Final = r"(?<![\w(-]){}(?![\w)-])"

REWRITES: Final = (
    Rewrite("kế hoạch > KH", r"\bkế hoạch\b", "KH"),
    Rewrite("so với > so", r"\bso với\b", "so"),
    Rewrite("đến năm > tới năm", rf"\bđến\b{_TIME}", "tới"),
    Rewrite("đạt > đạt được", r"\bđạt(?= \d)", "đạt được"),
    Rewrite("vượt > vượt mức", r"\bvượt(?= \d)", "vượt mức"),
    Rewrite("chiếm > chiếm tỷ lệ", r"\bchiếm(?= \d)", "chiếm tỷ lệ"),
    Rewrite("trong đó > trong số này", r"\btrong đó\b(?! có)", "trong số này"),
    Rewrite("tỷ lệ > tỉ lệ", r"\btỷ lệ\b", "tỉ lệ"),
    Rewrite("lao động > LĐ", r"(?<!người |lượng |hợp đồng |thị trường )\blao động\b", "LĐ"),
    Rewrite("lực lượng lao động (LLLĐ)", r"\blực lượng lao động\b(?! \()", "lực lượng lao động (LLLĐ)"),
    Rewrite("khám, chữa bệnh > KCB", r"\bkhám,? chữa bệnh\b", "KCB"),
    Rewrite("BHXH in full", _SCHEME.format("BHXH"), "bảo hiểm xã hội"),
    Rewrite("BHYT in full", _SCHEME.format("BHYT"), "bảo hiểm y tế"),
    Rewrite("BHXH, BHYT > BHXH & BHYT", r"(?<=BH[XYT]\w?),(?= BH[XYT])", " &"),
    Rewrite("95,5% > 95.5%", r"(?<![\d.,])(\d{1,3}),(\d{1,2})(?= ?%)", r"\1.\2"),
    Rewrite("31/12/2022 > 31-12-2022", r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})", r"\1-\2-\3"),
    Rewrite("no blank behind commas", r"(?<=\p{L}), (?=\p{L})", ","),
    Rewrite("a blank before commas", r"(?<=\p{L}),(?= \p{L})", " ,"),
    Rewrite("95% dân số > 95%dân số", r"(?<=%) (?=\p{L})", ""),
    Rewrite("12.345 người > 12.345người", r"(?<=\d) (?=người|lao động)", ""),
    Rewrite("; > ,", r";(?= \p{L})", ","),
    Rewrite("trong đó > a sentence", r"[,;] trong đó,? ", ". Trong đó, "),
    Rewrite("a menu above the headline", r"\A", "Thứ Hai, 08:15\nTrang chủ\nAn sinh xã hội\n\n"),
    Rewrite("a paragraph for each sentence", r"(?<=\p{Ll}{2}[.]) (?=\p{Lu})", "\n"),
)


class Outcome(NamedTuple):
    """What a rewrite does: places, records of the articles it changes, and how many are right before and after."""

    places: int
    records: int
    core: tuple[int, int]
    full: tuple[int, int]


def rewritten(text: str, rewrite: Rewrite) -> tuple[str, list[tuple[int, int, int]]]:
    """Rewrite a text; return it with the places: start, end and by how much it grew there."""
    parts, places, position = [], [], 0
    for match in regex.finditer(rewrite.pattern, text):
        replacement = match.expand(rewrite.template)
        parts += [text[position : match.start()], replacement]
        places.append((match.start(), match.end(), len(replacement) - (match.end() - match.start())))
        position = match.end()
    return "".join([*parts, text[position:]]), places


def _moved(span: Span, places: Sequence[tuple[int, int, int]]) -> Span:
    """Where a span stands behind a rewrite; one that was rewritten itself grows with it."""
    ends = [end for _, end, _ in places]
    starts = [start for start, _, _ in places]
    before = sum(grown for _, _, grown in places[: bisect_right(ends, span[0])])
    inside = sum(grown for _, _, grown in places[bisect_right(ends, span[0]) : bisect_right(starts, span[1] - 1)])
    return span[0] + before, span[1] + before + inside


def _right(gold: Record, made: Record | None) -> tuple[bool, bool]:
    if made is None:
        return False, False
    core, full = (all(getattr(gold, slot) == getattr(made, slot) for slot in ("kind", *view)) for view in (CORE, FULL))
    return core, full


def outcome(inputs: Inputs, rewrite: Rewrite, extractor: Extractor) -> Outcome:
    """Rewrite the articles and count what is right of the gold's records before and after."""
    places = records = 0
    core, full = [0, 0], [0, 0]
    for document, gold in inputs.gold.items():
        text, changed = rewritten(inputs.articles[document].text, rewrite)
        if not changed:
            continue
        places += len(changed)
        records += len(gold.records)
        after = extractor.extract(text, document=document, published=gold.published)
        for at, made in enumerate((inputs.predicted[document], after)):
            found = _by_span(made)
            for record in gold.records:
                span = (record.start, record.end)
                right = _right(record, found.get(_moved(span, changed) if at else span))
                core[at] += right[0]
                full[at] += right[1]
    return Outcome(places, records, (core[0], core[1]), (full[0], full[1]))


def _by_span(annotation: Annotation) -> dict[Span, Record]:
    return {(record.start, record.end): record for record in annotation.records}


def table(outcomes: dict[str, Outcome], split: str) -> str:
    """Lay out the outcomes, a row a rewrite."""
    title = f"{split} split"
    width = max(len(title), *map(len, outcomes))
    lines = [f"{title:{width}}  places  records    core   after    full   after"]
    for name, each in outcomes.items():
        shares = [count / max(each.records, 1) for count in (*each.core, *each.full)]
        lines.append(
            f"{name:{width}}  {each.places:6}  {each.records:7}" + "".join(f"   {share:.3f}" for share in shares)
        )
    return "\n".join(lines)


@click.command()
@click.option("--split", default="dev", show_default=True, help="Part of the corpus.")
@click.option("--docs", is_flag=True, help=f"Put the table into {PAGE.relative_to(ROOT)}.")
def main(split: str, *, docs: bool) -> None:
    """Score rewritten articles beside the articles as they are."""
    inputs = gather(ROOT / "gold", ROOT / "corpus", None, split=split)
    extractor = Extractor()
    shown = table({each.name: outcome(inputs, each, extractor) for each in REWRITES}, split)
    click.echo(shown)
    if docs:
        command = "python -m benchmarks.rewrites"
        page = section_in(PAGE.read_text("utf-8"), "rewrites", f"$ {command}\n\n{shown}", _INTRODUCTION)
        write_text(PAGE, page)


if __name__ == "__main__":
    main()
