"""Take the pictures of README.md and the pages of docs/: ``python docs/screenshots.py``.

Everything shown comes from the articles in ``corpus/`` that rules are written from. Needs the extras
``browser`` and ``serve``, and Debian's chromium; no network. Run it anew when a page has changed its look.
"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner
from rich.console import Console

from extractor.cli import cli
from extractor.report.one_article import analyse_file
from extractor.report.show_text import ShownArticle

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
COLOURS = 96
IMAGES = ROOT / "docs" / "images"

SENTENCES = """\
Hải Dương phấn đấu 95% dân số tham gia BHYT

Năm 2021, số người tham gia BHXH tự nguyện của tỉnh Hải Dương đạt 12.500 người, tăng 44,7% so với năm 2020. \
Cả tỉnh có hơn 1,7 triệu người tham gia BHYT, bằng 90,5% dân số; chỉ tiêu đến năm 2025 là 95%.
"""
"""What ``extractor show`` shows."""

_TERMINAL = """\
<!doctype html><meta charset="utf-8">
<style>body {{ margin: 0; padding: 16px 20px; background: #fff; color: #1c2430; display: inline-block; }}
pre {{ font: 14px/1.45 "DejaVu Sans Mono", monospace; margin: 0; }} {stylesheet}</style>
<pre>{code}</pre>"""


def dev_part(folder: Path, limit: int | None = None) -> Path:
    """Copy the articles that rules are written from, with their gold; returns the folder.

    Args:
        folder: where to.
        limit: so many articles at most.
    """
    entries = [json.loads(line) for line in (ROOT / "corpus" / "index.jsonl").read_text("utf-8").splitlines()]
    names = [entry["document"] for entry in entries if entry["split"] == "dev"][:limit]
    for room, suffix in (("corpus", "txt"), ("gold", "json")):
        (folder / room).mkdir()
        for name in names:
            shutil.copy(ROOT / room / f"{name}.{suffix}", folder / room)
    kept = [json.dumps(entry, ensure_ascii=False) for entry in entries if entry["document"] in names]
    (folder / "corpus" / "index.jsonl").write_text("\n".join(kept) + "\n", "utf-8")
    return folder


def pages(folder: Path) -> dict[str, Path]:
    """Make the pages to be taken out of a folder of articles and gold."""
    corpus, out = str(folder / "corpus"), str(folder / "out.jsonl")
    made = {name: folder / f"{name}.html" for name in ("report", "evaluation", "show")}
    _run("extract", corpus, "--out", out, "--quiet")
    _run("report", out, "--corpus", corpus, "-o", str(made["report"]))
    _run("evaluate", str(folder / "gold"), "--corpus", corpus, "--html", str(made["evaluation"]))
    made["show"].write_text(_terminal(folder), "utf-8")
    return made


@contextmanager
def served() -> Iterator[str]:
    """Run ``extractor serve`` on a free port of this machine; gives its address."""
    command = [sys.executable, "-m", "extractor", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:  # noqa: S603
        try:
            yield server.stdout.readline().split()[2] if server.stdout else ""
        finally:
            server.terminate()


def _run(*arguments: str) -> None:
    result = CliRunner().invoke(cli, arguments)
    if result.exit_code:
        raise RuntimeError(f"extractor {' '.join(arguments)}\n{result.output}")


def _terminal(folder: Path) -> str:
    article = folder / "show.txt"
    article.write_text(SENTENCES, "utf-8")
    analysis = analyse_file(article)
    console = Console(record=True, width=104, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(ShownArticle(analysis.seen.stored_text, analysis.annotation))
    return console.export_html(code_format=_TERMINAL)


def _report(page: Page) -> None:
    page.locator("#rates .panel").first.wait_for()


def _article(page: Page) -> None:
    _report(page)
    page.locator(".open").nth(3).click()
    page.locator("[data-slot=insurance] .follow").first.click()


def _error(page: Page) -> None:
    # A record with two wrong slots shows more than one.
    options = page.locator("#error-what option").evaluate_all("all => all.map((each) => each.value)")
    wrong = next((value for value in options if value.startswith("wrong|measure")), options[-1])
    page.select_option("#error-what", wrong)
    page.locator("#errors").evaluate("each => each.scrollIntoView()")
    page.evaluate("() => document.activeElement.blur()")


def _corrected(page: Page) -> None:
    page.fill("#article", SENTENCES)
    page.fill("#given-document", "hai-duong")
    page.click("#extract")
    page.locator("#body .m", has_text="12.500").first.click()
    page.locator("#mention-title").wait_for()


def _as_it_is(page: Page) -> None:
    page.locator("pre").wait_for()


SHOTS: dict[str, tuple[str, str, int, int, Callable[[Page], None]]] = {
    "report": ("report", "en-GB", 1180, 960, _report),
    "article": ("report", "en-GB", 1180, 680, _article),
    "bao-cao": ("report", "vi-VN", 1180, 680, _article),
    "evaluation": ("evaluation", "en-GB", 1180, 760, _error),
    "serve": ("serve", "en-GB", 1180, 760, _corrected),
    "show": ("show", "en-GB", 1000, 400, _as_it_is),
}
"""Per picture the page, its language, width and height in pixels, and what to do before it is taken."""


def take(browser: Browser, addresses: dict[str, str], images: Path) -> None:
    """Take every picture.

    Args:
        browser: a chromium.
        addresses: of the pages, by name.
        images: the folder to write into.
    """
    for name, (source, locale, width, height, act) in SHOTS.items():
        context = browser.new_context(
            locale=locale, viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(addresses[source])
        act(page)
        page.wait_for_timeout(200)
        target = images / f"{name}.png"
        taken = page.locator("body").screenshot() if source == "show" else page.screenshot()
        _write(taken, target)
        context.close()


def _write(taken: bytes, target: Path) -> None:
    """Write a picture with few colours: the pages have hardly more, and it is a third as large."""
    from PIL import Image  # noqa: PLC0415 (an extra)

    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Take the pictures into docs/images."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (an extra)

    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("no chromium on this machine: apt-get install chromium")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        made = {page: path.as_uri() for page, path in pages(dev_part(Path(name))).items()}
        with served() as address:
            take(browser, {**made, "serve": address}, IMAGES)
        browser.close()
    for image in sorted(IMAGES.glob("*.png")):
        print(f"{image.relative_to(ROOT)}: {image.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
