"""From messages to what the matcher is shown: a text beside descriptions of codes."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answering.shelf import EvidenceShelf
from bot.conversation import MemorySessionStore
from bot.finding import Finding
from bot.known import Known
from bot.meant import told_candidate
from bot.service import Request, Service
from index.code_index import CodeIndex
from training.messages import Message

_FOLDS = 10
# Codes that begin alike are siblings more often than not.
_FAMILY = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """A message with the codes that it may mean.

    Attributes:
        message: The message as it is read.
        codes: The codes found, those found first first.
        texts: What is read of each.
        meant: Which of them are meant.
        is_second: Whether another message came before.
        is_on_focus: Whether it means the code in focus.
        key: What it is about, alike for siblings.
    """

    message: str
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    meant: frozenset[str]
    is_second: bool
    is_on_focus: bool
    key: str

    @property
    def is_held_out(self) -> bool:
        """Whether what it is about is of the tenth that training does not see."""
        return int(hashlib.sha256(self.key.encode()).hexdigest(), 16) % _FOLDS == 0


def choices(messages: Iterable[Message], index: CodeIndex) -> Iterator[Choice]:
    """A choice for each message that is read beside codes, in the conversation that it belongs to.

    Left out are those that the reader of messages settles by itself, and those before which the bot
    answers on another code than the one that it should.

    Args:
        messages: The messages.
        index: The index of the starter corpus.
    """
    shelf = EvidenceShelf()
    known = Known(index, shelf)
    for message in messages:
        service = Service(lambda: index, MemorySessionStore(), shelf=shelf)
        session = None
        if message.before:
            first = service.answer(Request(message.before))
            if first.reply.codes[:1] != (message.focus,):
                continue
            session = first.session_id
        understood = service.understand(Request(message.text, session))
        question, focus = understood.question, understood.conversation.focus
        if not (question.is_about_words and question.sought):
            continue
        finding = Finding(index, known, focus, datetime.now(UTC).date())
        found = [hit.code for hit in finding.search(question)]
        codes = tuple(dict.fromkeys((*found, *sorted(message.meant))))
        yield Choice(
            message=finding.told_message(question),
            codes=codes,
            texts=tuple(told_candidate(finding.candidate(code, question), known) for code in codes),
            meant=message.meant,
            is_second=bool(message.before),
            is_on_focus=message.focus in message.meant,
            key=min(message.meant, default=message.focus)[:_FAMILY],
        )
