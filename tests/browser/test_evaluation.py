"""The page of ``extractor evaluate --html`` in a browser: scores, confusions, and the errors one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from extractor.cli import cli
from extractor.schema import Annotation, InsuranceCode, Measure, MentionType

from .conftest import Open
from .test_accessibility import findings
from .written import written

if TYPE_CHECKING:
    from playwright.sync_api import Page

# In the order of the articles and, in each, of the text.
ERRORS = [
    ("tin/ba<b>", "Mention missed", "BHTN"),
    ("tin/hai", "Scheme: wrong", "90,85%"),
    ("tin/hai", "Measure: wrong", "90,85%"),
    ("tin/một", "Wrong span", "Năm 2021"),
    ("tin/một", "Spurious mention", "tỉnh"),
    ("tin/một", "Place: missing", "35,2%"),
]
MARKS = [
    ["Năm ", "wrong"], ["2021", "wrong"], ["tỉnh", "spurious"], ["35,2%", "slot"], ["BHXH", "correct"],
    ["27.651", "correct"],    ["BHXH tự nguyện", "correct"], ["3.860", "correct"],
]  # fmt: skip


def worsened(annotation: Annotation) -> Annotation:
    """A prediction with one error of each kind, over the three articles."""
    mentions, records = list(annotation.mentions), list(annotation.records)
    if annotation.document == "tin/một":
        year = next(place for place, each in enumerate(mentions) if each.type is MentionType.YEAR)
        wide = mentions[year]
        mentions[year] = wide.model_copy(update={"start": wide.start + 4, "text": wide.text[4:]})
        records[0] = records[0].model_copy(update={"place": None})
        # An office's class word taken for a name of insurance.
        place = written()[0][0].index("tỉnh Hải Dương")
        fields = {"start": place, "end": place + 4, "text": "tỉnh", "value": InsuranceCode.SOCIAL}
        mentions.append(next(each for each in mentions if each.type is MentionType.INSURANCE).model_copy(update=fields))
    elif annotation.document == "tin/hai":
        changes = {
            "measure": Measure.OTHER,
            "insurance": (InsuranceCode.SOCIAL,),
            "rules": {"measure": "measure.other"},
        }
        records[0] = records[0].model_copy(update=changes)
    else:
        mentions.pop()
    return annotation.model_copy(update={"mentions": tuple(mentions), "records": tuple(records)})


@pytest.fixture(scope="session")
def scored(folder: Path) -> Path:
    gold = folder / "gold"
    for _, annotation in written():
        path = gold / f"{annotation.document}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(annotation.model_dump_json(), encoding="utf-8")
    lines = [worsened(annotation).model_dump_json() for _, annotation in written()]
    (folder / "found.jsonl").write_text("\n".join(lines), encoding="utf-8")
    page = folder / "evaluation.html"
    sources = ["--pred", str(folder / "found.jsonl"), "--corpus", str(folder / "corpus")]
    result = CliRunner().invoke(cli, ["evaluate", str(gold), *sources, "--html", str(page)])
    assert result.exit_code == 0, result.output
    return page


@pytest.fixture
def page(open_page: Open, scored: Path) -> Page:
    return open_page(scored, ready="#viewer .body")


def seen(page: Page) -> tuple[str, str, str]:
    return (
        page.locator("#article-title").inner_text().strip(),
        page.locator(".what").inner_text(),
        page.locator("#verdict-title span").inner_text().strip("“”"),
    )


def written_text(document: str) -> str:
    return next(text for text, annotation in written() if annotation.document == document)


def body(page: Page) -> str:
    return page.locator("#viewer .body").text_content() or ""


def test_scores_and_their_intervals_stand_above(page: Page) -> None:
    assert page.locator("[data-fact=documents] dd").inner_text() == "3"
    assert page.locator("[data-fact=errors_count] dd").inner_text() == str(len(ERRORS))
    strict = page.locator("[data-scores=strict] tbody tr").last.inner_text().split("\t")
    assert strict[:4] == ["all", "15", "15", "13"]
    assert "–" in strict[-1]
    assert page.locator("[data-scores=slot] tbody tr").count() == 9
    assert page.locator("#groups").is_visible()


def test_errors_are_stepped_through_by_button(page: Page) -> None:
    found = [seen(page)]
    for number in range(2, len(ERRORS) + 1):
        page.click("#error-next")
        assert page.locator("#position").inner_text() == f"Error {number} of {len(ERRORS)}"
        found.append(seen(page))
    assert found == ERRORS
    assert page.locator("#error-next").is_disabled()
    assert page.locator("#error-previous:focus").count() == 1
    page.click("#error-previous")
    assert seen(page) == ERRORS[-2]


def test_errors_are_stepped_through_by_key(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert seen(page) == ERRORS[2]
    page.keyboard.press("ArrowLeft")
    assert seen(page) == ERRORS[1]
    page.keyboard.press("n")
    assert seen(page) == ERRORS[1]
    page.locator("#errors").focus()
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert seen(page) == ERRORS[2]
    assert "Error 3 of 6: Measure: wrong, “90,85%”, tin/hai" in page.locator("#said").inner_text()
    page.locator("#error-type").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#error-type:focus").count() == 1


def test_the_article_shows_gold_and_prediction_with_a_colour_a_line_and_a_sign_each(page: Page) -> None:
    page.select_option("#error-document", label="tin/một (3)")
    assert body(page) == written_text("tin/một")
    marks = page.locator(".body .j").evaluate_all("all => all.map((each) => [each.textContent, each.classList[1]])")
    assert marks == MARKS
    looks = page.locator("#viewer .legend .j").evaluate_all(
        "all => all.map((each) => [getComputedStyle(each).backgroundColor, getComputedStyle(each).borderBottomStyle "
        "+ getComputedStyle(each).borderTopStyle, getComputedStyle(each, '::before').content])"
    )
    assert len(looks) == 5
    for column in zip(*looks, strict=True):
        assert len(set(column)) == 5


def test_a_span_that_differs_shows_whose_part_is_whose(page: Page) -> None:
    page.select_option("#error-what", label="Wrong span (1)")
    parts = page.locator(".body .current")
    assert parts.all_text_contents() == ["Năm ", "2021"]
    assert "only-gold" in (parts.first.get_attribute("class") or "")
    assert parts.first.get_attribute("title") == "wrong span, type or value · year · in gold only"
    sides = {name: page.locator(f"[data-side={name}] dd").inner_text() for name in ("gold", "predicted")}
    assert sides["gold"].startswith("“Năm 2021” year, 2021")
    assert sides["predicted"].startswith("“2021” year, 2021")


def test_slots_stand_beside_each_other_and_lead_to_the_words(page: Page) -> None:
    page.select_option("#error-what", label="Place: missing (1)")
    row = page.locator("tr[data-slot=place]")
    assert "chosen" in (row.get_attribute("class") or "")
    assert row.inner_text().split("\t")[:3] == ["≠Place", "Hải Dương", "–"]
    page.locator("tr[data-slot=status] .follow").click()
    assert page.locator(".body .hit").inner_text() == "phấn đấu"


def test_other_errors_of_the_same_number_are_a_click_away(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.locator(".others .follow").click()
    assert seen(page) == ERRORS[2]
    assert "measure.other" in page.locator(".reasons > .rule").inner_text()


def test_a_mark_leads_to_its_error_even_where_the_filters_leave_it_out(page: Page) -> None:
    page.select_option("#error-what", label="Wrong span (1)")
    assert page.locator("#position").inner_text() == "Error 1 of 1"
    page.locator(".body .j[role=button]", has_text="35,2%").click()
    assert seen(page) == ERRORS[5]
    assert page.locator("#error-what").input_value() == ""
    assert page.locator("#viewer .text:focus").count() == 1


def test_a_confusion_leads_to_its_errors(page: Page) -> None:
    cell = page.locator("[data-confusion=measure]").get_by_label("Participation taken for Other: 1")
    cell.click()
    assert seen(page) == ERRORS[2]
    assert "Only Measure: Participation → Other" in page.locator("#pair").inner_text()
    page.click("#all-pairs")
    assert page.locator("#position").inner_text() == f"Error 3 of {len(ERRORS)}"
    page.locator("[data-confusion=type]").get_by_label("insurance taken for nothing: 1").click()
    assert seen(page) == ERRORS[0]
    page.locator("[data-confusion=insurance] .follow").click()
    assert seen(page) == ERRORS[1]


def test_a_document_opens_its_article(page: Page) -> None:
    page.locator("#groups summary").click()
    page.locator("#groups .follow", has_text="tin/hai").click()
    assert seen(page) == ERRORS[1]
    assert page.locator("#position").inner_text() == "Error 1 of 2"


def test_the_switch_changes_words_and_numbers(page: Page) -> None:
    page.keyboard.press("ArrowRight")
    page.click("#vi")
    assert seen(page) == ("tin/hai", "Loại bảo hiểm: sai", "90,85%")
    assert page.locator("[data-fact=strict_f1] dd").inner_text() == "0,867"
    page.click("#en")
    assert page.locator("[data-fact=strict_f1] dd").inner_text() == "0.867"


def test_script_in_an_article_stays_text(page: Page) -> None:
    assert seen(page) == ERRORS[0]
    assert body(page).startswith("<script>window.broken=1</script>")
    assert page.evaluate("() => window.broken") is None
    assert page.locator("#viewer img, #viewer script").count() == 0


@pytest.mark.parametrize("width", [1200, 390])
@pytest.mark.parametrize("night", [False, True])
def test_axe_finds_nothing(open_page: Open, scored: Path, width: int, night: bool) -> None:
    page = open_page(scored, width=width, ready="#viewer .body")
    page.emulate_media(color_scheme="dark" if night else "light")
    page.locator("#groups summary").click()
    page.select_option("#error-what", label="Place: missing (1)")
    page.locator("tr[data-slot=status] .follow").click()
    found = findings(page)
    page.emulate_media(color_scheme="light")
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_nothing_is_wider_than_a_phone(open_page: Open, scored: Path, width: int) -> None:
    page = open_page(scored, width=width, ready="#viewer .body")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.locator("#viewer .text").is_visible()
    assert page.locator("#viewer .reasons").is_visible()


def test_without_the_articles_the_mentions_are_shown(open_page: Open, folder: Path, scored: Path) -> None:
    bare = folder / "bare.html"
    sources = ["--pred", str(folder / "found.jsonl"), "--html", str(bare)]
    assert CliRunner().invoke(cli, ["evaluate", str(folder / "gold"), *sources]).exit_code == 0
    page = open_page(bare, ready="#viewer .body")
    assert "run again with --corpus" in page.locator("#viewer .note").first.inner_text()
    page.keyboard.press("ArrowRight")
    assert body(page).startswith(" … 2020 … 90,85% … BHYT")


def test_gold_against_itself_has_no_errors(open_page: Open, folder: Path, scored: Path) -> None:
    right = folder / "right.html"
    lines = "\n".join(annotation.model_dump_json() for _, annotation in written())
    (folder / "right.jsonl").write_text(lines, encoding="utf-8")
    sources = ["--pred", str(folder / "right.jsonl"), "--corpus", str(folder / "corpus"), "--html", str(right)]
    assert CliRunner().invoke(cli, ["evaluate", str(folder / "gold"), *sources]).exit_code == 0
    page = open_page(right, ready="#position")
    assert page.locator("#position").inner_text() == "There are no errors."
    page.select_option("#error-document", "1")
    assert body(page) == written_text("tin/hai")
    assert set(page.locator(".body .j").evaluate_all("all => all.map((each) => each.classList[1])")) == {"correct"}
