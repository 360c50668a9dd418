"""The chat page, the document page, and the scripts and styles that they load."""

from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

from bot.http.problems import ProblemError

router = APIRouter(include_in_schema=False)

_FOLDER = Path(str(files("bot.widget")))
_MEDIA_TYPES = {".js": "text/javascript", ".css": "text/css"}
_PARTS = {file.name for file in _FOLDER.iterdir() if file.suffix in _MEDIA_TYPES}
# Nothing inline and nothing from elsewhere: a document that carries mark-up stays text.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


@router.get("/")
async def chat_page() -> FileResponse:
    """The chat page."""
    return _file("index.html", "text/html")


@router.get("/documents/{document_id}")
async def document_page(document_id: str) -> FileResponse:  # noqa: ARG001 - the page's script reads it from the address
    """The page that shows a document; ``#start-end`` marks a quote in it."""
    return _file("document.html", "text/html")


@router.get("/widget.js")
async def widget() -> FileResponse:
    """The script that a page includes to get the chat."""
    return _file("widget.js", "text/javascript")


@router.get("/widget/{name}")
async def widget_part(name: str) -> FileResponse:
    """What the script and the pages load."""
    if name not in _PARTS:
        raise ProblemError(HTTPStatus.NOT_FOUND, f"There is no file {name}.")
    return _file(name, _MEDIA_TYPES[Path(name).suffix])


def _file(name: str, media_type: str) -> FileResponse:
    return FileResponse(_FOLDER / name, media_type=media_type, headers=_HEADERS)
