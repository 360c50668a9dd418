"""The client, of both kinds, against a served application and against broken services."""

import inspect
from datetime import date

import httpx
import pytest
from anyio.from_thread import start_blocking_portal

from bot.client import AsyncClient, AsyncTalk, Client, Talk
from bot.errors import ServiceError
from bot.feedback import Rating
from bot.wire import ChatReply

QUESTION = "Is S9460 covered by Medicare?"


class Blocking:
    """An asynchronous object's methods, called as if they were none."""

    def __init__(self, portal, target):
        self._portal = portal
        self._target = target

    def __getattr__(self, name):
        method = getattr(self._target, name)

        async def call(*args, **kwargs):
            made = method(*args, **kwargs)
            if inspect.isasyncgen(made):
                return [event async for event in made]
            return await made if inspect.isawaitable(made) else Blocking(self._portal, made)

        return lambda *args, **kwargs: self._portal.call(lambda: call(*args, **kwargs))


@pytest.fixture(params=["sync", "async"])
def connect(request):
    """Makes a client of either kind, of a URL or over a transport."""
    with start_blocking_portal() as portal:
        opened = []

        def connected(url, transport=None):
            if request.param == "sync":
                client = Client(httpx.Client(base_url=url, transport=transport))
                opened.append(client.close)
                return client
            client = AsyncClient(httpx.AsyncClient(base_url=url, transport=transport))
            opened.append(lambda: portal.call(client.aclose))
            return Blocking(portal, client)

        yield connected
        for close in opened:
            close()


@pytest.fixture
def client(connect, service_url):
    return connect(service_url)


def test_a_reply_is_typed_and_its_quotes_can_be_checked(client):
    reply = client.ask(QUESTION)
    assert isinstance(reply, ChatReply)
    assert (reply.status, reply.verdict, reply.codes) == ("answered", "no", ("S9460",))
    assert reply.quotes
    for quote in reply.quotes:
        assert client.document(quote.document_id).text[quote.start : quote.end] == quote.text


def test_a_conversation_keeps_its_code(client):
    talk = client.conversation()
    first = talk.ask(QUESTION)
    second = talk.ask("and commercial?")
    assert second.session_id == first.session_id
    assert (second.codes, second.verdict) == (("S9460",), "depends")
    assert client.conversation().ask("and commercial?").status == "clarify"


def test_a_date_of_service(client):
    assert client.ask("Is G0154 valid?", date_of_service=date(2014, 1, 1)).verdict == "yes"
    assert client.conversation(date(2017, 1, 1)).ask("Is G0154 valid?").verdict == "no"


def test_a_streamed_reply_comes_in_pieces_and_whole(client):
    *pieces, reply = client.stream(QUESTION)
    asked = client.ask(QUESTION)
    assert len(pieces) > 1
    assert "".join(pieces) == reply.answer == asked.answer
    assert reply.quotes == asked.quotes


def test_codes_and_search(client):
    assert client.code("s9460").code == "S9460"
    assert client.search("folding walker with wheels", 1).hits[0].code in {"E0143", "E0135"}


def test_an_unknown_code_names_the_nearest(client):
    with pytest.raises(
        ServiceError, match=r"^status 404: There is no document on S9461\.$"
    ) as told:
        client.code("S9461")
    assert (told.value.status, told.value.can_retry) == (404, False)
    assert told.value.nearest[0] == "S9460"


def test_a_rating_is_taken(client):
    client.rate(client.ask(QUESTION).message_id, Rating.UP)
    with pytest.raises(ServiceError, match="No reply nobody is known") as told:
        client.rate("nobody", Rating.UP)
    assert told.value.status == 404


@pytest.mark.parametrize("method", ["ask", "stream"])
def test_a_message_that_is_refused(client, method):
    with pytest.raises(ServiceError, match="status 422: The message is empty: ask something"):
        list(getattr(client, method)(" "))


@pytest.mark.parametrize("method", ["ask", "stream"])
@pytest.mark.parametrize(
    ("answer", "message", "can_retry"),
    [
        ((500, "down"), "status 500: down", False),
        ((503, "soon"), "status 503: soon", True),
        (httpx.ConnectError("refused"), r"the request failed \(ConnectError: refused\)", True),
    ],
)
def test_a_service_that_fails(connect, method, answer, message, can_retry):
    def handle(_):
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer[0], text=answer[1])

    client = connect("http://bot.example", httpx.MockTransport(handle))
    with pytest.raises(ServiceError, match=message) as told:
        list(getattr(client, method)("hello"))
    assert told.value.can_retry is can_retry


def test_a_reply_that_breaks_the_contract(connect):
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json={"answer": "yes"}))
    with pytest.raises(ServiceError, match="the reply breaks the contract") as told:
        connect("http://bot.example", transport).ask("hello")
    assert told.value.can_retry is False


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ("", "the stream ended before the reply was complete"),
        ('event: answer\ndata: {"text": "No"}\n\n', "ended before"),
        ("event: answer\ndata: {}\n\n", "the stream breaks the contract"),
        ("event: done\ndata: {}\n\n", "the reply breaks the contract"),
    ],
)
def test_a_stream_that_breaks_off(connect, events, message):
    transport = httpx.MockTransport(lambda _: httpx.Response(200, text=events))
    with pytest.raises(ServiceError, match=message):
        list(connect("http://bot.example", transport).stream("hello"))


def test_both_kinds_have_the_same_methods():
    def methods(kind):
        return {
            name: list(inspect.signature(function).parameters)
            for name, function in vars(kind).items()
            if inspect.isfunction(function) and not name.startswith("_")
        }

    asynchronous = methods(AsyncClient)
    asynchronous["close"] = asynchronous.pop("aclose")
    assert methods(Client) == asynchronous
    assert methods(Talk) == methods(AsyncTalk)
