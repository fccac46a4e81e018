"""What all tests share."""

from __future__ import annotations

import pytest

from extractor import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the built-in lexicons."""
    return Extractor()
