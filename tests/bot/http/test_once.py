import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.http.once import OnceOnly
from bot.http.problems import ProblemError
from bot.service import Request

ID = "an-id-of-the-client"
REQUEST = Request("is it covered?", "a-session")


def test_a_message_sent_again_gets_the_same_reply_and_counts_once(chat, client):
    first = chat("Is S9460 covered by Medicare?", request_id=ID)
    again = chat("Is S9460 covered by Medicare?", request_id=ID)
    assert again == first
    assert "codecite_reply_seconds_count 1.0" in client.get("/metrics").text.splitlines()


def test_the_conversation_moves_on_by_one_turn(chat):
    session = chat("compare E0143 and E0135")["session_id"]
    for _ in range(2):
        reply = chat(
            "the second one: is it covered by Medicare?", session_id=session, request_id=ID
        )
    assert reply["codes"] == ["E0135"]
    assert chat("and Medicaid?", session_id=session)["codes"] == ["E0135"]


def test_a_stream_that_broke_off_can_be_had_again(chat, client):
    body = {"message": "Is S9460 covered by Medicare?", "request_id": ID}
    reply = chat(**body)
    streamed = client.post("/v1/chat", json=body, headers={"Accept": "text/event-stream"})
    assert f'"message_id":"{reply["message_id"]}"' in streamed.text


def test_an_id_is_of_one_message(chat, client):
    chat("Is S9460 covered by Medicare?", request_id=ID)
    response = client.post("/v1/chat", json={"message": "What is S9460?", "request_id": ID})
    assert response.status_code == 422
    assert "another message" in response.json()["detail"]


def test_an_id_that_can_be_guessed_is_refused(client):
    body = {"message": "What is S9460?", "request_id": "1"}
    assert client.post("/v1/chat", json=body).status_code == 422


def run(scenario):
    """Runs a scenario in a thread of its own: the browser's tests keep a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lambda: asyncio.run(scenario())).result()


class Scripted:
    """Answers with a number, as often as it is asked; fails if told to."""

    def __init__(self):
        self.asked = 0
        self.error = None
        self.gate = asyncio.Event()

    async def __call__(self):
        self.asked += 1
        await self.gate.wait()
        if self.error:
            raise self.error
        return self.asked


def test_an_answer_goes_on_without_the_client_that_left():
    async def scenario():
        once, answer = OnceOnly(), Scripted()
        leaving = asyncio.ensure_future(asyncio.shield(once.begin(ID, REQUEST, answer)))
        await asyncio.sleep(0)
        leaving.cancel()
        coming_back = once.begin(ID, REQUEST, answer)
        answer.gate.set()
        assert await coming_back == 1
        assert answer.asked == 1

    run(scenario)


def test_what_failed_is_tried_again():
    async def scenario():
        once, answer = OnceOnly(), Scripted()
        answer.gate.set()
        answer.error = ValueError("no index")
        with pytest.raises(ValueError, match="no index"):
            await once.begin(ID, REQUEST, answer)
        answer.error = None
        assert await once.begin(ID, REQUEST, answer) == 2

    run(scenario)


def test_answers_are_forgotten_after_minutes_and_no_question_is_kept():
    async def scenario():
        now = [0.0]
        once, answer = OnceOnly(lambda: now[0]), Scripted()
        answer.gate.set()
        assert await once.begin(ID, REQUEST, answer) == 1
        assert "covered" not in repr(once._kept)
        now[0] = 299
        assert await once.begin(ID, REQUEST, answer) == 1
        now[0] = 301
        assert await once.begin(ID, REQUEST, answer) == 2

    run(scenario)


def test_another_message_under_the_id_is_refused():
    async def scenario():
        once, answer = OnceOnly(), Scripted()
        answer.gate.set()
        await once.begin(ID, REQUEST, answer)
        with pytest.raises(ProblemError):
            once.begin(ID, Request("another"), answer)

    run(scenario)
