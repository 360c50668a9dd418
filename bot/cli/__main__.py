"""``python -m bot.cli`` is ``codecite``."""

from bot.cli.main import app

app()
