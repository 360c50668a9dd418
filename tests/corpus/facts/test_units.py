"""Units, times and frequency limits."""

from collections.abc import Callable

import pytest

from corpus.document import Fact, FactKind, SectionKind
from corpus.facts.quantity import normalised

Read = Callable[..., list[Fact]]


def values(facts: list[Fact], kind: FactKind) -> list[str]:
    return [fact.value for fact in facts if fact.kind is kind]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("One unit is 20 mg.", "20 mg"),
        ("1 unit = 0.5 mg", "0.5 mg"),
        ("One unit of J0135 is 1,000 mcg.", "1000 mcg"),
        ("Each unit represents 15 minutes.", "15 minutes"),
        ("J0135 is billed in 1 mg units.", "1 mg"),
        ("Billed in units of 20 mg.", "20 mg"),
        ("Counted in 30-minute units.", "30 minutes"),
        ("Therapy, per 15 min", "15 minutes"),
        ("Each additional 15 minutes.", "15 minutes"),
        ("J0135 counts any dose up to 50 mg as one unit, so 25 mg is 1 unit.", "up to 50 mg"),
        ("A 100 mg vial at 250 mg per unit.", "250 mg"),
        ("One unit is one walker.", "one walker"),
        ("Foot insert, removable, each", "each"),
        ("Ground mileage, per statute mile", "1 mile"),
        ("Home infusion, per diem", "1 day"),
    ],
)
def test_units(sentence: str, unit: str, facts_in: Read) -> None:
    assert values(facts_in("J0135", sentence), FactKind.UNIT) == [unit]


def test_the_amount_at_the_end_of_a_descriptor(facts_in: Read) -> None:
    facts = facts_in("J0135", "J0135 Injection, adalimumab, 20 mg", SectionKind.TITLE)
    assert values(facts, FactKind.UNIT) == ["20 mg"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Given as 5 mg per kg.",
        "The dose is 10 mg per 2 hours.",
        "J8540 is counted per 0.25 mg.",
        "It is the injectable form; J8540, the oral form, is counted per 0.25 mg.",
        "Up to 4 units may be billed per day.",
        "The vial holds 40 mg.",
    ],
)
def test_amounts_that_are_no_unit(sentence: str, facts_in: Read) -> None:
    assert values(facts_in("J0135", sentence), FactKind.UNIT) == []


@pytest.mark.parametrize(
    ("amount", "value"),
    [("15-min", "15 minutes"), ("one hour", "1 hour"), ("an hour", "1 hour"),
     ("1,000 cc", "1000 ml"),
     ("up to 250mg", "up to 250 mg"), ("thirty minutes", "30 minutes"), ("1 unit", "1 unit")],
)  # fmt: skip
def test_one_spelling_for_an_amount(amount: str, value: str) -> None:
    assert normalised(amount) == value


@pytest.mark.parametrize(
    ("sentence", "time"),
    [
        ("A 60-minute session with a nurse.", ["60 minutes"]),
        ("The visit typically takes 30 minutes.", ["30 minutes"]),
        ("It requires at least 16 minutes of face-to-face time.", ["16 minutes"]),
        ("A one-hour visit is four units.", []),
        ("Used at least four hours a night.", []),
        ("Call the plan within an hour.", []),
    ],
)
def test_times(sentence: str, time: list[str], facts_in: Read) -> None:
    assert values(facts_in("G0108", sentence), FactKind.TIME) == time


@pytest.mark.parametrize(
    ("sentence", "limits"),
    [
        ("Medicare covers it once every 12 months.", ["once every 12 months"]),
        ("No more than 3 per year.", ["no more than 3 per year"]),
        ("Limited to one per 5 years.", ["limited to one per 5 years"]),
        ("One per lifetime.", ["one per lifetime"]),
        ("Maximum of 2 units per day.", ["maximum of 2 units per day"]),
        ("Covered twice a year by Medicaid.", ["twice a year"]),
        ("100 strips every 3 months are allowed, and 300 strips every 3 months with insulin.",
         ["100 strips every 3 months", "300 strips every 3 months"]),
        ("The usual maximum is two G0108 visits per month.", ["two G0108 visits per month"]),
        ("Medicare allows one follow-up training visit a month.",
         ["one follow-up training visit a month"]),
        ("Two pairs, or 4 units, are Medicare's limit per calendar year.", ["two pairs per year"]),
        ("The yearly limit with a referral is three sessions.", ["three sessions per year"]),
        ("Given once every 2 weeks.", []),
        ("Inject 40 mg every other week.", []),
        ("It has a 90-day global period.", []),
        ("1,500 calories a day are 15 units.", []),
    ],
)  # fmt: skip
def test_frequency_limits(sentence: str, limits: list[str], facts_in: Read) -> None:
    assert values(facts_in("G0108", sentence), FactKind.FREQUENCY) == limits


def test_a_limit_names_its_payer(facts_in: Read) -> None:
    facts = facts_in("G0108", "Medicare allows one pair per calendar year.")
    assert [fact.payer for fact in facts if fact.kind is FactKind.FREQUENCY] == ["Medicare"]
