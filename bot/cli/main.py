"""``codecite``: build, serve, ask, chat, show.

Each command imports what it needs when it runs, so that asking about a code starts no encoder and
no web framework.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from corpus.errors import CodeciteError

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.code_index import CodeIndex

app = typer.Typer(
    name="codecite",
    help="Look up US medical billing codes; every answer quotes the documents word for word.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)

IndexOption = Annotated[
    Path | None,
    typer.Option("--index", help="Index folder. Default: the starter index, built on first use."),
]

_out = Console(highlight=False)
_err = Console(stderr=True, highlight=False)


@app.command()
def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders of code documents. Default: the starter corpus."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Index folder. Default: CODECITE_INDEX.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first file that cannot be read.")
    ] = False,
) -> None:
    """Build an index of code documents.

    Examples:
        codecite build

        codecite build pages/ notes/S9460.md --out my-index
    """
    from bot.cli.building import build_and_report  # noqa: PLC0415

    with _errors_shown():
        build_and_report(paths or [], _settings(index=out), _err, strict=strict)


@app.command()
def serve(
    index: IndexOption = None,
    host: Annotated[str | None, typer.Option(help="Address to serve on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to serve on.")] = None,
) -> None:
    """Serve the chat page and the HTTP interface.

    Example:
        codecite serve --index my-index --port 8080
    """
    from bot.cli.serving import serve_forever  # noqa: PLC0415

    with _errors_shown():
        settings = _settings(index=index, host=host, port=port)
        serve_forever(settings, _ensured(settings), _err)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What to ask, in plain words.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the reply as JSON.")] = False,
    index: IndexOption = None,
) -> None:
    """Ask one question.

    Examples:
        codecite ask "Is S9460 covered by Medicare?"

        codecite ask "which code is for a folding walker?" --json
    """
    from bot.conversation import MemorySessionStore  # noqa: PLC0415
    from bot.service import Request, Service  # noqa: PLC0415

    with _errors_shown():
        opened = _opened(_settings(index=index))
        answer = Service(lambda: opened, MemorySessionStore()).answer(Request(question))
        if as_json:
            from bot.wire import ChatReply  # noqa: PLC0415

            sys.stdout.write(ChatReply.of(answer).model_dump_json(indent=2) + "\n")
        else:
            from bot.cli.render import print_reply  # noqa: PLC0415

            print_reply(_out, answer.reply)


@app.command()
def chat(index: IndexOption = None) -> None:
    """Talk in the terminal; follow-ups keep the code, the payer and the topic.

    Example:
        codecite chat --index my-index
    """
    from bot.cli.talking import talk  # noqa: PLC0415

    with _errors_shown():
        opened = _opened(_settings(index=index))
        talk(opened, _out)


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="A code, such as S9460.")], index: IndexOption = None
) -> None:
    """Show everything that the documents say of a code.

    Example:
        codecite show S9460
    """
    from bot.cli.showing import print_code  # noqa: PLC0415

    with _errors_shown():
        found = print_code(_opened(_settings(index=index)), code, _out)
    if not found:
        raise typer.Exit(1)


@contextmanager
def _errors_shown() -> Iterator[None]:
    """Show our own errors as one clear line and exit with 1; all others keep their trace."""
    try:
        yield
    except CodeciteError as error:
        _err.print(Text(f"Error: {error}", style="red"))
        raise typer.Exit(1) from error


def _settings(**flags: object) -> "Settings":
    from bot.settings import load_settings  # noqa: PLC0415

    return load_settings(**flags)


def _ensured(settings: "Settings") -> Path:
    from bot.cli.progress import build_progress  # noqa: PLC0415
    from bot.opening import ensure_index  # noqa: PLC0415

    return ensure_index(settings, lambda: build_progress(_err))


def _opened(settings: "Settings") -> "CodeIndex":
    from bot.opening import encoder_of  # noqa: PLC0415
    from index.code_index import CodeIndex  # noqa: PLC0415

    return CodeIndex.open(_ensured(settings), encoder_of(settings))
