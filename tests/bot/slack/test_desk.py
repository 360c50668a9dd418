import asyncio
import sys
import time

import pytest
from pydantic import SecretStr

from bot.errors import MissingExtraError, SettingsError
from bot.http.app import create_app
from bot.http.core import open_core
from bot.slack.desk import Desk, link_maker
from bot.slack.workspaces import workspaces_of


@pytest.fixture
def core(index, settings):
    return open_core(lambda: index, settings)


def test_session_ids_tell_places_apart_and_cannot_be_guessed():
    desk, other = (Desk(None, 2000, lambda _: None, key) for key in ("key", "another"))
    places = [("T1", "C1", "1.1"), ("T2", "C1", "1.1"), ("T1", "C2", "1.1"), ("T1", "C1", "1.2")]
    ids = {desk.session_id(*place) for place in places}
    assert len(ids) == 4
    assert desk.session_id(*places[0]) in ids
    assert other.session_id(*places[0]) not in ids


def test_one_conversation_is_answered_in_order(core):
    begun = []

    class Slowing:
        async def answer(self, asked):
            begun.append(asked.message)
            await asyncio.sleep(0.05 if "covered" in asked.message else 0)
            return await core.answer(asked)

    async def scenario():
        desk = Desk(Slowing(), 2000, lambda _: None, "key")
        questions = ("Is S9460 covered by Medicare?", "and commercial?")
        return await asyncio.gather(*(desk.ask(text, "one") for text in questions))

    started = time.monotonic()
    first, second = asyncio.run(scenario())
    assert time.monotonic() - started < 5
    assert first.headline == "No"
    assert "commercial insurance coverage of S9460" in second.text


def test_links_go_to_our_page_where_it_can_be_reached(core, settings):
    async def quote_of(link_of):
        return (await Desk(core, 2000, link_of, "k").ask("What is S9460?", "s")).quotes[0]

    ours = link_maker(settings.model_copy(update={"public_url": "https://codes.example.org/"}))
    link = asyncio.run(quote_of(ours)).link
    assert link.startswith("https://codes.example.org/documents/")
    start, _, end = link.partition("#")[2].partition("-")
    assert int(start) < int(end)
    theirs = asyncio.run(quote_of(link_maker(settings))).link
    assert theirs is None or theirs.startswith("http")


def test_tokens_by_workspace_organisation_and_otherwise(settings):
    tokens = {"T1": SecretStr("xoxb-1"), "E1": SecretStr("xoxb-2")}
    several = workspaces_of(settings.model_copy(update={"slack_bot_tokens": tokens}))
    assert several.token("T1", "E1") == "xoxb-1"
    assert several.token("T9", "E1") == "xoxb-2"
    assert several.token("T9", None) is None
    one = workspaces_of(settings.model_copy(update={"slack_bot_token": SecretStr("xoxb-3")}))
    assert one.token("T9", None) == "xoxb-3"


def test_a_bot_token_that_is_none_is_named_and_not_shown(settings):
    tokens = {"T1": SecretStr("xoxp-mixed-up")}
    with pytest.raises(SettingsError, match="CODECITE_SLACK_BOT_TOKENS, T1: ") as error:
        workspaces_of(settings.model_copy(update={"slack_bot_tokens": tokens}))
    assert "mixed-up" not in str(error.value)


def test_a_signing_secret_without_a_bot_token_stops_the_start(index, settings):
    configured = settings.model_copy(update={"slack_signing_secret": SecretStr("s")})
    with pytest.raises(SettingsError, match="Slack needs a bot token"):
        create_app(lambda: index, configured)


def test_without_slacks_packages_the_start_says_how_to_get_them(index, settings, monkeypatch):
    monkeypatch.setitem(sys.modules, "slack_bolt.adapter.fastapi.async_handler", None)
    create_app(lambda: index, settings)
    configured = settings.model_copy(update={"slack_signing_secret": SecretStr("s")})
    with pytest.raises(MissingExtraError, match=r"pip install 'codecite\[slack\]'"):
        create_app(lambda: index, configured)
