"""corpus.cms.drug_document: what the table says of one code, as a document."""

from datetime import date

from corpus.cms.drug_document import drug_document
from corpus.cms.drug_rows import DrugRow
from corpus.document import Authority, FactKind, SectionKind

BRAND = DrugRow(
    1,
    25,
    "Abelcet, see Amphotericin B Lipid Complex",
    "Abelcet",
    see="Amphotericin B Lipid Complex",
)
DRUG = DrugRow(
    3,
    11,
    "Amphotericin B, lipid complex | 10 mg | IV | J0287-J0289",
    "Amphotericin B, lipid complex",
    "10 mg",
    "IV",
    ("J0287", "J0288", "J0289"),
)

TEXT = """\
J0287 Amphotericin B, lipid complex
Also known as: Amphotericin B lipid complex, Abelcet
Unit (Table of Drugs 2019, page 3)
One unit is 10 mg.
Route (Table of Drugs 2019, page 3)
Route: IV (intravenous).
Rows (Table of Drugs 2019, page 1)
line 25: Abelcet, see Amphotericin B Lipid Complex
Rows (Table of Drugs 2019, page 3)
line 11: Amphotericin B, lipid complex | 10 mg | IV | J0287-J0289"""


def test_text_and_sections() -> None:
    document = drug_document("J0287", [BRAND, DRUG], 2019)
    assert document.text == TEXT
    assert [section.kind for section in document.sections] == [
        SectionKind.TITLE,
        SectionKind.ALIASES,
        SectionKind.BILLING,
        SectionKind.BILLING,
        SectionKind.RECORD,
        SectionKind.RECORD,
    ]


def test_source_and_id() -> None:
    document = drug_document("J0287", [BRAND, DRUG], 2019)
    assert document.id == "J0287.cms-table-of-drugs-2019"
    assert (document.title, document.system) == ("Amphotericin B, lipid complex", "HCPCS Level II")
    source = document.source
    assert (source.name, source.release) == ("CMS Table of Drugs", "2019")
    assert (source.authority, source.effective) == (Authority.CMS_DERIVED, date(2019, 1, 1))


def test_the_unit_is_a_fact_with_its_sentence() -> None:
    document = drug_document("J0287", [BRAND, DRUG], 2019)
    (fact,) = document.facts
    assert (fact.kind, fact.value) == (FactKind.UNIT, "10 mg")
    assert document.text[fact.start : fact.end] == "One unit is 10 mg."


def test_units_that_differ_name_their_drugs() -> None:
    caffeine = DrugRow(6, 36, "Caffeine citrate | 5 mg | J0706", "Caffeine citrate", "5 mg", "",
                       ("J0706",))  # fmt: skip
    cipro = DrugRow(8, 17, "Ciprofloxacin | 200 mg | J0706", "Ciprofloxacin", "200 mg", "",
                    ("J0706",))  # fmt: skip
    document = drug_document("J0706", [caffeine, cipro], 2019)
    assert "One unit is 5 mg (Caffeine citrate).\n" in document.text
    assert "One unit is 200 mg (Ciprofloxacin).\n" in document.text
    assert document.title == "Caffeine citrate"


def test_a_misprint_is_read_in_the_names_and_left_in_the_rows() -> None:
    row = DrugRow(2, 38, "Alprostadil, IVection | J0270", "Alprostadil, IVection", "", "",
                  ("J0270",))  # fmt: skip
    text = drug_document("J0270", [row], 2019).text
    assert "Also known as: Alprostadil injection\n" in text
    assert "line 38: Alprostadil, IVection | J0270" in text
