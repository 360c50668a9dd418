import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot import opening
from bot.cli.main import app
from index.build import build
from index.code_index import CodeIndex
from index.onnx_encoder import OnnxEncoder

REPOSITORY = Path(__file__).resolve().parents[3]


@pytest.fixture
def run(monkeypatch, make_encoder, tmp_path):
    """Runs a command with the fake encoder, in a folder of its own."""
    encoder = make_encoder("bag-of-words-1")
    monkeypatch.setattr(opening, "encoder_of", lambda _: encoder)
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CODECITE_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CODECITE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr("bot.cli.main._out.width", 200)
    monkeypatch.setattr("bot.cli.main._err.width", 400)
    return lambda *arguments, text=None: CliRunner().invoke(app, arguments, input=text)


@pytest.mark.parametrize("command", ["build", "serve", "slack", "ask", "chat", "show"])
def test_every_command_has_help_with_an_example(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"codecite {command}" in result.stdout


def test_ask_prints_verdict_answer_and_quote_with_its_source(run, index_folder):
    result = run("ask", "Is S9460 covered by Medicare?", "--index", str(index_folder))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "No"
    assert lines[1] == "No: Medicare does not cover S9460."
    assert "HCPCS coverage code I: not payable by Medicare." in result.stdout
    assert "[1] S9460 · Medicare coverage · test notes, HCPCS 2019" in result.stdout


def test_ask_shows_what_differs_and_tables(run, index_folder):
    differing = run("ask", "Is A9270 covered by Medicare?", "--index", str(index_folder))
    assert "The sources differ" in differing.stdout
    assert "[1] and [2] differ on coverage by Medicare." in differing.stdout
    compared = run("ask", "compare E0143 and E0135", "--index", str(index_folder))
    assert "What it is" in compared.stdout


def test_ask_as_json_is_the_reply_of_the_contract(run, index_folder):
    result = run("ask", "Is S9460 covered by Medicare?", "--json", "--index", str(index_folder))
    reply = json.loads(result.stdout)
    assert (reply["status"], reply["verdict"], reply["codes"]) == ("answered", "no", ["S9460"])
    assert {"session_id", "quotes", "timings_ms"} <= set(reply)


def test_the_environment_names_the_index_too(run, index_folder, monkeypatch):
    monkeypatch.setenv("CODECITE_INDEX", str(index_folder))
    assert "Medicare does not cover S9460" in run("ask", "S9460 covered by Medicare?").stdout


def test_build_reports_what_was_done_and_left_out(run, tmp_path, make_encoder):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "K0001.md").write_text("---\ncode: K0001\ntitle: Wheelchair\n---\n")
    (pages / "K0002.md").write_text("---\ncode: K0002\n---\n")
    out = tmp_path / "out"
    result = run("build", str(pages), "--out", str(out))
    assert result.exit_code == 0
    assert f"Left out: {pages / 'K0002.md'}" in result.stderr
    assert "1 documents, " in result.stderr
    opened = CodeIndex.open(out, make_encoder("bag-of-words-1"))
    assert opened.codes.codes == ("K0001",)


def test_build_strictly_stops_at_a_broken_file(run, tmp_path):
    (tmp_path / "K0002.md").write_text("---\ncode: K0002\n---\n")
    result = run("build", str(tmp_path), "--out", str(tmp_path / "out"), "--strict")
    assert result.exit_code == 1
    assert "K0002.md" in result.stderr
    assert not (tmp_path / "out" / "current").exists()


def test_nothing_to_build_is_an_error_with_a_remedy(run, tmp_path):
    (tmp_path / "empty").mkdir()
    result = run("build", str(tmp_path / "empty"), "--out", str(tmp_path / "out"))
    assert result.exit_code == 1
    assert "Error: there are no documents to index." in result.stderr


def test_chat_is_a_conversation(run, index_folder):
    said = "Is S9460 covered by Medicare?\n\nand commercial?\nexit\nS9455\n"
    result = run("chat", "--index", str(index_folder), text=said)
    assert result.exit_code == 0
    assert "Medicare does not cover S9460" in result.stdout
    assert "commercial insurance coverage of S9460 varies by plan" in result.stdout
    assert "S9455 is a group session" not in result.stdout.partition("varies by plan")[2]


def test_chat_ends_with_its_input(run, index_folder):
    result = run("chat", "--index", str(index_folder), text="hello\n")
    assert result.exit_code == 0
    assert "Hello!" in result.stdout


@pytest.mark.parametrize("spelling", ["S9460", "s9460", "S-9460"])
def test_show_prints_documents_and_facts(run, index_folder, spelling):
    result = run("show", spelling, "--index", str(index_folder))
    assert result.exit_code == 0
    assert "S9460.test-notes · test notes, HCPCS 2019" in result.stdout
    assert "coverage_code" in result.stdout


def test_show_of_an_unknown_code_names_the_nearest_and_fails(run, index_folder):
    result = run("show", "S9461", "--index", str(index_folder))
    assert result.exit_code == 1
    assert "There is no document on S9461. The nearest codes are S9460" in result.stdout


@pytest.mark.parametrize("command", [("ask", "S9460"), ("chat",), ("show", "S9460"), ("serve",)])
def test_an_index_that_is_not_there_is_one_clear_line(run, tmp_path, command):
    result = run(*command, "--index", str(tmp_path / "nowhere"))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / 'nowhere'}: there is no such folder.")
    assert "codecite build --out" in result.stderr
    assert "Traceback" not in result.output


def test_a_folder_without_an_index_is_refused(run, tmp_path):
    result = run("ask", "S9460", "--index", str(tmp_path))
    assert result.exit_code == 1
    assert "no index was built here" in result.stderr


def test_a_setting_that_is_not_allowed_is_named(run, index_folder):
    result = run("serve", "--index", str(index_folder), "--port", "70000")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: CODECITE_PORT: input should be less than")


def test_an_index_of_another_encoder_is_refused(run, index_folder, monkeypatch, make_encoder):
    other = make_encoder("bag-of-words-2")
    monkeypatch.setattr(opening, "encoder_of", lambda _: other)
    result = run("ask", "S9460", "--index", str(index_folder))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")


def test_an_address_in_use_is_one_clear_line(run, index_folder):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--index", str(index_folder), "--port", str(port))
    assert result.exit_code == 1
    assert f"cannot serve on 127.0.0.1:{port}" in result.stderr
    assert "--port" in result.stderr


HEAVY = {
    "torch", "transformers", "sentence_transformers", "onnx", "onnxruntime", "tokenizers",
    "faiss", "fastapi", "starlette", "bs4",
}  # fmt: skip
COLD = """
import sys
from bot.cli.main import app
try:
    app({arguments!r})
except SystemExit as ended:
    code = ended.code or 0
print("MODULES", code, *sorted({heavy!r} & set(sys.modules)))
"""


@pytest.fixture(scope="session")
def packaged_index(documents, make_encoder, tmp_path_factory):
    """An index that passes for one of the packaged encoder, made without loading it."""
    packaged = OnnxEncoder()
    pretender = make_encoder(packaged.fingerprint)
    pretender.name, pretender.dimension = packaged.name, packaged.dimension
    folder = tmp_path_factory.mktemp("packaged") / "index"
    build(documents, folder, pretender)
    return folder


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["ask", "Is S9460 covered by Medicare?"], "Medicare does not cover S9460"),
        (["ask", "Is S946O covered by Medicare?"], "Reading S946O as S9460."),
        (["ask", "Is S9461 covered by Medicare?"], "The nearest codes are S9460"),
        (["ask", "--json", "compare E0143 and E0135"], '"status": "answered"'),
        (["show", "S9460"], "S9460.test-notes"),
    ],
)
def test_a_question_with_a_code_imports_no_encoder_and_no_web_framework(
    packaged_index, tmp_path, arguments, printed
):
    arguments = [*arguments, "--index", str(packaged_index)]
    script = COLD.format(arguments=arguments, heavy=HEAVY)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("CODECITE_")}
    environment |= {"PYTHONPATH": str(REPOSITORY), "COLUMNS": "200"}
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=30,
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    *output, modules = ran.stdout.splitlines()
    assert printed in "\n".join(output)
    assert modules.split() == ["MODULES", "0"]


def test_slack_prints_its_manifest(run):
    result = run("slack", "--manifest", "--url", "https://codes.example.org")
    assert result.exit_code == 0
    assert "url: https://codes.example.org/slack/events" in result.stdout


def test_slack_says_which_setting_is_missing(run, index_folder, monkeypatch):
    result = run("slack", "--index", str(index_folder))
    assert result.exit_code == 1
    assert "CODECITE_SLACK_APP_TOKEN" in result.stderr
    monkeypatch.setenv("CODECITE_SLACK_APP_TOKEN", "xoxb-mixed-up")
    result = run("slack", "--index", str(index_folder))
    assert "begins with xapp-" in result.stderr
    assert "mixed-up" not in result.stderr


def test_slack_without_its_packages_says_how_to_get_them(run, index_folder, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("bot.slack.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "slack_bolt", None)
    monkeypatch.setitem(sys.modules, "slack_bolt.adapter.socket_mode.aiohttp", None)
    result = run("slack", "--index", str(index_folder))
    assert result.exit_code == 1
    assert "pip install 'codecite[slack]'" in result.stderr
