"""``codecite mcp``."""

from pathlib import Path

from bot.errors import MissingExtraError
from bot.http.core import open_core
from bot.opening import encoder_of
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
    core = open_core(live.current, settings)
    try:
        mcp_server(core).run("stdio")
    finally:
        core.gaps.close()
