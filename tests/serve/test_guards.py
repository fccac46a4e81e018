"""Who may ask, how much, and what every answer bears."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from extractor.serve.guards import Message, Receive, Send, WholeBody
from extractor.serve.settings import Settings

from .served import finished, served


def test_every_answer_has_the_security_headers(client: httpx.Client) -> None:
    for answer in (
        client.get("/health"),
        client.get("/nichts"),
        client.get("/health", headers={"host": "evil.example"}),
        client.post("/extract", content=b"{", headers={"content-type": "application/json"}),
    ):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert "trusted-types 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert not {"set-cookie", "server", "access-control-allow-origin"} & set(answer.headers)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:80", 200),
        ("127.0.0.1:9", 200),
        ("127.9.9.9", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("192.168.1.2", 421),
        ("127.0.0.1:x", 421),
        ("::1", 421),
        ("", 421),
    ],
)
def test_only_names_of_loopback_are_answered(client: httpx.Client, host: str, status: int) -> None:
    assert client.get("/health", headers={"host": host}).status_code == status


def test_bound_elsewhere_any_address_is_answered_and_names_that_were_allowed() -> None:
    everywhere = "0.0.0.0"  # noqa: S104
    with (
        served(Settings(host=everywhere, hosts=("May-Chu.local",), workers=1)) as url,
        httpx.Client(base_url=url) as it,
    ):
        hosts = ("192.168.1.2:1", "may-chu.local", "localhost", "evil.example")
        assert [it.get("/health", headers={"host": host}).status_code for host in hosts] == [200, 200, 200, 421]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": "OWN", "sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_other_sites_pages_are_refused(client: httpx.Client, url: str, headers: dict[str, str], status: int) -> None:
    sent = {name: value.replace("OWN", url.rstrip("/")) for name, value in headers.items()}
    assert client.post("/extract", json={"text": ""}, headers=sent).status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_that_a_form_could_send_is_refused(client: httpx.Client, kind: str) -> None:
    answer = client.post("/extract", content=b'{"text": ""}', headers={"content-type": kind})
    assert answer.status_code == 415


@pytest.fixture(scope="module")
def narrow() -> Iterator[str]:
    """A server that takes 100 characters, one body and three connections at a time, and waits a second."""
    with served(Settings(workers=1, max_chars=100, max_posts=1, max_connections=3, patience=1)) as url:
        yield url


def connect(url: str) -> socket.socket:
    parts = urlsplit(url)
    opened = socket.create_connection((str(parts.hostname), parts.port), timeout=20)
    opened.settimeout(20)
    return opened


def head(length: int, *more: str) -> bytes:
    lines = ["POST /extract HTTP/1.1", "host: localhost", "content-type: application/json", f"content-length: {length}"]
    return "\r\n".join([*lines, *more, "", ""]).encode()


def heard(opened: socket.socket) -> bytes:
    """Everything until the server closes."""
    parts = []
    try:
        while part := opened.recv(65536):
            parts.append(part)
    except ConnectionResetError:
        pass
    return b"".join(parts)


def test_a_long_body_is_refused_and_the_client_hears_it(narrow: str) -> None:
    limit = Settings(max_chars=100).max_bytes
    for content in (b" " * (limit + 1), iter([b" " * limit, b" "])):
        answer = httpx.post(f"{narrow}extract", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert str(limit) in answer.json()["detail"]
    assert httpx.post(f"{narrow}extract", json={"text": "a" * 101}).status_code == 413


def test_who_asks_before_sending_too_much_is_answered_at_once(narrow: str) -> None:
    with connect(narrow) as opened:
        opened.sendall(head(10**12, "expect: 100-continue"))
        assert heard(opened).startswith(b"HTTP/1.1 413 ")


def test_a_body_that_does_not_come_is_refused_and_keeps_nobody_out(narrow: str) -> None:
    with connect(narrow) as slow:
        slow.sendall(head(10) + b"{")
        assert httpx.post(f"{narrow}extract", json={"text": ""}, timeout=20).status_code == 200
        assert heard(slow).startswith(b"HTTP/1.1 408 ")


class Asked:
    """Requests to the layer that reads bodies, whose application answers nothing until it is let go."""

    def __init__(self, settings: Settings) -> None:
        self.go = asyncio.Event()
        self.layer = WholeBody(self.app, settings, {"/extract"})

    async def app(self, _: object, receive: Receive, send: Send) -> None:
        await receive()
        await self.go.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def ask(self, *parts: bytes, ends: bool = True) -> int:
        """Send a body in parts, and return the status of the answer."""
        messages: list[Message] = [
            {"type": "http.request", "body": part, "more_body": not ends or number < len(parts)}
            for number, part in enumerate(parts, 1)
        ]
        statuses: list[int] = []

        async def receive() -> Message:
            if messages:
                return messages.pop(0)
            await asyncio.Event().wait()
            raise AssertionError

        async def send(message: Message) -> None:
            statuses.extend([message["status"]] if "status" in message else [])

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/extract",
            "headers": [(b"content-type", b"application/json")],
        }
        await self.layer(scope, receive, send)
        return statuses[0]


def test_one_request_too_many_is_refused_when_its_body_is_there() -> None:
    async def run() -> list[int]:
        asked = Asked(Settings(max_posts=2, patience=5))
        first = [asyncio.ensure_future(asked.ask(b"{}")) for _ in range(2)]
        await asyncio.sleep(0.05)
        third = await asked.ask(b"{}")
        asked.go.set()
        return [third, *(await asyncio.gather(*first)), await asked.ask(b"{}")]

    assert finished(run()) == [503, 200, 200, 200]


def test_bodies_that_are_being_read_hold_no_more_than_those_worked_on_may() -> None:
    async def run() -> list[int]:
        settings = Settings(max_chars=100, max_posts=2, patience=0.3)
        asked = Asked(settings)
        asked.go.set()
        slow = [asyncio.ensure_future(asked.ask(b" " * settings.max_bytes, ends=False)) for _ in range(2)]
        await asyncio.sleep(0.05)
        more = await asked.ask(b"{}")
        return [more, *(await asyncio.gather(*slow)), await asked.ask(b"{}")]

    assert finished(run()) == [503, 408, 408, 200]


@pytest.mark.parametrize("sent", [b"", b"GET /health HTTP/1.1\r\nhost: local"])
def test_a_connection_that_asks_nothing_is_cut(narrow: str, sent: bytes) -> None:
    with connect(narrow) as opened:
        opened.sendall(sent)
        assert heard(opened) == b""


def test_one_connection_too_many_is_refused(narrow: str) -> None:
    others = [connect(narrow) for _ in range(3)]
    with connect(narrow) as opened:
        answer = heard(opened)
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert "more than 3 connections" in json.loads(answer.partition(b"\r\n\r\n")[2])["detail"]
    for each in others:
        each.close()


def test_what_is_no_http_is_refused_in_json(url: str) -> None:
    with connect(url) as opened:
        opened.sendall(b"\x16\x03\x01 hello\r\n\r\n")
        answer = heard(opened)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert json.loads(answer.partition(b"\r\n\r\n")[2]) == {"detail": "not an HTTP request that can be read"}


def test_a_client_that_takes_no_answer_is_cut(narrow: str) -> None:
    asked = 20
    with connect(narrow) as opened:
        opened.sendall(b"GET /docs/swagger-ui.js HTTP/1.1\r\nhost: localhost\r\n\r\n" * asked)
        # While it waits, the server goes on answering.
        assert httpx.get(f"{narrow}health").status_code == 200
        time.sleep(3)
        taken = heard(opened)
    # What the system had taken off the server's hands, and no more.
    assert 0 < taken.count(b"HTTP/1.1 200 ") < asked
