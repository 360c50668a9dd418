"""Signed deliveries into the real application, against a stand-in for Slack's Web API."""

import json
import logging
import threading
import time

import pytest

from bot.settings import SlackReplies

ASK = "Is S9460 covered by Medicare?"
QUOTE = "HCPCS coverage code I: not payable by Medicare."


def settled(workspace, slack, method="chat.postMessage", number=0):
    """Asks something else, and checks that only that was answered besides ``number`` replies."""
    workspace.deliver(workspace.mention("What is G0109?", ts="1700000099.000100"))
    calls = slack.wait_for(method, number + 1)
    assert len(calls) == number + 1
    assert "G0109" in calls[-1].body["text"]


def test_a_mention_is_answered_in_its_thread(workspace, slack, shown):
    response = workspace.deliver(workspace.mention(ASK))
    assert (response.status_code, response.text) == (200, "")
    (call,) = slack.wait_for("chat.postMessage")
    assert call.token == "xoxb-one"
    assert (call.body["channel"], call.body["thread_ts"]) == ("C1", "1700000000.000100")
    assert call.body["text"].startswith("No: Medicare does not cover S9460.")
    text = shown(call.body["blocks"])
    assert QUOTE in text
    assert "[1] S9460, Medicare coverage" in text
    assert "https://codes.example.org/documents/" in json.dumps(call.body["blocks"])


def test_a_direct_message_is_answered_in_its_thread(workspace, slack):
    workspace.deliver(workspace.direct(ASK))
    (call,) = slack.wait_for("chat.postMessage")
    assert (call.body["channel"], call.body["thread_ts"]) == ("D1", "1700000000.000100")


def test_a_thread_is_a_conversation(workspace, slack):
    workspace.deliver(workspace.mention(ASK))
    slack.wait_for("chat.postMessage")
    reply = {"thread_ts": "1700000000.000100", "ts": "1700000000.000200"}
    workspace.deliver(workspace.mention("and commercial?", **reply))
    calls = slack.wait_for("chat.postMessage", 2)
    assert "commercial insurance coverage of S9460" in calls[1].body["text"]
    workspace.deliver(workspace.mention("and commercial?", ts="1700000000.000300"))
    calls = slack.wait_for("chat.postMessage", 3)
    assert "S9460" not in calls[2].body["text"]


def test_a_follow_up_sent_at_once_waits_for_its_question(workspace, slack):
    workspace.deliver(workspace.mention(ASK))
    reply = {"thread_ts": "1700000000.000100", "ts": "1700000000.000200"}
    workspace.deliver(workspace.mention("and commercial?", **reply))
    calls = slack.wait_for("chat.postMessage", 2)
    assert any("commercial insurance coverage of S9460" in call.body["text"] for call in calls)


def test_two_workspaces_have_their_tokens_and_their_conversations(workspace, slack):
    workspace.deliver(workspace.mention(ASK, team="T1"))
    slack.wait_for("chat.postMessage")
    reply = {"thread_ts": "1700000000.000100", "ts": "1700000000.000200"}
    workspace.deliver(workspace.mention("and commercial?", team="T2", **reply))
    calls = slack.wait_for("chat.postMessage", 2)
    assert [call.token for call in calls] == ["xoxb-one", "xoxb-two"]
    assert "S9460" not in calls[1].body["text"]


def test_a_workspace_without_a_token_gets_no_reply(workspace, slack):
    assert workspace.deliver(workspace.mention(ASK, team="T3")).status_code == 200
    settled(workspace, slack)


@pytest.mark.parametrize(
    "forged",
    [
        {"secret": "another-secret"},
        {"late": 301},
        {"late": -310},
        {"X-Slack-Signature": ""},
        {"X-Slack-Request-Timestamp": "no number"},
    ],
    ids=["signature", "stale", "ahead", "unsigned", "no timestamp"],
)
def test_what_slack_did_not_sign_just_now_is_refused(workspace, slack, forged):
    response = workspace.deliver(workspace.mention(ASK), **forged)
    assert response.status_code == 401
    settled(workspace, slack)


def test_a_body_changed_after_signing_is_refused(workspace, slack):
    body = workspace.mention(ASK)
    response = workspace.deliver(body, **{"X-Slack-Signature": "v0=" + "0" * 64})
    assert response.status_code == 401
    settled(workspace, slack)


@pytest.mark.parametrize("body", [b"\xff", b"{not json", b"null"])
def test_what_nobody_signed_is_not_even_read(workspace, body):
    assert workspace.client.post("/slack/events", content=body).status_code == 401


def test_the_address_is_verified_for_slack(workspace):
    challenge = json.dumps({"type": "url_verification", "challenge": "abc", "token": "t"})
    response = workspace.deliver(challenge)
    assert (response.status_code, response.json()) == (200, {"challenge": "abc"})


def test_a_delivery_that_comes_again_is_answered_once(workspace, slack):
    body = workspace.mention(ASK)
    workspace.deliver(body)
    slack.wait_for("chat.postMessage")
    for number in ("1", "2"):
        retry = {"X-Slack-Retry-Num": number, "X-Slack-Retry-Reason": "http_timeout"}
        assert workspace.deliver(body, **retry).status_code == 200
    settled(workspace, slack, number=1)


def test_a_replayed_command_is_answered_once(workspace, slack):
    for _ in range(2):
        workspace.command(ASK, trigger_id="the same")
    workspace.command("What is G0109?")
    slack.wait_for("response", 2)
    settled(workspace, slack)
    assert len(slack.of("response")) == 2


def test_a_delivery_whose_reply_failed_is_served_when_it_comes_again(workspace, slack):
    slack.will_answer("chat.postMessage", {"ok": False, "error": "channel_not_found"})
    body = workspace.mention(ASK, event_id="EvFailed")
    workspace.deliver(body)
    slack.wait_for("chat.postMessage")
    deadline = time.monotonic() + 5
    while len(slack.of("chat.postMessage")) < 2 and time.monotonic() < deadline:
        workspace.deliver(body, **{"X-Slack-Retry-Num": "1"})
        time.sleep(0.02)
    assert len(slack.of("chat.postMessage")) == 2


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"subtype": "message_changed", "message": {"text": ASK}},
        {"subtype": "message_deleted"},
        {"edited": {"user": "U1", "ts": "1"}},
        {"user": "USLACKBOT"},
        {"channel_type": "channel", "channel": "C1"},
        {"channel_type": "mpim", "channel": "G1"},
        {"type": "reaction_added", "reaction": "eyes"},
    ],
)
def test_silent_unless_a_person_addresses_it(workspace, slack, event):
    assert workspace.deliver(workspace.direct(ASK, **event)).status_code == 200
    settled(workspace, slack)


def test_a_mention_in_a_direct_message_is_answered_once(workspace, slack):
    workspace.deliver(workspace.mention(ASK, channel="D1"))
    workspace.deliver(workspace.direct(f"<@U0BOT> {ASK}"))
    slack.wait_for("chat.postMessage")
    settled(workspace, slack, number=1)


def test_an_edited_mention_is_ignored(workspace, slack):
    workspace.deliver(workspace.mention(ASK, edited={"user": "U1", "ts": "1"}))
    settled(workspace, slack)


def test_acknowledged_at_once_however_slow_the_core_is(serve, slack, slack_settings):
    gate = threading.Event()

    def slow(app):
        service = app.state.core.service
        understand = service.understand

        def understand_slowly(request):
            assert gate.wait(10)
            return understand(request)

        service.understand = understand_slowly

    workspace = serve(slack_settings, slow)
    started = time.monotonic()
    assert workspace.deliver(workspace.mention(ASK)).status_code == 200
    assert workspace.command(ASK).status_code == 200
    assert time.monotonic() - started < 1
    assert slack.calls == []
    gate.set()
    slack.wait_for("chat.postMessage")
    slack.wait_for("response")


def test_a_core_that_fails_says_so_and_the_event_may_come_again(
    serve, slack, slack_settings, caplog
):
    failures = [RuntimeError("secret words")]

    def failing(app):
        service = app.state.core.service
        understand = service.understand

        def fail_once(request):
            if failures:
                raise failures.pop()
            return understand(request)

        service.understand = fail_once

    workspace = serve(slack_settings, failing)
    body = workspace.mention(ASK)
    workspace.deliver(body)
    (call,) = slack.wait_for("chat.postMessage")
    assert call.body["text"] == "Something went wrong on our side. Please ask again."
    deadline = time.monotonic() + 5
    while len(slack.of("chat.postMessage")) < 2 and time.monotonic() < deadline:
        workspace.deliver(body, **{"X-Slack-Retry-Num": "1"})
        time.sleep(0.02)
    assert "Medicare does not cover S9460" in slack.of("chat.postMessage")[1].body["text"]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "RuntimeError" in caplog.text
    assert "secret words" not in caplog.text


def test_rate_limited_waits_as_long_as_slack_says(workspace, slack):
    limited = {"ok": False, "error": "ratelimited"}
    slack.will_answer("chat.postMessage", limited, 429, Retry_After="1")
    started = time.monotonic()
    workspace.deliver(workspace.mention(ASK))
    calls = slack.wait_for("chat.postMessage", 2)
    assert time.monotonic() - started >= 1
    assert calls[0].body == calls[1].body


def test_slack_down_for_a_moment(workspace, slack):
    slack.will_answer("chat.postMessage", {}, 503)
    slack.will_answer("chat.postMessage", {}, 503)
    workspace.deliver(workspace.mention(ASK))
    calls = slack.wait_for("chat.postMessage", 3)
    assert "S9460" in calls[2].body["text"]


def test_slack_out_of_reach(serve, slack, slack_settings, caplog):
    nowhere = slack_settings.model_copy(update={"slack_api_url": "http://127.0.0.1:9/api/"})
    workspace = serve(nowhere)
    assert workspace.deliver(workspace.mention(ASK)).status_code == 200
    deadline = time.monotonic() + 5
    while not caplog.records and time.monotonic() < deadline:
        time.sleep(0.02)
    assert caplog.records
    assert workspace.command("What is G0109?").status_code == 200
    assert "G0109" in slack.wait_for("response")[0].body["text"]


def test_a_command_is_answered_to_its_author_alone(workspace, slack, shown):
    response = workspace.command("S9460 medicare?")
    assert (response.status_code, response.text) == (200, "")
    (call,) = slack.wait_for("response")
    assert call.body["response_type"] == "ephemeral"
    assert call.body["replace_original"] is False
    assert QUOTE in shown(call.body["blocks"])
    workspace.command("and commercial?")
    calls = slack.wait_for("response", 2)
    assert "S9460" in calls[1].body["text"]
    workspace.command("and commercial?", user_id="U2")
    assert "S9460" not in slack.wait_for("response", 3)[2].body["text"]


def test_a_command_without_a_question(workspace, slack):
    workspace.command("")
    (call,) = slack.wait_for("response")
    assert call.body["text"] == "The message is empty: ask something."


def test_replies_to_commands_for_all_and_to_mentions_for_one(serve, slack, slack_settings):
    workspace = serve(
        slack_settings.model_copy(
            update={
                "slack_command_replies": SlackReplies.PUBLIC,
                "slack_mention_replies": SlackReplies.PRIVATE,
            }
        )
    )
    workspace.command(ASK)
    assert slack.wait_for("response")[0].body["response_type"] == "in_channel"
    workspace.deliver(workspace.mention(ASK))
    (call,) = slack.wait_for("chat.postEphemeral")
    assert (call.body["user"], call.body["thread_ts"]) == ("U1", "1700000000.000100")
    workspace.deliver(workspace.direct(ASK))
    slack.wait_for("chat.postMessage")


def test_a_message_shortcut_looks_up_the_codes_in_the_message(workspace, slack, shown):
    response = workspace.interact(
        {
            "type": "message_action",
            "callback_id": "look_up_codes",
            "message_ts": "1",
            "message": {"type": "message", "text": "denied: *S9460* and `G0108` &amp; more"},
        }
    )
    assert response.status_code == 200
    (call,) = slack.wait_for("response")
    assert call.body["response_type"] == "ephemeral"
    text = shown(call.body["blocks"])
    assert "S9460" in text
    assert "G0108" in text


def test_a_candidate_is_picked_with_a_button(workspace, slack, element):
    workspace.deliver(workspace.mention("is 59460 covered by Medicare?"))
    (asked_back,) = slack.wait_for("chat.postMessage")
    button = element(asked_back.body["blocks"], "ask:0")
    assert button["text"]["text"] == "S9460"
    assert workspace.press(button).status_code == 200
    calls = slack.wait_for("chat.postMessage", 2)
    assert "Medicare does not cover S9460" in calls[1].body["text"]
    assert calls[1].body["thread_ts"] == "1700000000.000100"


def test_a_suggestion_in_a_reply_for_one_is_answered_to_that_one(workspace, slack, element):
    workspace.command(ASK)
    (call,) = slack.wait_for("response")
    button = element(call.body["blocks"], "ask:0")
    container = {"type": "message", "message_ts": "1", "is_ephemeral": True}
    workspace.press(button, container=container, message=None)
    calls = slack.wait_for("response", 2)
    assert calls[1].body["response_type"] == "ephemeral"
    assert "S9460" in calls[1].body["text"]
    assert slack.of("chat.postMessage") == []


def test_a_rating_is_counted_and_thanked_for(workspace, slack, element):
    workspace.deliver(workspace.mention(ASK))
    (call,) = slack.wait_for("chat.postMessage")
    thumbs = element(call.body["blocks"], "feedback")
    for _ in range(2):
        workspace.press(thumbs, thumbs["negative_button"]["value"], trigger_id="the same")
    (thanks,) = slack.wait_for("response")
    assert (thanks.body["text"], thanks.body["response_type"]) == ("Thank you.", "ephemeral")
    metrics = workspace.client.get("/metrics").text
    assert 'codecite_feedback_total{intent="coverage",rating="down"} 1.0' in metrics
    workspace.press(thumbs, "up unknown")
    assert "no longer kept" in slack.wait_for("response", 2)[1].body["text"]


def quoted(blocks):
    """Numbers of the quotes in blocks."""
    captions = (
        element["elements"][0]["text"]
        for block in blocks
        if block["type"] == "rich_text"
        for element in block["elements"][1:]
    )
    return [int(caption[1:].partition("]")[0]) for caption in captions]


def test_a_long_reply_is_shortened_and_all_of_it_shown_on_request(workspace, slack, element):
    workspace.deliver(workspace.mention("compare E0143, E0135 and S9460"))
    (call,) = slack.wait_for("chat.postMessage")
    assert quoted(call.body["blocks"]) == [1, 2, 3, 4, 5]
    button = element(call.body["blocks"], "show_all")
    workspace.press(button)
    calls = slack.wait_for("chat.postMessage", 2)
    rest = quoted(calls[1].body["blocks"])
    assert button["text"]["text"] == f"Show all ({len(rest)} more)"
    assert rest == list(range(6, 6 + len(rest)))
    workspace.press(button, "unknown")
    assert "no longer kept" in slack.wait_for("response")[0].body["text"]


def test_a_long_message_is_refused_with_a_clear_text(workspace, slack):
    # Slack's own escapes and the copy of the text in its blocks make it four times as long.
    long = "ü" * 40_000
    body = workspace.mention(long, blocks=[{"type": "rich_text", "elements": [long]}])
    assert workspace.deliver(body).status_code == 200
    (call,) = slack.wait_for("chat.postMessage")
    assert call.body["text"].startswith("The message has 40000 characters; at most 2000 are read.")


def test_an_enormous_body_is_refused(workspace):
    assert workspace.deliver(workspace.mention("x" * 1_100_000)).status_code == 413


def test_prompts_are_suggested_when_the_messages_tab_is_opened(workspace, slack):
    opened = {"type": "app_home_opened", "user": "U1", "channel": "D1"}
    workspace.deliver(workspace.event({**opened, "tab": "home"}))
    workspace.deliver(workspace.event({**opened, "tab": "messages"}))
    (call,) = slack.wait_for("assistant.threads.setSuggestedPrompts")
    assert call.body["channel_id"] == "D1"
    assert call.body["prompts"]
    for prompt in call.body["prompts"]:
        assert prompt["title"] == prompt["message"]


def test_a_reply_is_streamed_where_the_workspace_has_it(serve, slack, slack_settings, shown):
    workspace = serve(slack_settings.model_copy(update={"slack_streaming": True}))
    workspace.deliver(workspace.mention(ASK))
    (begun,) = slack.wait_for("chat.startStream")
    assert begun.body["thread_ts"] == "1700000000.000100"
    assert (begun.body["recipient_team_id"], begun.body["recipient_user_id"]) == ("T1", "U1")
    assert begun.body["chunks"][0]["status"] == "in_progress"
    (ended,) = slack.wait_for("chat.stopStream")
    assert ended.body["ts"] == "1700000000.000900"
    task, answer = ended.body["chunks"]
    assert task["status"] == "complete"
    assert answer["text"].startswith("**No**\nNo: Medicare does not cover S9460.")
    assert QUOTE in shown(ended.body["blocks"])
    assert slack.of("chat.postMessage") == []


def test_every_quote_that_is_posted_is_verbatim(workspace, slack):
    workspace.deliver(workspace.mention("compare E0143 and E0135"))
    (call,) = slack.wait_for("chat.postMessage")
    seen = 0
    for block in call.body["blocks"]:
        if block["type"] != "rich_text" or len(block["elements"]) != 2:
            continue
        words, caption = block["elements"]
        path, _, span = caption["elements"][1]["url"].partition("#")
        document = workspace.client.get("/v1" + path.removeprefix("https://codes.example.org"))
        start, end = map(int, span.split("-"))
        quoted_text = "".join(part["text"] for part in words["elements"])
        assert document.json()["text"][start:end] == quoted_text
        seen += 1
    assert seen == 4


def test_a_failure_is_shown_in_a_stream_that_has_begun(serve, slack, slack_settings):
    def failing(app):
        def fail(_):
            raise RuntimeError

        app.state.core.service.understand = fail

    workspace = serve(slack_settings.model_copy(update={"slack_streaming": True}), failing)
    workspace.deliver(workspace.mention(ASK))
    (ended,) = slack.wait_for("chat.stopStream")
    assert "Something went wrong" in ended.body["chunks"][1]["text"]
    assert "blocks" not in ended.body


def test_a_workspace_without_streams_gets_messages(serve, slack, slack_settings):
    workspace = serve(slack_settings.model_copy(update={"slack_streaming": True}))
    slack.will_answer("chat.startStream", {"ok": False, "error": "unknown_method"})
    workspace.deliver(workspace.mention(ASK))
    slack.wait_for("chat.postMessage")
    workspace.deliver(workspace.mention("What is G0109?", ts="1700000099.000100"))
    slack.wait_for("chat.postMessage", 2)
    assert len(slack.of("chat.startStream")) == 1


def test_no_message_and_no_secret_is_ever_logged(serve, slack, slack_settings, caplog):
    caplog.set_level(logging.DEBUG)
    workspace = serve(slack_settings)
    secret = "jane-roe-19570203"
    workspace.deliver(workspace.mention(secret))
    workspace.deliver(workspace.mention(secret), secret="another-secret")
    workspace.deliver(workspace.direct(secret, bot_id="B1"))
    workspace.deliver(workspace.event({"type": "star_added", "text": secret}))
    workspace.deliver(workspace.mention(secret, team="T3"))
    # Its reply repeats the code that was asked about.
    workspace.command("is S9461 covered?")
    workspace.interact(
        {"type": "message_action", "callback_id": "unknown", "message": {"text": secret}}
    )
    workspace.interact({"type": "view_submission", "view": {"id": "V1", "blocks": [secret]}})
    slack.will_answer("chat.postMessage", {"ok": False, "error": "channel_not_found"})
    workspace.deliver(workspace.mention(secret))
    slack.wait_for("chat.postMessage", 2)
    assert "S9461" in slack.wait_for("response")[0].body["text"]
    settled(workspace, slack, number=2)
    ours = [record for record in caplog.records if not record.name.startswith("httpx")]
    logged = " ".join(f"{record.getMessage()} {record.exc_text}" for record in ours)
    assert "channel_not_found" in logged
    for kept_out in (secret, "S9461", "xoxb-one", "a-signing-secret"):
        assert kept_out not in logged


def test_without_a_signing_secret_there_is_no_such_address(serve, settings):
    workspace = serve(settings)
    assert workspace.deliver("{}").status_code == 404
