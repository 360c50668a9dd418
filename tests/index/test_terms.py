from importlib.resources import files

import pytest

from index.terms import is_said, pieces
from index.words import content_stems, words


def official(text):
    return [(" ".join(w.text for w in p.said), p.official) for p in pieces(text) if p.official]


def test_a_phrase_is_put_as_descriptors_put_it():
    assert official("is it a bedside toilet?") == [("bedside toilet", ("commode chair",))]


def test_the_longest_phrase_wins():
    (piece,) = official("sugar test strips")
    assert piece[0] == "sugar test strips"


def test_plurals_and_capitals_do_not_matter():
    assert official("Bedside Toilets") == [("bedside toilets", ("commode chair",))]


def test_words_of_one_stem_are_not_one_word():
    assert not official("adapting")
    assert official("adaptic") == [
        ("adaptic", ("gauze impregnated other than water normal saline",))
    ]
    # "AED" has the stem of "a".
    assert not official("hangs on a hook")
    assert official("an aed at home")


def test_every_word_stays_in_its_place():
    text = "the sugar test strips of my mother"
    assert [w for piece in pieces(text) for w in piece.said] == list(words(text))


def test_words_of_either_side_are_known():
    assert is_said(words("toilet")[0])
    assert is_said(words("commode")[0])
    assert not is_said(words("xylophone")[0])


@pytest.mark.parametrize("name", ["terms.tsv", "names.tsv"])
def test_the_vocabulary_is_well_formed(name):
    lines = (files("index") / "vocabulary" / name).read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == 2 for row in rows)
    keys = [key for key, _ in rows]
    assert keys == sorted(set(keys))
    for key, value in rows:
        assert content_stems(key)
        assert all(part and part == part.strip() for part in value.split("; ")), key
