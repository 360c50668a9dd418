"""RVUs, payment amounts and global days."""

from collections.abc import Callable

import pytest

from corpus.document import Fact, SectionKind

Read = Callable[..., list[Fact]]


def said(facts: list[Fact]) -> list[str]:
    return [f"{fact.kind} {fact.value}" for fact in facts]


@pytest.mark.parametrize("separator", [" ", "\t", "\n", ": ", " | "])
def test_rows_of_the_table(separator: str, facts_in: Read) -> None:
    row = f"Work RVU{separator}1.30"
    (fact,) = facts_in("99213", row, SectionKind.RVU, "RVU Breakdown")
    assert (fact.value, fact.end - fact.start) == ("1.30", len(row))


def test_rows_on_lines_of_their_own_do_not_mix(facts_in: Read) -> None:
    text = "Work RVU\n1.30\nPractice Expense RVU\n1.35\nMalpractice RVU\n0.10\nTotal RVU\n2.75"
    assert said(facts_in("99213", text, SectionKind.RVU, "RVU Breakdown")) == [
        "work_rvu 1.30",
        "practice_expense_rvu 1.35",
        "malpractice_rvu 0.10",
        "total_rvu 2.75",
    ]


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("The wRVU value for CPT 27447 is 19.60.", ["work_rvu 19.60"]),
        ("27447 has 19.60 work RVUs.", ["work_rvu 19.60"]),
        ("It has a work RVU of 1.30 and a total RVU of 2.72.", ["work_rvu 1.30", "total_rvu 2.72"]),
        ("Its work RVU is 20% above average.", []),
        ("99214 has a work RVU of 1.92.", []),
        ("CPT 27447 does not have a physician work RVU assigned by CMS.", ["no_rvu none"]),
        ("No work RVU is assigned to 27447.", ["no_rvu none"]),
        ("An RVU has not been assigned.", []),
        ("RVUs are not assigned to this code.", ["no_rvu none"]),
    ],
)
def test_sentences_about_rvus(sentence: str, facts: list[str], facts_in: Read) -> None:
    assert said(facts_in("27447", sentence, SectionKind.FAQ)) == facts


def test_a_lone_amount_is_read_with_its_heading(facts_in: Read) -> None:
    heading = "Est. Medicare Payment"
    (fact,) = facts_in("99213", "$1,095.43", SectionKind.PAYMENT, heading)
    assert (fact.value, fact.payer) == ("1095.43", "Medicare")
    assert (fact.start, fact.end) == (0, len(heading) + 1 + len("$1,095.43"))


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Medicare reimbursement averages $95.43.", ["payment 95.43"]),
        ("Payment is subject to a deductible of $240.", []),
        ("The machine costs $400.", []),
        ("The conversion factor used for payment is $33.40.", []),
    ],
)
def test_sentences_about_money(sentence: str, facts: list[str], facts_in: Read) -> None:
    assert said(facts_in("99213", sentence)) == facts


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Global 90d", "090"),
        ("Global 0d", "000"),
        ("Global ZZZ", "ZZZ"),
        ("27447 has a 90-day global period.", "090"),
        ("The global period is 10 days.", "010"),
        ("Global period: 090", "090"),
        ("It has a zero-day global period.", "000"),
    ],
)
def test_global_days(text: str, days: str, facts_in: Read) -> None:
    assert f"global_days {days}" in said(facts_in("27447", text))


@pytest.mark.parametrize(
    "text", ["A global budget of 2019.", "Global 37d", "A global fee applies."]
)
def test_other_global_things(text: str, facts_in: Read) -> None:
    assert said(facts_in("27447", text)) == []
