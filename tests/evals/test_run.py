import json
from datetime import date

from evals.dialogue import Dialogue
from evals.faq import FaqPair
from evals.metrics import pair_code_right, pair_right
from evals.run import run

TEXT = "Medicare does not cover S9460."


def dialogue(*turns, name="a"):
    content = {"id": name, "tags": ["t"], "turns": list(turns)}
    return Dialogue.model_validate_json(json.dumps(content))


def test_a_right_dialogue_keeps_its_session_and_passes_its_date_on(make_reply, make_table):
    target = make_table({"one": make_reply(TEXT), "two": make_reply()}, TEXT)
    case = dialogue({"ask": "one", "date_of_service": "2018-03-01"}, {"ask": "two"})
    [result] = run([case], target, workers=1)
    assert result.right
    assert target.asked == [("one", None, date(2018, 3, 1)), ("two", "s1", None)]


def test_a_planted_wrong_reply_fails(make_reply, make_table):
    target = make_table({"one": make_reply(TEXT, verdict="yes")}, TEXT)
    case = dialogue({"ask": "one", "expect": {"verdict": "no"}})
    [result] = run([case], target, workers=1)
    assert not result.right
    assert result.turns[0].problems == ("verdict is yes, expected no",)


def test_a_tampered_quote_fails_a_turn_that_is_right_otherwise(make_reply, make_table):
    reply = make_reply("Medicare does  cover S9460.", verdict="no")
    case = dialogue({"ask": "one", "expect": {"verdict": "no"}})
    [result] = run([case], make_table({"one": reply}, TEXT), workers=1)
    assert not result.right
    assert result.turns[0].problems == ("quote 0 is not verbatim",)


def test_a_failed_request_is_wrong_and_the_dialogue_goes_on(make_reply, make_table):
    target = make_table({"two": make_reply()})
    [result] = run([dialogue({"ask": "one"}, {"ask": "two"})], target, workers=1)
    assert not result.right
    assert [turn.problems for turn in result.turns] == [("no reply: the line is dead",), ()]


def test_results_are_in_the_order_of_the_cases_and_progress_is_told(make_reply, make_table):
    target = make_table({"one": make_reply()})
    cases = [dialogue({"ask": "one"}, name=str(number)) for number in range(20)]
    done = []
    results = run(cases, target, workers=4, advance=lambda: done.append(1))
    assert [result.dialogue.id for result in results] == [str(number) for number in range(20)]
    assert len(done) == 20


def test_a_pair_is_asked_in_a_conversation_of_its_own(make_reply, make_table):
    pair = FaqPair(question="one", answer="No. Medicare does not cover it.", code="S9460")
    target = make_table({"one": make_reply(TEXT, verdict="no")}, TEXT)
    right, failed = run([pair, pair.model_copy(update={"question": "?"})], target, workers=1)
    assert right.carried == 1.0
    assert pair_right(right)
    assert failed.carried == 0.0
    assert not pair_code_right(failed)
    assert [session for _, session, _ in target.asked] == [None, None]
