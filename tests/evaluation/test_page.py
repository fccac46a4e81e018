from html.parser import HTMLParser

from extractor.evaluation import evaluate
from extractor.evaluation.errors import list_errors
from extractor.evaluation.page import render_page
from extractor.schema import Mention, MentionType

from .making import annotation

EVIL = "<script>alert('x')</script>&\"\x1b"


class Reader(HTMLParser):
    """Collects tags and text, and holds that every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not {"src", "href", "onclick"} & {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def page() -> str:
    said = Mention(type=MentionType.YEAR, start=2, end=2 + len(EVIL), text=EVIL, value=2021, rule=EVIL)
    gold, found = annotation(document=EVIL), annotation([said], document=EVIL)
    scores = evaluate([gold], [found], resamples=10, styles={EVIL: EVIL}, lexicon=EVIL)
    return render_page(scores, list_errors([gold], [found], {EVIL: f"a {EVIL} b"}))


def test_the_page_is_well_formed_and_needs_nothing_else() -> None:
    reader = Reader()
    reader.feed(page())
    assert reader.open == []
    assert {"table", "h1", "style", "title"} <= reader.tags
    assert "http" not in page()


def test_everything_is_escaped() -> None:
    text = page()
    reader = Reader()
    reader.feed(text)
    assert "script" not in reader.tags
    assert "\x1b" not in text
    assert (
        sum("<script>alert('x')</script>&\"" in part for part in reader.text) >= 5
    )  # Document, style, rule, words, text.


def test_scores_errors_and_signature_are_there() -> None:
    text = page()
    for words in ("mention, strict", "record, full", "slot", "Errors (1)", "spurious (1)", "scheme:extractor|"):
        assert words in text
