import pytest
from pydantic import ValidationError

from bot.completions.request import CompletionRequest, RequestError, questions_of


def asked(*messages, model="codecite", **more):
    said = [{"role": role, "content": content} for role, content in messages]
    return CompletionRequest.model_validate({"model": model, "messages": said, **more})


def test_the_questions_are_what_the_user_said():
    transcript = asked(
        ("system", "Be kind."),
        ("user", "Is S9460 covered by Medicare?"),
        ("assistant", "No."),
        ("user", [{"type": "text", "text": "and"}, {"type": "text", "text": "Medicaid?"}]),
        temperature=0.2,
        tools=[],
    )
    assert questions_of(transcript, 100) == ("Is S9460 covered by Medicare?", "and\nMedicaid?")


def test_earlier_messages_that_could_not_be_read_are_left_out():
    picture = [{"type": "image_url", "image_url": {"url": "data:,"}}]
    transcript = asked(("user", "x" * 11), ("user", picture), ("user", " "), ("user", "hello"))
    assert questions_of(transcript, 10) == ("hello",)


def test_only_the_ten_before_the_last_are_read():
    transcript = asked(*(("user", f"m{number}") for number in range(15)))
    assert questions_of(transcript, 10) == tuple(f"m{number}" for number in range(4, 15))


@pytest.mark.parametrize(
    ("transcript", "message", "param", "code"),
    [
        (
            asked(("user", "hi"), model="gpt-9"),
            "only model is codecite",
            "model",
            "model_not_found",
        ),
        (asked(("system", "hi")), "no message of the user", "messages", None),
        (asked(("user", None)), "The message is empty", "messages", None),
        (asked(("user", "x" * 11)), "has 11 characters", "messages", "context_length_exceeded"),
        (asked(("user", [{"type": "image_url"}])), "Only text is read", "messages", None),
    ],
)
def test_what_cannot_be_answered(transcript, message, param, code):
    with pytest.raises(RequestError, match=message) as told:
        questions_of(transcript, 10)
    assert (told.value.param, told.value.code) == (param, code)


@pytest.mark.parametrize("more", [{"n": 2}, {"stream": "maybe"}])
def test_parameters_that_cannot_be_met(more):
    with pytest.raises(ValidationError):
        asked(("user", "hi"), **more)
