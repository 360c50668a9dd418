import pytest

from index.spelling import Speller

VOCABULARY = {"wheelchair": 9, "nebulizer": 4, "catheter": 5, "folding": 3, "sling": 2, "slings": 1}


@pytest.fixture
def speller():
    return Speller(VOCABULARY, lambda word: word in {"fielding", "string"})


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("whelchair with a Nebulzer", "wheelchair with a nebulizer"),
        ("cathetre tip", "catheter tip"),
        ("foldng frame", "folding frame"),
    ],
)
def test_a_slip_is_read_as_the_word_that_documents_have(speller, typed, read):
    assert speller.repaired(typed) == read


@pytest.mark.parametrize(
    "text",
    [
        "fielding",  # English, though near "folding"
        "a string of beads",  # English, though near "sling"
        "100 mg of tlso",  # short
        "wheelchairs",  # a form of a word that documents have
        "E0143 J1l00 k5",  # codes and figures
        "zwheelchair",  # the first letter is taken to be right
        "wheexxxair",  # too far
    ],
)
def test_what_is_right_or_too_far_stays(speller, text):
    assert speller.repaired(text) == text


def test_of_equally_near_words_the_most_frequent_is_meant():
    assert Speller({"molded": 5, "melded": 1}, lambda _: False).repaired("mwlded") == "molded"
    assert Speller({"molded": 1, "melded": 5}, lambda _: False).repaired("mwlded") == "melded"
