"""corpus.cms.drug_names: where a reference leads."""

import pytest

from corpus.cms.drug_names import DrugNames, NamedCodes, key

TABLE = [
    NamedCodes("Amphotericin B", ("J0285",)),
    NamedCodes("Amphotericin B, lipid complex", ("J0287", "J0288", "J0289")),
    NamedCodes("Biperiden lactate", ("J0190",)),
    NamedCodes("Interferon gamma-1b", ("J9216",)),
    NamedCodes("Methylprednisolone acetate", ("J1020",)),
    NamedCodes("Methylprednisolone acetate", ("J1030",)),
    NamedCodes("Factor IX (anti-hemophilic factor, purified, non-recombinant)", ("J7193",)),
    NamedCodes("Factor IX (anti-hemophilic factor, recombinant)", ("J7195",)),
    NamedCodes("Etoposide", ("J9181",)),
    NamedCodes("Etoposide, oral", ("J8560",)),
    NamedCodes("Terbutaline sulfate", ("J3105",)),
    NamedCodes("Tacrolimus, oral", ("J7507",)),
    NamedCodes("Tacrolimus, parenteral", ("J7525",)),
    NamedCodes("Droperidol", ("J1790",)),
    NamedCodes("Droperidol and fentanyl citrate", ("J1810",)),
    NamedCodes("Ondansetron HCI", ("J2405",)),
    NamedCodes("Promazine HCl", ("J2950",)),
    NamedCodes("Cefuroxime sodium, sterile", ("J0697",)),
    NamedCodes("Bendamustine HCl (Treanda)", ("J9033",)),
    NamedCodes("Bendamustine HCl (Bendeka)", ("J9034",)),
    NamedCodes("Testosterone enanthate", ("J3121",)),
    NamedCodes("Disotate", (), "Endrate"),
    NamedCodes("Endrate", (), "Edetate disodium"),
    NamedCodes("Edetate disodium", ("J3520",)),
    NamedCodes("Round", (), "Robin"),
    NamedCodes("Robin", (), "Round"),
]


def codes(name: str, see: str) -> tuple[str, ...]:
    return DrugNames(TABLE).codes(NamedCodes(name, (), see))


@pytest.mark.parametrize(
    ("see", "expected"),
    [
        ("Amphotericin B Lipid Complex", ("J0287", "J0288", "J0289")),
        ("Amphotericin B", ("J0285",)),  # itself, not the longer name
        ("Biperiden", ("J0190",)),
        ("Bendamustine HCl", ("J9033", "J9034")),
        ("Interferon gamma 1-B", ("J9216",)),
        ("Methylprednisolone acetate", ("J1020", "J1030")),
        ("Factor IX, recombinant", ("J7195",)),
        ("Factor IX, purified, non-recombinant", ("J7193",)),
        ("Etoposide and Etoposide, oral", ("J9181", "J8560")),
        ("Etoposide; etoposide, lyophilized; and etoposide, oral", ("J9181", "J8560")),
        ("Terbutaline sulfate or Terbutaline, compounded", ("J3105",)),
        ("Tacrolimus, oral or parenteral", ("J7507", "J7525")),
        ("Droperidol with fentanyl citrate", ("J1810",)),
        ("Ondansetron hydrochloride", ("J2405",)),
        ("Endrate", ("J3520",)),
        ("Edetate disodium (J3520)", ("J3520",)),
    ],
)
def test_references(see: str, expected: tuple[str, ...]) -> None:
    assert codes("Brand", see) == expected


@pytest.mark.parametrize(
    ("see", "expected"),
    [
        ("Cufuroxime sodium", ("J0697",)),
        ("Methyprednisolone acetate", ("J1020", "J1030")),
        ("Propiomazine HCl", ()),  # another drug than promazine
        ("Etopside 2", ()),  # no name has this number
    ],
)
def test_a_slip_of_one_letter_is_seen_through(see: str, expected: tuple[str, ...]) -> None:
    assert codes("Brand", see) == expected


def test_the_kind_with_the_brands_name_is_meant() -> None:
    assert codes("Treanda", "Bendamustine HCl") == ("J9033",)


@pytest.mark.parametrize(
    "see",
    [
        "Estradiol valerate",
        "Testosterone enanthate and estradiol valerate",  # a combination is not its first part
        "Droperidol, lipid",
        "Round",
        "",
        "...",
    ],
)
def test_references_that_lead_nowhere(see: str) -> None:
    assert codes("Brand", see) == ()


def test_a_drug_leads_to_its_own_codes() -> None:
    assert DrugNames(TABLE).codes(TABLE[0]) == ("J0285",)


def test_key() -> None:
    assert key("Hydroxyzine HCl, non-oral (J3410), etc.") == "hydroxyzine hydrochloride nonoral"
