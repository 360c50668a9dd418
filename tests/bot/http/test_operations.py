import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient

from bot.http.app import create_app
from index.code_index import CodeIndex


class Gated:
    """An encoder that waits for a gate, or fails, before it encodes."""

    name = "bag-of-words"
    fingerprint = "bag-of-words-1"
    dimension = 1024

    def __init__(self, encoder, error=None):
        self._encoder = encoder
        self._error = error
        self.gate = threading.Event()
        self.waiting = threading.Event()

    def knows(self, word):
        return self._encoder.knows(word)

    def encode(self, texts):
        if self._error:
            raise self._error
        if not self.gate.is_set():
            self.waiting.set()
            assert self.gate.wait(10)
        return self._encoder.encode(texts)


def eventually(client, path, status):
    """The first response with a status; fails after five seconds."""
    for _ in range(500):
        response = client.get(path)
        if response.status_code == status:
            return response
        time.sleep(0.01)
    raise AssertionError(f"{path} never became {status}")


def test_alive(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_ready_once_the_encoder_is_loaded(index_folder, encoder, settings):
    gated = Gated(encoder)
    opened = CodeIndex.open(index_folder, gated)
    with TestClient(create_app(lambda: opened, settings)) as client:
        waiting = client.get("/readyz")
        assert waiting.status_code == 503
        assert waiting.headers["content-type"] == "application/problem+json"
        chatting = client.post("/v1/chat", json={"message": "Is S9460 covered by Medicare?"})
        assert chatting.json()["verdict"] == "no"
        gated.gate.set()
        ready = eventually(client, "/readyz", 200).json()
    assert ready == {"status": "ready", "snapshot": opened.name, "codes": len(opened.codes)}


def test_without_an_encoder_questions_with_a_code_are_answered(
    index_folder, encoder, settings, caplog
):
    broken = Gated(encoder, RuntimeError("no weights"))
    opened = CodeIndex.open(index_folder, broken)
    with TestClient(create_app(lambda: opened, settings)) as client:
        body = {"message": "Is S9460 covered by Medicare?"}
        assert client.post("/v1/chat", json=body).json()["verdict"] == "no"
        assert client.get("/readyz").status_code == 503
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_search_under_way_holds_up_no_other_question(index_folder, encoder, settings):
    gated = Gated(encoder)
    opened = CodeIndex.open(index_folder, gated)
    gated.gate.set()
    with TestClient(create_app(lambda: opened, settings)) as client:
        eventually(client, "/readyz", 200)
        gated.gate.clear()
        with ThreadPoolExecutor(1) as pool:
            words = {"message": "which code is for a visit with a dietitian?"}
            searching = pool.submit(client.post, "/v1/chat", json=words)
            assert gated.waiting.wait(5)
            code = {"message": "Is S9460 covered by Medicare?"}
            assert client.post("/v1/chat", json=code).json()["verdict"] == "no"
            assert not searching.done()
            gated.gate.set()
            assert searching.result().json()["codes"][0] == "S9465"


def test_replies_are_counted_by_status_intent_and_verdict(chat, client):
    chat("Is S9460 covered by Medicare?")
    chat("Is S9455 covered by Medicare?")
    chat("hello")
    response = client.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    lines = response.text.splitlines()
    counted = 'codecite_replies_total{intent="coverage",status="answered",verdict="no"} 2.0'
    assert counted in lines
    assert "codecite_reply_seconds_count 3.0" in lines


def test_each_application_counts_for_itself(index, settings):
    with TestClient(create_app(lambda: index, settings)) as client:
        assert "codecite_reply_seconds_count 0.0" in client.get("/metrics").text.splitlines()


def test_the_description_has_examples_and_every_path_of_the_contract(client):
    description = client.get("/openapi.json").json()
    assert {
        "/v1/chat", "/v1/documents/{document_id}", "/v1/codes/{code}", "/v1/search",
        "/v1/feedback", "/v1/gaps", "/healthz", "/readyz", "/metrics",
    } == set(description["paths"])  # fmt: skip
    content = description["paths"]["/v1/chat"]["post"]["requestBody"]["content"]
    examples = content["application/json"]["examples"]
    assert {"message": "Is S9460 covered by Medicare?"} in [e["value"] for e in examples.values()]
    answers = description["paths"]["/v1/chat"]["post"]["responses"]["200"]["content"]
    assert set(answers) == {"application/json", "text/event-stream"}


def test_examples_of_the_description_are_valid_requests(client):
    content = client.get("/openapi.json").json()["paths"]["/v1/chat"]["post"]["requestBody"]
    for example in content["content"]["application/json"]["examples"].values():
        assert client.post("/v1/chat", json=example["value"]).status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_that_loads_scripts_from_elsewhere(client, path):
    assert client.get(path).status_code == 404
