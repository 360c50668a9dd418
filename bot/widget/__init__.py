"""The chat page and the widget: static files, served by `bot.http.pages`."""
