"""The pages for people, and the scripts and styles that they load."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.http.assets import FOLDER, MEDIA_TYPES, asset
from bot.http.problems import ProblemError

router = APIRouter(include_in_schema=False)

_PARTS = {
    file.name
    for file in FOLDER.iterdir()
    if file.suffix in MEDIA_TYPES and file.suffix != ".html" and file.name != "widget.js"
}
# Nothing inline and nothing from elsewhere: a document that carries mark-up stays text.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",  # asked for again each time, and answered with 304
    "Vary": "Accept-Encoding",
}


@router.get("/")
async def chat_page(request: Request) -> Response:
    """The chat page."""
    return _served("index.html", request)


@router.get("/documents/{document_id}")
async def document_page(document_id: str, request: Request) -> Response:  # noqa: ARG001 - the page's script reads it from the address
    """The page that shows a document; ``#start-end`` marks a quote in it."""
    return _served("document.html", request)


@router.get("/gaps")
async def gaps_page(request: Request) -> Response:
    """The operator's page of what was not answered; its data need the operator's token."""
    return _served("gaps.html", request)


@router.get("/widget.js")
async def widget(request: Request) -> Response:
    """The script that a page includes to get the chat."""
    return _served("widget.js", request)


@router.get("/widget/{name}")
async def widget_part(name: str, request: Request) -> Response:
    """What the script and the pages load."""
    if name not in _PARTS:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no file {name}.")
    return _served(name, request)


def _served(name: str, request: Request) -> Response:
    file = asset(name)
    headers = {**_HEADERS, "ETag": file.etag}
    if file.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    content = file.content
    if "gzip" in request.headers.get("accept-encoding", ""):
        content, headers["Content-Encoding"] = file.packed, "gzip"
    return Response(content, media_type=file.media_type, headers=headers)
