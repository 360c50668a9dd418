import pytest

from bot.answering import coverage
from bot.reply import Verdict


def texts(claim):
    return [quote.text for quote in claim.quotes]


@pytest.mark.parametrize(
    ("question", "verdict", "said", "quoted"),
    [
        (
            "Is E0143 covered by Medicare?",
            Verdict.DEPENDS,
            "It depends: Medicare covers E0143 only under conditions.",
            "Medicare covers E0143 only under conditions: a need at home.",
        ),
        (
            "Is E0143 covered by Medicaid?",
            Verdict.YES,
            "Yes: Medicaid covers E0143.",
            "Medicaid covers E0143.",
        ),
        (
            "Isn't E0143 covered by Medicaid?",
            Verdict.YES,
            "Covered: Medicaid covers E0143.",
            "Medicaid covers E0143.",
        ),
        (
            "Does Tricare cover E0143?",
            Verdict.NO,
            "No: Tricare does not cover E0143.",
            "Tricare does not cover E0143.",
        ),
        (
            "Is E0143 excluded by Tricare?",
            Verdict.NO,
            "Not covered: Tricare does not cover E0143.",
            "Tricare does not cover E0143.",
        ),
        (
            "Is E0143 covered by commercial insurance?",
            Verdict.DEPENDS,
            "It depends: commercial insurance coverage of E0143 varies by plan.",
            "Coverage by commercial plans varies.",
        ),
    ],
)
def test_the_verdict_states_what_the_quote_says(
    evidence_of, page, ask_about, question, verdict, said, quoted
):
    evidence = evidence_of(
        page(
            "E0143",
            "Billing and documentation=Medicare covers E0143 only under conditions: a need at "
            "home. Medicaid covers E0143. Tricare does not cover E0143. Coverage by commercial "
            "plans varies.",
        )
    )
    (claim,) = coverage.answer(ask_about(question, "E0143"), evidence)
    assert (claim.verdict, claim.text, texts(claim)) == (verdict, said, [quoted])
    assert claim.basis == evidence.documents


@pytest.mark.parametrize(
    ("letter", "verdict"),
    [
        ("C", Verdict.DEPENDS),
        ("D", Verdict.DEPENDS),
        ("I", Verdict.NO),
        ("M", Verdict.NO),
        ("S", Verdict.NO),
    ],
)
def test_a_coverage_code_decides_about_medicare_alone(
    evidence_of, page, ask_about, letter, verdict
):
    evidence = evidence_of(page("S9460", coverage_code=letter))
    (medicare,) = coverage.answer(ask_about("covered by Medicare? S9460", "S9460"), evidence)
    (medicaid,) = coverage.answer(ask_about("covered by Medicaid? S9460", "S9460"), evidence)
    assert medicare.verdict is verdict
    assert texts(medicare)[0].startswith(f"HCPCS coverage code {letter}:")
    assert (medicaid.verdict, medicaid.quotes) == (Verdict.UNKNOWN, ())


def test_silence_is_unknown_and_said(evidence_of, page, ask_about):
    evidence = evidence_of(page("K0001", "Description=A wheelchair."))
    question = ask_about("Is K0001 covered by Medicaid?", "K0001")
    (claim,) = coverage.answer(question, evidence)
    assert (claim.verdict, claim.quotes, claim.basis) == (Verdict.UNKNOWN, (), ())
    assert claim.text == "The documents on K0001 do not say whether Medicaid covers it."


def test_what_varies_by_payer_says_nothing_of_one_public_programme(evidence_of, page, ask_about):
    evidence = evidence_of(page("K0001", "Billing and documentation=Coverage varies by payer."))
    (claim,) = coverage.answer(ask_about("Is K0001 covered by Medicaid?", "K0001"), evidence)
    assert (claim.verdict, texts(claim)) == (Verdict.UNKNOWN, ["Coverage varies by payer."])


def test_medicare_does_not_speak_for_medicare_advantage(evidence_of, page, ask_about):
    evidence = evidence_of(page("K0001", "Billing and documentation=Medicare covers K0001."))
    question = ask_about("Does Medicare Advantage cover K0001?", "K0001")
    (claim,) = coverage.answer(question, evidence)
    assert (claim.verdict, texts(claim)) == (Verdict.UNKNOWN, ["Medicare covers K0001."])
    assert "of Medicare itself" in claim.text


def test_an_insurer_that_no_quote_names_is_not_spoken_for(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("K0001", "Billing and documentation=Commercial plans do not cover K0001.")
    )
    (claim,) = coverage.answer(ask_about("Does Aetna cover K0001?", "K0001"), evidence)
    assert claim.text == (
        "No: commercial insurance does not cover K0001. The documents do not name Aetna."
    )


def test_each_payer_that_is_asked_about_gets_its_own_claim(evidence_of, page, ask_about):
    evidence = evidence_of(
        page(
            "K0001", "Billing and documentation=Medicare covers K0001. Medicaid does not cover it."
        )
    )
    question = ask_about("Do Medicaid and Medicare cover K0001?", "K0001")
    claims = coverage.answer(question, evidence)
    assert [(claim.verdict, texts(claim)) for claim in claims] == [
        (Verdict.NO, ["Medicaid does not cover it."]),
        (Verdict.YES, ["Medicare covers K0001."]),
    ]


def test_insurance_in_general_is_told_payer_by_payer(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("K0001", "Billing and documentation=Medicare covers K0001. Tricare does not cover it.")
    )
    (claim,) = coverage.answer(ask_about("Is K0001 covered?", "K0001"), evidence)
    assert claim.verdict is Verdict.DEPENDS
    assert claim.text == "It depends: Medicare covers K0001; Tricare does not cover K0001."


@pytest.mark.parametrize(
    ("record", "notes", "verdict"),
    [
        ("Medicare does not cover A9270.", "Medicare covers A9270.", Verdict.NO),
        ("Medicare covers A9270.", "Medicare does not cover A9270.", Verdict.YES),
        (
            "Medicare covers A9270 only under conditions: an order.",
            "Medicare does not cover A9270.",
            Verdict.DEPENDS,
        ),
    ],
)
def test_where_sources_differ_the_more_authoritative_leads(
    evidence_of, page, ask_about, record, notes, verdict
):
    evidence = evidence_of(
        page("A9270", f"Coverage={notes}", name="Notes", release="2018", authority="authored"),
        page("A9270", f"Coverage={record}", name="CMS", release="2019", authority="cms_record"),
    )
    (claim,) = coverage.answer(ask_about("Does Medicare cover A9270?", "A9270"), evidence)
    (disagreement,) = claim.disagreements
    assert claim.verdict is verdict
    assert texts(claim) == [record, notes]
    assert (disagreement.leading.text, disagreement.other.text) == (record, notes)
    assert disagreement.note == (
        "CMS (2019) and Notes (2018) differ on coverage by Medicare; the first leads."
    )


def test_sources_that_agree_are_no_conflict(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("A9270", "Coverage=Medicare covers A9270.", name="Notes", release="2018"),
        page("A9270", "Coverage=A9270 is covered by Medicare.", name="Other", release="2019"),
    )
    (claim,) = coverage.answer(ask_about("Does Medicare cover A9270?", "A9270"), evidence)
    assert (claim.verdict, claim.disagreements) == (Verdict.YES, ())


def test_a_source_that_differs_within_itself_is_shown(evidence_of, page, ask_about):
    evidence = evidence_of(
        page(
            "A9270",
            "Billing and documentation=Medicare does not cover A9270.",
            "Clinical context=Medicare covers A9270.",
            name="Notes",
            release="2018",
        )
    )
    (claim,) = coverage.answer(ask_about("Does Medicare cover A9270?", "A9270"), evidence)
    assert claim.verdict is Verdict.NO
    assert "Notes (2018) differs within itself" in claim.disagreements[0].note


def test_a_conflict_is_shown_where_no_payer_is_named_too(evidence_of, page, ask_about):
    evidence = evidence_of(
        page("A9270", "Coverage=Medicare covers A9270.", name="Notes", authority="authored"),
        page(
            "A9270", "Coverage=Medicare does not cover A9270.", name="CMS", authority="cms_record"
        ),
    )
    (claim,) = coverage.answer(ask_about("Is A9270 covered?", "A9270"), evidence)
    assert claim.verdict is Verdict.NO
    assert len(claim.disagreements) == 1
