import pytest

from bot.question import Reading
from bot.understanding.codes import find_codes
from corpus.codes import CodeSystem
from index.code_table import CodeTable

CODES = """
    A9270 E0130 E0135 E0143 G0108 G0109 J1030 J1885 L1000 I1000 S9140 S9455 S9460 S9465 99213 0001U
"""
TABLE = CodeTable(dict.fromkeys(CODES.split(), "title"))


def known(text):
    """The existing codes that a text names, in order."""
    return [code for mention in find_codes(text, TABLE) for code in mention.codes]


def unknown(text):
    """The tokens of a text that look like codes and are none."""
    return [m.text for m in find_codes(text, TABLE) if m.reading is Reading.UNKNOWN]


@pytest.mark.parametrize(
    "spelling",
    [
        "S9460",
        "s9460",
        "S 9460",
        "S-9460",
        "s 94 60",
        "HCPCS:S9460",
        "HCPCS: S9460",
        "CPT S9460",
        "cpt s9460",
        "S9460.",
        "S9460?",
        "(S9460)",
        "[S9460]",
        '"S9460"',
        "S9460,",
        "S9460:",
        "#S9460",
        "code S9460!",
        "what is S9460's title",
    ],
)
def test_a_spelling_of_a_code_is_that_code(spelling):
    (mention,) = find_codes(f"about {spelling} please", TABLE)
    assert (mention.reading, mention.codes) == (Reading.EXACT, ("S9460",))
    assert mention.system is CodeSystem.HCPCS


@pytest.mark.parametrize(
    ("token", "code"),
    [
        ("S946O", "S9460"),
        ("s946o", "S9460"),
        ("$9460", "S9460"),
        ("S94SS", "S9455"),
        ("S9l40", "S9140"),
        ("GO1O8", "G0108"),
        ("E0I43", "E0143"),
        ("JI885", "J1885"),
        ("J188S", "J1885"),
    ],
)
def test_a_look_alike_slip_with_one_reading_is_read(token, code):
    (mention,) = find_codes(f"is {token} covered?", TABLE)
    assert (mention.text, mention.reading, mention.codes) == (token, Reading.SLIP, (code,))


def test_a_well_formed_code_of_another_system_is_never_taken_for_a_slip():
    (mention,) = find_codes("is 59460 covered?", TABLE)
    assert (mention.reading, mention.codes) == (Reading.UNKNOWN, ())
    assert mention.system is CodeSystem.CPT
    assert mention.nearest == ("S9460",)


def test_a_slip_with_two_readings_is_left_open():
    (mention,) = find_codes("is l1O00 covered?", TABLE)
    assert (mention.reading, mention.nearest) == (Reading.UNKNOWN, ("I1000", "L1000"))


@pytest.mark.parametrize(
    ("token", "nearest"),
    [
        ("S9461", "S9460"),  # one digit off
        ("S946", "S9460"),  # a digit missing
        ("S94600", "S9460"),  # one too many
        ("S9640", "S9460"),  # two swapped
        ("99214", "99213"),
        ("E0134", "E0135"),
    ],
)
def test_any_other_near_miss_is_unknown_and_offers_the_nearest(token, nearest):
    (mention,) = find_codes(f"is {token} covered?", TABLE)
    assert (mention.text, mention.reading, mention.codes) == (token, Reading.UNKNOWN, ())
    assert mention.nearest[0] == nearest


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("S9460/S9465", ["S9460", "S9465"]),
        ("S9460 and s9465", ["S9460", "S9465"]),
        ("S9460,S9465,G0108", ["S9460", "S9465", "G0108"]),
        ("S9460 vs. S9465?", ["S9460", "S9465"]),
        ("S9460 or S946S", ["S9460", "S9465"]),
        ("99213 and 0001u", ["99213", "0001U"]),
    ],
)
def test_several_codes_keep_the_order_of_the_message(text, codes):
    assert known(text) == codes


@pytest.mark.parametrize(
    "text",
    ["S9455-S9465", "S9455 - S9465", "s9455-9465", "S9455 to S9465", "S9455 through S9465"],
)
def test_a_range_stands_for_the_existing_codes_in_it(text):
    (mention,) = find_codes(f"what are {text}?", TABLE)
    assert (mention.text, mention.reading) == (text, Reading.RANGE)
    assert mention.codes == ("S9455", "S9460", "S9465")


def test_a_long_range_is_cut_to_twelve():
    table = CodeTable({f"E{number:04}": "" for number in range(100)})
    (mention,) = find_codes("E0000-E0099", table)
    assert mention.codes == tuple(f"E{number:04}" for number in range(12))


def test_a_range_the_wrong_way_round_is_two_codes():
    assert known("S9465-S9455") == ["S9465", "S9455"]


@pytest.mark.parametrize(
    ("text", "code", "modifier"),
    [
        ("S9460-RT", "S9460", "RT"),
        ("E0143-NU", "E0143", "NU"),
        ("E0143 RR", "E0143", "RR"),
        ("e0143-rr", "E0143", "RR"),
        ("99213-25", "99213", "25"),
        ("99213 25", "99213", "25"),
        ("E0143", "E0143", None),
        ("E0143 is", "E0143", None),
        ("J1885 in", "J1885", None),
    ],
)
def test_an_attached_modifier_goes_with_its_code(text, code, modifier):
    (mention,) = find_codes(f"bill {text}", TABLE)
    assert (mention.codes, mention.modifier) == ((code,), modifier)


@pytest.mark.parametrize(
    "text",
    [
        "it cost $59460",
        "it cost $9,460",
        "a bill of $1030",
        "$9460.50 in total",
        "he paid 59,460 dollars",
        "12345 dollars",
        "zip 59460",
        "zip code: 59460",
        "PO box 59460",
        "MRN 59460",
        "account 59460",
        "give 40 mg",
        "inject 12345 mg",
        "10000 units of heparin",
        "call 555-123-4567",
        "call (555) 123-4567",
        "call 5551234567",
        "on 2019-06-15",
        "on 06/15/2019",
        "on 6/15/19",
        "SSN 123-45-6789",
        "in a 2019 claim",
        "I 2000 percent agree",
        "in 2018",
        "for 12345 patients",
        "https://example.org/12345/page",
        "version 1.59460",
        "covid19",
        "vitamin B12",
        "type 2 diabetes",
        "T2DM",
        "form 1500",
        "walker with wheels",
        "",
    ],
)
def test_other_numbers_are_no_codes(text):
    assert find_codes(text, TABLE) == ()


@pytest.mark.parametrize(
    "text", ["59460 dollars", "50000 units of heparin", "for 50000 patients", "a/59460/page"]
)
def test_other_numbers_that_begin_with_five_are_no_codes(text):
    assert find_codes(text, TABLE) == ()


def test_an_icd_code_is_recognised_as_one_of_its_own_system():
    (mention,) = find_codes("is E11.65 covered?", TABLE)
    assert (mention.reading, mention.system) == (Reading.UNKNOWN, CodeSystem.ICD_10_CM)


def test_spans_point_at_what_was_typed():
    text = "is s9460, S946O or S9461 covered?"
    assert [text[m.start : m.end] for m in find_codes(text, TABLE)] == ["s9460", "S946O", "S9461"]
    assert unknown(text) == ["S9461"]
