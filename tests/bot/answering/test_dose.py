import pytest

from bot.answering.dose import readings, units_of


@pytest.mark.parametrize(
    ("asked", "unit", "said"),
    [
        ("120 mg", "40 mg", "120 mg is 3 units"),
        ("40 mg", "40 mg", "40 mg is 1 unit"),
        ("100 mg", "40 mg", "100 mg is 3 units of J1030 (exactly 2.5, rounded up)"),
        ("1,000 mg", "10 mg", "1,000 mg is 100 units"),
        ("0.5 g", "100 mg", "0.5 g is 5 units"),
        ("2.5 mg", "500 mcg", "2.5 mg is 5 units"),
        ("500 mcg", "1 mg", "500 mcg is 1 unit of J1030 (exactly 0.5, rounded up)"),
        ("one hour", "15 minutes", "one hour is 4 units"),
        ("45 minutes", "15 minutes", "45 minutes is 3 units"),
        ("2 hours", "30 minutes", "2 hours is 4 units"),
        ("3 x 50 mg", "50 mg", "3 x 50 mg is 3 units"),
        ("two 8 mg", "4 mg", "two 8 mg is 4 units"),
        ("30 vials, 2.5 mg each", "1 mg", "30 vials, 2.5 mg is 75 units"),
        ("2 syringes at 8 mg", "4 mg", "2 syringes at 8 mg is 4 units"),
        ("20 vials of saline 3 mg", "4 mg", "20 vials of saline 3 mg is 15 units"),
        ("0.3 mg", "0.1 mg", "0.3 mg is 3 units"),
        ("100 strips", "50 strips", "100 strips is 2 units"),
        ("12.4 miles", "1 mile", "12.4 miles is 12.4 units of J1030."),
        ("3 mg", "up to 4 mg", "3 mg is 1 unit of J1030 (exactly 0.75, rounded up)"),
    ],
)
def test_a_quantity_in_units(asked, unit, said):
    sentence = units_of(f"how many units for {asked} of it?", "J1030", unit)
    assert sentence.startswith(f" So {said}")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("asked", "unit"),
    [
        ("how many units?", "40 mg"),
        ("how many units for 3 ml", "40 mg"),
        ("how many units for 120 mg", "each"),
        ("how many units for 120 mg", "0 mg"),
    ],
)
def test_no_sum_where_the_measures_do_not_meet(asked, unit):
    assert units_of(asked, "J1030", unit) == ""


@pytest.mark.parametrize(
    ("message", "unit", "told"),
    [
        ("J3301 40mg units?", "10 mg", "So 40mg is 4 units"),
        ("J1885 60 mg toradol how many units bill", "15 mg", "So 60 mg is 4 units"),
        ("G0299 each 15 minutes, visit lasted 53 min. units?", "15 minutes", "53 min is 4 units"),
        ("J7030 for 2 liters", "1000 cc", "2 liters is 2 units"),
        ("J1100 0.5 mL of 4mg/mL", "1 mg", ""),
    ],
)
def test_the_digits_of_the_code_and_of_the_unit_are_no_dose(ask_about, message, unit, told):
    code = message[:5]
    said = units_of(ask_about(message, code).rest, code, unit)
    assert told in said
    assert bool(told) == bool(said)


@pytest.mark.parametrize(
    ("asked", "unit", "said"),
    [
        ("300 gloves", "one box of 100 gloves", "300 gloves is 3 units"),
        ("two boxes", "one box of 100 gloves", "two boxes is 2 units"),
        ("drug 30 IM, units?", "15 mg", "30 mg is 2 units"),
        ("and 1,200?", "100 calories", "1,200 calories is 12 units"),
        ("solu 125 iv push", "40 mg", "125 mg is 4 units"),
    ],
)
def test_a_unit_in_two_measures_and_a_measure_left_out(asked, unit, said):
    told = [units_of(text, "B4150", one) for text, one in readings(asked, unit)]
    assert next(filter(None, told)).startswith(f" So {said}")
