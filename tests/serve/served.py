"""Real servers on free ports of loopback, in a thread of the test's process; their workers are processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from extractor.serve.run import bind, make_server, url_of
from extractor.serve.settings import Settings
from extractor.serve.workers import Workers


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
