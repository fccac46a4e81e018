from __future__ import annotations

from collections.abc import Iterator

import pytest

from extractor.schema import InsuranceCode


@pytest.fixture(autouse=True)
def _codes_forgotten() -> Iterator[None]:
    """What a test declares is not known to the next."""
    yield
    InsuranceCode.forget()
