"""An agent: the SDK's own client, over Streamable HTTP to a served application."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp import Client


class Agent:
    """A connected client, for tests that are no coroutines."""

    def __init__(self, portal: Any, client: Client) -> None:
        self._portal = portal
        self.client = client

    def does(self, name: str, *args: Any, **kwargs: Any) -> Any:
        method = getattr(self.client, name)
        return self._portal.call(lambda: method(*args, **kwargs))

    def calls(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """What a tool returns, which must be no error."""
        result = self.does("call_tool", tool, arguments)
        assert not result.is_error, result.content[0].text
        structured: dict[str, Any] = result.structured_content
        return structured

    def fails(self, tool: str, **arguments: Any) -> str:
        """What the error says that a tool must return."""
        result = self.does("call_tool", tool, arguments)
        assert result.is_error
        text: str = result.content[0].text
        return text


@contextmanager
def connected(target: Any, mode: str) -> Iterator[Agent]:
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(Client(target, mode=mode)) as client,
    ):
        yield Agent(portal, client)


@pytest.fixture(scope="session")
def connect() -> Callable[..., Any]:
    """Connects an agent: ``with connect(target, mode) as agent``."""
    return connected


@pytest.fixture(scope="session", params=["auto", "legacy"])
def agent(request: pytest.FixtureRequest, service_url: str) -> Iterator[Agent]:
    """An agent of the current protocol, and one of the handshake era."""
    with connected(f"{service_url}/mcp", request.param) as client:
        yield client
