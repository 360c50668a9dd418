import pytest

from bot.understanding.clean import clean


@pytest.mark.parametrize(
    ("message", "plain"),
    [
        ("What is S9460?", "What is S9460?"),
        ("  what\tis\n\nS9460  ", "what is S9460"),
        ("*S9460*", "S9460"),
        ("`S9460`", "S9460"),
        ("**is _S9460_ covered**", "is S9460 covered"),
        ("~S9455~ S9460", "S9455 S9460"),
        ("```S9460```", "S9460"),
        ("snake_case stays", "snake_case stays"),
        ("<@U02ABC> is S9460 covered?", "is S9460 covered?"),
        ("<#C12|billing> S9460", "S9460"),
        ("see <https://example.org/S9460|S9460>", "see S9460"),
        ("mail <mailto:a@example.org|Ann> about S9460", "mail Ann about S9460"),
        (":wave: S9460 :thinking_face:", "S9460"),
        ("HCPCS:S9460", "HCPCS:S9460"),
        ("S9460 \U0001f914", "S9460"),
        ("\uff33\uff19\uff14\uff16\uff10", "S9460"),
        ("S9455\u2013S9465", "S9455-S9465"),
        ("isn\u2019t S9460 \u201ccovered\u201d?", 'isn\'t S9460 "covered"?'),
        ("S\u200b94\u00ad60", "S9460"),
        ("S9460 &amp; S9465", "S9460 & S9465"),
        ("S9460\u00a0please", "S9460 please"),
        ("\u202eS9460\x07", "S9460"),
        ("", ""),
        ("***", ""),
    ],
)
def test_a_message_becomes_plain_text_on_one_line(message, plain):
    assert clean(message) == plain


@pytest.mark.parametrize("message", ["*S9460*", "<@U1> `a` b", "S9455\u2013S9465 :x:"])
def test_cleaning_twice_changes_nothing(message):
    assert clean(clean(message)) == clean(message)
