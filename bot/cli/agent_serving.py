"""``codecite mcp``."""

from pathlib import Path

from bot.conversation import MemorySessionStore
from bot.errors import MissingExtraError
from bot.http.core import Core
from bot.opening import encoder_of
from bot.service import Service
from bot.settings import Settings
from index.live import LiveIndex


def serve_agent(settings: Settings, folder: Path) -> None:
    """Speak MCP over standard input and output until the input ends.

    Raises:
        MissingExtraError: The MCP package is not installed.
        SnapshotError: The index cannot be opened.
    """
    try:
        from bot.mcp_server.server import mcp_server  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("MCP", "mcp") from error
    live = LiveIndex(folder, encoder_of(settings))
    sessions = MemorySessionStore(settings.session_limit, float(settings.session_idle_seconds))
    mcp_server(Core(Service(live.current, sessions), live.current, settings)).run("stdio")
