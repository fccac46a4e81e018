"""The files that the server gives to browsers: its page, and the viewer of the API's description."""

from __future__ import annotations

from importlib import resources
from typing import NamedTuple

from extractor.serve.settings import Settings

__all__ = ["File", "page_files"]

_HTML, _SCRIPT, _STYLE, _PICTURE = "text/html", "text/javascript", "text/css", "image/svg+xml"


class File(NamedTuple):
    """A file's content and its media type."""

    content: bytes
    kind: str


def page_files(settings: Settings) -> dict[str, File]:
    """Collect the files, by path."""
    return {
        "/docs": File(_asset("docs.html"), _HTML),
        "/docs/docs.js": File(_asset("docs.js"), _SCRIPT),
        "/docs/swagger-ui.js": File(_viewer("swagger-ui-bundle.js"), _SCRIPT),
        "/docs/swagger-ui.css": File(_viewer("swagger-ui.css"), _STYLE),
        "/icon.svg": File(_asset("icon.svg"), _PICTURE),
    }


def _asset(name: str) -> bytes:
    return resources.files("extractor.serve").joinpath("assets", name).read_bytes()


def _viewer(name: str) -> bytes:
    """Return a file of Swagger UI, which the package fastapi-offline brings along."""
    return resources.files("fastapi_offline").joinpath("static", name).read_bytes()
