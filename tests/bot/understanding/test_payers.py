import pytest

from bot.understanding.payers import find_payers as read_payers
from corpus.document import Payer


def find_payers(text):
    return read_payers(text).payers


@pytest.mark.parametrize(
    ("text", "payers"),
    [
        ("covered by Medicare?", [Payer.MEDICARE]),
        ("covered by MEDICARE part B?", [Payer.MEDICARE]),
        ("does CMS pay", [Payer.MEDICARE]),
        ("medi-care", [Payer.MEDICARE]),
        ("medicar", [Payer.MEDICARE]),
        ("medicare", [Payer.MEDICARE]),
        ("Medicade", [Payer.MEDICAID]),
        ("medicaidd", [Payer.MEDICAID]),
        ("medicaide", [Payer.MEDICAID]),
        ("Medi-Cal", [Payer.MEDICAID]),
        ("medicaid in Texas", [Payer.MEDICAID]),
        ("Medicare Advantage", [Payer.MEDICARE_ADVANTAGE]),
        ("an MA plan", [Payer.MEDICARE_ADVANTAGE]),
        ("medicare part C", [Payer.MEDICARE_ADVANTAGE]),
        ("her MA-plan", [Payer.MEDICARE_ADVANTAGE]),
        ("med adv", [Payer.MEDICARE_ADVANTAGE]),
        ("an Aetna Medicare plan", [Payer.MEDICARE_ADVANTAGE]),
        ("Molina Medicaid", [Payer.MEDICAID]),
        ("Cigna commercial", [Payer.COMMERCIAL]),
        ("workers' comp", [Payer.OTHER]),
        ("the work comp adjuster", [Payer.OTHER]),
        ("workmans compensation", [Payer.OTHER]),
        ("her car insurance", [Payer.OTHER]),
        ("a Medigap policy", [Payer.OTHER]),
        ("TRICARE", [Payer.TRICARE]),
        ("tri-care", [Payer.TRICARE]),
        ("the VA", [Payer.VA]),
        ("Veterans Affairs", [Payer.VA]),
        ("commercial insurance", [Payer.COMMERCIAL]),
        ("private payers", [Payer.COMMERCIAL]),
        ("comercial plans", [Payer.COMMERCIAL]),
        ("covered by insurance", [Payer.ANY]),
        ("covered by insurence", [Payer.ANY]),
        ("which payers", [Payer.ANY]),
        ("Medicare and Medicaid", [Payer.MEDICARE, Payer.MEDICAID]),
        ("Medicaid, then Medicare", [Payer.MEDICAID, Payer.MEDICARE]),
        ("Medicare or other insurance", [Payer.MEDICARE]),
        ("medicare medicare", [Payer.MEDICARE]),
    ],
)
def test_payers_in_the_order_of_the_message(text, payers):
    assert [asked.payer for asked in find_payers(text)] == payers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("does Aetna pay", "Aetna"),
        ("does aetna pay", "Aetna"),
        ("BCBS", "BCBS"),
        ("Blue Cross Blue Shield of Texas", "Blue Cross Blue Shield"),
        ("Cigna commercial", "Cigna"),
        ("united healthcare", "United Healthcare"),
        ("a commercial plan", "commercial insurance"),
    ],
)
def test_an_insurer_is_a_commercial_payer_with_its_own_name(text, name):
    (asked,) = find_payers(text)
    assert (asked.payer, asked.name) == (Payer.COMMERCIAL, name)


@pytest.mark.parametrize(
    "text",
    [
        "medical necessity",
        "a medication",
        "medications and medicine",
        "is it medically needed",
        "what is it",
        "vascular",
        "nova scotia",
        "optimum dose",
        "chipped tooth",
        "",
    ],
)
def test_words_that_only_look_like_payers(text):
    assert find_payers(text) == ()


@pytest.mark.parametrize("text", ["private duty nursing", "a private room", "to medicate"])
def test_services_that_share_a_word_with_a_payer(text):
    assert find_payers(text) == ()


def test_the_rest_of_a_message_has_a_neutral_word_for_each_payer():
    assert read_payers("is it covered by medicar or Aetna?").rest == (
        "is it covered by payer or payer?"
    )


@pytest.mark.parametrize(
    ("text", "payer", "name"),
    [
        ("will Humana Gold Plus take it", Payer.COMMERCIAL, "Humana"),
        ("UHC dual complete?", Payer.COMMERCIAL, "UHC"),
        ("Kaiser Permanente member", Payer.COMMERCIAL, "Kaiser Permanente"),
        ("she has Medicare through Aetna", Payer.MEDICARE_ADVANTAGE, "Aetna"),
        ("Medicaid via Molina", Payer.MEDICAID, "Molina"),
        ("FEP, is it paid", Payer.COMMERCIAL, "commercial insurance"),
    ],
)
def test_plans_by_name(text, payer, name):
    (asked,) = read_payers(text).payers
    assert (asked.payer, asked.name) == (payer, name)
