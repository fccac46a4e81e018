"""The application: the paths of the API, and the page's files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import metadata
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

from extractor.gold.files import hash_of
from extractor.gold.notation import one_line
from extractor.pipeline import Extractor
from extractor.schema import Annotation, Article
from extractor.serve.files import File, page_files
from extractor.serve.guards import App, guarded
from extractor.serve.models import (
    CheckRequest,
    CheckResponse,
    ExtractRequest,
    GoldRequest,
    GoldResponse,
    Health,
    Problem,
)
from extractor.serve.saving import ConflictError, SavingError, save_gold
from extractor.serve.settings import Settings
from extractor.serve.tasks import BOM, Check, Task, whole
from extractor.serve.workers import BusyError, TooLongError, WorkError, Workers

__all__ = ["make_api", "make_app"]

_DESCRIPTION = """\
Percentages, head counts, years and insurance names out of Vietnamese news text.

Offsets are code points into the text as it was sent. Every answer that is no success is one line of JSON,
`{"detail": "…"}`. There is no password: the server is for this machine, or for a network that is trusted.
"""
_TAKEN = {
    400: "The body is not JSON.",
    403: "The request comes from another site's page.",
    408: "The body did not come in time.",
    413: "The body or the article is too long.",
    415: "The body is not sent as JSON.",
    422: "A value is missing or does not fit.",
    500: "The work failed; the answer says how.",
    503: "Too many requests are being worked on.",
    504: "The work took too long and was stopped.",
}
"""What any request with a body may be answered."""


def make_app(settings: Settings, workers: Workers | None = None) -> App:
    """Make the application of a server, its guards around it; arguments as for :func:`make_api`."""
    api = make_api(settings, workers)
    posts = [path for path, methods in api.openapi()["paths"].items() if "post" in methods]
    return guarded(api, settings, posts)


def make_api(settings: Settings, workers: Workers | None = None) -> FastAPI:
    """Make the application of a server.

    Args:
        settings: how it is bound, what it may write, and its limits.
        workers: what does the work; made from the settings if left out.
    """
    hands = workers or Workers(number=settings.workers, timeout=settings.timeout, arguments=(settings.lexicons,))

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with hands:
            yield

    app = FastAPI(
        title="extractor",
        version=metadata.version("extractor"),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        separate_input_output_schemas=False,
        responses={421: _problem("The request names another server.")},
    )
    app.add_exception_handler(RequestValidationError, _not_fitting)
    app.add_exception_handler(400, _not_readable)
    app.add_exception_handler(Exception, _broken)
    _add_reading(app, settings, hands)
    if settings.gold is not None:
        _add_saving(app, settings, hands)
    for path, file in page_files(settings).items():
        _add_file(app, path, file)
    if settings.gold is not None:
        # A worker, not FastAPI, reads the annotation; its description is that of any annotation all the same.
        described = app.openapi()["components"]["schemas"]["GoldRequest"]["properties"]["annotation"]
        described.update({"$ref": "#/components/schemas/Annotation"})
        for key in ("additionalProperties", "title", "type"):
            described.pop(key, None)
    return app


def _add_reading(app: FastAPI, settings: Settings, workers: Workers) -> None:
    """Add the paths that write nothing."""
    health = Health(status="ok", version=app.version, **Extractor(settings.lexicons).fingerprint)

    @app.get("/health", summary="Does the server answer?")
    async def get_health() -> Health:
        return health

    @app.post(
        "/extract",
        summary="Extract from an article",
        response_model=Annotation,
        responses=_taken({}),
    )
    async def post_extract(request: ExtractRequest) -> Response:
        """Find the mentions of an article, and make a record of each quantity.

        The answer is the same object as a line of `extractor extract`.
        """
        text = request.text.removeprefix(BOM)
        _bound(text, settings)
        task = Article(document=request.document, text=text, sha256=hash_of(request.text), published=request.published)
        return Response(await _done(workers, task), media_type="application/json")

    @app.post("/check", summary="Check a gold annotation", response_model=CheckResponse, responses=_taken({}))
    async def post_check(request: CheckRequest) -> Response:
        """Say what `extractor gold check` would say of a gold file and its article."""
        _bound(request.text or "", settings)
        task = Check(_dump(request.annotation), request.text)
        return Response(await _done(workers, task), media_type="application/json")


def _add_saving(app: FastAPI, settings: Settings, workers: Workers) -> None:
    """Add the path that writes gold."""
    writing = asyncio.Lock()
    gold, corpus = settings.gold, settings.corpus
    assert gold is not None  # noqa: S101

    @app.post(
        "/gold",
        summary="Save a gold annotation",
        responses=_taken({409: "There is other gold, or another article, of that name."}),
    )
    async def post_gold(request: GoldRequest) -> GoldResponse:
        """Write an annotation that has no faults into the folder of gold that the server was started with."""
        _bound(request.text, settings)
        written = _dump(request.annotation)
        checked = CheckResponse.model_validate_json(await _done(workers, Check(written, request.text)))
        if not checked.valid:
            more = f" (and {len(checked.faults) - 1} more faults)" if len(checked.faults) > 1 else ""
            raise HTTPException(422, checked.faults[0] + more)
        annotation = Annotation.model_validate(request.annotation)
        async with writing:
            try:
                return await asyncio.to_thread(
                    save_gold, gold, corpus, annotation, request.text, replace=request.replace
                )
            except ConflictError as error:
                raise HTTPException(409, whole(one_line(str(error)))) from error
            except SavingError as error:
                raise HTTPException(422, whole(one_line(str(error)))) from error


def _add_file(app: FastAPI, path: str, file: File) -> None:
    @app.api_route(path, methods=["GET", "HEAD"], include_in_schema=False)
    async def get_file() -> Response:
        return Response(file.content, media_type=file.kind)


def _bound(text: str, settings: Settings) -> None:
    if len(text.removeprefix(BOM)) > settings.max_chars:
        raise HTTPException(413, f"the text is longer than {settings.max_chars} code points; send it in parts")


def _dump(annotation: dict[str, Any]) -> str:
    try:
        return json.dumps(annotation)
    except RecursionError:
        raise HTTPException(422, "the annotation is nested too deeply; correct it") from None


async def _done(workers: Workers, task: Task) -> bytes:
    """Have a task done, or answer why it was not."""
    try:
        return await workers.run(task)
    except TooLongError as error:
        raise HTTPException(504, str(error)) from error
    except BusyError as error:
        raise HTTPException(503, str(error), {"retry-after": "1"}) from error
    except WorkError as error:
        raise HTTPException(500, whole(one_line(str(error)))) from error


def _problem(description: str) -> dict[str, Any]:
    return {"model": Problem, "description": description}


def _taken(more: dict[int, str]) -> dict[int | str, dict[str, Any]]:
    return {status: _problem(description) for status, description in sorted((_TAKEN | more).items())}


async def _not_fitting(_: Request, error: Exception) -> Response:
    """Say what does not fit in one line, without what was sent."""
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first, *others = error.errors()
    if first["type"] == "json_invalid":
        return JSONResponse({"detail": f"not JSON ({first['ctx']['error']} at {first['loc'][-1]})"}, 400)
    where = ".".join(str(part) for part in first["loc"] if part != "body") or "the body"
    more = f" (and {len(others)} more)" if others else ""
    message = first["msg"].removeprefix("Value error, ")
    return JSONResponse({"detail": whole(one_line(f"{where}: {message}{more}"))}, 422)


async def _not_readable(_: Request, __: Exception) -> Response:
    """Refuse what is not even wrong JSON: another encoding, or brackets without end."""
    return JSONResponse({"detail": "not JSON that can be read; send it in UTF-8"}, 400)


async def _broken(_: Request, error: Exception) -> Response:
    """Answer where the program is at fault; the server's log has the rest."""
    return JSONResponse({"detail": f"the server failed ({type(error).__name__}); please report this"}, 500)
