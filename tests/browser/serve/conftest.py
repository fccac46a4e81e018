"""The annotation page on a real server, each test in a browser that has kept nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractor.serve.settings import Settings
from tests.browser.patience import PATIENCE
from tests.serve.served import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Visit = Callable[..., "Page"]
_STEP = 25
"""Milliseconds from one look to the next."""

TEXT = """\
Cà Mau: 92,5% dân số có thẻ BHYT

Năm 2021, cả tỉnh có hơn 27.651 người tham gia BHXH tự nguyện 😀, tăng 3.860 người so với năm 2020.
Quỹ giao 25 nghìn suất.
"""


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders that the server writes into."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "gold").mkdir()
    (folder / "corpus").mkdir()
    return folder


@pytest.fixture(scope="session")
def address(kept: Path) -> Iterator[str]:
    with served(Settings(workers=1, gold=kept / "gold", corpus=kept / "corpus")) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open the page; fails at the end where it wrote an error or asked another server for anything."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        *, url: str = address, width: int = 1300, locale: str = "en-GB", refused: str = "nothing", **options: Any
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 850}, locale=locale, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("console", lambda said: None if refused in said.text or said.type == "log" else wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda sent: None if sent.url.startswith((address, "blob:")) else wrong.append(sent.url))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def until(page: Page, expression: str) -> None:
    """Wait for what a script says; the page's policy does not let playwright wait for itself."""
    for _ in range(PATIENCE // _STEP):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(_STEP)
    raise AssertionError(expression)


def read(page: Page, text: str = TEXT, document: str = "tin") -> Page:
    """Give the page an article."""
    page.fill("#article", text)
    page.fill("#given-document", document)
    page.click("#extract")
    page.wait_for_selector("#work:not([hidden])")
    return page


def mark(page: Page, words: str) -> None:
    """Click a mark by its words."""
    page.locator("#body .m", has_text=words).first.click()
    page.wait_for_selector("#mention-title")


def choose_words(page: Page, words: str) -> None:
    """Select words of the article, as a mouse would."""
    page.evaluate(
        """words => {
            const body = document.getElementById('body');
            const start = body.textContent.indexOf(words);
            const range = document.createRange();
            const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
            let position = 0;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const next = position + node.data.length;
                if (position <= start && start < next) range.setStart(node, start - position);
                const end = start + words.length;
                if (position < end && end <= next) range.setEnd(node, end - position);
                position = next;
            }
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        words,
    )
    page.wait_for_selector("#adder:not([hidden])")
