import io

from rich.console import Console

from extractor.evaluation import compare, evaluate
from extractor.evaluation.errors import list_errors
from extractor.evaluation.table import error_lines, print_comparison, print_scores
from extractor.schema import Annotation

from .making import annotation, mention, record


def sample() -> tuple[list[Annotation], list[Annotation]]:
    gold = [
        annotation(
            [mention(0, 4, "percentage", 35.2), mention(9, 13, "year", 2021)],
            [record(0, 4, value=35.2, year=2021)],
            document=f"[bold]very/long/name/of/a/document/that/no/column/could/hold/in/one/line/{number}",
        )
        for number in range(3)
    ]
    found = [gold[0], gold[1].model_copy(update={"mentions": gold[1].mentions[:1]})]
    return gold, found


def printed(width: int = 80, by: str | None = None, terminal: bool = False) -> str:
    out = io.StringIO()
    print_scores(evaluate(*sample(), resamples=20), Console(file=out, width=width, force_terminal=terminal), by)
    return out.getvalue()


def test_strict_mentions_first_then_records_then_slots_and_the_signature_last() -> None:
    lines = printed().splitlines()
    assert lines[0].split() == ["mention,", "strict", "gold", "pred", "match", "P", "R", "F1", "F1", "95%", "CI"]
    assert [line.split()[0] for line in lines[1:6]] == ["percentage", "head_count", "year", "insurance", "all"]
    assert lines[1].split()[1:7] == ["3", "2", "2", "1.000", "0.667", "0.800"]
    assert lines[2].split() == ["head_count", "0", "0", "0", "–", "–", "–"]
    assert lines[5].split()[1:7] == ["6", "3", "3", "1.000", "0.500", "0.667"]
    titles = [place for place, line in enumerate(lines) if line.startswith(("mention,", "record,", "slot "))]
    assert [lines[place].split("  ")[0] for place in titles] == [
        "mention, strict", "record, core", "record, full", "slot", "mention, other criteria", "record, full without"
    ]  # fmt: skip
    assert lines[-1].startswith("scheme:extractor|")


def test_plain_text_without_colours_or_ends_of_spaces() -> None:
    text = printed()
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
    assert all(len(line) <= 80 for line in text.splitlines() if "|" not in line and not line.startswith("documents"))


def test_colours_in_a_terminal() -> None:
    assert "\x1b" in printed(terminal=True)


def test_a_narrow_terminal_cuts_no_figure() -> None:
    assert printed(width=30) == printed(width=80)


def test_by_document_shows_names_as_they_are() -> None:
    text = printed(by="document")
    assert text.count("[bold]very/long") == 4  # One row each, and the one without prediction.
    assert text.replace("\n", "").count("1.000") > 3


def test_documents_that_are_not_plainly_scored_are_named() -> None:
    text = printed()
    assert "documents scored: 3" in text
    assert "documents without prediction, all counted as missed: 1 ([bold]very" in text


def test_types_that_are_taken_for_each_other_get_a_table() -> None:
    gold, found = annotation([mention(0, 4, "year")]), annotation([mention(0, 4, "head_count")])
    out = io.StringIO()
    print_scores(evaluate([gold], [found], resamples=0), Console(file=out, width=80))
    row = next(line for line in out.getvalue().split("gold \\ predicted")[1].splitlines() if line.startswith("year"))
    assert row.split() == ["year", "0", "1", "0", "0", "0"]
    assert "gold \\ predicted" not in printed()


def test_a_comparison_shows_both_their_difference_and_p() -> None:
    gold, found = sample()
    out = io.StringIO()
    print_comparison(compare(gold, found, gold), Console(file=out, width=80))
    rows = {line.split()[0]: line.split()[1:] for line in out.getvalue().splitlines() if line}
    assert rows["mention.strict"] == ["0.667", "1.000", "+0.333", "0.5000"]
    assert rows["mention.strict.head_count"] == ["–", "–", "–", "–"]
    assert "paired randomisation over documents, exact, 4 exchanges" in out.getvalue()
    assert "documents without prediction in A, all counted as missed: 1" in out.getvalue()
    assert out.getvalue().splitlines()[-1].startswith("scheme:extractor|")


def test_errors_are_lines_under_what_went_wrong() -> None:
    gold = annotation([mention(0, 3, "year", 2021), mention(8, 11, "year", 2021)])
    found = annotation([mention(0, 3, "year", 2020, rule="year.digits")])
    lines = list(error_lines(list_errors([gold], [found], {"d": "xxx a.\nb xxx c"})))
    assert lines == [
        "missed (1)",
        "d:8-11 year 'xxx' | gold: year 'xxx' = 2021 | predicted: -",
        "wrong value (1)",
        "d:0-3 year 'xxx' | gold: year 'xxx' = 2021 | predicted: year 'xxx' = 2020 | rule: year.digits",
        "    [[xxx]] a.",
    ]
