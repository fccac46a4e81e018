"""An S3 server on this machine, for tests: nothing but the loopback is contacted."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

__all__ = ["s3_server", "stored"]


@contextmanager
def s3_server() -> Iterator[None]:
    """Start a server with an empty bucket of the name ``bucket``, and point the environment to it."""
    server_module = pytest.importorskip("moto.server")
    pytest.importorskip("pyarrow.fs")
    server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AWS_ENDPOINT_URL", endpoint)
            patch.setenv("AWS_ACCESS_KEY_ID", "test")
            patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
            patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
            patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
            for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
                patch.delenv(name, raising=False)
            # All servers of a process have the same buckets.
            for path, method in (("moto-api/reset", "POST"), ("bucket", "PUT")):
                urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{path}", method=method)).close()  # noqa: S310
            yield
    finally:
        from extractor.readers import remote

        remote._filesystem.cache_clear()
        server.stop()


def stored(key: str, data: bytes | None = None) -> bytes:
    """Return what the bucket holds under a key, after data is put there."""
    from extractor.readers.remote import filesystem, parse

    address = parse(f"s3://bucket/{key}")
    if data is not None:
        with filesystem(address).open_output_stream(address.path, compression=None) as out:
            out.write(data)
    with filesystem(address).open_input_stream(address.path, compression=None) as file:
        found: bytes = file.read()
    return found
