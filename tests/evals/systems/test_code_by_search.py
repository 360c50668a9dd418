from evals.systems.code_by_search import CodeBySearch


def test_the_code_is_what_search_finds_for_the_message(code_index):
    bot = CodeBySearch(code_index)
    reply = bot.ask("Is S9460, the group session in a diabetes programme, covered?", None, None)
    assert reply.codes[:1] == ("S9455",)
    assert bot.document("S9460.test-pages").code == "S9460"


def test_an_unknown_code_is_answered_from_a_neighbour(code_index):
    reply = CodeBySearch(code_index).ask("Is S9999 covered by Medicare?", None, None)
    assert (reply.status, reply.codes) == ("answered", ("S9460",))


def test_a_message_without_a_code_is_left_as_it_is(code_index):
    reply = CodeBySearch(code_index).ask("hello", None, None)
    assert reply.intent == "smalltalk"
