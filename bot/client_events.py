"""Server-sent events as they come in, line by line."""

import json
from dataclasses import dataclass, field

from bot.client_call import Call
from bot.errors import ServiceError
from bot.wire import ChatReply


@dataclass(slots=True)
class ReplyEvents:
    """Reads the events of one reply.

    Attributes:
        call: What was asked.
        is_complete: Whether the reply has come.
    """

    call: Call[ChatReply]
    is_complete: bool = False
    _name: str = ""
    _data: list[str] = field(default_factory=list)

    def take(self, line: str) -> str | ChatReply | None:
        """Take a line without its end.

        Returns:
            A piece of the answer, or the whole reply, if an event with one ends here.

        Raises:
            ServiceError: The event breaks the contract.
        """
        name, _, value = line.partition(":")
        if name == "event":
            self._name = value.removeprefix(" ")
        elif name == "data":
            self._data.append(value.removeprefix(" "))
        elif not line:
            return self._ended()
        return None

    def end(self) -> None:
        """See that the reply was complete when the stream ended.

        Raises:
            ServiceError: It was not.
        """
        if not self.is_complete:
            raise ServiceError("the stream ended before the reply was complete", can_retry=True)

    def _ended(self) -> str | ChatReply | None:
        name, data = self._name, "\n".join(self._data)
        self._name, self._data = "", []
        if name == "answer":
            return _piece(data)
        if name == "done":
            self.is_complete = True
            return self.call.parse(data)
        return None


def _piece(data: str) -> str:
    try:
        return str(json.loads(data)["text"])
    except (ValueError, KeyError, TypeError) as error:
        raise ServiceError(f"the stream breaks the contract: {error!r}") from error
