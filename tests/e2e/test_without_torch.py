"""Building and serving with the packaged model, in processes in which torch cannot be imported."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

PAGES = Path(__file__).parents[1] / "corpus" / "fixtures"
PATIENCE = 60.0  # seconds for a start on a busy machine; the test waits on conditions

pytestmark = pytest.mark.model

BLOCKED = """
import sys
for name in ("torch", "transformers", "sentence_transformers"):
    sys.modules[name] = None  # importing it raises ImportError
from bot.cli.main import app
app(sys.argv[1:])
"""


def codecite(*arguments: str) -> list[str]:
    return [sys.executable, "-c", BLOCKED, *arguments]


def test_words_are_searched_without_torch(tmp_path: Path) -> None:
    index = str(tmp_path / "index")
    subprocess.run(codecite("build", str(PAGES), "--out", index), check=True, capture_output=True)
    command = codecite("serve", "--index", index, "--port", "0")
    environment = {**os.environ, "COLUMNS": "200"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr is not None
        try:
            found = (re.search(r"http://\S+:\d+", line) for line in process.stderr)
            url = next(match.group() for match in found if match is not None)
            until = time.monotonic() + PATIENCE
            while httpx.get(f"{url}/readyz").status_code != httpx.codes.OK:
                assert time.monotonic() < until, "the encoder did not load"
                time.sleep(0.05)
            reply = httpx.get(f"{url}/v1/search", params={"q": "diabetes class", "k": 1}).json()
            assert [hit["code"] for hit in reply["hits"]] == ["S9465"]
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(PATIENCE)
