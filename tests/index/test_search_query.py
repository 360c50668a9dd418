import pytest

from index.search_query import TRANSLATED, search_query
from index.spelling import Speller


@pytest.fixture
def speller():
    return Speller({"commode": 3, "rental": 1}, lambda _: True)


def test_a_question_in_the_words_of_descriptors_stays_as_it_is(speller):
    query = search_query("commode rental", speller)
    assert query.texts == ("commode rental",)
    assert query.stems == {"commod": 1.0, "rental": 1.0}


def test_lay_words_are_searched_as_said_and_as_descriptors_put_them(speller):
    query = search_query("bedside toilet rental", speller)
    assert query.texts == ("bedside toilet rental", "commode chair rental")
    assert query.stems["toilet"] == 1.0
    assert query.stems["commod"] == TRANSLATED


def test_alternatives_share_their_weight(speller):
    query = search_query("every 15 min", speller)
    added = {stem: weight for stem, weight in query.stems.items() if weight < 1}
    assert added
    assert max(added.values()) == pytest.approx(TRANSLATED / 2)


def test_a_word_that_was_said_keeps_its_full_weight(speller):
    assert search_query("bedside toilet commode", speller).stems["commod"] == 1.0


def test_slips_are_repaired_before_anything_is_translated():
    speller = Speller({"toilet": 1, "bedside": 1}, lambda _: False)
    assert search_query("bedsde toilt", speller).texts == ("bedside toilet", "commode chair")


def test_a_text_without_words_has_no_stems(speller):
    assert not search_query("?!", speller).stems
