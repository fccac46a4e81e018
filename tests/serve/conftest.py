from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from extractor.serve.settings import Settings

from .served import served


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    """A server that extracts, with one worker."""
    with served(Settings(workers=1)) as address:
        yield address


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, timeout=30) as opened:
        yield opened
