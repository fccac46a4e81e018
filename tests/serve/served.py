"""Real servers on free ports of loopback, in a thread of the test's process; their workers are processes."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from extractor.serve.run import bind, make_server, url_of
from extractor.serve.settings import Settings
from extractor.serve.workers import Workers

T = TypeVar("T")


def finished(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end, in a thread: the main one may have a loop, that of the browser in other tests."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, work).result()


@contextmanager
def served(settings: Settings, workers: Workers | None = None) -> Iterator[str]:
    """Run a server; gives its address."""
    listener = bind(settings.host, 0)
    server = make_server(settings, workers)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    url = url_of(listener)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield url
    finally:
        server.should_exit = True
        thread.join()
