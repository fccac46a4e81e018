"""The pictures in the docs are those that the script takes, and it takes them all."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_screenshots", ROOT / "docs" / "screenshots.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_script_takes_every_picture(script: ModuleType, browser: Browser, tmp_path: Path) -> None:
    pytest.importorskip("PIL", reason="pillow is not installed: pip install .[browser]")
    pytest.importorskip("uvicorn", reason="uvicorn is not installed: pip install .[serve]")
    (tmp_path / "images").mkdir()
    folder = tmp_path / "part"
    folder.mkdir()
    made = {page: path.as_uri() for page, path in script.pages(script.dev_part(folder, limit=6)).items()}
    with script.served() as address:
        script.take(browser, {**made, "serve": address}, tmp_path / "images")
    taken = {each.name: each.read_bytes() for each in (tmp_path / "images").iterdir()}
    assert set(taken) == {each.name for each in script.IMAGES.iterdir()}
    assert all(each.startswith(b"\x89PNG") and len(each) > 5000 for each in taken.values())


def test_pictures_are_small_and_each_is_shown(script: ModuleType) -> None:
    shown = {
        name for page in PAGES for name in re.findall(r"!\[[^\]]+\]\([^)]*images/([^)]+)\)", page.read_text("utf-8"))
    }
    assert shown == {f"{name}.png" for name in script.SHOTS}
    assert max(each.stat().st_size for each in script.IMAGES.iterdir()) < 120_000
