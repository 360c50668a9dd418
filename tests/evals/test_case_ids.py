from evals.case_ids import case_ids, fingerprint
from evals.dialogue import Dialogue, Turn
from evals.faq import FaqPair
from evals.results import DialogueResult, Exchange, PairResult
from evals.retrieval.query import Query
from evals.retrieval.ranking import QueryResult


def pair(code):
    asked = FaqPair(question="?", answer="A nurse.", code=code)
    return PairResult(asked, Exchange("?", None, "dead", 0), 0)


def test_pairs_are_numbered_within_their_code():
    assert case_ids([pair("S9460"), pair("S9455"), pair("S9460")]) == (
        "S9460#1",
        "S9455#1",
        "S9460#2",
    )


def test_dialogues_and_queries_have_their_own():
    dialogue = Dialogue(id="a", tags=(), turns=(Turn(ask="?"),))
    query = Query(id="q1", query="words", codes={"S9460": 1})
    assert case_ids([DialogueResult(dialogue, ()), QueryResult(query, ())]) == ("a", "q1")


def test_a_fingerprint_names_a_case_of_one_set_and_does_not_say_which():
    assert fingerprint("one", "a") == fingerprint("one", "a")
    assert len({fingerprint("one", "a"), fingerprint("two", "a"), fingerprint("one", "b")}) == 3
    assert "secret" not in fingerprint("one", "secret")
