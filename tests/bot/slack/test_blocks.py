"""Known cards, and Slack's limits."""

import json

import pytest

from bot.slack.blocks import slack_reply
from bot.slack.card import Card, CardQuote

HOSTILE = "<!channel> *bold* <@U1> :smile: <https://x.example|click> & &amp; `code`\n• item"


def quote(number, text="Words.", link=None):
    return CardQuote(number, text, "S9460, Billing", "CMS HCPCS, 2019", link)


def test_a_small_card():
    card = Card(
        "It depends.", "s1", "m1", "Depends", quotes=(quote(1),), choices=("What is S9460?",)
    )
    reply = slack_reply(card)
    assert reply.rest == ()
    assert reply.first.text == "Depends: It depends."
    answer, quoted, choices, feedback = reply.first.blocks
    assert answer["elements"] == [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Depends\n", "style": {"bold": True}},
                {"type": "text", "text": "It depends."},
            ],
        }
    ]
    assert quoted["elements"] == [
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Words."}]},
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "[1] S9460, Billing · "},
                {"type": "text", "text": "CMS HCPCS, 2019"},
            ],
        },
    ]
    (button,) = choices["elements"]
    assert (button["action_id"], button["value"]) == ("ask:0", "s1 What is S9460?")
    (thumbs,) = feedback["elements"]
    assert thumbs["positive_button"]["value"] == "up m1"


def test_a_document_with_mark_up_in_it_is_shown_to_the_letter():
    card = Card(HOSTILE, quotes=(quote(1, HOSTILE, "https://codes.example.org/d#1-2"),))
    first = slack_reply(card).first
    answer, quoted = first.blocks
    assert answer["elements"][0]["elements"] == [{"type": "text", "text": HOSTILE}]
    assert quoted["elements"][0]["elements"] == [{"type": "text", "text": HOSTILE}]
    assert quoted["elements"][1]["elements"][1]["type"] == "link"
    # No mark-up text object holds a document's words.
    assert "mrkdwn" not in json.dumps(first.blocks)
    assert first.text.startswith("&lt;!channel&gt; *bold* &lt;@U1&gt;")
    assert "&amp; &amp;amp;" in first.text


def texts(blocks):
    """Every string that is shown."""
    for block in blocks:
        for element in block.get("elements", ()):
            yield from (part["text"] for part in element.get("elements", ()))


def quoted(messages):
    """What stands in quotes, of all messages."""
    for message in messages:
        for block in message.blocks:
            for element in block.get("elements", ()):
                if element["type"] == "rich_text_quote":
                    yield "".join(part["text"] for part in element["elements"])


@pytest.mark.parametrize(
    ("number", "length"), [(1, 10), (6, 10), (49, 100), (200, 10), (20, 2_999), (3, 40_000)]
)
def test_long_replies_are_within_the_limits_and_lose_no_word(number, length):
    quotes = tuple(quote(n, f"{n}" + "x" * length) for n in range(1, number + 1))
    reply = slack_reply(Card("Answer.", "s1", "m1", quotes=quotes, choices=("a", "b")))
    messages = (reply.first, *reply.rest)
    for message in messages:
        assert len(message.blocks) <= 50
        assert all(len(text) <= 3_000 for text in texts(message.blocks))
        assert sum(map(len, texts(message.blocks))) <= 13_000
    assert "".join(quoted(messages)) == "".join(q.text for q in quotes)
    actions = [e.get("action_id") for b in reply.first.blocks for e in b["elements"]]
    assert ("show_all" in actions) == bool(reply.rest)
    assert bool(reply.rest) == (number > 5 or number * length > 12_000)


def test_a_very_long_answer_is_within_the_limits_too():
    reply = slack_reply(Card("x" * 100_000, "s1", "m1", notes=("y" * 10_000,)))
    shown = [list(texts(message.blocks)) for message in (reply.first, *reply.rest)]
    assert all(sum(map(len, part)) <= 13_000 for part in shown)
    assert sum(text.count("x") for part in shown for text in part) == 100_000


def test_a_comparison_is_a_table():
    rows = (("Compared", "E0143", "E0135"), ("Wheels", "yes [1]", ""))
    _, table = slack_reply(Card("They differ.", table=rows)).first.blocks
    assert [[cell["text"] for cell in row] for row in table["rows"]] == [
        ["Compared", "E0143", "E0135"],
        ["Wheels", "yes [1]", "-"],
    ]


def test_a_table_that_slack_would_refuse_is_text():
    rows = (("Compared", "E0143", "E0135"), ("Text", "x" * 9_000, "y" * 2_000))
    blocks = slack_reply(Card("They differ.", table=rows)).first.blocks
    assert {block["type"] for block in blocks} == {"rich_text"}
    shown = "".join(texts(blocks))
    assert "E0143: xxx" in shown
    assert "y" * 2_000 in shown


def test_disagreement_is_shown():
    _, note = slack_reply(Card("No.", notes=("CMS says no [1][2]",))).first.blocks
    assert "".join(texts([note])) == "Sources differ: CMS says no [1][2]"


def test_a_long_choice_has_a_short_label_and_its_whole_message():
    (actions,) = slack_reply(Card("?", "s1", choices=("x" * 100,))).first.blocks[1:]
    (button,) = actions["elements"]
    assert button["text"]["text"] == "x" * 74 + "…"
    assert button["value"] == "s1 " + "x" * 100
