import pytest

from bot.slack.markup import escaped, to_plain


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("<@U0BOT> Is S9460 covered?", "Is S9460 covered?"),
        ("<@U0BOT|codecite>: S9460", ": S9460"),
        ("is *S9460* _covered_ by `Medicare`?", "is S9460 covered by Medicare?"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("see <https://x.example/a|the page> and <https://y.example>", "see the page and https://y.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<#C1|billing> <!here> <!subteam^S1|@team>", "#billing"),
        ("snake_case and 2*3 and A_B", "snake_case and 2*3 and A_B"),
        ("```\nS9460\n```", "S9460"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_message_as_its_author_saw_it(sent, plain):
    assert to_plain(sent) == plain


def test_escaped_is_what_slack_shows_as_it_is():
    assert escaped("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"
    assert to_plain(escaped("a <b> & c")) == "a <b> & c"
