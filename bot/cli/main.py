"""``codecite``: build, serve, slack, mcp, ask, chat, show, pull, diff.

Each command imports what it needs when it runs, so that asking about a code starts no encoder and
no web framework.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from enum import StrEnum
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


class Pullable(StrEnum):
    """What ``codecite pull`` can download."""

    HCPCS = "hcpcs"


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
def slack(
    index: IndexOption = None,
    manifest: Annotated[
        bool, typer.Option("--manifest", help="Print the app's manifest and leave.")
    ] = False,
    url: Annotated[
        str | None,
        typer.Option(help="With --manifest: where Slack reaches `codecite serve`."),
    ] = None,
) -> None:
    """Answer in Slack over Socket Mode, without a public address.

    Examples:
        codecite slack --manifest

        codecite slack --index my-index
    """
    if manifest:
        from bot.slack.manifest import manifest as written  # noqa: PLC0415

        sys.stdout.write(written(url))
        return
    from bot.cli.slacking import answer_in_slack  # noqa: PLC0415

    with _errors_shown():
        settings = _settings(index=index)
        answer_in_slack(settings, _ensured(settings), _err)


@app.command()
def mcp(index: IndexOption = None) -> None:
    """Serve one agent as an MCP server, over standard input and output.

    Agents that connect by URL use `codecite serve`, at /mcp.

    Example:
        codecite mcp --index my-index
    """
    from bot.cli.agent_serving import serve_agent  # noqa: PLC0415

    with _errors_shown():
        settings = _settings(index=index)
        serve_agent(settings, _ensured(settings))


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
    from index.onnx_cross_encoder import OnnxCrossEncoder, OnnxDescriptionMatcher  # noqa: PLC0415

    with _errors_shown():
        opened = _opened(_settings(index=index))
        service = Service(
            lambda: opened,
            MemorySessionStore(),
            reader=OnnxCrossEncoder(),
            matcher=OnnxDescriptionMatcher(),
        )
        answer = service.answer(Request(question))
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


@app.command()
def pull(
    what: Annotated[Pullable, typer.Argument(help="What to download.")],
    release: Annotated[
        str | None,
        typer.Option(help="Year and first month of the quarter: 2026-10. Default: this quarter's."),
    ] = None,
    url: Annotated[
        str | None, typer.Option(help="Address of the zip, where CMS has named it otherwise.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="File or folder to save to. Default: here.")
    ] = None,
    max_mib: Annotated[int | None, typer.Option(min=1, help="Largest file, in MiB.")] = None,
) -> None:
    """Download an official release from CMS.

    A download that broke off goes on where it stopped when the command is run again.

    Examples:
        codecite pull hcpcs

        codecite pull hcpcs --release 2026-10 --out releases/
    """
    from bot.cli.pulling import pull_hcpcs  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - the quarter where the user is
    with _errors_shown():
        most = _settings(max_download_mib=max_mib).max_download_mib
        match what:
            case Pullable.HCPCS:
                pull_hcpcs(_err, release=release, url=url, out=out, max_mib=most, today=today)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The earlier release: the zip as CMS ships it.")],
    new: Annotated[Path, typer.Argument(help="The later release.")],
    out: Annotated[
        Path, typer.Option("--out", help="Folder for the Markdown and the CSV file.")
    ] = Path(),
) -> None:
    """Write what changed between two HCPCS releases.

    Example:
        codecite diff 2018-Alpha-Numeric-HCPCS-File.zip 2019-Alpha-Numeric-HCPCS-File.zip
    """
    from bot.cli.diffing import diff_and_report  # noqa: PLC0415

    with _errors_shown():
        diff_and_report(old, new, out, _out)


@app.command()
def sources(index: IndexOption = None) -> None:
    """List what an index holds: source, release, dates, counts, authority.

    Example:
        codecite sources --index my-index
    """
    from bot.cli.listing import print_sources  # noqa: PLC0415

    with _errors_shown():
        print_sources(_opened(_settings(index=index)), _out)


@app.command()
def conflicts(index: IndexOption = None) -> None:
    """List where the sources of an index contradict each other, with both quotes.

    Example:
        codecite conflicts --index my-index
    """
    from bot.cli.listing import print_conflicts  # noqa: PLC0415

    with _errors_shown():
        print_conflicts(_opened(_settings(index=index)), _out)


@app.command()
def gaps(
    days: Annotated[int, typer.Option(min=1, help="How many days back.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON list.")] = False,
) -> None:
    """List what `codecite serve` was asked and did not answer, or was voted down for.

    Counts by code and facet; what was asked only if CODECITE_KEEP_QUESTIONS_DAYS is set.

    Example:
        codecite gaps --days 7
    """
    from bot.cli.gapping import gaps_as_json, print_gaps  # noqa: PLC0415
    from bot.gaps.store import GapStore  # noqa: PLC0415

    since = date.today() - timedelta(days=days - 1)  # noqa: DTZ011 - counted under local days
    with _errors_shown():
        store = GapStore(_settings().data_dir)
        found = store.counts(since)
        store.close()
        if as_json:
            sys.stdout.write(gaps_as_json(found) + "\n")
        else:
            print_gaps(found, since, _out)


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
