import pytest

from bot.understanding.coverage_asked import is_after_coverage, runs


@pytest.mark.parametrize(
    "text",
    [
        "Does payer cover code for someone who has had a stroke?",
        "is code covered by payer when the patient lives in a nursing home",
        "will payer pay for it if she has no diabetes",
        "code still billable?",
    ],
)
def test_a_question_on_coverage_is_read_as_one(text: str) -> None:
    assert is_after_coverage(text)


@pytest.mark.parametrize(
    "text",
    [
        "Does one unit of code cover both knees?",
        "does code pay for putting the cast on too",
        "and for code, are nautical miles accepted",
        "does the payer blood deductible apply when we transfuse code",
    ],
)
def test_words_of_coverage_in_another_question_are_none(text: str) -> None:
    assert not is_after_coverage(text)


def test_runs_have_up_to_three_words_and_numbers_are_alike() -> None:
    assert runs("Is 12 ok?") == {
        "<", "is", "#", "ok", ">", "< is", "is #", "# ok", "ok >", "< is #", "is # ok", "# ok >",
    }  # fmt: skip
