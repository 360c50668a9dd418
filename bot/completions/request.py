"""What a client of the chat completions API sends, as far as it matters here."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.message_check import why_unreadable

MODEL = "codecite"
"""The one model there is."""

_MOST_EARLIER = 10
_TEXT = "text"


class RequestError(Exception):
    """A request that cannot be answered; says why, and in which parameter."""

    def __init__(self, message: str, param: str, code: str | None = None) -> None:
        super().__init__(message)
        self.param = param
        self.code = code


class _Sent(BaseModel):
    # Clients send many a parameter that says how a language model should write.
    model_config = ConfigDict(extra="ignore", frozen=True)


class Part(_Sent):
    """A part of a message."""

    type: str
    text: str | None = None


class Message(_Sent):
    """A message of the transcript."""

    role: str
    content: str | tuple[Part, ...] | None = None

    @property
    def text(self) -> str:
        """Its text; parts are paragraphs."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text or "" for part in self.content or ())

    @property
    def is_text(self) -> bool:
        """Whether it is nothing but text."""
        return not isinstance(self.content, tuple) or all(p.type == _TEXT for p in self.content)


class StreamOptions(_Sent):
    """How a stream is wanted."""

    include_usage: bool = False


class CompletionRequest(_Sent):
    """A transcript whose last question is to be answered."""

    model: str
    messages: tuple[Message, ...] = Field(min_length=1)
    n: Literal[1] | None = None
    stream: bool | None = False
    stream_options: StreamOptions | None = None

    @property
    def wants_usage(self) -> bool:
        """Whether a stream ends with what was used."""
        return self.stream_options is not None and self.stream_options.include_usage


def questions_of(request: CompletionRequest, most_chars: int) -> tuple[str, ...]:
    """What the user said, the message to answer last.

    Of the earlier messages, those that could not be read were refused then and are left out; so
    are those too far back to matter. What system and assistant said is not asked.

    Raises:
        RequestError: There is no question, it cannot be read, or another model is wanted.
    """
    if request.model != MODEL:
        raise RequestError(f"The only model is {MODEL}.", "model", "model_not_found")
    said = [message for message in request.messages if message.role == "user"]
    if not said:
        raise RequestError("There is no message of the user to answer.", "messages")
    *earlier, last = said
    if not last.is_text:
        raise RequestError("Only text is read.", "messages")
    problem = why_unreadable(last.text, most_chars)
    if problem is not None:
        is_long = bool(last.text.strip())
        raise RequestError(problem, "messages", "context_length_exceeded" if is_long else None)
    readable = [m.text for m in earlier if why_unreadable(m.text, most_chars) is None]
    return (*readable[-_MOST_EARLIER:], last.text)
