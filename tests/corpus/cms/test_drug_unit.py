"""corpus.cms.drug_unit: units and routes as sentences."""

import pytest

from corpus.cms.drug_unit import route_sentence, unit_sentence


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("10 mg", "One unit is 10 mg."),
        ("per 10 mg", "One unit is 10 mg."),
        ("up to 50 mg", "One unit is up to 50 mg."),
        (".25 mg", "One unit is 0.25 mg."),
        ("per mg", "One unit is 1 mg."),
        ("Per IU VWF:RCo", "One unit is 1 IU VWF:RCo."),
        ("per single use vial", "One unit is one single use vial."),
        ("each unit", "One unit is each unit."),
        ("500 ml = 1 unit", "One unit is 500 ml."),
        ("infusion, 250 cc", "One unit is 250 cc (infusion)."),
        ("0.1 mg of iron", "One unit is 0.1 mg of iron."),
        ("500 mg (150/350)", "One unit is 500 mg (150/350)."),
        ("<=3 mg", "One unit is up to 3 mg."),
        (">3 mg but <=6 mg", "One unit is more than 3 mg but up to 6 mg."),
        ("over 10 cc", "One unit is more than 10 cc."),
        ("0.5 g/0.125 g", "The unit is printed as 0.5 g/0.125 g."),
        ("235 mg and 0.25 mg", "The unit is printed as 235 mg and 0.25 mg."),
        ("10 mg/ml", "The unit is printed as 10 mg/ml."),
        ("37.5", "The unit is printed as 37.5."),
        ("unit dose (354 mg)", "The unit is printed as unit dose (354 mg)."),
    ],
)
def test_unit_sentence(printed: str, sentence: str) -> None:
    assert unit_sentence(printed) == sentence


def test_unit_of_one_of_several_drugs() -> None:
    assert unit_sentence("5 mg", "Caffeine citrate") == "One unit is 5 mg (Caffeine citrate)."


@pytest.mark.parametrize(
    ("printed", "sentence"),
    [
        ("IV", "Route: IV (intravenous)."),
        ("SC, IM", "Route: SC (subcutaneous), IM (intramuscular)."),
        ("ORAL", "Route: ORAL."),
        ("epidural", "Route: epidural."),
    ],
)
def test_route_sentence(printed: str, sentence: str) -> None:
    assert route_sentence(printed) == sentence
