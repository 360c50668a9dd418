"""Agents and programs against the real commands: every channel says the same."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import openai
import pytest
from mcp import Client as McpClient
from mcp.client.stdio import StdioServerParameters

from bot.client import Client

PAGES = Path(__file__).parents[1] / "corpus" / "fixtures"
PATIENCE = 60.0  # seconds for a start on a busy machine
SESSION = ["Is S9465 covered by insurance?", "What about Medicaid?", "compare it with T1017"]
ANSWER = ("status", "verdict", "answer", "codes", "intent", "quotes", "conflicts", "comparison")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    command = [sys.executable, "-m", "bot.cli", "build", str(PAGES), "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE * 3)
    return folder


@pytest.fixture(scope="module")
def url(index: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "bot.cli", "serve", "--index", str(index), "--port", "0"]
    environment = {**os.environ, "COLUMNS": "200"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        try:
            found = (re.search(r"http://\S+:\d+", line) for line in process.stderr)
            yield next(match.group() for match in found if match is not None)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)


def said(reply: dict[str, Any]) -> dict[str, Any]:
    return {name: reply[name] for name in ANSWER}


@pytest.fixture(scope="module")
def expected(url: str) -> list[dict[str, Any]]:
    with Client.at(url, timeout=PATIENCE) as client:
        talk = client.conversation()
        replies = [said(json.loads(talk.ask(message).model_dump_json())) for message in SESSION]
    assert [reply["codes"][0] for reply in replies] == ["S9465"] * 3
    assert all(reply["quotes"] for reply in replies)
    return replies


def test_a_model_says_the_same(url: str, expected: list[dict[str, Any]]) -> None:
    messages: list[Any] = []
    with openai.OpenAI(base_url=f"{url}/v1", api_key="none", timeout=PATIENCE) as client:
        for message, reply in zip(SESSION, expected, strict=True):
            messages.append({"role": "user", "content": message})
            made = client.chat.completions.create(model="codecite", messages=messages)
            assert made.model_extra is not None
            assert said(made.model_extra["codecite"]) == reply
            messages.append({"role": "assistant", "content": made.choices[0].message.content})


@pytest.mark.parametrize("transport", ["stdio", "http"])
def test_an_agent_is_told_the_same(
    index: Path, url: str, expected: list[dict[str, Any]], transport: str
) -> None:
    command = ["-m", "bot.cli", "mcp", "--index", str(index)]
    target = (
        f"{url}/mcp"
        if transport == "http"
        # The client passes on no more than it must; the rest is this environment's.
        else StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
    )

    async def converse() -> None:
        async with McpClient(target, read_timeout_seconds=PATIENCE) as agent:
            assert len((await agent.list_tools()).tools) == 5
            session: dict[str, Any] = {}
            for message, reply in zip(SESSION, expected, strict=True):
                result = await agent.call_tool("ask", {"message": message, **session})
                assert result.structured_content is not None
                session = {"session_id": result.structured_content["session_id"]}
                assert said(result.structured_content) == reply
            found = await agent.call_tool("search_codes", {"words": "diabetes class", "limit": 1})
            assert found.structured_content is not None
            (hit,) = found.structured_content["hits"]
            uri = f"codecite://documents/{hit['quote']['document_id']}"
            (content,) = (await agent.read_resource(uri)).contents
            assert hit["quote"]["text"] in content.text
            assert hit["code"] == "S9465"

    # In a thread of its own: the browser of other tests keeps an event loop in this one.
    with ThreadPoolExecutor(1) as own:
        own.submit(anyio.run, converse).result()


def test_without_the_package_the_command_says_what_to_install(index: Path) -> None:
    script = (
        "import sys; sys.modules['mcp'] = None; sys.modules['mcp.server'] = None\n"
        "from bot.cli.main import app; app(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "mcp", "--index", str(index)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "pip install 'codecite[mcp]'" in ran.stderr
