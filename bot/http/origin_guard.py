"""Which web pages may use the interface: those of allowed origins, and those with a widget key.

CORS alone only keeps a browser from reading an answer; here the request itself is refused. A page
of the service's own, and a client that is no browser, send no foreign origin and pass.
"""

from collections.abc import Collection, Mapping
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.http.problems import problem_response
from bot.origins import ANY

KEY_HEADER = "Codecite-Key"
_GUARDED = "/v1/"


class OriginGuard:
    """Answers 403 to pages that may not use the interface.

    Args:
        app: The application behind it.
        allowed: Origins that need no key.
        keys: The one origin of each widget key. A key is public, as it stands in a page; it works
            from its own origin only, and can be withdrawn alone.
    """

    def __init__(self, app: ASGIApp, allowed: Collection[str], keys: Mapping[str, str]) -> None:
        self._app = app
        self._allowed = allowed
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        refusal = None
        # A preflight has no key and no effect; the CORS layer answers it.
        if (
            scope["type"] == "http"
            and scope["path"].startswith(_GUARDED)
            and scope["method"] != "OPTIONS"
        ):
            refusal = self._refusal(Headers(scope=scope))
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await problem_response(HTTPStatus.FORBIDDEN, refusal)(scope, receive, send)

    def _refusal(self, headers: Headers) -> str | None:
        origin, key = headers.get("origin"), headers.get(KEY_HEADER)
        if key is not None:
            if origin is None or self._keys.get(key) != origin.lower():
                return "This widget key does not belong to this page's origin."
            return None
        if origin is None or _is_own(origin, headers):
            return None
        if ANY in self._allowed or origin.lower() in self._allowed:
            return None
        return f"Pages of {origin} may not use this service. Its operator allows origins."


def _is_own(origin: str, headers: Headers) -> bool:
    # Behind a proxy that renames the host, only the browser knows; a page cannot forge its word.
    if headers.get("sec-fetch-site") == "same-origin":
        return True
    return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
