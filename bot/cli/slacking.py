"""``codecite slack``."""

from pathlib import Path

from rich.console import Console

from bot.errors import MissingExtraError
from bot.http.core import open_core
from bot.opening import encoder_of
from bot.settings import Settings
from index.live import LiveIndex


def answer_in_slack(settings: Settings, folder: Path, console: Console) -> None:
    """Answer in Slack over Socket Mode until interrupted.

    Raises:
        MissingExtraError: Slack's packages are not installed.
        SettingsError: A token is missing, or is none.
        SnapshotError: The index cannot be opened.
    """
    try:
        from bot.slack.socket_mode import run_until_interrupted  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("Slack", "slack") from error
    live = LiveIndex(folder, encoder_of(settings))
    core = open_core(live.current, settings)
    console.print(f"codecite answers in Slack from {len(live.current().codes)} codes. Ctrl-C ends.")
    run_until_interrupted(core, settings)
