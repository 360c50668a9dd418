import threading
import time
from datetime import date

import httpx
import pytest
import uvicorn

from bot.client import Client
from bot.http.app import create_app
from bot.settings import Settings
from evals.errors import TargetError
from evals.target import InProcess, OverHttp
from evals.verbatim import tampered


@pytest.fixture
def url(code_index, tmp_path):
    settings = Settings(data_dir=tmp_path)
    config = uvicorn.Config(
        create_app(lambda: code_index, settings), port=0, log_level="warning", access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture(params=["in process", "over HTTP"])
def target(request, code_index):
    if request.param == "in process":
        yield InProcess(code_index)
    else:
        with OverHttp.at(request.getfixturevalue("url")) as service:
            yield service


def test_a_conversation_with_verbatim_quotes(target):
    first = target.ask("Is S9460 covered by Medicare?", None, date(2020, 1, 1))
    assert (first.verdict, first.codes) == ("no", ("S9460",))
    assert first.quotes
    assert tampered(first, target.document) == ()
    second = target.ask("And S9455 by Medicaid?", first.session_id, None)
    assert second.session_id == first.session_id
    assert second.codes == ("S9455",)


def test_a_document_that_does_not_exist_is_none(target):
    assert target.document("S9460.test-pages").code == "S9460"
    assert target.document("S9460.elsewhere") is None


def test_a_search_ranks_codes(target):
    found = target.search("group session", 20)
    assert [hit.code for hit in found] == ["S9455", "S9460"]
    assert found[0].score > found[1].score
    assert len(target.search("group session", 1)) == 1


def test_a_service_that_fails_in_process_is_a_target_error(code_index, monkeypatch):
    target = InProcess(code_index)
    monkeypatch.setattr(type(code_index), "documents_of", lambda *_: 1 / 0)
    with pytest.raises(TargetError, match="ZeroDivisionError"):
        target.ask("Is S9460 covered by Medicare?", None, None)
    monkeypatch.setattr(type(code_index), "search", lambda *_: 1 / 0)
    with pytest.raises(TargetError, match="ZeroDivisionError"):
        target.search("a nurse", 20)


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (httpx.Response(500, text="down"), "status 500: down"),
        (httpx.Response(200, text="{}"), "breaks the contract"),
        (httpx.ConnectError("refused"), r"the request failed \(ConnectError: refused\)"),
    ],
)
def test_a_failed_request_is_a_target_error(response, message):
    def handle(_):
        if isinstance(response, Exception):
            raise response
        return response

    client = httpx.Client(transport=httpx.MockTransport(handle), base_url="http://bot.example")
    with OverHttp(Client(client)) as target:
        with pytest.raises(TargetError, match=message):
            target.ask("hello", None, None)
        with pytest.raises(TargetError, match=message):
            target.search("hello", 20)
        assert target.document("S9460.test-pages") is None
