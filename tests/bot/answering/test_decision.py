import pytest

from bot.answering.decision import decide
from bot.reply import Verdict

CANE = """E0999 is a folding cane with a carved handle, for adults aged 18 years or older.
 One unit is one cane."""


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0999",
            f"Description={CANE}",
            "Clinical context=E0999 steadies people after a hip fracture.",
            "Billing and documentation=E0999 is billed for each cane. E0999 does not include the "
            "rubber tip. The wrist strap is part of E0999. Straps for other canes have their own "
            "codes. A gel grip is billed apart, with E0997. Medicare covers E0999 only under "
            "conditions.",
            "Frequently asked questions=### Is E0999 a crutch?\n\nNo. A forearm crutch is E0110."
            "\n\n### Can E0999 be engraved?\n\nYes. Engraving does not change the code.",
            "Related codes=- E0998: quad cane with four feet.",
            title="Cane folding",
        )
    )


@pytest.mark.parametrize(
    ("question", "verdict", "of"),
    [
        ("Is E0999 a crutch?", Verdict.NO, "No. A forearm crutch is E0110."),
        ("E0999, engraved ones too?", Verdict.YES, "Yes. Engraving does not change the code."),
        ("Does E0999 include the rubber tip?", Verdict.NO, "E0999 does not include"),
        ("Is the wrist strap part of E0999?", Verdict.YES, "The wrist strap is part of E0999."),
        ("Can we bill the wrist strap separately with E0999?", Verdict.NO, "The wrist strap"),
        ("Is the gel grip billed separately from E0999?", Verdict.YES, "A gel grip"),
        ("Is a gel grip E0999?", Verdict.NO, "A gel grip"),
        ("Can E0999 be used after a hip fracture?", Verdict.YES, "E0999 steadies"),
        ("Is E0999 for a 9-year-old?", Verdict.NO, "E0999 is a folding cane"),
        ("Girl turned 9, hip fracture. Is E0999 for folding canes?", Verdict.NO, "E0999 is a"),
        ("Is E0999 a rigid cane?", Verdict.NO, "E0999 is a folding cane"),
        ("Is E0999 for children?", Verdict.NO, "E0999 is a folding cane"),
        ("Is it the quad cane with four feet, E0999?", Verdict.NO, "E0998: quad cane"),
    ],
)
def test_a_sentence_that_decides(evidence, ask_about, question, verdict, of):
    decision = decide(ask_about(question, "E0999"), evidence)
    assert decision is not None
    assert decision.verdict is verdict
    assert decision.sentence.text.startswith(of)


@pytest.mark.parametrize(
    "question",
    [
        "Is E0999 waterproof?",  # nobody says
        "Does E0999 include a hip protector?",  # "hip" is said of something else
        "Is E0999 folding or rigid?",  # a choice
        "Does the one without a wrist strap, E0999, have a seat?",  # which one, not what
        "Does E0999 need a referral?",
        "Is there another folding cane like E0999?",
        "Is E0999 denied after a hip fracture?",  # payment is for facts
        "Does Medicaid take E0999 after a hip fracture?",  # the sentence is not about Medicaid
    ],
)
def test_what_no_sentence_decides_stays_open(evidence, ask_about, question):
    assert decide(ask_about(question, "E0999"), evidence) is None


def test_an_faq_pair_on_another_number_does_not_decide(evidence_of, page, ask_about):
    faq = "### Is 20 mg one unit of J0999?\n\nYes. 20 mg is 1 unit."
    evidence = evidence_of(page("J0999", f"Frequently asked questions={faq}"))
    assert decide(ask_about("Is 40 mg one unit of J0999?", "J0999"), evidence) is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is S0999 billed per hour?", Verdict.NO),
        ("Is S0999 billed per visit?", Verdict.YES),
        ("is one unit of S0999 15 minutes", Verdict.NO),
    ],
)
def test_a_unit_is_put_to_the_test(evidence_of, page, ask_about, question, verdict):
    evidence = evidence_of(page("S0999", "Description=S0999 is a class. One unit is one visit."))
    decision = decide(ask_about(question, "S0999"), evidence)
    assert decision is not None
    assert decision.verdict is verdict


def test_two_codes_are_one_question_where_an_faq_pair_names_both(evidence_of, page, ask_about):
    faq = "### Can E0155 be billed with E0141?\n\nNo. E0141 already includes its wheels."
    evidence = evidence_of(page("E0141", f"Frequently asked questions={faq}"))
    decision = decide(ask_about("can I bill E0141 with E0155?", "E0141", "E0155"), evidence)
    assert decision is not None
    assert decision.verdict is Verdict.NO


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("is E0998 charged by the carton?", Verdict.NO),
        ("is the pair of mitts just one unit of E0998?", Verdict.YES),
        ("does a single day count as 1 unit of E0998?", Verdict.NO),
        ("is E0998 billed by the month?", Verdict.NO),
        ("1 unit = 1 pair for E0998?", Verdict.YES),
    ],
)
def test_items_are_counted_one_by_one(evidence_of, page, ask_about, question, verdict):
    evidence = evidence_of(page("E0998", "Description=E0998 is mitts. One unit is one pair."))
    decision = decide(ask_about(question, "E0998"), evidence)
    assert decision is not None
    assert decision.verdict is verdict


def test_the_pair_that_asks_of_the_same_age_tells_the_right_code(evidence_of, page, ask_about):
    faq = "### Is E0997 for a 12-year-old?\n\nNo. From 12 years on it is E0998."
    described = "Description=E0997 is a splint for children of 0 to 11 years."
    evidence = evidence_of(page("E0997", described, f"Frequently asked questions={faq}"))
    decision = decide(ask_about("He turned 12 in May. Is E0997 the splint?", "E0997"), evidence)
    assert decision is not None
    assert decision.sentence.text == "No. From 12 years on it is E0998."


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Girl with scoliosis. Is an X-ray required before E0996?", Verdict.YES),
        ("Is an X-ray required before E0996?", Verdict.DEPENDS),
        ("can a bus ride be billed as E0996", Verdict.NO),
        ("does the second one come with a strap", Verdict.YES),
        ("do the hours to reach the workshop count?", Verdict.NO),
        ("do the hours on the way to the workshop count?", Verdict.NO),
        ("do the hours on the way to the school count?", None),
        ("can we use E0996 at school", None),
    ],
)
def test_answers_that_begin_with_no_yes_or_no(evidence_of, page, ask_about, question, verdict):
    faq = (
        "### Is an X-ray required before E0996?\n\nFor scoliosis, yes: it shows the angle."
        "\n\n### Can a bus ride be billed as E0996?\n\nE0996 is a brace. A bus ride is reported "
        "with A0997."
        "\n\n### Do the hours to get to the workshop count?\n\nNo. Only fitting counts."
    )
    described = (
        "Description=E0996 is a brace for the back. E0996 includes a strap. "
        "Use only at school does not qualify."
    )
    evidence = evidence_of(page("E0996", described, f"Frequently asked questions={faq}"))
    decision = decide(ask_about(question, "E0996"), evidence)
    assert (decision and decision.verdict) is verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("is E0998 billed per mitt?", Verdict.NO), ("is E0998 billed per finger?", None)],
)
def test_a_pair_is_not_counted_one_by_one(evidence_of, page, ask_about, question, verdict):
    described = "Description=E0998 is warm. One unit is one pair."
    evidence = evidence_of(page("E0998", described, title="Mitts, pair"))
    decision = decide(ask_about(question, "E0998"), evidence)
    assert (decision and decision.verdict) is verdict
