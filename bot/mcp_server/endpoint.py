"""``/mcp``: the MCP server over Streamable HTTP, inside the application."""

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import anyio
from anyio import to_thread
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import MissingExtraError
from bot.http.core import Core
from bot.http.problems import problem_response
from bot.settings import Settings

if TYPE_CHECKING:
    from mcp.server.transport_security import TransportSecuritySettings

PATH = "/mcp"

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_log = logging.getLogger(__name__)


class McpEndpoint:
    """Starts the MCP server when the first request comes: whoever has no agents pays nothing.

    The protocol's own sessions are not used: a conversation is named by the ``session_id`` of a
    reply, so that any request can go to any process.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._app: ASGIApp | None = None
        self._wanted = anyio.Event()
        self._decided = anyio.Event()

    async def run(self) -> None:
        """Wait until it is needed, then serve until cancelled."""
        self._app = None
        self._wanted, self._decided = anyio.Event(), anyio.Event()
        await self._wanted.wait()
        try:
            await self._serve()
        except MissingExtraError as error:
            self._refuse(HTTPStatus.NOT_IMPLEMENTED, str(error))
        except Exception:  # noqa: BLE001 - whatever failed, all other channels go on
            _log.exception("the MCP server could not be started")
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "The MCP server could not be started.")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        self._wanted.set()
        await self._decided.wait()
        if self._app is not None:
            await self._app(scope, receive, send)

    async def _serve(self) -> None:
        # The import takes half a second.
        await to_thread.run_sync(_import)
        from bot.mcp_server.server import mcp_server  # noqa: PLC0415

        server = mcp_server(self._core)
        server.streamable_http_app(
            stateless_http=True,
            json_response=True,
            transport_security=_security(self._core.settings),
        )
        async with server.session_manager.run():
            self._app = server.session_manager.asgi_app
            self._decided.set()
            await anyio.sleep_forever()

    def _refuse(self, status: HTTPStatus, detail: str) -> None:
        self._app = problem_response(status, detail)
        self._decided.set()


def _import() -> None:
    try:
        import mcp.server  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingExtraError("MCP", "mcp") from error


def _security(settings: Settings) -> "TransportSecuritySettings":
    """Which hosts and origins are served.

    On loopback only loopback names and the public one are: a page that has its own name resolve
    to this machine is refused. Elsewhere names are for the operator's proxy to check.
    """
    from mcp.server.transport_security import TransportSecuritySettings  # noqa: PLC0415

    if f"[{settings.host}]" not in _LOOPBACK and settings.host not in _LOOPBACK:
        return TransportSecuritySettings(enable_dns_rebinding_protection=False)
    hosts = list(_LOOPBACK)
    origins = [f"http://{host}" for host in _LOOPBACK]
    hosts += [f"{host}:*" for host in hosts]
    origins += [f"{origin}:*" for origin in origins]
    if settings.public_url is not None:
        public = urlsplit(settings.public_url)
        hosts.append(public.netloc)
        origins.append(f"{public.scheme}://{public.netloc}")
    return TransportSecuritySettings(
        allowed_hosts=hosts, allowed_origins=[*origins, *settings.allowed_origins]
    )
