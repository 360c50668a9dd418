import pytest

from bot.answering.shelf import EvidenceShelf
from bot.known import Known
from bot.meant import Candidate, InSight, cut, shares, told_candidate, told_message
from bot.question import Question

MESSAGE = "the one for a class"


@pytest.fixture
def known(index):
    return Known(index, EvidenceShelf())


def candidates(*codes):
    return [Candidate(code, InSight.FOUND) for code in codes]


def test_shares_leave_room_for_none(known, match_word):
    found = shares(match_word("group"), MESSAGE, candidates("S9460", "S9455"), known)
    assert set(found) == {"S9460", "S9455"}
    assert sum(found.values()) < 1
    unfit = shares(match_word("zeppelin"), MESSAGE, candidates("S9460", "S9455"), known)
    assert sum(unfit.values()) < 0.2


def test_a_code_is_read_without_its_code_and_with_how_it_comes_into_sight(known):
    told = told_candidate(Candidate("S9460", InSight.RELATED, "the nurse"), known)
    assert told.startswith("near. ")
    assert "called the nurse" in told
    assert "S9460" not in told


def test_a_message_is_read_with_the_item_in_focus_and_what_was_asked(known):
    question = Question(MESSAGE)
    assert told_message(question, (), "", known) == MESSAGE
    told = told_message(question, ("S9460",), "how often is code", known)
    assert told == f"{MESSAGE} | before: {known.title('S9460')}. how often is code"
    offered = told_message(Question(MESSAGE, among=("S9460",)), (), "", known)
    assert offered == f"{MESSAGE} | offered"


def test_texts_are_cut_between_words():
    assert cut("a walker that folds", 11) == "a walker"
    assert cut("a walker", 8) == "a walker"
