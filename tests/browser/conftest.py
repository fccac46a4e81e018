"""Debian's chromium, driven by playwright; the tests are skipped where either is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from benchmarks.made_articles import many, write_corpus
from extractor.cli import cli

from .patience import PATIENCE
from .written import written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

Open = Callable[..., "Page"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install .[browser]")
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no chromium on this machine: apt-get install chromium, or set CHROMIUM to its path")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    write_corpus(folder, written())
    return folder


def make_page(folder: Path, *options: str, name: str = "page.html") -> Path:
    page = folder / name
    result = CliRunner().invoke(cli, ["report", str(folder / "out.jsonl"), "-o", str(page), *options])
    assert result.exit_code == 0, result.output
    return page


@pytest.fixture(scope="session")
def small(folder: Path) -> Path:
    return make_page(folder, "--corpus", str(folder / "corpus"))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    write_corpus(folder, many(10_000))
    return make_page(folder, "--corpus", str(folder / "corpus"))


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Give one tab a language: making one costs more than a test, and a load leaves nothing of the page before."""
    made: dict[str, Page] = {}

    def tab(locale: str) -> Page:
        if locale not in made:
            made[locale] = browser.new_context(locale=locale, reduced_motion="reduce").new_page()
            made[locale].set_default_timeout(PATIENCE)
        return made[locale]

    yield tab
    for each in made.values():
        each.context.close()


@pytest.fixture
def open_page(tabs: Callable[[str], Page]) -> Iterator[Open]:
    """Open a page from disk; fails at the end where it wrote an error or asked for anything but itself."""
    wrong: list[str] = []
    opened: list[Page] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            wrong.append(message.text)

    def failed(error: object) -> None:
        wrong.append(str(error))

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "blob:")):
            wrong.append(request.url)

    def open_path(
        path: Path,
        *,
        width: int = 1200,
        height: int = 900,
        locale: str = "en-GB",
        ready: str = "#charts-body figure",
    ) -> Page:
        page = tabs(locale)
        opened.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.on("console", heard)
        page.on("pageerror", failed)
        page.on("request", asked)
        page.goto(path.as_uri())
        page.wait_for_selector(ready, state="attached")
        return page

    yield open_path
    for page in opened:
        page.remove_listener("console", heard)
        page.remove_listener("pageerror", failed)
        page.remove_listener("request", asked)
        page.emulate_media(media="null")
    assert wrong == []
