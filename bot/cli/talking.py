"""``codecite chat``: a conversation in the terminal."""

from rich.console import Console

from bot.cli.render import print_reply
from bot.conversation import MemorySessionStore
from bot.service import Request, Service
from index.code_index import CodeIndex
from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher

_LEAVE = {"exit", "quit", ":q", "/quit", "/exit"}


def talk(index: CodeIndex, console: Console) -> None:
    """Read messages and print replies until the user leaves (``exit``, or end of input)."""
    service = Service(
        lambda: index,
        MemorySessionStore(),
        reader=OnnxCrossEncoder(),
        matcher=OnnxDescriptionMatcher(),
    )
    session_id: str | None = None
    console.print("Ask about a code. Leave with exit or Ctrl-D.")
    while True:
        try:
            message = console.input("[bold]> [/bold]").strip()
        except (EOFError, KeyboardInterrupt):
            console.print()
            return
        if message.lower() in _LEAVE:
            return
        if message:
            answer = service.answer(Request(message, session_id))
            session_id = answer.session_id
            print_reply(console, answer.reply)
