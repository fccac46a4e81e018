"""What a server is told when it starts."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extractor.lexicon import Lexicons

__all__ = ["Settings", "is_loopback"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is bound, what it may write, and its limits.

    Attributes:
        host: the address that it listens on.
        hosts: names, besides addresses and ``localhost``, by which it may be called.
        gold: the folder that gold files are saved into; ``None``: the server writes nothing.
        corpus: the folder that the articles of saved gold are kept in; ``None``: articles are not written.
        lexicons: the words to use; the built-in ones if left out.
        language: the language that the page opens in; else that of the reader's browser.
        workers: how many articles are extracted from at the same time.
        timeout: seconds that an extraction may take, and that one waits for a free worker.
        max_chars: code points that an article may have.
        max_posts: how many requests with a body are worked on at the same time; what is being read of others may
            take as much memory as so many bodies.
        max_connections: how many connections are held open at the same time.
        patience: seconds that a client may take to send a request, or to take some of an answer.
    """

    host: str = "127.0.0.1"
    hosts: tuple[str, ...] = ()
    gold: Path | None = None
    corpus: Path | None = None
    lexicons: Lexicons | None = None
    language: Literal["vi", "en"] | None = None
    workers: int = 2
    timeout: float = 20.0
    max_chars: int = 300_000
    max_posts: int = 16
    max_connections: int = 128
    patience: float = 10.0

    @property
    def max_bytes(self) -> int:
        """Bytes that a request's body may have: any article of allowed length fits, however it is escaped."""
        return 12 * self.max_chars + 64 * 1024


def is_loopback(host: str) -> bool:
    """Say whether only this machine reaches an address; ``localhost`` counts as one."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower().rstrip(".") == "localhost"
