import logging
from http import HTTPStatus

import pytest


def test_a_reply_has_exactly_the_keys_of_the_contract(chat):
    reply = chat("Is A9270 covered by Medicare?")
    assert set(reply) == {
        "session_id", "message_id", "status", "verdict", "answer", "codes", "intent", "quotes",
        "conflicts", "comparison", "suggestions", "timings_ms",
    }  # fmt: skip
    for quote in reply["quotes"]:
        assert set(quote) == {
            "text", "code", "document_id", "section", "heading", "start", "end", "source",
        }  # fmt: skip
        assert set(quote["source"]) == {"name", "url", "release", "authority"}
    (conflict,) = reply["conflicts"]
    assert set(conflict) == {"about", "quotes", "note"}
    assert set(reply["timings_ms"]) == {"understand", "retrieve", "compose", "total"}


@pytest.mark.parametrize(
    ("message", "status", "verdict", "intent", "codes"),
    [
        ("Is S9460 covered by Medicare?", "answered", "no", "coverage", ["S9460"]),
        ("Does Medicaid cover G0108?", "answered", "yes", "coverage", ["G0108"]),
        ("Is E0143 covered by Medicare?", "answered", "depends", "coverage", ["E0143"]),
        ("Is K0001 covered by Medicare?", "answered", "unknown", "coverage", ["K0001"]),
        ("What is S9460?", "answered", None, "definition", ["S9460"]),
        ("When is S9460 used?", "answered", None, "usage", ["S9460"]),
        ("RVUs of G0412?", "answered", None, "payment", ["G0412"]),
        ("One unit of G0108?", "answered", None, "billing", ["G0108"]),
        ("What else is S9460 called?", "answered", None, "synonyms", ["S9460"]),
        ("Which specialties use S9460?", "answered", None, "specialties", ["S9460"]),
        ("Is G0154 still valid?", "answered", "no", "validity", ["G0154"]),
        ("Which codes are related to S9460?", "answered", None, "related", ["S9460"]),
        ("compare E0143 and E0135", "answered", None, "comparison", ["E0143", "E0135"]),
        ("hello", "answered", None, "smalltalk", []),
        ("is 59460 covered by Medicare?", "clarify", None, "coverage", ["S9460"]),
        ("is S9461 covered by Medicare?", "not_found", None, "coverage", []),
        ("what is the weather?", "out_of_scope", None, "other", []),
    ],
)
def test_statuses_verdicts_and_intents(chat, message, status, verdict, intent, codes):
    reply = chat(message)
    assert (reply["status"], reply["verdict"], reply["intent"], reply["codes"]) == (
        status,
        verdict,
        intent,
        codes,
    )


def test_words_find_a_code(chat):
    reply = chat("which code is for a visit with a dietitian?")
    assert (reply["intent"], reply["codes"][0]) == ("reverse_lookup", "S9465")


def test_every_quote_can_be_checked_over_http(chat, client):
    for message in ("Is A9270 covered by Medicare?", "compare E0143 and E0135", "RVUs of G0412?"):
        reply = chat(message)
        assert reply["quotes"]
        for quote in reply["quotes"]:
            document = client.get(f"/v1/documents/{quote['document_id']}").json()
            assert document["text"][quote["start"] : quote["end"]] == quote["text"]


def test_a_conversation_goes_on_under_its_session_id(chat):
    first = chat("Is S9460 covered by Medicare?")
    second = chat("and commercial?", session_id=first["session_id"])
    assert second["session_id"] == first["session_id"]
    assert (second["codes"], second["verdict"]) == (["S9460"], "depends")
    assert second["message_id"] != first["message_id"]
    assert chat("and commercial?")["status"] == "clarify"


def test_a_date_of_service_beside_the_message(chat):
    assert chat("Is G0154 valid?", date_of_service="2014-01-01")["verdict"] == "yes"
    assert chat("Is G0154 valid?", date_of_service="2017-01-01")["verdict"] == "no"


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        ({"message": ""}, "The message is empty: ask something."),
        ({"message": " \n\t"}, "The message is empty: ask something."),
        (
            {"message": "x" * 2001},
            "The message has 2001 characters; at most 2000 are read. Shorten it.",
        ),
        ({}, "#/message: Field required"),
        ({"message": "hi", "mesage": "hi"}, "#/mesage: Extra inputs are not permitted"),
    ],
)
def test_a_message_that_cannot_be_read_is_422_with_a_clear_text(client, body, detail):
    response = client.post("/v1/chat", json=body)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["status"], problem["title"]) == (422, HTTPStatus(422).phrase)
    assert problem["detail"] == detail


def test_the_longest_message_is_read(client):
    message = "Is S9460 covered by Medicare?".ljust(2000, " ")
    assert client.post("/v1/chat", json={"message": message}).json()["verdict"] == "no"


def test_a_body_that_is_no_json_is_422(client):
    response = client.post(
        "/v1/chat", content=b"{not json", headers={"content-type": "application/json"}
    )
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_an_enormous_body_is_refused(client):
    assert client.post("/v1/chat", json={"message": "x" * 100_000}).status_code == 413


def test_an_enormous_body_is_refused_as_a_problem(client):
    response = client.post("/v1/chat", json={"message": "x" * 100_000})
    assert response.headers["content-type"] == "application/problem+json"


def test_an_enormous_body_of_unannounced_length_is_refused(client):
    pieces = (b'{"message": "' + b"x" * 100_000 + b'"}',)
    response = client.post("/v1/chat", content=iter(pieces))
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("rating", ["up", "down"])
def test_feedback_is_counted(chat, client, rating):
    message_id = chat("Is S9460 covered by Medicare?")["message_id"]
    body = {"message_id": message_id, "rating": rating, "comment": "from Zebulon Quixworth"}
    response = client.post("/v1/feedback", json=body)
    assert (response.status_code, response.content) == (204, b"")
    metrics = client.get("/metrics").text
    assert f'codecite_feedback_total{{intent="coverage",rating="{rating}"}} 1.0' in metrics
    assert "Quixworth" not in metrics


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"message_id": "nobody", "rating": "up"}, 404),
        ({"message_id": "nobody", "rating": "sideways"}, 422),
        ({"rating": "up"}, 422),
    ],
)
def test_feedback_that_cannot_be_placed(client, body, status):
    response = client.post("/v1/feedback", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_no_question_is_logged_or_counted(client, chat, app, caplog):
    caplog.set_level(logging.DEBUG)
    chat("Is S9460 covered for Zebulon Quixworth?")
    chat("Zebulon Quixworth needs a walker that folds")
    client.post("/v1/chat", json={"message": 3, "note": "Zebulon Quixworth"})
    core = app.state.core
    ours = [r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "asyncio"))]
    assert not [line for line in ours if "Quixworth" in line]
    assert "Quixworth" not in client.get("/metrics").text
    assert "Quixworth" not in repr(vars(core.feedback))


def test_a_value_that_is_refused_is_not_echoed(client):
    response = client.post("/v1/chat", json={"message": ["Zebulon Quixworth"]})
    assert response.status_code == 422
    assert "Quixworth" not in response.text


@pytest.mark.parametrize(("limit", "kept"), [(1, False), (2, True)])
def test_the_session_limit_is_a_setting(index, settings, limit, kept):
    from fastapi.testclient import TestClient

    from bot.http.app import create_app

    few = settings.model_copy(update={"session_limit": limit})
    with TestClient(create_app(lambda: index, few)) as client:
        for message, session in (("What is S9460?", "a"), ("What is E0143?", "b")):
            client.post("/v1/chat", json={"message": message, "session_id": session})
        body = {"message": "is it covered by Medicare?", "session_id": "a"}
        assert (client.post("/v1/chat", json=body).json()["codes"] == ["S9460"]) is kept
