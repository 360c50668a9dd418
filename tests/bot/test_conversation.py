from datetime import date

import pytest

from bot.conversation import Conversation, Focus, MemorySessionStore
from bot.question import AskedPayer, Facet, Question
from corpus.document import Payer

MEDICARE = AskedPayer(Payer.MEDICARE, "Medicare")


class Clock:
    """Seconds that a test moves on by hand."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_conversation_is_kept_in_its_newest_state():
    store = MemorySessionStore()
    first = Conversation("a")
    store.put(first)
    store.put(first.after(Focus(codes=("S9460",))))
    kept = store.get("a")
    assert (kept.turns, kept.focus.codes) == (1, ("S9460",))
    assert store.get("b") is None


def test_over_the_limit_the_one_idle_longest_goes(clock):
    store = MemorySessionStore(limit=2, clock=clock)
    for name in ("a", "b", "a", "c"):
        clock.now += 1
        store.put(Conversation(name))
    assert [store.get(name) is not None for name in "abc"] == [True, False, True]
    assert len(store) == 2


@pytest.mark.parametrize(("idle", "kept"), [(60.0, True), (60.1, False)])
def test_a_conversation_expires_after_its_idle_time(clock, idle, kept):
    store = MemorySessionStore(idle_seconds=60.0, clock=clock)
    store.put(Conversation("a"))
    clock.now += idle
    assert (store.get("a") is not None) is kept


def test_an_expired_conversation_is_forgotten_even_if_nobody_asks_for_it(clock):
    store = MemorySessionStore(idle_seconds=60.0, clock=clock)
    store.put(Conversation("a"))
    clock.now += 61
    store.put(Conversation("b"))
    assert len(store) == 1


def test_a_message_prolongs_a_conversation(clock):
    store = MemorySessionStore(idle_seconds=60.0, clock=clock)
    for _ in range(3):
        store.put(Conversation("a"))
        clock.now += 50
    assert store.get("a") is not None


def test_the_focus_after_an_answer_keeps_no_words():
    question = Question(
        "Is my S9460 covered?",
        subject=("my",),
        sought="my",
        codes=("S9460",),
        payers=(MEDICARE,),
        facets=(Facet.COVERAGE,),
    )
    focus = Focus(history=("G0108",)).answered(question, ("S9460",))
    assert (focus.last.text, focus.last.subject, focus.last.sought) == ("", (), "")
    assert (focus.codes, focus.history) == (("S9460",), ("S9460", "G0108"))
    assert focus.last.payers == (MEDICARE,)


def test_of_the_words_only_those_of_the_documents_are_kept():
    question = Question("Does Ms. Roe's E0143 fold?", rest="Does Ms. Roe's code fold?")
    focus = Focus().answered(question, ("E0143",), {"fold", "walker"}.issuperset)
    assert (focus.last.text, focus.last.rest) == ("", "Does code fold?")
    assert focus.last.subject == ("fold",)


def test_an_open_question_is_asked_again_of_another_code(say):
    assert say("does E0143 have wheels?").verdict == "yes"
    again = say("no, I meant E0135")
    assert (again.codes, again.verdict) == (("E0135",), "no")
    assert say("and E0143?").verdict == "yes"


def test_a_payer_from_before_is_no_part_of_the_question_asked_again(say):
    say("is S9460 covered by Medicare?")
    say("does E0135 have wheels?")
    assert say("no, I meant E0143").verdict == "yes"


def test_a_question_of_its_own_is_not_the_one_before(say):
    say("does E0143 have wheels?")
    assert say("what is E0135?").verdict is None
    assert say("thank you").intent == "smalltalk"


def test_amounts_are_counted_again_in_the_units_in_focus(say):
    assert "is 2 units of J1030" in say("how many units of J1030 are 80 mg?").text
    assert "is 3 units of J1030" in say("120 mg?").text


def test_what_is_asked_of_codes_on_offer_waits_for_the_choice(say):
    offered = say("is a walker that folds covered by Medicare?")
    assert offered.status == "clarify"
    again = say("do the wheels come with it?")
    assert (again.status, again.codes) == ("clarify", offered.codes)


def test_the_payer_outlasts_a_question_that_names_none():
    asked = Question("", codes=("S9460",), payers=(MEDICARE,), facets=(Facet.COVERAGE,))
    focus = Focus().answered(asked, ("S9460",))
    focus = focus.answered(Question("", codes=("S9460",), facets=(Facet.DEFINITION,)), ("S9460",))
    assert focus.last.payers == (MEDICARE,)


def test_eight_codes_are_remembered():
    focus = Focus()
    for number in range(10):
        code = f"A000{number}"
        focus = focus.answered(Question("", codes=(code,)), (code,))
    assert focus.history == tuple(f"A000{number}" for number in range(9, 1, -1))


def test_a_list_stays_in_sight_while_one_of_it_is_asked_about():
    offered = Focus().asked_back(Question("a walker"), ("E0135", "E0143"))
    assert (offered.pending.text, offered.candidates) == ("", ("E0135", "E0143"))
    picked = offered.answered(Question("", codes=("E0143",)), ("E0143",))
    assert (picked.pending, picked.candidates) == (None, ("E0135", "E0143"))
    other = picked.answered(Question("", codes=("S9460",)), ("S9460",))
    assert other.candidates == ("S9460",)


def test_follow_ups_of_one_conversation(say):
    assert say("Is S9460 covered by Medicare?").verdict == "no"
    assert say("what about Medicaid?").verdict == "unknown"
    assert say("and commercial?").verdict == "depends"
    assert say("who uses it?").text.startswith("Specialties that use S9460:")
    assert say("compare it with S9455").codes == ("S9460", "S9455")
    assert say("and G0108?").codes == ("G0108",)
    assert say("what about its units?").text.startswith("One billed unit of G0108 is 30 minutes.")
    assert say("sorry, I meant E0143").text.startswith("One billed unit of E0143 is one walker.")
    assert say("thanks").intent == "smalltalk"
    assert say("is it covered by Medicare?").codes == ("E0143",)


def test_the_subject_outlasts_what_could_not_be_answered(say):
    say("what is S9460?")
    assert say("what is the weather?").status == "out_of_scope"
    assert say("is it covered by Medicare?").codes == ("S9460",)


def test_compare_them_takes_the_two_codes_last_talked_about(say):
    say("what is E0143?")
    say("what is E0135?")
    reply = say("compare them")
    assert (reply.codes, reply.intent) == (("E0143", "E0135"), "comparison")


def test_one_of_the_codes_offered_is_picked(say):
    offered = say("is a walker that folds covered by Medicare?")
    assert (offered.status, set(offered.codes)) == ("clarify", {"E0143", "E0135"})
    picked = say("the second one")
    assert (picked.status, picked.codes) == ("answered", offered.codes[1:])
    assert (picked.intent, picked.verdict) == ("coverage", "depends")


def test_a_code_asked_back_is_confirmed(say):
    asked = say("is 59460 covered by Medicare?")
    assert (asked.status, asked.codes, asked.verdict) == ("clarify", ("S9460",), None)
    confirmed = say("yes")
    assert (confirmed.codes, confirmed.verdict) == (("S9460",), "no")


def test_what_was_asked_back_can_be_refused(say):
    say("is 59460 covered by Medicare?")
    reply = say("no")
    assert (reply.status, reply.codes, reply.quotes) == ("clarify", (), ())


def test_a_refusal_is_none_the_less_one_after_another_code(say):
    say("What is G0108?")
    say("is 59460 covered by Medicare?")
    reply = say("no")
    assert (reply.status, reply.codes, reply.quotes) == ("clarify", (), ())


def test_the_nearest_of_an_unknown_code_can_be_picked(say):
    assert say("is S9461 covered by Medicare?").status == "not_found"
    assert (say("the first").codes, say("S9465").codes) == (("S9460",), ("S9465",))


def test_a_code_that_is_not_there_does_not_bring_back_the_one_before(say):
    say("Is G0108 covered by Medicare?")
    reply = say("and Q9999?")
    assert (reply.status, reply.codes, reply.verdict) == ("not_found", (), None)


def test_which_code_is_asked_where_none_was_named(say):
    asked = say("is it covered by Medicare?")
    assert (asked.status, asked.quotes) == ("clarify", ())
    given = say("S9460")
    assert (given.codes, given.verdict, given.intent) == (("S9460",), "no", "coverage")


def test_a_date_is_taken_over(say):
    assert say("Was G0154 valid in 2017?").verdict == "no"
    assert say("and in 2014?").verdict == "yes"


def test_two_conversations_do_not_mix(talk):
    talk.say("what is S9460?")
    talk.session_id = "another-session"
    assert talk.say("is it covered by Medicare?").status == "clarify"


def test_a_date_of_the_channel_is_used_unless_the_message_has_one(say):
    assert say("Is G0154 valid?", date(2014, 1, 1)).verdict == "yes"
    assert say("Is G0154 valid in 2017?", date(2014, 1, 1)).verdict == "no"
