"""What all tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import settings

from extractor import Extractor

# What is searched for has no limit of time: the machines that run this are shared.
settings.register_profile("quick", deadline=None)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile("quick")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell has its background jobs ignore Ctrl-C, and so would the programs that tests start and interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """An extractor with the built-in lexicons."""
    return Extractor()
