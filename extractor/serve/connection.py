"""HTTP connections that cannot be held open by saying nothing, slowly, or by not listening.

Uvicorn bounds the pause between two requests only. Here every connection is looked at each second: one that
has neither sent a whole request head nor taken any of an answer for a while is cut. (The time that a body
may take is bounded in :mod:`extractor.serve.guards`, that of the work in :mod:`extractor.serve.extraction`.)
"""

from __future__ import annotations

import asyncio
import json

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["Connection", "connection_class"]

_TICK = 1.0
_LONGEST = 6
"""An answer that is taken in drops is cut after this many times the patience."""


class Connection(H11Protocol):
    """One connection; subclasses set the limits."""

    patience: float
    limit: int

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch, or refuse one connection too many."""
        super().connection_made(transport)
        self._since = self._answered = self.loop.time()
        self._unsent = 0
        if len(self.connections) > self.limit:
            self._refuse(503, f"more than {self.limit} connections; try again later")
        self._ticker = self.loop.call_later(_TICK, self._look)

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop watching."""
        self._ticker.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """Count the wait for the next request from here."""
        self._since = self._answered = self.loop.time()
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP in one line of JSON."""
        try:
            self._refuse(400, "not an HTTP request that can be read")
        except h11.LocalProtocolError:
            # An answer has begun; there is no saying it any more.
            self.transport.abort()

    def _refuse(self, status: int, reason: str) -> None:
        """Send one line of JSON and close."""
        body = json.dumps({"detail": reason}).encode()
        headers = [
            ("content-type", "application/json"),
            ("content-length", str(len(body))),
            ("x-content-type-options", "nosniff"),
            ("connection", "close"),
        ]
        for event in (h11.Response(status_code=status, headers=headers), h11.Data(data=body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _look(self) -> None:
        """Cut the connection where nothing has moved for too long; else look again later."""
        now = self.loop.time()
        unsent = self.transport.get_write_buffer_size()
        idle = self.cycle is None or self.cycle.response_complete
        if unsent < self._unsent or not (idle or unsent):
            self._since = now
        if not (idle or unsent):
            self._answered = now
        self._unsent = unsent
        if now - self._since > self.patience or now - self._answered > _LONGEST * self.patience:
            self.transport.abort()
            return
        self._ticker = self.loop.call_later(_TICK, self._look)


def connection_class(patience: float, limit: int) -> type[Connection]:
    """Make the class of a server's connections.

    Args:
        patience: seconds in which something must move.
        limit: how many connections there may be.
    """
    return type("LimitedConnection", (Connection,), {"patience": patience, "limit": limit})
