"""What a document of the physician fee schedule says, and the facts read from it."""

from datetime import date
from pathlib import Path

import pytest

from corpus.cms.fee_reader import read_fee_schedule
from corpus.document import Document, FactKind, SectionKind
from corpus.pfs import STATUS_CODES

FILE = Path(__file__).parent / "fixtures" / "PPRRVU2026_Jul_nonQPP.csv"
_RVUS = (
    FactKind.WORK_RVU,
    FactKind.PRACTICE_EXPENSE_RVU,
    FactKind.MALPRACTICE_RVU,
    FactKind.TOTAL_RVU,
    FactKind.PAYMENT,
)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found = read_fee_schedule(FILE, FILE.read_bytes())
    return {item.code: item for item in found if isinstance(item, Document)}


def said(document: Document, *kinds: FactKind) -> list[str]:
    return [fact.value for fact in document.facts_of(*kinds)]


def test_a_whole_document(documents: dict[str, Document]) -> None:
    assert (
        documents["45380"].text
        == """\
45380 (physician fee schedule)
Status (PPRRVU2026_Jul_nonQPP.csv, line 31, column STATUS CODE)
PFS status code A: active, paid separately if covered.
Relative value units (PPRRVU2026_Jul_nonQPP.csv, line 31, columns WORK RVU to FACILITY TOTAL)
Work RVU 3.56
Practice expense RVU, non-facility 8.80
Practice expense RVU, facility 1.79
Malpractice RVU 0.42
Total RVU, non-facility 12.78
Total RVU, facility 5.77
Computed Medicare payment (PPRRVU2026_Jul_nonQPP.csv, line 31, columns WORK RVU to CONV FACTOR)
National payment, non-facility: 12.78 x 33.4009 = $426.86.
National payment, facility: 5.77 x 33.4009 = $192.72.
National payment is the total RVU multiplied by the conversion factor 33.4009, rounded half up to \
cents, before the adjustment to a locality and payment policies.
Billing indicators (PPRRVU2026_Jul_nonQPP.csv, line 31, columns PCTC IND to ENDO BASE)
Global period: 000 (endoscopic or minor procedure; care on the day of the procedure belongs to it).
PC/TC indicator 0: physician service, not split into professional and technical components.
Multiple procedure indicator 3: reduction for several endoscopies of one family, ranked from \
their base code.
Bilateral surgery indicator 0: the 150 percent adjustment for both sides does not apply.
Assistant at surgery indicator 1: restricted by statute; no assistant is paid.
Co-surgeon indicator 0: two surgeons are not permitted.
Team surgery indicator 0: a team of surgeons is not permitted.
Endoscopic base code: 45378."""
    )


def test_where_it_comes_from(documents: dict[str, Document]) -> None:
    document = documents["G0101"]
    assert (document.id, document.title) == ("G0101.cms-pfs-rvu26c", "G0101")
    assert (document.source.name, document.source.release, document.source.effective) == (
        "CMS Physician Fee Schedule",
        "RVU26C",
        date(2026, 7, 1),
    )


def test_no_document_has_a_description(documents: dict[str, Document]) -> None:
    assert len(documents) == 50
    assert not any("XXXX" in repr(document) for document in documents.values())


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("99213", ["1.30", "1.25", "0.10", "2.65", "88.51"]),  # that outside of facilities
        ("27447", ["19.60", "14.34", "3.92", "37.86", "1264.56"]),  # there is no other
        ("71046", ["0.18", "0.85", "0.02", "1.05", "35.07"]),  # neither that of 26 nor of TC
        ("99384", ["2.00", "1.74", "0.15", "3.89"]),  # no payment for what is not covered
        ("78459", []),  # contractor-priced but for modifier 26
        ("J0129", []),
    ],
)
def test_figures(code: str, values: list[str], documents: dict[str, Document]) -> None:
    assert said(documents[code], *_RVUS) == values


def test_rows_with_a_modifier_are_lines_of_the_same_document(
    documents: dict[str, Document],
) -> None:
    lines = documents["71046"].text.splitlines()
    assert [line for line in lines if line.startswith("With modifier")] == [
        (
            "With modifier 26: work RVU 0.18, malpractice 0.01, non-facility practice expense 0.07"
            " and total 0.26, facility practice expense 0.07 and total 0.26."
        ),
        (
            "With modifier TC: work RVU 0.00, malpractice 0.01, non-facility practice expense 0.78"
            " and total 0.79."
        ),
        "With modifier 26: National payment, non-facility: 0.26 x 33.4009 = $8.68.",
        "With modifier 26: National payment, facility: 0.26 x 33.4009 = $8.68.",
        "With modifier TC: National payment (non-facility only): 0.79 x 33.4009 = $26.39.",
    ]
    assert "lines 34-36" in documents["71046"].sections_of(SectionKind.RVU)[0].heading


def test_a_status_of_a_modifier_is_not_that_of_the_code(documents: dict[str, Document]) -> None:
    (status,) = documents["78459"].sections_of(SectionKind.COVERAGE)
    assert documents["78459"].text[status.start : status.end].splitlines() == [
        STATUS_CODES["C"].sentence,
        "With modifier 26: " + STATUS_CODES["A"].sentence,
    ]


@pytest.mark.parametrize(
    ("code", "status", "coverage", "separately"),
    [
        ("99213", "A", [], []),
        ("99000", "B", [], ["no"]),
        ("49999", "C", [], []),
        ("J0129", "E", [], []),  # a drug that Medicare pays for by another schedule
        ("S9460", "I", ["not_covered"], []),
        ("00100", "J", [], []),
        ("0001F", "M", [], []),
        ("99384", "N", ["not_covered"], []),
        ("A4206", "P", [], ["no"]),
        ("11055", "R", ["conditional"], []),
        ("96523", "T", [], []),
        ("80053", "X", [], []),  # a laboratory test: likewise
    ],
)
def test_coverage_only_where_the_letter_says_so(
    code: str,
    status: str,
    coverage: list[str],
    separately: list[str],
    documents: dict[str, Document],
) -> None:
    document = documents[code]
    assert STATUS_CODES[status].sentence in document.text.splitlines()
    assert said(document, FactKind.COVERAGE) == coverage
    assert said(document, FactKind.SEPARATELY_BILLABLE) == separately
    assert {fact.payer for fact in document.facts_of(FactKind.COVERAGE)} <= {"Medicare"}


def test_no_letter_says_covered_nor_does_another_fact_creep_in(
    documents: dict[str, Document],
) -> None:
    kinds = {fact.kind for document in documents.values() for fact in document.facts}
    assert kinds == {
        *_RVUS,
        FactKind.NO_RVU,
        FactKind.COVERAGE,
        FactKind.SEPARATELY_BILLABLE,
        FactKind.GLOBAL_DAYS,
        FactKind.MODIFIER,
    }
    assert not any("covered" in said(item, FactKind.COVERAGE) for item in documents.values())


@pytest.mark.parametrize(
    ("code", "days"),
    [("11055", "000"), ("10060", "010"), ("27447", "090"), ("59400", "MMM"), ("99213", "XXX"),
     ("49999", "YYY"), ("22614", "ZZZ")],
)  # fmt: skip
def test_global_days(code: str, days: str, documents: dict[str, Document]) -> None:
    assert said(documents[code], FactKind.GLOBAL_DAYS) == [days]


@pytest.mark.parametrize(
    ("code", "modifiers"),
    [("27447", {"50", "51", "62", "66"}), ("71046", {"26", "TC"}), ("99213", set())],
)
def test_modifiers_are_named_where_they_may_be_used(
    code: str, modifiers: set[str], documents: dict[str, Document]
) -> None:
    assert set(said(documents[code], FactKind.MODIFIER)) == modifiers


def test_a_service_that_is_rare_everywhere_has_no_payment() -> None:
    data = FILE.read_bytes().replace(b"1.30,1.25,,0.53,,", b"1.30,1.25,NA,0.53,NA,")
    found = read_fee_schedule(FILE, data)
    (document,) = [d for d in found if isinstance(d, Document) and d.code == "99213"]
    assert said(document, *_RVUS) == ["1.30", "0.10"]
    assert document.sections_of(SectionKind.PAYMENT) == ()
    assert "Total RVU, facility: NA" in document.text.splitlines()


def test_indicators_without_a_concept_share_a_line(documents: dict[str, Document]) -> None:
    assert documents["S9460"].text.splitlines()[-1] == (
        "Indicator 9, the concept does not apply: PC/TC, Multiple procedure, Bilateral surgery,"
        " Assistant at surgery, Co-surgeon, Team surgery."
    )
