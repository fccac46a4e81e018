"""Binds the server and runs it until it is told to stop."""

from __future__ import annotations

import os
import socket

import uvicorn

from extractor.serve.app import make_app
from extractor.serve.connection import connection_class
from extractor.serve.settings import Settings
from extractor.serve.workers import Workers

__all__ = ["BindError", "bind", "make_server", "run", "url_of"]


class BindError(RuntimeError):
    """The address cannot be listened on; the message is one line."""


def bind(host: str, port: int) -> socket.socket:
    """Listen on an address; port 0 for any free one.

    Raises:
        BindError: where the name is unknown, or the port taken or not allowed.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )[0]
        # With its protocol named: asyncio sends small answers at once on such sockets only.
        listener = socket.socket(family, kind, protocol)
        try:
            if os.name == "posix":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(256)
        except BaseException:
            listener.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BindError(f"{host} port {port}: {reason}; choose another with --host or --port") from error
    return listener


def url_of(listener: socket.socket) -> str:
    """Return the address for a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def make_server(settings: Settings, workers: Workers | None = None) -> uvicorn.Server:
    """Make a server, not yet running.

    Args:
        settings: how it is bound, what it may write, and its limits.
        workers: what does the work; made from the settings if left out.
    """
    config = uvicorn.Config(
        make_app(settings, workers),
        http=connection_class(settings.patience, settings.max_connections),
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def run(settings: Settings, listener: socket.socket) -> None:
    """Serve until the process is told to stop (Ctrl-C, SIGTERM)."""
    make_server(settings).run(sockets=[listener])
