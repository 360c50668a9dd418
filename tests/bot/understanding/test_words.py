import pytest

from bot.understanding.words import content_words, search_words, subject_stems, words


def test_words_are_lower_case_and_in_order():
    assert words("Folding Walker, w/o wheels: 12.5 mg.") == [
        "folding", "walker", "w/o", "wheels", "12.5", "mg",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("which code is for a folding walker?", ["folding", "walker"]),
        ("Is it covered by Medicare?", []),
        ("what about the insulin pump", ["insulin", "pump"]),
        ("", []),
    ],
)
def test_content_words_carry_the_subject(text, content):
    assert content_words(text) == content


def test_what_is_searched_keeps_what_tells_siblings_apart():
    question = "which code is the first walker with wheels, not over 300 pounds?"
    assert search_words(question) == "first walker with wheels not over 300 pounds"


def test_stems_bring_forms_of_a_word_together():
    assert subject_stems("the folding walkers") == subject_stems("a walker that folds") != set()
