import json

import pytest

ACCEPT = {"Accept": "text/event-stream"}


@pytest.fixture
def stream(client):
    """Posts a message and returns the events of the answer as pairs of name and data."""

    def post(message):
        response = client.post("/v1/chat", json={"message": message}, headers=ACCEPT)
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        frames = [frame for frame in response.text.split("\n\n") if frame.strip()]
        fields = [dict(line.split(": ", 1) for line in frame.splitlines()) for frame in frames]
        return [(field["event"], json.loads(field["data"])) for field in fields]

    return post


def of(events, name):
    return [data for event, data in events if event == name]


MESSAGES = (
    "Is A9270 covered by Medicare?",
    "compare E0143 and E0135",
    "which code is for a walker that folds?",
    "is S9461 covered?",
    "hello",
)


@pytest.mark.parametrize("message", MESSAGES)
def test_the_pieces_joined_are_the_answer_and_the_quotes_are_the_reply_s(stream, message):
    events = stream(message)
    (reply,) = of(events, "done")
    assert "".join(piece["text"] for piece in of(events, "answer")) == reply["answer"]
    assert of(events, "quote") == [
        {"index": index, "quote": quote} for index, quote in enumerate(reply["quotes"])
    ]


@pytest.mark.parametrize("message", MESSAGES)
def test_the_stream_ends_with_the_reply_of_the_plain_request(stream, chat, message):
    (streamed,) = of(stream(message), "done")
    plain = chat(message)
    passing = {"session_id", "message_id", "timings_ms"}
    assert set(streamed) == set(plain)
    assert {key: streamed[key] for key in set(plain) - passing} == {
        key: plain[key] for key in set(plain) - passing
    }


def test_the_order_of_the_events(stream):
    names = [name for name, _ in stream("Is A9270 covered by Medicare?")]
    stages = [data["stage"] for data in of(stream("S9460"), "status")]
    assert stages == ["understand", "retrieve", "compose"]
    assert list(dict.fromkeys(names)) == ["status", "answer", "quote", "done"]
    assert names[-1] == "done"


def test_a_stream_is_not_kept_by_anything_in_between(client):
    response = client.post("/v1/chat", json={"message": "S9460"}, headers=ACCEPT)
    assert response.headers["cache-control"] == "no-store"


def test_a_message_that_cannot_be_read_is_a_problem_and_no_stream(client):
    response = client.post("/v1/chat", json={"message": " "}, headers=ACCEPT)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_a_streamed_reply_belongs_to_its_conversation_and_can_be_rated(stream, client):
    (reply,) = of(stream("What is S9460?"), "done")
    body = {"message": "is it covered by Medicare?", "session_id": reply["session_id"]}
    assert client.post("/v1/chat", json=body).json()["codes"] == ["S9460"]
    rating = {"message_id": reply["message_id"], "rating": "up"}
    assert client.post("/v1/feedback", json=rating).status_code == 204
