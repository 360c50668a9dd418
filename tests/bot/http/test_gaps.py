import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bot.http.app import create_app

TOKEN = "the-operator's-own-token"
PASS = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def make(index, settings):
    def client(**changes):
        token = {"operator_token": SecretStr(TOKEN)}
        return TestClient(create_app(lambda: index, settings.model_copy(update=token | changes)))

    return client


def ask(client, message):
    return client.post("/v1/chat", json={"message": message}).json()["message_id"]


def test_what_was_not_answered_or_voted_down_by_code_and_facet(make):
    with make() as client:
        ask(client, "Is S9461 covered for Zebulon Quixworth?")
        ask(client, "Is S9461 covered by Medicare?")
        rated = ask(client, "What is S9460?")
        comment = {"comment": "not what Quixworth needs"}
        for _ in range(2):
            body = {"message_id": rated, "rating": "down", **comment}
            response = client.post("/v1/feedback", json=body)
            assert response.status_code == 204
            assert "codecite-comments" not in response.headers
        response = client.get("/v1/gaps", headers=PASS)
        metrics = client.get("/metrics").text
    assert response.status_code == 200
    report = response.json()
    assert report["keeps_words"] is False
    assert report["gaps"] == [
        {"code": "S9461", "facet": "coverage", "reason": "not_found", "times": 2, "words": []},
        {"code": "S9460", "facet": "definition", "reason": "voted_down", "times": 1, "words": []},
    ]
    assert 'codecite_feedback_total{intent="definition",rating="down"} 1.0' in metrics


def test_words_are_shown_redacted_where_they_are_kept(make):
    with make(keep_questions_days=7) as client:
        rated = ask(client, "Is S9461 covered, DOB 1/2/1950?")
        body = {"message_id": rated, "rating": "down", "comment": "mail a@b.org"}
        response = client.post("/v1/feedback", json=body)
        assert response.headers["codecite-comments"] == "kept"
        report = client.get("/v1/gaps?days=1", headers=PASS).json()
    assert report["keeps_words"] is True
    assert {gap["reason"]: gap["words"] for gap in report["gaps"]} == {
        "not_found": ["Is S9461 covered, [born]?"],
        "voted_down": ["Comment: mail [e-mail]", "Is S9461 covered, [born]?"],
    }


@pytest.mark.parametrize(
    "headers",
    [{}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}, {"Authorization": "Bearer "}],
)
def test_only_the_operator_sees_gaps(make, headers):
    with make() as client:
        response = client.get("/v1/gaps", headers=headers)
    assert response.status_code == 401
    assert TOKEN not in response.text


def test_without_a_token_there_are_no_gaps_to_see(make):
    with make(operator_token=None) as client:
        response = client.get("/v1/gaps", headers={"Authorization": "Bearer "})
    assert response.status_code == 404
    assert "CODECITE_OPERATOR_TOKEN" in response.json()["detail"]
