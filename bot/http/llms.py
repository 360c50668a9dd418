"""``GET /llms.txt``: what a language model that reads this site should know."""

from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from bot.http.core import CoreDependency
from bot.links import base_url

router = APIRouter(include_in_schema=False)

_TEXT = files("bot.http").joinpath("llms.txt").read_text(encoding="utf-8")


@router.get("/llms.txt")
async def llms(request: Request, core: CoreDependency) -> PlainTextResponse:
    """The text, with the addresses at which this service is reached."""
    base = base_url(core.settings.public_url, str(request.base_url))
    return PlainTextResponse(_TEXT.replace("{base}", base), media_type="text/markdown")
