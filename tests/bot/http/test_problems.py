from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient

from bot.http.app import create_app
from corpus.errors import CodeciteError


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/v1/chat", 405),
        ("DELETE", "/v1/feedback", 405),
        ("GET", "/v1/documents/none", 404),
        ("GET", "/v1/search", 422),
    ],
)
def test_every_error_is_problem_details(client, method, path, status):
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert {"type", "title", "status", "detail"} <= set(problem)
    assert (problem["status"], problem["title"]) == (status, HTTPStatus(status).phrase)


def test_a_method_that_is_not_allowed_names_those_that_are(client):
    assert client.get("/v1/chat").headers["allow"] == "POST"


def test_what_is_wrong_with_a_body_is_pointed_at(client):
    problem = client.post("/v1/chat", json={"message": 3, "session_id": ""}).json()
    assert [error["pointer"] for error in problem["errors"]] == ["#/message", "#/session_id"]


@pytest.fixture
def failing(settings):
    """A client of an application whose index raises an error."""

    def client(error):
        def index():
            raise error

        return TestClient(create_app(index, settings), raise_server_exceptions=False)

    return client


def test_an_error_of_ours_is_503_with_its_text(failing):
    response = failing(CodeciteError("the index is gone. Build it.")).get("/v1/codes/S9460")
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"] == "the index is gone. Build it."


def test_an_unexpected_error_tells_nothing_of_itself(failing):
    response = failing(RuntimeError("secret in /var/lib")).post(
        "/v1/chat", json={"message": "Is S9460 covered?"}
    )
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text
