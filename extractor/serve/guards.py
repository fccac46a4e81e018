"""What every request passes before the application sees it, in this order; each is one ASGI layer.

``Headers``     puts the security headers on every answer
``OwnNames``    answers only to the server's own names, so that no page elsewhere can make its name lead
                here (DNS rebinding)
``SameOrigin``  takes changes and work from its own pages and from programs, not from other sites' pages
``WholeBody``   reads a body within limits of kind, size, time and number, and stops the work on it when
                its client goes
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any

from extractor.serve.settings import Settings, is_loopback

__all__ = ["guarded"]

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types 'none'"
_DOCS = "/docs"
_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_DRAINED = 4
"""Of a body that is too long, this many times the limit is read and thrown away, so that the client, which
sends all before it listens, hears why."""


def guarded(app: App, settings: Settings, posts: Collection[str]) -> App:
    """Put the layers around an application.

    Args:
        app: the application.
        settings: the names and limits of the server.
        posts: the paths that take a body.
    """
    return Headers(OwnNames(SameOrigin(WholeBody(app, settings, posts)), settings))


class Headers:
    """Puts the security headers on every answer. Nothing but the server's own files is loaded or run."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # The viewer of the API's description is a library that makes markup itself.
        policy = _POLICY if scope["path"].startswith(_DOCS) else _POLICY + _TRUSTED_TYPES
        headers = {**_HEADERS, "content-security-policy": policy}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in headers.items()]
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        await self._app(scope, receive, send_with_headers)


class OwnNames:
    """Answers only where ``Host`` names this server.

    Bound to loopback these are the names and addresses of loopback; else any address, for a rebound name
    is never an address; and the names that the settings give.
    """

    def __init__(self, app: App, settings: Settings) -> None:
        self._app = app
        self._loopback = is_loopback(settings.host)
        self._names = {name.lower().rstrip(".") for name in (*settings.hosts, settings.host)}

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 421."""
        if scope["type"] == "http":
            named = _values(scope, b"host")
            if len(named) != 1 or not self._is_own(_name(named[0])):
                await _refuse(send, 421, "this server does not answer to that name; see --allow-host")
                return
        await self._app(scope, receive, send)

    def _is_own(self, name: str | None) -> bool:
        if name is None:
            return False
        if is_loopback(name) or name in self._names:
            return True
        return not self._loopback and _is_address(name)


class SameOrigin:
    """Refuses requests that a page of another site has made the browser send, but for reading."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 403."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            host = _values(scope, b"host")[0]
            own = f"{scope.get('scheme', 'http')}://{host}"
            site = _values(scope, b"sec-fetch-site")
            if any(origin != own for origin in _values(scope, b"origin")) or any(
                each not in ("same-origin", "none") for each in site
            ):
                await _refuse(send, 403, "the request comes from another site's page")
                return
        await self._app(scope, receive, send)


class WholeBody:
    """Reads a body before anything is done with it, within limits."""

    def __init__(self, app: App, settings: Settings, posts: Collection[str]) -> None:
        self._app = app
        self._settings = settings
        self._posts = frozenset(posts)
        self._working = 0
        self._held = 0

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Pass a request on with its body, or refuse it with 408, 413, 415 or 503."""
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] not in self._posts:
            await self._app(scope, receive, send)
            return
        if self._working >= self._settings.max_posts:
            await self._busy(send)
            return
        await self._take(scope, receive, send)

    async def _take(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        limit = self._settings.max_bytes
        kinds = [each.partition(";")[0].strip().lower() for each in _values(scope, b"content-type")]
        if kinds != ["application/json"]:
            await _refuse(send, 415, "the body must be JSON: send it with content-type: application/json")
            return
        lengths = _values(scope, b"content-length")
        announced = int(lengths[0]) if lengths and lengths[0].isdecimal() and len(lengths[0]) < 20 else 0
        # Who asks before sending is answered before anything is read.
        if announced > limit and _values(scope, b"expect"):
            await _refuse(send, 413, _too_long(limit))
            return
        try:
            async with asyncio.timeout(self._settings.patience):
                body = await self._read(receive, limit)
        except TimeoutError:
            await _refuse(send, 408, f"the body did not come in {self._settings.patience:g} s")
        except _TooLongError:
            await _refuse(send, 413, _too_long(limit))
        except _TooMuchError:
            await self._busy(send)
        else:
            if body is not None:
                await self._work(scope, body, receive, send)

    async def _work(self, scope: MutableMapping[str, Any], body: bytes, receive: Receive, send: Send) -> None:
        # Counted only now: who sends slowly, or nothing more, keeps nobody else out.
        if self._working >= self._settings.max_posts:
            await self._busy(send)
            return
        self._working += 1
        try:
            await _until_gone(self._app, scope, body, receive, send)
        finally:
            self._working -= 1

    async def _busy(self, send: Send) -> None:
        await _refuse(send, 503, f"{self._working} requests are being worked on; try again later", retry=True)

    async def _read(self, receive: Receive, limit: int) -> bytes | None:
        """Read a body, or return ``None`` if the client goes.

        Raises:
            _TooLongError: after what the client sends more than the limit.
            _TooMuchError: where the bodies that are being read would hold more than those worked on may.
        """
        parts: list[bytes] = []
        size = held = 0
        more = True
        try:
            while more and size <= _DRAINED * limit:
                message = await receive()
                if message["type"] == "http.disconnect":
                    return None
                part = message.get("body", b"")
                size += len(part)
                kept = size if size <= limit else 0
                self._held += kept - held
                held = kept
                if self._held > self._settings.max_posts * limit:
                    raise _TooMuchError
                if kept:
                    parts.append(part)
                else:
                    parts.clear()
                more = message.get("more_body", False)
        finally:
            self._held -= held
        if size > limit:
            raise _TooLongError
        return b"".join(parts)


class _TooLongError(ValueError):
    """A body over the limit, of which the rest was thrown away."""


class _TooMuchError(ValueError):
    """Bodies that together hold more than is allowed."""


async def _until_gone(app: App, scope: MutableMapping[str, Any], body: bytes, receive: Receive, send: Send) -> None:
    """Run the application on a body that was read, and cancel it when the client goes before its answer."""
    pending: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    answered = False

    async def receive_read() -> Message:
        return pending.pop() if pending else await asyncio.shield(gone)

    async def send_noted(message: Message) -> None:
        nonlocal answered
        answered = answered or (message["type"] == "http.response.body" and not message.get("more_body", False))
        await send(message)

    gone = asyncio.ensure_future(receive())
    work = asyncio.ensure_future(app(scope, receive_read, send_noted))
    try:
        await asyncio.wait({gone, work}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done() and not answered:
            work.cancel()
        await asyncio.wait({work})
        if not work.cancelled():
            work.result()
    finally:
        gone.cancel()
        work.cancel()


async def _refuse(send: Send, status: int, reason: str, *, retry: bool = False) -> None:
    body = json.dumps({"detail": reason}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    # What is left of the request is not read.
    headers.append((b"connection", b"close"))
    if retry:
        headers.append((b"retry-after", b"1"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _too_long(limit: int) -> str:
    return f"the body is longer than {limit} bytes; send the article in parts, or raise --max-chars"


def _values(scope: MutableMapping[str, Any], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def _name(host: str) -> str | None:
    """Take the port off a ``Host`` header; ``None`` for one that no browser sends."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name = host
    elif not port.isdecimal():
        return None
    if name.startswith("[") and name.endswith("]"):
        name = name[1:-1]
    elif ":" in name:
        return None
    return name.lower().rstrip(".") or None


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
