import pytest

from bot.answering.decision import decide
from bot.reply import Verdict


@pytest.fixture
def evidence(evidence_of, page):
    return evidence_of(
        page(
            "E0999",
            "Billing and documentation=The supplier bills E0999 together with the ramp E0998. "
            "Do not report E0999 together with E0997. E0999 has its own belt, so E0996 is not "
            "added. E0995 is reported with E0999 only if the seat is broken.",
        )
    )


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Can E0999 be billed with E0998?", Verdict.YES),
        ("Can E0999 and E0997 be reported together?", Verdict.NO),
        ("is E0996 added to E0999?", Verdict.NO),
        ("Can E0999 be billed with E0995?", None),
        ("Can E0999 be billed with E0998 every day?", None),
        ("Can E0999 be billed with E0994?", None),
    ],
)
def test_a_sentence_on_both_codes_decides(evidence, ask_about, question, verdict):
    others = [word.strip("?.,") for word in question.split() if word.startswith("E099")]
    codes = ["E0999", *(code for code in others if code.strip("?") != "E0999")]
    decision = decide(ask_about(question, *codes), evidence)
    assert (decision.verdict if decision else None) is verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Can I send E0141 on the same visit as E0155?", Verdict.YES),
        ("Can E0141 replace E0155?", None),
    ],
)
def test_a_pair_on_both_codes_decides_on_one_visit(evidence_of, page, ask_about, question, verdict):
    faq = "### Can E0141 be billed together with E0155?\n\nYes. One is the frame."
    evidence = evidence_of(page("E0141", f"Frequently asked questions={faq}"))
    asked = ask_about(question, "E0141", "E0155")
    decision = decide(asked, evidence)
    assert (decision and decision.verdict) is verdict
