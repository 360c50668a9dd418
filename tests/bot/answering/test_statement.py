import pytest

from bot.answering.statement import signed, statements


def stems(statement):
    return set(statement.stated), set(statement.denied)


def test_each_clause_is_about_the_code_that_it_names():
    one, other = statements("No. E0607 is the meter; strips are A4253.", "E0607")
    assert (one.codes, other.codes) == ({"E0607"}, {"A4253"})


def test_a_clause_without_a_code_goes_on_about_the_one_before():
    _, second = statements("A4305 is disposable; it holds 50 ml.", "A4305")
    assert second.codes == {"A4305"}


@pytest.mark.parametrize(
    ("text", "stated", "denied"),
    [
        ("E0143 folds and has no seat.", {"fold"}, {"seat"}),
        ("E0143 is a walker without brakes.", {"walker"}, {"brake"}),
        ("J7613 does not describe tablets.", set(), {"oral"}),
        ("J1885 is an analgesic and not an opioid.", {"analges"}, {"opioid"}),
        ("A7039 is a non-adhesive pad.", {"pad"}, {"adhes"}),
        ("A6210 is no more than 48 wide.", {"48", "wide"}, set()),
    ],
)
def test_what_is_denied_is_told_from_what_is_stated(text, stated, denied):
    (statement,) = statements(text, "X0000")
    assert stems(statement) == (stated, denied)


def test_none_denies_what_was_said_before():
    _, second = statements("E0240 has a cushion and E0241 has none.", "E0241")
    assert "cushion" in second.denied


def test_what_lies_outside_it_is_denied_what_was_said_of_it():
    text = "The deductible concerns whole blood, so albumin such as P9041 lies outside it."
    assert "deduct" in statements(text, "P9041")[-1].denied


def test_a_code_put_under_what_was_said_takes_part_in_it():
    first, _ = statements("The deductible applies to red cells, and P9021 is red cells.", "P9021")
    assert first.is_named


def test_a_negated_verb_in_a_question_denies_nothing():
    assert stems(signed("Isn't it an opioid?")) == ({"opioid"}, set())
    assert stems(signed("for people without gout?")) == (set(), {"gout"})


def test_a_code_that_is_set_aside_is_not_what_a_clause_is_about():
    (statement,) = statements("A quad cane is E0105 and not E0100.", "E0100")
    assert statement.codes == {"E0105"}
