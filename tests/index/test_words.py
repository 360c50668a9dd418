import pytest

from index.words import content_stems, words


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Walkers, wheeled", ["walker", "wheel"]),
        ("10mg", ["10", "mg"]),
        ("1000mcg per 2.5 ml", ["1000", "mcg", "per", "2.5", "ml"]),
        ("S9460 s9460", ["s9460", "s9460"]),
        ("0001F", ["0001f"]),
        ("naïve_walker", ["naiv", "walker"]),
        ("?!", []),
    ],
)
def test_words_are_split_folded_and_stemmed(text, stems):
    assert [word.stem for word in words(text)] == stems


def test_a_word_keeps_its_own_form_beside_its_stem():
    assert words("Wheels")[0] == ("wheels", "wheel")


def test_a_question_is_reduced_to_its_content():
    assert content_stems("What is the code for a walker with wheels, walker?") == (
        "walker",
        "wheel",
    )


def test_a_question_without_content_keeps_its_words():
    assert content_stems("What is it?") == ("what", "is", "it")
