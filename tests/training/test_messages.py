import pytest

from training.messages import MESSAGES, Message, read_messages
from training.rows import RowsError


def test_the_written_messages_name_no_code_that_is_meant():
    messages = list(read_messages(MESSAGES))
    assert len(messages) > 1500
    assert len({(message.before, message.text) for message in messages}) == len(messages)
    for message in messages:
        assert not any(code in message.text for code in message.meant)
    assert any(len(message.meant) > 1 for message in messages)
    assert any(not message.meant for message in messages)


def test_a_line_is_a_message_with_the_codes_that_it_may_mean(tmp_path):
    path = tmp_path / "messages.tsv"
    path.write_text(
        "E0607?\tthe strips\tE0607\tA4253\n\ttube kit\t\tB4034,B4035\n\ta drone\t\t-\n",
        encoding="utf-8",
    )
    assert list(read_messages(path)) == [
        Message("E0607?", "the strips", "E0607", frozenset({"A4253"})),
        Message("", "tube kit", "", frozenset({"B4034", "B4035"})),
        Message("", "a drone", "", frozenset()),
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("E0607? the strips", r"messages\.tsv, line 1: 1 fields, expected 4"),
        ("E0607?\tthe strips\t\tA4253", "give what was said before with its code, or neither"),
        ("\tthe strips\t\tA4253;A4259", "'A4253;A4259' is no code"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path, line, problem):
    path = tmp_path / "messages.tsv"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(RowsError, match=problem):
        list(read_messages(path))
