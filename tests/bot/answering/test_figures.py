import pytest

from bot.answering import figures
from bot.question import Facet

RVU_PAGE = """\
G0412 Open tx iliac spine uni/bil Global 90d
Also known as: iliac spine repair
Open repair of a broken iliac spine or wing.
RVU Breakdown
Work RVU\t10.45
Practice Expense RVU\t9.12
Malpractice RVU\t2.03
Total RVU\t21.60
Est. Medicare Payment
$1,021.44
Billing & Documentation
Append modifier 62 when two surgeons share the work.
CPT® is a registered trademark of the American Medical Association. Data sourced from CMS \
Physician Fee Schedule RVU26A. Descriptions, synonyms, and clinical context are original content \
by RVU Edge.
"""


def texts(claim):
    return [quote.text for quote in claim.quotes]


def test_rvus_and_payment_each_with_the_row_they_stand_in(evidence_of, ask_about):
    evidence = evidence_of(RVU_PAGE)
    question = ask_about("what are the RVUs of G0412?", "G0412")
    claim = figures.answer(Facet.PAYMENT, question, evidence)
    assert claim.text == (
        "G0412: work RVU 10.45, practice expense RVU 9.12, malpractice RVU 2.03, total RVU 21.60, "
        "estimated payment $1021.44."
    )
    assert texts(claim) == [
        "Work RVU\t10.45",
        "Practice Expense RVU\t9.12",
        "Malpractice RVU\t2.03",
        "Total RVU\t21.60",
        "Est. Medicare Payment\n$1,021.44",
    ]
    assert claim.basis[0].source.release == "RVU26A"


def test_a_global_period_is_put_in_words(evidence_of, ask_about):
    question = ask_about("global period of G0412?", "G0412")
    claim = figures.answer(Facet.GLOBAL_DAYS, question, evidence_of(RVU_PAGE))
    assert claim.text == "Global period of G0412: 90 days."


def test_no_rvu_is_said_where_the_text_says_so(evidence_of, page, ask_about):
    said = "S9460 does not have a physician work RVU assigned by CMS."
    evidence = evidence_of(page("S9460", f"RVUs={said}"))
    claim = figures.answer(Facet.PAYMENT, ask_about("RVU of S9460?", "S9460"), evidence)
    assert claim.text == "S9460 has no RVU, and the documents give no payment amount."
    assert texts(claim) == [said]


@pytest.mark.parametrize(
    ("facet", "question", "sentence", "text"),
    [
        (
            Facet.UNITS,
            "what is one unit of J1030?",
            "One unit is 40 mg.",
            "One billed unit of J1030 is 40 mg.",
        ),
        (
            Facet.UNITS,
            "how many units of J1030 for 120 mg?",
            "One unit is 40 mg.",
            "One billed unit of J1030 is 40 mg. So 120 mg is 3 units of J1030.",
        ),
        (
            Facet.TIME,
            "how long is J1030?",
            "The visit takes 30 minutes.",
            "Time for J1030: 30 minutes.",
        ),
        (
            Facet.FREQUENCY,
            "how often can J1030 be billed?",
            "J1030 may be billed once every 12 months.",
            "Limit for J1030: once every 12 months.",
        ),
        (
            Facet.MODIFIERS,
            "which modifiers go with J1030?",
            "Append modifier JW for the part thrown away and modifier KX if required.",
            "Modifiers named for J1030: JW, KX.",
        ),
    ],
)
def test_a_figure_with_its_sentence(evidence_of, page, ask_about, facet, question, sentence, text):
    evidence = evidence_of(page("J1030", f"Billing and documentation={sentence}"))
    claim = figures.answer(facet, ask_about(question, "J1030"), evidence)
    assert (claim.text, texts(claim)) == (text, [sentence])
    assert figures.can_answer(facet, evidence)


def test_a_modifier_that_is_asked_about_is_answered_alone(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("E0143", "Billing and documentation=Modifier NU is purchase. Modifier RR is rental.")
    )
    named = figures.answer(Facet.MODIFIERS, ask_about("E0143-RR", "E0143"), evidence)
    other = figures.answer(Facet.MODIFIERS, ask_about("E0143-KX", "E0143"), evidence)
    assert named.text == "Modifiers named for E0143: RR."
    assert "Modifier RR is rental." in texts(named)
    assert other.text == "The documents on E0143 do not say anything about modifier KX."
    assert other.quotes == ()


@pytest.mark.parametrize(
    ("facet", "silence"),
    [
        (Facet.PAYMENT, "what it pays or which RVUs it has"),
        (Facet.UNITS, "what one unit is"),
        (Facet.TIME, "how long it takes"),
        (Facet.FREQUENCY, "how often it may be billed"),
        (Facet.GLOBAL_DAYS, "a global period"),
        (Facet.MODIFIERS, "which modifiers apply"),
    ],
)
def test_silence(evidence_of, page, ask_about, facet, silence):
    evidence = evidence_of(page("K0001", "Description=A wheelchair."))
    claim = figures.answer(facet, ask_about("K0001", "K0001"), evidence)
    assert claim.text == f"The documents on K0001 do not say {silence}."
    assert claim.quotes == ()
    assert not figures.can_answer(facet, evidence)


def test_a_limit_of_one_payer_is_not_told_of_another(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("E0143", "Billing and documentation=Medicaid limits E0143 to one every 5 years.")
    )
    question = ask_about("How often does Medicare allow E0143?", "E0143")
    claim = figures.answer(Facet.FREQUENCY, question, evidence)
    assert claim.text == "The documents on E0143 do not say how often it may be billed."


@pytest.mark.parametrize(
    ("facet", "question", "one", "other"),
    [
        (Facet.UNITS, "unit of K0001?", "One unit is 30 minutes.", "One unit is 15 minutes."),
        (Facet.PAYMENT, "work RVU of K0001?", "Work RVU: 1.50", "Work RVU: 1.75"),
    ],
)
def test_sources_that_differ_on_a_figure_are_both_shown(
    evidence_of, page, ask_about, facet, question, one, other
):
    evidence = evidence_of(
        page("K0001", f"RVUs={one}", name="CMS", authority="cms_record"),
        page("K0001", f"RVUs={other}", name="Notes", authority="authored"),
    )
    claim = figures.answer(facet, ask_about(question, "K0001"), evidence)
    (disagreement,) = claim.disagreements
    assert (disagreement.leading.text, disagreement.other.text) == (one, other)
    assert texts(claim)[0] == one
