"""``codecite serve``."""

import logging
import socket
from pathlib import Path

import uvicorn
from rich.console import Console

from bot.errors import SettingsError
from bot.http.app import create_app
from bot.opening import encoder_of
from bot.settings import Settings
from index.live import LiveIndex


def serve_forever(settings: Settings, folder: Path, console: Console) -> None:
    """Serve until interrupted.

    Raises:
        SnapshotError: The index cannot be opened.
        SettingsError: The address cannot be used.
    """
    # Before the MCP package does, in a format of its own.
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    live = LiveIndex(folder, encoder_of(settings))
    app = create_app(live.current, settings)
    with _listening(settings) as listener:
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        console.print(
            f"codecite serves {len(live.current().codes)} codes on http://{shown}:{port}/"
        )
        # No access log: a search carries its question in the address.
        config = uvicorn.Config(app, log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise SettingsError(
            f"cannot serve on {settings.host}:{settings.port} ({error.strerror}). "
            "Choose another with --host and --port."
        ) from error
