"""Benchmark of the real server and the real command: ``python -m evals.bench``.

Starts ``codecite serve`` on the starter index and a free loopback port, asks it the FAQ questions
of the starter corpus over one keep-alive connection, and runs ``codecite ask`` as whole processes.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from bot.cli.progress import build_progress
from bot.opening import ensure_index, load_corpus
from bot.settings import load_settings
from evals.faq import FaqPair, pairs_of
from evals.metrics import percentile

QUESTIONS = 200
"""Questions of each kind that are timed."""
WARM_UP = 20
"""Questions of each kind that are asked before."""
COLD_RUNS = 5
DEADLINE = 120.0
"""Seconds after which a server that is not ready will not become so."""

_COMMAND = (sys.executable, "-c", "from bot.cli.main import app; app()")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:(?P<port>\d+)/")


class Row(NamedTuple):
    """A line of the table; times in milliseconds."""

    what: str
    runs: int
    median: float
    p95: float


def main() -> None:
    """Measure, and print a table."""
    console = Console()
    settings = load_settings()
    # Building is no part of what is measured.
    ensure_index(settings, lambda: build_progress(console))
    with_code, without_code = _questions()
    started = time.perf_counter()
    with _server(started) as (connection, first_answer):
        _wait_until_ready(connection, started)
        ready = _row("start to ready, encoder loaded", [_since(started)])
        floor = [_timed(lambda: _get(connection, "/healthz")) for _ in range(QUESTIONS)]
        rows = [
            _row("start to listening", [first_answer]),
            ready,
            _row("/healthz: the floor", floor),
            _row("/v1/chat, question with a code", _chat(connection, with_code)),
            _row("/v1/chat, question without a code", _chat(connection, without_code)),
        ]
    ask = partial(_ask, with_code[0])
    rows.append(_row("codecite ask, cold", [_timed(ask) for _ in range(COLD_RUNS)]))
    _print(console, rows)


def _questions() -> tuple[list[str], list[str]]:
    """FAQ questions of the starter corpus that name their code, and that leave it out."""
    documents = load_corpus((), strict=True).documents
    pairs = [pair for document in documents for pair in pairs_of(document)]
    return (
        _sample(pairs, lambda pair: pair.names_code),
        _sample(pairs, lambda pair: not pair.names_code and not pair.names_other_codes),
    )


def _sample(pairs: Sequence[FaqPair], wanted: Callable[[FaqPair], bool]) -> list[str]:
    questions = [pair.question for pair in pairs if wanted(pair)]
    step = max(1, len(questions) // QUESTIONS)
    return questions[::step][:QUESTIONS]


@contextmanager
def _server(started: float) -> Iterator[tuple[HTTPConnection, float]]:
    """A running server, and the milliseconds until it said its address."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*_COMMAND, "serve", "--host", "127.0.0.1", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        port, printed = None, ""
        while port is None:
            line = process.stderr.readline() if process.stderr else ""
            printed += line
            if not line:
                raise SystemExit(f"The server did not start:\n{printed}")
            if found := _ADDRESS.search(line):
                port = int(found["port"])
        yield HTTPConnection("127.0.0.1", port, timeout=DEADLINE), _since(started)
    finally:
        process.terminate()
        process.wait()


def _wait_until_ready(connection: HTTPConnection, started: float) -> None:
    while _since(started) < 1000 * DEADLINE:
        if _get(connection, "/readyz") == HTTPStatus.OK:
            return
        time.sleep(0.02)
    raise SystemExit(f"The server was not ready after {DEADLINE:.0f} s.")


def _chat(connection: HTTPConnection, questions: Sequence[str]) -> list[float]:
    """Milliseconds of each question, as the client sees them."""
    for question in questions[:WARM_UP]:
        _post(connection, question)
    return [_timed(partial(_post, connection, question)) for question in questions]


def _post(connection: HTTPConnection, question: str) -> None:
    body = json.dumps({"message": question})
    connection.request("POST", "/v1/chat", body, {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    if response.status != HTTPStatus.OK:
        raise SystemExit(f"Status {response.status} for {question!r}: {content[:200]!r}")


def _get(connection: HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status


def _ask(question: str) -> None:
    subprocess.run([*_COMMAND, "ask", question], check=True, capture_output=True)  # noqa: S603 - our own command


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return _since(started)


def _since(started: float) -> float:
    return 1000 * (time.perf_counter() - started)


def _row(what: str, times: Sequence[float]) -> Row:
    return Row(what, len(times), percentile(times, 0.5), percentile(times, 0.95))


def _print(console: Console, rows: Sequence[Row]) -> None:
    table = Table("", "runs", "median ms", "p95 ms")
    for column in table.columns[1:]:
        column.justify = "right"
    for row in rows:
        table.add_row(row.what, str(row.runs), f"{row.median:,.1f}", f"{row.p95:,.1f}")
    console.print(table)


if __name__ == "__main__":
    main()
