from datetime import date

import pytest

from bot.answering import standing
from bot.question import Facet
from bot.reply import Verdict

TODAY = date(2019, 6, 15)


def texts(claim):
    return [quote.text for quote in claim.quotes]


@pytest.fixture
def ended(evidence_of, page):
    return evidence_of(
        page(
            "G0154",
            added="1996-01-01",
            terminated="2015-12-31",
            action="D",
            replaced_by="[G0299, G0300]",
            name="Notes",
            release="HCPCS 2019",
        )
    )


@pytest.fixture
def current(evidence_of, page):
    return evidence_of(page("G0299", added="2016-01-01", name="Notes", release="HCPCS 2019"))


def test_a_discontinued_code_is_not_valid_and_names_its_successors(ended, ask_about):
    claim = standing.answer_status(ask_about("Is G0154 valid?", "G0154"), ended, TODAY)
    assert claim.verdict is Verdict.NO
    assert claim.text == (
        "G0154 was discontinued after 2015-12-31, so it is not valid any more. "
        "It was replaced by G0299 and G0300, CMS's cross reference."
    )
    assert texts(claim)[0] == "Discontinued; terminated on 2015-12-31."


@pytest.mark.parametrize(
    ("when", "verdict", "text"),
    [
        (
            "in March 2014",
            Verdict.YES,
            "Yes: G0154 was a valid code in March 2014.",
        ),
        ("on 2015-12-31", Verdict.YES, "Yes: G0154 was a valid code on 2015-12-31."),
        (
            "in 2017",
            Verdict.NO,
            (
                "G0154 was discontinued after 2015-12-31, so it is not valid in 2017. "
                "It was replaced by G0299 and G0300, CMS's cross reference."
            ),
        ),
        (
            "in 1990",
            Verdict.NO,
            "G0154 was only added on 1996-01-01, so it is not valid in 1990.",
        ),
    ],
)
def test_validity_on_a_date_of_service(ended, ask_about, when, verdict, text):
    question = ask_about(f"Was G0154 valid {when}?", "G0154")
    claim = standing.answer_status(question, ended, TODAY)
    assert (claim.verdict, claim.text) == (verdict, text)


def test_a_code_that_was_not_there_yet_names_the_one_that_it_replaced(evidence_of, page, ask_about):
    new = evidence_of(
        page(
            "J3304", "Billing=J3304 replaced Q9993, which ended on 2018-12-31.", added="2019-01-01"
        )
    )
    asked = ask_about("J3304, date of service 9/2018", "J3304")
    claim = standing.answer_status(asked, new, TODAY)
    assert claim.text == (
        "J3304 was only added on 2019-01-01, so it is not valid in September 2018. "
        "It replaced Q9993."
    )
    assert "J3304 replaced Q9993, which ended on 2018-12-31." in texts(claim)


@pytest.mark.parametrize(
    ("message", "is_of_use"),
    [
        ("was G0202 fine to use on 2017-05-01?", True),
        ("could G0202 go on a claim for a mammogram on 2017-05-01?", True),
        ("was G0202 fine to use on 2017-05-01 for a man?", False),
        ("can we bill G0202 today?", True),
        ("who read G0202 on 2017-05-01?", False),
    ],
)
def test_whether_all_that_is_asked_is_if_a_code_can_be_used(
    evidence_of, page, ask_about, message, is_of_use
):
    evidence = evidence_of(page("G0202", "Description=G0202 is a screening mammogram."))
    asked = ask_about(message, "G0202")
    assert standing.asks_of_use(asked, evidence) is is_of_use


def test_a_current_code_is_valid_as_of_its_release(current, ask_about):
    claim = standing.answer_status(ask_about("Is G0299 valid?", "G0299"), current, TODAY)
    assert claim.verdict is Verdict.YES
    assert claim.text == "Yes: G0299 is a valid code as of HCPCS 2019."
    assert texts(claim) == ["Added on 2016-01-01."]


def test_since_when_is_no_yes_no_question(current, ask_about):
    question = ask_about("When was G0299 added?", "G0299")
    claim = standing.answer_status(question, current, TODAY)
    assert claim.verdict is None
    assert claim.text == "G0299 was added on 2016-01-01; HCPCS 2019 gives no end date."


def test_silence_on_validity_is_unknown(evidence_of, page, ask_about):
    evidence = evidence_of(page("K0001", "Description=A wheelchair."))
    claim = standing.answer_status(ask_about("Is K0001 still valid?", "K0001"), evidence, TODAY)
    assert (claim.verdict, claim.quotes) == (Verdict.UNKNOWN, ())
    assert claim.text == "The documents on K0001 do not say whether it is still valid."


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is S9460 permanent?", Verdict.NO),
        ("Is S9460 temporary?", Verdict.YES),
        ("permanent or temporary: which is S9460", None),
    ],
)
def test_permanence(evidence_of, page, ask_about, question, verdict):
    said = "S9460 is a temporary HCPCS code."
    evidence = evidence_of(page("S9460", f"Billing and documentation={said}"))
    claim = standing.answer_status(ask_about(question, "S9460"), evidence, TODAY)
    assert (claim.verdict, claim.text, texts(claim)) == (
        verdict,
        "S9460 is a temporary code.",
        [said],
    )


def test_what_replaced_a_code(ended, ask_about):
    claim = standing.answer_successor(ask_about("What replaced G0154?", "G0154"), ended)
    assert claim.text == "G0154 was replaced by G0299 and G0300, CMS's cross reference."
    assert len(claim.quotes) >= 1


def test_no_successor_is_silence(current, ask_about):
    claim = standing.answer_successor(ask_about("What replaced G0299?", "G0299"), current)
    assert claim.text == "The documents on G0299 do not say what replaces it."
    assert claim.quotes == ()


def test_what_a_code_replaced(evidence_of, page, ask_about):
    evidence = evidence_of(page("G0299", "Billing and documentation=G0299 replaced G0154."))
    question = ask_about("What did G0299 replace?", "G0299")
    claim = standing.answer_successor(question, evidence)
    assert claim.text == "G0299 replaced G0154."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was the code before G0299?", "G0299 replaced G0154."),
        ("Which older code did G0299 take the place of?", "G0299 replaced G0154."),
        ("What was G0299 called previously?", "G0299 replaced G0154."),
        ("What do I bill instead of G0299 now?", "G0299 was replaced by G0493."),
        ("Which code took the place of G0299?", "G0299 was replaced by G0493."),
        ("The old code G0299 was replaced by what?", "G0299 was replaced by G0493."),
    ],
)
def test_what_came_before_a_code_and_what_after_it(evidence_of, page, ask_about, question, text):
    said = "G0299 replaced G0154. G0299 was replaced by G0493."
    evidence = evidence_of(page("G0299", f"Billing and documentation={said}"))
    assert standing.answer_successor(ask_about(question, "G0299"), evidence).text == text


@pytest.mark.parametrize(
    ("question", "code", "verdict", "text"),
    [
        ("Has G0154 been discontinued?", "ended", Verdict.YES, "Yes: G0154 was discontinued after"),
        ("Is G0299 discontinued?", "current", Verdict.NO, "No: G0299 is a valid code as of"),
        ("Is G0299 still valid?", "current", Verdict.YES, "Yes: G0299 is a valid code as of"),
    ],
)
def test_whether_a_code_has_ended(request, ask_about, question, code, verdict, text):
    evidence = request.getfixturevalue(code)
    claim = standing.answer_status(ask_about(question, evidence.code), evidence, TODAY)
    assert claim.verdict is verdict
    assert claim.text.startswith(text)


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("on 2015-06-01", Verdict.YES), ("on 2016-09-30", Verdict.YES), ("on 2016-10-01", Verdict.NO)],
)
def test_an_end_that_only_a_text_states(evidence_of, page, ask_about, when, verdict):
    evidence = evidence_of(page("G0436", "Billing=G0436 was discontinued on 2016-10-01."))
    claim = standing.answer_status(ask_about(f"Was G0436 valid {when}?", "G0436"), evidence, TODAY)
    assert claim.verdict is verdict
    assert texts(claim) == ["G0436 was discontinued on 2016-10-01."]
    says_since_when = "since when it was valid is not said" in claim.text
    assert says_since_when is (verdict is Verdict.YES)


def test_an_ended_code_has_been_temporary(ended, evidence_of, page, ask_about):
    question = ask_about("Was Q9989 a permanent code?", "Q9989")
    evidence = evidence_of(page("Q9989", "Description=Q9989 was a temporary code for a drug."))
    assert standing.asks_of_more(question, evidence)
    assert not standing.asks_of_more(question, ended)


@pytest.mark.parametrize(
    ("facet", "question", "sentence", "verdict", "text"),
    [
        (
            Facet.PRIOR_AUTHORISATION,
            "Does K0001 need prior authorization?",
            "Prior authorization is required for K0001.",
            Verdict.YES,
            "Yes: K0001 needs prior authorisation.",
        ),
        (
            Facet.PRIOR_AUTHORISATION,
            "Does K0001 need prior authorization?",
            "Prior authorization is not required for K0001.",
            Verdict.NO,
            "No: K0001 needs no prior authorisation.",
        ),
        (
            Facet.SEPARATE_BILLING,
            "Is K0001 billed separately?",
            "K0001 is not separately billable.",
            Verdict.NO,
            "No: K0001 is not billed separately.",
        ),
        (
            Facet.SEPARATE_BILLING,
            "Is K0001 bundled?",
            "K0001 is not separately billable.",
            Verdict.NO,
            "K0001 is not billed separately.",
        ),
        (
            Facet.ADD_ON,
            "Is K0001 an add-on code?",
            "K0001 is an add-on code.",
            Verdict.YES,
            "Yes: K0001 is an add-on code.",
        ),
        (
            Facet.ADD_ON,
            "Can K0001 go out alone?",
            "K0001 is an add-on code.",
            Verdict.NO,
            "No: K0001 is an add-on code, not billed alone.",
        ),
    ],
)
def test_yes_no_facts(evidence_of, page, ask_about, facet, question, sentence, verdict, text):
    evidence = evidence_of(page("K0001", f"Billing and documentation={sentence}"))
    claim = standing.answer_yes_no(facet, ask_about(question, "K0001"), evidence)
    assert (claim.verdict, claim.text, texts(claim)) == (verdict, text, [sentence])


def test_what_one_payer_requires_another_may_not(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("K0001", "Billing and documentation=Medicare requires prior authorization for K0001.")
    )
    facet = Facet.PRIOR_AUTHORISATION
    medicare = ask_about("Does Medicare need prior authorization for K0001?", "K0001")
    medicaid = ask_about("Does Medicaid need prior authorization for K0001?", "K0001")
    said = standing.answer_yes_no(facet, medicare, evidence)
    silent = standing.answer_yes_no(facet, medicaid, evidence)
    assert (said.verdict, said.text) == (
        Verdict.YES,
        "Yes: K0001 needs prior authorisation under Medicare.",
    )
    assert (silent.verdict, silent.quotes) == (Verdict.UNKNOWN, ())


def test_sources_that_differ_on_a_yes_no_fact_are_both_shown(evidence_of, page, ask_about):
    said = "Prior authorization is required for K0001."
    denied = "Prior authorization is not required for K0001."
    evidence = evidence_of(
        page("K0001", f"Billing and documentation={denied}", name="Notes", authority="authored"),
        page("K0001", f"Billing and documentation={said}", name="CMS", authority="cms_record"),
    )
    question = ask_about("Does K0001 need prior authorization?", "K0001")
    claim = standing.answer_yes_no(Facet.PRIOR_AUTHORISATION, question, evidence)
    assert (claim.verdict, texts(claim)) == (Verdict.YES, [said, denied])
    assert len(claim.disagreements) == 1


def test_sources_that_differ_on_permanence_are_both_shown(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("K0001", "Coverage=K0001 is a temporary code.", name="A", authority="authored"),
        page("K0001", "Coverage=K0001 is a permanent code.", name="B", authority="cms_record"),
    )
    claim = standing.answer_status(ask_about("Is K0001 permanent?", "K0001"), evidence, TODAY)
    assert claim.verdict is Verdict.YES
    assert len(claim.disagreements) == 1


def test_cms_s_last_action_discontinues_a_code(evidence_of, page, ask_about):
    ended = evidence_of(page("C9034", action="D", last_action="2019-01-01"))
    claim = standing.answer_status(ask_about("Is C9034 still valid?", "C9034"), ended, TODAY)
    assert claim.verdict is Verdict.NO
    assert claim.text == "C9034 has been discontinued, effective 2019-01-01."
