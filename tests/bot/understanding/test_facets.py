import pytest

from bot.question import Facet
from bot.understanding.facets import asks_for_a_code, asks_yes_no, find_facets, is_negated


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("is code covered by Medicare?", [Facet.COVERAGE]),
        ("will Aetna pay for code", [Facet.COVERAGE]),
        ("is code valid for Medicare", [Facet.COVERAGE]),
        ("will the plan pick those up", [Facet.COVERAGE]),
        ("could an payer pick up code", [Facet.COVERAGE]),
        ("so what does payer do about code", [Facet.COVERAGE]),
        ("we can't put code on a payer claim, correct?", [Facet.COVERAGE]),
        ("is code valid?", [Facet.STATUS]),
        ("is code still active", [Facet.STATUS]),
        ("is code a permanent code?", [Facet.STATUS]),
        ("when was code added", [Facet.STATUS]),
        ("what replaced code?", [Facet.SUCCESSOR]),
        ("what replaced the discontinued code?", [Facet.SUCCESSOR]),
        ("does code need prior authorization", [Facet.PRIOR_AUTHORISATION]),
        ("does coverage of code require pre-auth", [Facet.PRIOR_AUTHORISATION]),
        ("what is code?", [Facet.DEFINITION]),
        ("define code", [Facet.DEFINITION]),
        ("what does code cover?", [Facet.DEFINITION]),
        ("explain code in plain English", [Facet.PLAIN_LANGUAGE]),
        ("when is code used?", [Facet.USAGE]),
        ("how do I bill code", [Facet.BILLING]),
        ("what must I document for code", [Facet.BILLING]),
        ("what are the RVUs of code", [Facet.PAYMENT]),
        ("how much does Medicare pay for code", [Facet.PAYMENT]),
        ("what is the global period of code", [Facet.GLOBAL_DAYS]),
        ("what is one unit of code", [Facet.UNITS]),
        ("how many units for 45 minutes of code", [Facet.UNITS]),
        ("how long is code", [Facet.TIME]),
        ("how often can code be billed", [Facet.FREQUENCY]),
        ("which modifiers go with code", [Facet.MODIFIERS]),
        ("is code billed separately", [Facet.SEPARATE_BILLING]),
        ("is code an add-on code", [Facet.ADD_ON]),
        ("what else is code called", [Facet.SYNONYMS]),
        ("also known as?", [Facet.SYNONYMS]),
        ("which specialties use code", [Facet.SPECIALTIES]),
        ("who bills code", [Facet.SPECIALTIES]),
        ("which codes are related to code", [Facet.RELATED]),
        ("what is the difference between code and code", [Facet.COMPARISON]),
        ("code vs code", [Facet.COMPARISON]),
        ("tell me about code", [Facet.OVERVIEW]),
        ("what is code and is it covered by Medicare?", [Facet.DEFINITION, Facet.COVERAGE]),
        ("is it covered, and who uses it?", [Facet.COVERAGE, Facet.SPECIALTIES]),
        ("who is on the hook for code", [Facet.COVERAGE]),
        ("will the plan pick up the tab for code", [Facet.COVERAGE]),
        ("does code go through for Part B", [Facet.COVERAGE]),
        ("is it for tubes that go through the nose?", []),
        ("is there an LCD on code", [Facet.COVERAGE]),
        ("must the plan sign off before we give code", [Facet.PRIOR_AUTHORISATION]),
        ("auth needed for code?", [Facet.PRIOR_AUTHORISATION]),
        ("UOM for code?", [Facet.UNITS]),
        ("what counts as one unit of code", [Facet.UNITS]),
        ("is code per box or per strip", [Facet.UNITS]),
        ("how many of code can I ship per month", [Facet.FREQUENCY]),
        ("how soon can he get another code", [Facet.FREQUENCY]),
        ("is there an age limit for code", [Facet.OTHER]),
        ("code dose", [Facet.UNITS]),
        ("how many of the big filters, code, can we ship per month", [Facet.FREQUENCY]),
        ("which code comes before it?", [Facet.SUCCESSOR]),
        ("how many months is code rented before it caps out", [Facet.OTHER]),
        ("who is supposed to bill code", [Facet.SPECIALTIES]),
        ("could a plan pick up code", [Facet.COVERAGE]),
        ("code replacement?", [Facet.SUCCESSOR]),
        ("replacement for code", [Facet.SUCCESSOR]),
        ("code mask replacement", []),
        ("code new code?", [Facet.SUCCESSOR]),
        ("can I charge for code on top of the visit", [Facet.SEPARATE_BILLING]),
        ("can code stand alone", [Facet.ADD_ON]),
        ("has code been phased out", [Facet.STATUS]),
        ("when did code come into effect", [Facet.STATUS]),
        ("when did code become effective", [Facet.STATUS]),
        ("which older code did code take the place of", [Facet.SUCCESSOR]),
        ("code is gone, what do I bill?", [Facet.SUCCESSOR]),
        (
            "code still good, and if not which code do we use instead?",
            [Facet.STATUS, Facet.SUCCESSOR],
        ),
        ("is PA mandatory for code", [Facet.PRIOR_AUTHORISATION]),
        ("is code counted per crutch?", [Facet.UNITS]),
        ("how much must one weigh for code", []),
        ("what did code turn into", [Facet.SUCCESSOR]),
        ("what's the reimbursement on code", [Facet.PAYMENT]),
        ("how do I explain code to grandma", [Facet.PLAIN_LANGUAGE]),
        ("which patients qualify for code", [Facet.USAGE]),
        ("what do people call code", [Facet.SYNONYMS]),
        ("who normally orders code", [Facet.SPECIALTIES]),
        ("what exactly am I billing with code", [Facet.DEFINITION]),
        ("what's the replacement for it now?", [Facet.SUCCESSOR]),
        ("does it cover pump insulin as well", [Facet.OTHER]),
        ("does payer cover code", [Facet.COVERAGE]),
        ("how many units of code for 1200 cal a day", [Facet.UNITS]),
        ("PA req on code?", [Facet.PRIOR_AUTHORISATION]),
        ("bilevel without a backup rate", []),
        ("explain code and code side by side", [Facet.COMPARISON]),
        ("I keep mixing up code and code", [Facet.COMPARISON]),
        ("what changed between code and code", [Facet.COMPARISON]),
        ("does the deductible apply to code under Medicare", [Facet.OTHER]),
        ("code", []),
        ("hm", []),
    ],
)
def test_facets_in_the_order_asked(question, facets):
    assert list(find_facets(question)) == facets


@pytest.mark.parametrize(
    ("question", "facets"),
    [
        ("seen three times a week, does Medicare pay for code?", [Facet.COVERAGE]),
        ("the visit took 50 minutes, is code covered?", [Facet.COVERAGE]),
        ("units of code, and is it covered?", [Facet.UNITS, Facet.COVERAGE]),
        ("we were told it was deleted, is code covered?", [Facet.COVERAGE]),
    ],
)
def test_what_is_told_is_not_what_is_asked(question, facets):
    assert list(find_facets(question)) == facets


@pytest.mark.parametrize(
    "text",
    [
        "which code is for a folding walker",
        "what's the right HCPCS code for a wheelchair",
        "code for insulin pump supplies",
        "I need a code for a hospital bed",
        "what do I bill for a flu shot",
    ],
)
def test_asking_for_a_code(text):
    assert asks_for_a_code(text)


@pytest.mark.parametrize("text", ["is it covered", "what is it", "who uses it"])
def test_not_asking_for_a_code(text):
    assert not asks_for_a_code(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is code covered?", True),
        ("does Medicare pay for code", True),
        ("so isn't code covered?", True),
        ("a frame with wheels: can it go out as code?", True),
        ("the desk asks if the drug in code is a narcotic", True),
        ("code covered by mcare y/n", True),
        ("can you define code for me please?", False),
        ("could you tell me if code is covered", True),
        ("code is covered, right?", True),
        ("tell me if it is valid", True),
        ("what is code?", False),
        ("how is code billed", False),
        ("code", False),
    ],
)
def test_asking_yes_or_no(text, expected):
    assert asks_yes_no(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("isn't code covered?", True),
        ("is code non-covered?", True),
        ("is code excluded by Medicare", True),
        ("has code been discontinued?", True),
        ("is code covered?", False),
        ("is code noted anywhere", False),
    ],
)
def test_put_the_other_way_round(text, expected):
    assert is_negated(text) is expected


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        ("no longer working, on payer now, is code covered?", (Facet.COVERAGE,)),
        ("permanent resident, does payer pay for code", (Facet.COVERAGE,)),
        ("She's temporary staff, but can she bill code?", (Facet.BILLING,)),
        ("discontinued, code?", (Facet.STATUS,)),
        ("no longer valid, code?", (Facet.STATUS,)),
    ],
)
def test_what_is_said_of_people_is_no_question_of_the_status(text, facets):
    assert find_facets(text) == facets
