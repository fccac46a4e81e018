"""Several clients that ask without a pause: right answers only, memory that does not grow, and no harm from others."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from extractor import Extractor
from extractor.serve.settings import Settings

from .served import served

ARTICLE = "Năm 2021, {0}% lao động tham gia BHXH, tương đương {0}.500 người; năm 2022 thêm 1.200 người.\n" * 8
CLIENTS, ROUNDS = 6, 25
GROWTH = 24
"""MiB that a process may grow by from the first half of the load to the second; what leaks does so at every answer."""


def children() -> Iterator[int]:
    """Processes that this one has started."""
    for thread in Path("/proc/self/task").iterdir():
        yield from map(int, (thread / "children").read_text("ascii").split())


def resident() -> float:
    """MiB of memory that this process and those it has started hold."""
    pages = [Path(f"/proc/{each}/statm") for each in (os.getpid(), *children())]
    return sum(int(path.read_text("ascii").split()[1]) for path in pages if path.exists()) * 4096 / 2**20


def ask(url: str, number: int) -> list[tuple[int, list[float]]]:
    """Ask one after another; return each answer's status, and the values of its records."""
    answers = []
    with httpx.Client(base_url=url, timeout=120) as client:
        for turn in range(ROUNDS):
            answer = client.post("extract", json={"text": ARTICLE.format(number + turn % 7)})
            answers.append((answer.status_code, [each["value"] for each in answer.json().get("records", ())]))
    return answers


def expected(number: int) -> list[tuple[int, list[float]]]:
    made = [Extractor().extract(ARTICLE.format(number + turn % 7)) for turn in range(ROUNDS)]
    return [(200, [each.value for each in annotation.records]) for annotation in made]


def silent(url: str) -> socket.socket:
    """A connection that announces a long body and sends a little of it."""
    parts = urlsplit(url)
    opened = socket.create_connection((str(parts.hostname), parts.port), timeout=20)
    opened.sendall(b"POST /extract HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n")
    opened.sendall(b"content-length: 9000\r\n\r\n{")
    return opened


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_a_load_is_answered_and_memory_stays_flat() -> None:
    right = [expected(number) for number in range(CLIENTS)]
    assert all(each[0][1] for each in right)
    with (
        served(Settings(workers=2, timeout=120, patience=30)) as url,
        ExitStack() as others,
        ThreadPoolExecutor(CLIENTS) as clients,
    ):
        used = []
        for _ in range(2):
            for _ in range(10):
                others.enter_context(silent(url))
            large = clients.submit(httpx.post, f"{url}extract", json={"text": "a" * 300_001}, timeout=120)
            assert list(clients.map(lambda number: ask(url, number), range(CLIENTS))) == right
            assert large.result().status_code == 413
            used.append(resident())
    assert used[1] - used[0] < GROWTH, used
