"""corpus.cms.drug_rows: lines put together to rows."""

import pytest

from corpus.cms.drug_pdf import Cell, PrintedLine
from corpus.cms.drug_rows import DrugRow, drug_rows

_LEFT = {"name": 54.0, "indented": 70.0, "unit": 320.0, "route": 440.0, "codes": 505.0}


def rows(*lines: str, letter: str = "A") -> list[DrugRow]:
    """Read lines written "name | unit | route | codes"; two blanks before a name indent it."""
    printed = [PrintedLine(1, 1, (Cell(letter, 54, 62),))]
    for number, line in enumerate(lines, start=2):
        parts = [*line.split("|"), "", "", ""][:4]
        name = "indented" if line.startswith("  ") else "name"
        cells = [
            Cell(text.strip(), _LEFT[column], _LEFT[column] + 30)
            for column, text in zip((name, "unit", "route", "codes"), parts, strict=True)
            if text.strip()
        ]
        printed.append(PrintedLine(1, number, tuple(cells)))
    return drug_rows(printed)


def named(found: list[DrugRow]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(row.name, row.unit, row.codes) for row in found]


def test_a_row_and_a_reference() -> None:
    drug, brand = rows(
        "Abatacept | 10 mg | IV | J0129", "Abelcet, see Amphotericin B Lipid Complex"
    )
    assert drug == DrugRow(
        1, 2, "Abatacept | 10 mg | IV | J0129", "Abatacept", "10 mg", "IV", ("J0129",)
    )
    assert (brand.name, brand.see, brand.codes) == ("Abelcet", "Amphotericin B Lipid Complex", ())
    assert brand.printed == "Abelcet, see Amphotericin B Lipid Complex"


def test_page_furniture_and_what_stands_before_the_first_letter_is_no_row() -> None:
    lines = [
        PrintedLine(1, 1, (Cell("2019 Table of Drugs", 187, 424),)),
        PrintedLine(1, 2, (Cell("IA - Intra-arterial", 54, 170),)),
        PrintedLine(1, 3, (Cell("A", 54, 62),)),
        PrintedLine(1, 4, (Cell("Alphanate", 54, 108), Cell("J7186", 505, 538))),
        PrintedLine(1, 5, (Cell("12", 372, 384),)),
        PrintedLine(2, 1, (Cell("Last", 54, 77), Cell("updated October 26, 2018", 83, 227))),
    ]
    assert named(drug_rows(lines)) == [("Alphanate", "", ("J7186",))]


@pytest.mark.parametrize(
    ("printed", "codes"),
    [
        ("J7604, J7608", ("J7604", "J7608")),
        ("J0287-J0289", ("J0287", "J0288", "J0289")),
        ("J7195, J7200-J7202", ("J7195", "J7200", "J7201", "J7202")),
        ("J2545,J7676", ("J2545", "J7676")),
        ("J0098-J0101", ("J0098", "J0099", "J0100", "J0101")),
    ],
)
def test_lists_and_ranges_of_codes(printed: str, codes: tuple[str, ...]) -> None:
    (row,) = rows(f"Acetylcysteine | per gram | INH | {printed}")
    assert row.codes == codes


def test_a_range_that_no_table_has_is_cut() -> None:
    (row,) = rows("Acetylcysteine | per gram | INH | J0000-J9999")
    assert len(row.codes) == 51


def test_a_wrapped_name_and_a_wrapped_list_of_codes() -> None:
    found = rows(
        "Factor VIII (recombinant) | per IU | IV | J7182, J7185,",
        " | | | J7188",
        "Factor IX (purified, | per IU | IV | J7193",
        "  non-recombinant)",
        letter="F",
    )
    assert named(found) == [
        ("Factor VIII (recombinant)", "per IU", ("J7182", "J7185", "J7188")),
        ("Factor IX (purified, non-recombinant)", "per IU", ("J7193",)),
    ]
    assert found[1].printed == "Factor IX (purified, non-recombinant) | per IU | IV | J7193"


def test_a_name_that_wraps_before_its_codes() -> None:
    found = rows(
        "Betamethasone acetate",
        "& betamethasone sodium phosphate | per 3 mg | IM | J0702",
        "Penicillin G benzathine and procaine",
        " | 100,000 units | IM | J0558",
        letter="B",
    )
    assert named(found) == [
        ("Betamethasone acetate & betamethasone sodium phosphate", "per 3 mg", ("J0702",)),
        ("Penicillin G benzathine and procaine", "100,000 units", ("J0558",)),
    ]


def test_a_wrapped_unit_and_a_wrapped_route() -> None:
    unit, route = rows(
        "BCG, live | per vial | IV | J9031",
        " | instillation",
        "Not otherwise classified drugs | | INH | J7699",
        " | administered thru DME",
        letter="B",
    )
    assert unit.unit == "per vial instillation"
    assert (route.unit, route.route) == ("", "INH administered thru DME")


def test_rows_leave_out_the_name_above() -> None:
    found = rows(
        "Asparaginase | 1,000 units | IV, IM | J9019",
        " | 10,000 units | IV, IM | J9020",
        "Argatroban (for non-esrd use) | 1 mg | IV | J0883",
        "  (for esrd use) | 1 mg | IV | J0884",
    )
    assert named(found) == [
        ("Asparaginase", "1,000 units", ("J9019",)),
        ("Asparaginase", "10,000 units", ("J9020",)),
        ("Argatroban (for non-esrd use)", "1 mg", ("J0883",)),
        ("Argatroban (for esrd use)", "1 mg", ("J0884",)),
    ]
    assert found[1].printed == "10,000 units | IV, IM | J9020"


def test_kinds_below_a_heading() -> None:
    heading, bivigam, gamunex = rows(
        "Immune globulin",
        "  Bivigam | 500 mg | IV | J1556",
        "  Gamunex | 500 mg | IV | J1561",
        letter="I",
    )
    assert (heading.name, heading.is_heading) == ("Immune globulin", True)
    assert named([bivigam, gamunex]) == [
        ("Immune globulin, Bivigam", "500 mg", ("J1556",)),
        ("Immune globulin, Gamunex", "500 mg", ("J1561",)),
    ]


def test_a_name_alone_is_no_heading() -> None:
    alone, _ = rows("Cinacacet", "Cisplatin | per 10 mg | IV | J9060", letter="C")
    assert (alone.name, alone.is_heading, alone.codes) == ("Cinacacet", False, ())


def references(found: list[DrugRow]) -> list[tuple[str, str | None]]:
    return [(row.name, row.see) for row in found]


def test_a_reference_wraps() -> None:
    found = rows(
        "Bicillin C-R, see Penicillin G procaine and penicillin G",
        "  benzathine",
        "Beta-Celestone, see Betamethasone acetate",
        "and betamethasone sodium phosphate",
        letter="B",
    )
    assert references(found) == [
        ("Bicillin C-R", "Penicillin G procaine and penicillin G benzathine"),
        ("Beta-Celestone", "Betamethasone acetate and betamethasone sodium phosphate"),
    ]


def test_references_that_run_on_part_at_a_listed_name() -> None:
    found = rows(
        "Nplate, see Romiplostim Nubain,",
        "see Nalbuphine HCl Nulojix, see",
        "Belatacept",
        "Nalbuphine HCl | per 10 mg | IM | J2300",
        "Romiplostim | 10 mcg | SC | J2796",
        letter="N",
    )
    assert references(found)[:3] == [
        ("Nplate", "Romiplostim"),
        ("Nubain", "Nalbuphine HCl"),
        ("Nulojix", "Belatacept"),
    ]
    assert found[1].printed == "Nubain, see Nalbuphine HCl"


def test_references_that_run_on_part_before_the_letter_of_the_alphabet() -> None:
    found = rows(
        "Testex, see Testosterone propionate Testoject-",
        "50, see Testosterone suspension",
        "Triacort Forte, see diacetate of triamcinolone Triacort",
        "A-40, see Triamcinolone acetonide",
        letter="T",
    )
    assert references(found) == [
        ("Testex", "Testosterone propionate"),
        ("Testoject-50", "Testosterone suspension"),
        ("Triacort Forte", "diacetate of triamcinolone"),
        ("Triacort A-40", "Triamcinolone acetonide"),
    ]


def test_a_reference_that_runs_on_into_a_drug() -> None:
    reference, drug, _ = rows(
        "Tazidime, see Ceftazidime Technetium TC Sestambi | per dose | | A9500",
        "Ceftazidime | per 500 mg | IV | J0713",
        letter="T",
    )
    assert (reference.name, reference.see, reference.codes) == ("Tazidime", "Ceftazidime", ())
    assert (drug.name, drug.unit, drug.codes) == ("Technetium TC Sestambi", "per dose", ("A9500",))
    assert drug.printed == "Technetium TC Sestambi | per dose | A9500"


def test_a_code_beside_a_reference_keeps_no_name() -> None:
    reference, nameless, _ = rows(
        "Cimzia, see Certolizumab pegol | | ORAL | Q4079",
        "Certolizumab pegol | 1 mg | SC | J0717",
        letter="C",
    )
    assert (reference.name, reference.see) == ("Cimzia", "Certolizumab pegol")
    assert (nameless.name, nameless.codes) == ("", ("Q4079",))
