"""Mattermost's requests, as its server sends them, into the real application."""

import json
import logging

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bot.http.app import create_app
from bot.slack.card import Card, CardQuote
from bot.slack.markdown import LONGEST_POST, card_markdown, plain

ASK = "Is S9460 covered by Medicare?"
TOKEN = "a-mattermost-token"


@pytest.fixture
def mattermost(index, settings):
    configured = settings.model_copy(
        update={
            "mattermost_tokens": (SecretStr("another"), SecretStr(TOKEN)),
            "public_url": "https://codes.example.org/",
        }
    )
    with TestClient(create_app(lambda: index, configured)) as client:
        yield client


def command(client, text, **more):
    fields = {
        "token": TOKEN,
        "team_id": "t1",
        "team_domain": "team",
        "channel_id": "c1",
        "channel_name": "billing",
        "user_id": "u1",
        "user_name": "jane",
        "command": "/code",
        "text": text,
        "trigger_id": "x",
        "root_id": "",
        "response_url": "http://127.0.0.1:9/hooks/commands/x",
        **more,
    }
    headers = {"Authorization": f"Token {fields['token']}", "Accept": "application/json"}
    return client.post("/mattermost", data=fields, headers=headers)


def webhook(text, **more):
    return {
        "token": TOKEN,
        "team_id": "t1",
        "channel_id": "c1",
        "timestamp": 1700000000000,
        "user_id": "u1",
        "post_id": "p1",
        "trigger_word": "codecite",
        "text": text,
        **more,
    }


def test_a_command_is_answered_to_its_author_alone(mattermost):
    response = command(mattermost, "S9460 medicare?")
    assert response.status_code == 200
    answer = response.json()
    assert (answer["response_type"], answer["skip_slack_parsing"]) == ("ephemeral", True)
    assert answer["text"].startswith("**No**\nNo: Medicare does not cover S9460.")
    assert "> HCPCS coverage code I: not payable by Medicare." in answer["text"]
    assert "](<https://codes.example.org/documents/" in answer["text"]


def test_a_thread_is_a_conversation_and_so_is_an_author(mattermost):
    command(mattermost, ASK, root_id="r1")
    assert "S9460" in command(mattermost, "and commercial?", root_id="r1").json()["text"]
    assert "S9460" not in command(mattermost, "and commercial?", root_id="r2").json()["text"]
    command(mattermost, ASK)
    assert "S9460" in command(mattermost, "and commercial?").json()["text"]
    assert "S9460" not in command(mattermost, "and commercial?", user_id="u2").json()["text"]


@pytest.mark.parametrize("send_as", ["data", "json"])
def test_an_outgoing_webhook_is_answered_below_the_post(mattermost, send_as):
    response = mattermost.post("/mattermost", **{send_as: webhook(f"codecite {ASK}")})
    answer = response.json()
    assert answer["response_type"] == "comment"
    assert "Medicare does not cover S9460" in answer["text"]


@pytest.mark.parametrize("token", ["", "a-mattermost-toke", "ä", None])
def test_without_a_known_token_nothing_is_answered(mattermost, token):
    fields = webhook(ASK, token=token)
    assert mattermost.post("/mattermost", json=fields).status_code == 401


@pytest.mark.parametrize("body", [b"\xff\xfe", b"[]", b"{"])
def test_what_cannot_be_read_is_refused(mattermost, body):
    headers = {"Content-Type": "application/json"}
    assert mattermost.post("/mattermost", content=body, headers=headers).status_code in {400, 401}


def test_empty_and_long_messages_get_a_clear_text(mattermost):
    assert "The message is empty" in command(mattermost, " ").json()["text"]
    assert "at most 2000 are read" in command(mattermost, "x" * 16_000).json()["text"]


def test_without_a_token_in_the_settings_there_is_no_such_address(index, settings):
    with TestClient(create_app(lambda: index, settings)) as client:
        assert command(client, ASK).status_code == 404


def test_nothing_is_logged(mattermost, caplog):
    caplog.set_level(logging.DEBUG)
    command(mattermost, "jane-roe-19570203")
    command(mattermost, "jane-roe-19570203", token="wrong")
    logged = [r.getMessage() for r in caplog.records if not r.name.startswith("httpx")]
    assert "jane-roe" not in json.dumps(logged)
    assert TOKEN not in json.dumps(logged)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("S9460 costs 2.50, e.g. (a-b).", "S9460 costs 2.50, e.g. (a-b)."),
        ("*a* _b_ `c` ~d~ [e](f) #g", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f) \\#g"),
        ("<img onerror=x> & more", "&lt;img onerror=x&gt; &amp; more"),
        ("- item\n2. item\n+ item", "\\- item\n2\u2060. item\n\\+ item"),
        ("@all :smile: a@b.example 10:30", "@\u2060all :\u2060smile: a@b.example 10:30"),
        ("a\\b | c", "a\\\\b \\| c"),
    ],
)
def test_a_text_is_shown_as_it_is(text, markdown):
    assert plain(text) == markdown


def test_a_quote_of_many_lines_stays_a_quote():
    quote = CardQuote(1, "one\n\n> two", "S9460, FAQ", "CMS, 2019", None)
    assert "> one\n> \n> &gt; two\n\n\\[1\\] S9460, FAQ · CMS, 2019" in card_markdown(
        Card("Yes.", quotes=(quote,))
    )


def test_a_comparison_is_a_table():
    rows = (("Compared", "E0143", "E0135"), ("Wheels", "yes | no", "no\nwheels"))
    assert (
        "| Compared | E0143 | E0135 |\n| --- | --- | --- |\n| Wheels | yes \\| no | no wheels |"
        in (card_markdown(Card("They differ.", table=rows)))
    )


@pytest.mark.parametrize("length", [10, 1_000, 20_000])
def test_a_long_card_is_shortened_and_says_so(length):
    quotes = tuple(CardQuote(n, "x" * length, "S9460", "CMS, 2019", None) for n in range(1, 101))
    text = card_markdown(Card("Answer.", quotes=quotes, choices=("What is S9460?",)))
    assert len(text) <= LONGEST_POST
    hidden = 100 - text.count("> x")
    assert (f"*{hidden} more quotes are not shown.*" in text) == (hidden > 0)
    assert text.endswith("Ask next: `What is S9460?`")
