"""Prior authorisation, modifiers, separate billing."""

from collections.abc import Callable

import pytest

from corpus.document import Fact, FactKind

Read = Callable[..., list[Fact]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Medicaid requires prior authorization.", ["Medicaid required"]),
        ("Obtain prior authorisation before treatment.", ["any payer required"]),
        ("Preauthorization: yes", ["any payer required"]),
        ("No prior authorization is needed for Medicare.", ["Medicare not_required"]),
        ("Medicare does not require prior authorization.", ["Medicare not_required"]),
        ("Prior authorization is not required.", ["any payer not_required"]),
        ("Prior authorization may be required.", ["any payer conditional"]),
        ("Most commercial plans require precertification.", ["commercial conditional"]),
        (
            "Medicare requires prior authorization; private payers set their own rules.",
            ["Medicare required", "commercial conditional"],
        ),
        ("Private payers set their own rules.", []),
        ("Check prior authorization requirements.", []),
        ("G0108 requires prior authorization.", []),
        ("Does Medicare require prior authorization?", []),
    ],
)
def test_prior_authorisation(sentence: str, expected: list[str], facts_in: Read) -> None:
    found = [
        f"{fact.payer} {fact.value}"
        for fact in facts_in("S9460", sentence)
        if fact.kind is FactKind.PRIOR_AUTHORISATION
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("sentence", "modifiers"),
    [
        ("Use modifier KX.", "KX"),
        ("Modifier LT or RT shows the side, and GY tells Medicare why.", "LT RT GY"),
        ("A modifier gives the number of people: UN two, UP three or UQ four.", "UN UP UQ"),
        ("Use modifiers NU, RR and UE.", "NU RR UE"),
        ("The KX modifier is required.", "KX"),
        ("Append -25 or modifier 59.", "25 59"),
        ("Report with modifiers 26 and TC.", "26 TC"),
        ("Append RR for rental and NU for a new item.", "RR NU"),
        ("Report E0143-NU when new.", "NU"),
        ("The modifier is important.", ""),
        ("Append 25 mg to the order.", ""),
        ("A modifier or two.", ""),
    ],
)
def test_modifiers(sentence: str, modifiers: str, facts_in: Read) -> None:
    found = [f.value for f in facts_in("E0143", sentence) if f.kind is FactKind.MODIFIER]
    assert " ".join(found) == modifiers


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("May be billed separately.", "yes"),
        ("S9460 is separately payable.", "yes"),
        ("It is not bundled.", "yes"),
        ("Not separately payable by Medicare.", "no"),
        ("This item cannot be billed separately.", "no"),
        ("S9460 is bundled into the facility payment.", "no"),
        ("No separate payment is made.", "no"),
        ("Supplies are not separately billable.", None),
        ("The administration is billed separately with 96372.", None),
        ("S9460 is bundled unless it is the only service.", None),
        ("G0108 is separately payable.", None),
    ],
)
def test_separate_billing(sentence: str, answer: str | None, facts_in: Read) -> None:
    found = [f.value for f in facts_in("S9460", sentence) if f.kind is FactKind.SEPARATELY_BILLABLE]
    assert found == ([answer] if answer else [])
