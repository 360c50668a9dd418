import pytest

from index.code_table import CodeTable, normalise_code

CODES = """
    E0143 E0144 G0108 G0109 I0001 L1020 S0590 S9140 S9455 S9460 S9465 99213 J1885 A9270
"""
TABLE = CodeTable(dict.fromkeys(CODES.split(), "title"))


@pytest.mark.parametrize("token", ["s9460", "S 9460", "S-9460", " S.9460 ", "S\u20119460"])
def test_normalising_drops_case_and_separators(token):
    assert normalise_code(token) == "S9460"


def test_membership_title_and_order():
    table = CodeTable({"S9460": "Diabetic visit", "E0143": "Walker"})
    assert table.codes == ("E0143", "S9460")
    assert "S9460" in table
    assert "S9461" not in table
    assert table.title("E0143") == "Walker"


@pytest.mark.parametrize(
    ("token", "readings"),
    [
        ("S946O", ("S9460",)),
        ("s946o", ("S9460",)),
        ("$9460", ("S9460",)),
        ("59460", ("S9460",)),
        ("S94SS", ("S9455",)),
        ("GO1O8", ("G0108",)),
        ("l1020", ("L1020",)),
        ("Ll020", ("L1020",)),
        ("S9460", ("S9460",)),
        ("s-9460", ("S9460",)),
        ("JI88S", ("J1885",)),
        ("IOOOI", ("I0001",)),
        ("S9461", ()),
        ("S946", ()),
        ("Z9460", ()),
        ("", ()),
        ("O" * 40, ()),
    ],
)
def test_readings_repair_look_alikes_only(token, readings):
    assert TABLE.readings(token) == readings


def test_several_readings_are_all_given():
    table = CodeTable({"S0050": "", "S0055": ""})
    assert table.readings("SO05S") == ("S0055",)
    assert CodeTable({"L0001": "", "I0001": ""}).readings("l0001") == ("L0001",)
    assert CodeTable({"L1000": "", "I1000": ""}).readings("|1000") == ("I1000", "L1000")


def test_an_icd_code_keeps_its_dot_where_it_exists():
    assert CodeTable({"E11.65": "", "E1165": ""}).readings("e11.65") == ("E11.65",)


@pytest.mark.parametrize(
    ("token", "first"),
    [
        ("S9461", "S9460"),  # wrong last character; S9460 is one off, S9465 four
        ("S946", "S9460"),  # missing
        ("S94600", "S9460"),  # extra
        ("S4960", "S9460"),  # transposed: one edit
        ("E0413", "E0143"),
        ("S9999", "S9465"),  # nothing within two edits: the closest number of its letter
    ],
)
def test_nearest_begins_with(token, first):
    assert TABLE.nearest(token)[0] == first


def test_nearest_orders_ties_by_letter_beginning_and_number():
    table = CodeTable(dict.fromkeys(["S9463", "S9468", "S1464", "G9464"], ""))
    assert table.nearest("S9464") == ("S9463", "S9468", "S1464", "G9464")
    assert table.nearest("S9464", limit=2) == ("S9463", "S9468")


def test_nearest_of_nothing_near_is_empty():
    assert TABLE.nearest("Q1234") == ()
    assert TABLE.nearest("") == ()


def test_between_is_inclusive_and_within_one_letter():
    assert TABLE.between("s9455", "S9465") == ("S9455", "S9460", "S9465")
    assert TABLE.between("S9456", "S9464") == ("S9460",)
    assert TABLE.between("99000", "99999") == ("99213",)
    assert TABLE.between("S9465", "S9455") == ()
    assert TABLE.between("E0143", "S9460") == ()
    assert TABLE.between("S9460", "99999") == ()


def test_starting_with():
    assert TABLE.starting_with("S94") == ("S9455", "S9460", "S9465")
    assert TABLE.starting_with("g01") == ("G0108", "G0109")
    assert TABLE.starting_with("X") == ()
