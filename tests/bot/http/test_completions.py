"""Chat completions, through the official client and a real socket."""

import json
import logging
from urllib.parse import urlsplit

import anyio
import httpx
import openai
import pytest

from bot.http.app import create_app

ASK = "Is S9460 covered by Medicare?"
HISTORY = [{"role": "user", "content": ASK}, {"role": "assistant", "content": "No."}]


@pytest.fixture(scope="module")
def model(service_url):
    with openai.OpenAI(base_url=f"{service_url}/v1", api_key="none", max_retries=0) as client:
        yield client


def user(content):
    return {"role": "user", "content": content}


def complete(model, *messages, **more):
    return model.chat.completions.create(model="codecite", messages=list(messages), **more)


def test_the_models(model):
    (only,) = model.models.list().data
    assert (only.id, only.object, only.owned_by) == ("codecite", "model", "codecite")
    assert only.created > 1_500_000_000
    assert model.models.retrieve("codecite") == only
    with pytest.raises(openai.NotFoundError) as told:
        model.models.retrieve("gpt-9")
    assert told.value.code == "model_not_found"


def test_a_completion_cites_its_quotes(model, service_url):
    made = complete(model, user(ASK), temperature=0.7, max_tokens=100)
    (choice,) = made.choices
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert choice.message.content.startswith("No: Medicare does not cover S9460.")
    assert made.usage.total_tokens == 0
    reply = made.model_extra["codecite"]
    assert (reply["verdict"], reply["codes"]) == ("no", ["S9460"])
    assert "session_id" not in reply
    citations = [annotation.url_citation for annotation in choice.message.annotations]
    assert len(citations) == len(reply["quotes"]) > 0
    for citation, quote in zip(citations, reply["quotes"], strict=True):
        assert choice.message.content[citation.start_index : citation.end_index] == (
            "> " + quote["text"]
        )
        assert quote["source"]["release"] in citation.title
        page = urlsplit(citation.url)
        assert citation.url.startswith(f"{service_url}/documents/")
        document = httpx.get(f"{service_url}/v1{page.path}").json()
        start, end = map(int, page.fragment.split("-"))
        assert document["text"][start:end] == quote["text"]


def test_a_transcript_is_a_conversation(model):
    made = complete(model, *HISTORY, user("and commercial?"))
    reply = made.model_extra["codecite"]
    assert (reply["codes"], reply["verdict"]) == (["S9460"], "depends")
    alone = complete(model, user("and commercial?"))
    assert alone.model_extra["codecite"]["status"] == "clarify"


def test_an_edited_transcript_is_another_conversation(model):
    edited = complete(model, user("Is G0108 covered by Medicare?"), user("and Medicaid?"))
    assert edited.model_extra["codecite"]["codes"] == ["G0108"]


@pytest.mark.parametrize("message", [ASK, "compare E0143 and E0135", "Is A9270 covered?"])
def test_a_stream_carries_the_same(model, message):
    whole = complete(model, user(message))
    parts = list(complete(model, user(message), stream=True))
    deltas = [part.choices[0].delta for part in parts]
    assert deltas[0].role == "assistant"
    assert "".join(delta.content or "" for delta in deltas) == whole.choices[0].message.content
    assert sum(1 for delta in deltas if delta.content) > 1
    (annotated,) = [part for part in parts if "annotations" in part.choices[0].delta.model_extra]
    assert annotated.choices[0].delta.model_extra["annotations"] == [
        annotation.model_dump() for annotation in whole.choices[0].message.annotations
    ]
    assert annotated.model_extra["codecite"]["codes"] == whole.model_extra["codecite"]["codes"]
    assert [part.choices[0].finish_reason for part in parts][-1] == "stop"
    assert len({part.id for part in parts}) == 1


def test_a_stream_ends_with_usage_where_it_is_wanted(model):
    *parts, last = complete(model, user(ASK), stream=True, stream_options={"include_usage": True})
    assert (last.choices, last.usage.total_tokens) == ([], 0)
    assert all(part.usage is None for part in parts)


def test_an_asynchronous_stream(service_url):
    async def ask():
        async with openai.AsyncOpenAI(base_url=f"{service_url}/v1", api_key="none") as model:
            stream = await complete(model, user(ASK), stream=True)
            return "".join([part.choices[0].delta.content or "" async for part in stream])

    assert anyio.run(ask).startswith("No: Medicare does not cover S9460.")


@pytest.mark.parametrize(
    ("messages", "more", "error", "message", "code"),
    [
        ([user(ASK)], {"model": "gpt-9"}, openai.NotFoundError, "only model", "model_not_found"),
        ([user("x" * 2001)], {}, openai.BadRequestError, "2001", "context_length_exceeded"),
        ([user("")], {}, openai.BadRequestError, "The message is empty", None),
        ([], {}, openai.BadRequestError, "messages: ", None),
        ([user(ASK)], {"n": 2}, openai.BadRequestError, "n: ", None),
    ],
)
def test_what_is_refused(model, messages, more, error, message, code):
    with pytest.raises(error, match=message) as told:
        model.chat.completions.create(**{"model": "codecite", "messages": messages} | more)
    assert told.value.type == "invalid_request_error"
    assert told.value.code == code


def test_no_question_is_echoed_or_logged(service_url, caplog):
    caplog.set_level(logging.DEBUG)
    body = {"model": "codecite", "messages": [{"role": ["Zebulon Quixworth"]}]}
    response = httpx.post(f"{service_url}/v1/chat/completions", json=body)
    assert response.status_code == 400
    assert "Quixworth" not in response.text
    body["messages"] = [user("Zebulon Quixworth needs S9460"), user("a walker, says Quixworth")]
    assert httpx.post(f"{service_url}/v1/chat/completions", json=body).status_code == 200
    assert not [record for record in caplog.records if "Quixworth" in record.getMessage()]


def test_a_body_that_is_no_json(service_url):
    response = httpx.post(f"{service_url}/v1/chat/completions", content=b"{not json")
    assert response.status_code == 400
    assert response.json()["error"]["type"] == "invalid_request_error"


def test_a_long_transcript_is_read(model):
    long = [user(ASK), {"role": "assistant", "content": "x" * 200_000}, user("and commercial?")]
    assert complete(model, *long).model_extra["codecite"]["codes"] == ["S9460"]


def test_citations_lead_where_users_reach_the_service(index, settings, serve):
    public = settings.model_copy(update={"public_url": "https://codes.example.org"})
    with serve(create_app(lambda: index, public)) as url:
        body = {"model": "codecite", "messages": [user(ASK)]}
        made = httpx.post(f"{url}/v1/chat/completions", json=body).json()
    for annotation in made["choices"][0]["message"]["annotations"]:
        address = annotation["url_citation"]["url"]
        assert address.startswith("https://codes.example.org/documents/S9460.")
        assert address in json.dumps(made["choices"][0]["message"]["content"])


def test_a_transcript_leaves_no_conversation(index, settings, serve):
    app = create_app(lambda: index, settings)
    with serve(app) as url:
        body = {"model": "codecite", "messages": [*HISTORY, user("and commercial?")]}
        httpx.post(f"{url}/v1/chat/completions", json=body).raise_for_status()
        metrics = httpx.get(f"{url}/metrics").text
    assert len(app.state.core.service._sessions) == 0
    assert 'codecite_replies_total{intent="coverage",status="answered",verdict="depends"} 1.0' in (
        metrics
    )
    assert 'verdict="no"' not in metrics
