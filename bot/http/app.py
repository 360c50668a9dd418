"""The ASGI application."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

import anyio
from anyio import to_thread
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from bot.http import (
    chat,
    completions,
    documents,
    gaps,
    llms,
    mattermost,
    operations,
    pages,
    problems,
    slack,
)
from bot.http.body_limit import LARGEST_SLACK_BODY, LARGEST_TRANSCRIPT, BodyLimit
from bot.http.core import Core, open_core
from bot.http.origin_guard import KEY_HEADER, OriginGuard
from bot.mcp_server.endpoint import PATH, McpEndpoint
from bot.settings import Settings
from index.code_index import CodeIndex

# Replies are smaller and go as they are; scripts and documents are larger.
_LEAST_COMPRESSED = 4 * 1024
_log = logging.getLogger(__name__)


def create_app(index: Callable[[], CodeIndex], settings: Settings) -> FastAPI:
    """The application over an index.

    Args:
        index: Gives the index in force (`index.live.LiveIndex.current`).
        settings: The settings in force.
    """
    app = FastAPI(
        title="codecite",
        version=version("codecite"),
        summary="Answers questions about US medical billing codes with verbatim, dated quotes.",
        lifespan=_lifespan,
        # The interactive pages load scripts from a third party; the description itself stays.
        docs_url=None,
        redoc_url=None,
    )
    core = app.state.core = open_core(index, settings)
    allowed, keys = settings.allowed_origins, settings.widget_keys
    app.add_middleware(OriginGuard, allowed=allowed, keys=keys)
    # A widget on another site's page loads its modules and asks across origins.
    app.add_middleware(
        CORSMiddleware,
        allow_origins=[*allowed, *keys.values()],
        allow_methods=["GET", "POST"],
        allow_headers=["Accept", "Content-Type", KEY_HEADER],
        expose_headers=[chat.COMMENTS_HEADER],
    )
    app.add_middleware(GZipMiddleware, minimum_size=_LEAST_COMPRESSED)
    larger = dict.fromkeys((slack.PATH, mattermost.PATH), LARGEST_SLACK_BODY)
    app.add_middleware(BodyLimit, larger={**larger, completions.PATH: LARGEST_TRANSCRIPT})
    problems.install(app)
    for routes in (chat, completions, documents, gaps, llms, operations, pages):
        app.include_router(routes.router)
    for channel in (slack.slack_routes(core), mattermost.mattermost_routes(core)):
        if channel is not None:
            app.include_router(channel)
    app.state.agents = McpEndpoint(core)
    # Without GET: a client would wait for ever on a stream on which nothing comes.
    app.router.routes.append(Route(PATH, app.state.agents, methods=["POST"]))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Load the encoder and wait for agents behind the first answers."""
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_warm, app.state.core)
        tasks.start_soon(app.state.agents.run)
        yield
        tasks.cancel_scope.cancel()
    app.state.core.gaps.close()


async def _warm(core: Core) -> None:
    try:
        await to_thread.run_sync(core.service.warm, abandon_on_cancel=True)
    except Exception:  # noqa: BLE001 - whatever failed, questions with a code are still answered
        _log.exception("the encoder could not be loaded; only questions with a code are answered")
    else:
        core.warmed.set()
