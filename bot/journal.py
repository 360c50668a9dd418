"""Where a service reports what it answered, for whoever runs it."""

from typing import Protocol

from bot.question import Question
from bot.reply import Reply


class Journal(Protocol):
    """Hears of every answer, whatever channel it goes to; safe to use from several threads."""

    def note(self, message_id: str, question: Question, reply: Reply) -> None:
        """Take note of an answer; fails for no reason of its own."""
        ...


class NoJournal:
    """Takes note of nothing."""

    def note(self, message_id: str, question: Question, reply: Reply) -> None:
        """Do nothing."""
