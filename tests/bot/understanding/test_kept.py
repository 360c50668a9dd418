import pytest

from bot.understanding.kept import kept_words
from bot.understanding.words import subject_stems

TOLD = subject_stems("A walker with wheels for people of up to 300 pounds; brown or black")


@pytest.mark.parametrize(
    ("rest", "kept"),
    [
        ("does code have wheels?", "does code have wheels?"),
        ("does Mr. Miller's walker (MRN 448812) have wheels", "does walker have wheels"),
        ("is code ok for jane.roe@example.org, born 3/4/1951?", "is code ok for"),
        ("call 555-123-4567 about the walker", "about the walker"),
        ("bill payer for a 300 pound walker?", "bill payer for a pound walker?"),
    ],
)
def test_only_words_of_documents_and_of_asking_are_kept(rest, kept):
    assert kept_words(rest, TOLD.issuperset) == kept


def test_without_documents_only_words_of_asking_are_kept():
    assert kept_words("does code have wheels?", frozenset().issuperset) == "does code have ?"
